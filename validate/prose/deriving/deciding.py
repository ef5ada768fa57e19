"""Which of the derivations that words allow a number is meant to be: one that gives it, or the one
that it is a slip of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from validate.prose.deriving.derivation import Derivation
from validate.prose.pairing.misprints import is_slip, restates
from validate.prose.pairing.slip_chance import may_be_told, slipped

_NEAR = Decimal("0.2")
"""How far a number may be from what sure words give and still be it, mistaken."""


@dataclass(frozen=True, slots=True)
class ChosenDerivation:
    """The derivation that is meant; ``told`` where a slip of the number would be told too."""

    derivation: Derivation
    told: bool


def decide_sure(
    stated: Fact, tried: Sequence[Derivation]
) -> ChosenDerivation | None:
    """The derivation that words leave no other reading of; None where it is far off, so that they
    must have been misread.
    """
    if stated.value is None or not tried:
        return None
    exact = [one for one in tried if restates(stated, one.value)]
    if exact:
        return ChosenDerivation(exact[0], told=True)
    if len(tried) > 1:
        return None
    gap = abs(abs(stated.value) - abs(tried[0].value))
    near = gap <= _NEAR * max(abs(stated.value), abs(tried[0].value))
    if near or is_slip(stated.value, tried[0].value):
        return ChosenDerivation(tried[0], told=True)
    return None


def decide(
    stated: Fact, tried: Sequence[Derivation]
) -> ChosenDerivation | None:
    """The derivation meant; None where none gives the number, nor what it is a slip of."""
    if stated.number is None or not tried:
        return None
    value, unit = stated.number.value, stated.number.ulp
    given = [one.value for one in tried]
    exact = [one for one in tried if restates(stated, one.value)]
    if exact:
        told = may_be_told(value, unit, len(set(given)))
        return ChosenDerivation(exact[0], told)

    meant = slipped(value, unit, given)
    if meant is None:
        return None
    return ChosenDerivation(tried[given.index(meant)], told=True)
