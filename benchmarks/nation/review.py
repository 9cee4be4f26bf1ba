"""The folder of one invented review: its documents as papers, then as files of one format."""

import random
from collections.abc import Callable, Mapping
from datetime import date

import yaml

from benchmarks.nation.typst_paper import typst_pdf
from benchmarks.nation.words import AREAS, actions, flagged, paragraphs
from publisher.terms import FlaggedTerm
from tests.examples.blocks import Block, Grid, Heading, Items, Paper, Para, Properties, Title
from tests.examples.settle import settle_docx
from tests.examples.word_file import word_bytes

SUMMARY, OVERVIEW, ROWS, LETTER = 3_000, 25_000, 15, 750
"""Words of a summary and of an overview report, rows of a plan, words of a letter (2 pages)."""
FORMATS = ("docx", "pdf", "docx", "pdf", "docx", "md", "docx", "pdf", "docx", "pdf")
"""Word, PDF and Markdown in the proportion 5:4:1."""
PARTNERSHIPS = 300
_PLACES = (
    "Ash Beck Cold Dray Elm Fern Gorse Hay Ivy Kell Lark Moss Nettle Otter Pine Quern Rush Wren",
    "brook dean by field ford gate grove hampton hill leigh mere pool side stow thorpe worth wick",
)
"""The beginnings and the ends of their names."""
_PSEUDONYMS = ("Alder", "Birch", "Cedar", "Clover", "Daisy", "Elder", "Fern", "Hazel", "Holly")


def slug_of(number: int) -> str:
    """Its address: partnership, year of death and a letter, as the handbook says."""
    partnership, turn = number % PARTNERSHIPS, number // PARTNERSHIPS
    return f"{_place(partnership).lower()}-{2012 + turn}-a"


def terms_of(number: int) -> list[FlaggedTerm]:
    """The flagged terms of that review."""
    return flagged(1_000 + number)


def has_overview(number: int) -> bool:
    """Whether it has an overview report: every fourth has, of every format."""
    return (number + number // len(FORMATS)) % 4 == 0


def review_files(number: int) -> Mapping[str, bytes]:
    """Every file of that review's folder by its name, but for the approval."""
    terms = terms_of(number)
    kind = FORMATS[number % len(FORMATS)]
    papers = {
        "executive-summary": _report("Executive summary", SUMMARY, 28, terms, number),
        "recommendations": _plan(terms, number),
    }
    if has_overview(number):
        papers["overview-report"] = _report("Overview report", OVERVIEW, 90, terms, -1 - number)
    cleared = list(papers)
    papers["qa-letter"] = _letter(cleared, terms, number)
    write = WRITERS[kind]
    return {
        "review.yml": _settings(number, cleared),
        "redactions.yml": yaml.safe_dump(
            [{"id": term.id, "kind": "person", "is": list(term.written)} for term in terms],
            sort_keys=False,
        ).encode(),
        **{f"{name}.{kind}": write(paper) for name, paper in papers.items()},
    }


def _place(partnership: int) -> str:
    begins, ends = (half.split() for half in _PLACES)
    return begins[partnership % len(begins)] + ends[partnership // len(begins)]


def _facts(number: int) -> dict[str, object]:
    """What review.yml and the letter both say."""
    year = 2012 + number // PARTNERSHIPS
    return {
        "pseudonym": _PSEUDONYMS[number % len(_PSEUDONYMS)],
        "partnership": f"{_place(number % PARTNERSHIPS)} Community Safety Partnership",
        "year": year,
        "dated": date(year + 3, 9, 8),
        "panel_met": date(year + 3, 6, 29),
    }


def _settings(number: int, cleared: list[str]) -> bytes:
    chance = random.Random(number)
    facts = _facts(number)
    year = int(str(facts["year"]))
    values = {
        "pseudonym": facts["pseudonym"],
        "partnership": facts["partnership"],
        "death": f"{year}-{chance.randrange(1, 13):02}",
        "circumstances": chance.choice(["homicide", "homicide", "homicide", "suicide"]),
        "notice": "This review is invented.",
        "letter": {
            "dated": facts["dated"],
            "panel_met": facts["panel_met"],
            "cleared": cleared,
            "areas_for_development": [
                {"area": area, "response": "Done.", "done": date(year + 3, 11, 14)}
                for area in AREAS
            ],
        },
        "status": "ready",
        "told": {"family": date(year + 4, 1, 9), "agencies": date(year + 4, 1, 10)},
        "themes": chance.sample(["coercive control", "housing", "children", "mental health"], 2),
    }
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True).encode()


def _report(title: str, words: int, firings: int, terms: list[FlaggedTerm], seed: int) -> Paper:
    blocks: list[Block] = [Title(title)]
    for at, paragraph in enumerate(paragraphs(words, firings, terms, seed)):
        if at % 8 == 0:
            blocks.append(Heading(1, f"What part {at // 8 + 1} found", numbered=False))
        blocks.append(Para(f"{at // 8 + 1}.{at % 8 + 1} {paragraph}"))
    return _paper(title, blocks)


def _plan(terms: list[FlaggedTerm], number: int) -> Paper:
    heads = (
        "No", "Recommendation", "Action to take", "Lead agency", "Target date", "Review date",
        "Outcome",
    )  # fmt: skip
    rows = (heads, *actions(ROWS, terms, number))
    grid = Grid("Action plan", (1.2, 6, 5, 3, 2.5, 2.5, 5), rows, small=True)
    return _paper("Recommendations", [Title("Recommendations"), grid], landscape=True)


def _letter(cleared: list[str], terms: list[FlaggedTerm], number: int) -> Paper:
    facts = _facts(number)
    documents = " and ".join(f"the {name.replace('-', ' ')}" for name in cleared)
    blocks: list[Block] = [
        Para("Interpersonal Abuse Unit\n2 Marsham Street\nLondon"),
        Para(f"{facts['dated']:%-d %B %Y}"),
        Para(
            f"Thank you for submitting the Domestic Homicide Review (DHR) report "
            f"({facts['pseudonym']}) for {facts['partnership']} (CSP) to the Home Office Quality "
            "Assurance (QA) Panel. The report was considered at the QA Panel meeting on "
            f"{facts['panel_met']:%-d %B %Y}."
        ),
        *map(Para, paragraphs(LETTER - 150, 4, terms, 500_000 + number)),
        Para(
            "The QA Panel was of the view that some points need further work, but the Home Office "
            f"is content that, on completion of these changes, {documents} should be published."
        ),
        Heading(1, "Areas for final development", numbered=False),
        Items(AREAS),
        Para("Yours sincerely"),
    ]
    return _paper("Letter", blocks)


def _paper(title: str, blocks: list[Block], *, landscape: bool = False) -> Paper:
    return Paper(Properties(title, "", ""), tuple(blocks), landscape=landscape)


def _markdown(paper: Paper) -> bytes:
    """The paper as a Markdown file."""
    lines: list[str] = []
    for block in paper.blocks:
        match block:
            case Title(text):
                lines.append(f"# {text}")
            case Heading(level, text, _):
                lines.append(f"{'#' * (level + 1)} {text}")
            case Para(text):
                lines.append(text.replace("\n", "\\\n"))
            case Items(items):
                lines.append("\n".join(f"- {item}" for item in items))
            case Grid(_, _, rows):
                table = [f"| {' | '.join(map(str, row))} |" for row in rows]
                lines.append("\n".join([table[0], "|---" * len(rows[0]) + "|", *table[1:]]))
            case _:
                raise TypeError(block)
    return ("\n\n".join(lines) + "\n").encode()


def _word(paper: Paper) -> bytes:
    return settle_docx(word_bytes(paper))


WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "docx": _word,
    "pdf": typst_pdf,
    "md": _markdown,
}
