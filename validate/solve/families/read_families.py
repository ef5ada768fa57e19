"""The lines of a family of which enough is printed, read when they are first asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.french.lexicon.averages import (
    says_average,
    says_mean_price,
    says_total_or_average,
)
from extract.table import RowKind
from validate.belief.hypothesis import EntryOutcome
from validate.check import Context
from validate.model.identity import Outcome, evaluate
from validate.solve.families.family_lines import (
    FamilyLine,
    is_recalled,
    words_of_row,
)
from validate.solve.families.line_identities import adoption_of, line_identity
from validate.solve.families.line_meanings import as_meant, with_rates
from validate.solve.families.meant_lines import is_of_narrower_sum, may_fail
from validate.solve.family_judgment import FamilyJudgment
from validate.tables.adding_rows import AddingRows
from validate.tables.believed_families import BelievedFamily
from validate.tables.solved_family import SolvedFamily, solve

_LEAST_ODDS = 3.0
"""Log odds below which a family that may not judge is not stated: 20 to 1."""


@dataclass(frozen=True)
class FamilyRead:
    """A family, and its lines, which are read when they are first asked for."""

    family: BelievedFamily
    context: Context

    @property
    def asks(self) -> bool:
        """Whether it is believed enough to ask figures of the lines that break it."""
        return self.family.believed.log_odds >= _LEAST_ODDS

    @cached_property
    def uncontradicted(self) -> FamilyJudgment:
        """What it may judge where nothing contradicts its lines."""
        return FamilyJudgment(self.family)

    @cached_property
    def lines(self) -> tuple[FamilyLine, ...]:
        """The lines of which enough is printed."""
        return tuple(with_rates(list(_lines(self.family, self.context))))


def _lines(family: BelievedFamily, context: Context) -> Iterator[FamilyLine]:
    """The lines of which enough is printed; none across averages, each rounded by itself, and
    no quotient or product across what may be totals or averages.
    """
    solved = solve(family)
    adoption = adoption_of(family)
    outcomes = {one.entry: one.outcome for one in family.believed.evidence}
    adding = AddingRows(family.table)
    for entry in range(family.entry_count):
        if family.across and _is_of_averages(family, entry):
            continue
        read = _solved_for_printed(family, solved, entry)
        stated = line_identity(family, read, entry, adoption)
        if stated is not None:
            outcome = outcomes.get(entry, EntryOutcome.SILENT)
            facts = {name: context.facts[name] for name in stated.facts}
            found = evaluate(stated, facts)
            line = FamilyLine(
                family, entry, outcome, stated, facts, found, adding
            )
            yield as_meant(line)


def _solved_for_printed(
    family: BelievedFamily, solved: SolvedFamily, entry: int
) -> SolvedFamily:
    """A sum as its labels read it; in a line that leaves that figure empty, as it was found."""
    if not family.summed or family.facts(solved.result, entry):
        return solved
    return solved.for_line(family.believed.result)


def _is_of_averages(family: BelievedFamily, entry: int) -> bool:
    """Whether a line says to be of averages; one of what all came to before, as its total does."""
    labels = [words_of_row(family, entry)]
    if is_recalled(family, entry):
        totals = family.table.of_kind(RowKind.TOTAL)
        labels += [family.table.rows[row].label for row in totals]
    if family.summed:
        return any(map(says_average, labels))
    means = says_average, says_total_or_average, says_mean_price
    return any(says(label) for says in means for label in labels)


def broken_lines(
    read: Sequence[FamilyRead],
) -> Iterator[tuple[bool, Outcome]]:
    """The lines that break families believed enough to be stated, and that these are meant of, each
    with whether its family judges."""
    for one in read:
        if not one.family.breaking or not one.asks:
            continue
        judges = one.uncontradicted.judges
        for line in one.lines:
            is_broken = line.outcome is EntryOutcome.BROKEN
            if is_broken and may_fail(line) and not is_of_narrower_sum(line):
                yield judges, line.found


def results_of_sums(read: Sequence[FamilyRead]) -> Iterator[str]:
    """The figures that sums which are believed enough give as they are printed."""
    for one in read:
        if one.family.summed and one.asks:
            for line in one.lines:
                if line.is_right:
                    yield line.result.id


def proved_figures(read: Sequence[FamilyRead]) -> Iterator[str]:
    """The figures of lines that obey a family which proves."""
    for one in read:
        if not one.uncontradicted.proves:
            continue
        obeying = frozenset(one.family.believed.obeying)
        for line in one.lines:
            if line.entry in obeying and line.holds:
                yield from line.identity.facts
