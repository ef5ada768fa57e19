"""An amount equal to the last digit to that of the line above, where all others differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.several import only
from extract.table import ColumnKind, RowKind
from validate.belief.trials import significant_digits
from validate.check import Check, Context, stable_id
from validate.model.adoption import LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.tables.figure_table import FigureTable

CODE = "same-as-line-above"
_FEWEST = 10
"""Lines of a column whose amounts all differ but for two."""
_DIGITS = 4
"""Significant digits of an amount that two lines do not share by chance."""

Line = tuple[int, Decimal]


def find(context: Context) -> Iterator[Identity]:
    """Columns of amounts of which one alone is printed twice, on neighbouring lines, and not given
    by what stands beside it: asked about, as information.
    """
    given = _given(context)
    for view in context.figure_tables:
        for col in view.columns(ColumnKind.AMOUNT):
            lines = [
                (row, value)
                for row in view.of_kind(RowKind.DETAIL)
                if (value := view.value(row, col)) is not None and value
            ]
            twice = _twice(lines)
            if twice is None or _is_alike(view, *twice):
                continue
            facts = [view.facts[row, col].id for row in twice]
            if not given.intersection(facts):
                yield _identity(view, twice, col, len(lines))


def _given(context: Context) -> set[str]:
    """The figures that an equation other than a sum down their column gives: they are reckoned."""
    found: set[str] = set()
    for identity in context.found:
        if identity.rule == "footing":
            continue
        if evaluate(identity, context.facts).verdict is Verdict.HELD:
            found.update(identity.facts)
    return found


def _twice(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The two neighbouring lines that alone print one amount."""
    counts = Counter(value for _, value in lines)
    value = only([value for value, times in counts.items() if times > 1])
    if len(lines) < _FEWEST or value is None:
        return None
    if counts[value] != 2 or significant_digits(value) < _DIGITS:
        return None
    for (row, one), (below, other) in pairwise(lines):
        if one == other and below == row + 1:
            return row, below
    return None


def _is_alike(view: FigureTable, row: int, below: int) -> bool:
    """Whether the lines share a figure in another column too: they are then alike."""
    for col in range(len(view.table.columns)):
        one, other = view.value(row, col), view.value(below, col)
        if one is not None and other is not None and one == other:
            same = view.column(col).kind is not ColumnKind.AMOUNT
            if same and one:
                return True
    return False


def _identity(
    view: FigureTable, twice: tuple[int, int], col: int, lines: int
) -> Identity:
    row, below = twice
    return Identity(
        id=stable_id(CODE, *view.words(below, col)),
        rule=CODE,
        kind=Kind.DUPLICATE,
        form=Form.DISTINCT,
        result=view.facts[below, col].id,
        terms=(Term(view.facts[row, col].id),),
        table_id=view.table.id,
        severity=Severity.INFO,
        nature=Nature.JUDGMENTAL,
        adoption=by_lines(
            LineTally(lines - 2, 1), "all other amounts of the column differ"
        ),
        label=view.name(below, col),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DUPLICATE,
    title=Message(
        "Un montant égal à celui de la ligne précédente",
        "An amount equal to that of the line above",
    ),
    source=Message("Comparaison des lignes entre elles", "The lines compared"),
    failed=Message(
        "« {label} » porte {printed}, le même montant que la ligne précédente, alors que tous les"
        " autres diffèrent. Est-ce voulu ?",
        "“{label}” prints {printed}, the amount of the line above, while all others differ. Is it"
        " meant?",
    ),
    find=find,
)
CHECKS = (CHECK,)
