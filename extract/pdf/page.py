"""A page as read: characters, rules and images, in displayed coordinates."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox, Place
from extract.pdf.sight.raster import Raster
from extract.quick_init import quick_init

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


def box_around(boxes: FloatArray) -> BBox:
    """The smallest box around some, n x 4."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return BBox(*low.tolist(), *high.tolist())


@dataclass(frozen=True, eq=False)
class Chars:
    """The n characters of a page in content order, column by column.

    ``text`` holds n strings (one glyph may stand for two letters), ``boxes`` is n x 4 (x0, top, x1,
    bottom in points), ``angles`` the reading direction in degrees clockwise on the displayed page
    (0, 90, 180, 270), ``sizes`` the font size in points, ``bold`` whether the font says so.
    ``loose`` boxes reach from ascender to descender, so that they overlap on one line whatever the
    glyphs. ``confidence`` (0 to 1) is an OCR engine's; None for a text layer, which is not in
    doubt. ``rivals`` are the other characters it holds possible at each place. ``asserted`` are
    those that the file states and does not draw: invisible ones, and what it gives as the reading
    of something else; None for none. ``frames``, n x 4, is how a letter is set, as the directions
    in which its line and its stems go, (1, 0) and (0, 1) for an upright one; None where all are
    upright, or turned by right angles.
    """

    text: tuple[str, ...]
    boxes: FloatArray
    loose: FloatArray
    angles: IntArray
    sizes: FloatArray
    bold: BoolArray
    confidence: FloatArray | None = None
    rivals: tuple[str, ...] = ()
    asserted: BoolArray | None = None
    frames: FloatArray | None = None

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def written(self) -> str:
        """All texts put together."""
        return "".join(self.text)

    @cached_property
    def letters(self) -> str:
        """The first letter of each text; a zero character for none."""
        if len(self.written) == len(self.text) and "" not in self.text:
            return self.written
        return "".join([text[:1] or "\0" for text in self.text])

    @cached_property
    def codes(self) -> npt.NDArray[np.uint32]:
        """The code points of ``letters``."""
        encoded = self.letters.encode("utf-32-le", "surrogatepass")
        return np.frombuffer(encoded, np.uint32)

    @cached_property
    def is_digit(self) -> BoolArray:
        """Which characters are our digits, 0 to 9."""
        found: BoolArray = (self.codes >= ord("0")) & (self.codes <= ord("9"))
        return found

    @cached_property
    def is_letter(self) -> BoolArray:
        """Which characters are Latin letters: they have ink all over their boxes."""
        lower = self.codes | 0x20
        found: BoolArray = (lower >= ord("a")) & (lower <= ord("z"))
        return found | ((self.codes >= 0xC0) & (self.codes < 0x250))

    @cached_property
    def is_inked(self) -> BoolArray:
        """Which characters are no white space."""
        blank = map(str.isspace, self.text)
        return ~np.fromiter(blank, np.bool_, len(self.text))

    @property
    def is_asserted(self) -> BoolArray:
        """Which characters the file states and does not draw."""
        if self.asserted is None:
            return np.zeros(len(self), np.bool_)
        return self.asserted

    @cached_property
    def lean(self) -> FloatArray:
        """How far the head of each character leans out over its foot, to its height."""
        if self.frames is None:
            return np.zeros(len(self))
        along_x, along_y, down_x, down_y = self.frames.T
        found: FloatArray = np.abs(along_x * down_x + along_y * down_y)
        return found

    @cached_property
    def middles(self) -> tuple[FloatArray, FloatArray]:
        """The x and the y of the middle of each character's box."""
        boxes = self.boxes
        return (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2

    def inside(self, box: BBox) -> BoolArray:
        """Which characters have their middle inside a box, not at its edge."""
        x, y = self.middles
        across: BoolArray = (x > box.x0) & (x < box.x1)
        return across & (y > box.top) & (y < box.bottom)

    def where(self, keep: BoolArray) -> "Chars":
        """The characters for which ``keep`` is true, in the same order."""
        index = np.flatnonzero(keep)  # many times as fast as a mask
        return Chars(
            tuple(compress(self.text, keep.tolist())),
            self.boxes.take(index, axis=0),
            self.loose.take(index, axis=0),
            self.angles[index],
            self.sizes[index],
            self.bold[index],
            None if self.confidence is None else self.confidence[index],
            tuple(compress(self.rivals, keep.tolist())),
            None if self.asserted is None else self.asserted[keep],
            None if self.frames is None else self.frames[index],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Ink that can bound cells: ``horizontal`` and ``vertical`` are n x 4 segments (x0, top, x1,
    bottom).

    A stroke, a thin filled rectangle and an edge of a cell background all end up here; ``fills`` (n
    x 4) keeps the backgrounds themselves.
    """

    horizontal: FloatArray
    vertical: FloatArray
    fills: FloatArray


class SightCause(StrEnum):
    """Why text is not held for seen."""

    NO_INK = "no-ink"
    """Nothing is seen in its place: such text is not read."""
    OTHER_SHAPE = "other-shape"
    """Another digit is drawn in its place."""
    OVERPRINTED = "overprinted"
    """Two texts stand in one place."""
    STRUCK_OUT = "struck-out"
    """A line goes through it: it is seen, and no longer holds."""
    ASSERTED = "asserted"
    """Invisible over a picture, or given as the reading of something else that is drawn."""


class Unseen(NamedTuple):
    """Text whose ink is not on the page, or is that of other characters."""

    bbox: BBox
    text: str
    cause: SightCause
    drawn: str = ""
    """What its digits are drawn as, where they are drawn as others."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page: ``number`` is the 1-based PDF index, sizes in points as displayed.

    ``skew`` is the slope of a scan's lines: coordinates are then those of the page turned level
    about its middle. ``ocr`` is the name of the engine that read it, empty for a text layer.
    """

    number: int
    width: float
    height: float
    rotation: int
    chars: Chars
    rules: Rules
    images: tuple[BBox, ...] = ()
    skew: float = 0.0
    ocr: str = ""
    turned: int = 0
    """How its text reads on the page as displayed (90: downwards, 270: upwards): coordinates are
    those of the page turned so that it reads from left to right."""
    unseen: tuple[Unseen, ...] = ()
    """Text that is not held for seen: marks stand for it among the characters."""
    raster: Raster | None = None
    """What is seen of the page, where that was compared with its text."""
    fields: tuple[BBox, ...] = ()
    """What annotations and form fields say that is not painted with the page."""
    strikes: tuple[BBox, ...] = ()
    """Annotations that strike out what is under them."""
    covers: tuple[BBox, ...] = ()
    """What annotations and form fields draw over what is under them, and is not painted."""
    strokes: tuple[FloatArray, ...] = ()
    """Lines that annotations draw and are not painted: the straight parts of each, n x (x0, y0, x1,
    y1), from left to right."""
    drawings: tuple[BBox, ...] = ()
    """What is painted and is no text, no image, no rule and no background."""


@quick_init
@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in reading order; ``edges`` has the x of each character's left edge, and the
    last's right.

    ``len(edges) == len(text) + 1``: a space between words starts where the word before it ends. As
    read they are an array (`packed`), which takes an eighth or a quarter of a tuple's memory.
    """

    text: str
    page: int
    bbox: BBox
    edges: Sequence[float] = field(hash=False)
    size: float
    bold: bool = False

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where ``text[start:end]`` is printed."""
        stop = len(self.text) if end is None else end
        return Place(
            self.page,
            BBox(
                self.edges[start],
                self.bbox.top,
                self.edges[stop],
                self.bbox.bottom,
            ),
        )


def run_starts(values: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """Where the runs of equal neighbours among ``values`` begin: numpy's own ``diff`` takes three
    times as long.
    """
    begins = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=begins[1:])
    return begins.nonzero()[0]


def middle_value(values: FloatArray) -> float:
    """The median of ``values``, of which there are some: numpy's own takes ten times as long."""
    ordered = np.sort(values)
    upper = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[upper])
    return float(ordered[upper - 1] + ordered[upper]) / 2


def exact(values: FloatArray) -> FloatArray | npt.NDArray[np.float32]:
    """``values`` in single precision where that keeps them exactly, as it does what pdfium gives on
    most pages.
    """
    single = values.astype(np.float32)
    return single if np.array_equal(single, values) else values


def packed(values: FloatArray | npt.NDArray[np.float32]) -> "array[float]":
    """``values`` as an array of their own precision."""
    return array(values.dtype.char, values.tobytes())
