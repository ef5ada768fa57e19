"""What an explanation is: the document's own reason for a difference, exact to the last digit.

A failed identity that is explained is no deviation: it is *accounted for*, listed with the printed
word or figure that gives the reason, and neither proves nor accuses anything.

To add one: write ``validate/explanations/<name>.py`` with a function from a ``Scene`` and an
``Outcome`` to a ``Reason`` or None, and an ``Explanation`` beside it; name it in
``validate/explanations/registry.py``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact, facts_of
from extract.french.folding import fold
from extract.several import found_in
from extract.table import ColumnKind
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Outcome,
    Verdict,
    right_side,
)
from validate.tables.figure_table import FigureTable, figure_tables

LONG = 100
"""From how much on an amount is met nowhere by accident."""
_SHORT = 3
"""Digits of a factor that somebody chose: 1,2 or 0,055."""
_INEXACT = Decimal("1e-12")
"""How far the inverse of what a whole number divides by is from that number, at most."""
_DIVIDED = (Form.RATIO, Form.AVERAGE)
Way = tuple[frozenset[int | None], Decimal]
"""How a figure is made of others of its line: their columns, and what they are multiplied by."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an explanation may look: the document, its facts by id, its tables by id."""

    document: Document
    facts: Mapping[str, Fact]
    tables: Mapping[str, FigureTable]
    divided: frozenset[str] = frozenset()
    """The figures that a quotient or a mean, believed of their line too, gives to the last
    digit; those of which so many times make another figure but for their rounding."""
    parts: frozenset[tuple[str, str]] = frozenset()
    """The figures that sums which hold give, each with one of its parts."""
    products: Mapping[str, Mapping[Way, Decimal]] = field(default_factory=dict)
    """What products that hold give before it is rounded, by the figure that prints it."""

    @classmethod
    def of(
        cls,
        document: Document,
        facts: Mapping[str, Fact],
        outcomes: Iterable[Outcome] = (),
    ) -> "Scene":
        """The scene of a document whose facts are indexed."""
        tables = {view.table.id: view for view in figure_tables(document)}
        outcomes = tuple(outcomes)
        divided = frozenset(
            one.identity.result
            for one in outcomes
            if one.verdict is Verdict.HELD and one.identity.form in _DIVIDED
        )
        parts = frozenset(
            (one.identity.result, term)
            for one in outcomes
            if one.verdict is Verdict.HELD
            and one.identity.form is Form.WEIGHTED_SUM
            for term in one.identity.operands
        )
        divided |= _rounded_parts(outcomes, facts)
        products = _products(outcomes, facts)
        return cls(document, facts, tables, divided, parts, products)

    def result(self, identity: Identity) -> Fact | None:
        """The fact on the left of an identity."""
        return self.facts.get(identity.result)

    def terms(self, identity: Identity) -> list[Fact]:
        """The facts on the right of an identity that are known."""
        return found_in(self.facts, identity.operands)

    def figures(self, identity: Identity) -> list[Fact]:
        """The facts of an identity that are known, that on the left first."""
        result = self.result(identity)
        terms = self.terms(identity)
        if result is None:
            return terms
        return [result, *terms]

    def sum_of(self, outcome: Outcome) -> "ReadSum | None":
        """The figures of a sum whose result was read; None for any other identity."""
        identity = outcome.identity
        result = self.result(identity)
        if identity.form is not Form.WEIGHTED_SUM:
            return None
        if result is None or result.value is None:
            return None
        return ReadSum(result, result.value, self.terms(identity))

    def sum_down(self, outcome: Outcome) -> "ReadSum | None":
        """The sum of one column of a table; None for any other identity."""
        found = self.sum_of(outcome)
        if found is None:
            return None
        columns = {
            (fact.table_id, fact.col) for fact in (found.result, *found.terms)
        }
        if len(columns) == 1:
            return found
        return None

    def table_of(self, fact: Fact) -> FigureTable | None:
        """The table in which a fact is printed."""
        return self.tables.get(fact.table_id)

    def counts(self, fact: Fact) -> bool:
        """Whether a fact stands in a column of whole numbers of things."""
        table = self.table_of(fact)
        if table is None or fact.col is None or fact.number is None:
            return False
        kind = table.column(fact.col).kind
        return kind is ColumnKind.COUNT and fact.number.decimals == 0

    def header(self, fact: Fact) -> str:
        """The folded words of the column of a fact."""
        return fold(" ".join(fact.column_path))

    def label(self, fact: Fact) -> str:
        """The folded words of the row of a fact: what it stands under, and its own label."""
        return fold(" ".join(fact.row_path))

    def beside(self, line: Fact, column: Fact) -> Fact | None:
        """The figure in the line of one fact and the column of another of its table."""
        table = self.table_of(line)
        if table is None or line.row is None or column.col is None:
            return None
        return table.facts.get((line.row, column.col))

    def row_figures(self, fact: Fact) -> Iterator[Fact]:
        """The other figures of the row of a fact."""
        table = self.table_of(fact)
        if table is None or fact.row is None:
            return
        for (row, col), other in table.facts.items():
            if row == fact.row and col != fact.col:
                yield other

    def stated(self, identity: Identity) -> Fact | None:
        """The first number of the text of an identity that is read."""
        figures = self.figures(identity)
        said = (one for one in figures if not one.table_id and one.number)
        return next(said, None)

    def sentence(self, said: Fact) -> str:
        """The sentence of a number of the text; empty for another."""
        claims = self.document.claims
        own = (one.sentence for one in claims if one.fact.id == said.id)
        return next(own, "")

    def told_around(
        self, said: Fact, before: int, behind: int
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """So many numbers of the text before one, and so many behind it, in their order."""
        facts = facts_of(self.document.claims)
        for place, one in enumerate(facts):
            if one.id == said.id:
                first, next_one = max(0, place - before), place + 1
                return facts[first:place], facts[next_one : next_one + behind]
        return (), ()


def _products(
    outcomes: Iterable[Outcome], facts: Mapping[str, Fact]
) -> Mapping[str, Mapping[Way, Decimal]]:
    """What each product of a table that holds gives, by its figure and how it is made; one that is
    so many times another, in whole units, may have been divided as well. A factor of many digits
    was fitted to the figures, and explains none.
    """
    found = defaultdict[str, dict[Way, Decimal]](dict)
    for outcome in outcomes:
        one = outcome.identity
        is_product = one.form is Form.PRODUCT and one.table_id
        is_told = is_product and _digits(one.constant) <= _SHORT
        made = right_side(one, facts) if is_told else None
        if outcome.verdict is not Verdict.HELD or made is None:
            continue
        whole, terms = facts[one.result], found_in(facts, one.operands)
        columns = frozenset(term.col for term in terms)
        found[whole.id][columns, one.constant] = made.middle
        part, factor = terms[0], one.constant * one.terms[0].weight
        if len(terms) == 1 and part.is_whole and factor:
            divided = value(whole) / factor
            found[part.id][frozenset({whole.col}), one.constant] = divided
    return found


def _digits(number: Decimal) -> int:
    """The digits of a number without the zeros around them."""
    return len(number.normalize().as_tuple().digits)


def _rounded_parts(
    outcomes: Iterable[Outcome], facts: Mapping[str, Fact]
) -> frozenset[str]:
    """The figures of which so many make another, in each group of lines in which that holds but for
    their rounding: the smaller figure is the one that was reckoned, in a line that breaks too."""
    groups = defaultdict[tuple[str, str, Decimal], list[_Part]](list)
    for outcome in outcomes:
        part = _Part.of(outcome)
        if part is not None:
            one = outcome.identity
            groups[one.rule, one.table_id, part.times].append(part)

    found = set[str]()
    for parts in groups.values():
        if any(part.holds_rounded(facts) for part in parts):
            found.update(part.fact for part in parts)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure of which so many whole times are another, or should be."""

    fact: str
    whole: str
    times: Decimal
    holds: bool

    @classmethod
    def of(cls, outcome: Outcome) -> "_Part | None":
        """The part that an identity of two figures tells, be it stated of the part or of the
        whole."""
        one = outcome.identity
        if one.form is not Form.PRODUCT or len(one.terms) != 1:
            return None
        fact, whole, times = one.terms[0].fact, one.result, one.constant
        if 0 < times < 1:
            fact, whole, times = whole, fact, 1 / times
        number = times.to_integral_value()
        if number <= 1 or abs(times - number) > _INEXACT:
            return None
        return cls(fact, whole, number, outcome.verdict is Verdict.HELD)

    def holds_rounded(self, facts: Mapping[str, Fact]) -> bool:
        """Whether it is that part, but not to the last digit."""
        made = value(facts[self.fact]) * self.times
        return self.holds and made != value(facts[self.whole])


@dataclass(frozen=True, slots=True)
class ReadSum:
    """A sum whose printed result was read."""

    result: Fact
    value: Decimal
    """What the result prints."""
    terms: list[Fact]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one failed identity is no deviation: its sentence, and the facts that give it."""

    message: Message
    facts: tuple[str, ...] = ()

    @classmethod
    def of(cls, message: Message, facts: Iterable[Fact]) -> "Reason":
        """The reason that some facts give."""
        return cls(message, tuple(fact.id for fact in facts))


Explain = Callable[[Scene, Outcome], Reason | None]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One kind of reason."""

    code: str
    title: Message
    explain: Explain = field(compare=False)


def value(fact: Fact) -> Decimal:
    """The value of a fact that has one; zero for one that cannot be read.

    Explanations compare to the last digit, so that an unread figure explains nothing.
    """
    if fact.value is None:
        return Decimal(0)
    return fact.value


def prints(figure: Fact, made: Decimal) -> bool:
    """Whether a figure that is read is what is made, rounded to its last digit, signs aside."""
    assert figure.number is not None
    return abs(abs(made) - abs(value(figure))) <= figure.number.half_unit


def added(facts: Iterable[Fact]) -> Decimal:
    """What facts give together, those that cannot be read being nothing."""
    return sum(map(value, facts), Decimal(0))
