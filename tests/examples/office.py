"""LibreOffice, started without a window, to turn Word files into what it would save."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
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

    def pdf(self, files: Sequence[bytes], *, tagged: bool) -> list[bytes]:
        """The Word files as LibreOffice exports them to PDF, with or without a tag tree."""
        options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
        return self._convert(files, "pdf", f"pdf:writer_pdf_Export:{options}")

    def docx(self, files: Sequence[bytes]) -> list[bytes]:
        """The Word files as LibreOffice saves them again."""
        return self._convert(files, "docx", "docx:MS Word 2007 XML")

    def _convert(self, files: Sequence[bytes], suffix: str, target: str) -> list[bytes]:
        """All at one start of the program, which takes longer than a file."""
        with tempfile.TemporaryDirectory(dir=self._folder) as work:
            sources = [Path(work) / f"source-{number}.docx" for number in range(len(files))]
            for source, data in zip(sources, files, strict=True):
                source.write_bytes(data)
            out = Path(work) / "out"
            subprocess.run(
                [
                    self._program,
                    f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
                    "--headless",
                    *("--convert-to", target, "--outdir", str(out), *map(str, sources)),
                ],
                check=False,
                capture_output=True,
                timeout=LIMIT,
            )
            made = [out / f"{source.stem}.{suffix}" for source in sources]
            if not all(path.exists() for path in made):
                raise OfficeMissingError("LibreOffice could not convert a file; try it by hand.")
            return [path.read_bytes() for path in made]
