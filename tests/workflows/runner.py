"""Runs the jobs of a workflow as GitHub would: every `run:` line by bash, in real repositories.

What GitHub's own actions do is done here in their place: a checkout is a clone of a bare
repository in a folder, an artifact and the deployed site are copied folders. `gh` is a stand-in
on the path (`HOSTED`). Everything else is real: git, make, Python and the publisher.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tests.apart import APART
from tests.folders import ROOT
from tests.warm import quick_line

WORKFLOWS = ROOT / ".github" / "workflows"
ACTIONS = ROOT / ".github" / "actions"
REPOSITORY = "council/reviews"
NEEDED = (".github", "Makefile", "pyproject.toml", "requirements", "publisher")
GH = ROOT / "tests" / "workflows" / "gh"
WHO = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@council.example"}
WHO |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@council.example"}


def git(where: Path, *arguments: str) -> str:
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", where, *arguments], env={**os.environ, **WHO, **quiet},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


class StepError(Exception):
    """A step of a job ended with another code than 0."""


@dataclass
class Run:
    """One run of a workflow: what it was started with and what it leaves behind.

    `home` holds `remote.git`, the reviews' repository, and all that GitHub would keep.
    """

    home: Path
    number: int = 1
    event: str = "push"
    branch: str = "main"
    actor: str = "anna"
    inputs: Mapping[str, Any] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    done: set[tuple[str, str]] = field(default_factory=set)
    told: str = ""
    summary: str = ""
    needs: dict[str, Any] = field(default_factory=dict)
    machines: str = ""
    attempt: int = 1
    schedule: str = ""
    turn: dict[str, Any] = field(default_factory=dict)

    def workflow(self, name: str, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        """Run a workflow's jobs in order but for those left out; gives how each ended."""
        jobs = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))["jobs"]
        for job, content in jobs.items():
            self.needs[job] = {"result": "skipped", "outputs": {}}
            if job in leave_out or not self._holds(content):
                continue
            self.needs[job] = self.job(name, job)
        return {job: self.needs[job]["result"] for job in jobs}

    def council(self, caller: Path, only_say: bool = False) -> dict[str, str]:
        """Run what a council's own workflow calls; gives how each part ended that was to run."""
        (call,) = yaml.safe_load(caller.read_text("utf-8"))["jobs"].values()
        assert "/.github/workflows/council.yml" in call["uses"]
        self.inputs = {k: evaluated(v, self._contexts({})) for k, v in call["with"].items()}
        parts = yaml.safe_load((WORKFLOWS / "council.yml").read_text("utf-8"))["jobs"]
        ended = {}
        for name, part in parts.items():
            self.needs[name] = {"result": "skipped", "outputs": {}}
            if self._holds(part):
                ended[name] = "success" if only_say else self._called(name, part)
                self.needs[name]["result"] = ended[name]
        return ended

    def _called(self, name: str, part: Mapping[str, Any]) -> str:
        given = {k: evaluated(v, self._contexts({})) for k, v in part.get("with", {}).items()}
        inner = replace(self, home=self.home, inputs=given, needs={}, told="", summary="")
        inner.machines = f"{self.number}-{name}"
        results = inner.workflow(Path(part["uses"]).name).values()
        self.told, self.summary = self.told + inner.told, self.summary + inner.summary
        return "failure" if "failure" in results else "success"

    def _holds(self, job: Mapping[str, Any]) -> bool:
        wanted = job.get("needs", [])
        before = [self.needs[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
        condition = str(job.get("if", "success()"))
        whatever = "always()" in condition or "cancelled()" in condition
        if not whatever and any(one["result"] != "success" for one in before):
            return False
        return bool(evaluated(condition, {**self._contexts({}), "needs": self.needs}))

    def job(self, name: str, job: str) -> dict[str, Any]:
        content = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))["jobs"][job]
        results: dict[str, Any] = {}
        for index, turn in enumerate(self._turns(content)):
            self.turn = turn
            machine = Machine(
                self, self.home / f"runner-{self.machines or self.number}-{job}-{index}"
            )
            try:
                machine.steps(content["steps"], f"workflows/{name}", content.get("env", {}), {})
            except StepError:
                return {"result": "failure", "outputs": {}}
            results = machine.results
        scope = {**self._contexts({}), "steps": results}
        outputs = {k: substituted(v, scope) for k, v in content.get("outputs", {}).items()}
        return {"result": "success", "outputs": outputs}

    def sites(self, name: str) -> Path:
        """Where this run keeps the sites of that name: one for each time that it was kept."""
        return self.home / "pages" / str(self.number) / name

    def _turns(self, job: Mapping[str, Any]) -> list[dict[str, Any]]:
        """One machine for each value of the job's matrix, or one alone."""
        if "strategy" not in job:
            return [{}]
        ((name, values),) = job["strategy"]["matrix"].items()
        return [
            {"matrix": {name: value}, "strategy": {"job-index": index}}
            for index, value in enumerate(evaluated(values, self._contexts({})))
        ]

    def _contexts(self, env: Mapping[str, str]) -> dict[str, Any]:
        github = {
            "event": {"repository": {"default_branch": "main"}, "schedule": self.schedule},
            "event_name": self.event,
            "ref": f"refs/heads/{self.branch}",
            "ref_name": self.branch,
            "run_attempt": self.attempt,
            "server_url": "https://github.com",
            "token": "t0ken",
        }
        job = {"workflow_repository": "example/dhr-publisher", "workflow_sha": "publisher"}
        return {"github": github, "inputs": self.inputs, "secrets": self.secrets,
                "job": job, "env": env, "needs": self.needs, **self.turn}  # fmt: skip


class Machine:
    """The machine of one job: its working folder, its environment and what its steps put out."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder, self.work = run, folder, folder / "work"
        self.work.mkdir(parents=True)
        self.results: dict[str, Any] = {}
        self.env: dict[str, str] = {}
        self.failed = False

    def steps(
        self, steps: list[dict[str, Any]], where: str, env: Mapping[str, str], inputs: Any
    ) -> None:
        for number, step in enumerate(steps):
            scope = self.run._contexts(self.env) | {"steps": self.results}
            scope |= {"inputs": inputs or self.run.inputs}
            condition = str(step.get("if", "true"))
            if (self.failed and "always()" not in condition) or not evaluated(condition, scope):
                continue
            named = {**env, **step.get("env", {})}
            own = {name: substituted(value, scope) for name, value in named.items()}
            try:
                if "run" in step:
                    self.run.done.add((where, step.get("name", str(number))))
                    self.shell(step, own, where)
                else:
                    given = {k: substituted(v, scope) for k, v in step.get("with", {}).items()}
                    self.action(step, given, own)
            except StepError:
                self.failed = True
        if self.failed:
            raise StepError

    def shell(self, step: Mapping[str, Any], env: Mapping[str, str], where: str) -> None:
        assert "${{" not in step["run"], "what a person typed would be run"
        files = {f"GITHUB_{kind}": self.folder / kind for kind in ("ENV", "OUTPUT", "STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        known = {
            "PATH": f"{GH.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.folder), "HOSTED": str(self.run.home), "CI": "true",
            "GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_RUN_ID": str(self.run.number), "GITHUB_REF_NAME": self.run.branch,
            "GITHUB_ACTOR": self.run.actor, "GITHUB_TRIGGERING_ACTOR": self.run.actor,
            "GITHUB_EVENT_NAME": self.run.event, "RUNNER_TEMP": str(self.folder),
            "GITHUB_WORKFLOW_REF": f"{REPOSITORY}/.github/workflows/reviews.yml@refs/heads/main",
            "GITHUB_ACTION_PATH": str(self.work / "publisher" / ".github" / Path(where).parent),
            **{name: str(file) for name, file in files.items()},
        }  # fmt: skip
        strict = ["-o", "pipefail"] if "shell" in step else []
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", *strict, "-c", step["run"]],
            cwd=self.work / step.get("working-directory", "."), env={**known, **self.env, **env},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False,
        )  # fmt: skip
        self.run.told += done.stdout
        self.run.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        self.env |= dict(pairs(files["GITHUB_ENV"]))
        if "id" in step:
            self.results[step["id"]] = {"outputs": dict(pairs(files["GITHUB_OUTPUT"]))}
        if done.returncode:
            raise StepError

    def action(
        self, step: Mapping[str, Any], given: Mapping[str, str], env: Mapping[str, str]
    ) -> None:
        uses = str(step["uses"])
        match re.sub(r"@.*", "", uses).removeprefix("actions/"):
            case "checkout":
                self.checkout(given)
            case "setup-python":
                pass
            case ("upload-pages-artifact" | "upload-artifact") as kind:
                self.keep(kind, given)
            case "download-artifact":
                assert given["merge-multiple"] == "True"
                for one in sorted(self.run.home.glob(given["pattern"])):
                    shutil.copytree(one, self.work / given["path"], dirs_exist_ok=True)
            case "deploy-pages":
                self.deploy(given)
                self.results[step["id"]] = {"outputs": {"page_url": "https://live"}}
            case "./publisher/.github/actions/build":
                self.composite(step, "build", given, env)
            case other:
                raise AssertionError(f"nobody has said what {other} does")

    def keep(self, kind: str, given: Mapping[str, str]) -> None:
        there = self.run.home / given.get("name", "")
        if kind == "upload-pages-artifact":
            sites = self.run.sites(given.get("name", "github-pages"))
            there = sites / str(len([*sites.glob("*")]))
        if (self.work / given["path"]).is_dir():
            shutil.copytree(self.work / given["path"], there, dirs_exist_ok=True)

    def deploy(self, given: Mapping[str, str]) -> None:
        found = [*self.run.sites(given.get("artifact_name", "github-pages")).glob("*")]
        if len(found) != 1:  # which of them, GitHub does not ask
            self.run.told += f"{len(found)} artifacts have that name.\n"
            raise StepError
        shutil.rmtree(self.run.home / "live", ignore_errors=True)
        shutil.copytree(found[0], self.run.home / "live")

    def checkout(self, given: Mapping[str, str]) -> None:
        assert given["persist-credentials"] == "False"
        if "path" not in given:  # a workflow of the publisher's own
            lay_publisher(self.work)
            return
        if given["path"] == "publisher":
            assert (given["repository"], given["ref"]) == ("example/dhr-publisher", "publisher")
            lay_publisher(self.work / "publisher")
            return
        branch = given["ref"].removeprefix("refs/heads/")
        remote = f"file://{self.run.home / 'remote.git'}"
        git(self.work, "clone", "-q", "--depth=1", "-b", branch, remote, given["path"])

    def composite(
        self, step: Mapping[str, Any], name: str, given: Mapping[str, str], env: Mapping[str, str]
    ) -> None:
        action = yaml.safe_load((ACTIONS / name / "action.yml").read_text("utf-8"))
        inputs = {k: str(v.get("default", "")) for k, v in action["inputs"].items()} | dict(given)
        self.steps(action["runs"]["steps"], f"actions/{name}/action.yml", env, inputs)
        scope = {"steps": self.results, "inputs": inputs}
        put_out = {k: substituted(v["value"], scope) for k, v in action["outputs"].items()}
        self.results[step["id"]] = {"outputs": put_out}


def lay_publisher(folder: Path) -> None:
    """The publisher's repository as a checkout of it has it, set up already.

    What it starts is imported from beside the tests, not from here: `test_template.py` does that.
    """
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in NEEDED:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder)
    programs = {
        "publisher": quick_line(),
        "python": "",
        "uv": "",
    }
    for name, words in programs.items():
        _program(folder / ".venv" / "bin" / name, words)
    (folder / ".venv" / "for-running").touch()
    lay_apart(folder / ".venv" / "apart")


def lay_apart(folder: Path) -> None:
    """What `make` has set up apart; pip-audit does all that it does but ask the network."""
    (folder / "supply" / "bin").mkdir(parents=True)
    (folder / "run").symlink_to(APART / "run")
    theirs = APART / "supply" / "bin"
    _program(folder / "supply/bin/cyclonedx-py", f'exec {theirs}/cyclonedx-py "$@"')
    noted = 'echo "pip-audit $*" >> "$HOSTED/asked.txt"'
    _program(folder / "supply/bin/pip-audit", f'{noted}\nexec {theirs}/pip-audit --dry-run "$@"')
    (folder / "supply" / "done").touch()


def _program(path: Path, words: str) -> None:
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o700)


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        name, _, value = line.partition("=")
        yield name, value


# -- the expressions of GitHub ---------------------------------------------------------

_NAME = re.compile(r"'[^']*'|[A-Za-z_][\w-]*(?:\.[\w-]+)*(?:\(\))?")
_WORDS = {"true": "True", "false": "False"}
_WORDS |= {"always()": "True", "success()": "True", "cancelled()": "False"}
_CALLED = {"fromJSON": json.loads, "__builtins__": {}}


def evaluated(expression: str, scope: Mapping[str, Any]) -> Any:
    """What an expression is worth: names, words in quotes, fromJSON, ==, !=, &&, || and !."""
    text = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", expression.strip(), flags=re.DOTALL)

    def value(match: re.Match[str]) -> str:
        name = match[0]
        if name[0] == "'":
            return name
        return name if name in _CALLED else _WORDS.get(name) or repr(looked_up(name, scope))

    python = _NAME.sub(value, text)
    for theirs, ours in (("&&", " and "), ("||", " or ")):
        python = python.replace(theirs, ours)
    return eval(re.sub(r"!(?!=)", " not ", python).strip(), _CALLED)


def looked_up(name: str, scope: Mapping[str, Any]) -> Any:
    found: Any = scope
    for part in name.split("."):
        found = found.get(part, "") if isinstance(found, Mapping) else ""
    return found


def substituted(text: object, scope: Mapping[str, Any]) -> str:
    return re.sub(
        r"\$\{\{.*?\}\}", lambda match: str(evaluated(match[0], scope)), str(text), flags=re.DOTALL
    )
