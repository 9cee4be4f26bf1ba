"""The shipped examples, written once more around other people.

Every flagged term is replaced by another in the sources and in the lists alike: by code, in
the words that the Word and PDF files are made of, and in the files that are written by hand.
"""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from publisher.intake.naming import APPROVAL
from publisher.site.texts import shipped_texts
from tests.examples.make_examples import (
    FILES,
    REVIEWS,
    SLUGS,
    Maker,
    example_files,
    office_word,
    tagged_pdf,
    untagged_pdf,
    word,
)
from tests.examples.office import Office
from tests.examples.settle import settle_docx, settle_pdf
from tests.examples.word_file import word_bytes
from tests.folders import ROOT

FIRST_NAMES = """
Marisela Anwen Torvald Junia Ezra Adaeze Philomena Bronagh Anselm Keziah Oriel Bogusław Boguslaw
Kacper Zuzanna Perpetua Emeka Sunniva Marchetta Nilufar Declan Parvaneh Hope Cosmo Mari Bodek Nilu
"""
LAST_NAMES = """
Oduya Pennick Castellane Varga Thornby Makepeace Zieleńczyk Zielenczyk Fairweather Okonjo Tolliver
Raghavan Dunning Karimzad Strowger Ilesanmi Adebayo-Lunt
"""
"""The names of everybody who is flagged in the examples."""
BY_INITIAL = (
    ("Anwen", "Oduya"),
    ("Marisela", "Oduya"),
    ("Torvald", "Pennick"),
    ("Kacper", "Zieleńczyk"),
    ("Boguslaw", "Zielenczyk"),
    ("Zuzanna", "Fairweather"),
    ("Nilufar", "Karimzad"),
)
"""Those of whom the examples speak by an initial too."""
DATES = (
    "1983-07-03 1981-03-14 2019-11-22 1987-02-02 2021-04-17 2021-04-12 2021-04-18 2021-04-27"
    " 1993-05-30 1988-01-11"
)
OTHER_TERMS = (
    "PC 4471 Dunmorrow", "PC Dunmorrow", "14 Guildhall Rise", "ZZ4 1VM",
    "Flat 3, 48 Tallowfield Lane", "48 Tallowfield Lane", "ZZ4 7CV", "9 Quern Court", "ZZ4 2MK",
    "Millrace Medical Practice", "Brook End Primary School", "Thistledown Linen Services",
    "999 012 3489", "WM/19/047731", "01632 960142", "07700 900417",
    "https://www.thistledown.example/people/marisela-oduya",
    "17 Saltpan Row", "ZZ4 9VO", "Causeway Surgery", "St Casimir Social Club",
    "Ashgrove Omnibus Works", "on 9 December", "999 012 3705", "VA 0048812", "WM/19/061155",
    "01632 960884", "01632 960175", "z.fairweather@posta.example",
    "Flat 6, 21 Ferrier Wharf", "ZZ4 5IK", "Ferrier Street Surgery", "Calder Fold Architects",
    "999 012 3853", "WM/21/140662", "MARAC/22/0417", "07700 900862", "@nilu.draws",
    "https://news.example/ashgrove/nilufar-karimzad-remembered",
)  # fmt: skip
"""The flagged terms that are neither names nor dates, as they stand in the sources."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what stands in the examples instead, in the order of the lists above."""

    first_names: str
    last_names: str
    days: int
    """How many days later each date is."""
    terms: tuple[str, ...]


SHORT = Cast(
    "Uma Ivo Pia Lev Zoë Tam Gwil Orla Rhun Siv Bram Åke Ake Yara Inka Joss Eno Una Dilys Fay Gus"
    " Nia Liv Odo Umi Okko Fiz",
    "Pike Voss Dray Kelk Nixo Tarn Yór Yor Ubbe Quin Gyre Jupp Rix Orme Esk Tofte Zell",
    days=9,
    terms=(
        "PC 9 Ek", "PC Ek", "1 Elm Row", "ZZ1 1CC", "Flat 1, 2 Ash Row", "2 Ash Row", "ZZ1 2CC",
        "3 Ox Row", "ZZ1 3CC", "Mill Practice", "Elm School", "Fen Linen", "999 000 0018",
        "WM/1/04", "020 7946 0001", "01632 960001", "https://a.example/uma",
        "4 Ivy Row", "ZZ1 4CC", "Fen Surgery", "Oak Club", "Ox Works", "on 1 May", "999 000 0026",
        "VA 041", "WM/1/06", "01632 960002", "01632 960003", "k@posta.example",
        "Flat 2, 5 Yew Row", "ZZ1 5CC", "Yew Surgery", "Tor Plans", "999 000 0034", "WM/2/14",
        "MARAC/1/04", "01632 960004", "@gus.d", "https://news.example/gus",
    ),
)  # fmt: skip
LONG = Cast(
    "Oluwafunmilayo Anne-Katharine Bartholomew-James Wilhelmina Ferdinand-Ignatius Chrysanthemum"
    " Genevieve-Aurelia Bartholomäus Désirée-Marguerite Thorvaldsen Ermintrude-Octavia"
    " Świętopełk-Władysław Swietopelk-Wladyslaw Maximilian-Konstantin Persephone-Lou"
    " Hildegarda-Marie Chukwuemeka-Obinna Guðrún-Sigríður Valentina-Giacomina Shahrzad-Golnaz"
    " Fitzgerald-Montague Khorshidbanu-Leila Evangelina-Joy Demosthenes Funmilayo Świętek Khorsh",
    "Bellamy-O’Dowd Vandersteen-Acheson Montgomery-Cholmondeley Ravenscroft-Hawkswood"
    " Featherstonehaugh-Ellerby Winterbottom-Ainscough Grzegorzewska-Wójcik Grzegorzewska-Wojcik"
    " Papadimitropoulos Chukwuebuka-Nnamdi Llewellyn-Bartholomew Balasubramaniam-Iyer"
    " Carmichael-Dumfries Esfandiari-Khorasani Throckmorton-Peverell Olagunju-Adeyemi"
    " Quillinan-Quenneville-Lunt",
    days=-800,
    terms=(
        "PC 447123 Featherstone-Nunnington", "PC Featherstone-Nunnington",
        "2114 Great Northallerton Esplanade", "ZZ99 9ZZ",
        "Flat 1103, 2048 Little Quillfeather Terrace", "2048 Little Quillfeather Terrace",
        "ZZ99 8ZZ", "2909 Quernmore Park Avenue", "ZZ99 7ZZ",
        "Upper Millrace and Netherfield Medical Practice", "Saint Wilfrid and All Angels School",
        "Thistledown and Daughters Laundry and Linen Services", "999 912 3481",
        "WM/2019/04773100217", "0044 1632 960142", "+44 7700 900417",
        "https://www.thistledown-and-daughters.example/people/oluwafunmilayo-bellamy-odowd",
        "1709 Saltpan Reach Gardens", "ZZ99 6ZZ", "Upper Causeway and Harbourside Surgery",
        "Saint Casimir and Saint Hedwig Social and Sports Club", "Ashgrove Omnibus and Tram Works",
        "on 29 September", "999 912 3702", "VANG 00488120031", "WM/2019/0611550099",
        "+44 1632 960884", "+44 1632 960175", "persephone.papadimitropoulos@posta.example",
        "Flat 1206, 2021 Ferryboat Wharf", "ZZ99 5ZZ", "Upper Ferryboat Street Surgery",
        "Calder Fold and Nettlebed Architects", "999 912 3850", "WM/2021/14066200311",
        "MARAC/2022/041700092", "+44 7700 900862", "@khorsh.draws.every.day",
        "https://news.example/ashgrove/khorshidbanu-esfandiari-khorasani-is-remembered-by-all",
    ),
)  # fmt: skip


def say(text: str, cast: Cast) -> str:
    """The text with another in the place of each flagged term."""
    others = _others(cast)
    shape = "|".join(map(_shape, sorted(others, key=len, reverse=True)))
    return re.sub(shape, lambda found: others[" ".join(found[0].split())], text)


def _shape(term: str) -> str:
    """The term as a whole, over the end of a line too."""
    spaced = re.escape(term).replace("\\ ", r"\s+")
    return rf"(?<!\w){spaced}(?!\w)"


def _others(cast: Cast) -> dict[str, str]:
    """What stands in the place of what, however it is written."""
    first_names = dict(zip(FIRST_NAMES.split(), cast.first_names.split(), strict=True))
    last_names = dict(zip(LAST_NAMES.split(), cast.last_names.split(), strict=True))
    others = dict(zip(OTHER_TERMS, cast.terms, strict=True)) | first_names | last_names
    others |= {name.upper(): other.upper() for name, other in last_names.items()}
    others["Ddeclan"] = first_names["Declan"]  # as Welsh writes it after "i"
    for first, last in BY_INITIAL:
        for dot in (". ", " "):
            other = f"{first_names[first][0]}{dot}{last_names[last]}"
            others[f"{first[0]}{dot}{last}"] = other
    for written in DATES.split():
        day = date.fromisoformat(written)
        later = day + timedelta(cast.days)
        others |= dict(zip(_writings(day), _writings(later), strict=True))
    others["B.Z."] = f"{first_names['Bogusław'][0]}.{last_names['Zieleńczyk'][0]}."
    return others


def _writings(day: date) -> tuple[str, ...]:
    in_words = f"{day.day} {day:%B %Y}", shipped_texts()["cy"].day(day)
    return (day.isoformat(), f"{day:%d/%m/%Y}", *in_words)


def reworded(value: Any, cast: Cast) -> Any:
    """What a document is made of, with every word in it that is flagged replaced."""
    if isinstance(value, str):
        return say(value, cast)
    if isinstance(value, tuple):
        parts = [reworded(part, cast) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def files_of(casts: Sequence[Cast], office: Office) -> list[dict[str, bytes]]:
    """For each cast every file of the examples by its path in reviews/, with it in them."""
    turned: Mapping[Maker, Callable[[Sequence[bytes]], list[bytes]]] = {
        word: lambda files: [settle_docx(file) for file in files],
        office_word: lambda files: [settle_docx(file) for file in office.docx(files)],
        tagged_pdf: lambda files: [settle_pdf(f) for f in office.pdf(files, tagged=True)],
        untagged_pdf: lambda files: [settle_pdf(f) for f in office.pdf(files, tagged=False)],
    }
    found = [_written(cast) for cast in casts]
    for maker, turn in turned.items():  # all casts at once: each start of the program takes long
        paths = [path for path, (_, used) in FILES.items() if used is maker]
        made = iter(turn([word_bytes(reworded(FILES[p][0], c)) for c in casts for p in paths]))
        for files in found:
            files |= {path: next(made) for path in paths}
    return found


def _written(cast: Cast) -> dict[str, bytes]:
    """The files that are written by hand."""
    return {
        path.relative_to(REVIEWS).as_posix(): say(path.read_text("utf-8"), cast).encode()
        for slug in SLUGS
        for path in example_files(slug)
        if path.suffix in {".yml", ".md", ".csv"} and path.name != APPROVAL
    }


def shipped() -> dict[str, bytes]:
    """The files as they are shipped, but for a comment: so they are examples no more."""
    files = {
        path.relative_to(REVIEWS).as_posix(): path.read_bytes()
        for slug in SLUGS
        for path in example_files(slug)
    }
    return files | {
        f"{slug}/redactions.yml": files[f"{slug}/redactions.yml"] + b"# as real ones are\n"
        for slug in SLUGS
    }


def make_site_of(files: Mapping[str, bytes], root: Path) -> Path:
    """Write a site with these reviews, and the settings and pages of the project's own."""
    shutil.copytree(ROOT / "docs" / "site", root / "docs" / "site")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path, data in files.items():
        (root / "reviews" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "reviews" / path).write_bytes(data)
    return root
