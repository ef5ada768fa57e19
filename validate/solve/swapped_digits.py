"""Whether two digits that changed places in one figure are all that an equation misses by: what no
other rule of a line would look like.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extract.facts import Fact
from validate.model.identity import LINEAR, Outcome
from validate.model.typing_slips import Slip, slip_between

_FEWEST = 4
"""Digits of a figure in which two that changed places tell."""


def misses_by_a_swap(outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
    """Whether a sum that fails holds once two digits of one of its figures change places."""
    return any(_is_swap(facts[fact], shift) for fact, shift in _shifts(outcome))


def _shifts(outcome: Outcome) -> Iterator[tuple[str, Decimal]]:
    """What each figure of a sum would have to be moved by, were it the wrong one."""
    identity, delta = outcome.identity, outcome.delta
    if not delta or identity.form not in LINEAR or not identity.result:
        return
    yield identity.result, -delta
    for term in identity.terms:
        yield term.fact, delta / term.weight


def _is_swap(fact: Fact, shift: Decimal) -> bool:
    number = fact.number
    if number is None or len(number.value.as_tuple().digits) < _FEWEST:
        return False
    meant = number.value + shift
    return slip_between(number, meant) is Slip.SWAP
