"""The references that are made from the code: commands, exit codes, findings, modules.

    .venv/bin/python -m tests.test_docs

writes them anew. In commands.md and the developers' page they stand between marks. In findings.md
the quotation under each code is made; what is below it is written by hand, and kept.
"""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click

from publisher.cli import cli
from publisher.errors import ExitCode
from publisher.findings import Rule
from tests.folders import ROOT

TO_WRITE = "(to be written)"
END = "<!-- end -->"
SHARED_BY = 3
"""An option that at least so many commands have alike is told once for all of them."""


def between_marks(page: str, mark: str, made: str) -> str:
    """The page with what stands between `<!-- made: MARK -->` and the next end made anew."""
    start = f"<!-- made: {mark} -->\n"
    before, found, rest = page.partition(start)
    _, ended, after = rest.partition(END)
    assert found, f"the page lacks the mark {start}"
    assert ended, f"what is made from {mark} has no end"
    return f"{before}{start}\n{made}\n\n{END}{after}"


# -- commands --------------------------------------------------------------------------


def commands(group: click.Group = cli, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that call it ("terms edit"), in the order of the help."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


COMMANDS = dict(commands())


def with_commands(page: str) -> str:
    """The page of commands with its list, its sections and its exit codes made anew."""
    shared = shared_options()
    page = between_marks(page, "list of commands", listed())
    page = between_marks(page, "shared options", table("Option", "What it means", shared))
    told = "\n\n".join(section(words, command, shared) for words, command in COMMANDS.items())
    page = between_marks(page, "commands", told)
    codes = {str(code.value): linked(code.means) for code in ExitCode}
    return between_marks(page, "exit codes", table("Code", "What it means", codes))


def listed() -> str:
    rows = {
        f"[`publisher {words}`](#publisher-{words.replace(' ', '-')})": sentences(command)[0]
        for words, command in COMMANDS.items()
    }
    return table("Command", "What it does", rows)


def section(words: str, command: click.Command, shared: dict[str, str]) -> str:
    """A command's heading, what its help says, how it is called, and its own options."""
    own = {name: means for name, means in options(command).items() if name not in shared}
    parts = [
        f"### publisher {words}",
        *(linked(part) for part in sentences(command)),
        f"    {' '.join(['publisher', words, *arguments(command)])}",
    ]
    return "\n\n".join([*parts, *([table("Option", "What it means", own)] if own else [])])


def sentences(command: click.Command) -> list[str]:
    """The paragraphs of a command's help, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", (command.help or "").strip())]


def arguments(command: click.Command) -> list[str]:
    """What follows the command on its line, what may be left out in square brackets."""
    context = click.Context(command)
    told = []
    for param in command.params:
        if isinstance(param, click.Option):
            value = "" if param.is_flag else f" {param.make_metavar(context).strip('[]')}"
            one = f"{param.opts[0]}{value}"
            told.append((not param.required, one if param.required else f"[{one}]"))
        else:
            told.append((False, param.make_metavar(context)))
    return [one for _, one in sorted(told, key=lambda one: one[0])]


def options(command: click.Command) -> dict[str, str]:
    """A command's options as its help tells them: name and value, then what they mean."""
    context = click.Context(command)
    records = [p.get_help_record(context) for p in command.params if isinstance(p, click.Option)]
    return {f"`{name}`".replace("|", "\\|"): meant(means) for name, means in filter(None, records)}


def meant(means: str) -> str:
    """Click's words for an option, with what it assumes and asks for in sentences."""
    means = re.sub(r"\s*\[default: (.*)\]$", r" If left out: `\1`.", means)
    return linked(re.sub(r"\s*\[required\]$", " Must be given.", means))


def shared_options() -> dict[str, str]:
    alike = Counter(one for command in COMMANDS.values() for one in options(command).items())
    return dict(sorted(one for one, times in alike.items() if times >= SHARED_BY))


def linked(text: str) -> str:
    """The text with findings and pages of the handbook as links."""
    text = re.sub(r"\b([A-Z]\d{3})\b", lambda m: f"[{m[1]}](findings.md#{m[1].lower()})", text)
    return re.sub(r"docs/handbook/(([\w-]+\.md)(#[\w-]+)?)", r"[\2](\1)", text)


def table(first: str, second: str, rows: dict[str, str]) -> str:
    return "\n".join(
        [f"| {first} | {second} |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows.items())]
    )


# -- modules ---------------------------------------------------------------------------


def with_modules(page: str) -> str:
    """The developers' page with its list of modules made anew."""
    return between_marks(page, "modules", table("Module", "What it is or does", modules()))


def modules() -> dict[str, str]:
    """Each module and room in the order of the layers, from the top, by its docstring."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if "layers" in contract)
    names = [name.strip().removeprefix("publisher.") for row in layers for name in row.split("|")]
    told = {}
    for name in names:
        room = ROOT / "publisher" / name
        at = f"{name}/" if room.is_dir() else f"{name}.py"
        file = room / "__init__.py" if room.is_dir() else room.with_suffix(".py")
        told[f"[`{at}`](../../publisher/{at})"] = first_sentence(file)
    return told


def first_sentence(module: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0]


# -- findings --------------------------------------------------------------------------

_SECTION = re.compile(r"^## ([A-Z]\d{3})\n\n(.*?)(?=^##? |\Z)", re.MULTILINE | re.DOTALL)
_MADE = re.compile(r"\A(?:(?:> ?.*\n)+\n)?(?:\*\*(?:Stop|Advice)\.\*\* )?")
"""The quotation, or the severity as somebody wrote it who added a section by hand."""
NEW = f"{TO_WRITE}\n\n**Usual causes.** {TO_WRITE}\n\n**What to do.** {TO_WRITE}\n"


def with_findings(page: str) -> str:
    """The page of findings with the quotation under each code made anew."""
    there = {match[1] for match in _SECTION.finditer(page)}
    for before, rule in zip([None, *Rule], Rule, strict=False):
        if rule.code not in there:
            page = _added(page, rule.code, before.code if before else "")
    return _SECTION.sub(_told_anew, page)


def _told_anew(match: re.Match[str]) -> str:
    code, below = match[1], _MADE.sub("", match[2])
    return (
        f"## {code}\n\n{as_shown(Rule[code])}\n\n{below}" if code in Rule.__members__ else match[0]
    )


def _added(page: str, code: str, before: str) -> str:
    """The page with a section for the code after that of the one before it."""
    end = next((m.end() for m in _SECTION.finditer(page) if m[1] == before), len(page))
    return f"{page[:end].rstrip()}\n\n## {code}\n\n{NEW}\n{page[end:]}".rstrip() + "\n"


def as_shown(rule: Rule) -> str:
    """A finding as a quotation: its severity and words, then how to put it right.

    The place comes before the words, so they begin with dots, as does what is filled in.
    """
    words = "".join(
        before + ("…" if name is not None else "")
        for before, name, _, _ in Formatter().parse(rule.says)
    )
    return f"> **{rule.severity.capitalize()}.** … {words}\n>\n> {rule.remedy}"
