"""Whether what a rule finds by words is stated: its lines must obey, but for a few.

Words name the facts; whether they name the right ones, the other lines tell. A rule that no line
obeys was misread, and is not stated; where one line only has the facts, the rule says what is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from extract.facts import Fact
from extract.several import by_id, found_in
from validate.model.adoption import Ground, LineTally, by_lines, by_words
from validate.model.identity import (
    LINEAR,
    Identity,
    Outcome,
    Severity,
    Verdict,
    evaluate,
    quoted_facts,
)
from validate.model.typing_slips import is_slip_of

_DEVIANT = 1 / 3
"""Share of the lines that may break a rule which words state."""
_SURE = 0.25
"""The same, where a line that breaks it may be called an error."""
_MANY = 2
"""Lines that obey, from which one that breaks the rule may be called an error."""
STATE, SLIP, HALF = "state", "slip", "half"
_REASON = "the pack of the kind of act states it"


@dataclass(frozen=True, slots=True)
class PackTally:
    """How the lines of a rule fared in one place; ``slips`` of those that failed are slips of the
    hand, and ``is_certain`` says that words leave no other reading.
    """

    held: int
    failed: int
    slips: int = 0
    is_certain: bool = False

    @property
    def is_obeyed(self) -> bool:
        """Whether enough lines obey, and few do not."""
        if self.held == 0:
            return False
        if self.failed > self.held:
            return False
        others = self.failed - self.slips
        return self.is_certain or others <= _DEVIANT * (self.held + others)

    @property
    def is_sure(self) -> bool:
        """Whether a line that breaks the rule may be called an error."""
        few = self.failed <= _SURE * (self.held + self.failed)
        return self.held >= _MANY and few

    def with_one_more_broken(self) -> "PackTally":
        """The tally if one of the lines that obey did not."""
        return PackTally(
            self.held - 1, self.failed + 1, self.slips, self.is_certain
        )


def believed(
    stated: Sequence[Identity],
    facts: Mapping[str, Fact],
    alone: str,
    severity: Severity,
    *,
    elsewhere: int,
    mended: Mapping[str, Fact],
) -> list[Identity]:
    """The identities of one place that are stated, with why; none where the rule was misread.
    ``elsewhere`` are the lines of other tables of the act that obey it where none breaks it: its
    words mean there what the rule takes them for. ``mended`` are facts as other rules give them: a
    line that obeys with them obeys, and breaks by a figure that is told by itself.
    """
    outcomes = [evaluate(one, facts) for one in stated]
    held = _of(Verdict.HELD, outcomes)
    failed = _of(Verdict.FAILED, outcomes)
    if not held and not failed:
        return list(stated)
    if failed and _are_of_nothing(held, facts):
        return _alone(failed, facts, alone, severity)

    tally = _tally(held, failed, facts, mended)
    tally = replace(tally, is_certain=_is_certain(alone, elsewhere))
    if not tally.is_obeyed:
        return []
    if tally.failed and not tally.is_sure:
        severity = _milder(severity)
    return [
        _with_grounds(outcome.identity, tally, severity, alone, elsewhere)
        for outcome in outcomes
    ]


def _is_certain(alone: str, elsewhere: int) -> bool:
    """Whether the words of a rule leave no other reading, or other tables tell which it is."""
    return alone in (STATE, HALF) or elsewhere >= _MANY


def is_misread(stated: Sequence[Identity], facts: Mapping[str, Fact]) -> bool:
    """Whether no line keeps a rule of law, of several: its facts are others."""
    named = chain(*(one.facts for one in stated))
    known = by_id(found_in(facts, named)) | quoted_facts(stated)
    held, failed = held_and_failed(stated, known)
    return failed > 1 and not held


def held_and_failed(
    stated: Sequence[Identity], facts: Mapping[str, Fact]
) -> tuple[int, int]:
    """How many identities hold, and how many do not."""
    verdicts = [evaluate(one, facts).verdict for one in stated]
    return verdicts.count(Verdict.HELD), verdicts.count(Verdict.FAILED)


def holds(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether an identity holds."""
    return evaluate(identity, facts).verdict is Verdict.HELD


def _are_of_nothing(held: Sequence[Outcome], facts: Mapping[str, Fact]) -> bool:
    """Whether none obey, or all that do are of nil figures, which tell nothing."""
    return not any(facts[one.identity.result].value for one in held)


def _of(verdict: Verdict, outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one.verdict is verdict]


def _milder(severity: Severity) -> Severity:
    """The same, a warning at most."""
    return max(severity, Severity.WARNING, key=lambda one: one.rank)


def obeying_elsewhere(
    groups: Sequence[Sequence[Identity]], facts: Mapping[str, Fact]
) -> list[int]:
    """For each of some places how many lines of the others obey a rule; none where one of them does
    not."""
    counts = [held_and_failed(group, facts) for group in groups]
    all_held = sum(held for held, _ in counts)
    all_failed = sum(failed for _, failed in counts)
    return [
        0 if all_failed > failed else all_held - held for held, failed in counts
    ]


def _tally(
    held: Sequence[Outcome],
    failed: Sequence[Outcome],
    facts: Mapping[str, Fact],
    mended: Mapping[str, Fact],
) -> PackTally:
    """How lines fared; those that hold with other facts are among the ones that hold."""
    broken = [one for one in failed if not holds(one.identity, mended)]
    count = len(held) + len(failed) - len(broken)
    slips = sum(_is_slip(one, facts) for one in broken)
    return PackTally(count, len(broken), slips)


def _alone(
    failed: Sequence[Outcome],
    facts: Mapping[str, Fact],
    alone: str,
    severity: Severity,
) -> list[Identity]:
    """The one line that has the facts, and does not obey; of several columns that print one
    difference again (a change, and the credits after it) the first, where words suffice."""
    deltas = {outcome.delta for outcome in failed}
    if len(deltas) > 1 or (len(failed) > 1 and alone != STATE):
        return []
    is_slip = alone in (SLIP, HALF) and _is_slip(failed[0], facts)
    if alone == STATE or is_slip:
        adoption = by_words(_REASON, Ground.POSITION)
        milder = _milder(severity)
        first = failed[0].identity
        return [replace(first, adoption=adoption, severity=milder)]
    return []


def _is_slip(outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
    """Whether one slip of the hand in one of its figures leads to the difference."""
    identity = outcome.identity
    if outcome.delta is None or outcome.expected is None:
        return False
    if _is_slip_of(facts[identity.result], outcome.expected):
        return True
    if identity.form not in LINEAR:
        return False
    for term in identity.terms:
        fact = facts[term.fact]
        if fact.value is not None:
            should_be = fact.value + outcome.delta / term.weight
            if _is_slip_of(fact, should_be):
                return True
    return False


def _is_slip_of(fact: Fact, should_be: Decimal) -> bool:
    number = fact.number
    if number is None:
        return False
    rounded = round(should_be, number.decimals)
    return is_slip_of(number, rounded)


def _with_grounds(
    identity: Identity,
    tally: PackTally,
    severity: Severity,
    alone: str,
    elsewhere: int,
) -> Identity:
    """An identity with what speaks for it; one that would not be stated if it failed proves
    nothing.
    """
    held = tally.held + elsewhere
    if held >= _MANY:
        lines = LineTally(held, tally.failed)
        adoption = by_lines(lines, _REASON, Ground.WORDS)
    else:
        adoption = by_words(_REASON, Ground.POSITION)

    would_be = tally.with_one_more_broken()
    only = tally.held + tally.failed == 1
    heard = would_be.is_obeyed or (only and alone == STATE)
    return replace(
        identity, adoption=adoption.as_heard(heard), severity=severity
    )
