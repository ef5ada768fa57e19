"""Signs and figures drawn without text far from a figure, beside a word, or all over a table; and
drawings beside figures that say nothing.
"""

from collections.abc import Iterator

from benchmarks.hidden.glyphs import outlines, picture
from benchmarks.hidden.sheet import (
    CELL,
    DIGIT,
    FIRST,
    SAID,
    Case,
    CellInk,
    Ink,
    Spot,
    cell_box,
    ref,
    spot,
    text_at,
    with_cell,
)

_WIDE = 41.0
"""Of the figure, in points."""
_NEGATIVE = with_cell(
    FIRST,
    {
        CELL: "-" + SAID,
        (3, 3): "-3 576,25",
        (5, 1): "76 019,75",
        (5, 3): "90 666,00",
    },
)


def _box(x: float, y: float) -> bytes:
    return b"q 0 g %.1f %.1f 4 .8 re f Q\n" % (x, y)


def _minus(away: float, stroked: bool = False) -> CellInk:
    """A figure at the right of its cell, and a minus so far before it."""

    def ink(at: Spot) -> Ink:
        figure = Spot(at.x + 100 - 6 - _WIDE, at.y)
        x, y = figure.x - away - 4, at.y + 3
        line = b"q .8 w %.1f %.1f m %.1f %.1f l S Q\n" % (x, y, x + 4, y)
        return Ink((line if stroked else _box(x, y)) + text_at(figure, SAID))

    return ink


def _brackets(at: Spot) -> Ink:
    x, y = at.x + 19, at.y
    bows = [
        b"%.1f %.1f m %.1f %.1f %.1f %.1f %.1f %.1f c S"
        % (
            *(left, y - 2, left + bow, y + 1, left + bow, y + 5),
            *(left, y + 8),
        )
        for left, bow in ((x - 2, -2.5), (x + 43, 2.5))
    ]
    drawn = b"q .8 w %s Q\n" % b" ".join(bows)
    return Ink(text_at(Spot(x, y), SAID) + drawn)


def _beside(text: str, drawn: str, *, gap: float, first: bool) -> CellInk:
    """A text, and letters drawn as outlines before or behind it."""

    def ink(at: Spot) -> Ink:
        said = text_at(Spot(at.x + gap, at.y) if first else at, text)
        shown = outlines(at if first else Spot(at.x + gap, at.y), drawn)
        return Ink(said + shown)

    return ink


def _pictured(at: Spot) -> Ink:
    return Ink(
        b"q 60 0 0 20 %.1f %.1f cm /I Do Q\n" % (at.x - 4, at.y - 6)
        + text_at(Spot(at.x + 64, at.y), "EUR"),
        resources=b"/XObject <</I %s>>" % ref(0),
        objects=(picture(SAID, (240, 80)),),
    )


def _all_outlines(*, ruled: bool) -> bytes:
    drawn = []
    for row, texts in enumerate(FIRST):
        for col, text in enumerate(texts):
            x0, y0, x1, y1 = cell_box(row, col)
            if ruled:
                drawn.append(
                    b"%.1f %.1f %.1f %.1f re S\n" % (x0, y0, x1 - x0, y1 - y0)
                )
            drawn.append(outlines(spot(row, col), text))
    return b"".join(drawn)


_OTHER_VALUE: dict[str, tuple[str, str, CellInk]] = {
    "a digit drawn a wide space before": (
        "16 480,25",
        SAID,
        _beside(SAID, "1", gap=DIGIT + 6.5, first=True),
    ),
    "digits drawn a wide space behind": (
        "6 480 000",
        "6 480",
        _beside("6 480", "000", gap=32.0, first=False),
    ),
}
_NEGATED: dict[str, CellInk] = {
    "a minus as a box, .8 of a size before": _minus(8),
    "a minus as a box, far before": _minus(30),
    "a minus as a stroke, far before": _minus(20, stroked=True),
    "a minus as a box behind": lambda at: Ink(
        text_at(at, SAID) + _box(at.x + _WIDE + 2, at.y + 3)
    ),
    "brackets as curves": _brackets,
}
_UNREAD: dict[str, CellInk] = {
    "outlines before a unit": _beside("EUR", SAID, gap=46.0, first=True),
    "outlines behind a word": _beside("soit", SAID, gap=30.0, first=False),
    "a picture before a unit": _pictured,
}
_SOUND: dict[str, CellInk] = {
    "a leader of dashes before a figure": lambda at: Ink(
        b"".join(_box(at.x + 7 * k, at.y + 3) for k in range(6))
        + text_at(Spot(at.x + 55, at.y), SAID)
    ),
    "underlined by hand": lambda at: Ink(
        text_at(at, SAID)
        + b"q .6 w %.1f %.1f m %.1f %.1f %.1f %.1f %.1f %.1f c S Q\n"
        % (
            *(at.x, at.y - 2, at.x + 14, at.y - 3, at.x + 28, at.y - 1),
            *(at.x + _WIDE, at.y - 2.5),
        )
    ),
}
_TICK = b"q 1 w %.1f %.1f m %.1f %.1f l %.1f %.1f l S Q\n"


def _ticked(at: Spot) -> Ink:
    """A check mark before a label."""
    x, y = at.x, at.y
    tick = _TICK % (x, y + 3, x + 2, y, x + 7, y + 7)
    return Ink(tick + text_at(Spot(x + 12, y), FIRST[3][0]))


def farther_cases() -> Iterator[Case]:
    """Every page of this kind."""
    for name, (shown, said, ink) in _OTHER_VALUE.items():
        grid = with_cell(FIRST, {CELL: shown})
        yield Case(name, "unseen", grid, {CELL: said}, {CELL: ink})
    for name, ink in _NEGATED.items():
        yield Case(name, "unseen", _NEGATIVE, {CELL: SAID}, {CELL: ink})
    for name, ink in _UNREAD.items():
        yield Case(name, "drawn", FIRST, {}, {CELL: ink})
    for name, ink in _SOUND.items():
        yield Case(name, "sound", FIRST, {}, {CELL: ink})
    yield Case(
        "a check mark before a label", "sound", FIRST, {}, {(3, 0): _ticked}
    )
    for name, ruled in (("with rules", True), ("without rules", False)):
        yield Case(
            f"a table as outlines {name}",
            "drawn",
            FIRST,
            around=Ink(
                text_at(
                    Spot(60, 760), "Délibération du 12 mars 2024, 23 votants"
                )
                + _all_outlines(ruled=ruled)
            ),
            is_bare=True,
        )
    yield Case(
        "a page as outlines",
        "drawn",
        FIRST,
        around=Ink(_all_outlines(ruled=True)),
        is_bare=True,
    )
