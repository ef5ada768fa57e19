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
_VARIOUS = 3
"""Different pairs of figures that obey: the same pair again and again is one coincidence."""
_RATES_TRIED = 5
"""The rates of a group that are looked at, those of most lines first."""
_HALF = Decimal("0.5")
_COUNTED = ("persons", "structures", "places", "posts", "operations", "other")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's quantity and amount."""

    row: int
    quantity: Fact
    amount: Fact

    @property
    def figures(self) -> tuple[Decimal, Decimal]:
        return self.quantity.value_or_zero, self.amount.value_or_zero

    def is_derived(self, rate: Decimal) -> bool:
        """Whether the quantity is the amount divided by the rate, rounded to a whole number: one
        that prints decimals ("10,0") was not.
        """
        quantity, amount = self.figures
        number = self.quantity.number
        if number is None or number.decimals or quantity < _LEAST:
            return False
        quotient = amount / rate
        return quotient != quantity and abs(quotient - quantity) <= _HALF


def _exact(quantity: Decimal, amount: Decimal, rate: Decimal) -> bool:
    return quantity * rate == amount


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
        if self.derived < _DERIVED:
            return self.exact
        return self.exact + self.derived

    @property
    def tally(self) -> LineTally:
        """The lines that obey, and those that do not."""
        return LineTally(self.held, len(self.lines) - self.held)


def _find(context: Context) -> Iterator[Identity]:
    products = [one for one in context.found if one.form is Form.PRODUCT]
    taken = {identity.result for identity in products}
    for view in context.figure_tables:
        for rows in _groups(view):
            family = _best(view, rows, taken)
            if family is None or not _believed(family):
                continue
            for line in family.lines:
                yield _identity(view, line, family)


def _groups(view: FigureTable) -> list[list[int]]:
    """The detail lines under each path, without those of another time."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in view.of_kind(RowKind.DETAIL):
        row = view.rows[index]
        if row.refused or index in view.recalled:
            continue
        key = row.path[:-1] or row.path
        if row.operation:
            key = row.theme, row.operation
        groups[key].append(index)
    return list(groups.values())


def _best(
    view: FigureTable, rows: Sequence[int], taken: set[str]
) -> _Family | None:
    """The quantity, amount column and rate that most lines of the group obey."""
    families: list[_Family] = []
    given = [found for found in _quantities(view, rows) if len(found) >= _LINES]
    for amount in view.columns(ColumnKind.AMOUNT):
        amounts = _printed(view, rows, amount)
        for quantities in given:
            lines = []
            for row, fact in amounts.items():
                if row in quantities and fact.id not in taken:
                    lines.append(_Line(row, quantities[row], fact))
            if len(lines) >= _LINES:
                families += _sharing(tuple(lines))
    return max(families, key=lambda family: family.held, default=None)


def _quantities(
    view: FigureTable, rows: Sequence[int]
) -> Iterator[dict[int, Fact]]:
    """The quantities a group may be paid by: a column of counts, or the first of a kind read inside
    a text.
    """
    for col in view.columns(ColumnKind.COUNT):
        yield _printed(view, rows, col)
    for column in view.table.columns:
        for counted in _COUNTED:
            yield _first_in_texts(view, rows, column.index, counted)


def _printed(
    view: FigureTable, rows: Sequence[int], col: int
) -> dict[int, Fact]:
    """The figures of a column that are not nil, by their row."""
    found = {}
    for row in rows:
        fact = view.facts.get((row, col))
        if fact is not None and fact.value:
            found[row] = fact
    return found


def _first_in_texts(
    view: FigureTable, rows: Sequence[int], col: int, counted: str
) -> dict[int, Fact]:
    """The first number of a kind in the text of each row that has one."""
    found: dict[int, Fact] = {}
    for row in rows:
        for fact in view.free.get((row, col), ()):
            if fact.counts == counted and fact.value:
                found.setdefault(row, fact)
    return found


def _sharing(lines: tuple[_Line, ...]) -> Iterator[_Family]:
    """The lines with each rate that several of them share, as far as it can be written out."""
    quotients: Counter[Fraction] = Counter()
    for line in lines:
        quantity, amount = line.figures
        quotients[Fraction(amount) / Fraction(quantity)] += 1

    for quotient, count in quotients.most_common(_RATES_TRIED):
        rate = Decimal(quotient.numerator) / Decimal(quotient.denominator)
        # Two columns that mostly agree share no rate: posts, and those that are filled.
        if count < 2 or Fraction(rate) != quotient or rate == 1:
            continue
        derived = sum(line.is_derived(rate) for line in lines)
        yield _Family(lines, rate, count, derived)


def _believed(family: _Family) -> bool:
    """Whether enough lines share the rate, on amounts various enough that strangers would not."""
    held, count = family.held, len(family.lines)
    if held < _LINES or held < _SHARE * count:
        return False

    obeying = set()
    for line in family.lines:
        pair = line.figures
        if _exact(*pair, family.rate) or line.is_derived(family.rate):
            obeying.add(pair)
    if len(obeying) < _VARIOUS:
        return False
    return Trial(held, count - held, _chance(family)).p_value <= RATE / 10


def _chance(family: _Family) -> float:
    """The share of lines that obey with the amount of another line."""
    count = len(family.lines)
    quantities, amounts = zip(
        *(line.figures for line in family.lines), strict=True
    )
    foreign = tried = 0
    for shift in SHIFTS:
        if shift >= count:
            continue
        moved = (*amounts[shift:], *amounts[:shift])
        for quantity, amount in zip(quantities, moved, strict=True):
            foreign += _exact(quantity, amount, family.rate)
        tried += count
    return max(foreign / tried, 1e-4)


def _identity(view: FigureTable, line: _Line, family: _Family) -> Identity:
    assert line.amount.col is not None
    rounded = family.derived >= _DERIVED and line.is_derived(family.rate)
    return Identity(
        id=stable_id(
            CHECK.code,
            *view.words(line.row, line.amount.col),
            str(line.quantity.col),
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
        adoption=by_lines(
            family.tally, "a rate that the lines of the group share"
        ),
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
