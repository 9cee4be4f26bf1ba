"""Nothing public depends on whom it hides, or on what is not public yet.

Whole sites are built twice, of reviews in every format. Around another secret, of another
length and other letters, every byte of the site and of the packs is the same; so it is with
reviews beside them that nobody may know of. The first site is built without these and with
them, every other one with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.errors import ExitCode
from publisher.intake.naming import APPROVAL
from tests.examples.make_examples import REVIEWS, SLUGS
from tests.examples.office import Office
from tests.folders import FILES, add_review, approve, files_below, job, make_site
from tests.hard_cases.secret import OTHERS, SECRET, Secret
from tests.whole_sites.corpus import CORPUS, Written, in_pdf, plan_for_pdf
from tests.whole_sites.examples import LONG, SHORT, files_of, make_site_of, shipped
from tests.whole_sites.said import DISGUISES

pytestmark = pytest.mark.slow
NOTHING_ELSE: Mapping[str, None] = dict.fromkeys(FILES)
HIDDEN = {
    "ashgrove-2013-a": "status: draft",
    "ashgrove-2016-b": "status: withheld\nreason: the trial is not over",
    "ashgrove-2020-a": "status: ready\npublish: {from: 2027-01-01}",
}


def site(root: Path, secret: Secret) -> Path:
    make_site(root)
    for written in CORPUS:
        add_review(root, written.slug, {**NOTHING_ELSE, **written.files(secret)})
    return root


def released(root: Path) -> dict[str, bytes]:
    """Build the site; everything that goes out."""
    outcome = pipeline.build(job(root), lambda _: None)
    assert outcome.exit_code is ExitCode.DONE, [f for f in outcome.findings if f.stops]
    packs = files_below(root / "_build" / "packs")
    return {
        **files_below(root / "_build" / "public"),
        **{f"packs/{p}": d for p, d in packs.items()},
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@dataclass(frozen=True)
class Public:
    """A site that has been built, and every file that went out."""

    root: Path
    files: Mapping[str, bytes]


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Public:
    root = site(tmp_path_factory.mktemp("public") / "root", SECRET)
    return Public(root, released(root))


def hide(root: Path) -> None:
    """Put reviews beside the others that nobody may know of."""
    for (slug, settings), written, secret in zip(
        HIDDEN.items(), CORPUS[1:4], (*OTHERS, SECRET), strict=True
    ):
        hidden = Written(slug, "Willow", written.documents)
        add_review(root, slug, {**NOTHING_ELSE, **hidden.files(secret, settings)})


def test_another_secret_gives_the_same_bytes_in_every_format_and_disguise(
    public: Public, tmp_path: Path
) -> None:
    for number, other in enumerate(OTHERS, 1):
        root = site(tmp_path / str(number), other)
        hide(root)
        assert differing(public.files, released(root)) == []
    for written in CORPUS:
        pages = "".join(
            data.decode()
            for path, data in public.files.items()
            if path.startswith(f"reviews/{written.slug}/") and path.endswith("/index.html")
        )
        removed = sum(pages.count(words) for words in (written.pseudonym, "removed]"))
        assert removed > len(DISGUISES), "the person is spoken of, and each time replaced"


def test_hidden_reviews_change_no_byte(public: Public) -> None:
    hide(public.root)
    assert differing(public.files, released(public.root)) == []


def test_the_examples_are_the_same_around_other_people_and_beside_hidden_reviews(
    tmp_path: Path,
) -> None:
    (tmp_path / "office").mkdir()
    first = make_site_of(shipped(), tmp_path / "shipped")
    short, long = files_of((SHORT, LONG), Office(tmp_path / "office"))
    assert not any(data == (REVIEWS / path).read_bytes() for path, data in short.items())
    for slug in SLUGS:
        approve(first, slug)
        approval = (first / "reviews" / slug / APPROVAL).read_bytes()
        for files in (short, long):
            files[f"{slug}/{APPROVAL}"] = approval  # of the same words, so it holds
    before = released(first)
    assert {path.split("/")[1] for path in before if path.startswith("packs/")} == {*SLUGS}
    others = [make_site_of(short, tmp_path / "short"), make_site_of(long, tmp_path / "long")]
    for root in (first, *others):
        hide(root)
        assert differing(before, released(root)) == []


def test_another_secret_in_the_table_of_a_pdf_gives_the_same_bytes(
    tmp_path: Path,
) -> None:
    def plan(secret: Secret) -> dict[str, str | bytes | None]:
        table = in_pdf(secret, plan_for_pdf(secret))
        files = CORPUS[0].files(secret)
        return {**NOTHING_ELSE, **files, "recommendations.csv": None, "recommendations.pdf": table}

    roots = [make_site(tmp_path / str(number)) for number in range(2)]
    for root, secret in zip(roots, (SECRET, OTHERS[0]), strict=True):
        add_review(root, CORPUS[0].slug, plan(secret))
    assert differing(*map(released, roots)) == []
