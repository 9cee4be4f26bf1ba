"""Problems as data: every rule with its code, and a finding as one case of it.

A finding never holds source text. It says which rule, where, and about which term by id;
`detail` holds only words of ours: a key's name, a count, a file type, a date from settings.
Each code has its section in `docs/handbook/findings.md` (`tests/test_findings.py`). A new one
is a line in `rule.py` and its words in the module of its subject.
"""

from publisher.findings.finding import Finding, Place, in_order, together
from publisher.findings.rule import Rule
from publisher.findings.words import Severity

__all__ = ["Finding", "Place", "Rule", "Severity", "in_order", "together"]
