"""A number of the text that two figures of a table make, to its last digit: of one column what two
offers differ by, an aid with the own money that would stand in its place; of one line how many
times one is the other, "le rapport des produits, 1,013007".

So many digits are not met by accident: a number that a sentence is held to get wrong is then
another one; with fewer digits, where a number beside it is what the same two lines make in
another column: "la buvette, achats déduits, rapporte 10 645 €, contre 8 125 € en 2025". A sum
without one of its lines is none: it may have been left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import chain, permutations

from extract.facts import Fact
from extract.number import Unit
from extract.several import ids_of
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Outcome
from validate.model.typing_slips import digits_told
from validate.tables.figure_table import FigureTable

_TELLING = 7
"""Digits of a number that two figures of a table may tell."""
_FACTOR_DIGITS = 4
"""Digits of a number that lines may multiply."""
_PER_CENT = 100
_SEVERAL = 3
"""Lines that a factor gives, before it is theirs."""
_BESIDE = 2
"""Numbers of the text before and behind another that the same lines may make."""
_BY_ACCIDENT = 1000
"""How many times as many numbers of its digits there are as pairs, at least: fewer are met."""


def _of_two_cells(scene: Scene, outcome: Outcome) -> Reason | None:
    said = scene.stated(outcome.identity)
    if said is None or _leaves_one_out(scene, outcome):
        return None
    for one, other, sign in _telling_pairs(scene, said):
        if not _is_of_its_sum(scene, outcome.identity, said, (one, other)):
            made = f"{one.printed} {sign} {other.printed}"
            message = Message(
                f"{said.printed} est {made}, que le tableau imprime.",
                f"{said.printed} is {made}, which the table prints.",
            )
            return Reason.of(message, [one, other])
    return None


def _telling_pairs(
    scene: Scene, said: Fact
) -> Sequence[tuple[Fact, Fact, str]]:
    """The pairs of a column that make a number; where one may be met by accident, those whose lines
    make another of the text as well."""
    columns = list(_columns(scene))
    pairs = [
        pair for column in columns for pair in _pairs(column, abs(value(said)))
    ]
    if _may_be_met(said, columns):
        beside = _sizes_beside(scene, said)
        return [pair for pair in pairs if _makes_one(scene, beside, *pair)]
    return pairs


def _may_be_met(said: Fact, groups: Sequence[Sequence[Fact]]) -> bool:
    """Whether two figures of one of some groups may make a number by accident."""
    digits = digits_told(said)
    many = sum(len(group) ** 2 for group in groups)
    return digits < _TELLING or many * _BY_ACCIDENT > 10**digits


def _sizes_beside(scene: Scene, said: Fact) -> Set[Decimal]:
    """The sizes of the numbers of its kind that the text gives beside one, its own left out."""
    around = chain(*scene.told_around(said, _BESIDE, _BESIDE))
    alike = (fact for fact in around if fact.counts == said.counts)
    return {abs(fact.value_or_zero) for fact in alike} - {abs(value(said))}


def _makes_one(
    scene: Scene, sizes: Set[Decimal], one: Fact, other: Fact, sign: str
) -> bool:
    """Whether the lines of two figures make, in another column, one of some sizes."""
    table = scene.table_of(one)
    if table is None or one.row is None or other.row is None:
        return False
    for col in set(table.by_column) - {one.col}:
        own, rival = (table.value(row, col) for row in (one.row, other.row))
        if own and rival:
            made = own + rival if sign == "+" else own - rival
            if abs(made) in sizes:
                return True
    return False


def _quotient_of_two_cells(scene: Scene, outcome: Outcome) -> Reason | None:
    said = scene.stated(outcome.identity)
    if said is None or digits_told(said) < _TELLING:
        return None
    if said.number is None or said.number.unit is not Unit.NONE:
        return None
    rows = list(_rows(scene))
    if _may_be_met(said, rows):
        return None

    for one, other in chain.from_iterable(permutations(row, 2) for row in rows):
        if prints(said, value(one) / value(other)):
            message = Message(
                f"{said.printed} est {one.printed} / {other.printed}, de la même ligne.",
                f"{said.printed} is {one.printed} / {other.printed}, of the same line.",
            )
            return Reason.of(message, [one, other])
    return None


def _is_of_its_sum(
    scene: Scene, identity: Identity, said: Fact, pair: tuple[Fact, Fact]
) -> bool:
    """Whether two figures are what an identity makes a number of, or a sum and one of its parts, or
    parts of what the number is held to be."""
    names = ids_of(pair)
    is_same = identity.form is Form.EQUALITY
    meant = frozenset(identity.facts) - {said.id} if is_same else frozenset()
    if names <= frozenset(identity.facts):
        return True
    return any(
        (whole, part) in scene.parts
        for whole in meant | names
        for part in names
    )


def _leaves_one_out(scene: Scene, outcome: Outcome) -> bool:
    """Whether it misses what its identity makes by one of the figures that are added, or a cell
    that it is held to by one of its column."""
    gap = abs(outcome.delta or 0)
    terms = scene.terms(outcome.identity)
    if any(abs(value(one)) == gap for one in terms):
        return True
    if outcome.identity.form is not Form.EQUALITY:
        return False
    columns = {(one.table_id, one.col) for one in terms if one.table_id}
    return any(
        abs(value(one)) == gap
        for one in scene.document.facts
        if (one.table_id, one.col) in columns
    )


def _pairs(
    column: Sequence[Fact], size: Decimal
) -> Iterator[tuple[Fact, Fact, str]]:
    """Two figures of a column that come to a size, or differ by it, whatever its sign."""
    by_value: dict[Decimal, Fact] = {}
    for one in column:
        by_value.setdefault(value(one), one)
    for own, one in by_value.items():
        for wanted in (size, -size):
            for other, sign in ((wanted - own, "+"), (own - wanted, "-")):
                found = by_value.get(other)
                if found is not None and found is not one:
                    yield one, found, sign


def _columns(scene: Scene) -> Iterator[Sequence[Fact]]:
    """The figures above or below nothing of each column of each table."""
    for view in scene.tables.values():
        for figures in view.by_column.values():
            yield [one for one in figures if one.value]


def _rows(scene: Scene) -> Iterator[Sequence[Fact]]:
    """The figures above or below nothing of each line of each table."""
    for view in scene.tables.values():
        by_row = defaultdict[int, list[Fact]](list)
        for (row, _), one in view.facts.items():
            if one.value:
                by_row[row].append(one)
        yield from by_row.values()


OF_TWO_CELLS = Explanation(
    code="made-of-two-cells",
    title=Message("Fait de deux chiffres d'une colonne", "Made of two cells"),
    explain=_of_two_cells,
)
TIMES_ANOTHER = Explanation(
    code="quotient-of-two-cells",
    title=Message(
        "Rapport de deux chiffres d'une ligne", "A quotient of cells"
    ),
    explain=_quotient_of_two_cells,
)


def _factor_of_lines(scene: Scene, outcome: Outcome) -> Reason | None:
    """A number that all lines of the table it was tied to multiply, in one column, by a rate or a
    number that they print, to the last digit of another: the salary that allowances are shares of.
    """
    said = scene.stated(outcome.identity)
    cell = next(
        filter(None, map(_in_table, scene.terms(outcome.identity))), None
    )
    if said is None or cell is None or digits_told(said) < _FACTOR_DIGITS:
        return None
    table = scene.tables[cell.table_id]
    for result, rates in permutations(table.by_column, 2):
        made = _lines_made(table, result, rates, value(said))
        if made:
            message = Message(
                f"{said.printed} est ce que les lignes du tableau multiplient.",
                f"{said.printed} is what the lines of the table multiply.",
            )
            return Reason.of(message, made)
    return None


def _in_table(fact: Fact) -> Fact | None:
    """A figure of a table; None for a number of the text."""
    return fact if fact.table_id else None


def _lines_made(
    table: FigureTable, result: int, rates: int, factor: Decimal
) -> Sequence[Fact]:
    """The figures of a column that are a factor times those beside them in another, in per cent or
    not, where several are and few are not."""
    made: list[Fact] = []
    others = 0
    for fact in table.by_column[result]:
        rate = None if fact.row is None else table.value(fact.row, rates)
        if not rate or not fact.value or fact.number is None:
            continue
        off = min(
            abs(rate * factor / unit - fact.value) for unit in (1, _PER_CENT)
        )
        if off <= fact.number.half_unit:
            made.append(fact)
        else:
            others += 1
    return made if len(made) >= _SEVERAL * max(1, others) else ()


OF_LINES = Explanation(
    code="factor-of-lines",
    title=Message("Ce que les lignes multiplient", "What the lines multiply"),
    explain=_factor_of_lines,
)
