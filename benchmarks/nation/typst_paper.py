"""Writes a paper as a tagged PDF through Typst, which is the same on every machine."""

import json

import typst

from tests.examples.blocks import Block, Grid, Heading, Items, Paper, Para, Title

_TEMPLATE = """
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, date: none)
#set page(paper: "a4", flipped: paper.landscape, margin: 2cm)
#set text(lang: "en", region: "GB", size: 10.5pt)
#for block in paper.blocks {
  if block.kind == "title" { heading(level: 1, outlined: false, block.text) }
  else if block.kind == "heading" { heading(level: 2, block.text) }
  else if block.kind == "items" { list(..block.items) }
  else if block.kind == "grid" {
    set text(size: 8.5pt)
    table(columns: block.widths.map(width => width * 1fr),
      table.header(..block.head), ..block.cells)
  }
  else { par(block.lines.join(linebreak())) }
}
"""


def typst_pdf(paper: Paper) -> bytes:
    """The paper as the bytes of a tagged PDF file."""
    values = {
        "title": paper.properties.title,
        "landscape": paper.landscape,
        "blocks": [_values(block) for block in paper.blocks],
    }
    made = typst.compile(
        _TEMPLATE.encode(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(values)},
    )
    return bytes(made)


def _values(block: Block) -> dict[str, object]:
    match block:
        case Title(text):
            return {"kind": "title", "text": text}
        case Heading(_, text, _):
            return {"kind": "heading", "text": text}
        case Para(text):
            return {"kind": "para", "lines": text.split("\n")}
        case Items(items):
            return {"kind": "items", "items": list(items)}
        case Grid(_, widths, rows):
            cells = [cell for row in rows[1:] for cell in row]
            return {"kind": "grid", "widths": widths, "head": rows[0], "cells": cells}
        case _:
            raise TypeError(block)
