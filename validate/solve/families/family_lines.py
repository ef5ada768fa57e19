"""One line of a believed family: its equation, and how it fares."""

from dataclasses import dataclass, replace
from functools import partial

from extract.facts import Fact
from extract.several import partition, present
from extract.table import RowKind
from validate.belief.hypothesis import EntryOutcome
from validate.check import stable_id
from validate.model.adoption import Adoption, Ground
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Term,
    Verdict,
    evaluate,
)
from validate.solve.families.line_identities import CODE, is_divided
from validate.tables.adding_rows import AddingRows
from validate.tables.believed_families import BelievedFamily

FACTORS = 2
"""Operands of a product or quotient of one figure by another."""
UNSUPPORTED = Adoption((Ground.OWN_FIGURES,), "its own figures agree")
"""Why a line is stated that proves nothing and accuses nobody."""


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One line of a family: its equation, and how it fares."""

    family: BelievedFamily
    entry: int
    outcome: EntryOutcome
    identity: Identity
    facts: dict[str, Fact]
    """The figures of the equation."""
    found: Outcome
    """How the equation fares, as figures are compared."""
    adding: AddingRows
    """The rows of its table that are sums."""
    of_rate: bool = False
    """Whether it has a rate where the others have a price."""

    @property
    def obeys(self) -> bool:
        """Whether it is told, and does not break the family."""
        return self.outcome not in (EntryOutcome.BROKEN, EntryOutcome.SILENT)

    @property
    def holds(self) -> bool:
        """Whether its equation does not fail."""
        return self.found.verdict is not Verdict.FAILED

    @property
    def is_right(self) -> bool:
        """Whether neither its family nor its equation is broken."""
        return self.obeys and self.holds

    @property
    def failing(self) -> "FamilyLine":
        """The same if its equation failed."""
        failed = replace(self.found, verdict=Verdict.FAILED)
        return replace(self, found=failed)

    @property
    def result(self) -> Fact:
        """The figure that is reckoned."""
        return self.facts[self.identity.result]

    @property
    def tells_nothing(self) -> bool:
        """Whether it leaves figures out, and they are not marked as nothing where it breaks its
        family, as lines that obey mark them."""
        if self.outcome is not EntryOutcome.SILENT:
            return False
        is_read = all(fact.number is not None for fact in self.facts.values())
        fails = is_read and self.found.verdict is Verdict.FAILED
        return not (fails and self.family.marks_nothing(self.entry))

    @property
    def operands(self) -> list[Fact]:
        """The figures that it is reckoned from."""
        return [self.facts[term.fact] for term in self.identity.terms]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where its figures stand, row and column."""
        return [
            (fact.row, fact.col)
            for fact in self.facts.values()
            if fact.row is not None and fact.col is not None
        ]

    @property
    def prices_and_counts(self) -> tuple[list[Fact], list[Fact]]:
        """The operands that are quotients themselves, and the others."""
        return partition(self.operands, partial(is_divided, self.family))


def as_quotient(
    line: FamilyLine, price: Fact, quantity: Fact, what: str
) -> Identity:
    """A product of two figures as the quotient that one of them is."""
    table = line.family.table
    assert price.row is not None
    assert price.col is not None
    return replace(
        line.identity,
        id=stable_id(CODE, *table.words(price.row, price.col), what),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        result=price.id,
        terms=(Term(line.result.id), Term(quantity.id)),
        label=table.name(price.row, price.col),
        rounded=(),
    )


def of_its_operand(line: FamilyLine) -> FamilyLine | None:
    """A line of two columns in proportion as what its result makes of its one operand."""
    stated = line.identity
    if not line.family.proportional or len(line.operands) != 1:
        return None
    (operand,) = line.operands
    assert operand.row is not None
    assert operand.col is not None
    table = line.family.table
    turned = replace(
        stated,
        id=stable_id(CODE, *table.words(operand.row, operand.col), "of"),
        result=operand.id,
        terms=(Term(stated.result),),
        constant=1 / stated.constant,
        label=table.name(operand.row, operand.col),
        rounded=(),
    )
    return replace(line, identity=turned, found=evaluate(turned, line.facts))


def prints_operand(family: BelievedFamily, operand: int, entry: int) -> bool:
    """Whether an entry prints something of an operand."""
    return any(fact.value for fact in family.facts(operand, entry))


def is_recalled(family: BelievedFamily, entry: int) -> bool:
    """Whether a line says what all came to at another time."""
    return family.row_index(entry) in family.table.recalled


def words_of_row(family: BelievedFamily, entry: int) -> str:
    """What names a row, and what it stands under."""
    row = family.table.rows[family.row_index(entry)]
    return " ".join((*row.path, row.label))


def row_kind(family: BelievedFamily, entry: int) -> RowKind:
    """What a row of the table is: of detail, a total."""
    return family.table.rows[family.row_index(entry)].kind


def is_of_sums(line: FamilyLine) -> bool:
    """Whether a product stands in a line that adds up the lines above: in its result and a factor
    that is no price, or any where all seem to be ("Rationnaires par jour"), or in a quantity of
    many digits alone beside what is known to be a price.
    """
    family, row = line.family, line.result.row
    if not family.across or line.identity.form is not Form.PRODUCT:
        return False
    prices, counted = line.prices_and_counts
    if is_recalled(line.family, line.entry):
        return True
    if any(_adds_up(line, fact) for fact in counted or prices):
        return True
    columns = present(fact.col for fact in counted)
    is_priced = bool(prices) and len(columns) == 1
    return is_priced and row in line.adding.by_many(columns[0])


def means_in_sums(line: FamilyLine) -> list[Fact]:
    """The prices of a product in a line that adds up the lines above: all but what it adds up."""
    if not is_of_sums(line):
        return []
    prices, counted = line.prices_and_counts
    added = next((fact for fact in counted if _adds_up(line, fact)), None)
    if added is None:
        return prices
    return [one for one in line.operands if one is not added]


def _adds_up(line: FamilyLine, fact: Fact) -> bool:
    """Whether a line adds up the lines above in its result and one of its factors."""
    columns = present((line.result.col, fact.col))
    return line.result.row in line.adding.of(columns)
