"""A document written so that a test can say on a few lines what it expects."""

from collections.abc import Iterable, Iterator

from publisher.model import (
    PLAIN_MARKER,
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Run,
    Script,
    Table,
)


def outline(blocks: Iterable[Block[str]]) -> list[str]:
    """One line a block: its kind, its number, its words; what is inside it is indented."""
    return [line for block in blocks for line in _lines(block)]


def noted(document: Document[str]) -> list[list[str]]:
    """The outlines of a document's notes."""
    return [outline(note.blocks) for note in document.notes]


def marked(runs: Iterable[Run[str]]) -> str:
    """Runs with their looks as marks: *strong*, _emphasis_, ~struck~, ^super^, [link](to), {1}."""
    return "".join(map(_marked, runs))


def _lines(block: Block[str]) -> Iterator[str]:
    match block:
        case Heading():
            yield f"h{block.level} {_number(block.number)}{marked(block.runs)}"
        case Paragraph():
            yield f"p {_number(block.number)}{marked(block.runs)}"
        case ListBlock():
            marker = "" if block.marker == PLAIN_MARKER else f" {block.marker.first}"
            yield f"ol {block.start}{marker}" if block.ordered else "ul"
            for item in block.items:
                yield from _indented("- ", outline(item.blocks))
        case Quote():
            yield from _indented("> ", outline(block.blocks))
        case Picture():
            yield f"picture {block.alt}" + (f" | {block.caption}" if block.caption else "")
        case Table():
            yield f"table {block.header_rows}" + (f" | {block.caption}" if block.caption else "")
            for row in block.rows:
                for cell in row:
                    spans = (
                        f" {cell.columns}x{cell.rows}"
                        if (cell.columns, cell.rows) != (1, 1)
                        else ""
                    )
                    kind = ("th" if cell.header else "td") + spans
                    yield f"  {kind}: {' / '.join(outline(cell.blocks))}"
                yield "  --"


def _indented(first: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (first if number == 0 else " " * len(first)) + line


def _number(number: str | None) -> str:
    return f"[{number}] " if number else ""


def _marked(run: Run[str]) -> str:
    if run.note is not None:
        return f"{{{run.note}}}"
    text = run.text.replace("\n", "|")
    for on, mark in (
        (run.strong, "*"),
        (run.emphasis, "_"),
        (run.struck, "~"),
        (run.script is Script.SUPER, "^"),
        (run.script is Script.SUB, ","),
    ):
        text = f"{mark}{text}{mark}" if on else text
    return f"[{text}]({run.link})" if run.link else text
