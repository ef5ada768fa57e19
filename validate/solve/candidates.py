"""Which cells may be wrong where identities fail, the likeliest first.

A cell whose correction would mend what is broken is a candidate. It is as likely as a clerk's slip
leads from the corrected figure to the printed one, and as its part in the identity is to be wrong:
half of all slips are in the result, the others are shared by the terms.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import has_digit
from extract.french.lexicon.totals import names_own_money
from validate.model.identity import LINEAR
from validate.solve.root_causes import Root


@dataclass(frozen=True, slots=True)
class SlipRates:
    """The share of each kind of slip among wrong figures; what is left is a figure of its own.

    Estimated on the errors seeded and found in acts that the rules were not made on: a figure left
    from an older version or taken from another line is as frequent as a mistyped digit.
    """

    swapped: float = 0.25
    """Two neighbouring digits the other way round."""
    one_digit: float = 0.35
    """One digit for another."""
    length: float = 0.05
    """A digit too many or too few."""
    sign: float = 0.05
    """The sign left out or added."""
    line: float = 0.15
    """A line of a sum left out, or added twice: 8 of 47 wrong figures in tables."""


RATES = SlipRates()
_RESULT = 0.5
"""The share of slips that are in the result of an identity."""
_DIGITS = 9
"""The figures that one digit may be mistaken for."""
_AGREEING = 0.1
"""How likely a figure is wrong that agrees with others as it stands, for one that does not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell that may be wrong, and the value that would mend what is broken.

    ``share`` is how likely it is among the candidates, 0 to 1.
    """

    fact: str
    corrected: Decimal
    share: float


def rank_candidates(
    root: Root, facts: Mapping[str, Fact]
) -> tuple[Candidate, ...]:
    """The cells whose correction, alone or along with others, mends the root's identities, the
    likeliest first.
    """
    weighed = {
        (fact, corrected): _prior(root, facts[fact])
        * likelihood_in(root, facts, fact, corrected)
        for fact, corrected in _corrections(root, facts)
    }
    whole = sum(weighed.values())
    found = [
        Candidate(fact, corrected, weight / whole if whole else 0.0)
        for (fact, corrected), weight in weighed.items()
    ]
    return tuple(sorted(found, key=lambda one: -one.share))


def _corrections(
    root: Root, facts: Mapping[str, Fact]
) -> Iterator[tuple[str, Decimal]]:
    """The corrections of one figure; of those that correct several, what they change in the
    identity that failed.
    """
    own = root.primary.identity.facts
    for change in (root.change, *root.rivals, *root.slips):
        alone = len(change.shifts) == 1
        for fact, shift in change.shifts:
            value = facts[fact].value if fact in facts else None
            if value is not None and (alone or fact in own):
                yield fact, value + shift


def _prior(root: Root, fact: Fact) -> float:
    """How likely a figure is the wrong one: a result is, and what a body pays itself, which is
    reckoned from the other lines of its plan.
    """
    identity = root.primary.identity
    agrees = _AGREEING if fact.id in root.unlikely else 1.0
    is_reckoned = any(map(names_own_money, fact.row_path[-1:]))
    if fact.id == identity.result or is_reckoned:
        return _RESULT * agrees
    return (1 - _RESULT) / max(1, len(identity.terms)) * agrees


def likelihood_in(
    root: Root, facts: Mapping[str, Fact], fact: str, corrected: Decimal
) -> float:
    """How likely the figure that a cell prints is for a corrected one: of a sum also that a line of
    it was left out, or added twice.
    """
    identity = root.primary.identity
    likelihood = slip_likelihood(facts[fact], corrected)
    if fact != identity.result or identity.form not in LINEAR:
        return likelihood
    missed = abs(facts[fact].value_or_zero - corrected)
    lines = [facts[term.fact].value_or_zero for term in identity.terms]
    same = sum(abs(line) == missed for line in lines)
    return likelihood + RATES.line * same / max(1, len(lines))


def slip_likelihood(
    fact: Fact, corrected: Decimal, rates: SlipRates = RATES
) -> float:
    """The probability that a clerk who should print ``corrected`` prints what the cell says."""
    number = fact.number
    assert number is not None
    if not has_digit(fact.printed):
        # in words any number takes the place of another
        return rates.one_digit / _DIGITS
    wrong, right = (
        _digits(number.value, number.ulp),
        _digits(corrected, number.ulp),
    )
    if wrong == right:
        return rates.sign

    other = 1 - rates.swapped - rates.one_digit - rates.length - rates.sign
    likelihood = other * 10.0 ** -len(right)
    if len(wrong) == len(right):
        return likelihood + _same_length(wrong, right, rates)
    longer, shorter = sorted((wrong, right), key=len, reverse=True)
    if len(longer) == len(shorter) + 1 and _one_more(longer, shorter):
        likelihood += rates.length / (10 * len(longer))
    return likelihood


def _digits(value: Decimal, ulp: Decimal) -> str:
    return str(int(abs(value) / ulp))


def _same_length(wrong: str, right: str, rates: SlipRates) -> float:
    apart = [
        n
        for n, (one, other) in enumerate(zip(wrong, right, strict=True))
        if one != other
    ]
    if len(apart) == 1:
        return rates.one_digit / (_DIGITS * len(right))
    if len(apart) != 2:
        return 0.0

    first, second = apart
    crossed = wrong[first] == right[second] and wrong[second] == right[first]
    if crossed and second == first + 1:
        return rates.swapped / len(right)
    return 0.0


def _one_more(longer: str, shorter: str) -> bool:
    return any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )
