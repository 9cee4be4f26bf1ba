"""Progress as a picture made at build time, and the table with the same numbers below it.

Each kind of progress has a look that does without colour: solid, striped, empty with a dashed
or a full outline. Its words are those of the page, never of the drawing: so they wrap on a
phone, grow with the reader's letters, and are read by the gate, which refuses drawn words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.site.progress import Progress
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text, marked

KEYS: Mapping[Progress, str] = {
    Progress.OVERDUE: "overdue",
    Progress.IN_PROGRESS: "in-progress",
    Progress.NO_DATE: "no-date",
    Progress.COMPLETED: "completed",
}
"""Names for style sheet, anchors and texts."""

Counts = Mapping[Progress, int]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is about, the review whose words these are ("" if ours), its counts."""

    words: str
    review: str
    counts: Counts

    @property
    def total(self) -> int:
        """All that it counts."""
        return sum(self.counts.values())


def word(kind: Progress, texts: Texts) -> str:
    """The kind of progress in a word or two."""
    return texts(f"progress.{KEYS[kind]}")


def bars_and_table(title: str, about: str, bars: Sequence[Bar], texts: Texts) -> str:
    """The picture and its table; `about` heads the first column."""
    kinds = [word(kind, texts) for kind in Progress]
    heads = "".join(
        f'<th scope="col">{words}</th>' for words in (about, *kinds, texts("progress.all"))
    )
    table = (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{attribute(title)}">'
        f'<table class="data counts"><caption>{title}</caption><thead><tr>'
        f"{heads}</tr></thead><tbody>{''.join(map(_row, bars))}</tbody></table></div>"
    )
    return f'<figure class="bars">{legend(texts)}{picture(bars, texts)}</figure>{table}'


def picture(bars: Sequence[Bar], texts: Texts) -> str:
    """The bars below each other, each with its words above it."""
    widest = max((bar.total for bar in bars), default=1)
    drawn = "".join(_drawn(bar, widest, texts) for bar in bars)
    return f'<ul class="drawn">{drawn}</ul>'


def whole_bar(counts: Counts) -> str:
    """One bar over the whole width, which the words beside it describe."""
    shapes = "".join(_segments(Bar("", "", counts), sum(counts.values()) or 1, 0.1, 1.8))
    return f'<svg aria-hidden="true" width="100%" height="2em" focusable="false">{shapes}</svg>'


def swatch(kind: Progress) -> str:
    """A small sample of the look of one kind."""
    shapes = "".join(_segments(Bar("", "", {kind: 1}), 1, 0.1, 0.9))
    return (
        f'<svg class="swatch" aria-hidden="true" width="1.4em" height="1.1em"'
        f' focusable="false">{shapes}</svg>'
    )


def legend(texts: Texts) -> str:
    """What each look means."""
    return (
        '<ul class="legend">'
        + "".join(f"<li>{swatch(kind)} {word(kind, texts)}</li>" for kind in Progress)
        + "</ul>"
    )


def _drawn(bar: Bar, widest: int, texts: Texts) -> str:
    said = _in_words(bar.counts, texts)
    mark = f' data-review="{bar.review}"' if bar.review else ""
    return (
        f'<li{mark}><b>{marked(bar.words, html_text)}</b> <span aria-hidden="true">{said}</span>'
        f'<svg role="img" width="100%" height="1.4em" focusable="false"><title>{said}</title>'
        f"{''.join(_segments(bar, widest, 0.15, 1.1))}</svg></li>"
    )


def _segments(bar: Bar, widest: int, down: float, high: float) -> Iterator[str]:
    start = 0.0
    for kind in Progress:
        count = bar.counts.get(kind, 0)
        if count:
            wide = 100 * count / widest
            yield _segment(kind, start, wide, down, high)
            start += wide


def _segment(kind: Progress, start: float, wide: float, down: float, high: float) -> str:
    place = f'x="{start:.3f}%" y="{down:g}em" width="{wide:.3f}%" height="{high:g}em"'
    drawn = f'<rect class="bar-{KEYS[kind]}" {place}></rect>'
    if kind is Progress.IN_PROGRESS:  # a broad dashed line is a stripe at each dash
        middle = f'y1="{down + high / 2:g}em" y2="{down + high / 2:g}em"'
        ends = f'x1="{start:.3f}%" x2="{start + wide:.3f}%"'
        drawn += f'<line class="bar-stripes" {ends} {middle} stroke-width="{high:g}em"></line>'
    return drawn


def _in_words(counts: Counts, texts: Texts) -> str:
    told = (f"{counts[k]} {word(k, texts).lower()}" for k in Progress if counts.get(k))
    return ", ".join(told)


def _row(bar: Bar) -> str:
    mark = f' data-review="{bar.review}"' if bar.review else ""
    cells: Iterable[int] = (*(bar.counts.get(kind, 0) for kind in Progress), bar.total)
    numbers = "".join(f"<td>{count}</td>" for count in cells)
    return f'<tr{mark}><th scope="row">{marked(bar.words, html_text)}</th>{numbers}</tr>'
