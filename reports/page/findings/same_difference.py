"""Findings that tell one difference together: it is told and counted once, with all its places.

Two columns of a table may mirror each other (`mirrored`), or one line of an account may be printed
on the wrong side: receipts then lack what expenses have too much of.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extract.facts import Fact
from reports.page.findings.equation_terms import BrokenIdentities
from reports.page.findings.mirrored import first_of_mirrored
from validate.model.finding import Audit, Finding
from validate.model.identity import Form, Kind, Outcome


@dataclass(frozen=True, slots=True)
class SameDifference:
    """``first`` is the finding that tells the difference, by id; ``moved`` the figure that makes
    it, where it is printed in the other's column.
    """

    first: str
    moved: str = ""


def same_differences(
    audit: Audit, findings: Sequence[Finding], facts: Mapping[str, Fact]
) -> dict[str, SameDifference]:
    """The findings whose difference an earlier one of ``findings`` tells already, by id."""
    again = {
        name: SameDifference(first)
        for name, first in first_of_mirrored(audit, findings, facts).items()
    }
    for name, same in _moved(audit, findings, facts):
        again.setdefault(name, same)

    # what is the same as a repetition is the same as what that repeats
    return {
        name: same
        if same.first not in again
        else SameDifference(again[same.first].first, same.moved)
        for name, same in again.items()
    }


class _Side(NamedTuple):
    """A total that its lines do not give."""

    finding: Finding
    outcome: Outcome
    total: Fact
    delta: Decimal


def _moved(
    audit: Audit, findings: Sequence[Finding], facts: Mapping[str, Fact]
) -> Iterator[tuple[str, SameDifference]]:
    """Of two totals of one row, one of which lacks what the other has too much, the second one: a
    line has that amount, and prints nothing in the other's column.
    """
    broken = BrokenIdentities(audit)
    alike: dict[object, list[_Side]] = defaultdict(list)
    for finding in findings:
        side = _side(broken, finding, facts)
        if side is not None:
            stage = (finding.rule, finding.severity, finding.status)
            place = (side.total.table_id, side.total.row, abs(side.delta))
            alike[place, stage].append(side)

    for sides in alike.values():
        if len(sides) != 2:
            continue
        more, less = sorted(sides, key=lambda one: one.delta)
        moved = _lines_of_other_side(more, less, facts)
        if len(moved) == 1:
            first, second = sides
            told = SameDifference(first.finding.id, moved[0].id)
            yield second.finding.id, told


def _side(
    broken: BrokenIdentities, finding: Finding, facts: Mapping[str, Fact]
) -> _Side | None:
    """A finding of a sum down a column, and of nothing else."""
    if finding.kind is not Kind.SUM or not finding.delta:
        return None
    outcomes = broken.of(finding)
    if len(outcomes) != 1:
        return None
    (outcome,) = outcomes
    total = facts.get(outcome.identity.result)
    if total is None or total.row is None or outcome.delta != finding.delta:
        return None
    is_plain = outcome.identity.form is Form.WEIGHTED_SUM
    return _Side(finding, outcome, total, finding.delta) if is_plain else None


def _lines_of_other_side(
    more: _Side, less: _Side, facts: Mapping[str, Fact]
) -> list[Fact]:
    """The lines that ``more`` has too much and ``less`` lacks: of their difference, each alone in
    its row.
    """
    if more.delta != -less.delta or more.total.col == less.total.col:
        return []
    other = {
        fact.row
        for fact in facts.values()
        if (fact.table_id, fact.col) == (less.total.table_id, less.total.col)
        and fact.value
    }
    found: list[Fact] = []
    for term in more.outcome.identity.terms:
        fact = facts.get(term.fact)
        if fact is None or term.weight != 1 or fact.row in other:
            continue
        place = (fact.table_id, fact.col)
        is_own = place == (more.total.table_id, more.total.col)
        if is_own and fact.value == less.delta:
            found.append(fact)
    return found
