"""A rate that no cell prints, but that most lines of a group share: 80 € a place, 2 340 €
a post.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from extract.facts import Fact
from extract.table import ColumnKind, RowKind
from validate.belief.trials import RATE, Trial
from validate.check import Check, Context, stable_id
from validate.model.adoption import LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term
from validate.tables.column_arrays import SHIFTS
from validate.tables.figure_table import FigureTable

_LINES = 5
"""Telling lines without which no rate is inferred."""
_SHARE = Fraction(3, 4)
"""Of the telling lines, how many must share the rate: fewer, and special rates are the custom of
the group.
"""
_DERIVED = 2
"""Lines whose quantity is visibly an amount divided by the rate and rounded, before others may be
read so.
"""
_LEAST = 10
"""Quantities below which a half unit is too large a part to speak of rounding."""
_COUNTED = ("persons", "structures", "places", "posts", "operations", "other")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's quantity and amount."""

    row: int
    quantity: Fact
    amount: Fact

    @property
    def figures(self) -> tuple[Decimal, Decimal]:
        return self.quantity.value or Decimal(0), self.amount.value or Decimal(0)


def _exact(quantity: Decimal, amount: Decimal, rate: Decimal) -> bool:
    return quantity * rate == amount


def _derived(quantity: Decimal, amount: Decimal, rate: Decimal) -> bool:
    """Whether the quantity is the amount divided by the rate, rounded to a whole number."""
    quotient = amount / rate
    whole = quantity >= _LEAST and quantity == int(quantity)
    return whole and quotient != quantity and abs(quotient - quantity) <= Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Family:
    """The lines of a group with the rate most of them share."""

    lines: tuple[_Line, ...]
    rate: Decimal
    exact: int
    derived: int

    @property
    def held(self) -> int:
        """Lines that obey; those that only rounding explains count where they are several."""
        return self.exact + (self.derived if self.derived >= _DERIVED else 0)

    @property
    def tally(self) -> LineTally:
        """The lines that obey, and those that do not."""
        return LineTally(self.held, len(self.lines) - self.held)


def _find(context: Context) -> Iterator[Identity]:
    taken = {
        identity.result for identity in context.found if identity.form is Form.PRODUCT
    }
    for view in context.figure_tables:
        for rows in _groups(view):
            family = _best(view, rows, taken)
            if family is not None and _believed(family):
                yield from (_identity(view, line, family) for line in family.lines)


def _groups(view: FigureTable) -> list[list[int]]:
    """The detail lines under each path."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in view.rows:
        if row.kind is RowKind.DETAIL and not row.refused:
            key = (
                (row.theme, row.operation)
                if row.operation
                else row.path[:-1] or row.path
            )
            groups[key].append(row.index)
    return list(groups.values())


def _best(view: FigureTable, rows: Sequence[int], taken: set[str]) -> _Family | None:
    """The quantity, amount column and rate that most lines of the group obey."""
    families = []
    for amount in view.columns(ColumnKind.AMOUNT):
        for quantities in _quantities(view, rows):
            lines = tuple(
                _Line(row, quantities[row], fact)
                for row in rows
                if row in quantities
                and (fact := view.facts.get((row, amount)))
                and fact.id not in taken
                and fact.value
            )
            if len(lines) >= _LINES and (family := _shared(lines)) is not None:
                families.append(family)
    return max(families, key=lambda family: family.held, default=None)


def _quantities(view: FigureTable, rows: Sequence[int]) -> Iterator[dict[int, Fact]]:
    """The quantities a group may be paid by: a column of counts, or the first of a kind read inside
    a text.
    """
    for col in view.columns(ColumnKind.COUNT):
        yield {
            row: fact
            for row in rows
            if (fact := view.facts.get((row, col))) is not None and fact.value
        }
    for col in (column.index for column in view.table.columns):
        for counted in _COUNTED:
            first = {
                row: _first(view.free.get((row, col), ()), counted) for row in rows
            }
            yield {row: fact for row, fact in first.items() if fact is not None}


def _first(facts: Sequence[Fact], counted: str) -> Fact | None:
    return next((fact for fact in facts if fact.counts == counted and fact.value), None)


def _shared(lines: tuple[_Line, ...]) -> _Family | None:
    quotients = Counter(
        Fraction(amount) / Fraction(quantity)
        for quantity, amount in (line.figures for line in lines)
    )
    families = []
    for quotient, count in quotients.most_common(5):
        rate = Decimal(quotient.numerator) / Decimal(quotient.denominator)
        if count < 2 or Fraction(rate) != quotient:
            continue
        derived = sum(_derived(*line.figures, rate) for line in lines)
        families.append(_Family(lines, rate, count, derived))
    return max(families, key=lambda family: family.held, default=None)


def _believed(family: _Family) -> bool:
    """Whether enough lines share the rate, on amounts various enough that strangers would not."""
    lines = family.lines
    figures = [line.figures for line in lines]
    held = family.held
    obeying = {
        pair
        for pair in figures
        if _exact(*pair, family.rate) or _derived(*pair, family.rate)
    }
    if held < _LINES or held < _SHARE * len(lines) or len(obeying) < 3:
        return False
    shifts = [shift for shift in SHIFTS if shift < len(lines)]
    foreign = sum(
        _exact(figures[n][0], figures[(n + shift) % len(lines)][1], family.rate)
        for shift in shifts
        for n in range(len(lines))
    )
    chance = max(foreign / (len(shifts) * len(lines)), 1e-4)
    return Trial(held, len(lines) - held, chance).p_value <= RATE / 10


def _identity(view: FigureTable, line: _Line, family: _Family) -> Identity:
    assert line.amount.col is not None
    quantity, amount = line.figures
    rounded = family.derived >= _DERIVED and _derived(quantity, amount, family.rate)
    return Identity(
        id=stable_id(
            CHECK.code, *view.words(line.row, line.amount.col), str(line.quantity.col)
        ),
        rule=CHECK.code,
        kind=Kind.PRODUCT,
        form=Form.PRODUCT,
        result=line.amount.id,
        terms=(Term(line.quantity.id),),
        table_id=view.table.id,
        constant=family.rate,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_lines(family.tally, "a rate that the lines of the group share"),
        label=view.name(line.row, line.amount.col),
        rounded=(line.quantity.id,) if rounded else (),
    )


CHECK = Check(
    code="shared-rate",
    version="1",
    kind=Kind.PRODUCT,
    title=Message("Taux commun aux lignes", "Rate shared by the lines"),
    source=Message(
        "La plupart des lignes d'une opération ont le même montant par unité ; ce taux n'est pas"
        " imprimé.",
        "Most lines of an operation have the same amount per unit; that rate is not printed.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; au taux que partagent les autres lignes, {other} donnent"
        " {expected}, soit un écart de {delta}. Un taux particulier est possible.",
        "“{label}” prints {printed}; at the rate that the other lines share, {other} give"
        " {expected}, a difference of {delta}. A special rate is possible.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
