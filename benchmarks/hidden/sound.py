"""Pages that only look like the others: every figure is seen, and is its text."""

from collections.abc import Callable, Iterator

from benchmarks.hidden.glyphs import outlines, picture
from benchmarks.hidden.mapped import mapped
from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    HEIGHT,
    LEFT,
    TOP,
    WIDTHS,
    Case,
    Ink,
    Position,
    Spot,
    cell_box,
    form,
    ref,
    spot,
    text_at,
)
from benchmarks.hostile import stream

GROUP = "sound"
_WIDE = sum(WIDTHS)
_ALL = b"%.1f %.1f %.1f %.1f re" % (
    LEFT,
    TOP - 6 * HEIGHT,
    _WIDE,
    6 * HEIGHT,
)


def _text(cell: Position) -> str:
    return FIRST[cell[0]][cell[1]]


def _every(
    ink: Callable[[Position, Spot], Ink], rows: range = range(1, 6)
) -> dict[Position, Callable[[Spot], Ink]]:
    """One way of drawing for all cells of some rows."""

    def of(cell: Position) -> Callable[[Spot], Ink]:
        return lambda at: ink(cell, at)

    return {(row, col): of((row, col)) for row in rows for col in range(4)}


def _box(cell: Position) -> bytes:
    x0, y0, x1, y1 = cell_box(*cell)
    return b"%.1f %.1f %.1f %.1f re" % (x0, y0, x1 - x0, y1 - y0)


def _colored(back: bytes, front: bytes) -> Callable[[Position, Spot], Ink]:
    """Text of one colour on a background of another."""
    return lambda cell, at: Ink(
        b"q %s %s f Q q %s\n%sQ"
        % (back, _box(cell), front, text_at(at, _text(cell)))
    )


def _within(
    before: bytes, after: bytes = b"Q"
) -> Callable[[Position, Spot], Ink]:
    return lambda cell, at: Ink(
        before + b"\n" + text_at(at, _text(cell)) + after
    )


def _twice(
    dx: float, dy: float, grey: bytes
) -> Callable[[Position, Spot], Ink]:
    """Text over its own shadow."""
    return lambda cell, at: Ink(
        b"q %s\n" % grey
        + text_at(Spot(at.x + dx, at.y + dy), _text(cell))
        + b"Q\n"
        + text_at(at, _text(cell))
    )


def _font(name: bytes) -> Case:
    fonts = (
        b" /N <</Type /Font /Subtype /Type1 /BaseFont /%s /Encoding"
        b" /WinAnsiEncoding>>" % name
    )
    ink = _every(lambda cell, at: Ink(text_at(at, _text(cell), b"/N", 9.0)))
    return Case(
        f"set in {name.decode()}",
        GROUP,
        FIRST,
        ink=ink,
        around=Ink(b"", fonts=fonts),
    )


def _zebra(cell: Position, at: Spot) -> Ink:
    back = b"q .88 g %s f Q\n" % _box(cell) if cell[0] % 2 else b""
    return Ink(back + text_at(at, _text(cell)))


_LOOKS = {
    "light grey text": _every(_within(b"q .75 g")),
    "white text on black": _every(_colored(b"0 g", b"1 g")),
    "white text on dark blue": _every(_colored(b".1 .2 .4 rg", b"1 g")),
    "red text on green of the same light": _every(
        _colored(b"0 .5 0 rg", b"1 0 0 rg")
    ),
    "zebra": _every(_zebra),
    "text of opacity .6": _every(_within(b"q /G gs")),
    "filled and stroked": _every(_within(b"q .3 w 2 Tr")),
    "outlined text": _every(_within(b"q .3 w 1 Tr")),
    "printed twice to look bold": _every(_twice(0.3, 0.0, b"0 g")),
    "grey shadow": _every(_twice(0.8, -0.8, b".8 g")),
    "clipped by its own cell": _every(
        lambda cell, at: Ink(
            b"q %s W n\n" % _box(cell) + text_at(at, _text(cell)) + b"Q"
        )
    ),
    "five points high": _every(
        lambda cell, at: Ink(text_at(at, _text(cell), size=5.0))
    ),
    "ActualText as printed": _every(
        lambda cell, at: Ink(
            b"/Span <</ActualText (%s)>> BDC\n" % _text(cell).encode("cp1252")
            + text_at(at, _text(cell))
            + b"EMC"
        )
    ),
}
_TRANSLUCENT = (
    b"/ExtGState <</G <</ca .6>> /M <</BM /Multiply>> /W <</ca .3>>>>"
)
_WATERMARK = (
    b"q %s g .7 .7 -.7 .7 120 540 cm BT /F 60 Tf 0 0 Td (COPIE 2024) Tj ET Q\n"
)


def sound_cases() -> Iterator[Case]:
    """Every page of this kind."""
    state = Ink(b"", resources=_TRANSLUCENT)
    for name, ink in _LOOKS.items():
        yield Case(name, GROUP, FIRST, ink=ink, around=state)
    for font in (
        b"Times-Roman",
        b"Courier-Bold",
        b"Helvetica-BoldOblique",
        b"Times-Italic",
    ):
        yield _font(font)
    for name, around in _surroundings().items():
        yield Case(name, GROUP, FIRST, around=around)
    yield Case(
        "a font that says its own digits",
        GROUP,
        FIRST,
        ink={CELL: mapped(_text(CELL), {})},
    )
    yield Case(
        "text in forms",
        GROUP,
        FIRST,
        ink={CELL: _in_form, (1, 0): _label_in_form},
    )
    yield Case("turned page", GROUP, FIRST, around=Ink(b"", page=b"/Rotate 90"))


def _in_form(at: Spot) -> Ink:
    content = form(text_at(at, _text(CELL)), b"/BBox [0 0 595 842]")
    return Ink(
        b"/X Do",
        resources=b"/XObject <</X %s /Y %s>>" % (ref(0), ref(1)),
        objects=(
            content,
            form(text_at(spot(1, 0), _text((1, 0))), b"/BBox [0 0 595 842]"),
        ),
    )


def _label_in_form(_at: Spot) -> Ink:
    return Ink(b"/Y Do")


def _surroundings() -> dict[str, Ink]:
    """What is drawn before or after the whole table."""
    x0, y0, x1, y1 = cell_box(*CELL)
    rect = b"/Rect [%.1f %.1f %.1f %.1f]" % (x0, y0, x1, y1)
    highlight = form(
        b"/M gs 1 1 0 rg 0 0 110 24 re f",
        b"/BBox [0 0 110 24] /Group <</S /Transparency>>",
    ).replace(b"/Font", b"/ExtGState <</M <</BM /Multiply>>>> /Font", 1)
    note = (
        b"<</Type /Annot /Subtype /Highlight /QuadPoints [%.1f %.1f %.1f %.1f"
        b" %.1f %.1f %.1f %.1f] /C [1 1 0] %s /F 4 /AP <</N %s>>>>"
        % (x0, y1, x1, y1, x0, y0, x1, y0, rect, ref(0))
    )
    link = (
        b"<</Type /Annot /Subtype /Link /Border [0 0 1] /C [0 0 1] %s /A <</S /URI /URI (https://example.org)>>>>"
        % rect
    )
    cover = b"q 490 0 0 144 %.1f %.1f cm /I Do Q\n" % (LEFT, TOP - 6 * HEIGHT)
    grain = bytes(200 + 5 * ((k * 7919) % 11) for k in range(64 * 64))
    image = stream(
        grain,
        b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace"
        b" /DeviceGray /BitsPerComponent 8",
    )
    shading = (
        b"<</ShadingType 2 /ColorSpace /DeviceGray /Coords [60 0 550 0]"
        b" /Function <</FunctionType 2 /Domain [0 1] /C0 [1] /C1 [.7] /N 1>>"
        b" /Extend [true true]>>"
    )
    layer = b"/OCProperties <</OCGs [%s] /D <</ON [%s]>>>>" % (ref(0), ref(0))
    return {
        "watermark behind": Ink(b"", before=_WATERMARK % b".85"),
        "translucent watermark on top": Ink(
            b"/W gs " + _WATERMARK % b".5", resources=_TRANSLUCENT
        ),
        "picture behind": Ink(
            b"",
            before=cover,
            resources=b"/XObject <</I %s>>" % ref(0),
            objects=(image,),
        ),
        "shading behind": Ink(
            b"",
            before=b"q " + _ALL + b" W n /S sh Q\n",
            resources=b"/Shading <</S %s>>" % ref(0),
            objects=(shading,),
        ),
        "highlighted cell": Ink(
            b"", objects=(highlight, note), page=b"/Annots [%s]" % ref(1)
        ),
        "link over a cell": Ink(
            b"", objects=(link,), page=b"/Annots [%s]" % ref(0)
        ),
        "logo above the table": Ink(
            b"q 120 0 0 40 60 740 cm /I Do Q",
            resources=b"/XObject <</I %s>>" % ref(0),
            objects=(picture("VILLE", (240, 80)),),
        ),
        "title as outlines above": Ink(outlines(Spot(60, 740), "2024", 18.0)),
        "layer on": Ink(
            b"EMC",
            before=b"/OC /L BDC\n",
            resources=b"/Properties <</L %s>>" % ref(0),
            objects=(b"<</Type /OCG /Name (L)>>",),
            catalog=layer,
        ),
    }
