"""The algebra every check reduces to: sums, products, ratios and equalities over facts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """The finding kinds of the contract."""

    SUM = "sum"
    PRODUCT = "product"
    DIFFERENCE = "difference"
    EQUALITY = "equality"
    COUNT = "count"
    CARRY = "carry"
    DATE = "date"
    DUPLICATE = "duplicate"
    FORMAT = "format"


class Form(StrEnum):
    """How an identity combines its terms."""

    WEIGHTED_SUM = "weighted-sum"
    """result = Σ weight x term"""
    PRODUCT = "product"
    """result = constant x Π term"""
    RATIO = "ratio"
    """result = constant x first term / second term + offset (a percentage, an evolution)"""
    EQUALITY = "equality"
    """result = term"""


class Verdict(StrEnum):
    """The three outcomes of a check."""

    HELD = "held"
    FAILED = "failed"
    ABSTAINED = "abstained"


class Severity(StrEnum):
    """How a failed check is reported, at most."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Term:
    """A fact in an identity with its weight (±1 in sums); ``months`` and other constants are weights too."""

    fact: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Identity:
    """An equation that the document should satisfy.

    ``id`` is stable over re-runs (made from rule, section, caption, paths and ordinal, never from amounts or
    page numbers). ``rule`` is the code of the check that stated it. ``result`` is the fact id on the left.
    ``adopted`` says why it is believed: wording, position, or how many lines obey it. ``severity`` is the
    most a failure may be reported as. ``nature`` as in the contract.
    """

    id: str
    rule: str
    kind: Kind
    form: Form
    result: str
    terms: tuple[Term, ...]
    table_id: str = ""
    constant: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)
    severity: Severity = Severity.ERROR
    nature: str = "factual"
    adopted: str = ""
    label: str = ""
    """What is being checked in the reader's words: row and column of the result."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an identity: verdict, both sides, and what was noted on the way."""

    identity: Identity
    verdict: Verdict
    printed: str = ""
    expected: Decimal | None = None
    delta: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    note: str = ""
    """``truncated``, or the reason of an abstention."""
