"""Writes the page that shows every state of a review, from the table in the code: `make states`."""

from publisher.checks.states import TABLE, Standing
from tests.folders import ROOT

PAGE = ROOT / "docs" / "developers" / "states.md"
HEAD = """\
# States of a review

Made by `make states` from the table in [`publisher/checks/states.py`](../../publisher/checks/states.py); a test compares. The first row that holds is the state. An address that was public once always answers: after a withdrawal with its notice, whatever the state became since. What each `status:` means to a web officer stands in [Settings](../handbook/settings.md#status).
"""  # noqa: E501
BELOW = """\
An arrow shows what one step can lead to: a line in `review.yml`, a finding, a day, a build. A public review has no arrow to "draft", "waiting for the Home Office", "withheld" or "embargoed": its addresses would be lost, and such a build is refused ([W101](../handbook/findings.md#w101)).
"""  # noqa: E501


def states_page() -> str:
    """The page: the table in words, then its diagram."""
    return "\n".join((HEAD, _table(), "## What may follow\n", BELOW, _diagram()))


def _table() -> str:
    rows = [
        "| State | When | What the public sees | Who acts next | What may follow |",
        "|---|---|---|---|---|",
        *(
            f"| {state.standing} | {state.when} | {state.public} | {state.acts} | "
            f"{', '.join(state.then)} |"
            for state in TABLE
        ),
    ]
    return "\n".join(rows) + "\n"


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{standing}" as {standing.name}' for standing in Standing]
    lines += ["    [*] --> DRAFT"]
    lines += [
        f"    {state.standing.name} --> {then.name}"
        for standing in Standing
        for state in TABLE
        if state.standing is standing
        for then in state.then
    ]
    return "\n".join([*lines, "```"]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(states_page(), encoding="utf-8")
