"""The words of each picture are read once, and only for checking."""

from PIL import Image

from publisher.intake.picture import raster
from publisher.intake.sight.pictures import words_in_pictures
from publisher.model import Picture, Role
from tests.building import document
from tests.hard_cases.seen_pages import picture_of, saved


def pictured(image: Image.Image) -> Picture[str]:
    made = raster(saved(image))
    assert made
    return Picture(made, "A picture")


def test_each_picture_s_words_are_known_by_its_fingerprint() -> None:
    sign = pictured(picture_of("Visits of Nimblethwaite", "by year", size=22, width=400))
    blank = pictured(Image.new("RGB", (60, 40), "navy"))
    assert words_in_pictures(
        [document(Role.APPENDIX, sign, blank), document(Role.TRIBUTE, sign)]
    ) == {sign.raster.fingerprint: "Visits of Nimblethwaite\nby year", blank.raster.fingerprint: ""}


def test_documents_without_pictures_have_none() -> None:
    assert words_in_pictures([document(Role.APPENDIX)]) == {}
