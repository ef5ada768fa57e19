"""What a document of a dossier states: an amount with what it measures, its year, and the words
that join it to the same amount in another document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.facts import Fact
from validate.model.act_kind import ActKind


class BudgetSection(StrEnum):
    """The two sections of a budget (CGCT, art. L. 2311-1)."""

    OPERATING = "fonctionnement"
    INVESTMENT = "investissement"


def of_section(section: str) -> str:
    """The name of a section after a noun, in French.

    >>> of_section("investissement"), of_section("fonctionnement")
    ("d'investissement", 'de fonctionnement')
    """
    if section == BudgetSection.INVESTMENT:
        return f"d'{section}"
    return f"de {section}"


class BudgetSide(StrEnum):
    """The two sides of a section."""

    EXPENSES = "depenses"
    RECEIPTS = "recettes"


class DossierMeasure(StrEnum):
    """What an amount measures."""

    VOTED = "voted"
    """Credits of a primitive budget."""
    AMENDED = "amended"
    """What a decision adds to them, or takes away."""
    OPENED = "opened"
    """Credits open over the year, as the accounts recall them."""
    CLOSING = "closing"
    """The result of a section at the end of the year, with those before it."""
    OPENING = "opening"
    """The result that the year took over."""
    ALLOCATED = "allocated"
    """What is done with the closing result: 001, 002, 1068."""
    GRANT = "grant"
    PROGRAMME = "programme"
    """A programme authorisation as it stands at the end of the year."""


Key = tuple[str, ...]
"""What joins amounts of one measure: section, side and code; beneficiary; programme."""


@dataclass(frozen=True, slots=True)
class DossierFact:
    """One amount of one document."""

    measure: DossierMeasure
    year: int
    key: Key
    document: str
    """The id of the document."""
    kind: ActKind | None
    fact: Fact
    value: Decimal
    """With its sign: a deficit, or a credit taken away, is below 0."""
    label: str
    recalled: bool = False
    """The document recalls what another one decided."""

    @property
    def ulp(self) -> Decimal:
        """One unit of its last printed digit."""
        assert self.fact.number is not None
        return self.fact.number.ulp

    @property
    def is_rounded(self) -> bool:
        """Whether it stands for more digits than are printed."""
        number = self.fact.number
        return number is not None and (number.approximate or number.scale > 1)


@dataclass(frozen=True, slots=True)
class DossierDocument:
    """A document of the dossier and what it states."""

    document_id: str
    name: str
    title: str
    body: str
    date: str
    kinds: tuple[ActKind, ...]
    year: int | None
    facts: tuple[DossierFact, ...]
    doubtful: frozenset[str] = frozenset()
    """Facts whose reading is in doubt: nothing is compared with them."""
    scdl: bool = False
    """A file of the national schema of grants."""
    anticipates: bool = False
    """It takes results over before the accounts are approved (CGCT, art. L. 2311-5)."""


def of_measure(
    facts: Iterable[DossierFact], measure: DossierMeasure, year: int
) -> list[DossierFact]:
    """The facts of a measure and a year."""
    return [
        fact for fact in facts if fact.measure is measure and fact.year == year
    ]
