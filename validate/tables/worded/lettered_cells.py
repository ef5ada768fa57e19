"""Formulas of figures that have a letter each in the cell before them, or in their own, as in the
overview of a year's accounts: "A | 1 412 358,27 | G | 1 668 204,91", "= A+B+C+D | 2 074 076,32".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.french.lettered_amounts import behind_letters
from validate.tables.figure_table import (
    NUMERIC,
    WITHOUT_FIGURES,
    WRITTEN,
    FigureTable,
)
from validate.tables.worded.printed_formulas import (
    PrintedFormula,
    printed_formulas,
)

_FEWEST = 2
"""Cells that make another: of one alone a formula only repeats it."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LetteredSum:
    """A figure with those that the formula before it adds up or takes away; an empty cell adds
    nothing."""

    result: Fact
    terms: tuple[Fact, ...]
    weights: tuple[Decimal, ...]


def lettered_sums(view: FigureTable) -> Iterator[LetteredSum]:
    """The sums that letters before the figures of several columns print."""
    lettered = dict(_lettered(view))
    places = list(lettered)
    labels = {line: (lettered[place],) for line, place in enumerate(places)}
    for formula in printed_formulas(labels):
        is_sum = formula.operator == "+" and len(formula.operands) >= _FEWEST
        if is_sum and places[formula.result] in view.facts:
            yield from _read(view.facts, places, formula)


def _lettered(view: FigureTable) -> Iterator[tuple[Place, str]]:
    """The places of figures, printed or not, that have letters of their own: in a cell of words
    before them, or before their digits."""
    words = set(view.columns(*WRITTEN))
    columns = view.columns(*NUMERIC)
    for row in view.rows:
        if row.kind in WITHOUT_FIGURES:
            continue
        for col in columns:
            own = letters_of(view, row.index, col)
            before = view.text(row.index, col - 1) if col - 1 in words else ""
            if own or before:
                yield (row.index, col), own or before


def letters_of(view: FigureTable, row: int, col: int) -> str:
    """The letters that a cell prints before its figure, behind "=" where they are a formula; ""
    for none."""
    found = behind_letters(view.text(row, col))
    if found is None:
        return ""
    letters = found[0]
    is_formula = len(letters) > 1 and not letters.startswith("=")
    return f"= {letters}" if is_formula else letters


def _read(
    facts: Mapping[Place, Fact],
    places: Sequence[Place],
    formula: PrintedFormula,
) -> Iterator[LetteredSum]:
    signed = [
        (facts[places[line]], Decimal(sign))
        for line, sign in zip(formula.operands, formula.signs, strict=True)
        if places[line] in facts
    ]
    if signed:
        terms, weights = zip(*signed, strict=True)
        yield LetteredSum(facts[places[formula.result]], terms, weights)
