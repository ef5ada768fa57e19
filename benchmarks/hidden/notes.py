"""Footnote calls beside figures, and amounts struck out beside new ones."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth

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

GROUP = "notes"
_WIDTH = 40.1
"""Of the figure, in points."""


def _call(sign: str, size: float, rise: float, gap: float = 0.0) -> CellInk:
    """The figure, and a sign after it of another size and height."""
    return lambda at: Ink(
        text_at(at, SAID)
        + text_at(Spot(at.x + _WIDTH + gap, at.y + rise), sign, size=size)
    )


def _call_before(sign: str, size: float, rise: float) -> CellInk:
    return lambda at: Ink(
        text_at(Spot(at.x - 4, at.y + rise), sign, size=size)
        + text_at(Spot(at.x + 1, at.y), SAID)
    )


def _struck_beside(across: bool) -> CellInk:
    """An old amount struck out before the one that counts."""
    old = "5 000,00"

    def ink(at: Spot) -> Ink:
        line = b"q .7 w %.1f %.1f m %.1f %.1f l S Q\n" % (
            at.x - 1,
            at.y + 3.3,
            at.x + 41,
            at.y + 3.3,
        )
        return Ink(
            text_at(at, old)
            + (line if across else b"")
            + text_at(Spot(at.x + 50, at.y), SAID)
        )

    return ink


def _struck(at: Spot) -> Ink:
    return Ink(
        text_at(at, SAID)
        + b"q .7 w %.1f %.1f m %.1f %.1f l S Q\n"
        % (at.x - 1, at.y + 3.3, at.x + 41, at.y + 3.3)
    )


def _struck_by_annotation(at: Spot) -> Ink:
    box = (at.x - 1, at.y - 2, at.x + 41, at.y + 9)
    look = form(b"1 0 0 RG 0 5 m 42 5 l S", b"/BBox [0 0 42 11]")
    note = (
        b"<</Type /Annot /Subtype /StrikeOut /Rect [%.1f %.1f %.1f %.1f] /F 4"
        b" /AP <</N %s>>>>" % (*box, ref(0))
    )
    return Ink(
        text_at(at, SAID),
        objects=(look, note),
        page=b"/Annots [%s]" % ref(1),
    )


_CALLS: dict[str, CellInk] = {
    "superscript 1": _call("1", 6.0, 4.0),
    "superscript 2, touching": _call("2", 6.5, 3.5, -0.3),
    "superscript 12": _call("12", 6.0, 4.0),
    "superscript (1)": _call("(1)", 6.0, 4.0),
    "superscript ¹": _call("¹", 10.0, 0.0),
    "small 1 on the baseline": _call("1", 5.5, 0.0, 0.5),
    "small 1 after a space": _call("1", 5.5, 0.0, 3.0),
    "(1) of the same size": _call("(1)", 10.0, 0.0, 2.8),
    "(1) touching": _call("(1)", 10.0, 0.0),
    "(a)": _call("(a)", 10.0, 0.0, 2.8),
    "[1]": _call("[1]", 10.0, 0.0, 2.8),
    "*": _call("*", 10.0, 0.0),
    "**": _call("**", 10.0, 0.0),
    "superscript 1 before the figure": _call_before("1", 6.0, 4.0),
    "dagger": _call("†", 10.0, 0.0),
}
_SMALL_CALLS = (
    *("1,2", "1, 2", "1-2", "1;2", "1/2", "1 et 2", "(1,2)", "(1)(2)"),
    *("a", "a,b", "1)", "*1"),
)
"""Set small beside the figure: several calls, and letters."""
_CALLS_OF_ITS_SIZE = (
    *("1)", "a)", "(*)", "(1)(2)", "(1 et 2)", "(a, b)", "(note 1)", "#"),
    *("1", "a"),
)
"""As large as the figure: the last two are no calls that anything tells from its digits."""
_LARGE = 10.0
_WHOLE = (
    FIRST[0],
    ("Voirie communale", "12 500", "3 210", "15 710"),
    ("Groupe scolaire", "48 300", "7 145", "55 445"),
    ("Bibliothèque", "1 250", "2 904", "4 154"),
    ("Stade municipal", "21 700", "1 386", "23 086"),
    ("Total", "83 750", "14 645", "98 395"),
)
"""Figures without decimals: what is small behind them may be their cents."""


def _whole_called(sign: str, rise: float) -> CellInk:
    return lambda at: Ink(
        text_at(at, _WHOLE[CELL[0]][CELL[1]])
        + text_at(Spot(at.x + 25.3, at.y + rise), sign, size=6.0)
    )


def _more_calls() -> Iterator[Case]:
    """Several calls of one figure, and calls of every other form, behind it and before it."""
    for sign in _SMALL_CALLS:
        inks = {
            "raised": _call(sign, 6.0, 4.0, -1.0),
            "raised, with a gap": _call(sign, 6.0, 3.5, 0.5),
            "on the baseline": _call(sign, 5.5, 0.0, -0.6),
            "before the figure": _call_of_width_before(sign),
        }
        for how, ink in inks.items():
            yield Case(f"call: {sign} {how}", GROUP, FIRST, {}, {CELL: ink})
        for rise in (4.0, 0.0):
            how = "raised" if rise else "on the baseline"
            name = f"call of a whole figure: {sign} {how}"
            ink = _whole_called(sign, rise)
            yield Case(name, GROUP, _WHOLE, {}, {CELL: ink})
    for sign in _CALLS_OF_ITS_SIZE:
        ink = _call(f" {sign}", _LARGE, 0.0, -1.0)
        name = f"call: {sign} as large as the figure"
        yield Case(name, GROUP, FIRST, {}, {CELL: ink})


def _call_of_width_before(sign: str) -> CellInk:
    """The figure behind a raised sign, wherever that ends."""
    wide = stringWidth(sign, "Helvetica", 6.0)
    return lambda at: Ink(
        text_at(Spot(at.x - 4, at.y + 4), sign, size=6.0)
        + text_at(Spot(at.x - 3.4 + wide, at.y), SAID)
    )


def note_cases() -> Iterator[Case]:
    """Every page of this kind: the figure is what is shown, without its call."""
    for name, ink in _CALLS.items():
        yield Case(f"call: {name}", GROUP, FIRST, {}, {CELL: ink})
    yield from _more_calls()
    yield Case(
        "old amount struck out before the new one",
        GROUP,
        FIRST,
        {},
        {CELL: _struck_beside(across=True)},
    )
    nothing = with_cell(FIRST, {CELL: ""})
    yield Case(
        "amount struck out", GROUP, nothing, {CELL: SAID}, {CELL: _struck}
    )
    yield Case(
        "amount struck out by an annotation",
        GROUP,
        nothing,
        {CELL: SAID},
        {CELL: _struck_by_annotation},
    )
