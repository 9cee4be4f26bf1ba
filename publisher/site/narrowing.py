"""The form that narrows a list in the browser; without JavaScript it stays hidden.

Its fields have no names, so that nothing that somebody chooses can get into an address.
"""

from collections.abc import Iterable, Sequence

from publisher.site.facets import Choice, Facet
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text, json_attribute

SCRIPT = "assets/narrow.js"


def narrowing_form(
    facets: Iterable[Facet], noun: str, count: int, texts: Texts, rest: Sequence[str] = ()
) -> str:
    """The form, and below it how much of the list is shown.

    `noun` names several items ("reviews"); `rest` are the addresses, as this page writes them,
    of the parts of the list that stand on other pages.
    """
    fields = "".join(_field(one, texts) for one in facets if len(one.choices) > 1)
    more = f' data-rest="{attribute(" ".join(rest))}"' if rest else ""
    return (
        f'<details class="narrow" open hidden><summary>{texts("narrow.title")}</summary>'
        f'<form autocomplete="off"{_words(noun, texts)}{more}>'
        f'<p class="small">{texts("narrow.says")}</p>'
        f'<div class="fields">{fields}</div>'
        f'<button type="reset">{texts("narrow.reset")}</button></form></details>'
        f'<p class="narrow-status" id="narrow-status" role="status">'
        f"{texts.count(f'narrow.{noun}_all', count)}</p>"
    )


def _words(noun: str, texts: Texts) -> str:
    """What the script says of what is shown, in every case of a number."""
    says = [f"{what}{part}" for what in ("all", "some", "none") for part in ("", "_part")]
    told: dict[str, object] = {what: texts.forms(f"narrow.{noun}_{what}") for what in says}
    return json_attribute("words", {**told, "loading": texts("narrow.loading")})


def _field(facet: Facet, texts: Texts) -> str:
    if facet.boxes:
        boxes = "".join(_box(choice) for choice in facet.choices)
        return (
            f'<fieldset class="field" data-facet="{facet.key}">'
            f"<legend>{facet.label}</legend>{boxes}</fieldset>"
        )
    options = "".join(
        f'<option value="{choice.token}"{mark(choice)}>{_counted(choice)}</option>'
        for choice in facet.choices
    )
    name = f"narrow-{facet.key}"
    return (
        f'<div class="field" data-facet="{facet.key}"><label for="{name}">{facet.label}</label>'
        f'<select id="{name}"><option value="">{texts("narrow.all")}</option>'
        f"{options}</select></div>"
    )


def _box(choice: Choice) -> str:
    name = f"narrow-{choice.token}"
    return (
        f'<div class="box"{mark(choice)}><input type="checkbox" id="{name}" value="{choice.token}">'
        f'<label for="{name}">{_counted(choice)}</label></div>'
    )


def _counted(choice: Choice) -> str:
    return f"{html_text(choice.words)} ({len(choice.held)})"


def mark(choice: Choice) -> str:
    """The attributes that name the review whose words the choice shows, and their language."""
    review = f' data-review="{choice.review}"' if choice.review else ""
    return f'{review} lang="{choice.tongue}"' if choice.tongue else review
