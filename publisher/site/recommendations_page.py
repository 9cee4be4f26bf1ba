"""The page of every recommendation: what is overdue first, then the rest, then pictures."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from publisher.site import addresses
from publisher.site.actions import Action
from publisher.site.bars import KEYS, Bar, bars_and_table, swatch, whole_bar, word
from publisher.site.facets import Choice, Facet, Value, facet, tokens_of
from publisher.site.grouped import grouped_pages
from publisher.site.narrowing import SCRIPT, narrowing_form
from publisher.site.page import page, summary_list
from publisher.site.parts import Section, addresses_of, in_parts, parts_nav
from publisher.site.progress import Progress, tells_either_day
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text, marked

SIZE = 500
"""How many actions one part of the list holds."""
MOST_BARS = 12
"""How many agencies a picture shows; the others are one bar."""
HERE = addresses.RECOMMENDATIONS
_LAST = "~"
"""Stands behind all other values."""


def recommendation_pages(
    actions: Sequence[Action], today: date, texts: Texts
) -> Iterator[tuple[str, bytes]]:
    """Every page of recommendations, by address."""
    in_order = sorted(actions, key=_place_in_list)
    facets = _facets(in_order, texts)
    yield from _list_pages(in_order, facets, today, texts)
    for found in facets:
        if found.key in _BY:
            yield from grouped_pages(
                texts("recs.by", what=texts(_BY[found.key])),
                f"{HERE}by-{found.key}/",
                found,
                lambda place, here: _line(in_order[place], here, texts),
                texts,
                crumbs=[(texts("menu.recommendations"), HERE)],
            )


_BY = {"lead": "recs.by_lead", "year": "recs.by_year", "scope": "recs.by_scope"}


def _place_in_list(action: Action) -> tuple[int, date]:
    """By progress, then what is due first; what has no date last."""
    return list(Progress).index(action.progress), action.due or date.max


# -- what they differ in --


def _facets(actions: Sequence[Action], texts: Texts) -> list[Facet]:
    def of(key: str, values: list[tuple[Value, ...]], boxes: bool = False) -> Facet:
        return facet(key, texts(f"recs.facet_{key}"), values, boxes)

    no_scope, no_lead = texts("recs.no_scope"), texts("recs.no_lead")
    return [
        of("progress", [(_progress(a, texts),) for a in actions], boxes=True),
        of("scope", [(_named(a, "scope", no_scope),) for a in actions], boxes=True),
        of("lead", [(_named(a, "lead", no_lead),) for a in actions]),
        of("year", [(_year(a, texts),) for a in actions]),
        of("theme", [_themes(a) for a in actions]),
        of("review", [(_review(a),) for a in actions]),
    ]


def _progress(action: Action, texts: Texts) -> Value:
    words = word(action.progress, texts)
    return Value(words, order=str(list(Progress).index(action.progress)))


def _named(action: Action, name: str, otherwise: str) -> Value:
    words = action.words(name)
    return Value(words, action.entry.slug) if words else Value(otherwise, order=_LAST)


def _year(action: Action, texts: Texts) -> Value:
    if action.due:
        return Value(str(action.due.year))
    return Value(texts("recs.no_date"), order=_LAST)


def _themes(action: Action) -> tuple[Value, ...]:
    own = action.words("theme")
    words = (*((own,) if own else ()), *action.entry.themes)
    return tuple(Value(theme, action.entry.slug) for theme in words)


def _review(action: Action) -> Value:
    entry = action.entry
    return Value(f"{entry.pseudonym} ({entry.death[0]})", entry.slug, same=entry.slug)


# -- the list --


def _list_pages(
    actions: Sequence[Action], facets: Sequence[Facet], today: date, texts: Texts
) -> Iterator[tuple[str, bytes]]:
    tokens = tokens_of(facets, len(actions))
    rows: dict[Progress, list[int]] = defaultdict(list)
    for at, action in enumerate(actions):
        rows[action.progress].append(at)
    sections = [
        Section(KEYS[kind], word(kind, texts), tuple(rows[kind])) for kind in Progress if rows[kind]
    ]
    parts = in_parts(sections, SIZE)
    places = addresses_of(HERE, HERE, len(parts))
    rest = [addresses.relative(place, HERE) for place in places[1:]]
    for here, (place, part) in enumerate(zip(places, parts, strict=True)):
        tables = "\n\n".join(
            _table(
                section,
                [_row(actions[at], tokens[at], place, texts) for at in section.items],
                texts,
            )
            for section in part
        )
        pieces = [tables, parts_nav(places, here, texts)]
        if not here:
            form = narrowing_form(facets, "actions", len(actions), texts, rest)
            head, foot = _head(actions, today, texts), _foot(actions, facets, texts)
            pieces = [*head, form, *pieces, *foot]
        if not actions:
            pieces = [f"<p>{texts(key)}</p>" for key in ("recs.intro", "recs.none")]
        yield (
            place,
            page(
                texts("recs.part", part=here + 1) if here else texts("menu.recommendations"),
                "\n\n".join(piece for piece in pieces if piece) + "\n",
                kind="recommendations",
                crumbs=[(texts("menu.recommendations"), HERE)] if here else [],
                help_box=True,
                scripts=() if here else (SCRIPT,),
            ),
        )


_COLUMNS = ("progress", "recommendation", "lead", "scope", "theme", "dates", "outcome")


def _head(actions: Sequence[Action], today: date, texts: Texts) -> Iterator[str]:
    counts = Counter(action.progress for action in actions)
    yield f"<p>{texts('recs.intro')} {texts('recs.several')}</p>"
    numbers = "".join(
        f'<li>{swatch(kind)} <a href="#{KEYS[kind]}"><b>{counts[kind]}</b> {words}</a></li>'
        if counts[kind]
        else f"<li>{swatch(kind)} <b>0</b> {words}</li>"
        for kind in Progress
        for words in [word(kind, texts).lower()]
    )
    as_of = texts.count("recs.as_of", len(actions), day=texts.day(today))
    yield (
        f'<div class="in-short">{whole_bar(counts)}<ul class="numbers">{numbers}</ul>'
        f'<p class="small">{as_of}</p></div>'
    )
    yield (
        f'<div class="inset"><p>{texts("recs.plans_say")} '
        f'<a href="#how">{texts("recs.how")}</a></p></div>'
    )
    ways = [(f"by-{key}/", texts(words)) for key, words in _BY.items()]
    themes = addresses.relative(f"{addresses.BROWSE}theme/", HERE)
    ways += [(themes, texts("recs.by_theme"))]
    pictures = [("#lead-bars", texts("recs.see_lead")), ("#year-bars", texts("recs.see_year"))]
    yield (
        f'<nav class="ways" aria-label="{texts("recs.ways")}">'
        f"<p>{texts('recs.pictures')}</p>{_links(pictures)}"
        f"<p>{texts('recs.browse')}</p>{_links(ways)}</nav>"
    )


def _links(links: Sequence[tuple[str, str]]) -> str:
    items = "".join(f'<li><a href="{address}">{words}</a></li>' for address, words in links)
    return f"<ul>{items}</ul>"


def _columns(texts: Texts) -> list[str]:
    return [texts(f"recs.column_{name}") for name in _COLUMNS]


def _table(section: Section, rows: Sequence[str], texts: Texts) -> str:
    heads = "".join(f'<th scope="col">{words}</th>' for words in _columns(texts))
    name = section.key
    return (
        f'<div data-section="{name}"><h2 id="{name}">{section.title} '
        f'<span class="count">({section.count})</span></h2>'
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
        f'<table class="plan actions" aria-labelledby="{name}"><thead><tr>{heads}</tr></thead>'
        f"{''.join(rows)}</table></div></div>"
    )


def _row(action: Action, tokens: str, here: str, texts: Texts) -> str:
    cells = (
        tag(action.progress, texts),
        _what(action, here, texts),
        _words(action, "lead"),
        _words(action, "scope"),
        _words(action, "theme"),
        _dates(action, texts),
        _words(action, "outcome"),
    )
    shown = "".join(
        f'<td data-label="{label}">{cell}</td>'
        for label, cell in zip(_columns(texts), cells, strict=True)
    )
    return (
        f'<tbody data-review="{action.entry.slug}" data-facets="{attribute(tokens)}">'
        f"<tr>{shown}</tr></tbody>"
    )


def tag(progress: Progress, texts: Texts) -> str:
    """The progress in a word or two that stand out."""
    return f'<strong class="tag tag-{KEYS[progress]}">{word(progress, texts)}</strong>'


def _what(action: Action, here: str, texts: Texts) -> str:
    done = _words(action, "action")
    more = f'<p class="small">{texts("recs.action", action=done)}</p>' if done else ""
    number = action.words("number")
    which = texts("recs.numbered", number=number) if number else texts("recs.plan")
    link = addresses.relative(action.address, here)
    return (
        f"<p>{_words(action, 'recommendation')}</p>{more}"
        f'<p class="small"><a href="{link}">{marked(action.entry.pseudonym, html_text)}, '
        f"{marked(which, html_text)}</a></p>"
    )


def _words(action: Action, name: str) -> str:
    return marked(action.words(name), html_text)


def _dates(action: Action, texts: Texts) -> str:
    aim = "either_day" if tells_either_day(action.row) else "target_date"
    labels = {"target_date": aim, "review_date": "review_date", "completed": "completed"}
    return "".join(
        f'<p class="date">{texts(f"recs.date_{label}", words=_words(action, name))}</p>'
        for name, label in labels.items()
        if action.words(name)
    )


def _line(action: Action, here: str, texts: Texts) -> str:
    link = addresses.relative(action.address, here)
    words = action.words("recommendation") or action.words("action")
    about = [marked(action.entry.pseudonym, html_text), _words(action, "lead")]
    if action.words("target_date"):
        aim = "recs.either_day" if tells_either_day(action.row) else "recs.target"
        about.append(texts(aim, words=_words(action, "target_date")))
    progress = tag(action.progress, texts)
    return (
        f'<li data-review="{action.entry.slug}"><a href="{link}">{marked(words, html_text)}</a> '
        f'{progress}<span class="small">{", ".join(filter(None, about))}</span></li>'
    )


# -- pictures --


def _foot(actions: Sequence[Action], facets: Sequence[Facet], texts: Texts) -> Iterator[str]:
    leads, years = (next(one for one in facets if one.key == key) for key in ("lead", "year"))
    yield f'<h2 id="lead-bars">{texts("recs.leads")}</h2>'
    yield f"<p>{texts('recs.leads_say')}</p>"
    bars = _most(leads, actions, texts)
    yield bars_and_table(texts("recs.leads_table"), texts("recs.facet_lead"), bars, texts)
    yield f'<h2 id="year-bars">{texts("recs.years")}</h2>'
    bars = [_bar(choice, actions) for choice in years.choices]
    yield bars_and_table(texts("recs.years_table"), texts("recs.year"), bars, texts)
    yield _how(texts)
    data = [
        (addresses.relative(path, HERE), texts(words))
        for path, words in (
            (addresses.RECOMMENDATIONS_TABLE, "recs.csv"),
            (addresses.RECOMMENDATIONS_DATA, "recs.json"),
            (addresses.DATA, "recs.columns"),
        )
    ]
    yield f'<h2 id="data">{texts("recs.data")}</h2>\n\n{_links(data)}'


def _how(texts: Texts) -> str:
    meanings = ((word(kind, texts), texts(f"recs.means_{KEYS[kind]}")) for kind in Progress)
    return (
        f'<h2 id="how">{texts("recs.how")}</h2>\n\n<p>{texts("recs.how_says")}</p>\n\n'
        f"{summary_list(meanings)}\n\n<p>{texts('recs.how_later')}</p>"
    )


def _most(leads: Facet, actions: Sequence[Action], texts: Texts) -> list[Bar]:
    """The agencies that lead most, and the others together."""
    ranked = sorted(leads.choices, key=lambda choice: -len(choice.held))
    shown, others = ranked[:MOST_BARS], ranked[MOST_BARS:]
    bars = [_bar(choice, actions) for choice in shown]
    if others:
        held = tuple(place for choice in others for place in choice.held)
        words = texts.count("recs.others", len(others))
        bars.append(_bar(Choice("", words, "", held), actions))
    return bars


def _bar(choice: Choice, actions: Sequence[Action]) -> Bar:
    counts: Mapping[Progress, int] = Counter(actions[place].progress for place in choice.held)
    return Bar(choice.words, choice.review, counts)
