"""Which digit a shape is, or which sign of a figure: compared with those of common fonts, drawn
once.

A digit of a font that is not among them is nearest to its own kind as a rule (2,561 of 2,564 of the
open minutes), and none was ever as near to another one as most are to their own. So a shape is
called another digit only where it is near to that one, and clearly nearer than to its own.
"""

import ctypes
import math
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.page import BoolArray
from extract.pdf.pdfium_api import Handle
from extract.pdf.sight.painting import Deadline, rasterize
from extract.pdf.sight.raster import Pixels

_FONTS = (
    b"Helvetica",
    b"Helvetica-Bold",
    b"Helvetica-Oblique",
    b"Times-Roman",
    b"Times-Bold",
    b"Times-Italic",
    b"Times-BoldItalic",
    b"Courier",
    b"Courier-Bold",
)
"""Fonts that pdfium brings with it."""
_DIGITS = "0123456789"
_SIGNS = "\u20ac%+*()$\u00a3h"
"""Signs beside digits that are as high as digits are, and none of which looks like one."""
_USUAL = _DIGITS + _SIGNS
_ONE = 1
_STEMS = (0.1, 0.16, 0.22, 0.28)
"""Widths of the upright of a plain 1, to its height: of light fonts up to black ones."""
_STROKES = (0.0, 0.12, 0.2)
"""Widths of the stroke at its head."""
_STROKE_HEIGHT = 0.16
"""How thick that stroke is."""
Floats = npt.NDArray[np.float32]
_GROUND, _INK = b"\0", b"\1"
HIGH = 40
"""Pixels from ascender to descender of a digit that is looked at closely."""
_RULED = 10
"""Of so many rows one at the top, and one at the bottom, may be those of a rule."""


@dataclass(frozen=True, slots=True)
class ShapeSettings:
    """How near a shape must be to a digit."""

    inked: int = 40
    """The least difference of a shape from its ground, of 255."""
    edge: float = 0.4
    """The share of that difference from which a pixel is ink."""
    least_height: float = 0.3
    """Of the box from ascender to descender: lower than this is no digit."""
    least_aspect: float = 0.5
    """A narrow shape is set in the middle of a box of this width to its height: what is wide in a 1
    is its foot."""
    side: float = 1 / 12
    """The share of a box at its sides where the letters beside it may reach."""
    grid: tuple[int, int] = (24, 16)
    """Rows and columns that a shape is reduced to."""
    near: float = 0.8
    """The least likeness to another digit that is told. Nine in ten digits are as near to their
    own; of 3,874 looked at in the open minutes the nearest to another one is .74: an italic 1 whose
    bracket touches it."""
    nearer: float = 0.1
    """How much likelier than its own."""
    digit: float = 0.7
    """The likeness from which a shape is a digit at all."""
    confirmed: float = 0.6
    """The likeness from which a shape that is nearest to a digit is that digit."""
    apart: float = 0.04
    """How much nearer than to any other: a 6 whose bow is covered lies between a 6 and a 5."""
    double: float = 0.85
    """The width of what is looked at, to its height, from which it may hold two digits."""
    sign: float = 0.7
    """The likeness to a sign from which a shape may be no digit. Between a digit of 18 fonts and a
    sign it is .66 at most, between two signs of one kind .7 or more as a rule."""


SHAPES = ShapeSettings()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like each digit a shape is, from -1 to 1."""

    scores: tuple[float, ...]
    sign: float = -1.0
    """How like any sign of a figure, where it is not nearer to a digit."""

    @property
    def best(self) -> int:
        """The nearest digit."""
        return max(range(len(self.scores)), key=self.scores.__getitem__)

    def contradicts(self, digit: int) -> bool:
        """Whether the shape is clearly another digit."""
        best = self.scores[self.best]
        return (
            best >= SHAPES.near and best - self.scores[digit] >= SHAPES.nearer
        )

    def confirms(self, digit: int) -> bool:
        """Whether the shape is near to ``digit``, and clearly nearer than to any other."""
        own = self.scores[digit]
        others = max(self.scores[:digit] + self.scores[digit + 1 :])
        return own >= SHAPES.confirmed and own - others >= SHAPES.apart

    @property
    def is_digit(self) -> bool:
        """Whether the shape is near to any digit."""
        return self.scores[self.best] >= SHAPES.digit

    def is_sign_not(self, digit: int) -> bool:
        """Whether the shape is a sign, and not ``digit``."""
        return (
            self.sign >= SHAPES.sign
            and self.sign - self.scores[digit] >= SHAPES.nearer
        )


def likeness(pixels: Pixels) -> Likeness | None:
    """How like each digit the shape in the middle of ``pixels`` is; None where there is none.

    ``pixels`` are a digit's box from ascender to descender, `HIGH` pixels high, with as much beside
    it as `window` adds.
    """
    shape = _shape(pixels)
    if shape is None:
        return None
    best = _nearest(_DIGITS, shape)
    best[_ONE] = max(best[_ONE], float(np.matmul(_stems(), shape).max()))
    # what is as near to a digit is no sign
    is_sure = best.max() > 1 - SHAPES.nearer
    sign = -1.0 if is_sure else float(_nearest(_SIGNS, shape).max())
    return Likeness(tuple(best.tolist()), sign)


def holds_several(pixels: Pixels) -> bool:
    """Whether a very wide box holds several shapes that are as high as digits."""
    high, wide = pixels.shape
    ink = _ink(pixels) if wide >= SHAPES.double * high else None
    if ink is None:
        return False
    count = 0
    for start, end in inked_runs(_inked(ink, across=False)):
        tall = np.count_nonzero(_inked(ink[:, start:end], across=True))
        # what goes on beyond the box is of the letters beside it
        count += start > 0 and end < wide and tall >= SHAPES.least_height * high
    return count > 1


def inked_runs(inked: BoolArray) -> list[tuple[int, int]]:
    """Where each run of inked pixels of one row begins and ends."""
    edges = np.flatnonzero(np.diff(np.r_[False, inked, False].astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def shows_rival(pixels: Pixels, letter: str, more: str = "") -> bool:
    """Whether the shape in the middle of ``pixels`` is a digit, or one of ``more``, and not
    ``letter``."""
    shape = _shape(pixels)
    if shape is None:
        return False
    best = float(_nearest(_DIGITS + more, shape).max())
    own = float(_nearest(letter, shape).max())
    # a dash has no shape of its own: letters beside it reach into its box
    least = SHAPES.digit if own > 0 else SHAPES.near
    return best >= least and best - own >= SHAPES.nearer


def inked_rows(pixels: Pixels) -> tuple[int, int] | None:
    """The first row of the shape in the middle of ``pixels``, and the row after its last one; None
    where there is none."""
    ink = _ink(pixels)
    if ink is None:
        return None
    # the tail of a slanted comma reaches under the digit before it
    side = len(ink[0]) // 5
    rows = _run(_inked(ink[:, side:-side], across=True), len(ink) / 2)
    return None if rows is None else (rows.start, rows.stop)


def inkedness(pixels: Pixels) -> Floats:
    """How far each pixel is from the ground, 0 to 1; 0 everywhere where nothing is."""
    ink = _ink(pixels)
    return np.zeros(pixels.shape, np.float32) if ink is None else ink


def _nearest(letters: str, shape: Floats) -> Floats:
    """The likeness of a shape to the nearest of each of ``letters``."""
    # one small product a font: a large one would be spread over threads
    found: Floats = np.matmul(_templates(letters), shape).max(axis=0)
    return found


def window(box: BBox) -> BBox:
    """The box of a digit with a little on both sides of it: oblique digits lean out of theirs."""
    margin = 0.1 * (box.x1 - box.x0)
    return BBox(box.x0 - margin, box.top, box.x1 + margin, box.bottom)


def _shape(pixels: Pixels) -> Floats | None:
    """The shape in the middle of ``pixels``, cut out, reduced to the grid and made comparable."""
    ink = _ink(pixels)
    if ink is None:
        return None

    high, wide = ink.shape
    inked = ink > SHAPES.edge
    side = int(wide * SHAPES.side)
    rows = _run(_any(inked[:, side : wide - side], axis=1), high / 2)
    if rows is None:
        return None
    columns = _run(_any(inked[rows], axis=0), wide / 2)
    if columns is None:
        return None
    lines = _any(inked[rows, columns], axis=1).tobytes()
    start = rows.start + lines.index(_INK)
    end = rows.start + lines.rindex(_INK) + 1
    cut = ink[start:end, columns]
    if cut.shape[0] < SHAPES.least_height * high or cut.shape[1] < 2:
        return None
    return _unit(_reduced(_widened(cut)))


def _ink(pixels: Pixels) -> Floats | None:
    """How far each pixel is from the ground, 0 to 1; None where nothing differs from it."""
    if not pixels.size:
        return None
    ink: Floats = np.abs(pixels - np.float32(_ground(pixels)))
    most = np.maximum.reduce(ink, axis=None)
    return ink / most if most >= SHAPES.inked else None


def _ground(pixels: Pixels) -> int:
    """The grey of most pixels at the edges, but for those of a rule right above or below."""
    margin = len(pixels) // _RULED
    inner = pixels[margin : len(pixels) - margin]
    rows = inner[0].tobytes() + inner[-1].tobytes()
    for end in (pixels[0].tobytes(), pixels[-1].tobytes()):
        is_even = end.count(end[0]) == len(end)
        if is_even and 2 * rows.count(end[0]) < len(rows):
            return _most_at_edges(inner)
    return _most_at_edges(pixels)


def _most_at_edges(pixels: Pixels) -> int:
    edges = b"".join(
        line.tobytes()
        for line in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])
    )
    # paper is all around most of what is looked at
    if 2 * edges.count(edges[:1]) > len(edges):
        return edges[0]
    return int(np.bincount(np.frombuffer(edges, np.uint8)).argmax())


def _inked(ink: Floats, *, across: bool) -> BoolArray:
    """Which rows of pixels, across, or columns have ink."""
    return _any(ink > SHAPES.edge, axis=1 if across else 0)


def _any(inked: BoolArray, axis: int) -> BoolArray:
    """Which columns (axis 0) or rows (axis 1) have any of the pixels ``inked``."""
    found: BoolArray = np.logical_or.reduce(inked, axis=axis)
    return found


def _run(inked: BoolArray, middle: float) -> slice | None:
    """The unbroken run of inked lines at the middle, or next to it."""
    line = inked.tobytes()
    inside = int(middle)
    before, after = line.rfind(_INK, 0, inside + 1), line.find(_INK, inside)
    if before < 0 and after < 0:
        return None
    if before < 0 or 0 <= after < 2 * middle - before:
        before = after

    start = line.rfind(_GROUND, 0, before) + 1
    end = line.find(_GROUND, before)
    return slice(start, end if end >= 0 else len(line))


def _widened(cut: Floats) -> Floats:
    """A narrow shape with as much ground on both sides as makes it as wide as others."""
    high, wide = cut.shape
    missing = round((SHAPES.least_aspect * high - wide) / 2)
    if missing <= 0:
        return cut
    found = np.zeros((high, wide + 2 * missing), cut.dtype)
    found[:, missing : missing + wide] = cut
    return found


def _reduced(cut: Floats) -> Floats:
    """A shape stretched to the grid, between its pixels."""
    rows, columns = SHAPES.grid
    down = stretching(cut.shape[0], rows)
    across = stretching(cut.shape[1], columns)
    found: Floats = np.matmul(np.matmul(down, cut), across.T)
    return found


@cache
def stretching(old: int, new: int) -> Floats:
    """The matrix that stretches ``old`` values to ``new`` ones, in single precision."""
    at = np.clip((np.arange(new) + 0.5) * old / new - 0.5, 0, old - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, old - 1)
    matrix = np.zeros((new, old))
    matrix[np.arange(new), low] += 1 - (at - low)
    matrix[np.arange(new), high] += at - low
    return matrix.astype(np.float32)


def _unit(grid: Floats) -> Floats:
    """A shape as a vector whose product with another one is their likeness."""
    vector = grid.ravel()
    vector = vector - np.add.reduce(vector) / np.float32(vector.size)
    length = np.float32(math.sqrt(vector @ vector))
    found: Floats = vector / length if length > 0 else vector
    return found


# ------------------------------------------------------------------------------------------------
# the shapes compared with

_SIZE, _STEP = 10.0, 20.0
_ASCENT, _DESCENT = 7.2, 2.1
"""From the baseline to the edges of the box of a digit, in points at that size."""


def draw_shapes() -> None:
    """Draw now what most pages are compared with: the first page would."""
    _drawn(_USUAL)


@cache
def _templates(letters: str) -> Floats:
    """The shapes of ``letters`` in every font, fonts x letters x points; nothing for what a font
    does not have, or draws too low to be compared."""
    return np.stack(list(map(_letter_shapes, letters)), axis=1)


@cache
def _stems() -> Floats:
    """The shapes of a 1 as geometric fonts draw it: an upright, of several widths to its height,
    with or without a stroke at the left of its head.
    """
    rows, columns = SHAPES.grid
    found: list[Floats] = []
    for stem, stroke in product(_STEMS, _STROKES):
        wide = round((stem + stroke) * HIGH)
        cut = np.zeros((HIGH, wide), np.float32)
        cut[:, wide - round(stem * HIGH) :] = 1
        if stroke:
            cut[: round(_STROKE_HEIGHT * HIGH)] = 1
        found.append(_unit(_reduced(_widened(cut))))
    return np.stack(found).reshape(-1, rows * columns)


def _letter_shapes(letter: str) -> Floats:
    """The shapes of one letter in every font: the usual ones are drawn together."""
    together = _USUAL if letter in _USUAL else letter
    return _drawn(together)[:, together.index(letter)]


@cache
def _drawn(letters: str) -> Floats:
    """The same as `_templates`, as they are drawn on one page."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(
        _STEP * (len(letters) + 1), _STEP * (len(_FONTS) + 1)
    )
    boxes = []
    for row, name in enumerate(_FONTS, 1):
        font = pdf.FPDFText_LoadStandardFont(document, name)
        for column, letter in enumerate(letters):
            x, y = _STEP * (column + 0.5), _STEP * row
            _draw(document, page, font, letter, x, y)
            boxes.append(_box(font, letter, x, page.get_height() - y))
    page.gen_content()

    drawn = rasterize(page, HIGH / (_ASCENT + _DESCENT), Deadline(math.inf))
    assert drawn is not None
    rows, columns = SHAPES.grid
    shapes = np.zeros((len(boxes), rows * columns), np.float32)
    for n, box in enumerate(boxes):
        shape = _shape(drawn.cut(window(box)))
        if shape is not None:
            shapes[n] = shape
    return shapes.reshape(len(_FONTS), len(letters), -1)


def _draw(
    document: Handle,
    page: Handle,
    font: Handle,
    letter: str,
    x: float,
    y: float,
) -> None:
    item = pdf.FPDFPageObj_CreateTextObj(document, font, _SIZE)
    text = (letter + "\0").encode("utf-16-le")
    units = (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text)
    pdf.FPDFText_SetText(item, units)
    pdf.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
    pdf.FPDFPage_InsertObject(page, item)


def _box(font: Handle, letter: str, x: float, baseline: float) -> BBox:
    width = ctypes.c_float()
    pdf.FPDFFont_GetGlyphWidth(font, ord(letter), _SIZE, width)
    return BBox(x, baseline - _ASCENT, x + width.value, baseline + _DESCENT)
