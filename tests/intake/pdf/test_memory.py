"""A PDF's pictures are let go of page by page, while what its fonts draw is kept."""

import subprocess
import sys
import zlib

import pytest
from pikepdf import Dictionary, Name, Stream

from tests.folders import ROOT
from tests.intake import pdf_files as f

PAGES, SIDE, MB = 8, 4000, 16
"""Each page has a picture of so many dots a side, so large."""

READ = """
import re, sys
from pathlib import Path
from publisher.intake.pdf.read import _open, _Opened
def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1000
data, before = sys.stdin.buffer.read(), most()
opened = _open(data, "en")
assert isinstance(opened, _Opened)
assert all(page.glyphs for page in opened.pages)
print(len(opened.pages), most() - before)
"""
"""Tells how many pages were read and how many more MB were used at most."""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what was used at most")
def test_no_more_pictures_are_held_than_those_of_a_page() -> None:
    # at a limit pdfium leaves pictures out and goes on, so that a limit would tell nothing
    done = subprocess.run(
        [sys.executable, "-c", READ], input=pictured(), cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    pages, used = done.stdout.split()

    assert int(pages) == PAGES
    assert MB < float(used) < 4 * MB


def pictured() -> bytes:
    """Pages with a large picture and a font of its own each."""
    pdf = f.make(*["q 9 0 0 9 72 72 cm /Im1 Do Q " + f.text("Page")] * PAGES)
    grey = zlib.compress(b"\xf0" * SIDE**2, 1)
    for page in pdf.pages:
        image = Stream(pdf, grey)
        image.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=SIDE, Height=SIDE, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray, Filter=Name.FlateDecode,
        )  # fmt: skip
        font = pdf.make_indirect(Dictionary(dict(page.Resources.Font.F1.items())))
        page.Resources = Dictionary(XObject=Dictionary(Im1=image), Font=Dictionary(F1=font))
    return f.saved(pdf)
