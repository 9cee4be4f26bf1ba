"""The few words of ours that stand inside a document, in the document's language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words for one language; `{}` stands for a number."""

    contents: str
    notes: str
    note: str
    back: str
    table: str
    page: str
    shown: str


_BY_LANGUAGE: Mapping[str, Phrases] = {
    "en": Phrases("Contents", "Notes", "Note {}", "Back to note {} in the text", "Table {}",
                  "Page {} of {}", "What this picture shows"),
    "cy": Phrases("Cynnwys", "Nodiadau", "Nodyn {}", "Yn ôl at nodyn {} yn y testun", "Tabl {}",
                  "Tudalen {} o {}", "Beth mae’r llun hwn yn ei ddangos"),
}  # fmt: skip


def phrases(language: str) -> Phrases:
    """The words for that language; English if we have none."""
    return _BY_LANGUAGE.get(language, _BY_LANGUAGE["en"])
