"""Text that the page does not show: invisible, covered, clipped, switched off, of no size."""

from collections.abc import Iterator

from benchmarks.hidden.glyphs import outlines, picture
from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    SAID,
    Case,
    CellInk,
    Ink,
    Spot,
    cell_box,
    form,
    ref,
    text_at,
    with_cell,
)

GROUP = "unseen"
OTHER = "8 480,25"
"""What the page shows instead, where it shows something."""
_X0, _Y0, _X1, _Y1 = cell_box(*CELL)
_INSIDE = b"%.1f %.1f %.1f %.1f re" % (
    _X0 + 1,
    _Y0 + 1,
    _X1 - _X0 - 2,
    _Y1 - _Y0 - 2,
)
_RECT = b"/Rect [%.1f %.1f %.1f %.1f]" % (_X0 + 1, _Y0 + 1, _X1 - 1, _Y1 - 1)
_SIZE = (_X1 - _X0 - 2, _Y1 - _Y0 - 2)


def _set_by(before: bytes, after: bytes = b"") -> CellInk:
    """The text drawn between two instructions."""
    return lambda at: Ink(before + b"\n" + text_at(at, SAID) + after)


def _state(entries: bytes) -> CellInk:
    """The text drawn under a graphics state."""
    return lambda at: Ink(
        b"q /G gs\n" + text_at(at, SAID) + b"Q",
        resources=b"/ExtGState <</G <<%s>>>>" % entries,
    )


def _then(cover: bytes) -> CellInk:
    """The text, and what is painted over it later."""
    return lambda at: Ink(text_at(at, SAID) + cover)


def _layer(extra: bytes, tag: bytes = b"/OC /L BDC\n") -> CellInk:
    """The text in a layer that is switched off."""
    group = b"<</Type /OCG /Name (L)>>"
    membership = b"<</Type /OCMD /OCGs %s /P /AllOn>>" % ref(0)
    return lambda at: Ink(
        tag + text_at(at, SAID) + b"EMC",
        resources=b"/Properties <</L %s /M %s>>" % (ref(0), ref(1)),
        objects=(group, membership),
        catalog=b"/OCProperties <</OCGs [%s] /D <<%s>>>>" % (ref(0), extra),
    )


def _annotation(entries: bytes, drawn: bytes) -> CellInk:
    """The text, and an annotation over it."""
    look = form(drawn, b"/BBox [0 0 %.1f %.1f]" % _SIZE)
    note = b"<</Type /Annot %s %s /F 4 /AP <</N %s>>>>" % (
        entries,
        _RECT,
        ref(0),
    )
    return lambda at: Ink(
        text_at(at, SAID), objects=(look, note), page=b"/Annots [%s]" % ref(1)
    )


def _picture_over(text: str) -> CellInk:
    place = b"q %.1f 0 0 %.1f %.1f %.1f cm /I Do Q" % (*_SIZE, _X0 + 1, _Y0 + 1)
    return lambda at: Ink(
        text_at(at, SAID) + place,
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(picture(text, (216, 44)),),
    )


def _in_form(box: bytes) -> CellInk:
    return lambda at: Ink(
        b"/X Do",
        resources=b"/XObject <</X %s>>" % ref(0),
        objects=(form(text_at(at, SAID), box),),
    )


def _masked(at: Spot) -> Ink:
    black = form(
        b"0 g 0 0 595 842 re f",
        b"/BBox [0 0 595 842] /Group <</S /Transparency /CS /DeviceGray>>",
    )
    return Ink(
        b"q /G gs\n" + text_at(at, SAID) + b"Q",
        resources=b"/ExtGState <</G <</SMask <</S /Luminosity /G %s>>>>>>"
        % ref(0),
        objects=(black,),
    )


def _shaded_over(at: Spot) -> Ink:
    shading = (
        b"<</ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 595 0] /Function"
        b" <</FunctionType 2 /Domain [0 1] /C0 [.9] /C1 [.9] /N 1>> /Extend"
        b" [true true]>>"
    )
    return Ink(
        text_at(at, SAID) + b"q " + _INSIDE + b" W n /S sh Q",
        resources=b"/Shading <</S %s>>" % ref(0),
        objects=(shading,),
    )


_WHITE_BOX = b"q 1 g " + _INSIDE + b" f Q\n"
_ON_GREY = b"q .8 g " + _INSIDE + b" f Q\n"

INVISIBLE: dict[str, CellInk] = {
    "render mode 3": _set_by(b"q 3 Tr", b"Q"),
    "render mode 7": _set_by(b"q 7 Tr", b"Q"),
    "opacity 0": _state(b"/ca 0"),
    "opacity .02": _state(b"/ca .02"),
    "outline of opacity 0": lambda at: Ink(
        b"q 1 Tr /G gs\n" + text_at(at, SAID) + b"Q",
        resources=b"/ExtGState <</G <</CA 0>>>>",
    ),
    "black soft mask": _masked,
    "white on white": _set_by(b"q 1 g", b"Q"),
    "nearly white": _set_by(b"q .99 g", b"Q"),
    "white outline": _set_by(b"q 1 Tr 1 G", b"Q"),
    "the grey of its background": lambda at: Ink(
        _ON_GREY + b"q .8 g\n" + text_at(at, SAID) + b"Q"
    ),
    "black on a black background": lambda at: Ink(
        b"q 0 g " + _INSIDE + b" f Q\n" + text_at(at, SAID)
    ),
    "clipped away": _set_by(b"q 0 0 9 9 re W n", b"Q"),
    "outside of its form's box": _in_form(b"/BBox [0 0 9 9]"),
    "layer off": _layer(b"/OFF [%s]" % ref(0)),
    "layer off by base state": _layer(b"/BaseState /OFF"),
    "membership of a layer off": _layer(b"/OFF [%s]" % ref(0), b"/OC /M BDC\n"),
    "white box on top": _then(_WHITE_BOX),
    "grey box on top": _then(_ON_GREY),
    "black box on top": _then(b"q 0 g " + _INSIDE + b" f Q\n"),
    "white picture on top": _picture_over(""),
    "shading on top": _shaded_over,
    "square annotation on top": _annotation(
        b"/Subtype /Square /IC [1 1 1] /C [1 1 1]",
        b"1 g 0 0 %.1f %.1f re f" % _SIZE,
    ),
    "no width": _set_by(b"q 0 Tz", b"Q"),
    "matrix of no height": lambda at: Ink(
        b"BT /F 10 Tf 1 0 0 0 %.1f %.1f Tm (%s) Tj ET" % (*at, SAID.encode())
    ),
    "half a point high": lambda at: Ink(text_at(at, SAID, size=0.5)),
    "a point high by its matrix": lambda at: Ink(
        b"q .1 0 0 .1 %.1f %.1f cm\n" % at + text_at(Spot(0, 0), SAID) + b"Q"
    ),
}
"""One cell's text, of which nothing is seen."""

REPLACED: dict[str, CellInk] = {
    "invisible, outlines of another figure": lambda at: Ink(
        b"q 3 Tr\n" + text_at(at, SAID) + b"Q\n" + outlines(at, OTHER)
    ),
    "white box, outlines of another figure": lambda at: Ink(
        text_at(at, SAID) + _WHITE_BOX + outlines(at, OTHER)
    ),
    "white box, text of another figure": lambda at: Ink(
        text_at(at, SAID) + _WHITE_BOX + text_at(at, OTHER)
    ),
    "picture of another figure": _picture_over(OTHER),
    "FreeText of another figure": _annotation(
        b"/Subtype /FreeText /DA (/F 10 Tf) /Contents (%s)" % OTHER.encode(),
        b"1 g 0 0 %.1f %.1f re f 0 g\n" % _SIZE + text_at(Spot(5, 7), OTHER),
    ),
    "two texts in one place": lambda at: Ink(
        text_at(at, SAID) + text_at(at, OTHER)
    ),
    "ActualText of another figure": lambda at: Ink(
        b"/Span <</ActualText (%s)>> BDC\n" % SAID.encode()
        + text_at(at, OTHER)
        + b"EMC"
    ),
    "first digit covered": lambda at: Ink(
        text_at(at, "1 480,25")
        + b"q 1 g %.1f %.1f 7 12 re f Q" % (at.x - 1, at.y - 2)
    ),
    "comma covered": lambda at: Ink(
        text_at(at, SAID)
        + b"q 1 g %.1f %.1f 2.6 5 re f Q" % (at.x + 25.1, at.y - 3)
    ),
}
"""One cell's text, where the page shows another figure."""
_SHOWN = {
    "first digit covered": ("1 480,25", "480,25"),
    "comma covered": (SAID, "6 48025"),
}
"""What the text says and the page shows, where it is not as in the other cases."""


def unseen_cases() -> Iterator[Case]:
    """Every page of this kind."""
    for name, ink in INVISIBLE.items():
        yield Case(
            name, GROUP, with_cell(FIRST, {CELL: ""}), {CELL: SAID}, {CELL: ink}
        )
    for name, ink in REPLACED.items():
        said, shown = _SHOWN.get(name, (SAID, OTHER))
        yield Case(
            name,
            GROUP,
            with_cell(FIRST, {CELL: shown}),
            {CELL: said},
            {CELL: ink},
        )
    yield from _whole_rows()


def _whole_rows() -> Iterator[Case]:
    """A line, and a total line, that only the text layer has."""
    for name, row in (("a whole white line", 3), ("a white total line", 5)):
        texts = FIRST[row]
        cells = {(row, col): text for col, text in enumerate(texts)}
        yield Case(
            name,
            GROUP,
            with_cell(FIRST, dict.fromkeys(cells, "")),
            {cell: text for cell, text in cells.items() if cell[1]},
            {cell: _in_white(text) for cell, text in cells.items()},
        )


def _in_white(text: str) -> CellInk:
    return lambda at: Ink(b"q 1 g\n" + text_at(at, text) + b"Q")
