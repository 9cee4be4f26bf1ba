"""The words of the statements that the law asks for, from settings and from what was tested.

Order and wording of the accessibility statement are those of the government's model; the page
itself, docs/site/accessibility.md, has them. Here is what differs between councils.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from publisher.config import SiteSettings
from publisher.site.proof import Proof, last_proof
from publisher.site.words import day, markdown_text, sentence
from publisher.statements import Accessibility, Audit, Privacy

LATER = "*filled in by each council*"
"""What stands in a demonstration where a real website must say something."""
GITHUB = "GitHub Pages"
_GITHUB_SAYS = (
    "GitHub says that it [logs and stores the IP address of every visitor, for security]"
    "(https://docs.github.com/en/pages/getting-started-with-github-pages/"
    "what-is-github-pages#data-collection)."
)


def statement_words(settings: SiteSettings) -> dict[str, str]:
    """What stands for each placeholder of the statements, in Markdown.

    Without what the council has not said yet, unless it is a demonstration.
    """
    later = LATER if settings.publisher.is_demonstration else None
    needed = {name: said or later for name, said in _needed(settings).items()}
    return {**_rest(settings), **{name: said for name, said in needed.items() if said}}


def unfilled(settings: SiteSettings) -> Mapping[str, str]:
    """The placeholders that a real website cannot fill in yet, and the keys that are missing."""
    if settings.publisher.is_demonstration:
        return {}
    missing = (name for name, said in _needed(settings).items() if not said)
    return {name: KEYS[name] for name in missing}


KEYS: Mapping[str, str] = {
    "prepared": "accessibility: prepared:",
    "reviewed": "accessibility: reviewed:",
    "host": "privacy: host:",
    "emails_kept": "privacy: emails_kept:",
    "data_protection": "privacy: data_protection:",
}
"""Where each thing that a statement must say is set, below `extra: publisher:`."""


def _needed(settings: SiteSettings) -> dict[str, str | None]:
    statement, privacy = settings.publisher.accessibility, settings.publisher.privacy
    officer = privacy.data_protection and markdown_text(privacy.data_protection)
    return {
        "prepared": _day(statement.prepared),
        "reviewed": _day(statement.reviewed),
        "host": privacy.host and markdown_text(privacy.host),
        "emails_kept": privacy.emails_kept and markdown_text(privacy.emails_kept),
        "data_protection": officer and f"[{officer}](mailto:{officer})",
    }


def _rest(settings: SiteSettings) -> dict[str, str]:
    statement, privacy = settings.publisher.accessibility, settings.publisher.privacy
    proof = last_proof()
    return {
        "tested": day(proof.tested),
        "test_result": result_of(proof),
        "audit": _audit(statement.audit),
        "known_problems": _problems(statement),
        "burden": _listed(
            statement.burden, "We do not claim that anything is a disproportionate burden."
        ),
        "outside_scope": _listed(
            statement.outside_scope,
            "We do not claim that anything on this website is outside the scope of the "
            "regulations.",
        ),
        "improving": markdown_text(statement.improving) if statement.improving else "",
        "host_says": _host_says(privacy),
        "privacy_notice": _privacy_notice(privacy),
    }


def _day(value: date | None) -> str | None:
    return day(value) if value else None


def result_of(proof: Proof) -> str:
    """What was tested, with what, and what was found."""
    tools = " and ".join(f"{name} {version}" for name, version in proof.tools.items())
    found = {0: "no failure", 1: "one failure"}.get(
        proof.violations, f"{proof.violations} failures"
    )
    kinds = ", ".join(proof.kinds)
    return markdown_text(
        f"The test was carried out by the makers of the program that makes the pages, with "
        f"{tools}. One page of each kind was tested, in wide and narrow windows, with light and "
        f"dark colours: {kinds}. The test found {found}."
    )


def _audit(audit: Audit | None) -> str:
    if audit is None:
        return "The website has not been tested by an outside body."
    told = f"The website was tested on {day(audit.on)} by {markdown_text(audit.by)}."
    return f"{told} {_link('Read their report', audit.report)}." if audit.report else told


def _problems(statement: Accessibility) -> str:
    told = (
        f"{_whole(problem.what)} This fails WCAG 2.2 success criterion "
        f"{markdown_text(problem.criterion)}. {_whole(problem.plan)}"
        for problem in statement.problems
    )
    return _bullets(told)


def _listed(items: Iterable[str], otherwise: str) -> str:
    return _bullets(map(_whole, items)) or otherwise


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _whole(words: str) -> str:
    """The words as a sentence."""
    words = sentence(words.strip())
    return markdown_text(words if words.endswith((".", "!", "?")) else f"{words}.")


def _host_says(privacy: Privacy) -> str:
    if privacy.host_notice:
        return f"{_link('What they say about this', privacy.host_notice)}."
    return _GITHUB_SAYS if privacy.host == GITHUB else ""


def _privacy_notice(privacy: Privacy) -> str:
    if not privacy.notice:
        return ""
    return f"{_link('Our general privacy notice', privacy.notice)} says more."


def _link(words: str, address: str) -> str:
    return f"[{words}]({address.replace('(', '%28').replace(')', '%29')})"
