"""Where the parts come from: every one is pinned by its digest, and its licence is allowed.

The allowed licences stand in docs/developers/dependencies.md.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
import yaml

from tests.apart import APART, BY_HAND, OTHER_PYTHONS, PINS, normal, pins
from tests.folders import ROOT

MEASURED_BESIDE = ("bench", "bench-presidio")
"""The sets of what is measured beside ours, for which more licences will do."""
SETS = sorted(file.stem for file in PINS.glob("*.in"))
WITH_PYTHON = {"pip", "setuptools"}
OURS = "dhr-publisher"

SPOKEN = {
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
"""What packages call a licence that has a short name."""


def allowed(mark: str = "licences") -> set[str]:
    page = (ROOT / "docs" / "developers" / "dependencies.md").read_text("utf-8")
    part = page.partition(f"<!-- {mark} -->")[2].partition("<!-- end -->")[0]
    return set(re.findall(r"`([^`]+)`", part))


def licence_of(package: Distribution) -> str:
    """What a package says of its licence, by short names; "" if it says nothing."""
    told = package.metadata
    kinds = [c for c in told.get_all("Classifier") or [] if c.startswith("License :: ")]
    named = [kind.rpartition(" :: ")[2] for kind in kinds]
    line = "".join(told.get_all("License") or ()).strip()
    short = SPOKEN.get(line, line if re.fullmatch(r"[\w.-]+( (OR|AND) [\w.-]+)*", line) else "")
    said = "".join(told.get_all("License-Expression") or ()) or short.replace("UNKNOWN", "")
    every = [SPOKEN.get(name, name) for name in named if name != "OSI Approved"]
    return said or " AND ".join(every) or BY_HAND.get(normal(package.name), "")


def is_allowed(licence: str, more: Collection[str] = ()) -> bool:
    """Whether each part of it, or one of those to choose from, is on the list."""
    known = allowed().union(more)
    return all(
        any(choice.strip("() ") in known for choice in part.split(" OR "))
        for part in licence.split(" AND ")
    )


def places() -> Iterator[tuple[str, str]]:
    """Each environment that is set up, and where its packages lie."""
    for home in (Path(sys.prefix), *sorted(APART.glob("*"))):
        (packages,) = home.glob("lib/python3*/site-packages")
        yield home.name, str(packages)


def installed() -> Iterator[tuple[str, Distribution]]:
    for where, packages in places():
        for package in distributions(path=[packages]):
            yield where, package


def test_the_licence_of_everything_installed_is_allowed() -> None:
    found = list(installed())
    assert len(found) > 80
    beside = {pin.name for name in MEASURED_BESIDE for pin in pins(name)} - needed()
    refused = {
        f"{where}: {package.name}: {licence_of(package)}"
        for where, package in found
        if not is_allowed(
            licence_of(package),
            allowed("licences beside") if normal(package.name) in beside else (),
        )
    }
    assert refused == set()
    assert not allowed() & allowed("licences beside")


def needed() -> set[str]:
    """What the publisher or its tests need."""
    return {pin.name for name in SETS if name not in MEASURED_BESIDE for pin in pins(name)}


@pytest.mark.slow
def test_every_python_that_is_named_and_is_here_is_set_up() -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {line.rpartition(" ")[2] for line in about["classifiers"] if " :: 3." in line}
    assert named >= {"3.11", "3.12", "3.13", "3.14"}
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    others = named - {f"3.{sys.version_info.minor}"}
    set_up = {python.parts[-3].removeprefix("python") for python in OTHER_PYTHONS}
    assert set_up == {version for version in others if answers(version, home)}


def answers(version: str, home: Path) -> bool:
    """Whether that Python runs: pyenv has names for those, too, that are switched off."""
    places = [f"python{version}", *map(str, home.glob(f"{version}.*/bin/python"))]
    return any(
        shutil.which(place)
        and subprocess.run([place, "-c", ""], capture_output=True).returncode == 0
        for place in places
    )


def test_who_names_no_licence_has_a_file_that_does() -> None:
    for where, package in installed():
        if normal(package.name) in BY_HAND:
            files = [file for file in package.files or () if file.name.startswith("LICENSE")]
            assert "Permission is hereby granted, free of charge" in files[0].read_text(), where


@pytest.mark.parametrize(
    "licence",
    ["", "UNKNOWN", "GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only",
     "GPL-3.0-only OR AGPL-3.0-only", "Other/Proprietary License"],
)  # fmt: skip
def test_what_is_not_on_the_list_is_refused(licence: str) -> None:
    assert not is_allowed(licence)


def test_a_choice_with_an_allowed_licence_is_taken() -> None:
    assert is_allowed("GPL-2.0-only OR MIT")
    assert is_allowed("MIT AND (Apache-2.0 OR BSD-2-Clause)")


@pytest.mark.slow
def test_no_more_is_allowed_than_is_met() -> None:
    met = {name for _, package in installed() for name in re.split(
        r" OR | AND ", licence_of(package))}  # fmt: skip
    assert allowed() - met <= {"LGPL-2.1-or-later", "LGPL-3.0-or-later"}


@pytest.mark.parametrize("name", SETS)
def test_every_pin_is_exact_and_has_its_digests(name: str) -> None:
    found = list(pins(name))
    assert [pin.name for pin in found if not pin.hashes] == []
    text = (PINS / f"{name}.in").read_text("utf-8")
    wanted = re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)
    assert {normal(one) for one in wanted} <= {pin.name for pin in found}
    pinned = (PINS / f"{name}.txt").read_text("utf-8")
    assert "://" not in pinned, "whence it is fetched is for the machine to know"
    assert re.findall(r"^--(?!hash)", pinned, re.MULTILINE) == []


def test_what_is_installed_together_is_pinned_to_one_version() -> None:
    run, *later = ({(p.name, p.version) for p in pins(s)} for s in ("run", "test", "bench"))
    for more in later:
        both = {name for name, _ in run} & {name for name, _ in more}
        assert {pin for pin in run ^ more if pin[0] in both} == set()
        run |= more


def test_nothing_is_installed_that_is_not_pinned() -> None:
    pinned = {(pin.name, pin.version) for name in SETS for pin in pins(name)}
    known = {name for name, _ in pinned} | WITH_PYTHON | {OURS}
    assert {normal(package.name) for _, package in installed()} - known == set()


def test_the_package_names_what_is_pinned_to_run() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split(r"[=><]", line)[0] for line in project["dependencies"]}
    lines = (PINS / "run.in").read_text("utf-8").partition("# to install")[0]
    assert named == set(re.findall(r"^([a-z][\w-]*)", lines, re.MULTILINE))


def test_each_python_that_is_named_is_tested_on_the_server() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {line.rpartition(" ")[2] for line in project["classifiers"]}
    assert named == {"3.11", "3.12", "3.13", "3.14"}
    assert project["requires-python"] == ">=" + min(named)
    checked = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    steps = yaml.safe_load(checked)["jobs"]["check"]["steps"]
    (versions,) = (s["with"]["python-version"] for s in steps if "python" in s.get("uses", ""))
    assert set(versions.split()) == named
