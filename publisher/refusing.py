"""Says when nothing may be released from here: others can read secrets, or the day is in doubt.

Only a withdrawal that waits goes out even then (docs/developers/decisions/0008-a-withdrawal-
always-goes-out.md): a page that harms somebody comes down today, whatever else is wrong.
"""

from collections.abc import Sequence

from publisher.errors import ExitCode
from publisher.findings import Finding, Rule

_UNKNOWN = (Rule.K106, Rule.K107, Rule.W108)


def refusal_of(findings: Sequence[Finding]) -> ExitCode | None:
    """Why nothing may be released: others can read it (a leak); who can, or the day, is unknown."""
    rules = {finding.rule for finding in findings}
    if Rule.K105 in rules:
        return ExitCode.LEAK
    return ExitCode.SETTINGS if rules.intersection(_UNKNOWN) else None
