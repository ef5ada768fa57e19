"""One fact a number: the unit that checks, coverage and evidence speak about."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.geometry import Place
from extract.number import Number

Counts = Literal[
    "amount", "rate", "percent", "duration", "persons", "structures", "places", "posts", "operations", "other"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed number with its meaning and its place.

    ``id`` is unique in the document and made once: ``<table-id>!r<row>c<col>`` (``.n`` for the n-th number of a
    cell that holds several, from 1), ``<table-id>!h<col>`` for a value in a header, ``claim-<n>``, ``vote-<n>``.
    ``number`` is None for a malformed cell: such a fact has no value, but identities may give one.
    """

    id: str
    counts: Counts
    number: Number | None
    printed: str
    places: tuple[Place, ...]
    section: str
    table_id: str = ""
    row: int | None = None
    col: int | None = None
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    theme: str = ""
    operation: str = ""
    engine: str = ""
    confidence: float = 1.0
    arbitrated: bool = False
    free: bool = False
    """Read inside the free text of a cell: no numeric cell of its own, and weaker ground for a check."""

    @property
    def value(self) -> Decimal | None:
        """The exact printed value, or None where it could not be read as a number."""
        return None if self.number is None else self.number.value


@dataclass(frozen=True, slots=True)
class Claim:
    """A number stated in prose: the fact, what it is said of, and the sentence around it."""

    fact: Fact
    article: str
    heading: str
    """The nearest heading above: "Proposition 2022", "Bilan 2021"."""
    subject: str
    unit_noun: str
    sentence: str
    year: int | None = None
    """The year the statement is about, where its heading or sentence says so."""


@dataclass(frozen=True, slots=True)
class UnitRate:
    """A price per unit, from a header, a table or prose ("85,95 €/mois", "Valeur 162,38 €")."""

    fact: Fact
    what: str
    unit: str
    per: tuple[str, ...]
    months: int | None = None
    """Months covered by one unit, where the unit is a length of time (mois 1, an 12)."""
    cap: Decimal | None = None
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. A term is the fact it was read from, or None where the text does not give it."""

    section: str
    for_: Fact | None = None
    against: Fact | None = None
    abstained: Fact | None = None
    not_voting: Fact | None = None
    present: Fact | None = None
    proxies: Fact | None = None
    absent: Fact | None = None
    members: Fact | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed, in prose or a cell: ISO dates, either may be missing; ``fact_id``-like stable ``id``."""

    id: str
    start: str
    end: str
    printed: str
    places: tuple[Place, ...]
    section: str
    table_id: str = ""
    row: int | None = None
    col: int | None = None
    theme: str = ""
    operation: str = ""
