"""The page of every recommendation: what is overdue first, then the rest, then pictures."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from publisher.site import addresses
from publisher.site.actions import Action
from publisher.site.bars import KEYS, WORDS, Bar, bars_and_table, swatch, whole_bar
from publisher.site.facets import Choice, Facet, Value, facet, tokens_of
from publisher.site.grouped import grouped_pages
from publisher.site.narrowing import SCRIPT, narrowing_form
from publisher.site.page import page
from publisher.site.parts import Section, addresses_of, in_parts, parts_nav
from publisher.site.progress import Progress
from publisher.site.words import attribute, day, html_text, marked

SIZE = 500
"""How many actions one part of the list holds."""
MOST_BARS = 12
"""How many agencies a picture shows; the others are one bar."""
HERE = addresses.RECOMMENDATIONS
_LAST = "~"
"""Stands behind all other values."""


def recommendation_pages(actions: Sequence[Action], today: date) -> Iterator[tuple[str, bytes]]:
    """Every page of recommendations, by address."""
    in_order = sorted(actions, key=_place_in_list)
    facets = _facets(in_order)
    yield from _list_pages(in_order, facets, today)
    for found in facets:
        if found.key in _BY:
            yield from grouped_pages(
                f"Recommendations by {_BY[found.key]}",
                f"{HERE}by-{found.key}/",
                found,
                lambda place, here: _line(in_order[place], here),
                crumbs=[("Recommendations", HERE)],
            )


_BY = {"lead": "lead agency", "year": "year of target date", "scope": "scope"}


def _place_in_list(action: Action) -> tuple[int, date]:
    """By progress, then what is due first; what has no date last."""
    return list(Progress).index(action.progress), action.due or date.max


# -- what they differ in --


def _facets(actions: Sequence[Action]) -> list[Facet]:
    def of(key: str, label: str, values: list[tuple[Value, ...]], boxes: bool = False) -> Facet:
        return facet(key, label, values, boxes)

    return [
        of("progress", "Progress", [(_progress(a),) for a in actions], boxes=True),
        of("scope", "Scope", [(_named(a, "scope", "Not said"),) for a in actions], boxes=True),
        of("lead", "Lead agency", [(_named(a, "lead", "No lead named"),) for a in actions]),
        of("year", "Year of target date", [(_year(a),) for a in actions]),
        of("theme", "Theme", [_themes(a) for a in actions]),
        of("review", "Review", [(_review(a),) for a in actions]),
    ]


def _progress(action: Action) -> Value:
    return Value(WORDS[action.progress], order=str(list(Progress).index(action.progress)))


def _named(action: Action, name: str, otherwise: str) -> Value:
    words = action.words(name)
    return Value(words, action.entry.slug) if words else Value(otherwise, order=_LAST)


def _year(action: Action) -> Value:
    return Value(str(action.due.year)) if action.due else Value("No date", order=_LAST)


def _themes(action: Action) -> tuple[Value, ...]:
    own = action.words("theme")
    words = (*((own,) if own else ()), *action.entry.themes)
    return tuple(Value(theme, action.entry.slug) for theme in words)


def _review(action: Action) -> Value:
    entry = action.entry
    return Value(f"{entry.pseudonym} ({entry.death[0]})", entry.slug, same=entry.slug)


# -- the list --


def _list_pages(
    actions: Sequence[Action], facets: Sequence[Facet], today: date
) -> Iterator[tuple[str, bytes]]:
    tokens = tokens_of(facets, len(actions))
    rows: dict[Progress, list[int]] = defaultdict(list)
    for at, action in enumerate(actions):
        rows[action.progress].append(at)
    sections = [
        Section(KEYS[kind], WORDS[kind], tuple(rows[kind])) for kind in Progress if rows[kind]
    ]
    parts = in_parts(sections, SIZE)
    places = addresses_of(HERE, HERE, len(parts))
    rest = [addresses.relative(place, HERE) for place in places[1:]]
    for here, (place, part) in enumerate(zip(places, parts, strict=True)):
        tables = "\n\n".join(
            _table(section, [_row(actions[at], tokens[at], place) for at in section.items])
            for section in part
        )
        pieces = [tables, parts_nav(places, here)]
        if not here:
            form = narrowing_form(facets, "actions", len(actions), rest)
            pieces = [*_head(actions, facets, today), form, *pieces, *_foot(actions, facets)]
        if not actions:
            pieces = [f"<p>{_INTRO}</p>", "<p>No recommendation has been published here yet.</p>"]
        yield (
            place,
            page(
                "Recommendations" if not here else f"Recommendations, part {here + 1}",
                "\n\n".join(piece for piece in pieces if piece) + "\n",
                kind="recommendations",
                crumbs=[("Recommendations", HERE)] if here else [],
                help_box=True,
                scripts=() if here else (SCRIPT,),
            ),
        )


_INTRO = "What reviews asked for, who leads on it, and how far it has come."
_COLUMNS = ("Progress", "Recommendation", "Lead agency", "Scope", "Theme", "Dates", "Outcome")


def _head(actions: Sequence[Action], facets: Sequence[Facet], today: date) -> Iterator[str]:
    counts = Counter(action.progress for action in actions)
    yield f"<p>{_INTRO} A recommendation that needs several actions is listed once for each.</p>"
    numbers = "".join(
        f'<li>{swatch(kind)} <a href="#{KEYS[kind]}"><b>{counts[kind]}</b> {WORDS[kind].lower()}'
        "</a></li>"
        if counts[kind]
        else f"<li>{swatch(kind)} <b>0</b> {WORDS[kind].lower()}</li>"
        for kind in Progress
    )
    yield (
        f'<div class="in-short">{whole_bar(counts)}<ul class="numbers">{numbers}</ul>'
        f'<p class="small">{len(actions)} actions, as of {day(today)}.</p></div>'
    )
    yield (
        '<div class="inset"><p>This is what published action plans say. An action is called '
        "overdue if its target date has passed and its plan does not say that it was completed; "
        "it may have been completed since. "
        '<a href="#how">How progress is worked out</a></p></div>'
    )
    ways = [(f"by-{key}/", words) for key, words in _BY.items()]
    ways += [(addresses.relative(f"{addresses.BROWSE}theme/", HERE), "theme of the review")]
    pictures = [("#lead-bars", "progress by lead agency"), ("#year-bars", "progress by year")]
    yield (
        '<nav class="ways" aria-label="Ways through the list">'
        f"<p>Pictures</p>{_links(pictures)}<p>Browse by</p>{_links(ways)}</nav>"
    )


def _links(links: Sequence[tuple[str, str]]) -> str:
    items = "".join(f'<li><a href="{address}">{words}</a></li>' for address, words in links)
    return f"<ul>{items}</ul>"


def _table(section: Section, rows: Sequence[str]) -> str:
    heads = "".join(f'<th scope="col">{words}</th>' for words in _COLUMNS)
    name = section.key
    return (
        f'<div data-section="{name}"><h2 id="{name}">{section.title} '
        f'<span class="count">({section.count})</span></h2>'
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
        f'<table class="plan actions" aria-labelledby="{name}"><thead><tr>{heads}</tr></thead>'
        f"{''.join(rows)}</table></div></div>"
    )


def _row(action: Action, tokens: str, here: str) -> str:
    cells = (
        tag(action.progress),
        _what(action, here),
        _words(action, "lead"),
        _words(action, "scope"),
        _words(action, "theme"),
        _dates(action),
        _words(action, "outcome"),
    )
    shown = "".join(
        f'<td data-label="{label}">{cell}</td>' for label, cell in zip(_COLUMNS, cells, strict=True)
    )
    return (
        f'<tbody data-review="{action.entry.slug}" data-facets="{attribute(tokens)}">'
        f"<tr>{shown}</tr></tbody>"
    )


def tag(progress: Progress) -> str:
    """The progress in a word or two that stand out."""
    return f'<strong class="tag tag-{KEYS[progress]}">{WORDS[progress]}</strong>'


def _what(action: Action, here: str) -> str:
    done = _words(action, "action")
    more = f'<p class="small">Action: {done}</p>' if done else ""
    number = action.words("number")
    which = f"recommendation {number}" if number else "action plan"
    link = addresses.relative(action.address, here)
    return (
        f"<p>{_words(action, 'recommendation')}</p>{more}"
        f'<p class="small"><a href="{link}">{marked(action.entry.pseudonym, html_text)}, '
        f"{marked(which, html_text)}</a></p>"
    )


def _words(action: Action, name: str) -> str:
    return marked(action.words(name), html_text)


def _dates(action: Action) -> str:
    names = (("target_date", "Target"), ("review_date", "Review"), ("completed", "Completed"))
    return "".join(
        f'<p class="date">{label}: {_words(action, name)}</p>'
        for name, label in names
        if action.words(name)
    )


def _line(action: Action, here: str) -> str:
    link = addresses.relative(action.address, here)
    words = action.words("recommendation") or action.words("action")
    about = [marked(action.entry.pseudonym, html_text), _words(action, "lead")]
    if action.words("target_date"):
        about.append(f"target {_words(action, 'target_date')}")
    return (
        f'<li data-review="{action.entry.slug}"><a href="{link}">{marked(words, html_text)}</a> '
        f'{tag(action.progress)}<span class="small">{", ".join(filter(None, about))}</span></li>'
    )


# -- pictures --


def _foot(actions: Sequence[Action], facets: Sequence[Facet]) -> Iterator[str]:
    leads, years = (next(one for one in facets if one.key == key) for key in ("lead", "year"))
    yield '<h2 id="lead-bars">Progress by lead agency</h2>'
    yield "<p>Agencies are listed as the plans spell them.</p>"
    bars = _most(leads, actions)
    yield bars_and_table("Actions by lead agency and progress", "Lead agency", bars)
    yield '<h2 id="year-bars">Progress by year of target date</h2>'
    bars = [_bar(choice, actions) for choice in years.choices]
    yield bars_and_table("Actions by year and progress", "Year", bars)
    yield _HOW
    data = [
        (addresses.relative(path, HERE), words)
        for path, words in (
            (addresses.RECOMMENDATIONS_TABLE, "a table for spreadsheets (CSV)"),
            (addresses.RECOMMENDATIONS_DATA, "data for programs (JSON)"),
            (addresses.DATA, "what each column means"),
        )
    ]
    yield f'<h2 id="data">All of it as data</h2>\n\n{_links(data)}'


_HOW = (
    '<h2 id="how">How progress is worked out</h2>\n\n'
    "<p>It is worked out from the words of each plan as its partnership published it. Nobody "
    "else has looked into what was done.</p>\n\n"
    '<dl class="summary">'
    f"<div><dt>{WORDS[Progress.OVERDUE]}</dt><dd>The target date has passed, and the plan does "
    "not say that the action was completed. Plans are not always brought up to date, so it may "
    "have been.</dd></div>"
    f"<div><dt>{WORDS[Progress.IN_PROGRESS]}</dt><dd>The target date has not passed yet, or the "
    "plan says that the action is under way and names no date.</dd></div>"
    f"<div><dt>{WORDS[Progress.NO_DATE]}</dt><dd>The plan names no date for it that can be told "
    "from its words.</dd></div>"
    f"<div><dt>{WORDS[Progress.COMPLETED]}</dt><dd>The plan says so, or gives a date of "
    "completion.</dd></div></dl>\n\n"
    "<p>A date that can be understood in two ways counts as the later one: “March 2023” as "
    "31 March, “Q1 2024” as 30 June, “2023/24” as the end of March 2024.</p>"
)


def _most(leads: Facet, actions: Sequence[Action]) -> list[Bar]:
    """The agencies that lead most, and the others together."""
    ranked = sorted(leads.choices, key=lambda choice: -len(choice.held))
    shown, others = ranked[:MOST_BARS], ranked[MOST_BARS:]
    bars = [_bar(choice, actions) for choice in shown]
    if others:
        held = tuple(place for choice in others for place in choice.held)
        bars.append(_bar(Choice("", f"{len(others)} other agencies", "", held), actions))
    return bars


def _bar(choice: Choice, actions: Sequence[Action]) -> Bar:
    counts: Mapping[Progress, int] = Counter(actions[place].progress for place in choice.held)
    return Bar(choice.words, choice.review, counts)
