"""What groups of an RTF file hold, by the control word that they begin with.

Source: Rich Text Format Specification 1.9.1, its list of destinations.
"""

COMMENT = "comments"
MARGIN = "headers and footers with text"
LEFT_OUT = {
    **dict.fromkeys(("annotation", "atnid", "atnauthor"), COMMENT),
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), MARGIN),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), MARGIN),
    "info": "properties of the document (such as its author)",
    "userprops": "custom properties",
}
"""What no reader sees in the text, and what is said of it."""
_SILENT = """
fonttbl colortbl stylesheet filetbl listtable listoverridetable listpicture rsidtbl revtbl
generator themedata colorschememapping latentstyles datastore xmlnstbl pgptbl docvar
    wgrffmtfilter mmathPr pnseclvl pn bkmkstart bkmkend atrfstart atrfend atndate atnicn atnparent
atnref atntime template passwordhash protusertbl panose falt fname fontemb fontfile objclass
objname objalias objsect objtime objdata nonshppict nonesttables xe tc tcn rxe txe private
expandedcolortbl xmlopen xmlclose
password fldtype datafield picprop blipuid blptag defchp defpap keycode fchars lchars linkval
oldcprops oldpprops oldsprops oldtprops hlinkbase mailmerge staticval writereservation
writereservhash printim factoidname nextfile ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
background pgdsctbl shprslt sp formfield ud rtf
"""
SILENT = frozenset(_SILENT.split())
"""What shows nothing, or nothing that is not shown elsewhere."""
LABELS = ("listtext", "pntext")
"""The number or bullet before a paragraph, as it shows."""
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "softline": "",
    "softpage": "", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": "\u00a0", "_": "-", "-": "",
}  # fmt: skip
DRAWN = frozenset({"chpgn", "chdate", "chtime", "chdpl", "chdpa", "sectnum"})
"""What the program works out: numbers of pages, today's date."""
