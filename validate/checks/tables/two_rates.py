"""An amount that two stated prices make: where the prose says "105 € par demi-pensionnaire et 60 €
par interne", so much for each of one column and so much for each of another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from extract.document import Document
from extract.facts import Fact
from extract.number import Unit
from extract.several import present
from extract.table import ColumnKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.tables.figure_table import WITHOUT_FIGURES, FigureTable

CODE = "two-rates"
_LINES = 5
"""Lines that two prices make, at least: any two lines have some."""
_BOTH = 3
"""Those of them that count something in both columns."""
_TO_ONE = 4
"""Lines that obey, for each that does not."""
_SURE = 8
"""The same, from which a line that does not is an error."""
_TRIED = 24
"""Lines from any two of which prices are solved."""
_Prices = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row's amount, and its figures in two columns: none where nothing is printed."""

    row: int
    amount: Fact
    counted: tuple[Fact | None, Fact | None]

    @property
    def counts(self) -> _Prices:
        """How many it counts in each column."""
        first, second = map(_count, self.counted)
        return first, second

    def obeys(self, prices: _Prices) -> bool:
        """Whether its amount is what the prices make."""
        made = sum(map(Decimal.__mul__, self.counts, prices), Decimal(0))
        return made == self.amount.value_or_zero


def _count(fact: Fact | None) -> Decimal:
    return Decimal(0) if fact is None else fact.value_or_zero


@dataclass(frozen=True)
class _Family:
    """The lines of one amount and two columns, with the prices that most of them obey."""

    view: FigureTable
    lines: Sequence[_Line]
    prices: _Prices

    @cached_property
    def obeying(self) -> list[_Line]:
        """The lines that obey."""
        return [line for line in self.lines if line.obeys(self.prices)]

    @property
    def tally(self) -> LineTally:
        """How the lines fare."""
        held = len(self.obeying)
        return LineTally(held, len(self.lines) - held)

    @property
    def is_believed(self) -> bool:
        """Whether enough lines obey, enough of them in both columns."""
        both = [line for line in self.obeying if all(line.counts)]
        return len(both) >= _BOTH and _is_enough(self.tally)


def _is_enough(tally: LineTally) -> bool:
    return tally.held >= max(_LINES, _TO_ONE * tally.failed)


def find(context: Context) -> Iterator[Identity]:
    """The amounts of each table that two prices of the prose make."""
    stated = _stated_prices(context.document)
    for view in context.figure_tables if len(stated) > 1 else ():
        for result in view.columns(ColumnKind.AMOUNT):
            for family in _families(view, result, stated):
                yield from _identities(family)


def _stated_prices(document: Document) -> dict[Decimal, Decimal]:
    """The amounts of money that the prose states, by themselves."""
    facts = (claim.fact for claim in document.claims)
    amounts = {_count(fact) for fact in facts if fact.unit is Unit.EUR}
    return {amount: amount for amount in amounts if amount > 0}


def _families(
    view: FigureTable, result: int, stated: Mapping[Decimal, Decimal]
) -> Iterator[_Family]:
    """The prices that make a column of amounts of two columns of counts."""
    for counted in combinations(view.columns(ColumnKind.COUNT), 2):
        lines = list(_lines(view, result, counted))
        prices = _likeliest(lines, stated)
        if prices is None:
            continue
        family = _Family(view, lines, prices)
        if family.is_believed:
            yield family


def _lines(
    view: FigureTable, result: int, counted: tuple[int, int]
) -> Iterator[_Line]:
    """The rows that print an amount and a count at least, all of them read."""
    for row in view.rows:
        if row.kind in WITHOUT_FIGURES:
            continue
        amount, first, second = (
            view.facts.get((row.index, col)) for col in (result, *counted)
        )
        printed = present((amount, first, second))
        is_read = all(fact.number is not None for fact in printed)
        if amount is not None and len(printed) > 1 and is_read:
            yield _Line(row.index, amount, (first, second))


def _likeliest(
    lines: Sequence[_Line], stated: Mapping[Decimal, Decimal]
) -> _Prices | None:
    """The two stated prices that most pairs of lines have; None where none has any."""
    pairs = combinations(lines[:_TRIED], 2)
    solved = Counter(
        present(_solved(one, other, stated) for one, other in pairs)
    )
    return next((prices for prices, _ in solved.most_common(1)), None)


def _solved(
    one: _Line, other: _Line, stated: Mapping[Decimal, Decimal]
) -> _Prices | None:
    """The two prices that make the amounts of two lines, where they are stated and differ."""
    (a, b), (c, d) = one.counts, other.counts
    whole = a * d - b * c
    if not whole:
        return None
    left, right = one.amount.value_or_zero, other.amount.value_or_zero
    first = _quotient(left * d - b * right, whole, stated)
    second = _quotient(a * right - left * c, whole, stated)
    if first is None or second is None or first == second:
        return None
    return first, second


def _quotient(
    share: Decimal, whole: Decimal, stated: Mapping[Decimal, Decimal]
) -> Decimal | None:
    """The stated price that ``share`` is ``whole`` times."""
    price = stated.get(share / whole)
    if price is None or price * whole != share:
        return None
    return price


def _identities(family: _Family) -> Iterator[Identity]:
    tally = family.tally
    broken = LineTally(tally.held - 1, tally.failed + 1)
    adoption = by_lines(tally, "two prices of the prose", Ground.WORDS)
    sure = tally.held >= _SURE * tally.failed
    for line in family.lines:
        yield Identity(
            id=stable_id(
                CODE, *family.view.words(line.row, line.amount.col or 0)
            ),
            rule=CODE,
            kind=Kind.PRODUCT,
            form=Form.WEIGHTED_SUM,
            result=line.amount.id,
            terms=tuple(
                Term(fact.id, price)
                for fact, price in zip(line.counted, family.prices, strict=True)
                if fact is not None
            ),
            table_id=family.view.table.id,
            severity=Severity.ERROR if sure else Severity.WARNING,
            adoption=adoption.as_heard(_is_enough(broken)),
            label=family.view.name(line.row, line.amount.col or 0),
        )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.PRODUCT,
    title=Message("Deux tarifs du texte", "Two prices of the text"),
    source=Message(
        "Le montant d'une ligne est la somme de deux quantités, chacune au tarif que le texte"
        " énonce.",
        "The amount of a line is the sum of two quantities, each at the price that the text"
        " states.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; ses deux quantités, aux tarifs que le texte énonce, donnent"
        " {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; its two quantities at the prices that the text states give"
        " {expected}, a difference of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
