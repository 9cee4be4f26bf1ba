"""Whether a review is to be withdrawn, where all else of its review.yml may be beyond reading.

Invariant: no slip in that file keeps in public what somebody says must come down
(docs/developers/decisions/0008-a-withdrawal-always-goes-out.md). So the lines are looked at as
they are, whatever YAML makes of them. Accepted risk: a line of free text that looks the same
withdraws a review too, if its file cannot be used.
"""

import re

from publisher.config import WithdrawalReason

_STATUS = re.compile(r"""(?:^|[{,])([ \t]*)["']?status["']?\s*:\s*["']?withdraw""", re.I | re.M)
_REASON = r"""^{}["']?reason["']?\s*:\s*["']?({})\b"""


def withdrawal_in(data: bytes) -> WithdrawalReason | None:
    """The reason that the bytes of a review.yml give for a withdrawal; None if they tell of none.

    A reason that is none of the fixed ones is "other"; one of a document counts for nothing.
    """
    text = data.replace(b"\0", b"").decode("utf-8", "replace")  # UTF-16, as Notepad may save it
    status = _STATUS.search(text)
    if not status:
        return None
    fixed = "|".join(WithdrawalReason)
    given = re.findall(_REASON.format(status[1], fixed), text, re.I | re.M)
    return WithdrawalReason(given[-1].lower()) if given else WithdrawalReason.OTHER
