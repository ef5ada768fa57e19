"""The digits of a page that are drawn as others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.page import BoolArray
from extract.pdf.sight.album import Album, Resemblance
from extract.pdf.sight.digit_shapes import SHAPES, holds_several, likeness
from extract.pdf.sight.painted_page import Index, PaintedPage, Pictures
from extract.pdf.sight.picture_keys import picture_keys
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


class _Some(NamedTuple):
    """Digits that read one way and have pictures of one size: their characters, what they are said
    to be, and the pictures."""

    places: Index
    digits: npt.NDArray[np.uint32]
    pictures: Pixels

    def of(self, which: list[int]) -> "_Some":
        """Those of the numbers ``which``."""
        places, digits, pictures = self
        return _Some(places[which], digits[which], pictures[which])


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
        for turn, groups in _by_turn(view, which).items():
            self._read(view, turn, groups, found)
        found.low = _low(found.unsure, which, view.figures)
        return found

    def _read(
        self,
        view: PaintedPage,
        turn: int,
        groups: Sequence[_Some],
        found: ReadDigits,
    ) -> None:
        """Read the digits of one turn. What does not contradict its text is known from then on."""
        fresh: list[_Some] = []
        looked_at: list[bytes] = []
        noted: list[tuple[Index, list[bytes]]] = []
        for some in groups:
            keys = picture_keys(some.pictures, some.digits, turn)
            if self.known.issuperset(keys):
                continue
            # of those drawn the same way one is looked at
            new = {k: n for n, k in enumerate(keys) if k not in self.known}
            fresh.append(some.of(list(new.values())))
            looked_at += new
            noted.append((some.places, keys))
        if not fresh:
            return

        album = self.albums.setdefault(turn, Album())
        verdicts = _compared(view, album, fresh)
        told = {looked_at[n]: verdict for n, verdict in verdicts.items()}
        self.known |= set(looked_at) - told.keys()
        for places, keys in noted if told else ():
            found.note(places.tolist(), keys, told)


def _by_turn(view: PaintedPage, which: BoolArray) -> dict[int, list[_Some]]:
    """The digits ``which`` by the way that they read, those of one size together."""
    angles, codes = view.chars.angles, view.chars.codes
    found: dict[int, list[_Some]] = {}
    for index, some in view.figures:
        claimed = np.flatnonzero(which[index])
        turns = angles[index[claimed]]
        for turn in sorted(_TURNS.intersection(turns.tolist())):
            own = claimed[turns == turn]
            digits = codes[index[own]] - np.uint32(ord("0"))
            group = _Some(index[own], digits, some[own])
            found.setdefault(turn, []).append(group)
    return found


class _Digits(NamedTuple):
    """Digits of all sizes, one after the other: what each is said to be, its character and its
    picture."""

    said: list[int]
    places: list[int]
    pictures: list[Pixels]

    @classmethod
    def of(cls, groups: Sequence[_Some]) -> "_Digits":
        """Those of all ``groups``."""
        found = cls([], [], [])
        for some in groups:
            found.said.extend(some.digits.tolist())
            found.places.extend(some.places.tolist())
            found.pictures.extend(some.pictures)
        return found


def _compared(
    view: PaintedPage, album: Album, groups: Sequence[_Some]
) -> dict[int, int]:
    """For those of ``groups`` that do not show what they are said to, by their order: another
    digit, or that nothing is sure. The album grows."""
    digits = _Digits.of(groups)
    pictures = [some.pictures for some in groups]
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
