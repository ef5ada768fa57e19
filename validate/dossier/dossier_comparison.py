"""One fact in two documents: what is compared, what comes of it, and what is left unlinked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from validate.dossier.dossier_fact import (
    DossierDocument,
    DossierFact,
    DossierMeasure,
    of_measure,
)
from validate.model.finding import Message

SEVERAL_STATE = Message(
    "plusieurs documents du dossier donnent ce chiffre",
    "several documents of the dossier state this figure",
)
"""Why a figure is compared with none: which document counts is not told."""


class DossierVerdict(StrEnum):
    """What comes of a comparison."""

    AGREES = "agrees"
    DEVIATES = "deviates"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side of a comparison: the facts that are added up, and what they are."""

    what: Message
    facts: tuple[DossierFact, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class DossierComparison:
    """A fact that two documents state, or an amount that one makes of others."""

    rule: str
    year: int
    label: Message
    left: ComparedSide
    right: ComparedSide
    delta: Decimal
    """Left less right."""
    verdict: DossierVerdict


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Facts that nothing was sure enough to compare, and why: nobody is accused of them."""

    rule: str
    year: int
    label: Message
    reason: Message
    facts: tuple[DossierFact, ...]


Outcome = DossierComparison | Unlinked


@dataclass(frozen=True, slots=True)
class Dossier:
    """The documents of one body."""

    documents: tuple[DossierDocument, ...]

    def facts(self, measure: DossierMeasure, year: int) -> list[DossierFact]:
        """What all of them state of a measure and a year."""
        found: list[DossierFact] = []
        for document in self.documents:
            found += of_measure(document.facts, measure, year)
        return found

    @property
    def years(self) -> list[int]:
        """The years of all facts."""
        return sorted(
            {
                fact.year
                for document in self.documents
                for fact in document.facts
            }
        )

    def is_doubtful(self, fact: DossierFact) -> bool:
        """Whether the reading of a fact is in doubt."""
        return any(
            fact.document == document.document_id
            and fact.fact.id in document.doubtful
            for document in self.documents
        )


@dataclass(frozen=True, slots=True)
class DossierRule:
    """A rule that joins documents: what it says, where it is written, and what finds its pairs."""

    code: str
    title: Message
    source: Message
    find: Callable[[Dossier], Iterator[Outcome]]


DOUBT = Message(
    "la lecture d'un de ces chiffres est en doute",
    "the reading of one of these figures is in doubt",
)


def side_of(
    what: Message, facts: Sequence[DossierFact], total: Decimal | None = None
) -> ComparedSide:
    """A side; its total is the sum of its facts unless another sign is told."""
    added = sum((fact.value for fact in facts), Decimal(0))
    return ComparedSide(what, tuple(facts), added if total is None else total)


def compare_sides(
    dossier: Dossier,
    rule: str,
    year: int,
    label: Message,
    left: ComparedSide,
    right: ComparedSide,
) -> Outcome:
    """Two sides compared to the last digit that both print: what one prints without its cents is
    known to its last unit.
    """
    facts = (*left.facts, *right.facts)
    if any(map(dossier.is_doubtful, facts)):
        return Unlinked(rule, year, label, DOUBT, facts)

    finest = min(fact.ulp for fact in facts)
    slack = Decimal(0)
    for fact in facts:
        if fact.ulp > finest or fact.is_rounded:
            slack += fact.ulp
    delta = left.total - right.total
    agrees = delta == 0 or abs(delta) < slack
    verdict = DossierVerdict.AGREES if agrees else DossierVerdict.DEVIATES
    return DossierComparison(rule, year, label, left, right, delta, verdict)
