"""Says which files lie open where anyone could read them.

Below `reviews/` everything counts that is not encrypted, whatever its name: a copy, a backup,
an archive, a folder of its own. Excepted are approvals, the ledger, what systems leave behind on
somebody's own computer, and the invented examples that come with the publisher. Those are known
by their bytes alone (`examples.sha256`, written by `tests/examples/make_examples.py`): a real
document in an example's folder is not one of them. `strays.py` finds what lies beside the
reviews' folders.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from publisher.config import Approval, Visibility
from publisher.findings import Finding, Rule
from publisher.intake.folder import Folder, spoken_names
from publisher.intake.naming import APPROVAL, DEBRIS
from publisher.intake.sealed import is_sealed
from publisher.intake.yaml_file import read_yaml

EXAMPLES = Path(__file__).with_name("examples.sha256")
HIDDEN = (Visibility.PRIVATE, Visibility.NOWHERE)
"""Where nobody else can see a file."""
_TELLS_OF_OTHERS = "thumbs.db"
"""Windows keeps small pictures of the documents in it. The other debris may hold their names."""


def exposed_files(folder: Folder, visibility: Visibility, on_server: bool) -> list[Finding]:
    """One finding for each file that is neither encrypted nor an example and may be seen."""
    spoken = spoken_names(folder)
    return exposures([spoken[n] for n in lying_open(folder, on_server)], visibility, on_server)


def lying_open(folder: Folder, on_server: bool) -> list[str]:
    """The files, by their own names, that only those may see who may see all of the review."""
    return [
        name for name in folder.plain if not may_be_public(name, folder.files.get(name), on_server)
    ]


def exposures(names: Sequence[str], visibility: Visibility, on_server: bool) -> list[Finding]:
    """What these names, of files that have to be secret, mean where that many can see them."""
    if visibility in HIDDEN:
        return []
    if visibility is Visibility.UNKNOWN:
        rule = Rule.K107 if on_server else Rule.K106
        return [Finding(rule, file=name) for name in names]
    return [Finding(Rule.K105, file=name, detail=str(visibility)) for name in names]


def may_be_public(name: str, data: bytes | None, on_server: bool) -> bool:
    """Whether a file that lies below `reviews/` tells nothing that is secret.

    What a system leaves behind may hold the names of files, those of old too. On a server it has
    been committed; on somebody's own computer it comes again whenever it is deleted.
    """
    if data is None:
        return False
    if name == APPROVAL:
        return read_yaml(data, Approval)[0] is not None
    own = name.rpartition("/")[2].lower()
    harmless = own in DEBRIS and own != _TELLS_OF_OTHERS and not on_server
    return not data or harmless or is_sealed(data) or is_example_file(data)


def is_example(folder: Folder) -> bool:
    """Whether everything in the folder but its approval is as it came with the publisher."""
    data = [folder.files.get(name) for name in folder.names if name != APPROVAL]
    return bool(data) and all(map(is_example_file, data))


def is_example_file(data: bytes | None) -> bool:
    """Whether these bytes are those of a file of an example."""
    return data is not None and hashlib.sha256(data).hexdigest() in _examples()


def example_names() -> frozenset[str]:
    """The names of the examples' folders."""
    return frozenset(path.partition("/")[0] for path in _examples().values())


@cache
def _examples() -> Mapping[str, str]:
    """Each file of an example, by its digest."""
    lines = EXAMPLES.read_text(encoding="ascii").splitlines()
    return dict(line.split() for line in lines)
