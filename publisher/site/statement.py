"""The words of the statements that the law asks for, from settings and from what was tested.

Order and wording of the accessibility statement are those of the government's model; the page
itself, docs/site/accessibility.md, has them. Here is what differs between councils.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce

from publisher.config import SiteSettings
from publisher.site.proof import Proof, last_proof
from publisher.site.texts import Texts, shipped
from publisher.site.words import markdown_text, own_words, sentence
from publisher.statements import Accessibility, Audit, Privacy

GITHUB = "GitHub Pages"
_GITHUB_SAYS = (
    "https://docs.github.com/en/pages/getting-started-with-github-pages/"
    "what-is-github-pages#data-collection"
)


def statement_words(settings: SiteSettings, texts: Texts) -> dict[str, str]:
    """What stands for each placeholder of the statements, in Markdown.

    Without what the council has not said yet, unless it is a demonstration.
    """
    # what stands in a demonstration where a real website must say something
    later = f"*{texts('statement.later')}*" if settings.publisher.is_demonstration else None
    needed = {name: said or later for name, said in _needed(settings, texts).items()}
    return {**_rest(settings, texts), **{name: said for name, said in needed.items() if said}}


def unfilled(settings: SiteSettings) -> Mapping[str, str]:
    """The placeholders that a real website cannot fill in yet, and the keys that are missing."""
    if settings.publisher.is_demonstration:
        return {}
    said_in_english = _needed(settings, shipped("en"))
    missing = (name for name, said in said_in_english.items() if not said)
    return {name: KEYS[name] for name in missing}


KEYS: Mapping[str, str] = {
    "prepared": "accessibility: prepared:",
    "reviewed": "accessibility: reviewed:",
    "host": "privacy: host:",
    "emails_kept": "privacy: emails_kept:",
    "data_protection": "privacy: data_protection:",
}
"""Where each thing that a statement must say is set, below `extra: publisher:`."""


def _needed(settings: SiteSettings, texts: Texts) -> dict[str, str | None]:
    statement, privacy = settings.publisher.accessibility, settings.publisher.privacy
    officer = privacy.data_protection and markdown_text(privacy.data_protection)
    return {
        "prepared": _day(statement.prepared, texts),
        "reviewed": _day(statement.reviewed, texts),
        "host": privacy.host and own_words(privacy.host, texts, markdown_text),
        "emails_kept": privacy.emails_kept and own_words(privacy.emails_kept, texts, markdown_text),
        "data_protection": officer and f"[{officer}](mailto:{officer})",
    }


def _rest(settings: SiteSettings, texts: Texts) -> dict[str, str]:
    statement, privacy = settings.publisher.accessibility, settings.publisher.privacy
    proof = last_proof()
    return {
        "tested": texts.day(proof.tested),
        "test_result": result_of(proof, texts),
        "audit": _audit(statement.audit, texts),
        "known_problems": _problems(statement, texts),
        "burden": _listed(statement.burden, "statement.burden", texts),
        "outside_scope": _listed(statement.outside_scope, "statement.scope", texts),
        "improving": own_words(statement.improving or "", texts, markdown_text),
        "host_says": _host_says(privacy, texts),
        "privacy_notice": _privacy_notice(privacy, texts),
    }


def _day(value: date | None, texts: Texts) -> str | None:
    return texts.day(value) if value else None


def result_of(proof: Proof, texts: Texts) -> str:
    """What was tested, with what, and what was found."""
    tools = [f"{name} {version}" for name, version in proof.tools.items()]
    found = (
        texts.count("statement.failures", proof.violations)
        if proof.violations
        else texts("statement.no_failure")
    )
    together = reduce(lambda one, other: texts("statement.and", one=one, other=other), tools)
    kinds = own_words(", ".join(proof.kinds), texts, markdown_text)
    tools_told = markdown_text(together)
    return texts("statement.tested", tools=tools_told, kinds=kinds, found=found)


def _audit(audit: Audit | None, texts: Texts) -> str:
    if audit is None:
        return texts("statement.no_audit")
    by = own_words(audit.by, texts, markdown_text)
    told = texts("statement.audit", day=texts.day(audit.on), by=by)
    return f"{told} {_link(texts('statement.report'), audit.report)}" if audit.report else told


def _problems(statement: Accessibility, texts: Texts) -> str:
    told = (
        texts(
            "statement.problem",
            what=own_words(problem.what, texts, _whole),
            criterion=markdown_text(problem.criterion),
            plan=own_words(problem.plan, texts, _whole),
        )
        for problem in statement.problems
    )
    return _bullets(told)


def _listed(items: Iterable[str], otherwise: str, texts: Texts) -> str:
    return _bullets(own_words(item, texts, _whole) for item in items) or texts(otherwise)


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _whole(words: str) -> str:
    """The words as a sentence."""
    words = sentence(words.strip())
    return markdown_text(words if words.endswith((".", "!", "?")) else f"{words}.")


def _host_says(privacy: Privacy, texts: Texts) -> str:
    if privacy.host_notice:
        return _link(texts("statement.host_says"), privacy.host_notice)
    return _link(texts("statement.github"), _GITHUB_SAYS) if privacy.host == GITHUB else ""


def _privacy_notice(privacy: Privacy, texts: Texts) -> str:
    return _link(texts("statement.notice"), privacy.notice) if privacy.notice else ""


def _link(words: str, address: str) -> str:
    """The words in Markdown, those in brackets with the address behind them."""
    return words.replace("]", f"]({address.replace('(', '%28').replace(')', '%29')})", 1)
