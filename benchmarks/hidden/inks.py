"""Digits mapped to others in every colour and setting: pale, of the light of their ground, drawn as
outlines, sheared, turned; points and commas that nobody sees; columns whose digits are letters.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.hidden.mapped import mapped
from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    SAID,
    Case,
    CellInk,
    Ink,
    Spot,
    cell_box,
    text_at,
    with_cell,
)

GROUP = "inks"
_SHOWN = "6 430,25"
"""Drawn with a 3 that says 8."""
_X0, _Y0, _X1, _Y1 = cell_box(*CELL)
_GROUND = b"%s %.1f %.1f %.1f %.1f re f"
_WITHOUT_COMMA = "648025"
_COMMA_AT = 22.24
"""Where the comma would be, and the next digit is, in points from the first digit."""


def _on(ground: bytes, ink: bytes) -> bytes:
    box = (_X0 + 1, _Y0 + 1, _X1 - _X0 - 2, _Y1 - _Y0 - 2)
    return _GROUND % (ground, *box) + b" " + ink


def _turned(degrees: float) -> bytes:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return b"%.4f %.4f %.4f %.4f" % (cos, sin, -sin, cos)


_COLOURS = {
    "grey .86": b".86 g",
    "grey .9": b".9 g",
    "yellow": b"1 1 0 rg",
    "light blue": b".7 .88 1 rg",
    "red on green of the same light": _on(b"0 .5 0 rg", b"1 0 0 rg"),
    "blue on red of the same light": _on(b".4 0 0 rg", b"0 0 1 rg"),
    "pale on black": _on(b"0 g", b".12 g"),
    "outlined": b"1 Tr .3 w",
    "outlined in yellow": b"1 Tr .3 w 1 .9 0 RG",
    "outlined, white within": b"2 Tr 1 g .3 w",
    "with a thick outline": b"2 Tr 1.2 w",
}
_NOT_TOLD = {"outlined, white within"}
"""White within a digit is taken for ink of its own that is not seen: a sound figure is doubted."""
_MATRICES = {
    "sheared by 30 degrees": b"1 0 .58 1",
    "sheared by 20 degrees the other way": b"1 0 -.36 1",
    "turned by 10 degrees": _turned(10),
    "turned by 8 degrees the other way": _turned(-8),
    "sheared and turned": b"1 .2 .45 1",
}


def _set(ink: CellInk, matrix: bytes) -> CellInk:
    """An ink in a space of its own, from where its cell begins."""

    def found(at: Spot) -> Ink:
        own = ink(Spot(0, 0))
        place = b"q %s %.2f %.2f cm " % (matrix, *at)
        return replace(own, draw=place + own.draw + b" Q\n")

    return found


def _colored(ink: CellInk, color: bytes) -> CellInk:
    def found(at: Spot) -> Ink:
        own = ink(at)
        return replace(own, draw=b"q " + color + b" " + own.draw + b" Q\n")

    return found


def _plain(at: Spot) -> Ink:
    return Ink(text_at(at, SAID))


def _comma(draw: bytes) -> CellInk:
    """A figure without a comma that is seen, and one that is said between its digits."""
    return lambda at: Ink(
        b"q 1 0 0 1 %.2f %.2f cm " % at
        + text_at(Spot(0, 0), _WITHOUT_COMMA[:4])
        + draw
        + text_at(Spot(_COMMA_AT, 0), _WITHOUT_COMMA[4:])
        + b"Q\n"
    )


def _squeezed(matrix: bytes) -> bytes:
    return b"BT /F 10 Tf %s Tm (,) Tj ET " % matrix


_COMMAS = {
    "a hundredth as wide": _squeezed(b".01 0 0 1 22.2 0"),
    "a tenth as wide": _squeezed(b".1 0 0 1 22.0 0"),
    "a fifth as high": _squeezed(b"1 0 0 .2 21 .2"),
    "of a third of its size": _squeezed(b".3 0 0 .3 21.8 .2"),
    "within a digit": _squeezed(b"1 0 0 1 20.5 3"),
    "over both digits, its tail under a patch": _squeezed(b"1 0 0 1 21.5 0")
    + b"q 1 g 21.6 -.1 2.5 1.2 re f 21.3 -2.1 2.5 2 re f Q ",
}
_LETTERS = {
    "a to j": {digit: chr(ord("a") + int(digit)) for digit in "0123456789"},
    "Greek letters": {digit: chr(0x3B1 + int(digit)) for digit in "0123456789"},
    "O and l": {"0": "O", "1": "l"},
    "O, I, Z, S and B": dict(zip("01258", "OIZSB", strict=True)),
    "signs": dict(zip("0123456789", "!#$&;:<=>@", strict=True)),
}


def ink_cases() -> Iterator[Case]:
    """Every page of this kind."""
    sheets = {
        **{name: (_colored, how) for name, how in _COLOURS.items()},
        **{name: (_set, how) for name, how in _MATRICES.items()},
    }
    shown = with_cell(FIRST, {CELL: _SHOWN})
    for name, (setting, how) in sheets.items():
        ink = setting(mapped(_SHOWN, {"3": "8"}), how)
        yield Case(
            f"3 said as 8, {name}", GROUP, shown, {CELL: SAID}, {CELL: ink}
        )
        if name in _NOT_TOLD:
            continue
        yield Case(
            f"figure, {name}", "sound", FIRST, {}, {CELL: setting(_plain, how)}
        )

    shown = with_cell(FIRST, {CELL: _WITHOUT_COMMA})
    for name, draw in _COMMAS.items():
        said = {CELL: f"{_WITHOUT_COMMA[:4]},{_WITHOUT_COMMA[4:]}"}
        yield Case(f"comma {name}", GROUP, shown, said, {CELL: _comma(draw)})
    yield from _tight()
    yield from _lettered()


def _tight() -> Iterator[Case]:
    """Figures with less room for their commas than usual."""
    for name, how in {
        "letters set closer": b"-.8 Tc",
        "condensed": b"60 Tz",
    }.items():
        ink = _colored(_plain, how)
        yield Case(f"figure, {name}", "sound", FIRST, {}, {CELL: ink})


def _lettered() -> Iterator[Case]:
    """A column whose digits say letters, and one of words in groups of three."""
    for name, said in _LETTERS.items():
        inks = {
            (row, 2): mapped(FIRST[row][2], said)
            for row in range(1, len(FIRST))
        }
        yield Case(f"a column of digits said as {name}", GROUP, FIRST, {}, inks)
    words = ("de mai", "le sol", "un abri", "oui,si", "du bus")
    grid = tuple(
        (*row, "Objet" if not n else words[n - 1])
        for n, row in enumerate(FIRST)
    )
    inks = {
        (n, 0): _worded(f"{row[0]}", row[4]) for n, row in enumerate(grid) if n
    }
    yield Case("words in groups of three", "sound", FIRST, {}, inks)


def _worded(label: str, word: str) -> CellInk:
    return lambda at: Ink(
        text_at(at, label) + text_at(Spot(at.x + 110, at.y), word)
    )
