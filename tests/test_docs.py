"""What the pages say agrees with the code, and every link in them leads somewhere.

The tables in docs/handbook/settings.md are made from the models: keys, what to write and what
is assumed. Only the last column is written by hand, and kept. Commands, exit codes and what each
finding says are made by `tests.references`. After a change of a model, a command or a rule run

    .venv/bin/python -m tests.test_docs

and write what is new where a page says "(to be written)".
"""

import importlib
import os
import re
import types
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import unquote

import click
import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from publisher import config, shapes
from publisher.findings import Rule
from publisher.intake.site_file import _MkdocsFile
from publisher.intake.yaml_file import SHAPES, read_yaml
from publisher.record.report import HANDBOOK as HANDBOOK_PAGE
from publisher.terms import REMOVED, TermKind
from tests.pictures import FOLDER, LOOKS, PAGES, PREVIEW
from tests.references import (
    COMMANDS,
    NEW,
    TO_WRITE,
    as_shown,
    section,
    with_commands,
    with_findings,
    with_modules,
)

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs" / "handbook"
SETTINGS = HANDBOOK / "settings.md"
TABLES: dict[str, type[BaseModel]] = {
    "mkdocs.yml": _MkdocsFile,
    "review.yml": config.ReviewSettings,
    "redactions.yml": config.TermSettings,
}
WORDS: tuple[tuple[Any, str], ...] = (
    (shapes.Line, "words on one line"),
    (shapes.Words, "words"),
    (shapes.Colour, "a colour, such as `#1f3a5f`"),
    (shapes.HttpsAddress, "an address that begins with `https://`"),
    (shapes.SiteAddress, "an address that begins with `https://` and ends with `/`"),
    (shapes.PictureFile, "the name of a PNG or JPEG file beside `mkdocs.yml`"),
    (shapes.EmailAddress, "an e-mail address"),
    (shapes.Fingerprint, "the 12 letters and digits that `publisher check` names"),
    (shapes.Slug, "the name of a review's folder, such as ashgrove-2019-a"),
    (date, "a date, such as `2022-09-08`"),
    (bool, "`true` or `false`"),
    (str, "a word"),
)
"""What to write, by type; for a type that only one key has, `SHAPES` says it by the key."""


# -- the tables of settings ------------------------------------------------------------


def what_to_write(hint: Any, name: str) -> str:
    """The kind of value that a key of that name takes, in words for those who fill it in."""
    if get_origin(hint) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return ", ".join(f"`{value}`" for value in hint)
    if get_origin(hint) is tuple:
        return "a list: " + what_to_write(get_args(hint)[0], name)
    if get_origin(hint) is dict:
        return "a list of pairs: words, a colon, words"
    if get_origin(hint) in (Union, types.UnionType):
        return what_to_write(get_args(hint)[0], name)
    return next((words for known, words in WORDS if hint == known), SHAPES.get(name, "words"))


def model_in(hint: Any) -> type[BaseModel] | None:
    """The model that a key holds, once or as a list."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((m for m in map(model_in, get_args(hint)) if m), None)


def rows(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, str, str]]:
    """Key, what to write and what is assumed, for every key that holds a value."""
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        key = f"{above}{field.alias or name}:"
        inner = model_in(hints[name])
        if inner:
            between = " - " if get_origin(hints[name]) is tuple else " "
            yield from rows(inner, f"{key}{between}")
        else:
            yield f"`{key}`", what_to_write(hints[name], name), assumed(field.default)


def assumed(default: object) -> str:
    if default is PydanticUndefined:
        return "must be there"
    if default is None or default == ():
        return "nothing"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def with_tables(page: str) -> str:
    """The page with every table between its marks made anew, its last column kept."""
    for file, model in TABLES.items():
        start, end = f"<!-- table: {file} -->\n", "<!-- end of table -->"
        before, _, rest = page.partition(start)
        old, _, after = rest.partition(end)
        assert after, f"settings.md lacks the marks of the table of {file}"
        page = before + start + table(model, meanings(old)) + end + after
    return page


def meanings(old: str) -> dict[str, str]:
    """The last column of a table by its first."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in old.splitlines()]
    return {row[0]: row[-1] for row in cells if len(row) == 4}


def table(model: type[BaseModel], kept: dict[str, str]) -> str:
    lines = ["| Key | What to write | If left out | What it is |", "|---|---|---|---|"]
    for key, write, default in rows(model):
        lines.append(f"| {key} | {write} | {default} | {kept.get(key, TO_WRITE)} |")
    return "\n".join(["", *lines, "", ""])


def test_the_tables_of_settings_agree_with_the_models() -> None:
    page = SETTINGS.read_text(encoding="utf-8")
    assert with_tables(page) == page, "run .venv/bin/python -m tests.test_docs"
    assert TO_WRITE not in page


def test_a_key_that_is_new_shows_in_the_table() -> None:
    class Grown(config.TermSettings):
        colour: shapes.Line | None = None

    assert f"| `colour:` | words on one line | nothing | {TO_WRITE} |" in table(Grown, {})


def test_what_stands_in_a_terms_place_is_as_the_handbook_says() -> None:
    page = SETTINGS.read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z]+)` \| .* \| (?:`([^`]*)`) \|$", page, re.MULTILINE))
    assert told == {str(kind): REMOVED[kind] for kind in TermKind}


def examples(start: str) -> list[str]:
    """The YAML blocks of the handbook that begin like that."""
    blocks = [
        t.content for p in sorted(HANDBOOK.glob("*.md")) for t in tokens(p) if t.info == "yaml"
    ]
    return [block for block in blocks if block.startswith(start)]


@pytest.mark.parametrize(
    ("start", "shape"),
    [("pseudonym:", config.ReviewSettings), ("- id:", tuple[config.TermSettings, ...])],
    ids=["review.yml", "redactions.yml"],
)
def test_the_examples_in_the_handbook_can_be_read(start: str, shape: type) -> None:
    assert examples(start)
    for example in examples(start):
        assert read_yaml(example.encode(), shape)[1] == []


# -- commands, findings, dependencies ----------------------------------------------------------


COMMANDS_PAGE, FINDINGS_PAGE = HANDBOOK / "commands.md", HANDBOOK / "findings.md"
DEVELOPERS_PAGE = ROOT / "docs" / "developers" / "README.md"
MADE: dict[Path, Callable[[str], str]] = {
    COMMANDS_PAGE: with_commands,
    FINDINGS_PAGE: with_findings,
    DEVELOPERS_PAGE: with_modules,
}


@pytest.mark.parametrize(("page", "made"), MADE.items(), ids=[page.name for page in MADE])
def test_the_references_agree_with_the_code(page: Path, made: Callable[[str], str]) -> None:
    told = page.read_text(encoding="utf-8")
    assert made(told) == told, "run .venv/bin/python -m tests.test_docs"
    assert TO_WRITE not in told


def test_a_command_is_told_with_its_help_its_arguments_and_its_options() -> None:
    @click.command()
    @click.argument("slug", metavar="REVIEW")
    @click.option("--loud", is_flag=True, help="Shout, as K105 says.")
    @click.option("--to", required=True, metavar="FILE", help="Where to.")
    def sing(slug: str, loud: bool, to: str) -> None:
        """Sing a song.

        See docs/handbook/scans.md
        """

    assert section("sing", sing, {"`--to FILE`": "Where to. Must be given."}) == (
        "### publisher sing\n\nSing a song.\n\nSee [scans.md](scans.md)\n\n"
        "    publisher sing REVIEW --to FILE [--loud]\n\n"
        "| Option | What it means |\n|---|---|\n"
        "| `--loud` | Shout, as [K105](findings.md#k105) says. |"
    )


def test_a_new_rule_gets_its_section_and_what_was_written_by_hand_is_kept() -> None:
    page = FINDINGS_PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("## D102\n")
    without = before + rest[rest.index("## D103\n") :]
    new = f"## D102\n\n{as_shown(Rule.D102)}\n\n{NEW}\n## D103\n"
    assert with_findings(without) == without.replace("## D103\n", new)
    assert with_findings(page.replace("> **Stop.** ", "> **Advice.** No longer ")) == page
    assert with_findings(page.replace(as_shown(Rule.D102) + "\n\n", "**Stop.** ")) == page


@pytest.mark.parametrize("words", COMMANDS)
def test_the_help_of_a_command_reads_well_in_the_list_and_for_each_option(words: str) -> None:
    command = COMMANDS[words]
    assert not command.get_short_help_str(64).endswith("..."), "its first sentence is too long"
    for param in command.params:
        assert not isinstance(param, click.Option) or (param.help or "").endswith("."), param.name


def test_every_make_of_the_handbook_is_there() -> None:
    pages = (page.read_text(encoding="utf-8") for page in COMMANDS_PAGE.parent.glob("*.md"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = {name for page in pages for name in re.findall(r"`make ([a-z-]+)", page)}
    assert len(told) > 3
    assert told <= set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


SAID = re.compile(r"docs/handbook/[\w-]+\.md(?:#[\w-]+)?")


def pages_said() -> set[str]:
    """The pages of the handbook that the publisher's own messages name."""
    files = sorted((ROOT / "publisher").rglob("*.py"))
    return {said for file in files for said in SAID.findall(file.read_text(encoding="utf-8"))}


def missing_pages(said: Iterable[str]) -> list[str]:
    """Those among them that are not there, or have no such heading."""
    parts = [(one, *one.partition("#")[::2]) for one in sorted(said)]
    return [
        one
        for one, path, anchor in parts
        if not (ROOT / path).exists() or (anchor and anchor not in anchors(ROOT / path))
    ]


def test_every_page_of_the_handbook_that_a_message_names_is_there() -> None:
    assert len(pages_said()) > 3
    assert missing_pages(pages_said()) == []
    of_findings = {f"{HANDBOOK_PAGE}#{rule.code.lower()}" for rule in Rule}
    assert missing_pages(of_findings) == []


def test_a_page_that_a_message_names_and_is_not_there_is_found() -> None:
    gone = ["docs/handbook/no.md", "docs/handbook/files.md#no-such-heading"]
    assert missing_pages([*gone, "docs/handbook/files.md#names"]) == sorted(gone)


@pytest.mark.parametrize("name", sorted(p.stem for p in (ROOT / "requirements").glob("*.in")))
def test_every_dependency_is_explained_and_nothing_else_is(name: str) -> None:
    page = (ROOT / "docs" / "developers" / "dependencies.md").read_text(encoding="utf-8")
    part = page.partition(f"<!-- {name}.in -->")[2].partition("<!-- end -->")[0]
    wanted = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    packages = [re.split(r"[=<>~ ]", line)[0] for line in wanted if re.match(r"[A-Za-z]", line)]
    head, *explained = re.findall(r"^\| ([\w.-]+) \|", part, re.MULTILINE)
    assert (head, sorted(explained)) == ("Package", sorted(packages))


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda page: page.name)
def test_a_page_of_the_handbook_says_first_for_whom_it_is(page: Path) -> None:
    title, opening = page.read_text(encoding="utf-8").split("\n\n")[:2]
    assert title.startswith("# ")
    assert opening.startswith("For "), "say for whom the page is and how long it takes"


def test_what_is_to_be_run_is_told_as_it_is_typed() -> None:
    """But where a message is quoted: a run says the command as it is typed there."""
    told = [
        (page.name, line)
        for page in sorted(HANDBOOK.glob("*.md"))
        for line in page.read_text(encoding="utf-8").splitlines()
        if re.search(r"\b[Rr]un `publisher ", line) and not line.startswith(">")
    ]
    assert told == []


# -- the way through the browser -------------------------------------------------------


def test_the_way_through_the_browser_names_what_the_workflows_have() -> None:
    page = (HANDBOOK / "by-browser.md").read_text(encoding="utf-8")
    council = ROOT / "templates" / "council" / ".github" / "workflows" / "reviews.yml"
    workflow = yaml.load(council.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert f"**{workflow['name']}**" in page
    form = workflow["on"]["workflow_dispatch"]["inputs"]
    told = set(re.findall(r"\btask(?:\*, choose|) `([a-z]+)`", page))
    assert told == {"begin", "check", "approve", "sent"}
    assert told <= set(form["task"]["options"])
    assert set(re.findall(r"[Uu]nder \*([a-z]+)\*", page)) == set(form)
    for field, asks in form.items():  # GitHub shows what describes it, or else its name
        assert asks.get("description", f"{field}: ").startswith(f"{field}: ")
    files = sorted((ROOT / ".github").rglob("*.yml")) + sorted((ROOT / ".github").glob("*.py"))
    run = "".join(file.read_text(encoding="utf-8") for file in files)
    assert {"date", "review"} <= set(re.findall(r"[Uu]nder (\w+),? write\b", run)) <= set(form)
    for words in ("site-as-it-would-be", "previews-with-marks", "review-begun-", "Begin a review"):
        assert words in page
        assert words in run


# -- every page of the repository ------------------------------------------------------


def pages() -> list[Path]:
    """Every Markdown file of ours that is read here: no reviews, no test data, nothing built.

    The links of docs/site are those of the staged site; MkDocs refuses dead ones itself.
    """
    found = []
    for folder, inside, files in os.walk(ROOT):
        inside[:] = sorted(
            name
            for name in inside
            if name[0] not in "._" and name not in ("reviews", "site", "files")
        )
        found += [Path(folder, name) for name in sorted(files) if name.endswith(".md")]
    return found


@cache
def tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors that GitHub gives a page's headings."""
    found: dict[str, int] = {}
    names = set()
    for before, heading in zip(tokens(page), tokens(page)[1:], strict=False):
        if before.type != "heading_open":
            continue
        text = "".join(part.content for part in heading.children or [])
        name = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        found[name] = found.get(name, -1) + 1
        names.add(f"{name}-{found[name]}" if found[name] else name)
    return frozenset(names)


def links(page: Path) -> list[str]:
    """The targets of the links and pictures that lead to another place in the repository."""
    parts = [part for token in tokens(page) for part in token.children or []]
    targets = [str(part.attrGet("href") or part.attrGet("src") or "") for part in parts]
    return [t for t in targets if t and not re.match(r"[a-z]+:|/", t)]


def dead_links(page: Path) -> list[str]:
    dead = []
    for target in links(page):
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    return dead


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert dead_links(page) == []


def test_a_link_to_a_missing_file_or_heading_is_found(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# B\n## What it is\n## What it is\n```\n[code](no.md)\n```\n")
    page = tmp_path / "a.md"
    page.write_text(
        "# A `b`: c\n[1](b.md) [2](b.md#what-it-is-1) [3](#a-b-c) [4](https://example.org/no)\n"
        "[5](c.md) [6](b.md#what-it-was) [7](#d) ![8](p.png)\n"
    )
    assert dead_links(page) == ["c.md", "b.md#what-it-was", "#d", "p.png"]
    assert dead_links(tmp_path / "b.md") == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_package_registry(page: Path) -> None:
    host = r"\b(pypi|npmjs|pythonhosted|rubygems|crates)\.(org|io|com)\b"
    assert re.findall(host, page.read_text(encoding="utf-8")) == []


def test_every_picture_is_shown_and_is_one_that_make_pictures_takes() -> None:
    there = {path.name for path in FOLDER.iterdir()}
    taken = {f"{name}-{look}.png" for name in PAGES for look in LOOKS}
    taken |= {f"{name}.png" for name in PREVIEW}
    texts = [page.read_text(encoding="utf-8") for page in HANDBOOK.glob("*.md")]
    shown = {name for text in texts for name in re.findall(r"\(pictures/([^)]*)\)", text)}
    assert there == taken == shown
    assert max(path.stat().st_size for path in FOLDER.iterdir()) < 100_000


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda page: page.name)
def test_every_page_of_the_handbook_stands_in_its_contents(page: Path) -> None:
    contents = HANDBOOK / "README.md"
    assert page == contents or page.name in links(contents)


# -- the threat model ------------------------------------------------------------------

THREATS = ROOT / "docs" / "developers" / "threat-model.md"
_GUARD = re.compile(r"\[`(\w+)`\]\((\S+?\.py)\)")


def promises() -> dict[str, list[tuple[str, str]]]:
    """Each promise of the threat model, and the tests that guard it: name and file."""
    table = THREATS.read_text(encoding="utf-8").partition("| Promise | Guarded by |")[2]
    rows = [line.strip("| ").split(" | ") for line in table.partition("\n\n")[0].splitlines()]
    return {row[0]: _GUARD.findall(row[-1]) for row in rows[2:]}


def missing_guards(guards: list[tuple[str, str]]) -> list[str]:
    """The tests among them that their file does not have."""
    return [
        test
        for test, file in guards
        if f"\ndef {test}(" not in (THREATS.parent / file).read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("promise", promises())
def test_every_promise_is_guarded_by_a_test_that_is_there(promise: str) -> None:
    guards = promises()[promise]
    assert guards
    assert missing_guards(guards) == []


def test_a_guard_that_is_not_there_is_found() -> None:
    assert len(promises()) > 30
    assert missing_guards([("test_nothing", "../../tests/test_docs.py")]) == ["test_nothing"]


LIMIT = re.compile(r"\| ([\d,]+) \| `([\w.]+):([\w.]+)` \|")


def test_the_page_of_limits_says_what_the_code_does() -> None:
    page = (ROOT / "docs" / "developers" / "limits.md").read_text(encoding="utf-8")
    found = LIMIT.findall(page)
    assert len(found) == page.count("| `publisher.")
    for said, module, name in found:
        value: object = importlib.import_module(module)
        for part in name.split("."):
            value = getattr(value, part)
        assert value == int(said.replace(",", "")), f"{module}:{name}"


if __name__ == "__main__":
    for page, anew in {SETTINGS: with_tables, **MADE}.items():
        page.write_text(anew(page.read_text(encoding="utf-8")), encoding="utf-8")
