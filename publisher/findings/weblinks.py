"""Weblinks, which are for ever."""

from publisher.findings.words import STOP, Words

W101: Words = (
    STOP,
    "was published and would be lost: {detail}",
    "Put the document back, or withdraw the review with `status: withdrawn`.",
)
W102: Words = (
    STOP,
    "is a record that has been edited or damaged: {detail}",
    "Restore the file from git; never edit it by hand.",
)
W103: Words = (
    STOP,
    "does not answer at its addresses any more: the gate refuses even a notice there",
    "Look at the gate's findings; an address that holds a flagged term cannot be kept.",
)
W104: Words = (
    STOP,
    "is public, and its last released pages cannot be looked at again: {detail}",
    "Put its folder in order, or withdraw it with `status: withdrawn`.",
)
