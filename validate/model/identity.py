"""The algebra every check reduces to: sums, products, ratios and equalities over facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from extract.facts import Fact
from validate.model.adoption import UNSTATED, Adoption
from validate.model.interval import Interval


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
    ANY_OF = "any-of"
    """result = one of the ``candidates`` (a stated count against the natural counts of the lines)
    """
    ORDER = "order"
    """result >= term (the end of a period against its start, as day numbers)"""
    WITHIN = "within"
    """offset <= result <= constant (an end of a period against the financial year, as day numbers)
    """
    DISTINCT = "distinct"
    """two lines that should not repeat each other: stated with its terms only where they do"""
    WELL_FORMED = "well-formed"
    """the result can be read as a number"""


class Verdict(StrEnum):
    """The three outcomes of a check; a failure that the document itself explains is no deviation."""

    HELD = "held"
    FAILED = "failed"
    ABSTAINED = "abstained"
    EXPLAINED = "explained"


class Severity(StrEnum):
    """How a failed check is reported, at most."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)


class Nature(StrEnum):
    """What a finding rests on."""

    FACTUAL = "factual"
    """Recomputation alone."""
    JUDGMENTAL = "judgmental"
    """It depends on reading a clause or matching two names."""
    LEGAL = "legal"
    """A rule of law or of a convention."""


@dataclass(frozen=True, slots=True)
class Term:
    """A fact in an identity with its weight (±1 in sums); ``months`` and other constants are
    weights too.
    """

    fact: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Identity:
    """An equation that the document should satisfy.

    ``id`` is stable over re-runs (made from rule, section, caption, paths and ordinal, never from
    amounts or page numbers). ``rule`` is the code of the check that stated it. ``result`` is the
    fact id on the left. ``severity`` is the most a failure may be reported as. ``nature`` as in the contract.
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
    nature: Nature = Nature.FACTUAL
    adoption: Adoption = UNSTATED
    label: str = ""
    """What is being checked in the reader's words: row and column of the result."""
    label_en: str = ""
    """The label in English, where it is not only what is printed."""
    rounded: tuple[str, ...] = ()
    """Facts that stand for an interval of half a unit of their last printed digit on each side:
    amounts printed without their column's decimals, and counts that may be an amount divided by a
    rate. Numbers in k€ or M€ and numbers that prose calls approximate are intervals without being
    listed."""
    candidates: tuple[tuple[str, Decimal], ...] = ()
    """The natural counts of an ``ANY_OF``, each with its name."""
    scope: str = ""
    """Which rows a footing adds up, by the name of their scope ("group", "all")."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all its facts, the result first (a sum without a printed result has none)."""
        return (*((self.result,) if self.result else ()), *(term.fact for term in self.terms))


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


class _UnknownError(Exception):
    """A side of an identity has no value; the text says why."""


_COMPUTED = (Form.PRODUCT, Form.RATIO)
_SPECIAL = (Form.ANY_OF, Form.ORDER, Form.WITHIN, Form.DISTINCT, Form.WELL_FORMED)
_HALF = Decimal("0.5")


def reach(fact: Fact, rounded: bool = False) -> Interval:
    """What the printed number may stand for: itself, or half a unit on each side where it was
    rounded.

    Raises:
        ValueError: the fact has no value.
    """
    number = fact.number
    if number is None:
        raise ValueError(f"{fact.id} has no value")
    if rounded or number.scale > 1 or number.approximate:
        return Interval.around(number.value, number.ulp * _HALF)
    return Interval.exact(number.value)


def evaluate(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    """Whether ``identity`` holds over ``facts``: held, failed, or abstained with the reason in
    ``note``.

    Sums, differences and equalities are exact; the result of a product or a ratio is compared
    within half a unit of its last printed digit; a check fails only where the intervals of both
    sides are disjoint, and holds, noted ``truncated``, where the printed result only dropped its
    last digits. Reasons of abstention: ``missing``, ``malformed``, ``not available``, ``division by
    zero``. With an empty ``result`` a sum is compared with ``constant``.
    """
    try:
        left = _left(identity, facts)
        if identity.form in _SPECIAL:
            return _special(identity, facts)
        right = _right(identity, facts)
    except _UnknownError as unknown:
        printed = facts[identity.result].printed if identity.result in facts else ""
        return Outcome(
            identity, Verdict.ABSTAINED, printed, _given(identity, facts), note=str(unknown)
        )
    return _compare(identity, facts, left, right)


def _number(identity: Identity, fact: str, facts: Mapping[str, Fact]) -> Interval:
    if fact not in facts:
        raise _UnknownError("missing")
    if facts[fact].number is None:
        raise _UnknownError("not available" if facts[fact].unavailable else "malformed")
    return reach(facts[fact], fact in identity.rounded)


def _left(identity: Identity, facts: Mapping[str, Fact]) -> Interval:
    if identity.form in (Form.DISTINCT, Form.WELL_FORMED):
        return Interval.exact(Decimal(0))
    if not identity.result:
        return Interval.exact(identity.constant)
    value = _number(identity, identity.result, facts)
    number = facts[identity.result].number
    if identity.form in _COMPUTED and number is not None:
        return Interval.around(number.value, number.ulp * _HALF)
    return value


def _right(identity: Identity, facts: Mapping[str, Fact]) -> Interval:
    values = [_number(identity, term.fact, facts).times(term.weight) for term in identity.terms]
    if identity.form is Form.RATIO:
        try:
            quotient = values[0] / values[1]
        except ZeroDivisionError:
            raise _UnknownError("division by zero") from None
        return quotient.times(identity.constant) + Interval.exact(identity.offset)
    if identity.form is Form.PRODUCT:
        product = Interval.exact(identity.constant)
        for value in values:
            product = product * value
        return product
    low = sum((value.low for value in values), identity.offset)
    return Interval(low, sum((value.high for value in values), identity.offset))


def _given(identity: Identity, facts: Mapping[str, Fact]) -> Decimal | None:
    """What the other side gives for a result that cannot be read."""
    if identity.form in _SPECIAL:
        return None
    try:
        return _right(identity, facts).middle
    except _UnknownError:
        return None


def _compare(
    identity: Identity, facts: Mapping[str, Fact], left: Interval, right: Interval
) -> Outcome:
    if not identity.result:
        total = right.middle
        verdict = Verdict.HELD if left.meets(right) else Verdict.FAILED
        return Outcome(
            identity, verdict, str(total), left.middle, total - left.middle, right.margin
        )
    fact = facts[identity.result]
    number = fact.number
    assert number is not None
    expected = right.middle
    if identity.form in _COMPUTED:
        expected = expected.quantize(Decimal(1).scaleb(-number.decimals), ROUND_HALF_UP)
    outcome = (fact.printed, expected, number.value - expected, left.margin + right.margin)
    if left.meets(right):
        return Outcome(identity, Verdict.HELD, *outcome)
    if truncates(number.value, number.ulp, right):
        return Outcome(identity, Verdict.HELD, *outcome, note="truncated")
    return Outcome(identity, Verdict.FAILED, *outcome)


def truncates(printed: Decimal, ulp: Decimal, value: Interval) -> bool:
    """Whether ``printed`` is some number of ``value`` with its last digits dropped (towards zero)."""
    if printed < 0 or (printed == 0 and value.high < 0):
        return truncates(-printed, ulp, value.times(Decimal(-1)))
    return value.high >= printed and value.low < printed + ulp


def _special(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    fact = facts.get(identity.result)
    if fact is None:
        raise _UnknownError("missing")
    printed, value = fact.printed, fact.value
    if identity.form is Form.WELL_FORMED:
        return Outcome(identity, Verdict.FAILED if value is None else Verdict.HELD, printed)
    if identity.form is Form.DISTINCT:
        return Outcome(identity, Verdict.FAILED if identity.terms else Verdict.HELD, printed)
    assert value is not None
    if identity.form is Form.ORDER:
        start = _number(identity, identity.terms[0].fact, facts).low
        return Outcome(identity, Verdict.FAILED if value < start else Verdict.HELD, printed)
    if identity.form is Form.WITHIN:
        within = identity.offset <= value <= identity.constant
        return Outcome(identity, Verdict.HELD if within else Verdict.FAILED, printed)
    best = min(identity.candidates, key=lambda candidate: abs(value - candidate[1]), default=None)
    if best is None:
        raise _UnknownError("missing")
    margin = _number(identity, identity.result, facts).margin
    verdict = Verdict.HELD if abs(value - best[1]) <= margin else Verdict.FAILED
    return Outcome(identity, verdict, printed, best[1], value - best[1], margin, note=best[0])
