"""What a stream unpacks to, step by step, no further than is read."""

import io
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.pdf.weighing.lzw import from_lzw
from extract.pdf.weighing.predictors import Predictor
from extract.pdf.weighing.text_filters import TEXT_FILTERS

FLATE = frozenset((b"FlateDecode", b"Fl"))
LZW = frozenset((b"LZWDecode", b"LZW"))
FILTERS = frozenset((*FLATE, *LZW, *TEXT_FILTERS))
"""Those that are undone here, by their names and those that pictures inside instructions use."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Step:
    """One of the ways in which a stream is packed, and what it is told beside."""

    name: bytes
    predictor: Predictor = field(default_factory=Predictor)
    early_change: int = 1
    """0 where codes of LZW grow as late as they can."""


class Unpacked(NamedTuple):
    """What a stream unpacks to. ``copied`` is how many bytes pdfminer copies to read it where it is
    damaged: it then unpacks one byte at a time, and copies all that came before.
    """

    text: bytes
    copied: int


def undo_packing(
    body: bytes | memoryview, steps: Sequence[Step], most: int
) -> Unpacked:
    """What a stream unpacks to, no more than ``most`` bytes of it at any step; the outermost step
    comes first.
    """
    text: bytes | memoryview = body
    copied = 0
    for step in steps:
        if (from_text := TEXT_FILTERS.get(step.name)) is not None:
            text = from_text(bytes(text), most)
            continue

        size = len(text)
        if step.name in LZW:
            text = from_lzw(bytes(text), most, step.early_change)
        else:
            text, is_whole = inflated(text, most)
            copied += 0 if is_whole else size * len(text)
        text = step.predictor.undo(text)
    return Unpacked(bytes(text[:most]), copied)


def inflated(body: bytes | memoryview, most: int) -> tuple[bytes, bool]:
    """What deflated bytes say, no more than ``most`` of it and as far as they can be read, and
    whether they are read to their end: what comes before a damage is what pdfium reads too.
    """
    unpacker, found, size = zlib.decompressobj(), io.BytesIO(), 0
    for start in range(0, len(body), _PIECE):
        before = unpacker.copy()
        try:
            piece = _next(unpacker, body[start : start + _PIECE], most - size)
        except zlib.error:
            found.write(_damaged(before, body[start : start + _PIECE], most))
            break
        found.write(piece)
        size += len(piece)
        if size >= most or unpacker.eof:
            break
    return found.getvalue(), unpacker.eof


def _next(
    unpacker: "zlib._Decompress", packed: bytes | memoryview, most: int
) -> bytes:
    """What the next bytes say, no more than ``most`` of it."""
    found = [unpacker.decompress(packed, most)]
    size = len(found[0])
    while unpacker.unconsumed_tail and size < most:
        found.append(unpacker.decompress(unpacker.unconsumed_tail, most - size))
        size += len(found[-1])
    return b"".join(found)


def _damaged(
    unpacker: "zlib._Decompress", packed: bytes | memoryview, most: int
) -> bytes:
    """The same of bytes in which there is a damage, byte after byte."""
    found, size = [], 0
    with suppress(zlib.error):
        for at in range(len(packed)):
            found.append(_next(unpacker, packed[at : at + 1], most - size))
            size += len(found[-1])
            if size >= most:
                break
    return b"".join(found)
