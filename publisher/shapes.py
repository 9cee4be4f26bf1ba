"""The shapes of values in settings files: words, addresses, colours."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]
Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
"""Words on one line: they stand in headings, links and the heads of e-mails."""
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
HttpsAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$")]
SiteAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'?#]+/$")]
EmailAddress = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+$")]
PictureFile = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._ -]{0,80}\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$"
    ),
]
"""A file beside mkdocs.yml. No SVG: it can hold scripts and words that nobody sees."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
"""The name of a review's folder, which is its address."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PublicKey = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
Account = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12,64}$")]


class Strict(BaseModel):
    """A part of a settings file: unknown keys refused, values never changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)
