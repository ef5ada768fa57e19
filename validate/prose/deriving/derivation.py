"""A number of a sentence, and what others would make it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.quick_init import quick_init
from validate.model.identity import Form, Kind, Term

HUNDRED = Decimal(100)


@quick_init
@dataclass(frozen=True, slots=True)
class Derivation:
    """How a number may be reckoned: the terms, how they combine, and what they give."""

    terms: tuple[Fact, ...]
    weights: tuple[Decimal, ...]
    form: Form
    kind: Kind
    why: str
    constant: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)

    @property
    def value(self) -> Decimal:
        """What the terms give."""
        return self.given([fact.value_or_zero for fact in self.terms])

    def given(self, figures: Sequence[Decimal]) -> Decimal:
        """What they give, were they other figures."""
        if self.form in (Form.WEIGHTED_SUM, Form.EQUALITY):
            pairs = zip(figures, self.weights, strict=True)
            return sum((one * weight for one, weight in pairs), self.offset)
        if self.form is Form.RATIO:
            share = figures[0] / (figures[1] or Decimal(1))
            return self.constant * share + self.offset
        if self.form is Form.AVERAGE:
            return sum(figures, Decimal(0)) / max(1, len(figures))
        made = self.constant
        for one in figures:
            made *= one
        return made

    @property
    def reversed(self) -> "Derivation":
        """The same with the other sign: a fall is stated as so much less."""
        if self.form in (Form.WEIGHTED_SUM, Form.EQUALITY):
            weights = tuple(-weight for weight in self.weights)
            return replace(self, weights=weights, offset=-self.offset)
        return replace(self, constant=-self.constant, offset=-self.offset)

    def as_told(self, fact: Fact) -> "Derivation":
        """The same, with the sign of a number that tells it: a fall is stated as so much less. But
        not where it is the rate of a change and both are printed with a sign: "+1 146 heures,
        soit -2,8 %" is wrong. Of a deficit that shrinks either sign is told.
        """
        if self.value * fact.value_or_zero >= 0:
            return self
        if self.form is not Form.RATIO:
            return self.reversed
        change, *others = self.terms
        is_rate = not self.offset and all(
            one.value_or_zero > 0 for one in others
        )
        is_contrary = _sign(fact) and _sign(change) == -_sign(fact)
        return self if is_rate and is_contrary else self.reversed

    @property
    def as_terms(self) -> tuple[Term, ...]:
        """The terms of its identity."""
        pairs = zip(self.terms, self.weights, strict=True)
        return tuple(Term(fact.id, weight) for fact, weight in pairs)


def _sign(fact: Fact) -> int:
    """The sign that a number is printed with; 0 for none."""
    if not fact.has_sign:
        return 0
    return -1 if fact.value_or_zero < 0 else 1


def same_as(fact: Fact, why: str) -> Derivation:
    """A number that is printed again."""
    return Derivation(
        terms=(fact,),
        weights=(Decimal(1),),
        form=Form.EQUALITY,
        kind=Kind.EQUALITY,
        why=why,
    )


def all_added(terms: tuple[Fact, ...]) -> Derivation:
    """The terms together."""
    return Derivation(
        terms=terms,
        weights=(Decimal(1),) * len(terms),
        form=Form.WEIGHTED_SUM,
        kind=Kind.SUM,
        why="the sentence tells what several amounts come to",
    )


def taken_away(whole: Fact, part: Fact) -> Derivation:
    """What is left of the whole."""
    return all_taken_away(whole, (part,))


def all_taken_away(whole: Fact, parts: tuple[Fact, ...]) -> Derivation:
    """What several parts leave of the whole."""
    return Derivation(
        terms=(whole, *parts),
        weights=(Decimal(1), *(Decimal(-1) for _ in parts)),
        form=Form.WEIGHTED_SUM,
        kind=Kind.DIFFERENCE,
        why="the sentence tells what is left",
    )


def apart(one: Fact, other: Fact) -> Derivation:
    """By how much two differ, the larger first."""
    smaller, larger = sorted(
        (one, other), key=lambda fact: abs(fact.value_or_zero)
    )
    return taken_away(larger, smaller)


def divided(whole: Fact, units: Fact) -> Derivation:
    """What one of the units has of the whole."""
    return Derivation(
        terms=(whole, units),
        weights=(Decimal(1), Decimal(1)),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        why="the sentence gives what one has of an amount",
    )


def multiplied(
    terms: tuple[Fact, ...], constant: Decimal, why: str
) -> Derivation:
    """The terms, and a number that words or the law give, multiplied."""
    return Derivation(
        terms=terms,
        weights=(Decimal(1),) * len(terms),
        form=Form.PRODUCT,
        kind=Kind.PRODUCT,
        why=why,
        constant=constant,
    )


def weighted(
    prices: tuple[Fact, ...], units: tuple[Decimal, ...], why: str
) -> Derivation:
    """What prices come to, each for so many units."""
    return Derivation(
        terms=prices,
        weights=units,
        form=Form.WEIGHTED_SUM,
        kind=Kind.SUM,
        why=why,
    )


def changed(new: Fact, old: Fact, why: str) -> Derivation:
    """By how many per cent one number differs from another."""
    return _in_per_cent(new, old, why, -HUNDRED)


def quotient(top: Fact, under: Fact, why: str) -> Derivation:
    """What share one number is of another in per cent."""
    return _in_per_cent(top, under, why, Decimal(0))


def _in_per_cent(
    top: Fact, under: Fact, why: str, offset: Decimal
) -> Derivation:
    return Derivation(
        terms=(top, under),
        weights=(Decimal(1), Decimal(1)),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        why=why,
        constant=HUNDRED,
        offset=offset,
    )
