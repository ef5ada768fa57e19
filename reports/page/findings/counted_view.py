"""What a count counted, line by line, as the report lists it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.facts import Fact
from reports.i18n import Texts
from validate.messages import translate_count
from validate.model.counted_line import (
    CountedLine,
    counted_by,
    cut_between_words,
)
from validate.model.finding import Audit
from validate.model.identity import Outcome, Verdict

OPEN = 12
"""Lines that are shown at once; more are unfolded on request."""
MOST = 500
"""Lines of one count in a report; `audit.json` holds all."""


@dataclass(frozen=True, slots=True)
class CountedView:
    """The lines counted, how they were counted, and the lines that this way leaves out."""

    way: str
    lines: tuple[CountedLine, ...]
    left_out: tuple[CountedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CountAgreement:
    """A number that is printed, with what was counted and gives it."""

    label: str
    printed: str
    fact: Fact
    counted: CountedView


def counted_view(outcome: Outcome, texts: Texts) -> CountedView | None:
    """What an outcome counted; None where it counted nothing, or what it counted is withheld or is
    not told one by one.
    """
    every = outcome.identity.counted
    lines = counted_by(every, outcome.note)
    expected = outcome.expected
    if not any(one.text for one in lines):
        return None
    if expected is not None and len(lines) != expected:
        return None

    return CountedView(
        way=translate_count(outcome.note, texts.lang),
        lines=tuple(map(_shortened, lines)),
        left_out=tuple(_shortened(one) for one in every if one not in lines),
    )


def _shortened(line: CountedLine) -> CountedLine:
    return replace(line, text=cut_between_words(line.text))


def count_agreements(
    audit: Audit, facts: Mapping[str, Fact], texts: Texts
) -> Sequence[CountAgreement]:
    """The printed numbers that lines counted one by one give, in the order of the checks."""
    return tuple(_agreements(audit, facts, texts))


def _agreements(
    audit: Audit, facts: Mapping[str, Fact], texts: Texts
) -> Iterator[CountAgreement]:
    for outcome in audit.outcomes:
        if outcome.verdict is not Verdict.HELD:
            continue
        identity = outcome.identity
        fact, counted = (
            facts.get(identity.result),
            counted_view(outcome, texts),
        )
        if fact is None or counted is None:
            continue
        label = texts.label(identity.label, identity.label_en)
        yield CountAgreement(label, fact.printed, fact, counted)
