"""What an ActiveX control says is read only where its part tells all that it shows."""

import pytest

from publisher.intake.active import said_by
from tests.hard_cases.active_cases import control

LABEL = "{978C9E23-D4B0-11CE-BF2D-00AA003F40D0}"
CAPTION = ("Caption", "Agreed")


def test_a_label_says_its_caption() -> None:
    assert said_by(control(LABEL, CAPTION)) == "Agreed"


@pytest.mark.parametrize(
    "part",
    [
        control(LABEL, CAPTION).replace(b"</ax:ocx>", b"<ax:picture/></ax:ocx>"),
        control(LABEL, CAPTION, bag="persistStreamInit"),
        control(LABEL, CAPTION, ("ForeColor", "16777215")),
        control(LABEL),
        b"form of its own",
        b"<other/>",
    ],
)
def test_what_shows_more_or_may_not_show_is_left_to_somebody_who_looks(part: bytes) -> None:
    assert said_by(part) is None
