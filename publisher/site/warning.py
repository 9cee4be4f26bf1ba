"""The warning before what may distress: what it is, and a way past it."""

from publisher.site.words import html_text

WARNINGS = {
    "homicide": "describes domestic abuse and how a person was killed",
    "suicide": "describes domestic abuse and a death by suicide",
    "other": "describes domestic abuse and a death",
}
"""What a review tells of, by the circumstances of the death."""
MILD = "is about domestic abuse and a death"
"""What letters and action plans tell of, which say little of what happened."""


def warning_html(what: str, tells: str, past_html: str = "") -> str:
    """A warning that `what` ("This review") `tells` it; `past_html` are other links past it."""
    words = html_text(f"{what} {tells}. Some people may find it distressing.")
    return (
        '<div class="warning"><span class="warning-sign" aria-hidden="true">!</span>'
        f'<p><span class="hidden">Warning: </span>{words} '
        f'<a href="#help-box">Get help</a>{past_html}.</p></div>'
    )
