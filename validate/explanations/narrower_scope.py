"""Another scope than the table: a total of tables above it too, of the lines alone that fill a
column.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from extract.facts import Fact
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.explanations.explanation import (
    Explanation,
    ReadSum,
    Reason,
    Scene,
    added,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome
from validate.tables.figure_table import CLOSING

_TWO = 2
"""Operands of a ratio; lines that fill a column, at least."""


def _with_tables_above(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total that adds, to the lines of its own table, what the tables right above it come to:
    "Sous total 3 332", "Sous total 6 536", then four lines and "TOTAL 13 043".
    """
    found = scene.sum_of(outcome)
    if found is None or scene.table_of(found.result) is None:
        return None
    more = found.value - added(found.terms)
    if more <= 0:
        return None

    above = list(_closing_above(scene, found.result))
    for count, total in enumerate(accumulate(map(value, above)), start=1):
        if total == more:
            shown = " + ".join(fact.printed for fact in above[:count])
            message = Message(
                f"{found.result.printed} comprend les tableaux qui précèdent ({shown}).",
                f"{found.result.printed} includes the tables above ({shown}).",
            )
            return Reason.of(message, above[:count])
    return None


def _of_filled_lines(scene: Scene, outcome: Outcome) -> Reason | None:
    """The rate of a total that leaves out the lines in which one of its two columns is empty: what
    was brought forward gives rise to nothing, and has no rate. Columns are such lines too.
    """
    identity, result = outcome.identity, scene.result(outcome.identity)
    terms = scene.terms(identity)
    if identity.form is not Form.RATIO or result is None or len(terms) != _TWO:
        return None
    top, under = terms
    for term, other in ((top, under), (under, top)):
        left = _beside_nothing(scene, term, other)
        parts = {term.id: value(term) - added(left), other.id: value(other)}
        divisor = parts[under.id]
        made = identity.constant * parts[top.id] / (divisor or 1)
        if left and divisor and prints(result, made + identity.offset):
            shown = ", ".join(fact.printed for fact in left[:3])
            message = Message(
                f"{result.printed} se calcule sans {shown}, en face de quoi rien n'est imprimé.",
                f"{result.printed} is reckoned without {shown}, beside which nothing is printed.",
            )
            return Reason.of(message, left)
    return None


def _beside_nothing(scene: Scene, term: Fact, other: Fact) -> list[Fact]:
    """The figures that a total adds up, of lines or columns, beside which no other is printed."""
    closed = (
        *_lines_closed(scene, term, other),
        *_columns_closed(scene, term, other),
    )
    return [
        fact
        for fact, beside in closed
        if (beside is None or beside.value is None) and value(fact)
    ]


def _one_sided(scene: Scene, outcome: Outcome) -> Reason | None:
    """The total of a column that only some lines fill, in a row that its lines obey: what those
    have to pay that have to is not what all have to pay.
    """
    found = scene.sum_of(outcome)
    if found is None or not found.terms:
        return None
    result = found.result
    if any(one.row != result.row for one in found.terms):
        return None
    lines = list(_lines_closed(scene, found.terms[0], result))
    own = present(beside for _, beside in lines)
    is_partly_filled = _TWO <= len(own) < len(lines)
    if not is_partly_filled or added(own) != found.value:
        return None
    message = Message(
        f"{result.printed} additionne les seules lignes où sa colonne est remplie.",
        f"{result.printed} adds up the lines alone in which its column is filled.",
    )
    return Reason.of(message, own)


def _lines_closed(
    scene: Scene, column: Fact, other: Fact
) -> Iterator[tuple[Fact, Fact | None]]:
    """The figures of a column over the lines that its total closes, since the total before, each
    with that of another column beside it."""
    table = scene.table_of(column)
    if table is None or column.row is None or column.col is None:
        return
    if table.rows[column.row].kind not in CLOSING:
        return
    for row in reversed(table.rows[: column.row]):
        if row.kind in CLOSING:
            return
        fact = table.facts.get((row.index, column.col))
        if row.kind is RowKind.DETAIL and fact is not None:
            yield fact, scene.beside(fact, other)


def _columns_closed(
    scene: Scene, whole: Fact, other: Fact
) -> Iterator[tuple[Fact, Fact | None]]:
    """The figures of a row that the last of them adds up, each with that of another row under
    it."""
    table = scene.table_of(whole)
    if table is None or whole.col is None or whole.col != other.col:
        return
    parts = {
        col: fact
        for (row, col), fact in table.facts.items()
        if row == whole.row and col < whole.col
    }
    if added(list(parts.values())) == value(whole):
        for col, fact in parts.items():
            yield fact, table.facts.get((other.row or 0, col))


def _closing_above(scene: Scene, result: Fact) -> Iterator[Fact]:
    """The last totals of the tables above that of a fact, in its deliberation, the nearest
    first: the last figure of a closing row.
    """
    names = list(scene.tables)
    for name in reversed(names[: names.index(result.table_id)]):
        table = scene.tables[name]
        if table.table.section != scene.tables[result.table_id].table.section:
            return
        closing = [
            fact
            for (row, _), fact in sorted(table.facts.items())
            if table.rows[row].kind in CLOSING and fact.value is not None
        ]
        if not closing:
            return
        yield closing[-1]


def _without_a_line(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total that leaves out the same line in two columns of counts, and adds it up in one of
    amounts: what is counted by the piece among kilos, options among subscriptions."""
    found = scene.sum_down(outcome)
    if found is None:
        return None
    table = scene.table_of(found.result)
    missed = added(found.terms) - found.value
    left_out = only([one for one in found.terms if one.value == missed])
    if table is None or left_out is None or not missed:
        return None
    counts, amounts = (
        Counter(
            _missing(scene, found, left_out, column)
            for column in table.columns(kind)
        )
        for kind in (ColumnKind.COUNT, ColumnKind.AMOUNT)
    )
    if counts[True] < _TWO or amounts[True] or not amounts[False]:
        return None
    label = left_out.row_path[-1] if left_out.row_path else left_out.printed
    message = Message(
        f"{found.result.printed} laisse de côté « {label} », comme une autre colonne ; une autre"
        " encore l'additionne.",
        f"{found.result.printed} leaves out “{label}”, as another column does; one more adds it"
        " up.",
    )
    return Reason.of(message, [left_out])


def _missing(
    scene: Scene, found: ReadSum, left_out: Fact, column: int
) -> bool | None:
    """Whether a total leaves a line out in a column; None where it does something else there, or
    the line prints nothing."""
    table = scene.table_of(found.result)
    assert table is not None
    rows = [one.row for one in found.terms if one.row is not None]
    if found.result.row is None or left_out.row is None:
        return None
    whole = table.value(found.result.row, column)
    own = table.value(left_out.row, column)
    if whole is None or not own:
        return None
    parts = present(table.value(row, column) for row in rows)
    gap = sum(parts, Decimal(0)) - whole
    return {own: True, Decimal(0): False}.get(gap)


def _mean_of_complete(scene: Scene, outcome: Outcome) -> Reason | None:
    """The mean of the lines alone that fill the columns in which the mean's line has figures: an
    offer that is irregular has a price, and no marks."""
    identity, result = outcome.identity, scene.result(outcome.identity)
    if identity.form is not Form.AVERAGE or result is None:
        return None
    filled, left = _by_filling(scene, result, scene.terms(identity))
    is_part = bool(left) and len(filled) >= _TWO
    if not is_part or not prints(result, added(filled) / len(filled)):
        return None
    shown = ", ".join(term.printed for term in left[:3])
    message = Message(
        f"{result.printed} est la moyenne des seules lignes remplies, sans {shown}.",
        f"{result.printed} is the mean of the lines alone that are filled, without {shown}.",
    )
    return Reason.of(message, left)


def _by_filling(
    scene: Scene, result: Fact, terms: Sequence[Fact]
) -> tuple[list[Fact], list[Fact]]:
    """The figures in whose lines every column is filled in which the line of a result is, and the
    others."""
    view = scene.table_of(result)
    filled: dict[int | None, set[int]] = defaultdict(set)
    for (row, col), fact in () if view is None else view.facts.items():
        if fact.value is not None:
            filled[row].add(col)
    asked = filled[result.row]
    halves: tuple[list[Fact], list[Fact]] = ([], [])
    for term in terms:
        halves[not asked <= filled[term.row]].append(term)
    return halves


MEAN_OF_COMPLETE = Explanation(
    code="complete-lines",
    title=Message("Moyenne des lignes remplies", "Mean of the filled lines"),
    explain=_mean_of_complete,
)
OF_ALL_BUT_ONE = Explanation(
    code="line-left-out",
    title=Message("Une ligne d'une autre unité", "A line of another unit"),
    explain=_without_a_line,
)
OF_FILLED_LINES = Explanation(
    code="filled-lines",
    title=Message("Taux sans les lignes vides", "A rate without empty lines"),
    explain=_of_filled_lines,
)
ONE_SIDED = Explanation(
    code="one-sided-column",
    title=Message("Colonne remplie en partie", "A column that some lines fill"),
    explain=_one_sided,
)
WITH_TABLES_ABOVE = Explanation(
    code="wider-scope",
    title=Message("Total de plusieurs tableaux", "A total of several tables"),
    explain=_with_tables_above,
)
