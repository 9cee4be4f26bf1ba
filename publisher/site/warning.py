"""The warning before what may distress: what it is, and a way past it."""

from publisher.site.texts import Texts

HELP = "#help-box"
MILD = "mild"
"""What letters and action plans tell, which say little of what happened."""


def warning_html(texts: Texts, what: str, tells: str, plan: str = "") -> str:
    """A warning of what is told in `what` ("review", "document").

    `tells` is the circumstances of the death or MILD; `plan` is the address of the action plan,
    for those who want to read that alone.
    """
    past = (
        texts.linked("warning.help_or_plan", HELP, plan)
        if plan
        else texts.linked("warning.help", HELP)
    )
    return (
        '<div class="warning"><span class="warning-sign" aria-hidden="true">!</span>'
        f'<p><span class="hidden">{texts("warning.sign")}: </span>'
        f"{texts(f'warning.{what}_{tells}')} {texts('warning.distressing')} {past}</p></div>"
    )
