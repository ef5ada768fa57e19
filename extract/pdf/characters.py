"""The characters of a page, read from pdfium in bulk.

A Python call for each character costs more than pdfium's own work, so the per-character calls run
inside ``map`` over ranges of addresses, and everything that is constant over a text object (font,
size, matrix) is asked once.
"""

import ctypes
from collections import deque
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdf

from extract.pdf.page import BoolArray, Chars, FloatArray, IntArray
from extract.pdf.pdfium_api import (
    ADDRESS,
    DOUBLE,
    INT,
    UNSIGNED,
    UNSIGNED_LONG,
    Handle,
    Matrix,
    address_of,
    bind,
)

_HYPHEN_MARKS = (0x02, 0xFFFE)
"""What pdfium puts in place of a hyphen that ends a line."""
_REPLACEMENT = 0xFFFD
_BOLD_NAMES = ("bold", "black", "heavy", "gras", "demi")
_FORCE_BOLD = 1 << 18
"""ISO 32000-1, table 123: the flag of a font that is drawn bold."""
_FAKE_BOLD_MODES = (2, 6)
"""Text render modes that stroke the glyphs as well as fill them."""
_INVISIBLE_MODES = (3, 7)
"""Text render modes that paint nothing."""
_ACTUAL_TEXT = ctypes.create_string_buffer(b"ActualText")
_ACTUAL_TEXT_KEY = ctypes.addressof(_ACTUAL_TEXT)
"""ISO 32000-1, 14.9.4: the entry of a mark that gives the text of what is drawn under it."""
_OVERPRINT = 0.1
"""The same letter again within this share of the font size is the same letter printed twice."""
_SAME_BOX = 1e-3
"""Boxes that differ by less than this, in points, are one glyph's."""
_ASCENT, _DESCENT = 0.8, 0.2
"""A usual font's, in font sizes."""
_RIGHT_ANGLE = 3
"""Degrees from a right angle within which text counts as set at it."""
_SLANTED = 0.02
"""How far the head of a letter leans out over its foot, to its height, to be slanted."""
_LETTER_HEIGHTS = (0.6, 1.7)
"""From ascender to descender, in font sizes: outside of these no letter's."""
_SHRINK = 0.2
"""The share of a loose box above and below where letters have their ink."""
_NARROW = (0.02, 0.15)
"""White in which pdfium sees a space that is too narrow to be one by its width alone, in heights of
letters: of 36 such before a letter or a sign, in 900 documents, all part two words."""
_OF_FIGURES = frozenset(map(ord, "0123456789€%"))
"""Before these narrow white is a matter of figures."""
_STRIDE = 6
"""Every how many characters their text object is asked for first."""

_get_unicode = bind(pdf.FPDFText_GetUnicode, UNSIGNED, ADDRESS, INT)
_get_object = bind(pdf.FPDFText_GetTextObject, ADDRESS, ADDRESS, INT)
_get_loose_box = bind(pdf.FPDFText_GetLooseCharBox, INT, ADDRESS, INT, ADDRESS)
_get_origin = bind(
    pdf.FPDFText_GetCharOrigin, INT, ADDRESS, INT, ADDRESS, ADDRESS
)
_get_matrix = bind(pdf.FPDFText_GetMatrix, INT, ADDRESS, INT, ADDRESS)
_get_font_size = bind(pdf.FPDFText_GetFontSize, DOUBLE, ADDRESS, INT)
_get_font = bind(pdf.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
_get_render_mode = bind(pdf.FPDFTextObj_GetTextRenderMode, INT, ADDRESS)
_count_marks = bind(pdf.FPDFPageObj_CountMarks, INT, ADDRESS)
_get_mark = bind(pdf.FPDFPageObj_GetMark, ADDRESS, ADDRESS, UNSIGNED_LONG)
_get_type = bind(pdf.FPDFPageObjMark_GetParamValueType, INT, ADDRESS, ADDRESS)
_get_text = bind(pdf.FPDFText_GetText, INT, ADDRESS, INT, INT, ADDRESS)


@dataclass(frozen=True, slots=True, eq=False)
class _Styles:
    """What is constant over each text object of a page: angle, font size in points, boldness."""

    angles: IntArray
    sizes: FloatArray
    bold: BoolArray
    asserted: BoolArray
    """Text that the file states and does not draw."""
    frames: FloatArray | None
    """Which way lines and stems go, where some are slanted."""


def _is_bold(font: int) -> bool:
    """Whether the font's name or flags say bold."""
    handle = ctypes.cast(font, pdf.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    pdf.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").lower()
    flags = max(pdf.FPDFFont_GetFlags(handle), 0)
    if any(word in name for word in _BOLD_NAMES):
        return True
    return bool(flags & _FORCE_BOLD)


def read_chars(page: Handle, display: Matrix) -> Chars:
    """The characters of ``page`` as displayed, in content order, as often as they are printed; also
    those beside the page.
    """
    handle = pdf.FPDFText_LoadPage(page)
    try:
        return _chars_of(handle, display) if handle else _no_chars()
    finally:
        if handle:
            pdf.FPDFText_ClosePage(handle)


def _no_chars() -> Chars:
    empty = np.empty((0, 4))
    return Chars(
        (),
        empty,
        empty,
        np.empty(0, np.int32),
        np.empty(0),
        np.empty(0, np.bool_),
    )


def shown(chars: Chars, width: float, height: float) -> Chars:
    """The characters whose middle lies on the page and that have a height: a matrix may leave them
    none.
    """
    x, y = chars.middles
    on_page = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
    keep = on_page & (chars.sizes > 0) & np.isfinite(chars.sizes)
    return chars if keep.all() else chars.where(keep)


def printed_once(chars: Chars) -> Chars:
    """``chars`` without those printed again over themselves, which makes them look bold or
    shadowed.
    """
    if not len(chars):
        return chars
    codes, (x, y) = chars.codes, chars.middles

    # Few pages print anything twice: one key for the letter and its place, in steps of two points.
    rough = np.sort(codes * 1e8 + np.floor(y / 2) * 1e4 + np.floor(x / 2))
    close = rough[1:][rough[1:] == rough[:-1]] // 1e8
    if not len(close):
        return chars

    again = np.zeros(len(chars), np.bool_)
    twice = np.flatnonzero(np.isin(codes, close.astype(codes.dtype)))
    # Two ways of cutting the page into lines, so that no pair is parted by both.
    for shift in (0.0, 2.0):
        line = np.floor((y[twice] + shift) / 4)
        order = twice[np.lexsort((np.round(x[twice], 1), line, codes[twice]))]
        first, second = order[:-1], order[1:]
        near = _OVERPRINT * np.minimum(chars.sizes[first], chars.sizes[second])
        same = (codes[first] == codes[second]) & (
            np.abs(x[first] - x[second]) < near
        )
        same &= np.abs(y[first] - y[second]) < near
        again[np.maximum(first, second)[same]] = True
    if again.any():
        return chars.where(~again)
    return chars


def _chars_of(handle: Handle, display: Matrix) -> Chars:
    count = max(pdf.FPDFText_CountChars(handle), 0)
    text_page = address_of(handle)
    codes = _codes(text_page, count)
    objects = _text_objects(text_page, count)

    codes[(codes == _HYPHEN_MARKS[0]) | (codes == _HYPHEN_MARKS[1])] = ord("-")
    codes[codes == 0] = _REPLACEMENT
    is_control = (codes < 0x20) | ((codes >= 0x7F) & (codes < 0xA0))
    index = np.flatnonzero((objects != 0) & ~is_control)
    if not len(index):
        return _no_chars()

    boxes = _loose_boxes(text_page, index, display)
    narrow = _narrow_spaces(codes, index, boxes)
    if len(narrow):
        objects[index[narrow] + 1] = objects[index[narrow]]
        index, boxes = _with_spaces(index, boxes, narrow)
    return _assemble(
        text_page, index, codes[index], objects[index], boxes, display
    )


def _narrow_spaces(
    codes: npt.NDArray[np.uint32],
    index: npt.NDArray[np.int64],
    boxes: FloatArray,
) -> npt.NDArray[np.int64]:
    """Behind which of the characters of ``index`` pdfium sees a space that is narrower than others:
    letters that lean back over it leave little white.
    """
    seen = (np.diff(index) == 2) & (codes[index[:-1] + 1] == ord(" "))
    if not seen.any():
        return np.empty(0, np.int64)
    found = np.flatnonzero(seen)
    left, right = boxes[found], boxes[found + 1]
    high = left[:, 3] - left[:, 1]
    white = right[:, 0] - left[:, 2]
    least, most = _NARROW
    narrow = (white > least * high) & (white < most * high)
    level = np.abs(left[:, 3] - right[:, 3]) < least * high
    return np.array(
        [
            k
            for k in found[narrow & level].tolist()
            if int(codes[index[k + 1]]) not in _OF_FIGURES
        ],
        np.int64,
    )


def _with_spaces(
    index: npt.NDArray[np.int64],
    boxes: FloatArray,
    narrow: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """The characters with the spaces behind ``narrow``, which fill the white there."""
    left, right = boxes[narrow], boxes[narrow + 1]
    white = np.column_stack((left[:, 2], left[:, 1], right[:, 0], left[:, 3]))
    return (
        np.insert(index, narrow + 1, index[narrow] + 1),
        np.insert(boxes, narrow + 1, white, axis=0),
    )


def _codes(text_page: int, count: int) -> npt.NDArray[np.uint32]:
    """The characters' code points: in one call where pdfium's text has one unit for each, else one
    by one.
    """
    units = np.zeros(count + 1, np.uint16)
    written = _get_text(text_page, 0, count, units.ctypes.data)
    surrogates = (units >= 0xD800) & (units < 0xE000)
    if written == count + 1 and not surrogates.any():
        return units[:count].astype(np.uint32)
    return np.fromiter(
        map(_get_unicode, repeat(text_page), range(count)), np.uint32, count
    )


def _text_objects(text_page: int, count: int) -> npt.NDArray[np.uint64]:
    """The text object of each character, 0 where pdfium made the character up.

    Characters of one object stand together, so between two characters of one object nothing has to
    be asked.
    """
    found = np.zeros(count, np.uint64)
    marks = np.append(np.arange(0, count - 1, _STRIDE), count - 1)
    at_marks = np.fromiter(
        map(_get_object, repeat(text_page), marks.tolist()),
        np.uint64,
        len(marks),
    )
    same = (at_marks[1:] == at_marks[:-1]) & (at_marks[1:] != 0)
    segment = np.minimum(np.arange(count) // _STRIDE, len(marks) - 1)
    known = np.append(same, True)[segment]
    found[known] = at_marks[segment[known]]
    asked = np.flatnonzero(~known)
    found[asked] = np.fromiter(
        map(_get_object, repeat(text_page), asked.tolist()),
        np.uint64,
        len(asked),
    )
    return found


def _loose_boxes(
    text_page: int, index: npt.NDArray[np.int64], display: Matrix
) -> FloatArray:
    """The boxes of the characters of ``index`` as displayed, from ascender to descender."""
    loose = np.zeros((len(index), 4), np.float32)
    start = loose.ctypes.data
    addresses = range(start, start + 16 * len(index), 16)
    deque(
        map(_get_loose_box, repeat(text_page), index.tolist(), addresses),
        maxlen=0,
    )
    return display.boxes(loose.astype(np.float64))


def _assemble(
    text_page: int,
    index: npt.NDArray[np.int64],
    codes: npt.NDArray[np.uint32],
    objects: npt.NDArray[np.uint64],
    boxes: FloatArray,
    display: Matrix,
) -> Chars:
    starts = np.concatenate(
        ([0], np.flatnonzero(objects[1:] != objects[:-1]) + 1)
    )
    lengths = np.diff(starts, append=len(objects))
    styles = _styles(
        text_page, index[starts].tolist(), objects[starts].tolist(), display
    )
    angles, sizes = (
        np.repeat(styles.angles, lengths),
        np.repeat(styles.sizes, lengths),
    )
    odd = _odd_boxes(boxes, sizes, angles)
    if len(odd):
        origins = _origins(text_page, index[odd], display)
        boxes[odd] = _boxes_from_origins(
            origins, boxes[odd], sizes[odd], angles[odd]
        )
    boxes, shared = _split_ligatures(boxes, objects, angles)
    # of a glyph that is said to be several characters none is drawn by itself
    is_digit = (codes >= ord("0")) & (codes <= ord("9"))
    asserted = np.repeat(styles.asserted, lengths) | (shared & is_digit)
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    return Chars(
        tuple(text),
        _body(boxes, angles),
        boxes,
        angles,
        sizes,
        np.repeat(styles.bold, lengths),
        asserted=asserted if asserted.any() else None,
        frames=None
        if styles.frames is None
        else np.repeat(styles.frames, lengths, axis=0),
    )


def _styles(
    text_page: int, chars: list[int], objects: list[int], display: Matrix
) -> _Styles:
    """The styles of text objects, each asked for at one of its characters."""
    count = len(chars)
    matrices = np.zeros((count, 6), np.float32)
    start = matrices.ctypes.data
    deque(
        map(
            _get_matrix,
            repeat(text_page),
            chars,
            range(start, start + 24 * count, 24),
        ),
        maxlen=0,
    )
    raw_sizes = np.fromiter(
        map(_get_font_size, repeat(text_page), chars), np.float64, count
    )
    fonts = list(map(_get_font, objects))
    modes = np.fromiter(map(_get_render_mode, objects), np.int32, count)
    heavy = {font: font != 0 and _is_bold(font) for font in set(fonts)}
    bold = np.array([heavy[font] for font in fonts], np.bool_)
    a, b, c, d = matrices[:, :4].astype(np.float64).T
    along = np.column_stack(
        (display.a * a + display.c * b, display.b * a + display.d * b)
    )
    # a size below zero turns the letters over
    along *= np.where(raw_sizes < 0, -1.0, 1.0)[:, None]
    angles = _angles(along)
    return _Styles(
        angles,
        np.abs(raw_sizes) * np.hypot(c, d),
        bold | _is_one_of(modes, _FAKE_BOLD_MODES),
        _is_one_of(modes, _INVISIBLE_MODES) | _given_otherwise(objects),
        _frames(along, np.column_stack((c, d)), angles, display),
    )


def _frames(
    along: FloatArray, up: FloatArray, angles: IntArray, display: Matrix
) -> FloatArray | None:
    """Which way lines and stems go on the displayed page, n x 4: (1, 0, 0, 1) for what is upright,
    turned by a right angle, or mirrored; None where all are. ``up`` is the way of stems in the
    file's own space.
    """
    if not up[:, 0].any() and not (angles % 90).any():
        return None

    down = -np.column_stack(
        (
            display.a * up[:, 0] + display.c * up[:, 1],
            display.b * up[:, 0] + display.d * up[:, 1],
        )
    )
    length = np.hypot(*along.T)
    along = along / np.where(length > 0, length, 1.0)[:, None]
    high = along[:, 0] * down[:, 1] - along[:, 1] * down[:, 0]
    is_mirrored = high <= 0
    down = down / np.where(is_mirrored, 1.0, high)[:, None]

    slant = np.abs((along * down).sum(axis=1))
    odd = ((slant > _SLANTED) | (angles % 90 != 0)) & ~is_mirrored
    if not odd.any():
        return None
    return np.where(
        odd[:, None], np.column_stack((along, down)), (1.0, 0.0, 0.0, 1.0)
    )


def _is_one_of(values: IntArray, few: tuple[int, int]) -> BoolArray:
    """Which of ``values`` are one of two: numpy's own search takes ten times as long."""
    found: BoolArray = (values == few[0]) | (values == few[1])
    return found


def _given_otherwise(objects: list[int]) -> BoolArray:
    """Which text objects stand under a mark that gives another text as their reading."""
    counts = list(map(_count_marks, objects))
    found = np.zeros(len(objects), np.bool_)
    most = max(counts, default=0)
    for n in range(most):
        marked = [k for k, count in enumerate(counts) if count > n]
        own = map(_get_mark, [objects[k] for k in marked], repeat(n))
        marks = dict(zip(marked, own, strict=True))
        # objects side by side stand under the same marks
        giving = set(filter(_gives_text, set(marks.values())))
        if giving:
            found[[k for k, mark in marks.items() if mark in giving]] = True
    return found


def _gives_text(mark: int) -> bool:
    """Whether a mark gives the text of what is drawn under it."""
    kind = _get_type(mark, _ACTUAL_TEXT_KEY)
    return kind == int(pdf.FPDF_OBJECT_STRING)


def _angles(along: FloatArray) -> IntArray:
    """Reading directions, clockwise on the displayed page; within 3 degrees of a right angle counts
    as right.
    """
    if (along[:, 1] == 0).all() and (along[:, 0] > 0).all():
        return np.zeros(len(along), np.int32)

    degrees = np.degrees(np.arctan2(along[:, 1], along[:, 0])) % 360
    nearest = np.round(degrees / 90) * 90
    is_right = np.abs(degrees - nearest) <= _RIGHT_ANGLE
    return (np.where(is_right, nearest, np.round(degrees)) % 360).astype(
        np.int32
    )


def _odd_boxes(
    loose: FloatArray, sizes: FloatArray, angles: IntArray
) -> npt.NDArray[np.int64]:
    """Characters whose font gives no height, or one no letter has: their boxes have to be asked for
    otherwise.
    """
    wide, high = loose[:, 2] - loose[:, 0], loose[:, 3] - loose[:, 1]
    across = np.where(_is_one_of(angles, (90, 270)), wide, high)
    lowest, highest = _LETTER_HEIGHTS
    odd = (across > highest * sizes) | (across < lowest * sizes)
    return np.flatnonzero((angles % 90 == 0) & odd & (sizes > 0))


def _origins(
    text_page: int, index: npt.NDArray[np.int64], display: Matrix
) -> FloatArray:
    """Where the characters of ``index`` stand on their baselines, as displayed (n x 2)."""
    xy = np.zeros((len(index), 2))
    start = xy.ctypes.data
    at_x, at_y = (
        range(first, first + 16 * len(index), 16)
        for first in (start, start + 8)
    )
    deque(
        map(_get_origin, repeat(text_page), index.tolist(), at_x, at_y),
        maxlen=0,
    )
    return display.points(xy)


def _boxes_from_origins(
    origins: FloatArray, boxes: FloatArray, sizes: FloatArray, angles: IntArray
) -> FloatArray:
    """The characters' boxes with a usual ascent and descent instead of the font's own."""
    found = boxes.copy()
    level = _is_one_of(angles, (0, 180))
    for low, high, along, rising in ((1, 3, level, 0), (0, 2, ~level, 270)):
        base = origins[along, low]
        up, down = _ASCENT * sizes[along], _DESCENT * sizes[along]
        upright = angles[along] == rising
        found[along, low] = base - np.where(upright, up, down)
        found[along, high] = base + np.where(upright, down, up)
    return found


def _split_ligatures(
    boxes: FloatArray, objects: npt.NDArray[np.uint64], angles: IntArray
) -> tuple[FloatArray, BoolArray]:
    """Letters that share one glyph get their share of its box; and which do."""
    moved = np.abs(boxes[1:] - boxes[:-1]) >= _SAME_BOX
    same = (objects[1:] == objects[:-1]) & ~(
        moved[:, 0] | moved[:, 1] | moved[:, 2] | moved[:, 3]
    )
    shared = np.zeros(len(boxes), np.bool_)
    if not same.any():
        return boxes, shared
    edges = np.flatnonzero(
        np.diff(np.concatenate(([False], same, [False])).astype(np.int8))
    )
    firsts, letters = edges[::2], edges[1::2] - edges[::2] + 1
    count = np.repeat(letters, letters)
    order = np.arange(len(count)) - np.repeat(
        np.cumsum(letters) - letters, letters
    )
    which = np.repeat(firsts, letters) + order
    shared[which] = True
    order = np.where(
        _is_one_of(angles[which], (180, 270)), count - 1 - order, order
    )
    level = _is_one_of(angles[which], (0, 180))
    cut = boxes.copy()
    for low, high, along in ((0, 2, level), (1, 3, ~level)):
        shares = (
            boxes[which, low],
            (boxes[which, high] - boxes[which, low]) / count,
        )
        cut[which[along], low] = (shares[0] + order * shares[1])[along]
        cut[which[along], high] = (shares[0] + (order + 1) * shares[1])[along]
    return cut, shared


def _body(loose: FloatArray, angles: IntArray) -> FloatArray:
    """The loose boxes cut to the height where letters have their ink: from ascender to descender
    less a fifth.
    """
    boxes = loose.copy()
    level = (angles == 0) | (angles == 180)
    if level.all():
        shrink = _SHRINK * (boxes[:, 3] - boxes[:, 1])
        boxes[:, 1] += shrink
        boxes[:, 3] -= shrink
        return boxes
    for low, high, which in ((1, 3, level), (0, 2, ~level)):
        shrink = _SHRINK * (boxes[which, high] - boxes[which, low])
        boxes[which, low] += shrink
        boxes[which, high] -= shrink
    return boxes
