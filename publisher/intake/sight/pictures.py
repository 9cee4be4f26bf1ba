"""The words that the pictures of a review show: to be checked, never to be published."""

import io
from collections.abc import Iterable, Mapping

from PIL import Image

from publisher.intake.sight.engine import SeenWord, best_engine, read_words
from publisher.model import Document, pictures_in

SMALL = 1000
"""Pixels across; a picture that has fewer is read at twice its size."""


def words_in_pictures(documents: Iterable[Document[str]]) -> Mapping[str, str]:
    """What is read on each picture, one line a line, by the picture's fingerprint.

    Each distinct picture is read once. One that could not be read, because nothing here can
    read pictures or for another reason, is missing.
    """
    pngs = {
        picture.raster.fingerprint: picture.raster.png
        for document in documents
        for picture in pictures_in(document)
    }
    engine = best_engine()
    if engine is None or not pngs:
        return {}
    seen = read_words(map(_legible, pngs.values()), engine)
    return {
        fingerprint: _text(words)
        for fingerprint, words in zip(pngs, seen, strict=True)
        if words is not None
    }


def _legible(png: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png), formats=["PNG"]) as opened:
        image = opened.convert("L")
    if image.width >= SMALL:
        return image
    return image.resize((image.width * 2, image.height * 2), Image.Resampling.LANCZOS)


def _text(words: Iterable[SeenWord]) -> str:
    lines: dict[tuple[int, int, int], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())
