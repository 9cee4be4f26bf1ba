from publisher.config import SiteSettings
from publisher.site.data_page import data_page
from publisher.site.fields import (
    DOCUMENT,
    DOCUMENT_LINKS,
    PLAN,
    REVIEW,
    REVIEW_LINKS,
    ROW,
    WORKED_OUT,
)
from tests.site.content import ENGLISH, SETTINGS
from tests.site.reading import Page, read
from tests.site.test_linked_data import LICENSED, OGL


def made(settings: SiteSettings = SETTINGS) -> Page:
    return read(data_page(settings, ENGLISH).decode().split("---\n", 2)[2])


def test_every_field_is_told_with_what_it_means() -> None:
    terms = [e.text for e in made().all("dt")]
    fields = [*REVIEW, *REVIEW_LINKS, *DOCUMENT, *DOCUMENT_LINKS, *ROW, *PLAN, *WORKED_OUT]
    assert terms == [field.name for field in fields]
    assert all(field.means in made().text for field in fields)


def test_a_licence_is_named_only_if_the_council_gives_one() -> None:
    assert "No licence is given." in made().text
    assert "community.safety@ashgrove.example" in made().text
    licensed = made(LICENSED)
    assert "No licence" not in licensed.text
    assert [e.attributes["href"] for e in licensed.all("a") if e.text.startswith("Open G")] == [OGL]


def test_the_letters_are_never_put_under_the_licence_of_the_council() -> None:
    for settings in (SETTINGS, LICENSED):
        assert "letters of the Home Office are Crown copyright" in made(settings).text
