"""Of a picture no more is read than shows."""

import pytest
from lxml import etree

from publisher.intake.framing import frame_of
from publisher.intake.picture import Edges, Frame
from tests.intake.word_files import NAMESPACES


def framed(
    effects: str = "", fill: str = "", form: str = '<a:prstGeom prst="rect"/>'
) -> Frame | None:
    """The frame of a picture with these effects, in a shape that it fills so."""
    xml = (
        f"<pic:pic {NAMESPACES}><pic:blipFill><a:blip>{effects}</a:blip>{fill}</pic:blipFill>"
        f"<pic:spPr>{form}</pic:spPr></pic:pic>"
    )
    return frame_of(next(etree.fromstring(xml).iter("{*}blip")))


def filled(**edges: int) -> str:
    """A picture stretched over a shape, or beyond it."""
    said = " ".join(f'{edge}="{by}"' for edge, by in edges.items())
    return f"<a:stretch><a:fillRect {said}/></a:stretch>"


ROUNDED = (
    '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {}"/></a:avLst></a:prstGeom>'
)


@pytest.mark.parametrize(
    ("fill", "crop"),
    [
        ("", (0, 0, 0, 0)),
        (filled(), (0, 0, 0, 0)),
        ('<a:srcRect l="10000" b="25000"/>', (0.1, 0, 0, 0.25)),
        ('<a:srcRect t="-10000"/>', (0, 0, 0, 0)),
        (filled(t=-100_000), (0, 0.5, 0, 0)),
        (filled(l=-50_000, r=-50_000), (0.25, 0, 0.25, 0)),
        (filled(l=20_000), (0, 0, 0, 0)),
        ('<a:srcRect r="50000"/>' + filled(l=-100_000), (0.25, 0, 0.5, 0)),
    ],
)
def test_what_hangs_over_the_edges_of_its_shape_is_cut_off(fill: str, crop: Edges) -> None:
    assert framed(fill=fill) == Frame(crop)


@pytest.mark.parametrize(
    "form",
    [
        "",
        '<a:prstGeom prst="roundRect"/>',
        '<a:prstGeom prst="snip2DiagRect"/>',
        ROUNDED.format(8594),
    ],
)
def test_corners_may_be_cut_off(form: str) -> None:
    assert framed(form=form) == Frame()


def test_an_oval_is_one() -> None:
    assert framed(form='<a:prstGeom prst="ellipse"/>') == Frame(oval=True)


MOVED = {
    'rot="5400000"': (False, 90),
    'rot="-300000"': (False, 355),
    'flipH="1"': (True, 0),
    'flipV="1"': (True, 180),
    'flipH="1" flipV="true"': (False, 180),
    'rot="5400000" flipH="1"': (True, 90),
}


@pytest.mark.parametrize("said", MOVED)
def test_a_picture_is_turned_as_the_file_turns_it(said: str) -> None:
    mirrored, turned = MOVED[said]
    moved = framed(form=f"<a:xfrm {said}/>")
    assert moved == Frame(mirrored=mirrored, turned=turned)


def test_a_picture_in_a_group_turns_with_it() -> None:
    """Mirrored, then a quarter clockwise; in a group that is mirrored it turns the other way."""
    xml = (
        f'<wpg:wgp {NAMESPACES}><wpg:grpSpPr><a:xfrm flipH="1"/></wpg:grpSpPr><pic:pic>'
        '<pic:blipFill><a:blip/></pic:blipFill><pic:spPr><a:xfrm rot="5400000"/></pic:spPr>'
        "</pic:pic></wpg:wgp>"
    )
    frame = frame_of(next(etree.fromstring(xml).iter("{*}blip")))
    assert frame == Frame(mirrored=True, turned=270)


@pytest.mark.parametrize(
    "form", ['<a:prstGeom prst="heart"/>', "<a:custGeom/>", ROUNDED.format(50_000)]
)
def test_a_picture_cut_to_another_shape_has_no_frame(form: str) -> None:
    assert framed(form=form) is None


def test_the_shape_around_a_box_of_text_does_not_cut_a_picture_in_it() -> None:
    xml = (
        f'<wps:wsp {NAMESPACES}><wps:spPr><a:prstGeom prst="heart"/></wps:spPr><w:txbxContent>'
        "<w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:txbxContent></wps:wsp>"
    )
    assert frame_of(next(etree.fromstring(xml).iter("{*}imagedata"))) == Frame()


@pytest.mark.parametrize(
    "effects",
    [
        "<a:grayscl/>",
        "<a:extLst><a:ext/></a:extLst>",
        '<a:lum bright="20000" contrast="-40000"/>',
        '<a:alphaModFix amt="80000"/>',
        '<a:clrChange><a:clrFrom><a:srgbClr val="FEFEFE"/></a:clrFrom></a:clrChange>',
    ],
)
def test_what_takes_nothing_from_sight_may_stay(effects: str) -> None:
    assert framed(effects) == Frame()


@pytest.mark.parametrize(
    "effects",
    [
        '<a:lum bright="-100000"/>',
        '<a:lum bright="²"/>',
        '<a:alphaModFix amt="0"/>',
        '<a:biLevel thresh="50000"/>',
        "<a:duotone/>",
        '<a:clrChange><a:clrFrom><a:srgbClr val="000080"/></a:clrFrom></a:clrChange>',
        '<a:clrChange><a:clrFrom><a:schemeClr val="bg1"/></a:clrFrom></a:clrChange>',
    ],
)
def test_a_picture_in_other_colours_has_no_frame(effects: str) -> None:
    assert framed(effects) is None


@pytest.mark.parametrize("fill", ["<a:tile/>", '<a:srcRect l="half"/>', filled(l=50_000, r=50_000)])
def test_a_picture_of_which_nobody_can_tell_what_shows_has_no_frame(fill: str) -> None:
    assert framed(fill=fill) is None
