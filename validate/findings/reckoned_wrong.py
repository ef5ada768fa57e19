"""Results that another reckoning of the same figures gives to the last digit: a change on the other
base, what so many have each of an amount where one more or fewer was counted; products and
quotients of a table that take a figure of another line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from extract.facts import Fact
from validate.model.adoption import GIVES_A_CHANGE
from validate.model.identity import (
    Form,
    Identity,
    Outcome,
    Verdict,
    evaluate,
)
from validate.model.typing_slips import digits_told

_TWO = 2
"""Figures of which one changes to the other."""
_HUNDRED = Decimal(100)
_FEWEST, _MOST = 2, 40
"""Units that may be miscounted by one."""
_TELLING = 3
"""Digits of a result that a wrong count does not give by accident."""


def is_of_other_base(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether a change is printed as that of what comes behind it: "de 100 à 125, soit 20 %"; "il
    était de 100 ; la hausse est de 25, soit 20 %"."""
    return _prints_any(identity, facts, _on_other_base(identity, facts))


def is_of_other_count(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether what each of several has of an amount is printed as if they were one more or fewer:
    "24 440 repas, soit 2 222 par mois sur douze mois"."""
    result = facts.get(identity.result)
    if result is None or result.number is None:
        return False
    made = _by_other_counts(identity, facts)
    return digits_told(result) >= _TELLING and _prints_any(
        identity, facts, made
    )


def chance_of_other_line(
    outcome: Outcome, facts: Mapping[str, Fact]
) -> float | None:
    """How likely a failed product or quotient holds by accident with a figure of another line in
    the place of its own, where it does with one; None where it does with none.

    "138,0" m² a dwelling is 2 484, of the line above, over the 18 of its own.
    """
    identity = outcome.identity
    result = facts.get(identity.result)
    if identity.form not in (Form.PRODUCT, Form.RATIO) or not identity.table_id:
        return None
    if not outcome.expected or result is None or result.number is None:
        return None
    others = list(_with_other_lines(identity, facts))
    held = (evaluate(identity, one) for one in others)
    if not any(one.verdict is Verdict.HELD and not one.note for one in held):
        return None
    margin = max(outcome.tolerance, result.number.half_unit)
    return float(_TWO * len(others) * margin / abs(outcome.expected))


def _with_other_lines(
    identity: Identity, facts: Mapping[str, Fact]
) -> Iterator[Mapping[str, Fact]]:
    """The facts of an identity with another figure of its column in the place of one of them."""
    figures = {name: facts[name] for name in identity.facts if name in facts}
    for name, own in figures.items():
        for other in facts.values():
            is_beside = (other.table_id, other.col) == (own.table_id, own.col)
            is_read = own.col is not None and other.number is not None
            if is_beside and is_read and other.row != own.row:
                yield {**figures, name: other}


def _on_other_base(
    identity: Identity, facts: Mapping[str, Fact]
) -> Iterator[Decimal]:
    if identity.form is not Form.RATIO or len(identity.terms) != _TWO:
        return
    if identity.offset:
        turned = replace(identity, terms=identity.terms[::-1])
        other = evaluate(turned, facts).expected
        if isinstance(other, Decimal):
            yield other
        return
    told = identity.adoption.reason == GIVES_A_CHANGE
    if not told or identity.constant != _HUNDRED:
        return
    change, old = (facts[one.fact].value_or_zero for one in identity.terms)
    for new in (old + change, old - change):
        if new:
            yield _HUNDRED * change / new


def _by_other_counts(
    identity: Identity, facts: Mapping[str, Fact]
) -> Iterator[Decimal]:
    is_plain = identity.constant == 1 and not identity.offset
    is_ratio = identity.form is Form.RATIO and len(identity.terms) == _TWO
    if not is_plain or not is_ratio:
        return
    whole, units = (facts[one.fact].value_or_zero for one in identity.terms)
    if units % 1 or not _FEWEST < units <= _MOST:
        return
    for other in (units - 1, units + 1):
        yield whole / other


def _prints_any(
    identity: Identity, facts: Mapping[str, Fact], made: Iterator[Decimal]
) -> bool:
    """Whether the result prints one of some values, signs aside."""
    result = facts.get(identity.result)
    if result is None or result.number is None:
        return False
    said, half = abs(result.number.value), result.number.half_unit
    return any(abs(said - abs(one)) <= half for one in made)
