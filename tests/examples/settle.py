"""Makes an office program's file the same at every run, without changing what it says.

Times and random identifiers are replaced by fixed ones. In a PDF the replacement has the
same length, so that every offset in the file stays right.
"""

import io
import re
import zipfile

WRITTEN = "2023-08-14T10:30:00Z"
_STAMP = re.compile(rb"(?<=\(D:)\d{14}[^)]*(?=\))")
_HEX = re.compile(rb"(?<=/ID \[ <)[0-9A-F]+>\s*<[0-9A-F]+(?=>)|(?<=/DocChecksum /)[0-9A-F]+")
_XMP = re.compile(rb"(?<=Date>)[^<]*(?=</xmp:)")
_WHEN = re.compile(rb"(?<=W3CDTF\">)[^<]*(?=<)")
_SPENT = re.compile(rb"<TotalTime>\d+</TotalTime>")


def settle_pdf(data: bytes) -> bytes:
    """The PDF with a fixed time and fixed identifiers."""
    data = _STAMP.sub(lambda m: _fit(b"20230814103000Z00'00'", m[0]), data)
    data = _XMP.sub(lambda m: _fit(WRITTEN.encode(), m[0]), data)
    return _HEX.sub(lambda m: re.sub(rb"[0-9A-F]", b"0", m[0]), data)


def settle_docx(data: bytes) -> bytes:
    """The Word file with a fixed time, its parts dated 1980 as Word itself does."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            part = _SPENT.sub(b"<TotalTime>0</TotalTime>", old.read(info))
            if info.filename == "docProps/core.xml":
                part = _WHEN.sub(WRITTEN.encode(), part)
            settled = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            settled.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(settled, part)
    return file.getvalue()


def _fit(new: bytes, old: bytes) -> bytes:
    return new[: len(old)].ljust(len(old), b"0")
