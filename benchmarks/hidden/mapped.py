"""Fonts whose text is not what they draw: maps to other digits, other shapes under a digit's name,
digits of other scripts, letters for digits, marks that are not seen.
"""

from collections.abc import Iterator, Mapping

from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    SIZE,
    Case,
    CellInk,
    Ink,
    ref,
    text_at,
    with_cell,
)
from benchmarks.hostile import stream

GROUP = "mapped"
_WITH_SEVEN = (4, 1)
SHOWN = FIRST[CELL[0]][CELL[1]]
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /M def 1 begincodespacerange <00> <FF> endcodespacerange
%d beginbfchar
%s
endbfchar endcmap end end"""


def mapped(
    text: str,
    said: Mapping[str, str],
    more: bytes = b"",
    base: bytes = b"Helvetica",
) -> CellInk:
    """``text`` drawn in a standard font that says other characters for some of its letters."""
    every = {chr(code): chr(code) for code in range(32, 127)} | dict(said)
    lines = [
        b"<%s> <%s>"
        % (
            drawn.encode("cp1252").hex().encode(),
            other.encode("utf-16-be").hex().encode(),
        )
        for drawn, other in every.items()
    ]
    table = _TO_UNICODE % (len(lines), b"\n".join(lines))
    font = (
        b" /M <</Type /Font /Subtype /Type1 /BaseFont /%s /Encoding"
        b" <</BaseEncoding /WinAnsiEncoding %s>> /ToUnicode %s>>"
        % (base, more, ref(0))
    )
    return lambda at: Ink(
        text_at(at, text, b"/M"), fonts=font, objects=(stream(table),)
    )


def _swapped(pairs: str) -> dict[str, str]:
    """Digits said for each other: "38 17" swaps 3 with 8, and 1 with 7."""
    found: dict[str, str] = {}
    for pair in pairs.split():
        one, other = pair[0], pair[1]
        found |= {one: other, other: one}
    return found


def translated(text: str, said: Mapping[str, str]) -> str:
    """What a text says whose letters say others."""
    return "".join(said.get(letter, letter) for letter in text)


_DIGITS = "0123456789"
_SWAPS = {
    "3 and 8 said for each other": "38",
    "1 and 7 said for each other": "17",
    "6 and 9 said for each other": "69",
    "0 and 8 said for each other": "08",
    "2 and 5 said for each other": "25",
    "4 and 6 said for each other": "46",
    "all digits said for others": "05 16 27 38 49",
}
_SAME_VALUE: dict[str, Mapping[str, str]] = {
    "Arabic-Indic digits": {d: chr(0x660 + int(d)) for d in _DIGITS},
    "Devanagari digits": {d: chr(0x966 + int(d)) for d in _DIGITS},
    "full-width digits": {d: chr(0xFF10 + int(d)) for d in _DIGITS},
    "mathematical digits": {d: chr(0x1D7CE + int(d)) for d in _DIGITS},
    "letter O for zero": {"0": "O"},
    "Cyrillic letter for zero": {"0": "\u041e"},
    "letter B for eight": {"8": "B"},
    "letter l for four": {"4": "l"},
    "zero-width space for the space": {" ": "\u200b"},
    "direction mark for the space": {" ": "\u200f"},
    "soft hyphen for the space": {" ": "\u00ad"},
    "word joiner for the space": {" ": "\u2060"},
    "digits said as spaces": dict.fromkeys(_DIGITS, " "),
    "digits said as nothing": dict.fromkeys(_DIGITS, "\ue000"),
}
_MINUSES = {
    "hyphen-minus": "-",
    "minus sign": "\u2212",
    "en dash": "\u2013",
    "em dash": "\u2014",
    "hyphen": "\u2010",
    "non-breaking hyphen": "\u2011",
    "small hyphen-minus": "\ufe63",
    "full-width hyphen-minus": "\uff0d",
    "superscript minus": "\u207b",
    "heavy minus": "\u2796",
    "hyphen bullet": "\u2043",
    "modifier minus": "\u02d7",
}


def mapped_cases() -> Iterator[Case]:
    """Every page of this kind."""
    for name, pairs in _SWAPS.items():
        yield from _both_ways(name, _swapped(pairs))
    yield from _several_codes()
    yield _drawn_otherwise()

    for name, said in _SAME_VALUE.items():
        ink = mapped(SHOWN, said)
        yield Case(name, "letters", FIRST, {}, {CELL: ink})
    for name, sign in _MINUSES.items():
        yield _negative(name, sign)


def _both_ways(name: str, said: Mapping[str, str]) -> Iterator[Case]:
    """The figure shown foots, and the one said does not; and the other way round."""
    cell = CELL if translated(SHOWN, said) != SHOWN else _WITH_SEVEN
    shown = FIRST[cell[0]][cell[1]]
    text = translated(shown, said)
    yield Case(
        f"{name}, shown foots",
        GROUP,
        FIRST,
        {cell: text},
        {cell: mapped(shown, said)},
    )
    yield Case(
        f"{name}, said foots",
        GROUP,
        with_cell(FIRST, {cell: text}),
        {cell: shown},
        {cell: mapped(text, said)},
    )


def _several_codes() -> Iterator[Case]:
    """A second code of the font says a digit that it does not draw."""
    said = "8 480,25"
    ink = mapped("A 480,25", {"A": "6"}, b"/Differences [65 /eight]")
    yield Case(
        "a second code drawn as 8 says 6",
        GROUP,
        with_cell(FIRST, {CELL: said}),
        {CELL: SHOWN},
        {CELL: ink},
    )


def _drawn_otherwise() -> Case:
    """A font whose encoding puts the shape of 8 under the code of 6."""
    font = (
        b" /D <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
        b" <</BaseEncoding /WinAnsiEncoding /Differences [54 /eight]>>"
        b" /ToUnicode %s>>" % ref(0)
    )
    table = stream(_TO_UNICODE % (1, b"<36> <0036>"))
    return Case(
        "the shape of 8 under the code of 6",
        GROUP,
        with_cell(FIRST, {CELL: "8 480,25"}),
        {CELL: SHOWN},
        {
            CELL: lambda at: Ink(
                text_at(at, SHOWN, b"/D", SIZE), fonts=font, objects=(table,)
            )
        },
    )


def _negative(name: str, sign: str) -> Case:
    """A line taken away, its sign printed as a dash."""
    shown = with_cell(
        FIRST,
        {
            CELL: "-6 480,25",
            (3, 3): "-3 576,25",
            (5, 1): "76 019,75",
            (5, 3): "90 666,00",
        },
    )
    ink = {
        (3, 1): mapped("-6 480,25", {"-": sign}),
        (3, 3): text_ink("-3 576,25"),
    }
    return Case(f"minus: {name}", "letters", shown, {}, ink)


def text_ink(text: str) -> CellInk:
    """``text`` as every other cell has it."""
    return lambda at: Ink(text_at(at, text))
