"""A ratio of two columns over a third, in a line that fills both, where all but few lines fill one
of them alone: of what is sorted one part is recycled and another composted, and the rate of a
total is of both.
"""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Fact
from extract.several import present
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome
from validate.tables.figure_table import SUMMABLE, FigureTable

_TWO = 2
"""Figures that a ratio is of: a part and its whole."""
_SEVERAL = 2
"""Lines that fill the other column, which tell that the ratio is of it as well."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A ratio that is of its part and of what another column prints in its line, as those of all
    other lines are, several of which have nothing but the other."""
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    is_plain = identity.form is Form.RATIO and not identity.offset
    if result is None or not is_plain or len(terms) != _TWO:
        return None
    view = scene.table_of(result)
    rows = {(one.table_id, one.row) for one in (result, *terms)}
    if view is None or len(rows) != 1:
        return None
    for other in _others(view, result, terms):
        if _is_of_both(view, (result, *terms), other, identity.constant):
            words = " ".join(other.column_path)
            message = Message(
                f"Avec « {words} » ({other.printed}), le rapport de toutes les lignes est exact.",
                f"With “{words}” ({other.printed}) the ratio of every line is exact.",
            )
            return Reason.of(message, [other])
    return None


def _others(
    view: FigureTable, result: Fact, terms: list[Fact]
) -> Iterator[Fact]:
    """What the columns that are added up print in the line, but for the figures of the ratio."""
    for col in view.columns(*SUMMABLE):
        fact = view.facts.get((result.row or 0, col))
        if fact is not None and fact.value and fact not in (result, *terms):
            yield fact


def _is_of_both(
    view: FigureTable,
    ratio: tuple[Fact, ...],
    other: Fact,
    constant: Decimal,
) -> bool:
    """Whether each line prints the ratio of its part and the other figure to its whole, and several
    have no part."""
    alone = 0
    for result, part, whole, beside in _lines(view, (*ratio, other)):
        both = sum(map(value, present((part, beside))), Decimal(0))
        if not prints(result, constant * both / value(whole)):
            return False
        alone += bool(both) and (part is None or not part.value)
    return alone >= _SEVERAL


def _lines(
    view: FigureTable, line: tuple[Fact, ...]
) -> Iterator[tuple[Fact, Fact | None, Fact, Fact | None]]:
    """The figures of each line in the columns of one, where its ratio and its whole are read."""
    for row in view.rows:
        places = ((row.index, one.col or 0) for one in line)
        result, part, whole, beside = map(view.facts.get, places)
        if result and result.number and whole and whole.value:
            yield result, part, whole, beside


EXPLANATION = Explanation(
    code="joint-share",
    title=Message("Rapport de deux colonnes", "A ratio of two columns"),
    explain=_explain,
)
