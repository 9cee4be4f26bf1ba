"""What is done at a computer with the publisher, in the words of somebody who has a browser."""

import re

_PREVIEW = r"`publisher preview(?: [^`]*)?`"
_IN_THE_BROWSER = (
    (
        r"Look at every page in `publisher preview`; then `publisher approve`\.",
        "Read every page and every PDF in what the check keeps for it (at the bottom of its page, "
        "under Artifacts); then start this workflow by hand with the task `approve` and the code "
        "of what you read.",
    ),
    (
        r"Run `publisher new [^`]*`, with the name of this folder: it",
        "Start this workflow by hand with the task `begin`, with the letter on a branch of its "
        "own and the name of this folder under review: it",
    ),
    (
        r"a person who may decide runs `publisher approve[^`]*`, or on GitHub: Actions, Reviews, "
        r"Run workflow, approve\.",
        "a person who may decide opens Actions, Reviews, Run workflow and chooses `approve`.",
    ),
    (
        r"to approve: `publisher approve[^`]*`, or on GitHub: Actions",
        "to approve: Actions",
    ),
    (r"run `make site` on that day", "it goes public that morning"),
    (
        r"Run `make site`, and put the site on your web server",
        "Merge it; it goes public then",
    ),
    (r"then `make site`", "then merge it"),
    (
        r"then `publisher pack` with `--mark-sent` notes the day",
        "then start this workflow by hand with the task `sent`, which notes the day",
    ),
    (
        r"Next: publisher pack \S+",
        "It is at the bottom of the page of the newest run that published, under Artifacts.",
    ),
    (rf"(^|\. ){_PREVIEW}", r"\1The marked preview"),
    (_PREVIEW, "the marked preview"),
)
"""What stands for a computer, as a pattern, and what a browser has in its place."""


def in_the_browser(remedy: str) -> str:
    """What to do, in the words of somebody who has only the pages of GitHub."""
    for at_a_computer, here in _IN_THE_BROWSER:
        remedy = re.sub(at_a_computer, here, remedy)
    return remedy
