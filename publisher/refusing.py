"""Says when nothing may be released from here: what is secret lies where others can read it.

Only a withdrawal that waits goes out even then (docs/developers/decisions/0008-a-withdrawal-
always-goes-out.md): a page that harms somebody comes down today, whatever else is wrong.
"""

from collections.abc import Sequence

from publisher.errors import ExitCode
from publisher.findings import Finding, Rule

_UNKNOWN = (Rule.K106, Rule.K107)


def refusal_of(findings: Sequence[Finding]) -> ExitCode | None:
    """Why nothing may be released: others can read it (a leak), or it is not known who can."""
    rules = {finding.rule for finding in findings}
    if Rule.K105 in rules:
        return ExitCode.LEAK
    return ExitCode.SETTINGS if rules.intersection(_UNKNOWN) else None
