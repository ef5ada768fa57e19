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


@dataclass(slots=True, eq=False)
class ReadDigits:
    """The digits of a page that are drawn as others, with those, and those that cannot be told."""

    drawn: dict[int, int] = field(default_factory=dict)
    unsure: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    """Drawn as low as marks are."""
    signs: list[int] = field(default_factory=list)
    """Drawn as a sign, or as several digits."""

    def note(
        self,
        places: Sequence[int],
        keys: Sequence[bytes],
        verdicts: Mapping[bytes, int],
    ) -> None:
        """Note the digits whose pictures have one of ``verdicts``."""
        for place, key in zip(places, keys, strict=True):
            verdict = verdicts.get(key)
            if verdict == _UNSURE:
                self.unsure.append(place)
            elif verdict == _SIGN:
                self.signs.append(place)
            elif verdict is not None:
                self.drawn[place] = verdict


@dataclass(slots=True, eq=False)
class DigitReader:
    """What was already looked at in a document: a digit drawn the same way is looked at once."""

    known: set[bytes] = field(default_factory=set)
    """What pictures that do not contradict the digit that is claimed are known by."""
    albums: dict[int, Album] = field(default_factory=dict)
    """Digits that were looked at closely, by the way that they read."""

    def read(self, view: PaintedPage, which: BoolArray) -> ReadDigits:
        """What is drawn where the digits ``which`` are claimed."""
        found = ReadDigits()
        for turn, groups in self._by_turn(view, which).items():
            self._read(view, turn, groups, found)
        found.low = _low(found.unsure, which, view.figures)
        return found

    def _by_turn(
        self, view: PaintedPage, which: BoolArray
    ) -> dict[int, list[Pictures]]:
        """Those of the digits ``which`` that are not known, by the way that they read, those of one
        size together."""
        found: dict[int, list[Pictures]] = {}
        for some in view.new_pictures(np.flatnonzero(which), self.known):
            turns = view.chars.angles[some.places]
            for turn in sorted(_TURNS.intersection(turns.tolist())):
                own = some.of(np.flatnonzero(turns == turn).tolist())
                found.setdefault(turn, []).append(own)
        return found

    def _read(
        self,
        view: PaintedPage,
        turn: int,
        groups: Sequence[Pictures],
        found: ReadDigits,
    ) -> None:
        """Read the digits of one turn. What does not contradict its text is known from then on."""
        fresh = [some.each_once() for some in groups]
        album = self.albums.setdefault(turn, Album())
        verdicts = _compared(view, album, fresh)
        looked_at = [key for some in fresh for key in some.keys]
        told = {looked_at[n]: verdict for n, verdict in verdicts.items()}
        self.known |= set(looked_at) - told.keys()
        for some in groups if told else ():
            found.note(some.places.tolist(), some.keys, told)


class _Digits(NamedTuple):
    """Digits of all sizes, one after the other: what each is said to be, its character and its
    picture."""

    said: list[int]
    places: list[int]
    pictures: list[Pixels]

    @classmethod
    def of(cls, view: PaintedPage, groups: Sequence[Pictures]) -> "_Digits":
        """Those of all ``groups``."""
        found = cls([], [], [])
        for some in groups:
            digits = view.chars.codes[some.places] - np.uint32(ord("0"))
            found.said.extend(digits.tolist())
            found.places.extend(some.places.tolist())
            found.pictures.extend(some.pixels)
        return found


def _compared(
    view: PaintedPage, album: Album, groups: Sequence[Pictures]
) -> dict[int, int]:
    """For those of ``groups`` that do not show what they are said to, by their order: another
    digit, or that nothing is sure. The album grows."""
    digits = _Digits.of(view, groups)
    pictures = [some.pixels for some in groups]
    resemblance = Resemblance(album, digits.said, pictures)
    verdicts: dict[int, int] = {}
    left = list(range(len(digits.said)))
    while left:
        shown = resemblance.shows(left)
        left = [n for n, known in zip(left, shown, strict=True) if not known]
        verdicts |= _look_closely(view, album, digits, left)
    return verdicts


def _look_closely(
    view: PaintedPage, album: Album, digits: _Digits, left: list[int]
) -> dict[int, int]:
    """Take a picture of each digit off ``left`` and look at it: it may show what the others of that
    digit are."""
    first: dict[int, int] = {}
    for n in left:
        first.setdefault(digits.said[n], n)
    verdicts: dict[int, int] = {}
    for digit, n in first.items():
        left.remove(n)
        verdict = _verdict(digit, view.looked_at(digits.places[n]))
        if verdict is None:
            album.add(digit, digits.pictures[n])
        else:
            verdicts[n] = verdict
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
    for some in pictures:
        own = which[some.places]
        core = some.pixels[own, :, 1:-1]
        has_ink = contrast(core.reshape(-1, core.shape[2])) >= SHAPES.inked
        rows = core.shape[1]
        places.setdefault(rows, []).append(some.places[own])
        inked.setdefault(rows, []).append(
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
