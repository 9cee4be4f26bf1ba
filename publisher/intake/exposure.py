"""Says which files of a review lie open where anyone could read them.

The invented examples that come with the publisher are no secret. They are known by their
bytes alone (`examples.sha256`, written by `tests/examples/make_examples.py`): a real document
in an example's folder is not one of them.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from publisher.config import Visibility
from publisher.findings import Finding, Rule
from publisher.intake.folder import APPROVAL, Folder, spoken_names

EXAMPLES = Path(__file__).with_name("examples.sha256")
_HIDDEN = (Visibility.PRIVATE, Visibility.NOWHERE)


def exposed_files(folder: Folder, visibility: Visibility, on_server: bool) -> Iterator[Finding]:
    """One finding for each file that is neither encrypted nor an example and may be seen."""
    if visibility in _HIDDEN:
        return
    known = visibility is not Visibility.UNKNOWN
    spoken = spoken_names(folder)
    for name in folder.plain:
        if name == APPROVAL or is_example_file(folder.files.get(name)):
            continue
        if known:
            yield Finding(Rule.K105, file=spoken[name], detail=str(visibility))
        else:
            yield Finding(Rule.K107 if on_server else Rule.K106, file=spoken[name])


def is_example(folder: Folder) -> bool:
    """Whether everything in the folder but its approval is as it came with the publisher."""
    data = [folder.files.get(name) for name in folder.names if name != APPROVAL]
    return bool(data) and all(map(is_example_file, data))


def is_example_file(data: bytes | None) -> bool:
    """Whether these bytes are those of a file of an example."""
    return data is not None and hashlib.sha256(data).hexdigest() in _examples()


@cache
def _examples() -> frozenset[str]:
    lines = EXAMPLES.read_text(encoding="ascii").splitlines()
    return frozenset(line.split()[0] for line in lines)
