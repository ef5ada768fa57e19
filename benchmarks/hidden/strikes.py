"""Figures struck out by what is no straight line, on tables set sideways too; and lines that strike
nothing out.
"""

from collections.abc import Iterator

from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    SAID,
    Case,
    CellInk,
    Ink,
    Spot,
    form,
    ref,
    text_at,
    with_cell,
)
from benchmarks.hostile import stream

_WIDE = 41.0
"""Of the figure, in points."""


def _figure_and(strokes: bytes, at: Spot) -> Ink:
    return Ink(text_at(at, SAID) + b"q " + strokes + b" Q\n")


def _wave(at: Spot, rise: float = 3.5, width: float = 0.9) -> bytes:
    x, y = at.x - 1, at.y + rise
    return b"%.1f w %.1f %.1f m %.1f %.1f %.1f %.1f %.1f %.1f c S" % (
        *(width, x, y, x + 13, y + 3.5, x + 29, y - 3.5),
        *(x + _WIDE + 1, y),
    )


def _zigzag(at: Spot) -> bytes:
    corners = b" ".join(
        b"%.1f %.1f l" % (at.x - 1 + 4 * k, at.y + (6 if k % 2 else 1))
        for k in range(1, 12)
    )
    return b".8 w %.1f %.1f m %s S" % (at.x - 1, at.y + 1, corners)


def _slanted_bar(at: Spot) -> bytes:
    x, y = at.x - 1, at.y
    return b"%.1f %.1f m %.1f %.1f l %.1f %.1f l %.1f %.1f l f" % (
        *(x, y, x + _WIDE, y + 7, x + _WIDE, y + 8, x, y + 1),
    )


def _bowed_bar(at: Spot) -> bytes:
    """A filled shape of two bows, as a pen draws a line."""
    x, y = at.x - 1, at.y + 3
    return b"%.1f %.1f m %.1f %.1f %.1f %.1f %.1f %.1f c %s c f" % (
        *(x, y, x + 14, y + 3, x + 28, y + 3, x + _WIDE, y),
        b"%.1f %.1f %.1f %.1f %.1f %.1f" % (x + 28, y + 2, x + 14, y + 2, x, y),
    )


def _picture(at: Spot) -> Ink:
    dot = stream(
        b"\0",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1"
        b" /BitsPerComponent 8 /ColorSpace /DeviceGray",
    )
    place = b"q %.1f 0 0 .9 %.1f %.1f cm /I Do Q\n" % (
        _WIDE,
        at.x - 1,
        at.y + 3,
    )
    return Ink(
        text_at(at, SAID) + place,
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(dot,),
    )


def _by_annotation(kind: bytes) -> CellInk:
    """An annotation with a look that strikes the figure out."""

    def ink(at: Spot) -> Ink:
        look = form(b"1 0 0 RG 1 w 1 5 m 44 6 l S", b"/BBox [0 0 45 11]")
        rect = b"/Rect [%.1f %.1f %.1f %.1f]" % (
            at.x - 2,
            at.y - 2,
            at.x + 43,
            at.y + 9,
        )
        note = b"<</Type /Annot /Subtype /%s %s /F 4 /AP <</N %s>>>>" % (
            kind,
            rect,
            ref(0),
        )
        return Ink(
            text_at(at, SAID),
            objects=(look, note),
            page=b"/Annots [%s]" % ref(1),
        )

    return ink


def _level(rise: float) -> CellInk:
    return lambda at: _figure_and(
        b".7 w %.1f %.1f m %.1f %.1f l S"
        % (at.x - 1, at.y + rise, at.x + _WIDE, at.y + rise),
        at,
    )


_STRUCK: dict[str, CellInk] = {
    "struck out by a wave": lambda at: _figure_and(_wave(at), at),
    "struck out by a zig-zag": lambda at: _figure_and(_zigzag(at), at),
    "struck out by a slanted bar": lambda at: _figure_and(_slanted_bar(at), at),
    "struck out by a bowed bar": lambda at: _figure_and(_bowed_bar(at), at),
    "struck out by a picture of one dot": _picture,
    "struck out by an annotation of ink": _by_annotation(b"Ink"),
    "struck out by the look of a line": _by_annotation(b"Line"),
}
_SIDEWAYS: dict[str, CellInk] = {
    "struck out, set sideways": _level(3.3),
    "struck out by a wave, set sideways": _STRUCK["struck out by a wave"],
    "struck out by a picture, set sideways": _picture,
}
_NOT_STRUCK: dict[str, CellInk] = {
    "underlined by a wave": lambda at: _figure_and(_wave(at, -3.5), at),
}


def strike_cases() -> Iterator[Case]:
    """Every page of this kind."""
    nothing = with_cell(FIRST, {CELL: ""})
    said = {CELL: SAID}
    for name, ink in _STRUCK.items():
        yield Case(name, "unseen", nothing, said, {CELL: ink})
    for name, ink in _SIDEWAYS.items():
        yield Case(name, "unseen", nothing, said, {CELL: ink}, sideways=True)
    for name, ink in _NOT_STRUCK.items():
        yield Case(name, "sound", FIRST, {}, {CELL: ink})
    yield Case("set sideways", "sound", FIRST, sideways=True)
    yield Case(
        "underlined, set sideways",
        "sound",
        FIRST,
        {},
        {CELL: _level(-2.0)},
        sideways=True,
    )
