"""LibreOffice, started without a window, to turn Word files into what it would save."""

import shutil
import subprocess
import tempfile
from pathlib import Path

LIMIT = 180
"""Seconds until a conversion is given up."""


class OfficeMissingError(Exception):
    """LibreOffice is not installed, or could not convert a file."""


class Office:
    """One LibreOffice with a profile of its own, in that folder."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("soffice") or shutil.which("libreoffice")
        if program is None:
            raise OfficeMissingError(
                "LibreOffice is needed to make the examples and was not found. Install it "
                "(Debian: libreoffice-writer fonts-liberation) and run this again."
            )
        self._program = program
        self._folder = folder

    def pdf(self, docx: bytes, *, tagged: bool) -> bytes:
        """The Word file as LibreOffice exports it to PDF, with or without a tag tree."""
        options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
        return self._convert(docx, "pdf", f"pdf:writer_pdf_Export:{options}")

    def docx(self, docx: bytes) -> bytes:
        """The Word file as LibreOffice saves it again."""
        return self._convert(docx, "docx", "docx:MS Word 2007 XML")

    def _convert(self, docx: bytes, suffix: str, target: str) -> bytes:
        with tempfile.TemporaryDirectory(dir=self._folder) as work:
            source = Path(work) / "source.docx"
            source.write_bytes(docx)
            out = Path(work) / "out"
            subprocess.run(
                [
                    self._program,
                    f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
                    "--headless",
                    *("--convert-to", target, "--outdir", str(out), str(source)),
                ],
                check=False,
                capture_output=True,
                timeout=LIMIT,
            )
            made = out / f"source.{suffix}"
            if not made.exists():
                raise OfficeMissingError("LibreOffice could not convert a file; try it by hand.")
            return made.read_bytes()
