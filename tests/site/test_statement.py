import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from publisher.config import PublisherSettings, SiteSettings
from publisher.errors import SettingsError
from publisher.intake.yaml_file import read_yaml
from publisher.shapes import Strict
from publisher.site.council import council_page, rendered
from publisher.site.proof import Proof, last_proof, proof_file, read_proof
from publisher.site.publication import Site
from publisher.site.statement import KEYS, result_of, unfilled
from publisher.statements import Accessibility, Audit, KnownProblem, Privacy
from tests.site.content import ENGLISH, SETTINGS, TODAY, own_pages
from tests.site.reading import Page, read
from tests.site.staged import stage

SAID = Accessibility(prepared=date(2027, 1, 2), reviewed=date(2027, 3, 4))
KEPT = Privacy(host="GitHub Pages", emails_kept="two years", data_protection="dpo@a.example")


def real(accessibility: Accessibility = SAID, privacy: Privacy = KEPT) -> SiteSettings:
    """The settings of a website that is no demonstration."""
    settings = PublisherSettings(
        council=SETTINGS.publisher.council, accessibility=accessibility, privacy=privacy
    )
    return SETTINGS.model_copy(update={"publisher": settings})


def shown(name: str, settings: SiteSettings) -> Page:
    return read(rendered(council_page(name, own_pages()[name], settings, ENGLISH, "").body))


def test_a_real_website_is_not_made_until_both_statements_are_filled_in() -> None:
    with pytest.raises(SettingsError) as error:
        stage(Site(real(Accessibility(), Privacy()), today=TODAY, pages=own_pages()))
    for key in KEYS.values():
        assert f"`{key}`" in error.value.message
    assert "statements.md" in error.value.remedy
    assert stage(Site(real(), today=TODAY, pages=own_pages()))


@pytest.mark.parametrize("name", KEYS)
def test_each_thing_that_must_be_said_is_named_if_it_is_not(name: str) -> None:
    part, key = KEYS[name].rstrip(":").split(": ")
    less = {"accessibility": SAID, "privacy": KEPT}
    less[part] = less[part].model_copy(update={key: None})
    settings = real(**less)  # type: ignore[arg-type]
    assert unfilled(settings) == {name: f"{part}: {key}:"}
    with pytest.raises(SettingsError, match=f"{part}: {key}:"):
        stage(Site(settings, today=TODAY, pages=own_pages()))


def test_a_page_that_a_council_wrote_anew_needs_only_what_it_uses() -> None:
    pages = own_pages() | {"privacy.md": own_pages()["help.md"]}
    assert stage(Site(real(privacy=Privacy()), today=TODAY, pages=pages))


def test_a_demonstration_says_that_each_council_fills_this_in() -> None:
    assert SETTINGS.publisher.is_demonstration
    assert unfilled(SETTINGS) == {}
    words = ENGLISH("statement.later")
    assert shown("accessibility.md", SETTINGS).text.count(words) == 2
    assert shown("privacy.md", SETTINGS).text.count(words) == 3


@pytest.mark.parametrize("name", ["accessibility.md", "privacy.md"])
def test_no_field_of_a_real_website_is_left_empty(name: str) -> None:
    page = shown(name, real())
    assert ENGLISH("statement.later") not in page.text
    assert not [e for e in page.all("p", "li") if not e.text.strip()]


def test_the_accessibility_statement_says_when_it_was_prepared_and_reviewed() -> None:
    text = shown("accessibility.md", real()).text
    assert "This statement was prepared on 2 January 2027." in text
    assert "It was last reviewed on 4 March 2027." in text
    assert "The website has not been tested by an outside body." in text
    assert "We do not claim that anything is a disproportionate burden." in text


def test_it_says_what_the_council_knows() -> None:
    problem = KnownProblem(
        what="the logo has no description",
        criterion="1.1.1 (non-text content)",
        plan="we mend it in May",
    )
    said = SAID.model_copy(
        update={
            "audit": Audit(by="B (audits)", on=date(2027, 1, 5), report="https://b.example/r_(1)"),
            "problems": (problem, problem),
            "burden": ("old maps",),
            "outside_scope": ("*live* video",),
            "improving": "An audit in spring.",
        }
    )
    page = shown("accessibility.md", real(said))
    assert "The website was tested on 5 January 2027 by B (audits). Read their report." in page.text
    assert "https://b.example/r_%281%29" in [a.attributes["href"] for a in page.all("a")]
    items = [e.text.strip() for e in page.all("li")]
    told = "The logo has no description. This fails WCAG 2.2 success criterion "
    assert items.count(f"{told}1.1.1 (non-text content). We mend it in May.") == 2
    assert "Old maps." in items
    assert "*live* video." in items
    assert "An audit in spring." in page.text
    assert "We do not claim" not in page.text


@pytest.mark.parametrize("criterion", ["1.1", "contrast", "5.1.1", "1.1.1a"])
def test_a_criterion_is_one_of_wcag(criterion: str) -> None:
    with pytest.raises(ValidationError):
        KnownProblem(what="x", criterion=criterion, plan="y")


def test_the_privacy_page_says_what_the_host_says_of_its_logs() -> None:
    def links(privacy: Privacy) -> str:
        return " ".join(
            a.attributes["href"] or "" for a in shown("privacy.md", real(SAID, privacy)).all("a")
        )

    assert "docs.github.com" in links(KEPT)
    other = KEPT.model_copy(update={"host": "Ashgrove Hosting"})
    assert "docs.github.com" not in links(other)
    told = other.model_copy(update={"host_notice": "https://h.example/logs"})
    assert "https://h.example/logs" in links(told)
    assert "mailto:dpo@a.example" in links(KEPT)


def test_the_statement_quotes_what_was_tested() -> None:
    proof = Proof(date(2027, 1, 1), {"axe-core": "4.1", "Chromium": "150"}, ("home", "letter"), 0)
    text = read(rendered(result_of(proof, ENGLISH))).text
    assert "with axe-core 4.1 and Chromium 150." in text
    assert "colours: home, letter. The test found no failure." in text
    found = Proof(proof.tested, proof.tools, proof.kinds, 2)
    assert "found 2 failures" in read(rendered(result_of(found, ENGLISH))).text
    assert read_proof(proof_file(proof)) == proof
    assert (
        read(rendered(result_of(last_proof(), ENGLISH))).text
        in shown("accessibility.md", real()).text
    )


def test_the_examples_of_the_handbook_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "handbook" / "statements.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    read, faults = read_yaml("".join(blocks).encode(), Both)
    assert faults == []
    assert read is not None
    assert unfilled(real(read.accessibility, read.privacy)) == {}


class Both(Strict):
    accessibility: Accessibility
    privacy: Privacy
