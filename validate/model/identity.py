"""The algebra every check reduces to: sums, products, ratios and equalities over facts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from extract.facts import Fact
from extract.several import HasId
from validate.model.adoption import UNSTATED, Adoption
from validate.model.counted_line import CountedLine
from validate.model.interval import Interval

One = TypeVar("One")


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
    """result = constant x Σ the first ``dividends`` terms, one as a rule / Σ the others + offset (a
    percentage, an evolution)"""
    AVERAGE = "average"
    """result = mean of the terms"""
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
    AT_LEAST = "at-least"
    """result >= Σ weight x term + offset (a share that the law asks for)"""
    AT_MOST = "at-most"
    """result <= Σ weight x term + offset (a ceiling of the law)"""
    DISTINCT = "distinct"
    """two lines that should not repeat each other: stated with its terms only where they do"""
    WELL_FORMED = "well-formed"
    """the result can be read as a number"""


class Verdict(StrEnum):
    """The three outcomes of a check; a failure that the document itself explains is no
    deviation.
    """

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


def terms_of(facts: Iterable[HasId]) -> tuple[Term, ...]:
    """Facts as the terms of an identity, each counted once."""
    return tuple(Term(fact.id) for fact in facts)


@dataclass(frozen=True, slots=True)
class Identity:
    """An equation that the document should satisfy.

    ``id`` is stable over re-runs (made from rule, section, caption, paths and ordinal, never from
    amounts or page numbers). ``rule`` is the code of the check that stated it. ``result`` is the
    fact id on the left. ``severity`` is the most a failure may be reported as. ``nature`` as in the
    contract.
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
    rounds: bool = False
    """Whether the other results of its kind are rounded to the nearest, so that its own was not cut
    short."""
    candidates: tuple[tuple[str, Decimal], ...] = ()
    """The natural counts of an ``ANY_OF``, each with its name."""
    counted: tuple[CountedLine, ...] = ()
    """The lines or names that a count is of, in the order printed."""
    scope: str = ""
    """Which rows a footing adds up, by the name of their scope ("group", "all")."""
    quoted: tuple[Fact, ...] = ()
    """Texts of cells that it is over, which are no figures of the document: facts of its own."""
    dividends: int = 1
    """How many terms of a ratio are divided by the others."""

    def as_heard(self, heard: bool) -> "Identity":
        """The same, with whether anything would be said if it did not hold."""
        return replace(self, adoption=self.adoption.as_heard(heard))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all its facts, the result first (a sum without a printed result has none)."""
        return (
            *((self.result,) if self.result else ()),
            *self.operands,
        )

    @property
    def operands(self) -> tuple[str, ...]:
        """The ids of the facts that it combines, in order."""
        return tuple(term.fact for term in self.terms)

    @property
    def between_places(self) -> bool:
        """Whether it compares two places of the document by something else than their figures:
        where it fails neither is wrong by itself.
        """
        compares = self.kind in (Kind.EQUALITY, Kind.COUNT)
        return (
            compares
            and self.form in (Form.WITHIN, Form.DISTINCT)
            and bool(self.terms)
        )


def quoted_facts(identities: Iterable[Identity]) -> dict[str, Fact]:
    """The texts that identities quote, by their ids."""
    return {fact.id: fact for one in identities for fact in one.quoted}


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


LINEAR = (Form.WEIGHTED_SUM, Form.EQUALITY)
"""Forms in which a unit more of a figure is a unit more, times its weight, of the difference."""
_ROUNDED = (Form.PRODUCT, Form.RATIO, Form.AVERAGE)
"""Forms whose result is known to its own last digit only."""
_WITHOUT_VALUE = (Form.DISTINCT, Form.WELL_FORMED)
"""Forms that ask for no value of their result."""
_ZERO = Decimal(0)


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
        return Interval.around(number.value, number.half_unit)
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
        special = _SPECIAL.get(identity.form)
        if special is not None:
            return special(identity, facts)
        right = _right(identity, facts)
    except _UnknownError as unknown:
        return _abstained(identity, facts, str(unknown))

    if not identity.result:
        return _compare_with_constant(identity, left, right)
    return _compare(identity, facts[identity.result], left, right)


def evaluate_with(
    identity: Identity, changed: Fact, facts: Mapping[str, Fact]
) -> Outcome:
    """The same as if one of its facts were printed as ``changed`` is."""
    own = {one: facts[one] for one in identity.facts if one in facts}
    return evaluate(identity, own | {changed.id: changed})


def _abstained(
    identity: Identity, facts: Mapping[str, Fact], reason: str
) -> Outcome:
    """The outcome of an identity with an unknown side, with what the other side gives."""
    printed = facts[identity.result].printed if identity.result in facts else ""
    return Outcome(
        identity,
        Verdict.ABSTAINED,
        printed,
        _given(identity, facts),
        note=reason,
    )


def _given(identity: Identity, facts: Mapping[str, Fact]) -> Decimal | None:
    """What the right side gives for a result that cannot be read."""
    made = right_side(identity, facts)
    return None if made is None else made.middle


def right_side(
    identity: Identity, facts: Mapping[str, Fact]
) -> Interval | None:
    """What the terms give, before it is rounded; None where that cannot be told."""
    if identity.form in _SPECIAL:
        return None
    try:
        return _right(identity, facts)
    except _UnknownError:
        return None


def _number(
    identity: Identity, fact: str, facts: Mapping[str, Fact]
) -> Interval:
    if fact not in facts:
        raise _UnknownError("missing")
    if facts[fact].number is None:
        raise _UnknownError(
            "not available" if facts[fact].unavailable else "malformed"
        )
    return reach(facts[fact], fact in identity.rounded)


def _left(identity: Identity, facts: Mapping[str, Fact]) -> Interval:
    if identity.form in _WITHOUT_VALUE:
        return Interval.exact(_ZERO)
    if not identity.result:
        return Interval.exact(identity.constant)

    value = _number(identity, identity.result, facts)
    number = facts[identity.result].number
    if identity.form in _ROUNDED and number is not None:
        return Interval.around(number.value, number.half_unit)
    return value


def _right(identity: Identity, facts: Mapping[str, Fact]) -> Interval:
    if identity.form is Form.AVERAGE:
        return _mean(
            [_number(identity, term.fact, facts) for term in identity.terms]
        )
    values = [
        _number(identity, term.fact, facts).times(term.weight)
        for term in identity.terms
    ]
    if identity.form is Form.RATIO:
        return _ratio(identity, values)
    if identity.form is Form.PRODUCT:
        return _product(identity, values)

    low = sum((value.low for value in values), identity.offset)
    high = sum((value.high for value in values), identity.offset)
    return Interval(low, high)


def _mean(values: Sequence[Interval]) -> Interval:
    """The mean of some values: divided once, so that no third is rounded many times."""
    total = _added(values)
    return Interval(total.low / len(values), total.high / len(values))


def _ratio(identity: Identity, values: Sequence[Interval]) -> Interval:
    divided, divisors = split_ratio(identity, values)
    try:
        quotient = _added(divided) / _added(divisors)
    except ZeroDivisionError:
        raise _UnknownError("division by zero") from None
    return quotient.times(identity.constant) + Interval.exact(identity.offset)


def split_ratio(
    identity: Identity, values: Sequence[One]
) -> tuple[Sequence[One], Sequence[One]]:
    """What a ratio divides, and what it divides by."""
    return values[: identity.dividends], values[identity.dividends :]


def _added(values: Sequence[Interval]) -> Interval:
    low = sum((value.low for value in values), _ZERO)
    high = sum((value.high for value in values), _ZERO)
    return Interval(low, high)


def _product(identity: Identity, values: Sequence[Interval]) -> Interval:
    product = Interval.exact(identity.constant)
    for value in values:
        product = product * value
    return product


def _compare_with_constant(
    identity: Identity, left: Interval, right: Interval
) -> Outcome:
    total = right.middle
    verdict = Verdict.HELD if left.meets(right) else Verdict.FAILED
    return Outcome(
        identity,
        verdict,
        str(total),
        left.middle,
        total - left.middle,
        right.margin,
    )


def _compare(
    identity: Identity, fact: Fact, left: Interval, right: Interval
) -> Outcome:
    number = fact.number
    assert number is not None
    expected = right.middle
    if identity.form in _ROUNDED:
        expected = number.to_last_digit(expected)

    outcome = Outcome(
        identity=identity,
        verdict=Verdict.HELD,
        printed=fact.printed,
        expected=expected,
        delta=number.value - expected,
        tolerance=left.margin + right.margin,
    )
    if left.meets(right):
        return outcome
    if not identity.rounds and truncates(number.value, number.ulp, right):
        return replace(outcome, note="truncated")
    return replace(outcome, verdict=Verdict.FAILED)


def truncates(printed: Decimal, ulp: Decimal, value: Interval) -> bool:
    """Whether ``printed`` is some number of ``value`` with its last digits dropped (towards
    zero).
    """
    if printed < 0 or (printed == 0 and value.high < 0):
        return truncates(-printed, ulp, value.times(Decimal(-1)))
    return value.high >= printed and value.low < printed + ulp


# ------------------------------------------------------------------------------------------------
# forms that are no computation


def _result(identity: Identity, facts: Mapping[str, Fact]) -> Fact:
    if identity.result not in facts:
        raise _UnknownError("missing")
    return facts[identity.result]


def _verdict(holds: bool) -> Verdict:
    if holds:
        return Verdict.HELD
    return Verdict.FAILED


def _well_formed(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    fact = _result(identity, facts)
    return Outcome(identity, _verdict(fact.value is not None), fact.printed)


def _distinct(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    """Held but where it names the lines that repeat each other."""
    return Outcome(
        identity, _verdict(not identity.terms), _result(identity, facts).printed
    )


def _ordered(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    fact = _result(identity, facts)
    start = _number(identity, identity.terms[0].fact, facts).low
    return Outcome(
        identity, _verdict(fact.value_or_zero >= start), fact.printed
    )


def _within(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    fact = _result(identity, facts)
    inside = identity.offset <= fact.value_or_zero <= identity.constant
    return Outcome(identity, _verdict(inside), fact.printed)


def _bounded(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    """A bound and what is printed: within the rounding of both, the bound is kept."""
    fact = _result(identity, facts)
    printed = _number(identity, identity.result, facts)
    bound = _right(identity, facts)
    kept = printed.high >= bound.low
    if identity.form is Form.AT_MOST:
        kept = printed.low <= bound.high
    return Outcome(
        identity=identity,
        verdict=_verdict(kept),
        printed=fact.printed,
        expected=bound.middle,
        delta=printed.middle - bound.middle,
        tolerance=printed.margin + bound.margin,
    )


def _any_of(identity: Identity, facts: Mapping[str, Fact]) -> Outcome:
    """The candidate that comes nearest, which holds within the rounding of the result."""
    fact = _result(identity, facts)
    value = fact.value_or_zero
    if not identity.candidates:
        raise _UnknownError("missing")

    name, count = min(
        identity.candidates, key=lambda candidate: abs(value - candidate[1])
    )
    margin = _number(identity, identity.result, facts).margin
    gap = value - count
    return Outcome(
        identity=identity,
        verdict=_verdict(abs(gap) <= margin),
        printed=fact.printed,
        expected=count,
        delta=gap,
        tolerance=margin,
        note=name,
    )


_SPECIAL: Mapping[Form, Callable[[Identity, Mapping[str, Fact]], Outcome]] = {
    Form.ANY_OF: _any_of,
    Form.ORDER: _ordered,
    Form.WITHIN: _within,
    Form.AT_LEAST: _bounded,
    Form.AT_MOST: _bounded,
    Form.DISTINCT: _distinct,
    Form.WELL_FORMED: _well_formed,
}
