"""A line that adds up those right above it, though no word says so: in one column it does, and the
change that is printed behind both holds if it did in the other.

"Produits" below what was received: of 2025 they are the sum of three lines, of 2024 they are not,
and the change of theirs is wrong unless they were.
"""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Fact
from extract.several import present
from extract.table import RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Verdict,
    evaluate,
    evaluate_with,
    terms_of,
)
from validate.tables.figure_table import FigureTable

CODE = "sum-behind-change"
_LINES = (RowKind.DETAIL, RowKind.OF_WHICH)
_PARTS = 30
"""Rows above one that it may add up."""
_FEWEST = 2
_TELLING = 10_000
"""Units of a figure that no run of rows comes to by accident."""
_ADOPTION = Adoption(
    (Ground.POSITION, Ground.AGREEMENT),
    "another column adds up, and a change asks for it",
    LineTally(2, 1),
)


def find(context: Context) -> Iterator[Identity]:
    """The sums that changes which fail ask for."""
    views = {view.table.id: view for view in context.figure_tables}
    known = set(context.stated_figures)
    for one in context.found:
        view = views.get(one.table_id)
        if view is None or one.form is not Form.RATIO or len(one.terms) != 2:
            continue
        failed = evaluate(one, context.facts)
        if failed.verdict is not Verdict.FAILED:
            continue
        for asked in _asked(view, failed, context):
            if frozenset(asked.facts) not in known:
                known.add(frozenset(asked.facts))
                yield asked


def _asked(
    view: FigureTable, failed: Outcome, context: Context
) -> Iterator[Identity]:
    """What one change asks for: the sum of a run of rows that gives its other figure."""
    ends = [context.facts[term.fact] for term in failed.identity.terms]
    places = {(one.table_id, one.row) for one in ends}
    if places != {(view.table.id, ends[0].row)}:
        return
    for wrong, right in (ends, ends[::-1]):
        for rows in _adding(view, right):
            figures = _figures(view, rows, wrong.col)
            would_be = wrong.with_value(_added(figures))
            again = evaluate_with(failed.identity, would_be, context.facts)
            if len(figures) >= _FEWEST and again.verdict is Verdict.HELD:
                yield _sum(view, wrong, figures)
                return


def _adding(view: FigureTable, right: Fact) -> Iterator[tuple[int, ...]]:
    """The runs of rows right above a figure that it adds up to the last digit."""
    number = right.number
    if right.row is None or number is None or abs(number.units) < _TELLING:
        return
    rows: tuple[int, ...] = ()
    for above in reversed(view.rows[max(0, right.row - _PARTS) : right.row]):
        if above.kind not in _LINES:
            return
        rows = (above.index, *rows)
        figures = _figures(view, rows, right.col)
        if len(figures) >= _FEWEST and _added(figures) == number.value:
            yield rows


def _figures(
    view: FigureTable, rows: tuple[int, ...], col: int | None
) -> list[Fact]:
    if col is None:
        return []
    return present(view.facts.get((row, col)) for row in rows)


def _added(figures: list[Fact]) -> Decimal:
    return sum((one.value_or_zero for one in figures), Decimal(0))


def _sum(view: FigureTable, result: Fact, terms: list[Fact]) -> Identity:
    assert result.row is not None
    assert result.col is not None
    return Identity(
        id=stable_id(CODE, *view.words(result.row, result.col)),
        rule=CODE,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=terms_of(terms),
        table_id=view.table.id,
        adoption=_ADOPTION,
        label=view.name(result.row, result.col),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Somme que demande une évolution", "Sum that a change asks for"
    ),
    source=Message(
        "Une ligne additionne celles qui la précèdent quand une de ses colonnes le fait au centime"
        " et que l'évolution imprimée n'est juste que si l'autre le fait aussi.",
        "A line adds up those above it where one of its columns does to the last digit, and the"
        " printed change is right only if the other does too.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les lignes au-dessus donnent {expected}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; the lines above give {expected}, a difference of {delta}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
