"""All the equations of a document as one system: what correcting some cells would mend, and what it
would break.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from extract.facts import Fact
from validate.model.identity import Form, Identity, Outcome, Verdict, evaluate

LINEAR = (Form.WEIGHTED_SUM, Form.EQUALITY)
SOLVABLE = (*LINEAR, Form.PRODUCT, Form.RATIO, Form.ANY_OF)
"""Forms in which a wrong figure can be solved for."""
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: what to add to each fact; ``gaps`` is what a line left out of the table adds to
    sums, by identity.

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
        return len(self.shifts) + len({amount for _, amount in self.gaps if amount != 1})

    @property
    def facts(self) -> tuple[str, ...]:
        """The cells it corrects."""
        return tuple(fact for fact, _ in self.shifts)


NOTHING = Correction()
Line = tuple[str, int | None, str]
"""The table and row of a printed total, and the scope it was read with."""


class System:
    """The identities that held or failed, and their state under the corrections applied so far."""

    def __init__(self, outcomes: Sequence[Outcome], facts: Mapping[str, Fact]) -> None:
        self.facts = dict(facts)
        told = (
            o
            for o in outcomes
            if o.verdict in (Verdict.HELD, Verdict.FAILED) and o.identity.form in SOLVABLE
        )
        self.outcomes = list(told)
        self.by_fact: dict[str, list[int]] = defaultdict(list)
        self.weights: list[dict[str, Decimal]] = []
        for index, outcome in enumerate(self.outcomes):
            weights = _weights(outcome.identity)
            self.weights.append(weights)
            for fact in weights:
                self.by_fact[fact].append(index)
        self.gaps = [o.delta or _ZERO for o in self.outcomes]
        self.failing = {n for n, o in enumerate(self.outcomes) if o.verdict is Verdict.FAILED}
        self.excused: set[int] = set()

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
        for n, outcome in enumerate(self.outcomes):
            if outcome.identity.rule == "footing":
                found[self.line(outcome.identity)].append(n)
        return found

    def effect(self, change: Correction) -> tuple[frozenset[int], frozenset[int]]:
        """The failing identities that ``change`` mends, and those it breaks."""
        touched = self.touched(change)
        mended = frozenset(n for n in touched if n in self.failing and self._holds(n, change))
        broken = frozenset(
            n
            for n in touched
            if n not in self.failing and n not in self.excused and not self._holds(n, change)
        )
        return mended, broken

    def touched(self, change: Correction) -> set[int]:
        """The identities that a correction concerns."""
        return {n for fact, _ in change.shifts for n in self.by_fact.get(fact, ())} | {
            n for n, _ in change.gaps
        }

    def apply(self, change: Correction) -> None:
        """Take ``change`` as made; identities that it breaks are excused, never findings."""
        mended, broken = self.effect(change)
        touched = self.touched(change)
        for n in touched:
            self.gaps[n] = self._gap(n, change)
        for fact, shift in change.shifts:
            self.facts[fact] = _shifted(self.facts[fact], shift)
        self.failing -= mended
        self.excused |= broken
        self.failing -= {n for n in touched if n in self.failing and self._holds(n, NOTHING)}

    def _gap(self, index: int, change: Correction) -> Decimal:
        gap = self.gaps[index] - sum((amount for n, amount in change.gaps if n == index), _ZERO)
        weights = self.weights[index]
        return gap + sum((weights.get(fact, _ZERO) * shift for fact, shift in change.shifts), _ZERO)

    def _holds(self, index: int, change: Correction) -> bool:
        outcome = self.outcomes[index]
        identity = outcome.identity
        if identity.form is Form.ANY_OF:
            return self._counts(index, change)
        if identity.form in LINEAR:
            gap = self._gap(index, change)
            return abs(gap) <= outcome.tolerance or self._truncates(identity, gap)
        facts = dict(self.facts)
        for fact, shift in change.shifts:
            if fact in facts:
                facts[fact] = _shifted(facts[fact], shift)
        return evaluate(identity, facts).verdict is not Verdict.FAILED

    def _counts(self, index: int, change: Correction) -> bool:
        """A stated count against the natural counts, one more of each where a line is added."""
        identity = self.identity(index)
        added = sum((amount for n, amount in change.gaps if n == index), _ZERO)
        shift = sum((s for fact, s in change.shifts if fact == identity.result), _ZERO)
        value = (self.facts[identity.result].value or _ZERO) + shift
        return any(value == count + added for _, count in identity.candidates)

    def _truncates(self, identity: Identity, gap: Decimal) -> bool:
        number = self.facts[identity.result].number if identity.result else None
        if number is None:
            return False
        short = -gap if number.value >= 0 else gap
        return _ZERO <= short < number.ulp

    def corrections(self, index: int) -> Iterator[Correction]:
        """For each figure of a failing identity, the correction of it alone that makes the identity
        hold.
        """
        identity = self.identity(index)
        if identity.form in LINEAR:
            for fact, weight in self.weights[index].items():
                if weight:
                    yield from self._plausible(fact, -self.gaps[index] / weight)
        elif identity.form is Form.ANY_OF:
            yield from self._plausible(identity.result, -(self.outcomes[index].delta or _ZERO))
        else:
            yield from self._factors(index)

    def _factors(self, index: int) -> Iterator[Correction]:
        identity = self.identity(index)
        outcome = evaluate(identity, self.facts)
        if outcome.delta is not None:
            yield from self._plausible(identity.result, -outcome.delta)
        if identity.form is not Form.PRODUCT:
            return
        result = self.facts[identity.result].value or _ZERO
        for term in identity.terms:
            others = identity.constant * term.weight
            for other in identity.terms:
                others *= (
                    Decimal(1)
                    if other is term
                    else other.weight * (self.facts[other.fact].value or _ZERO)
                )
            value, number = self.facts[term.fact].value, self.facts[term.fact].number
            if others and value is not None and number is not None:
                solved = (result / others).quantize(number.ulp, ROUND_HALF_UP)
                change = Correction(((term.fact, solved - value),))
                if solved != value and self._holds(index, change):
                    yield from self._plausible(term.fact, solved - value)

    def _plausible(self, fact: str, shift: Decimal) -> Iterator[Correction]:
        """The correction, where the corrected figure could be printed as the figure is."""
        number = self.facts[fact].number if fact in self.facts else None
        if number is None or not shift:
            return
        corrected = number.value + shift
        printable = corrected % number.ulp == 0 or number.scale > 1
        if printable and not (
            corrected < 0 <= number.value and self.facts[fact].counts not in ("amount", "percent")
        ):
            yield Correction(((fact, shift),))

    def component(self, start: int) -> frozenset[int]:
        """The failing identities that share figures with ``start``, and those that share figures
        with them.
        """
        seen, queue = {start}, [start]
        while queue:
            for fact in self.weights[queue.pop()]:
                for other in self.by_fact[fact]:
                    if other in self.failing and other not in seen:
                        seen.add(other)
                        queue.append(other)
        return frozenset(seen)


def _weights(identity: Identity) -> dict[str, Decimal]:
    """What one more unit of each fact adds to the gap (printed less expected) of a linear identity."""
    weights: dict[str, Decimal] = defaultdict(Decimal)
    sign = -1 if identity.result else 1
    if identity.result:
        weights[identity.result] += 1
    for term in identity.terms:
        weights[term.fact] += sign * term.weight
    return dict(weights)


def _shifted(fact: Fact, shift: Decimal) -> Fact:
    if fact.number is None:
        return fact
    return replace(fact, number=replace(fact.number, value=fact.number.value + shift))
