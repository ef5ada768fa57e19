"""What proves a figure: the identities that hold, and break if it alone changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.several import found_in, ids_of
from validate.model.identity import (
    LINEAR,
    Form,
    Identity,
    Nature,
    Outcome,
    Verdict,
    evaluate_with,
)

_PROVE_NOTHING = (
    Form.ORDER,
    Form.AT_LEAST,
    Form.AT_MOST,
    Form.DISTINCT,
    Form.WELL_FORMED,
)
"""Forms that many values of a figure satisfy."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a figure is proved: each identity named (by its id) fails if the figure alone changes by
    one unit of its last digit, beyond its rounding.
    """

    identities: tuple[str, ...]


def find_proofs(
    outcomes: Iterable[Outcome], facts: Mapping[str, Fact]
) -> dict[str, Proof]:
    """The proof of every figure that has one, by the figure's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.verdict is Verdict.HELD:
            for fact in sorted(proved_facts(outcome, facts)):
                found[fact].append(outcome.identity.id)
    return {
        fact: Proof(tuple(identities)) for fact, identities in found.items()
    }


def proved_facts(outcome: Outcome, facts: Mapping[str, Fact]) -> set[str]:
    """The facts of a held identity that could not change alone without breaking it.

    None where the identity, or a reading of one of its figures, was itself chosen by arithmetic;
    never a figure that a person read, who may have looked at the sum.
    """
    identity = outcome.identity
    known = found_in(facts, identity.facts)
    if not _can_prove(identity, known):
        return set()

    printed = [fact for fact in known if not fact.by_person]
    linear = identity.form in LINEAR and bool(identity.result)
    if linear and _all_exact(identity, known, outcome):
        return ids_of(printed)
    breaks = _breaks_linear if linear else _breaks
    return {fact.id for fact in printed if breaks(outcome, fact, facts)}


def _can_prove(identity: Identity, known: Iterable[Fact]) -> bool:
    """Whether an identity says anything of its figures: neither it nor they were chosen by it."""
    if not identity.adoption.proves or identity.form in _PROVE_NOTHING:
        return False
    if identity.nature is Nature.LEGAL:
        return False  # what the law asks for says nothing of what was meant
    return not any(fact.arbitrated for fact in known)


def _all_exact(
    identity: Identity, known: Sequence[Fact], outcome: Outcome
) -> bool:
    """No rounding anywhere and one last digit for all: any change shows."""
    if outcome.tolerance or outcome.note:
        return False
    if any(abs(term.weight) != 1 for term in identity.terms):
        return False
    if len(ids_of(known)) < len(identity.facts):
        return False
    units = {fact.number.ulp for fact in known if fact.number}
    return len(units) == 1


def _breaks_linear(
    outcome: Outcome, fact: Fact, facts: Mapping[str, Fact]
) -> bool:
    """Whether a step of the last digit, either way, takes a linear identity out of its
    tolerance.
    """
    result, number = facts[outcome.identity.result].number, fact.number
    if number is None or result is None or outcome.delta is None:
        return False

    weight = _weight(outcome.identity, fact.id)
    for step in (number.ulp, -number.ulp):
        gap = outcome.delta + weight * step
        short = -gap if result.value >= 0 else gap
        truncated = 0 <= short < result.ulp
        if abs(gap) <= outcome.tolerance or truncated:
            return False
    return True


def _weight(identity: Identity, fact: str) -> Decimal:
    """What one more unit of a fact adds to the difference of a linear identity."""
    weight = Decimal(fact == identity.result)
    for term in identity.terms:
        if term.fact == fact:
            weight -= term.weight
    return weight


def _breaks(outcome: Outcome, fact: Fact, facts: Mapping[str, Fact]) -> bool:
    """Whether one unit more, and one less, of the last printed digit makes the identity fail."""
    if fact.number is None:
        return False

    for changed in _one_unit_off(fact):
        again = evaluate_with(outcome.identity, changed, facts)
        if again.verdict is not Verdict.FAILED:
            return False
    return True


def _one_unit_off(fact: Fact) -> Iterator[Fact]:
    number = fact.number
    assert number is not None
    for step in (number.ulp, -number.ulp):
        yield fact.with_value(number.value + step)
