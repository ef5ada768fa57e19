"""Figures that are seen and are no text: outlines, pictures, annotations, form fields."""

from collections.abc import Iterator

from benchmarks.hidden.glyphs import outlines, picture
from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    Case,
    CellInk,
    Ink,
    Position,
    Spot,
    cell_box,
    form,
    ref,
    text_at,
)
from benchmarks.hostile import stream

GROUP = "drawn"
_TOTAL = (5, 1)


def _text(cell: Position) -> str:
    return FIRST[cell[0]][cell[1]]


def _as_outlines(cell: Position) -> CellInk:
    return lambda at: Ink(outlines(at, _text(cell)))


def _as_picture(cell: Position) -> CellInk:
    x0, y0, x1, y1 = cell_box(*cell)
    place = b"q %.1f 0 0 %.1f %.1f %.1f cm /I Do Q" % (
        x1 - x0 - 4,
        y1 - y0 - 4,
        x0 + 2,
        y0 + 2,
    )
    return lambda _at: Ink(
        place,
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(picture(_text(cell), (212, 40)),),
    )


def _as_annotation(cell: Position, entries: bytes, page: bytes) -> CellInk:
    x0, y0, x1, y1 = cell_box(*cell)
    size = (x1 - x0 - 2, y1 - y0 - 2)
    rect = b"/Rect [%.1f %.1f %.1f %.1f]" % (x0 + 1, y0 + 1, x1 - 1, y1 - 1)
    look = form(
        text_at(Spot(5, 7), _text(cell)), b"/BBox [0 0 %.1f %.1f]" % size
    )
    note = b"<</Type /Annot %s %s /F 4 /AP <</N %s>>>>" % (
        entries,
        rect,
        ref(0),
    )
    return lambda _at: Ink(
        b"", objects=(look, note), page=b"/Annots [%s]" % ref(1), catalog=page
    )


def _as_pattern(at: Spot) -> Ink:
    """A pattern whose one tile shows the figure."""
    x0, y0, x1, y1 = cell_box(*CELL)
    tile = stream(
        outlines(Spot(at.x - x0, at.y - y0), _text(CELL)),
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox"
        b" [0 0 110 24] /XStep 110 /YStep 24 /Resources <<>> /Matrix"
        b" [1 0 0 1 %.1f %.1f]" % (x0, y0),
    )
    return Ink(
        b"q /Pattern cs /P scn %.1f %.1f %.1f %.1f re f Q"
        % (x0 + 1, y0 + 1, x1 - x0 - 2, y1 - y0 - 2),
        resources=b"/Pattern <</P %s>>" % ref(0),
        objects=(tile,),
    )


def _as_nameless_glyphs(at: Spot) -> Ink:
    """Letters of a font that says nothing of what they are."""
    text = _text(CELL)
    letters = sorted(set(text) - {" "})
    procedures = b" ".join(
        b"/g%d %s" % (n, ref(n)) for n in range(len(letters))
    )
    font = (
        b" /T <</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix"
        b" [1 0 0 1 0 0] /FirstChar 1 /LastChar %d /Widths [%s] /Encoding"
        b" <</Differences [1 %s]>> /CharProcs <<%s>>>>"
        % (
            len(letters),
            b"1 " * len(letters),
            b" ".join(b"/g%d" % n for n in range(len(letters))),
            procedures,
        )
    )
    drawn = [
        stream(b".6 0 d0 " + outlines(Spot(0, 0), letter, 1.0))
        for letter in letters
    ]
    place = []
    x = at.x
    for letter in text:
        if letter != " ":
            place.append(
                b"1 0 0 1 %.1f %.1f Tm <%02x> Tj"
                % (x, at.y, letters.index(letter) + 1)
            )
        x += 2.8 if letter in " ," else 5.6
    return Ink(
        b"BT /T 10 Tf %s ET" % b"\n".join(place),
        fonts=font,
        objects=tuple(drawn),
    )


_WIDGET = b"/Subtype /Widget /FT /Tx /T (x) /V (%s)" % _text(CELL).encode()
_FIELDS = b"/AcroForm <</Fields [%s]>>" % ref(1)
_ONE_CELL = {
    "outlines": _as_outlines(CELL),
    "picture": _as_picture(CELL),
    "FreeText annotation": _as_annotation(
        CELL, b"/Subtype /FreeText /DA (/F 10 Tf)", b""
    ),
    "stamp annotation": _as_annotation(CELL, b"/Subtype /Stamp", b""),
    "form field": _as_annotation(CELL, _WIDGET, _FIELDS),
    "pattern": _as_pattern,
    "glyphs that say nothing": _as_nameless_glyphs,
}


def drawn_cases() -> Iterator[Case]:
    """Every page of this kind."""
    for name, ink in _ONE_CELL.items():
        yield Case(name, GROUP, FIRST, {}, {CELL: ink})
    yield Case(
        "a total as outlines", GROUP, FIRST, {}, {_TOTAL: _as_outlines(_TOTAL)}
    )
    yield Case(
        "a total as a picture", GROUP, FIRST, {}, {_TOTAL: _as_picture(_TOTAL)}
    )
    column = [(row, 2) for row in range(1, 6)]
    yield Case(
        "a column as outlines",
        GROUP,
        FIRST,
        {},
        {cell: _as_outlines(cell) for cell in column},
    )
    row = [(3, col) for col in range(4)]
    yield Case(
        "a line as outlines",
        GROUP,
        FIRST,
        {},
        {cell: _as_outlines(cell) for cell in row},
    )
    label = (1, 0)
    yield Case(
        "name under a black box",
        "covered name",
        FIRST,
        {},
        {label: _blackened(label)},
    )


def _blackened(cell: Position) -> CellInk:
    x0, y0, x1, y1 = cell_box(*cell)
    box = b"q 0 g %.1f %.1f %.1f %.1f re f Q" % (
        x0 + 2,
        y0 + 2,
        x1 - x0 - 4,
        y1 - y0 - 4,
    )
    return lambda at: Ink(text_at(at, _text(cell)) + box)
