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


class _New(NamedTuple):
    """Digits of which some are drawn as none was before."""

    places: Index
    keys: list[bytes]
    """What their pictures are known by."""
    known: set[bytes]
    looked_at: dict[bytes, int]
    """The number of one digit for each new picture."""

    def note(self, verdicts: Mapping[int, int], found: "ReadDigits") -> None:
        """Know the pictures that are looked at, but for those with one of ``verdicts`` by their
        order: put their digits into ``found``."""
        if not verdicts:
            self.known.update(self.looked_at)
            return
        told = {
            key: verdicts[number]
            for number, key in enumerate(self.looked_at)
            if number in verdicts
        }
        self.known.update(self.looked_at.keys() - told.keys())
        for place, key in zip(self.places.tolist(), self.keys, strict=True):
            if key in told:
                found.add(place, told[key])


@dataclass(slots=True, eq=False)
class ReadDigits:
    """The digits of a page that are drawn as others, with those, and those that cannot be told."""

    drawn: dict[int, int] = field(default_factory=dict)
    unsure: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    """Drawn as low as marks are."""
    signs: list[int] = field(default_factory=list)
    """Drawn as a sign, or as several digits."""

    def add(self, place: int, verdict: int) -> None:
        """Note a digit that is not drawn as itself."""
        if verdict == _UNSURE:
            self.unsure.append(place)
        elif verdict == _SIGN:
            self.signs.append(place)
        else:
            self.drawn[place] = verdict


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
        for turn, groups in _by_turn(view, which, pictures).items():
            self._read(view, turn, groups, found)
        found.low = _low(found.unsure, which, pictures)
        return found

    def _read(
        self,
        view: PaintedPage,
        turn: int,
        groups: Sequence[_Some],
        found: ReadDigits,
    ) -> None:
        """Read the digits of one turn. What does not contradict its text is known from then on."""
        fresh, news = [], []
        for some in groups:
            wide = some.pictures.shape[2]
            known = self.known.setdefault((turn, wide), set())
            keys = _keys(some)
            if known.issuperset(keys):
                continue
            last = {key: n for n, key in enumerate(keys) if key not in known}
            news.append(_New(some.places, keys, known, last))
            fresh.append(some.of(list(last.values())))
        if not news:
            return

        album = self.albums.setdefault(turn, Album())
        verdicts = _compared(view, album, fresh)
        first = 0
        for new in news:
            count = len(new.looked_at)
            own = {n - first: verdict for n, verdict in verdicts.items()}
            new.note(own, found)
            first += count


def _by_turn(
    view: PaintedPage, which: BoolArray, pictures: Sequence[Pictures]
) -> dict[int, list[_Some]]:
    """The digits ``which`` by the way that they read, those of one size together."""
    angles, codes = view.chars.angles, view.chars.codes
    found: dict[int, list[_Some]] = {}
    for index, some in pictures:
        claimed = np.flatnonzero(which[index])
        turns = angles[index[claimed]]
        for turn in sorted(_TURNS.intersection(turns.tolist())):
            own = claimed[turns == turn]
            digits = codes[index[own]] - ord("0")
            group = _Some(index[own], digits.tolist(), some[own])
            found.setdefault(turn, []).append(group)
    return found


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


def _compared(
    view: PaintedPage, album: Album, groups: Sequence[_Some]
) -> dict[int, int]:
    """For those of ``groups`` that do not show what they are said to, by their order: another
    digit, or that nothing is sure. The album grows."""
    digits = [digit for some in groups for digit in some.digits]
    places = [place for some in groups for place in some.places.tolist()]
    pictures = [picture for some in groups for picture in some.pictures]
    resemblance = Resemblance(album, digits, [one.pictures for one in groups])
    verdicts: dict[int, int] = {}
    left = list(range(len(digits)))
    while left:
        shown = resemblance.shows(left)
        left = [n for n, known in zip(left, shown, strict=True) if not known]

        # one of each digit may show what the others are
        first: dict[int, int] = {}
        for n in left:
            first.setdefault(digits[n], n)
        for digit, n in first.items():
            left.remove(n)
            verdict = _verdict(digit, view.looked_at(places[n]))
            if verdict is None:
                album.add(digit, pictures[n])
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
