"""Lines that signs tie together: "+" before a line, "=" before the one that they give.

The printed forms of budgets add the result carried over to a total so: "TOTAL", "+ D 002 RÉSULTAT
REPORTÉ", "= TOTAL DES DÉPENSES CUMULÉES", in the table of the total or in a small one below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.table import Row
from validate.tables.figure_table import CLOSING, SUMMABLE, FigureTable

_SIGNED = re.compile(r"(?P<sign>[+=−–-])(?: (?=[^\W\d])|$)")
"""A sign alone, or before the words of a line."""
_WEIGHTS = {"+": 1, "-": -1, "−": -1, "–": -1}


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A line that signs make of the lines above it."""

    row: int
    """The line behind "="."""
    parts: tuple[tuple[int, int], ...]
    """The lines behind other signs, each with what it counts for."""
    base: int | None
    """The line that they are added to; None for one of the table above."""


@dataclass(frozen=True, slots=True)
class SignedTotal:
    """A figure behind "=", and what it is made of."""

    printed: Fact
    terms: tuple[tuple[Fact, Decimal], ...]
    chosen: bool = False
    """Whether its own figures tell which figure of the table above it goes on from."""

    @property
    def holds(self) -> bool:
        """Whether the terms give what is printed."""
        given = sum(fact.value_or_zero * weight for fact, weight in self.terms)
        return given == self.printed.value


def signed_lines(view: FigureTable) -> Iterator[SignedLine]:
    """The lines behind "=" of a table, each with the lines that signs add to one."""
    lines = list(_with_signs(view))
    for at, (row, sign) in enumerate(lines):
        if sign != "=":
            continue
        first = at
        while first and lines[first - 1][1] in _WEIGHTS:
            first -= 1
        parts = tuple((one, _WEIGHTS[by]) for one, by in lines[first:at])
        if parts:
            base = lines[first - 1][0] if first else None
            yield SignedLine(row, parts, base)


def _with_signs(view: FigureTable) -> Iterator[tuple[int, str]]:
    """The lines of figures or of words, each with the sign that stands before it."""
    pending = ""
    for row in view.rows:
        text = _first_text(row)
        found = _SIGNED.match(text)
        sign = found["sign"] if found else ""
        if found and found.end() == len(text):
            pending = sign
            continue
        yield row.index, sign or pending
        pending = ""


def _first_text(row: Row) -> str:
    """What a row prints first."""
    texts = (cell.text.strip() for cell in row.cells if cell is not None)
    return next(filter(None, texts), "")


def signed_totals(
    view: FigureTable, above: FigureTable | None
) -> Iterator[SignedTotal]:
    """The figures behind "=", with those of the lines that signs add: to a total of their own
    column, or to what the table above ends with.
    """
    for line in signed_lines(view):
        for col in view.columns(*SUMMABLE):
            printed = view.facts.get((line.row, col))
            bases = _bases(view, line, col, above)
            if printed is None or printed.value is None or not bases:
                continue
            parts = tuple(
                (view.facts[row, col], Decimal(weight))
                for row, weight in line.parts
                if (row, col) in view.facts
            )
            read = _closest(printed, parts, bases)
            # Dashes alone may be those of a list: they take away where that is what is printed.
            if read.holds or any(weight > 0 for _, weight in line.parts):
                yield read


def _closest(
    printed: Fact,
    parts: tuple[tuple[Fact, Decimal], ...],
    bases: Sequence[Fact],
) -> SignedTotal:
    """The reading that holds; where none does, that of the last figure of the line."""
    *others, last = (
        SignedTotal(printed, ((base, Decimal(1)), *parts)) for base in bases
    )
    held = [one for one in others if one.holds]
    if last.holds or not held:
        return last
    return replace(held[-1], chosen=True)


def _bases(
    view: FigureTable, line: SignedLine, col: int, above: FigureTable | None
) -> list[Fact]:
    """The figures that signs may add others to: one of a closing line of the table itself, or
    those of the line that closes the table above.
    """
    if line.base is not None:
        base = view.facts.get((line.base, col))
        closes = view.rows[line.base].kind in CLOSING
        return [base] if base is not None and closes else []
    return _closing_figures(view, above)


def _closing_figures(
    view: FigureTable, above: FigureTable | None
) -> list[Fact]:
    """The figures of the last line of the table above, where it closes that table on one page with
    this one."""
    if above is None or above.table.section != view.table.section:
        return []
    rows = [row for row, col in above.facts]
    if not rows or above.rows[max(rows)].kind not in CLOSING:
        return []
    last = above.rows[max(rows)]
    if view.rows[0].page != last.page:
        return []
    found = (
        above.facts.get((last.index, col)) for col in above.columns(*SUMMABLE)
    )
    return [fact for fact in found if fact is not None and fact.value]
