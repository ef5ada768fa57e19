"""The digits of a page that are drawn as others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from extract.pdf.page import BoolArray
from extract.pdf.sight.album import Album, Resemblance
from extract.pdf.sight.digit_shapes import SHAPES, holds_several, likeness
from extract.pdf.sight.painted_page import Index, PaintedPage, Pictures
from extract.pdf.sight.raster import Pixels, contrast

_TURNS = frozenset((0, 90, 180, 270))
"""The ways of reading of text that is looked at closely: none is slanted."""

_UNSURE = -1
"""No digit: what is drawn cannot be told."""
_SIGN = -2
"""A sign is drawn, or several digits."""

_LOWER = 0.62
"""The height of a digit's ink to that of others, from which a part of it is cut off. Where a font
has low digits for running text, their height to the others' is .68 and more."""

_Known = dict[tuple[int, int], set[bytes]]
"""Pictures by their turn and their width."""


class _Some(NamedTuple):
    """Digits that read one way and have pictures of one size: their characters, what they are said
    to be, and the pictures."""

    places: Index
    digits: list[int]
    pictures: Pixels

    def of(self, which: list[int]) -> "_Some":
        """Those of the numbers ``which``."""
        digits = [self.digits[n] for n in which]
        return _Some(self.places[which], digits, self.pictures[which])


@dataclass(slots=True, eq=False)
class ReadDigits:
    """The digits of a page that are drawn as others, with those, and those that cannot be told."""

    drawn: dict[int, int] = field(default_factory=dict)
    unsure: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    """Drawn as low as marks are."""
    signs: list[int] = field(default_factory=list)
    """Drawn as a sign, or as several digits."""


@dataclass(slots=True, eq=False)
class DigitReader:
    """What was already looked at in a document: a digit drawn the same way is looked at once."""

    known: _Known = field(default_factory=dict)
    """Pictures that do not contradict the digit that is claimed: that digit and their pixels."""
    albums: dict[int, Album] = field(default_factory=dict)
    """Digits that were looked at closely, by the way that they read."""

    def read(
        self,
        view: PaintedPage,
        which: BoolArray,
        pictures: Sequence[Pictures],
    ) -> ReadDigits:
        """What is drawn where the digits ``which`` are claimed."""
        found = ReadDigits()
        angles = view.chars.angles
        for index, some in pictures:
            claimed = np.flatnonzero(which[index])
            turns = angles[index[claimed]]
            for turn in sorted(_TURNS.intersection(turns.tolist())):
                own = claimed[turns == turn]
                digits = view.chars.codes[index[own]] - ord("0")
                group = _Some(index[own], digits.tolist(), some[own])
                self._read(view, turn, group, found)
        found.low = _low(found.unsure, which, pictures)
        return found

    def _read(
        self, view: PaintedPage, turn: int, some: _Some, found: ReadDigits
    ) -> None:
        """Read one group. What does not contradict its text is known from then on."""
        wide = some.pictures.shape[2]
        known = self.known.setdefault((turn, wide), set())
        keys = _keys(some)
        if known.issuperset(keys):
            return

        # of those drawn the same way one is looked at
        last = {key: n for n, key in enumerate(keys) if key not in known}
        album = self.albums.setdefault(turn, Album())
        verdicts = _compared(view, album, some.of(list(last.values())))
        contradicted = {
            key: verdicts[number]
            for number, key in enumerate(last)
            if number in verdicts
        }
        known.update(last.keys() - contradicted.keys())
        if contradicted:
            _note(some.places, keys, contradicted, found)


def _note(
    places: Index,
    keys: Sequence[bytes],
    verdicts: Mapping[bytes, int],
    found: ReadDigits,
) -> None:
    """Put the digits whose pictures have one of ``verdicts`` into ``found``."""
    for place, key in zip(places.tolist(), keys, strict=True):
        verdict = verdicts.get(key)
        if verdict is None:
            continue
        if verdict == _UNSURE:
            found.unsure.append(place)
        elif verdict == _SIGN:
            found.signs.append(place)
        else:
            found.drawn[place] = verdict


def _keys(some: _Some) -> list[bytes]:
    """What each picture is known by, the digit that it is said to be before its pixels: its first
    and last column, which the letters beside it reach into, do not count."""
    core = some.pictures[:, :, 1:-1]
    count, rows, columns = core.shape
    keys = np.empty((count, 1 + rows * columns), np.uint8)
    keys[:, 0] = some.digits
    keys[:, 1:].reshape(core.shape)[:] = core
    found: list[bytes] = keys.view(f"V{keys.shape[1]}").ravel().tolist()
    return found


def _compared(view: PaintedPage, album: Album, some: _Some) -> dict[int, int]:
    """For those of ``some`` that do not show what they are said to: another digit, or that nothing
    is sure. The album grows."""
    verdicts: dict[int, int] = {}
    resemblance = Resemblance(album, some.digits, some.pictures)
    left = list(range(len(some.digits)))
    while left:
        shown = resemblance.shows(left)
        left = [n for n, known in zip(left, shown, strict=True) if not known]
        verdicts |= _look_closely(view, album, some, left)
    return verdicts


def _look_closely(
    view: PaintedPage, album: Album, some: _Some, left: list[int]
) -> dict[int, int]:
    """Take a picture of each digit off ``left`` and look at it: it may show what the others of that
    digit are."""
    first: dict[int, int] = {}
    for n in left:
        first.setdefault(some.digits[n], n)
    closely = [view.looked_at(int(some.places[n])) for n in first.values()]
    verdicts: dict[int, int] = {}
    confirmed = []
    for (digit, n), pixels in zip(first.items(), closely, strict=True):
        left.remove(n)
        verdict = _verdict(digit, pixels)
        if verdict is None:
            confirmed.append(n)
        else:
            verdicts[n] = verdict
    album.add([some.digits[n] for n in confirmed], some.pictures[confirmed])
    return verdicts


def _verdict(digit: int, pixels: Pixels) -> int | None:
    """What ``pixels`` show if not ``digit``."""
    near = likeness(pixels)
    if near is None:
        return _UNSURE
    if near.is_sign_not(digit) or holds_several(pixels):
        return _SIGN
    if near.contradicts(digit):
        return near.best
    return None if near.confirms(digit) else _UNSURE


def _low(
    unsure: Sequence[int], which: BoolArray, pictures: Sequence[Pictures]
) -> list[int]:
    """Those of the digits ``unsure`` whose ink is much lower than that of most digits in boxes of
    their height."""
    if not unsure:
        return []
    places: dict[int, list[Index]] = {}
    inked: dict[int, list[Index]] = {}
    for index, some in pictures:
        own = which[index]
        core = some[own, :, 1:-1]
        has_ink = contrast(core.reshape(-1, core.shape[2])) >= SHAPES.inked
        places.setdefault(some.shape[1], []).append(index[own])
        inked.setdefault(some.shape[1], []).append(
            has_ink.reshape(core.shape[:2]).sum(axis=1)
        )

    found: list[int] = []
    for rows, some_places in places.items():
        heights, index = map(np.concatenate, (inked[rows], some_places))
        if not len(heights):
            continue
        low = (heights > 0) & (heights < _LOWER * np.median(heights))
        found += np.intersect1d(index[low], unsure).tolist()
    return found
