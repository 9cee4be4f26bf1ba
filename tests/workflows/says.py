"""The lines that workflows run, and which story of `test_runs.py` runs each of them."""

import yaml

from tests.workflows.runner import ACTIONS, WORKFLOWS

PUBLISH, APPROVE = "workflows/publish-reviews.yml", "workflows/approve-review.yml"
LINKS = "workflows/check-links.yml"
CHECK, BUILD = "workflows/check-reviews.yml", "actions/build/action.yml"
SAYS = {
    "published": {
        (APPROVE, "Set up the publisher"),
        (APPROVE, "See who can read the repository and who changed the review"),
        (APPROVE, "Approve"),
        (APPROVE, "Keep the approval"),
        (PUBLISH, "Set up the publisher"),
        (PUBLISH, "Finish what an earlier run began, and fetch what is public now"),
        (PUBLISH, "See who can read the repository and which approvals count"),
        (BUILD, "Set up the publisher"),
        (BUILD, "Build, verify and release"),
        (PUBLISH, "Claim the addresses"),
        (PUBLISH, "See that this release is the newest"),
        (PUBLISH, "Record what the public can see, from today"),
        (PUBLISH, "Say whether a review is held back"),
    },
    "prepared in parts": {
        (PUBLISH, "Set up the publisher"),
        (PUBLISH, "See who can read the repository and which approvals count"),
        (PUBLISH, "Prepare a part of the reviews"),
    },
    "published elsewhere": {
        (PUBLISH, "Put the site into the public repository, as its only commit"),
    },
    "checked": {
        (CHECK, "Set up the publisher"),
        (CHECK, "See who can read the repository and which approvals count"),
        (CHECK, "Fetch what is public now"),
        (CHECK, "Check"),
        (CHECK, "Make the marked preview of what is changed"),
    },
    "begun": {
        ("workflows/begin-review.yml", "Set up the publisher"),
        ("workflows/begin-review.yml", "Make the folder and propose it"),
    },
    "noted as sent": {
        ("workflows/note-sent.yml", "Set up the publisher"),
        ("workflows/note-sent.yml", "Write it down"),
    },
    "weblinks": {
        (LINKS, "Set up the publisher"),
        (LINKS, "Fetch what is public now"),
        (LINKS, "Ask for every weblink"),
    },
    "looked up": {("workflows/weekly.yml", "Look every dependency up")},
    "tagged": {
        ("workflows/release.yml", "Hold the tag to the version"),
        ("workflows/release.yml", "List all that the publisher runs on"),
        ("workflows/release.yml", "Release"),
    },
    "not approved": {(APPROVE, "Refuse what is not meant so")},
}
ELSEWHERE = {("workflows/check.yml", "2")}
"""`.ci/run`: all that is run here is run by it."""


def run_lines() -> set[tuple[str, str]]:
    """Every `run:` of the workflows and actions, by file and step."""
    found = set()
    for file in sorted([*WORKFLOWS.glob("*.yml"), *ACTIONS.glob("*/action.yml")]):
        content = yaml.safe_load(file.read_text("utf-8"))
        jobs = content.get("jobs", {"": content.get("runs")}).values()
        for step_list in (job.get("steps", []) for job in jobs):
            found |= {
                (file.relative_to(WORKFLOWS.parent).as_posix(), step.get("name", str(number)))
                for number, step in enumerate(step_list)
                if "run" in step
            }
    return found
