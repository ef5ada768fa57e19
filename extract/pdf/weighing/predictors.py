"""Bytes that were written as differences from their neighbours before they were packed (ISO
32000-1, 7.4.4.4): what pdfium reads of them is what they were before.

Meant for pictures, it is allowed for instructions too, and hides them from whoever counts words: a
million times the same line is one line and a million of zeros.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

_Bytes = NDArray[np.uint8]
_BLOCK = 1 << 20
"""Bytes that are undone together: each step of it holds as many again."""
_TIFF, _FIRST_OF_PNG = 2, 10


@dataclass(frozen=True, slots=True)
class Predictor:
    """How differences were made; its defaults are those of the norm."""

    number: int = 1
    """1 for none, 2 for those of TIFF, from 10 on those of PNG."""
    columns: int = 1
    colors: int = 1
    bits: int = 8
    """Of a color."""

    @property
    def _row(self) -> int:
        """Bytes of a row."""
        return (self.columns * self.colors * self.bits + 7) // 8

    @property
    def _step(self) -> int:
        """Bytes from a color to the same of the next point."""
        return max(1, self.colors * self.bits // 8)

    def undo(self, text: bytes) -> bytes:
        """The bytes whose differences these are; no differences that are known are left alone."""
        if min(self.columns, self.colors, self.bits) < 1:
            return text
        if self.number >= _FIRST_OF_PNG:
            return _from_png(text, min(self._row, len(text)), self._step)
        if self.number == _TIFF and self.bits == 8:
            return _from_tiff(text, min(self._row, len(text)), self.colors)
        return text


def _blocks(text: bytes, width: int) -> Iterator[_Bytes]:
    """The rows of a text, as many together as one block holds; zeros fill the last one."""
    whole = memoryview(text)
    size = max(1, _BLOCK // width) * width
    for start in range(0, len(text), size):
        block: bytes | memoryview = whole[start : start + size]
        if missing := -len(block) % width:
            block = bytes(block) + bytes(missing)
        yield np.frombuffer(block, np.uint8).reshape(-1, width)


def _from_tiff(text: bytes, row: int, step: int) -> bytes:
    if not row:
        return text
    found = io.BytesIO()
    for rows in _blocks(text, row):
        found.write(_summed(rows, step).data)
    found.truncate(len(text))
    return found.getvalue()


def _summed(rows: _Bytes, step: int) -> _Bytes:
    """Each byte of each row with all those before it, by steps."""
    found = rows.copy()
    for first in range(min(step, rows.shape[1])):
        part = rows[:, first::step]
        found[:, first::step] = np.add.accumulate(part, axis=1, dtype=np.uint8)
    return found


def _from_png(text: bytes, row: int, step: int) -> bytes:
    """Rows after a byte that says how each was made; rows made alike are undone together where they
    can be.
    """
    found, above = io.BytesIO(), np.zeros(row, np.uint8)
    for rows in _blocks(text, row + 1):
        at = 0
        for kind, alike in groupby(rows[:, 0].tolist()):
            several = rows[at : at + len(list(alike)), 1:]
            undone = _PNG.get(kind, _as_it_is)(several, above, step)
            found.write(undone.tobytes())
            above, at = undone[-1], at + len(several)
    missing = -len(text) % (row + 1)
    found.truncate(max(0, found.tell() - missing))
    return found.getvalue()


def _as_it_is(rows: _Bytes, above: _Bytes, step: int) -> _Bytes:  # noqa: ARG001  one of several
    return rows


def _from_left(rows: _Bytes, above: _Bytes, step: int) -> _Bytes:  # noqa: ARG001  one of several
    return _summed(rows, step)


def _from_above(rows: _Bytes, above: _Bytes, step: int) -> _Bytes:  # noqa: ARG001  one of several
    found = rows.copy()
    found[0] += above
    return np.add.accumulate(found, axis=0, out=found, dtype=np.uint8)


def _from_mean(rows: _Bytes, above: _Bytes, step: int) -> _Bytes:
    return _by_neighbours(rows, above, step, lambda a, b, _: (a + b) // 2)


def _from_nearest(rows: _Bytes, above: _Bytes, step: int) -> _Bytes:
    return _by_neighbours(rows, above, step, _nearest)


def _by_neighbours(
    rows: _Bytes,
    above: _Bytes,
    step: int,
    predicted: Callable[[int, int, int], int],
) -> _Bytes:
    """Byte after byte: each follows from the one on its left, those above both, and its
    difference.
    """
    found = np.empty_like(rows)
    over = bytearray(above)
    for number, differences in enumerate(rows):
        line = bytearray()
        for at, difference in enumerate(differences.tobytes()):
            left = line[at - step] if at >= step else 0
            corner = over[at - step] if at >= step else 0
            line.append(difference + predicted(left, over[at], corner) & 255)
        found[number] = np.frombuffer(line, np.uint8)
        over = line
    return found


def _nearest(left: int, over: int, corner: int) -> int:
    """Paeth's: the neighbour that is nearest to what a plane through all three would say."""
    plane = left + over - corner
    return min((left, over, corner), key=lambda one: abs(plane - one))


_PNG: Mapping[int, Callable[[Any, Any, int], Any]] = {
    1: _from_left,
    2: _from_above,
    3: _from_mean,
    4: _from_nearest,
}
"""By the byte before a row."""
