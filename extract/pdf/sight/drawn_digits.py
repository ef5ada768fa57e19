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

_Way = tuple[int, bool]
"""The way that a digit reads, and whether it is slanted as well."""
_UNSURE = -1
"""No digit: what is drawn cannot be told."""
_SIGN = -2
"""A sign is drawn, or several digits."""

_INKED = 0.25
"""The share of a digit's contrast from which a row of it has ink."""
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
    """Drawn as a sign, or as several digits, or where another text has its own."""

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

    def doubt(self, places: Sequence[int]) -> None:
        """Note that what is seen in the places of some digits is not theirs."""
        for k in places:
            del self.drawn[k]
        self.signs.extend(places)

    def tell(self, drawn: Mapping[int, int]) -> None:
        """Note what some of the digits that could not be told are drawn as."""
        self.drawn |= drawn
        for digits in (self.unsure, self.low):
            digits[:] = [k for k in digits if k not in drawn]


@dataclass(slots=True, eq=False)
class DigitReader:
    """What was already looked at in a document: a digit drawn the same way is looked at once."""

    known: set[bytes] = field(default_factory=set)
    """What pictures that do not contradict the digit that is claimed are known by."""
    albums: dict[_Way, Album] = field(default_factory=dict)
    """Digits that were looked at closely, by the way that they are set."""

    def read(self, view: PaintedPage, which: BoolArray) -> ReadDigits:
        """What is drawn where the digits ``which`` are claimed."""
        found = ReadDigits()
        for way, groups in self._by_way(view, which).items():
            self._read(view, way, groups, found)
        found.low = _low(found.unsure, which, view.figures)
        return found

    def _by_way(
        self, view: PaintedPage, which: BoolArray
    ) -> dict[_Way, list[Pictures]]:
        """Those of the digits ``which`` that are not known, by the way that they are set, those of
        one size together."""
        found: dict[_Way, list[Pictures]] = {}
        for new in view.new_pictures(np.flatnonzero(which), self.known):
            some = new.each_flat_apart()
            turns = view.chars.angles[some.places]
            slanted = view.is_slanted[some.places]
            ways = 2 * turns + slanted
            for way in np.unique(ways).tolist():
                own = some.of(np.flatnonzero(ways == way).tolist())
                found.setdefault((way // 2, bool(way % 2)), []).append(own)
        return found

    def _read(
        self,
        view: PaintedPage,
        way: _Way,
        groups: Sequence[Pictures],
        found: ReadDigits,
    ) -> None:
        """Read the digits that are set one way. What does not contradict its text is known from
        then on."""
        fresh = [some.each_once() for some in groups]
        album = self.albums.setdefault(way, Album())
        verdicts = _compared(view, album, fresh)
        if way[0] % 90:
            # what is written slanted over a page has other ink behind it
            verdicts = {n: one for n, one in verdicts.items() if one >= 0}
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
        rows = core.shape[1]
        inks = contrast(core.reshape(-1, core.shape[2])).reshape(-1, rows)
        # of pale digits, as of dark ones
        least = np.minimum(_INKED * inks.max(axis=1, initial=0), SHAPES.inked)
        has_ink = inks >= np.maximum(least, 1)[:, None]
        places.setdefault(rows, []).append(some.places[own])
        inked.setdefault(rows, []).append(has_ink.sum(axis=1))

    found: list[int] = []
    for rows, some_places in places.items():
        heights, index = map(np.concatenate, (inked[rows], some_places))
        if not len(heights):
            continue
        low = (heights > 0) & (heights < _LOWER * np.median(heights))
        found += np.intersect1d(index[low], unsure).tolist()
    return found
