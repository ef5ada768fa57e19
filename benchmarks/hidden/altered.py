"""Figures altered or hidden by means that no other page here uses: ink where the text says a space,
a code that says two digits, digits upside down, glyphs that paint themselves, masks of a part.

What is promised of each was written down before it was run.
"""

from collections.abc import Iterator, Mapping

from benchmarks.hidden.glyphs import picture
from benchmarks.hidden.mapped import mapped, translated
from benchmarks.hidden.sheet import (
    CELL,
    DIGIT,
    FIRST,
    FONTS,
    SAID,
    SIZE,
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

GROUP = "altered"
OTHER = "8 480,25"
_X0, _Y0, _X1, _Y1 = cell_box(*CELL)
_WHOLE = b"/BBox [0 0 595 842]"


# ------------------------------------------------------------------------------------------------
# ink where the text says something else, or nothing

_MAPPED: dict[str, tuple[str, Mapping[str, str]]] = {
    "a digit said as a space": ("16 480,25", {"1": " "}),
    "a digit said as a no-break space": ("16 480,25", {"1": "\u00a0"}),
    "a digit said as a zero-width space": ("16 480,25", {"1": "\u200b"}),
    "a digit said as a soft hyphen": ("61 480,25", {"1": "\u00ad"}),
    "a minus said as a space": ("-6 480,25", {"-": " "}),
    "a minus said as a zero-width space": ("-6 480,25", {"-": "\u200b"}),
    "a comma said as a space": ("6,480", {",": " "}),
    "a comma said as a digit": ("6,480", {",": "1"}),
    "a code that says two digits": ("6480,25", {"6": "16"}),
    "a comma that says nothing": ("6480,25", {",": "\u200b"}),
}
"""What is drawn, and what its letters are said to be."""


# ------------------------------------------------------------------------------------------------
# glyphs of Type 3


def drawn_by(glyphs: Mapping[str, str], before: bytes = b"") -> CellInk:
    """The figure in a font whose glyphs are text of another one."""
    letters = sorted(set(SAID))
    procedures = [
        stream(
            b"556 0 d0 %s BT /F 1000 Tf %s Tj ET"
            % (before, escaped(glyphs.get(letter, letter)))
        )
        for letter in letters
    ]
    names = b" ".join(
        b"/g%d %s" % (n, ref(n)) for n, _ in enumerate(procedures)
    )
    codes = b" ".join(
        b"%d /g%d" % (ord(letter), n) for n, letter in enumerate(letters)
    )
    lines = b"\n".join(
        b"<%02x> <%04x>" % (ord(letter), ord(letter)) for letter in letters
    )
    table = stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        b" /CMapName /M def 1 begincodespacerange <00> <FF> endcodespacerange"
        b" %d beginbfchar\n%s\nendbfchar endcmap end end"
        % (len(letters), lines)
    )
    widths = b" ".join(
        b"556" if chr(code) in SAID else b"0" for code in range(32, 127)
    )
    font = (
        b" /D <</Type /Font /Subtype /Type3 /FontBBox [0 -250 1000 1000]"
        b" /FontMatrix [.001 0 0 .001 0 0] /CharProcs <<%s>> /Encoding <</Type"
        b" /Encoding /Differences [%s]>> /FirstChar 32 /LastChar 126 /Widths"
        b" [%s] /Resources <</Font <<%s>>>> /ToUnicode %s>>"
        % (names, codes, widths, FONTS, ref(len(procedures)))
    )
    return lambda at: Ink(
        text_at(at, SAID, b"/D"), fonts=font, objects=(*procedures, table)
    )


# ------------------------------------------------------------------------------------------------
# masks, blending, clips


def _masked_from(x: float) -> CellInk:
    """The figure under a soft mask that shows what is right of ``x``."""
    shown = form(
        b"1 g %.1f 0 595 842 re f" % x,
        _WHOLE + b" /Group <</S /Transparency /CS /DeviceGray>>",
    )
    return lambda at: Ink(
        b"q /G gs\n" + text_at(at, SAID) + b"Q",
        resources=b"/ExtGState <</G <</SMask <</S /Luminosity /G %s>>>>>>"
        % ref(0),
        objects=(shown,),
    )


def _blended(mode: bytes, before: bytes) -> CellInk:
    return lambda at: Ink(
        b"q /G gs %s\n" % before + text_at(at, SAID) + b"Q",
        resources=b"/ExtGState <</G <</BM /%s>>>>" % mode,
        page=b"/Group <</S /Transparency /CS /DeviceRGB>>",
    )


def _clipped_inside(at: Spot) -> Ink:
    """A form in a form that clips the cents away."""
    clip = b"q %.2f 0 %.2f 842 re W n\n" % (at.x - 1, 4 * DIGIT + 4)
    inner = form(clip + text_at(at, SAID) + b"Q", _WHOLE)
    outer = stream(
        b"/Y Do",
        b"/Type /XObject /Subtype /Form %s /Resources <</XObject <</Y %s>>>>"
        % (_WHOLE, ref(1)),
    )
    return Ink(
        b"/X Do",
        resources=b"/XObject <</X %s>>" % ref(0),
        objects=(outer, inner),
    )


def _pattern_over(at: Spot) -> Ink:
    """The figure under a pattern whose tile prints another one."""
    tile = (
        b"1 g %.1f %.1f %.1f %.1f re f 0 g\n"
        % (_X0 + 1, _Y0 + 1, _X1 - _X0 - 2, _Y1 - _Y0 - 2)
    ) + text_at(at, OTHER)
    pattern = stream(
        tile,
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1"
        b" /BBox [0 0 595 842] /XStep 595 /YStep 842"
        b" /Resources <</Font <<%s>>>>" % FONTS,
    )
    return Ink(
        text_at(at, SAID)
        + b"q /Pattern cs /P scn %.1f %.1f %.1f %.1f re f Q\n"
        % (_X0 + 1, _Y0 + 1, _X1 - _X0 - 2, _Y1 - _Y0 - 2),
        resources=b"/Pattern <</P %s>>" % ref(0),
        objects=(pattern,),
    )


def _over_picture(at: Spot) -> Ink:
    """White text over a picture of another figure."""
    wide, high = _X1 - _X0 - 2, _Y1 - _Y0 - 2
    place = b"q %.1f 0 0 %.1f %.1f %.1f cm /I Do Q " % (
        wide,
        high,
        _X0 + 1,
        _Y0 + 1,
    )
    return Ink(
        place + b"q 1 g\n" + text_at(at, SAID) + b"Q",
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(picture(OTHER, (216, 44)),),
    )


def _stamped(at: Spot) -> Ink:
    """An annotation whose look prints a digit before the figure."""
    look = form(text_at(Spot(0.0, 0.0), "1"), b"/BBox [0 -3 6 9]")
    note = (
        b"<</Type /Annot /Subtype /Stamp /Rect [%.2f %.2f %.2f %.2f] /F 4"
        b" /AP <</N %s>>>>" % (at.x - 2, at.y - 3, at.x + 4, at.y + 9, ref(0))
    )
    return Ink(
        text_at(Spot(at.x + 4, at.y), SAID),
        objects=(look, note),
        page=b"/Annots [%s]" % ref(1),
    )


def _widget_over(at: Spot) -> Ink:
    """A form field whose look prints another figure over the text."""
    wide, high = _X1 - _X0 - 2, _Y1 - _Y0 - 2
    look = form(
        b"1 g 0 0 %.1f %.1f re f 0 g\n" % (wide, high)
        + text_at(Spot(5.0, 7.0), OTHER),
        b"/BBox [0 0 %.1f %.1f]" % (wide, high),
    )
    note = (
        b"<</Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (b)"
        b" /Rect [%.1f %.1f %.1f %.1f] /F 4 /AP <</N %s>>>>"
        % (_X0 + 1, _Y0 + 1, _X1 - 1, _Y1 - 1, ref(0))
    )
    return Ink(
        text_at(at, SAID),
        objects=(look, note),
        page=b"/Annots [%s]" % ref(1),
        catalog=b"/AcroForm <</Fields [%s]>>" % ref(1),
    )


# ------------------------------------------------------------------------------------------------
# text on text, text upside down


def _twice(gap: float) -> CellInk:
    """Two figures, one a little beside the other."""
    return lambda at: Ink(
        text_at(at, SAID) + text_at(Spot(at.x + gap, at.y), OTHER)
    )


def _turned_digit(at: Spot) -> Ink:
    """A 9 turned upside down, which reads as a 6, before the rest of the figure."""
    turned = b"BT /F %.1f Tf -1 0 0 -1 %.2f %.2f Tm (9) Tj ET\n" % (
        SIZE,
        at.x + DIGIT,
        at.y + 7.1,
    )
    return Ink(turned + text_at(Spot(at.x + DIGIT, at.y), " 480,25"))


def _mirrored(at: Spot) -> Ink:
    """A 2 in a mirror, which is nearer to a 5 than to itself."""
    rest = text_at(at, "6 480,")
    x = at.x + 4 * DIGIT + 2 * 2.78
    return Ink(
        rest
        + b"BT /F %.1f Tf -1 0 0 1 %.2f %.2f Tm (2) Tj ET\n"
        % (SIZE, x + DIGIT, at.y)
        + text_at(Spot(x + DIGIT, at.y), "5")
    )


_HIDDEN: dict[str, CellInk] = {
    "glyphs that paint themselves white": drawn_by({}, b"1 g"),
    "black blended by colour dodge": _blended(b"ColorDodge", b"0 g"),
    "black blended by exclusion": _blended(b"Exclusion", b"0 g"),
    "a figure printed a third of a letter beside another": _twice(1.9),
}
"""No figure is seen, or none that can be told: a doubt, no value."""

_CHANGED: dict[str, tuple[str, CellInk]] = {
    "a glyph that is text of another digit": (OTHER, drawn_by({"6": "8"})),
    "a soft mask hides the first digit": (
        "480,25",
        _masked_from(_X0 + 6 + DIGIT),
    ),
    "a form in a form clips the cents": ("6 480", _clipped_inside),
    "a pattern of text over the figure": (OTHER, _pattern_over),
    "white over a picture of another figure": (OTHER, _over_picture),
    "a stamp puts a digit before the figure": ("16 480,25", _stamped),
    "a button over the figure": (OTHER, _widget_over),
}
"""What is seen instead of `SAID`."""

_SOUND: dict[str, CellInk] = {
    "glyphs that are text of another font": drawn_by({}),
    "white blended by difference": _blended(b"Difference", b"1 g"),
    "a soft mask that hides nothing of it": _masked_from(_X0),
    "set by the rise of the text": lambda at: Ink(
        b"BT /F %.1f Tf 9 Ts %.2f %.2f Td %s Tj ET"
        % (SIZE, at.x, at.y - 9, escaped(SAID))
    ),
}


def altered_cases() -> Iterator[Case]:
    """Every page of this kind."""
    for name, (shown, said) in _MAPPED.items():
        yield _case(name, shown, translated(shown, said), mapped(shown, said))
    for name, ink in _HIDDEN.items():
        yield _case(name, "", SAID, ink)
    for name, (shown, ink) in _CHANGED.items():
        yield _case(name, shown, SAID, ink)
    yield _case("a 9 upside down", SAID, "9 480,25", _turned_digit)
    yield _case("a digit in a mirror", "", SAID, _mirrored)
    for name, ink in _SOUND.items():
        yield Case(name, "sound", FIRST, {}, {CELL: ink})
    yield _huge()


def _case(name: str, shown: str, said: str, ink: CellInk) -> Case:
    return Case(
        name, GROUP, with_cell(FIRST, {CELL: shown}), {CELL: said}, {CELL: ink}
    )


def _huge() -> Case:
    """A figure as large as the page, under a white ground that the table is printed on."""
    huge = text_at(Spot(40.0, 560.0), "9 999,99", size=150.0)
    ground = b"q 1 g 0 0 595 842 re f Q\n"
    return Case(
        "a huge figure under the table's ground",
        GROUP,
        FIRST,
        around=Ink(b"", before=huge + ground),
    )
