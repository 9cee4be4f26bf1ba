"""What may be a particle of a surname, and may be a first name."""

import pytest

from tests.redaction.flagged import flag, found

FOUND = {
    "an initial O": ("Mary O. Smith", ["Smith", "Mrs Smith", "Mary Smith", "Mary O. Smith"]),
    "an O alone": ("Mary O Smith", ["Smith", "Mrs Smith", "Mary Smith", "O'Smith"]),
    "an initial Y": ("Marisela Y. Oduya", ["Oduya", "Marisela Y. Oduya"]),
    "Di in brackets": ("Diana (Di) Fenwick", ["Di", "Fenwick", "Diana Fenwick"]),
    "Di in quotation marks": ("Diana \u201cDi\u201d Fenwick", ["Di", "Fenwick"]),
    "Mac in brackets": ("Malcolm (Mac) Fenwick", ["Mac", "Fenwick", "Malcolm Fenwick"]),
    "Mac alone": ("Malcolm Mac Fenwick", ["Mac", "Fenwick", "Mac Fenwick", "MacFenwick"]),
    "Nic": ("Nicola Nic Fenwick", ["Nic", "Nicola Fenwick"]),
    "Della": ("Mary Della Fenwick", ["Della", "Mary Della", "Della Fenwick"]),
    "Den": ("Dennis Den Fenwick", ["Den", "Fenwick"]),
    "Mac in capitals": ("FENWICK, MALCOLM MAC", ["Mac", "Fenwick"]),
    "amid capitals": ("MALCOLM MAC FENWICK", ["Mac", "MAC", "Fenwick"]),
    "Ben in capitals": ("THOMAS BEN WILSON", ["Ben", "Wilson"]),
    "Di in capitals": ("DIANA (DI) FENWICK", ["Di", "Fenwick"]),
    "Mc with a blank": ("Jo Mc Kay", ["Kay", "Mc Kay", "McKay"]),
    "a surname KC": ("Sita KC", ["KC", "Sita KC", "Ms KC"]),
    "De of a surname": ("Maria De Souza", ["Souza", "De Souza", "Maria De Souza"]),
    "O'Brien": ("Niamh O'Brien", ["O'Brien", "OBrien", "Niamh O Brien"]),
}
LEFT = {
    "Brien of O'Brien": ("Niamh O'Brien", "told Brien, O, o"),
    "Donald of McDonald": ("Jo McDonald", "a Donald"),
    "De alone": ("Maria De Souza", "De facto, de facto"),
    "van alone": ("Jan van der Berg", "a van, Van, der"),
    "a mac": ("Malcolm Mac Fenwick", "in a mac"),
    "a mac, listed in capitals": ("MALCOLM MAC FENWICK", "in a mac"),
    "a den": ("Dennis Den Fenwick", "in a den"),
    "a KC": ("Jane Ray KC", "told the KC"),
}


@pytest.mark.parametrize(("name", "words"), FOUND.values(), ids=FOUND)
def test_what_may_be_a_particle_may_be_a_name_too(name: str, words: list[str]) -> None:
    assert [found(f"then {each} left", flag("person", name)) for each in words] == [
        [each] for each in words
    ]


@pytest.mark.parametrize(("name", "text"), LEFT.values(), ids=LEFT)
def test_a_particle_and_what_only_follows_one_are_no_names(name: str, text: str) -> None:
    assert found(text, flag("person", name)) == []
