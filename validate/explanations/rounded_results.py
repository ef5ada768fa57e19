"""Results that are rounded to the nearest, line after line: one that was cut short stands out.

A product or a ratio whose last digits were only dropped holds (the contract, "Arithmetic"). But
where the results of one check in one table were rounded up several times, as dropping digits never
does, the table rounds; a result that is cut short there is not explained by cutting. It is no
deviation that anybody should answer for, and is listed only.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.facts import Fact
from validate.model.identity import (
    Form,
    Identity,
    Outcome,
    Severity,
    Verdict,
    evaluate,
    right_side,
)

_ROUNDED = (Form.PRODUCT, Form.RATIO)
_CUT = "truncated"
_TO_ONE = 3
"""Results rounded up for each that is cut short, from which a table rounds."""


def settle_rounding(
    identities: Sequence[Identity], facts: Mapping[str, Fact]
) -> list[Identity]:
    """The identities; products and ratios of a table that rounds are no longer held for having been
    cut short, and those that were are listed at most.
    """
    by_table: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        if identity.form in _ROUNDED and identity.table_id:
            by_table[identity.rule, identity.table_id].append(number)

    settled = list(identities)
    for numbers in by_table.values():
        outcomes = [evaluate(identities[number], facts) for number in numbers]
        told = zip(numbers, _settled(outcomes, facts), strict=True)
        for number, identity in told:
            settled[number] = identity
    return settled


def _settled(
    outcomes: Sequence[Outcome], facts: Mapping[str, Fact]
) -> Iterator[Identity]:
    """The identities of one check in one table.

    A result that is not cut rounds if one more that was would stand out: only then does anybody
    learn of its last digit.
    """
    raised = {
        number
        for number, outcome in enumerate(outcomes)
        if _is_rounded_up(outcome, facts)
    }
    cut = sum(outcome.note == _CUT for outcome in outcomes)
    for number, outcome in enumerate(outcomes):
        is_cut = outcome.note == _CUT
        others = len(raised - {number})
        if others < _TO_ONE * (cut if is_cut else cut + 1):
            yield outcome.identity
        elif is_cut:
            yield replace(outcome.identity, rounds=True, severity=Severity.INFO)
        else:
            yield replace(outcome.identity, rounds=True)


def _is_rounded_up(outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
    """Whether a result is printed larger than all that may give it, as no cutting makes it."""
    made = right_side(outcome.identity, facts)
    if outcome.verdict is not Verdict.HELD or made is None:
        return False
    printed = facts[outcome.identity.result].value_or_zero
    return max(abs(made.low), abs(made.high)) < abs(printed)
