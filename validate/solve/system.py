"""All the equations of a document as one system: what correcting some cells would mend, and what it
would break.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from extract.facts import Fact
from validate.model.identity import (
    LINEAR,
    Form,
    Identity,
    Nature,
    Outcome,
    Term,
    Verdict,
    evaluate,
)

SOLVABLE = (*LINEAR, Form.PRODUCT, Form.RATIO, Form.AVERAGE, Form.ANY_OF)
"""Forms in which a wrong figure can be solved for."""


def is_solvable(identity: Identity) -> bool:
    """Whether a wrong figure can be solved for: the law tells what should be, not what was
    meant.
    """
    return identity.form in SOLVABLE and identity.nature is not Nature.LEGAL


_ZERO = Decimal(0)
_SIGNED = ("amount", "percent")
"""What may be below zero: there are no fewer than no persons."""
_SEVERAL = 3
"""Lines of a column that are differences, from which it is one of them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What to add to each fact; ``gaps`` is what a line left out of the table adds to sums, by
    identity.

    ``row`` is the sum whose lines such a line would join.
    """

    shifts: tuple[tuple[str, Decimal], ...] = ()
    gaps: tuple[tuple[int, Decimal], ...] = ()
    row: str = ""

    @property
    def size(self) -> int:
        """How many cells or lines it corrects."""
        return len(self.shifts) + bool(self.gaps)

    @property
    def freedom(self) -> int:
        """How many figures it chooses: a line left out has one for each column it would add to;
        counts take 1.
        """
        chosen = {amount for _, amount in self.gaps if amount != 1}
        return len(self.shifts) + len(chosen)

    @property
    def facts(self) -> tuple[str, ...]:
        """The cells it corrects."""
        return tuple(fact for fact, _ in self.shifts)

    def shift_of(self, fact: str) -> Decimal:
        """What it adds to a fact."""
        own = (shift for name, shift in self.shifts if name == fact)
        return sum(own, _ZERO)

    def gap_of(self, identity: int) -> Decimal:
        """What a line left out adds to an identity."""
        own = (amount for number, amount in self.gaps if number == identity)
        return sum(own, _ZERO)


NOTHING = Correction()
Line = tuple[str, int | None, str]
"""The table and row of a printed total, and the scope it was read with."""


class System:
    """The identities that held or failed, by number, and their state under the corrections applied
    so far.

    ``weights[n]`` is what one more unit of each fact adds to the gap of identity ``n``, and
    ``gaps[n]`` that gap: printed less expected. ``excused`` are identities that a correction broke.
    """

    def __init__(
        self,
        outcomes: Sequence[Outcome],
        facts: Mapping[str, Fact],
        doubted: Sequence[Outcome] = (),
    ) -> None:
        """``doubted`` are other identities, of which no more is taken than what columns print."""
        self._stated = (*outcomes, *doubted)
        self._printed = facts
        self.facts = dict(facts)
        self.outcomes = list(filter(_is_solvable, outcomes))
        self.weights = [_weights(outcome.identity) for outcome in self.outcomes]
        self.by_fact: dict[str, list[int]] = defaultdict(list)
        for index, weights in enumerate(self.weights):
            for fact in weights:
                self.by_fact[fact].append(index)

        self.gaps = [outcome.delta or _ZERO for outcome in self.outcomes]
        self.excused: set[int] = set()
        self.failing: set[int] = set()
        for index, outcome in enumerate(self.outcomes):
            if outcome.verdict is Verdict.FAILED:
                self.failing.add(index)

    def identity(self, index: int) -> Identity:
        """The identity at ``index``."""
        return self.outcomes[index].identity

    def line(self, identity: Identity) -> Line:
        """The line of a footing."""
        return (
            identity.table_id,
            self.facts[identity.result].row,
            identity.scope,
        )

    @cached_property
    def footings(self) -> dict[Line, list[int]]:
        """The footings of each line: one a column."""
        found: dict[Line, list[int]] = defaultdict(list)
        for index, outcome in enumerate(self.outcomes):
            if outcome.identity.rule == "footing":
                found[self.line(outcome.identity)].append(index)
        return found

    # -- what a correction does ------------------------------------------------------------------

    def effect(
        self, correction: Correction
    ) -> tuple[frozenset[int], frozenset[int]]:
        """The failing identities that ``correction`` mends, and those it breaks."""
        mended, broken = [], []
        for index in self.touched(correction) - self.excused:
            holds = self._holds(index, correction)
            if holds and index in self.failing:
                mended.append(index)
            elif not holds and index not in self.failing:
                broken.append(index)
        return frozenset(mended), frozenset(broken)

    def touched(self, correction: Correction) -> set[int]:
        """The identities that a correction concerns."""
        found = {index for index, _ in correction.gaps}
        for fact, _ in correction.shifts:
            found.update(self.by_fact.get(fact, ()))
        return found

    def apply(self, correction: Correction) -> None:
        """Take ``correction`` as made; identities that it breaks are excused, never findings."""
        mended, broken = self.effect(correction)
        touched = self.touched(correction)
        for index in touched:
            self.gaps[index] = self._gap(index, correction)
        self.facts = self._corrected(correction)

        self.failing -= mended
        self.excused |= broken
        still = touched & self.failing
        self.failing -= {
            index for index in still if self._holds(index, NOTHING)
        }

    def made_of(self, figures: Iterable[str]) -> Correction:
        """What the corrections made so far add to some figures."""
        shifts = (
            (one, self._value(one) - self._printed[one].value_or_zero)
            for one in figures
            if one in self.facts
        )
        return Correction(tuple((one, by) for one, by in shifts if by))

    def _corrected(self, correction: Correction) -> dict[str, Fact]:
        """The facts as a correction would have them."""
        facts = dict(self.facts)
        for fact, shift in correction.shifts:
            if fact in facts:
                known = facts[fact]
                facts[fact] = known.with_value(known.value_or_zero + shift)
        return facts

    def _gap(self, index: int, correction: Correction) -> Decimal:
        weights = self.weights[index]
        moved = (
            weights.get(fact, _ZERO) * shift
            for fact, shift in correction.shifts
        )
        return self.gaps[index] - correction.gap_of(index) + sum(moved, _ZERO)

    def _holds(self, index: int, correction: Correction) -> bool:
        outcome = self.outcomes[index]
        identity = outcome.identity
        if identity.form is Form.ANY_OF:
            return self._counts(index, correction)
        if identity.form in LINEAR:
            gap = self._gap(index, correction)
            return abs(gap) <= outcome.tolerance or self._truncates(
                identity, gap
            )
        again = evaluate(identity, self._corrected(correction))
        return again.verdict is not Verdict.FAILED

    def _counts(self, index: int, correction: Correction) -> bool:
        """A stated count against the natural counts, one more of each where a line is added."""
        identity = self.identity(index)
        added = correction.gap_of(index)
        value = self._value(identity.result) + correction.shift_of(
            identity.result
        )
        counts = [count for _, count in identity.candidates]
        return value - added in counts

    def _truncates(self, identity: Identity, gap: Decimal) -> bool:
        """Whether the result only dropped its last digits, ``gap`` being what it is off by."""
        if not identity.result:
            return False
        number = self.facts[identity.result].number
        if number is None:
            return False
        short = -gap if number.value >= 0 else gap
        return _ZERO <= short < number.ulp

    def _value(self, fact: str) -> Decimal:
        return self.facts[fact].value_or_zero

    # -- which corrections an identity asks for --------------------------------------------------

    def corrections(self, index: int) -> Iterator[Correction]:
        """For each figure of a failing identity, the correction of it alone that makes the identity
        hold.
        """
        identity = self.identity(index)
        if identity.form is Form.ANY_OF:
            delta = self.outcomes[index].delta or _ZERO
            yield from self._plausible(identity.result, -delta)
        elif identity.form in LINEAR:
            for fact, weight in self.weights[index].items():
                if weight:
                    yield from self._plausible(fact, -self.gaps[index] / weight)
        else:
            yield from self._of_computed(index)

    def _of_computed(self, index: int) -> Iterator[Correction]:
        """The result of a product or a ratio, and each factor of a product."""
        identity = self.identity(index)
        delta = evaluate(identity, self.facts).delta
        if delta is not None:
            yield from self._plausible(identity.result, -delta)
        if identity.form is Form.PRODUCT:
            for term in identity.terms:
                yield from self._of_factor(index, term)

    def _of_factor(self, index: int, term: Term) -> Iterator[Correction]:
        """The factor that the result and the others leave, to its own last digit."""
        identity = self.identity(index)
        number = self.facts[term.fact].number
        others = self._other_factors(identity, term)
        if number is None or not others:
            return

        quotient = self._value(identity.result) / others
        shift = number.to_last_digit(quotient) - number.value
        if shift and self._holds(index, Correction(((term.fact, shift),))):
            yield from self._plausible(term.fact, shift)

    def _other_factors(self, identity: Identity, term: Term) -> Decimal:
        """The product of all factors but ``term``."""
        product = identity.constant * term.weight
        for other in identity.terms:
            if other is not term:
                product *= other.weight * self._value(other.fact)
        return product

    def _plausible(self, fact: str, shift: Decimal) -> Iterator[Correction]:
        """The correction, where the corrected figure could be printed as the figure is."""
        known = self.facts.get(fact)
        if known is None or known.number is None or not shift:
            return

        number = known.number
        corrected = number.value + shift
        printable = corrected % number.ulp == 0 or number.scale > 1
        turns_negative = corrected < 0 <= number.value
        may_be = not turns_negative or self._may_be_below_zero(known)
        if printable and may_be:
            yield Correction(((fact, shift),))

    def _may_be_below_zero(self, fact: Fact) -> bool:
        """Whether a figure is of money or a share, or of a column of changes: one of those has a
        sign.
        """
        if fact.counts in _SIGNED or fact.has_sign:
            return True
        return (fact.table_id, fact.col) in self._signed_columns

    @cached_property
    def _signed_columns(self) -> frozenset[tuple[str, int]]:
        """The columns of tables in which a figure has a sign, or several are differences of two."""
        signed = (fact for fact in self.facts.values() if fact.has_sign)
        differences = Counter(
            _column_of(fact)
            for outcome in self._stated
            if _is_difference(outcome.identity)
            and (fact := self.facts.get(outcome.identity.result))
        )
        several = (
            place for place, lines in differences.items() if lines >= _SEVERAL
        )
        return frozenset(
            (table, col)
            for table, col in chain(map(_column_of, signed), several)
            if col is not None
        )

    def component(self, start: int) -> frozenset[int]:
        """The failing identities that share figures with ``start``, or the line that it sums up,
        and those that share them with these.
        """
        seen, queue = {start}, [start]
        while queue:
            index = queue.pop()
            tied = self._failing_over(
                self.weights[index]
            ) | self._failing_beside(index)
            new = tied - seen
            seen |= new
            queue += new
        return frozenset(seen)

    def _failing_beside(self, index: int) -> set[int]:
        """The failing footings of the line of one: a line left out would mend them all."""
        identity = self.identity(index)
        if identity.rule != "footing":
            return set()
        return self.failing.intersection(self.footings[self.line(identity)])

    def _failing_over(self, facts: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for fact in facts:
            found.update(self.by_fact[fact])
        return found & self.failing


def _column_of(fact: Fact) -> tuple[str, int | None]:
    """The table and the column in which a fact stands."""
    return fact.table_id, fact.col


def corrections_alone(
    outcome: Outcome, facts: Mapping[str, Fact]
) -> Iterator[tuple[str, Decimal]]:
    """What a failing identity asks to be added to each of its figures, were it wrong alone; nothing
    of one for which no correction is sought."""
    system = System([outcome], facts)
    for correction in system.corrections(0) if system.outcomes else ():
        yield correction.shifts[0]


def _is_difference(identity: Identity) -> bool:
    """Whether an identity takes one figure from another."""
    weights = sorted(term.weight for term in identity.terms)
    return identity.form in LINEAR and weights == [-1, 1]


def _is_solvable(outcome: Outcome) -> bool:
    known = outcome.verdict in (Verdict.HELD, Verdict.FAILED)
    return known and is_solvable(outcome.identity)


def _weights(identity: Identity) -> dict[str, Decimal]:
    """What one more unit of each fact adds to the gap (printed less expected) of a linear
    identity.
    """
    weights: dict[str, Decimal] = defaultdict(Decimal)
    sign = 1
    if identity.result:
        sign = -1
        weights[identity.result] += 1
    for term in identity.terms:
        weights[term.fact] += sign * term.weight
    return dict(weights)
