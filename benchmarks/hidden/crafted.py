"""Figures hidden, changed or only oddly drawn by means that the other pages do not use: colour
spaces, masks, memberships of layers, states that forms inherit, strokes that change a digit.

What is promised of each was written down before it was run.
"""

from collections.abc import Iterator

from benchmarks.hidden.glyphs import outlines, picture
from benchmarks.hidden.mapped import mapped
from benchmarks.hidden.sheet import (
    CELL,
    DIGIT,
    FIRST,
    SAID,
    WIDTHS,
    Case,
    CellInk,
    Ink,
    Spot,
    cell_box,
    escaped,
    form,
    ref,
    text_at,
    with_cell,
)
from benchmarks.hostile import stream

GROUP = "crafted"
_X0, _Y0, _X1, _Y1 = cell_box(*CELL)
_AREA = (_X0 + 1, _Y0 + 1, _X1 - _X0 - 2, _Y1 - _Y0 - 2)
_INSIDE = b"%.1f %.1f %.1f %.1f re" % _AREA
_RECT = b"/Rect [%.1f %.1f %.1f %.1f]" % (_X0 + 1, _Y0 + 1, _X1 - 1, _Y1 - 1)


def _in_space(space: bytes, color: bytes) -> CellInk:
    """The text in a colour of a space of its own."""
    return lambda at: Ink(
        b"q /C cs %s scn\n" % color + text_at(at, SAID) + b"Q",
        resources=b"/ColorSpace <</C %s>>" % space,
    )


def _tint(name: bytes) -> bytes:
    return (
        b"[/Separation /%s /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0"
        b" [0 0 0 0] /C1 [0 0 0 1] /N 1>>]" % name
    )


def _state(entries: bytes, before: bytes = b"", then: bytes = b"") -> CellInk:
    """The text under a graphics state, in a form that is drawn under it."""
    return lambda at: Ink(
        b"q /S gs " + before + b" /X Do Q\n" + then,
        resources=b"/ExtGState <</S <<%s>>>> /XObject <</X %s>>"
        % (entries, ref(0)),
        objects=(
            form(
                text_at(at, SAID),
                b"/BBox [0 0 595 842] /Group <</S /Transparency>>",
            ),
        ),
    )


def _inherited(before: bytes, inside: bytes = b"") -> CellInk:
    """The text in a form, what was set before it."""
    return lambda at: Ink(
        b"q " + before + b" /X Do Q",
        resources=b"/XObject <</X %s>>" % ref(0),
        objects=(form(inside + text_at(at, SAID), b"/BBox [0 0 595 842]"),),
    )


def _layered(expression: bytes, settings: bytes, usage: bytes = b"") -> CellInk:
    """The text in a membership of a layer."""
    group = b"<</Type /OCG /Name (L) %s>>" % usage
    member = b"<</Type /OCMD /VE %s>>" % expression
    tag = b"/M" if expression else b"/L"
    return lambda at: Ink(
        b"/OC %s BDC\n" % tag + text_at(at, SAID) + b"EMC",
        resources=b"/Properties <</L %s /M %s>>" % (ref(0), ref(1)),
        objects=(group, member),
        catalog=b"/OCProperties <</OCGs [%s] /D <<%s>>>>" % (ref(0), settings),
    )


def _masked_picture(alpha: int) -> CellInk:
    """A white picture over the text, through a mask of one alpha."""
    x, y, width, height = _AREA
    size = b"/Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    white = stream(
        b"\xff" * 64, b"/Type /XObject /Subtype /Image /SMask @1@ " + size
    )
    mask = stream(
        bytes([alpha]) * 64, b"/Type /XObject /Subtype /Image " + size
    )
    place = b"q %.1f 0 0 %.1f %.1f %.1f cm /I Do Q" % (width, height, x, y)
    return lambda at: Ink(
        text_at(at, SAID) + place,
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(white, mask),
    )


def _stencil(at: Spot) -> Ink:
    """A stencil that paints white everywhere."""
    x, y, width, height = _AREA
    mask = stream(
        b"\x00" * 8,
        b"/Type /XObject /Subtype /Image /ImageMask true /Width 8 /Height 8"
        b" /BitsPerComponent 1",
    )
    return Ink(
        text_at(at, SAID)
        + b"q 1 g %.1f 0 0 %.1f %.1f %.1f cm /I Do Q" % (width, height, x, y),
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(mask,),
    )


def _covered_by_form(at: Spot) -> Ink:
    return Ink(
        text_at(at, SAID) + b"/X Do",
        resources=b"/XObject <</X %s>>" % ref(0),
        objects=(form(b"1 g " + _INSIDE + b" f", b"/BBox [0 0 595 842]"),),
    )


def _white_pattern(at: Spot) -> Ink:
    """The text filled by a pattern whose tiles are white."""
    tile = stream(
        b"1 g 0 0 9 9 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox"
        b" [0 0 9 9] /XStep 9 /YStep 9 /Resources <<>>",
    )
    return Ink(
        b"q /Pattern cs /P scn\n" + text_at(at, SAID) + b"Q",
        resources=b"/Pattern <</P %s>>" % ref(0),
        objects=(tile,),
    )


def _annotated(kind: bytes, flags: int, drawn: bytes) -> CellInk:
    """The text, and an annotation over it with these flags; without ``drawn`` it has no look."""
    look = form(drawn, b"/BBox [0 0 %.1f %.1f]" % _AREA[2:])
    shown = b"/AP <</N %s>>" % ref(0) if drawn else b""
    note = b"<</Type /Annot /Subtype /%s %s /F %d /OC null %s>>" % (
        kind,
        _RECT,
        flags,
        shown,
    )
    return lambda at: Ink(
        text_at(at, SAID), objects=(look, note), page=b"/Annots [%s]" % ref(1)
    )


_COVER = b"1 g 0 0 %.1f %.1f re f" % _AREA[2:]
_BLACK = b"0 g 0 0 %.1f %.1f re f" % _AREA[2:]
_OWN_BLACK = _tint(b"Spot")
_HIDDEN: dict[str, CellInk] = {
    "no tint of a spot colour": _in_space(_OWN_BLACK, b"0"),
    "white of a Lab space": _in_space(
        b"[/Lab <</WhitePoint [.9505 1 1.089]>>]", b"100 0 0"
    ),
    "white of an indexed space": _in_space(
        b"[/Indexed /DeviceRGB 1 <000000ffffff>]", b"1"
    ),
    "white of CMYK": _in_space(b"/DeviceCMYK", b"0 0 0 0"),
    "the colorant None": _in_space(_tint(b"None"), b"1"),
    "filled by a white pattern": _white_pattern,
    "white picture with an opaque mask on top": _masked_picture(255),
    "white stencil on top": _stencil,
    "white box in a form on top": _covered_by_form,
    "a form drawn at opacity 0": _state(b"/ca 0 /CA 0"),
    "a form that inherits render mode 3": _inherited(b"3 Tr"),
    "a form that inherits white": _inherited(b"1 g"),
    "a form of no height": _inherited(b"1 0 0 0 0 0 cm"),
    "a membership that wants the layer off": _layered(
        b"[/Not %s]" % ref(0), b"/ON [%s]" % ref(0)
    ),
    "a layer off by its use on screens": _layered(
        b"",
        b"/AS [<</Event /View /Category [/View] /OCGs [%s]>>]" % ref(0),
        b"/Usage <</View <</ViewState /OFF>>>>",
    ),
    "a hundredth of its width": lambda at: Ink(
        b"q 1 Tz\n" + text_at(at, SAID) + b"Q"
    ),
    "a thick white outline over black": lambda at: Ink(
        b"q 2 Tr 1 G 4 w\n" + text_at(at, SAID) + b"Q"
    ),
    "an applied redaction": _annotated(b"Redact", 4, _BLACK),
    "a highlighter of full black": _annotated(b"Highlight", 4, _BLACK),
}
"""Nothing is seen: a doubt, no value."""


def _glyph_by_glyph(at: Spot, order: list[int]) -> Ink:
    """The figure with each letter placed by itself, in some order."""
    places, x = [], at.x
    for letter in SAID:
        places.append((letter, x))
        x += 2.78 if letter in " ," else DIGIT
    return Ink(
        b"".join(text_at(Spot(places[k][1], at.y), places[k][0]) for k in order)
    )


def _with_marks(sign: str) -> CellInk:
    """Signs without ink between the digits, which take no room."""
    ink = mapped("", {"~": sign})

    def drawn(at: Spot) -> Ink:
        font = ink(at)
        text = b"[(6 4) (~) 584 (80,) (~) 584 (25)] TJ"
        return Ink(
            b"BT 3 Tr /M 10 Tf %.2f %.2f Td 0 Tr %s ET" % (*at, text),
            fonts=font.fonts,
            objects=font.objects,
        )

    return drawn


def _said_raised(at: Spot) -> Ink:
    return mapped(SAID, {"5": "\u2075"})(at)


def _spaced(at: Spot) -> Ink:
    return Ink(b"q 1.5 Tc\n" + text_at(at, SAID) + b"Q")


def _turned_back(at: Spot) -> Ink:
    """A size below zero, in a matrix that sets it upright."""
    return Ink(
        b"BT /F -10 Tf -1 0 0 -1 %.2f %.2f Tm %s Tj ET" % (*at, escaped(SAID))
    )


def _risen_call(at: Spot) -> Ink:
    return Ink(
        b"BT /F 10 Tf %.2f %.2f Td %s Tj 4 Ts /F 6 Tf (3) Tj ET"
        % (*at, escaped(SAID))
    )


def _empty_actual_text(at: Spot) -> Ink:
    return Ink(b"/Span <</ActualText ()>> BDC\n" + text_at(at, SAID) + b"EMC")


def _spaced_actual_text(at: Spot) -> Ink:
    said = "\ufeff" + "\u200b".join(SAID)
    text = said.encode("utf-16-be").hex().encode()
    return Ink(
        b"/Span <</ActualText <%s>>> BDC\n" % text + text_at(at, SAID) + b"EMC"
    )


def _boxed_call(at: Spot) -> Ink:
    """A small 1 in a drawn box beside the figure."""
    x, y = at.x + 46, at.y + 2
    box = b"q .5 w %.1f %.1f 8 8 re S Q\n" % (x - 3, y - 2)
    return Ink(text_at(at, SAID) + box + text_at(Spot(x, y), "1", size=6.0))


_LEGIBLE: dict[str, CellInk] = {
    "glyphs drawn from right to left": lambda at: _glyph_by_glyph(
        at, list(range(len(SAID)))[::-1]
    ),
    "glyphs drawn in any order": lambda at: _glyph_by_glyph(
        at, [3, 0, 7, 5, 1, 6, 2, 4]
    ),
    "soft hyphens between the digits": _with_marks("\u00ad"),
    "zero-width spaces between the digits": _with_marks("\u200b"),
    "marks of direction between the digits": _with_marks("\u202e"),
    "a digit said as its raised form": _said_raised,
    "letters set apart": _spaced,
    "a call raised by the text's rise": _risen_call,
    "a call in a box": _boxed_call,
    "an empty ActualText": _empty_actual_text,
    "ActualText with marks between its digits": _spaced_actual_text,
    "a picture of the same figure on top": lambda at: Ink(
        text_at(at, SAID)
        + b"q %.1f 0 0 %.1f %.1f %.1f cm /I Do Q" % (*_AREA[2:], *_AREA[:2]),
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(picture(SAID, (216, 44)),),
    ),
    "a white box with overprint on top": lambda at: Ink(
        text_at(at, SAID) + b"q /S gs 0 0 0 0 k " + _INSIDE + b" f Q",
        resources=b"/ExtGState <</S <</OP true /op true /OPM 1>>>>",
    ),
    "a redaction that was not applied": _annotated(b"Redact", 4, b""),
}
"""The figure is seen as its text says, or nearly: read right, or a doubt."""

_SOUND: dict[str, CellInk] = {
    "white picture with an empty mask on top": _masked_picture(0),
    "a membership of one layer or the other": _layered(
        b"[/Or %s %s]" % (ref(0), ref(0)), b"/ON [%s]" % ref(0)
    ),
    "a hidden annotation on top": _annotated(b"Stamp", 2, _COVER),
    "an annotation not for screens": _annotated(b"Stamp", 36, _COVER),
    "a negative size set upright": _turned_back,
    "black of a spot colour": _in_space(_OWN_BLACK, b"1"),
    "a form that sets its own render mode": _inherited(b"3 Tr", b"0 Tr "),
}
"""The figure is seen: no doubt."""


def _strokes(*paths: bytes, width: float = 0.9) -> bytes:
    return b"q %.1f w " % width + b" ".join(paths) + b" S Q\n"


def _line(x0: float, y0: float, x1: float, y1: float) -> bytes:
    return b"%.2f %.2f m %.2f %.2f l" % (x0, y0, x1, y1)


def _struck_by(strokes: bytes, at: Spot) -> Ink:
    return Ink(text_at(at, SAID) + strokes)


_STRUCK: dict[str, CellInk] = {
    "struck out by a thin box": lambda at: _struck_by(
        b"q 0 g %.1f %.1f 42 .8 re f Q\n" % (at.x - 1, at.y + 3), at
    ),
    "struck out by a slanted line": lambda at: _struck_by(
        _strokes(_line(at.x - 1, at.y, at.x + 41, at.y + 7)), at
    ),
    "crossed out": lambda at: _struck_by(
        _strokes(
            _line(at.x - 1, at.y - 1, at.x + 41, at.y + 8),
            _line(at.x - 1, at.y + 8, at.x + 41, at.y - 1),
        ),
        at,
    ),
    "struck out by dashes of text": lambda at: Ink(
        text_at(at, SAID) + text_at(Spot(at.x, at.y + 0.5), "-" * 12)
    ),
    "struck out twice": lambda at: _struck_by(
        _strokes(
            _line(at.x - 1, at.y + 2.4, at.x + 41, at.y + 2.4),
            _line(at.x - 1, at.y + 4.4, at.x + 41, at.y + 4.4),
            width=0.5,
        ),
        at,
    ),
}
"""The figure is withdrawn: a doubt, no value."""


def cid_font(text: str, said: str) -> CellInk:
    """``text`` in an embedded font of two bytes a letter that says ``said``."""
    from reportlab.pdfbase.ttfonts import TTFont

    face = TTFont("V", "Vera.ttf").face
    glyphs = [face.charToGlyph[ord(letter)] for letter in text]
    pairs = b"\n".join(
        b"<%04x> <%04x>" % (glyph, ord(letter))
        for glyph, letter in dict(zip(glyphs, said, strict=True)).items()
    )
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        b" /CMapName /M def 1 begincodespacerange <0000> <FFFF>"
        b" endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap end end"
        % (len(set(glyphs)), pairs)
    )
    font = (
        b" /T <</Type /Font /Subtype /Type0 /BaseFont /Vera /Encoding"
        b" /Identity-H /DescendantFonts [%s] /ToUnicode %s>>" % (ref(0), ref(2))
    )
    widths = b" ".join(
        b"%d [%d]" % (glyph, face.charWidths[ord(letter)])
        for glyph, letter in zip(glyphs, text, strict=True)
    )
    below = (
        b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /Vera /CIDSystemInfo"
        b" <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        b" /FontDescriptor %s /W [%s] /CIDToGIDMap /Identity>>"
        % (ref(1), widths)
    )
    descriptor = (
        b"<</Type /FontDescriptor /FontName /Vera /Flags 4 /FontBBox"
        b" [-200 -250 1300 1000] /ItalicAngle 0 /Ascent 900 /Descent -230"
        b" /CapHeight 730 /StemV 80 /FontFile2 %s>>" % ref(3)
    )
    program = stream(
        bytes(face._ttf_data), b"/Length1 %d" % len(face._ttf_data)
    )
    codes = b"".join(b"%04x" % glyph for glyph in glyphs)
    return lambda at: Ink(
        b"BT /T 9 Tf %.2f %.2f Td <%s> Tj ET" % (*at, codes),
        fonts=font,
        objects=(below, descriptor, stream(table), program),
    )


def _cut_by_box(at: Spot) -> Ink:
    """A form whose box begins after the first digit."""
    return Ink(
        b"/X Do",
        resources=b"/XObject <</X %s>>" % ref(0),
        objects=(
            form(text_at(at, SAID), b"/BBox [%.1f 0 595 842]" % (at.x + DIGIT)),
        ),
    )


def _closed_three(at: Spot) -> Ink:
    """Strokes that make an 8 of a 3."""
    x, y = at
    return Ink(
        text_at(at, "3 480,25")
        + _strokes(
            _line(x + 0.9, y + 1.6, x + 0.9, y + 2.8),
            _line(x + 0.9, y + 4.2, x + 0.9, y + 5.9),
            _line(x + 0.9, y + 2.8, x + 1.9, y + 3.6),
            _line(x + 0.9, y + 4.4, x + 1.9, y + 3.6),
        )
    )


_CHANGED: dict[str, tuple[str, str, CellInk]] = {
    "a font of two bytes that says another digit": (
        SAID,
        "8 480,25",
        cid_font("8 480,25", "8 480,25".replace("8", "6")),
    ),
    "a form's box cuts the first digit": (SAID, "480,25", _cut_by_box),
    "strokes make an 8 of a 3": ("3 480,25", "8 480,25", _closed_three),
    "a digit drawn before the figure": (
        SAID,
        "16 480,25",
        lambda at: Ink(
            outlines(Spot(at.x, at.y), "1")
            + text_at(Spot(at.x + DIGIT, at.y), SAID)
        ),
    ),
    "a digit drawn after the figure": (
        "6 480",
        "6 4801",
        lambda at: Ink(
            text_at(at, "6 480")
            + outlines(Spot(at.x + 4 * DIGIT + 2.78, at.y), "1")
        ),
    ),
    "a comma drawn in a figure": (
        "648025",
        "6480,25",
        lambda at: Ink(
            text_at(at, "6480")
            + outlines(Spot(at.x + 4 * DIGIT, at.y), ",")
            + text_at(Spot(at.x + 4 * DIGIT + 2.78, at.y), "25")
        ),
    ),
}
"""What the text says, and what is seen instead: a doubt."""


def crafted_cases() -> Iterator[Case]:
    """Every page of this kind."""
    nothing = with_cell(FIRST, {CELL: ""})
    for name, ink in (_HIDDEN | _STRUCK).items():
        yield Case(name, GROUP, nothing, {CELL: SAID}, {CELL: ink})
    for name, (said, shown, ink) in _CHANGED.items():
        yield Case(
            name,
            GROUP,
            with_cell(FIRST, {CELL: shown}),
            {CELL: said},
            {CELL: ink},
        )
    for name, ink in _LEGIBLE.items():
        yield Case(name, "crafted, legible", FIRST, {}, {CELL: ink})
    for name, ink in _SOUND.items():
        yield Case(name, "sound", FIRST, {}, {CELL: ink})
    yield from _pages()


def _pages() -> Iterator[Case]:
    """What the page itself says of what is shown of it."""
    wide = b"/CropBox [0 0 595 842] /UserUnit 2"
    yield Case(
        "a page of user units", "sound", FIRST, around=Ink(b"", page=wide)
    )
    edge = 60 + sum(WIDTHS[:3]) - 1
    last = {(row, 3): FIRST[row][3] for row in range(1, 6)}
    yield Case(
        "a column outside of the crop box",
        GROUP,
        with_cell(FIRST, dict.fromkeys(last, "")),
        last,
        around=Ink(b"", page=b"/CropBox [0 0 %.1f 842]" % edge),
        ink={cell: _plain(text) for cell, text in last.items()},
    )


def _plain(text: str) -> CellInk:
    return lambda at: Ink(text_at(at, text))
