"""Weblinks, which are for ever."""

from publisher.findings.words import ADVICE, STOP, Words

W101: Words = (
    STOP,
    "was published and would be lost: {detail}",
    "Put the document back; or, if its folder has another name now, say so with `moved_from:`; or "
    "withdraw the review with `status: withdrawn`.",
)
W102: Words = (
    STOP,
    "is a record that has been edited or damaged: {detail}",
    "Restore the file from git; never edit it by hand.",
)
W103: Words = (
    STOP,
    "has lost its addresses: the gate refuses even a notice there",
    "Look at the gate's findings; an address that holds a flagged term cannot be kept.",
)
W104: Words = (
    STOP,
    "is public, and its last released pages cannot be looked at again: {detail}",
    "Put its folder in order, or withdraw it with `status: withdrawn`.",
)
W105: Words = (
    STOP,
    "is a record with two heads: two branches both published this review",
    "Keep the lines of the branch whose build is public now; then build again.",
)
W106: Words = (
    STOP,
    "cannot be moved as `moved_from:` says: {detail}",
    "Correct `moved_from:` in its review.yml, or give the folder its old name back.",
)
W107: Words = (
    STOP,
    "has the old address of a review that has moved",
    "Give the folder another name: an address is never used for another review.",
)
W108: Words = (
    STOP,
    "has an entry from the future, by this computer's clock: {detail}",
    "If the clock is wrong, put it right. If it is right, an earlier run had it ahead: say the "
    "day yourself, with --today DATE, such as `publisher build --today 2026-12-01`.",
)
W111: Words = (
    STOP,
    "does not answer on the live website: {detail}",
    "Publish the last release again; see that your web host serves every file of it.",
)
W112: Words = (
    STOP,
    "is not on the live website as it was released",
    "Publish the last release again; if nothing helps, see whether the host changes files.",
)
W113: Words = (
    STOP,
    "lacks a place that a page links to",
    "Publish the last release again; if nothing helps, report it as SECURITY.md describes.",
)
W114: Words = (
    STOP,
    "has moved, and does not lead to its new address on the live website: {detail}",
    "Publish the last release again; if the server leads on by itself, see its own rules.",
)
W115: Words = (
    STOP,
    "is still on the live website and must not be: {detail}",
    "Empty the folder on the web server and put the last release there, at once; see "
    "docs/handbook/withdrawing.md.",
)
W201: Words = (
    ADVICE,
    "changes `site_url:`, which every weblink begins with; those that are public begin with "
    "{detail}",
    "If you did not mean to, put the old `site_url:` back. If you did, make every old address lead "
    "on to the new one: docs/handbook/moving-hosts.md#another-address.",
)
W202: Words = (
    ADVICE,
    "has an entry of a later day than today: {detail}",
    "If today is right, do nothing: an earlier run had its clock ahead. What is new gets the right "
    "day, and what that run wrote keeps its own.",
)
