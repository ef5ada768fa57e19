"""The characters of a page over its pixels."""

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from extract.geometry import BBox
from extract.pdf.page import BoolArray, Chars, FloatArray, run_starts
from extract.pdf.pdfium_api import Handle
from extract.pdf.sight.digit_shapes import HIGH, SHAPES, window
from extract.pdf.sight.painting import (
    Deadline,
    Look,
    close_up,
    colored_close_up,
    rasterize,
)
from extract.pdf.sight.picture_keys import picture_keys
from extract.pdf.sight.raster import Pixels, Raster, contrast, spread
from extract.pdf.weighing.kept_letters import KeptLetters

Index = npt.NDArray[np.intp]


class Pictures(NamedTuple):
    """Characters whose pictures are of one size."""

    places: Index
    pixels: Pixels
    """n x rows x columns."""
    keys: list[bytes]
    """What each is known by: one that is drawn the same way is the same character."""

    def of(self, which: list[int]) -> "Pictures":
        """Those of the numbers ``which``."""
        keys = [self.keys[n] for n in which]
        return Pictures(self.places[which], self.pixels[which], keys)

    @property
    def are_flat(self) -> BoolArray:
        """Which show next to nothing in grey: what is drawn may be of another colour."""
        count = len(self.pixels)
        found: BoolArray = (
            contrast(self.pixels[:, :, 1:-1].reshape(count, -1)) < SIGHT.flat
        )
        return found

    def each_once(self) -> "Pictures":
        """One of those that are drawn the same way."""
        return self.of(
            list({key: n for n, key in enumerate(self.keys)}.values())
        )

    def each_flat_apart(self) -> "Pictures":
        """The same, each that is flat known by its place as well."""
        flat = np.flatnonzero(self.are_flat).tolist()
        if not flat:
            return self
        keys = list(self.keys)
        for n in flat:
            keys[n] += int(self.places[n]).to_bytes(4, "little")
        return self._replace(keys=keys)


@dataclass(frozen=True, slots=True)
class SightSettings:
    """From where on text is seen."""

    scale: float = 1.5
    """Pixels to the point: a digit of eight points is nine pixels high. Of 43,581 digits of the
    open minutes two showed a contrast below 60 at it: those that are not seen."""
    faint: int = 32
    """Below this contrast, of 255, text is looked at again, closer and in colour."""
    flat: int = 8
    """Below this contrast pictures do not tell two characters apart."""
    seen: int = 20
    """Text on a ground that differs by less is not seen."""
    dark: int = 128
    """A ground below this, of 255, is a box that was put over something."""
    closer: float = 4.0
    """Pixels to the point of that second look."""
    smallest: float = 2.0
    """Points from ascender to descender below which nobody reads a figure."""
    step: int = 4
    """Every how many letters one is looked at."""
    samples: tuple[int, int] = (5, 5)
    """Rows and columns of a letter that are looked at: whether there is ink, not which."""
    beside: float = 0.5
    """Points on both sides of a letter that are looked at with it."""
    margin: float = 0.12
    """The share of a box above and below where digits and the signs of figures have no ink."""
    leaning: float = 0.25
    """How far the head of a letter leans out over its foot, to its height, from which it is looked
    at set upright."""
    slant: float = 0.3
    """How well the sides of a slanted letter are told from the box around it, at least: at half a
    right angle width and height make the same box."""
    largest: int = 200
    """Pixels of a side of a character that are looked at."""


SIGHT = SightSettings()
_SIGNS = ",.-()%\u2212\u2013\u2014\u20ac"
"""Signs that change what a figure says."""
_IS_SIGN = np.zeros(max(map(ord, _SIGNS)) + 2, np.bool_)
"""Whether each letter is one, up to the last that is, and one more for all letters beyond."""
_IS_SIGN[list(map(ord, _SIGNS))] = True


@dataclass(frozen=True, eq=False)
class PaintedPage:
    """A page's characters over its pixels."""

    handle: Handle
    chars: Chars
    raster: Raster
    deadline: Deadline
    """Until when it may be painted, close looks included."""
    kept: KeptLetters
    """What pdfium keeps of its letters."""

    @classmethod
    def of(
        cls,
        handle: Handle,
        chars: Chars,
        seconds: float = math.inf,
        kept: KeptLetters | None = None,
    ) -> "PaintedPage":
        """The view of a page, which is painted.

        Raises:
            TimeoutError: that, and all looks at it, take more than ``seconds``.
            LimitExceededError: they keep more letters than is kept.
        """
        kept = kept or KeptLetters("", 0, chars.loose)
        kept.add(BBox(0.0, 0.0, *handle.get_size()), SIGHT.scale)
        deadline = Deadline(seconds)
        raster = rasterize(handle, SIGHT.scale, deadline)
        if raster is None:
            raise TimeoutError
        return cls(handle, chars, raster, deadline, kept)

    @cached_property
    def is_figure(self) -> BoolArray:
        """Which characters are digits, or signs of figures."""
        codes = np.minimum(self.chars.codes, len(_IS_SIGN) - 1)
        found: BoolArray = self.chars.is_digit | _IS_SIGN[codes]
        return found

    @cached_property
    def _beside_amounts(self) -> BoolArray:
        """Which characters are at most two away from a digit or a euro sign."""
        amount = self.chars.is_digit | (self.chars.codes == ord("\u20ac"))
        found: BoolArray = amount.copy()
        for away in (1, 2):
            found[away:] |= amount[:-away]
            found[:-away] |= amount[away:]
        return found

    @cached_property
    def heights(self) -> FloatArray:
        """From ascender to descender, in points, across the way that each character is set."""
        boxes, angles = self.chars.loose, self.chars.angles
        sideways = (angles == 90) | (angles == 270)
        found: FloatArray = np.where(
            sideways, boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
        )
        return found

    @cached_property
    def on_dark(self) -> BoolArray:
        """Whose middle is dark on the page."""
        x, y = self.chars.middles
        high, wide = self.raster.pixels.shape
        row = np.clip(y * self.raster.down, 0, high - 1).astype(np.intp)
        column = np.clip(x * self.raster.across, 0, wide - 1).astype(np.intp)
        found: BoolArray = self.raster.pixels[row, column] < SIGHT.dark
        return found

    def faint_letters(self) -> BoolArray:
        """Which letters show next to no contrast.

        Every fourth is looked at first, and what may be the unit of a figure: who hides a name
        hides its letters. Those around one without contrast follow.
        """
        faint = np.zeros(len(self.chars), np.bool_)
        letters = np.flatnonzero(self.chars.is_letter)
        chosen = self._beside_amounts[letters]
        chosen[:: SIGHT.step] = True
        order = np.flatnonzero(chosen)
        first = self._are_faint(letters[order])
        if not first.any():
            return faint

        at = order[first]
        around = at[:, None] + np.arange(-SIGHT.step, SIGHT.step + 1)
        again = letters[np.unique(np.clip(around, 0, len(letters) - 1))]
        faint[again[self._are_faint(again)]] = True
        return faint

    def _are_faint(self, index: Index) -> BoolArray:
        """Which letters show next to no contrast at a few points of each."""
        boxes = self.chars.boxes.take(index, axis=0)
        rows, columns = SIGHT.samples
        y = spread(boxes[:, 1], boxes[:, 3], rows)
        # an l fills its box: its ground is beside it
        left, right = boxes[:, 0] - SIGHT.beside, boxes[:, 2] + SIGHT.beside
        pixels = self.raster.at(spread(left, right, columns), y)
        flat = pixels.reshape(rows * columns, -1)
        faint: BoolArray = contrast(flat, axis=0) < SIGHT.faint
        return faint

    @cached_property
    def figures(self) -> list[Pictures]:
        """The pixels of all figures where their ink is, those of one size together."""
        return list(self._pictures(np.flatnonzero(self.is_figure)))

    def new_pictures(
        self, index: Index, known: Set[bytes]
    ) -> Iterator[Pictures]:
        """The same of the characters ``index``, but for those whose keys are ``known``."""
        wanted = np.zeros(len(self.chars), np.bool_)
        wanted[index] = True
        others = np.flatnonzero(wanted & ~self.is_figure)
        for some in (*self.figures, *self._pictures(others)):
            own = np.flatnonzero(wanted[some.places]).tolist()
            new = [n for n in own if some.keys[n] not in known]
            if new:
                yield some.of(new)

    def _pictures(self, index: Index) -> Iterator[Pictures]:
        if not len(index):
            return
        x0, y0, x1, y1 = self.chars.loose.take(index, axis=0).T
        margin = SIGHT.margin * (y1 - y0)
        y0, y1 = y0 + margin, y1 - margin

        # one font gives pictures of one size: its widths differ by rounding only
        across, down = self.raster.across, self.raster.down
        columns, rows = (
            np.ceil(side - 0.02).clip(3, SIGHT.largest).astype(np.uint16)
            for side in ((x1 - x0) * across, (y1 - y0) * down)
        )
        self.kept.take(float(np.dot(columns.astype(np.float64), rows)))
        starts = np.rint((x0 * across, y0 * down)).astype(np.intp)
        sizes = columns * np.uint16(SIGHT.largest + 1) + rows
        order = sizes.argsort(kind="stable")
        sizes, places, starts = sizes[order], index[order], starts[:, order]
        codes, angles = self.chars.codes[places], self.chars.angles[places]
        for first, end in pairwise((*run_starts(sizes).tolist(), len(sizes))):
            some = slice(first, end)
            size = divmod(int(sizes[first]), SIGHT.largest + 1)
            pixels = self._cut_out(starts[:, some], *size)
            keys = picture_keys(pixels, codes[some], angles[some])
            yield Pictures(places[some], pixels, keys)

    def _cut_out(self, starts: Index, columns: int, rows: int) -> Pixels:
        """The boxes of so many pixels from ``starts`` (2 x n: x, y) on; beyond the page its edge
        goes on."""
        page = self.raster.pixels
        high, wide = page.shape
        x, y = starts
        (left, top), (right, low) = starts.min(axis=1), starts.max(axis=1)
        if (
            left >= 0
            and top >= 0
            and right + columns <= wide
            and low + rows <= high
        ):
            # all boxes of that size that there are, of which some are copied
            boxes = as_strided(
                page,
                (high - rows + 1, wide - columns + 1, rows, columns),
                2 * page.strides,
            )
            inside: Pixels = boxes[y, x]
            return inside
        down = (y[:, None] + np.arange(rows)).clip(0, high - 1)
        across = (x[:, None] + np.arange(columns)).clip(0, wide - 1)
        beyond: Pixels = page[down[:, :, None], across[:, None, :]]
        return beyond

    def close_contrast(self, k: int) -> int:
        """The greatest contrast of a character in any colour, looked at from close by."""
        return _greatest_contrast(self.colored(k))

    def body_contrast(self, k: int) -> int:
        """The same of a letter on a dark ground, without the ends of its box: what covers a name
        may end where its letters do.
        """
        box = self._box(k)
        if box is None:
            return 255
        x0, top, x1, bottom = box
        if int(self.chars.angles[k]) // 90 % 2:
            margin = SIGHT.margin * (x1 - x0)
            x0, x1 = x0 + margin, x1 - margin
        else:
            margin = SIGHT.margin * (bottom - top)
            top, bottom = top + margin, bottom - margin
        pixels = self.colored_box(BBox(x0, top, x1, bottom))
        return _greatest_contrast(pixels)

    def colored(self, k: int, paper: int = 255) -> Pixels:
        """A character's box from close by, in three colours; white where it has no size. ``paper``
        is the grey that it is painted on."""
        box = self._box(k)
        if box is None:
            return np.full((1, 1, 3), 255, np.uint8)
        return self.colored_box(box, paper)

    def colored_box(self, box: BBox, paper: int = 255) -> Pixels:
        """A box of the page from close by, in three colours."""
        self._allow(box, SIGHT.closer)
        look = Look.at_box(box, SIGHT.closer)
        return colored_close_up(self.handle, look, paper)

    def grey_box(self, box: BBox, scale: float) -> Pixels:
        """A box of the page in grey, so many pixels to the point."""
        self._allow(box, scale)
        return close_up(self.handle, Look.at_box(box, scale))

    def looked_at(self, k: int) -> Pixels:
        """A character from close by, set upright; a white pixel where it has no size."""
        box = self._box(k)
        if box is None:
            return np.full((1, 1), 255, np.uint8)
        if self.is_slanted[k] and self.chars.frames is not None:
            return self._set_upright(k, box)
        angle = int(self.chars.angles[k])
        wanted = box if angle // 90 % 2 else window(box)
        scale = HIGH / float(self.heights[k])
        self._allow(wanted, scale)
        look = Look.at_box(wanted, scale)
        return np.rot90(self._close_up(look), angle // 90)

    @cached_property
    def is_slanted(self) -> BoolArray:
        """Which characters stand neither upright nor turned by a right angle, and lean by more than
        those of a font do by themselves."""
        found: BoolArray = self.chars.lean > SIGHT.leaning
        found |= self.chars.angles % 90 != 0
        return found

    def _set_upright(self, k: int, box: BBox) -> Pixels:
        """A slanted character from close by, the same as if it were set upright."""
        assert self.chars.frames is not None
        along_x, along_y, down_x, down_y = self.chars.frames[k].tolist()
        across, down = box.x1 - box.x0, box.bottom - box.top

        # the box is around the four corners of the letter's own
        area = abs(along_x * down_y) - abs(along_y * down_x)
        high = float(self.chars.sizes[k])
        if abs(area) >= SIGHT.slant:
            high = (abs(along_x) * down - abs(along_y) * across) / area
        if abs(along_x) >= abs(along_y):
            wide = (across - high * abs(down_x)) / abs(along_x)
        else:
            wide = (down - high * abs(down_y)) / abs(along_y)
        if high <= 0 or wide <= 0:
            return np.full((1, 1), 255, np.uint8)

        self._allow(box, HIGH / high)
        look = Look.set_upright(
            ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2),
            (along_x, along_y, down_x, down_y),
            (1.2 * wide, high),
            HIGH / high,
        )
        return self._close_up(look)

    def _close_up(self, look: Look) -> Pixels:
        """A part of the page in grey; what differs from its ground in colour only, or hardly, as
        dark as it would be in black."""
        pixels = close_up(self.handle, look)
        if int(np.ptp(pixels)) >= SHAPES.inked:
            return pixels
        return _darkened(colored_close_up(self.handle, look), pixels)

    def upright(self, box: BBox, scale: float, angle: int) -> Pixels:
        """A box of text that reads at ``angle``, to the next whole pixel, set upright, so many
        pixels to the point: those of one font are painted at one scale, however wide they are."""
        across, down = (
            max(1, round(side * scale)) / scale
            for side in (box.x1 - box.x0, box.bottom - box.top)
        )
        whole = BBox(box.x0, box.top, box.x0 + across, box.top + down)
        self._allow(whole, scale)
        pixels = self._close_up(Look.at_box(whole, scale))
        return np.rot90(pixels, angle // 90)

    def _allow(self, part: BBox, scale: float) -> None:
        """Whether there is time, and room, to paint a part of the page."""
        if self.deadline.is_over:
            raise TimeoutError
        self.kept.add(part, scale)

    def _box(self, k: int) -> BBox | None:
        box = BBox(*self.chars.loose[k].tolist())
        if box.x1 <= box.x0 or box.bottom <= box.top:
            return None
        return box


def _greatest_contrast(pixels: Pixels) -> int:
    """That of a picture, in any of its colours."""
    return int(contrast(pixels.reshape(-1, pixels.shape[2]).T).max())


def _darkened(colored: Pixels, grey: Pixels) -> Pixels:
    """How far each pixel is from the ground in any colour, as a grey on white; ``grey`` itself
    where nothing is seen."""
    edges = np.concatenate(
        (colored[0], colored[-1], colored[:, 0], colored[:, -1])
    )
    ground = np.median(edges, axis=0)
    gap = np.abs(colored - ground).max(axis=2)
    most = float(gap.max())
    if most < SIGHT.seen:
        return grey
    found: Pixels = np.rint(255 - gap * (255 / most)).astype(np.uint8)
    return found
