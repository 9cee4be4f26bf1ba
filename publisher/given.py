"""What a council gives beside its reviews: settings, its own pages and texts, its logo."""

from pathlib import Path

from publisher.config import OwnText, SiteSettings
from publisher.errors import SettingsError
from publisher.intake.logo import logo
from publisher.intake.site_file import FILE, TEXTS, read_own_texts, read_site_file
from publisher.job import Job
from publisher.model import Raster, RedactedText
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_text


def read_settings(job: Job) -> SiteSettings:
    """Read mkdocs.yml. Raises: SettingsError."""
    try:
        return read_site_file((job.root / FILE).read_bytes())
    except FileNotFoundError:
        raise SettingsError(
            f"There is no {FILE} here.",
            "Run this in the folder that holds mkdocs.yml and reviews/.",
        ) from None


def council_pages(job: Job) -> dict[str, RedactedText]:
    """Read the council's own pages. They name no review; the gate holds them to it.

    Raises: SettingsError.
    """
    folder = job.root / "docs" / "site"
    paths = sorted([*folder.glob("*.md"), *folder.glob("cy/*.md")])
    return {path.relative_to(folder).as_posix(): our_words(_text_of(path, job)) for path in paths}


def _text_of(page: Path, job: Job) -> str:
    try:
        return page.read_text(encoding="utf-8-sig")  # Notepad begins it with a mark
    except UnicodeDecodeError:
        raise SettingsError(
            f"{page.relative_to(job.root).as_posix()} is not UTF-8 text.",
            "Save it again as plain text in UTF-8.",
        ) from None


def own_texts(job: Job) -> dict[str, OwnText]:
    """Read the council's own Welsh texts, if it has any. Raises: SettingsError."""
    file = job.root / TEXTS
    return read_own_texts(file.read_bytes()) if file.is_file() else {}


def council_logo(job: Job, settings: SiteSettings) -> Raster | None:
    """Read the council's logo, if it has one. Raises: SettingsError."""
    name = settings.publisher.council.logo
    if name is None:
        return None
    try:
        return logo((job.root / name).read_bytes())
    except OSError:
        raise SettingsError(
            f"{FILE} names a logo that is not there",
            f"Put the picture beside {FILE}, with the same small and capital letters.",
        ) from None


def our_words(text: str) -> RedactedText:
    """Take words that are ours or the council's, not a review's, as they are."""
    return redact_text(text, Matcher(()))
