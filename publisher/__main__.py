"""`python -m publisher` is the same as `publisher`: what stands before all else.

Any Python may come to read this file, so it is written for old ones too (3.6) and takes in
nothing of ours before it knows that this one will do.
"""

import gc
import os
import signal
import sys
from typing import NoReturn

NEEDED = (3, 11)
STOPPED = b"Stopped. Nothing that was public has changed.\n"


def main() -> None:
    """Run the command line, or say in plain words why that cannot be."""
    if sys.version_info[:2] < NEEDED:
        _refuse(
            f"The publisher needs Python {_said(NEEDED)} or newer, and this is Python "
            f"{_said(sys.version_info[:2])}.",
            "Install a newer one (https://www.python.org/downloads/), delete the folder .venv if "
            "there is one, and type: make check",
        )
    usual = signal.signal(signal.SIGINT, _stop)  # taking everything in lasts a second
    gc.disable()  # and what is taken in stays: a tenth of that second was spent looking it over
    try:
        from publisher.cli import main as run
        from publisher.workers import COLLECT_AFTER
    except ModuleNotFoundError as error:
        if not error.name or error.name.partition(".")[0] == "publisher":
            raise
        _refuse(
            f"A part that the publisher stands on is not installed here: {error.name}.",
            "In the publisher's folder, delete the folder .venv if there is one, and type: make "
            "check. Then call it as .venv/bin/publisher.",
        )
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    gc.enable()
    signal.signal(signal.SIGINT, usual)
    run()


def _said(version: "tuple[int, ...]") -> str:
    return f"{version[0]}.{version[1]}"


def _stop(*_: object) -> None:
    """End at once: nothing has been begun."""
    os.write(2, STOPPED)
    os._exit(130)


def _refuse(why: str, remedy: str) -> NoReturn:
    """Say why on the error stream; the code is that of a set-up that is not right."""
    sys.stderr.write(why + "\n" + remedy + "\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
