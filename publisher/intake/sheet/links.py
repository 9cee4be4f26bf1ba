"""Links that lie over cells.

openpyxl writes where a link leads into each cell under it that holds nothing: words that nobody
who opens the sheet sees, such as the name of a hidden sheet.
"""

from collections.abc import Iterator

from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from publisher.intake.drawing import local, number
from publisher.intake.package import parse_xml
from publisher.intake.sheet.grid import At

Element = etree._Element


def empty_again(sheet: object, part: bytes) -> int:
    """Empty the cells that hold nothing in the sheet's own part; how many these are.

    Lists to choose from show cells of hidden sheets too, and of sheets that come after theirs.
    """
    if not isinstance(sheet, Worksheet):
        return 0
    root = parse_xml(part)
    links = [link.get("ref", "") for link in root.iter("{*}hyperlink")]
    # a link over any cell of a merged range is bound to the first of it
    merged = [area.coord for area in sheet.merged_cells.ranges] if links else []
    filled = set(_filled(root)) if links else set()
    emptied = 0
    for left, top, right, bottom in map(range_boundaries, [*links, *merged]):
        for row in sheet.iter_rows(top, bottom, left, right):
            for cell in row:
                if cell.value is not None and (cell.row, cell.column) not in filled:
                    cell.value = None
                    emptied += 1
    return emptied


def _filled(root: Element) -> Iterator[At]:
    """The cells that hold something; one that does not say where it is follows the one before."""
    row = column = 0
    for element in root.iter("{*}row", "{*}c"):
        if local(element) == "row":
            row, column = number(element.get("r")) or row + 1, 0
            continue
        at = element.get("r")
        row, column = coordinate_to_tuple(at) if at else (row, column + 1)
        if element.findtext("{*}v") or element.find("{*}is") is not None:
            yield row, column
