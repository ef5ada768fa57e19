"""Signs of a figure that are not the signs drawn: digits said as currency signs or notes, points
said as commas, signs said as digits; and digits of which a part is taken away.

What is promised of each was written down before it was run.
"""

from collections.abc import Iterator, Mapping

from benchmarks.hidden.altered import drawn_by
from benchmarks.hidden.crafted import cid_font
from benchmarks.hidden.mapped import mapped, translated
from benchmarks.hidden.sheet import (
    CELL,
    DIGIT,
    FIRST,
    SAID,
    SIZE,
    Case,
    CellInk,
    Ink,
    Spot,
    escaped,
    text_at,
    with_cell,
)

GROUP = "signs"
_SPACE = 2.78
"""The width of a space, a comma and a point of Helvetica of ten points."""


# ------------------------------------------------------------------------------------------------
# said otherwise

_MAPPED: dict[str, tuple[bytes, str, Mapping[str, str]]] = {
    "a digit said as a euro sign": (b"Helvetica", "64805", {"5": "€"}),
    "a digit said as a euro sign before": (
        b"Times-Roman",
        "16 480,25",
        {"1": "€"},
    ),
    "a zero said as a euro sign": (b"Courier-Bold", "61 4890", {"0": "€"}),
    "a digit said as a per cent sign": (b"Courier", "64805", {"5": "%"}),
    "a digit said as an asterisk": (b"Times-Italic", "64801", {"1": "*"}),
    "a digit said as a dagger": (b"Helvetica-Oblique", "64807", {"7": "†"}),
    "a digit said as an apostrophe": (b"Helvetica-Bold", "61480", {"1": "'"}),
    "digits said as parentheses": (
        b"Times-Bold",
        "164807",
        {"1": "(", "7": ")"},
    ),
    "a digit said as a plus": (b"Helvetica", "16 480,25", {"1": "+"}),
    "a digit said as an hour": (b"Helvetica", "64809", {"9": "h"}),
    "a digit said as a raised digit": (b"Times-Roman", "64802", {"2": "²"}),
    "a point said as a comma": (b"Helvetica", "6.480", {".": ","}),
    "a point said as a comma, serif": (b"Times-Roman", "6.480", {".": ","}),
    "a comma said as a point": (b"Helvetica", "6,48", {",": "."}),
    "a comma said as a point, typewriter": (b"Courier", "6,48", {",": "."}),
    "a comma said as an apostrophe": (b"Helvetica", "6,480", {",": "'"}),
    "a plus said as a minus": (b"Helvetica", "+6 480,25", {"+": "-"}),
    "a minus said as a plus": (b"Times-Roman", "-6 480,25", {"-": "+"}),
    "a euro sign said as a digit": (b"Helvetica", "6480€", {"€": "9"}),
    "a per cent sign said as a digit": (b"Times-Roman", "6 48%", {"%": "0"}),
    "a letter said as a digit": (b"Helvetica", "6480h", {"h": "4"}),
    "an asterisk said as a digit": (b"Helvetica", "6480*", {"*": "1"}),
    "a parenthesis said as a digit": (b"Helvetica", "(6480", {"(": "1"}),
    "a dash said as a digit": (b"Courier", "6480-", {"-": "1"}),
}
"""The font, what is drawn, and what its letters are said to be."""
_TWO_BYTES = {
    "a digit said as a euro sign, two bytes": ("64805", "6480€"),
    "a digit said as a raised digit, two bytes": ("64802", "6480²"),
    "a point said as a comma, two bytes": ("6.480", "6,480"),
    "a euro sign said as a digit, two bytes": ("6480€", "64806"),
}
"""What is drawn in an embedded font, and what it says."""


# ------------------------------------------------------------------------------------------------
# a part taken away


def _patched(text: str, *boxes: tuple[float, float, float, float]) -> CellInk:
    """``text`` under white boxes: from where, from what height, how wide, how high."""
    white = b"".join(b"%.2f %.2f %.2f %.2f re f\n" % box for box in boxes)
    return lambda at: Ink(
        text_at(at, text) + b"q 1 0 0 1 %.2f %.2f cm 1 g %s Q\n" % (*at, white)
    )


def _clipped(low: float, high: float) -> CellInk:
    """The figure without what is below ``low`` and above ``high`` points over its baseline."""
    return lambda at: Ink(
        b"q %.2f %.2f 90 %.2f re W n\n" % (at.x - 1, at.y + low, high - low)
        + text_at(at, SAID)
        + b"Q"
    )


def _before_euro(hidden: str) -> CellInk:
    """A letter that is not seen before the euro sign."""
    x = 4 * DIGIT + 2 * _SPACE
    return lambda at: Ink(
        text_at(at, "6 480")
        + b"q 1 g\n"
        + text_at(Spot(at.x + x, at.y), hidden)
        + b"Q\n"
        + text_at(Spot(at.x + x + 6, at.y), "€")
    )


def _upside_down(text: str) -> CellInk:
    """A whole figure upside down."""
    return lambda at: Ink(
        b"BT /F %.1f Tf -1 0 0 -1 %.2f %.2f Tm %s Tj ET\n"
        % (SIZE, at.x + len(text) * DIGIT, at.y + 7.1, escaped(text))
    )


_CHANGED: dict[str, tuple[str, str, CellInk]] = {
    "a comma without its tail": (
        "6,480",
        "6.480",
        _patched("6,480", (DIGIT, -3.0, _SPACE, 2.9)),
    ),
    "a patch opens an 8": (
        "8 480,25",
        "3 480,25",
        _patched("8 480,25", (0.2, 1.3, 1.6, 1.6), (0.2, 4.2, 1.7, 1.8)),
    ),
    "a patch opens a 6": (
        SAID,
        "5 480,25",
        _patched(SAID, (0.2, 1.7, 1.4, 2.1)),
    ),
    "the lower half of the figure clipped": (SAID, "", _clipped(3.6, 9.0)),
    "the upper half of the figure clipped": (SAID, "", _clipped(-3.0, 3.4)),
    "thousands that nobody sees": ("6 480 k€", "6 480 €", _before_euro("k")),
    "a figure upside down": ("9869", "6986", _upside_down("9869")),
    "a glyph that draws two digits": (
        SAID,
        "16 480,25",
        drawn_by({"6": "16"}, b"1 0 0 1 -556 0 cm"),
    ),
    "a glyph that draws a digit over the comma": (
        SAID,
        "6 480925",
        drawn_by({"0": "09"}),
    ),
    "a glyph that draws a last digit": (
        SAID,
        "6 480,259",
        drawn_by({"5": "59"}),
    ),
}
"""What the text says, and what is seen instead."""


# ------------------------------------------------------------------------------------------------
# sound

_AS_DRAWN: dict[str, tuple[bytes, str]] = {
    "a euro sign after the figure": (b"Helvetica", "6 480,25€"),
    "a euro sign after the figure, serif": (b"Times-Roman", "6 480,25€"),
    "a euro sign after the figure, typewriter": (b"Courier", "6 480,25€"),
    "a euro sign after the figure, bold": (b"Times-Bold", "6 480,25€"),
    "a plus before the figure": (b"Helvetica", "+6 480,25"),
    "a plus before the figure, serif": (b"Times-Italic", "+6 480,25"),
    "an asterisk after the figure": (b"Times-Roman", "6 480,25*"),
    "a raised digit after the figure": (b"Helvetica-Bold", "6 480,25²"),
    "commas of a serif font": (b"Times-Bold", SAID),
    "commas of a slanted font": (b"Helvetica-Oblique", SAID),
    "commas of a typewriter": (b"Courier", SAID),
    "an apostrophe between the digits": (b"Helvetica", "6'480,25"),
}


def sign_cases() -> Iterator[Case]:
    """Every page of this kind."""
    for name, (font, shown, said) in _MAPPED.items():
        ink = mapped(shown, said, base=font)
        yield _case(name, shown, translated(shown, said), ink)
    for name, (shown, text) in _TWO_BYTES.items():
        yield _case(name, shown, text, cid_font(shown, text))
    for name, (text, shown, ink) in _CHANGED.items():
        yield _case(name, shown, text, ink)

    for name, (font, text) in _AS_DRAWN.items():
        yield Case(
            name, "sound", FIRST, {}, {CELL: mapped(text, {}, base=font)}
        )
    for sign in "€²*":
        text = SAID + sign
        yield Case(
            f"{sign} after the figure, two bytes",
            "sound",
            FIRST,
            {},
            {CELL: cid_font(text, text)},
        )


def _case(name: str, shown: str, said: str, ink: CellInk) -> Case:
    return Case(
        name, GROUP, with_cell(FIRST, {CELL: shown}), {CELL: said}, {CELL: ink}
    )
