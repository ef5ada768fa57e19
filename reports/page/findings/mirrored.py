"""Deviations that are one difference, printed in two columns of a table that say the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.several import found_in
from reports.page.findings.equation_terms import BrokenIdentities
from validate.model.finding import Audit, Finding
from validate.model.identity import Outcome

_Figures = tuple[tuple[int, Decimal], ...]
"""The rows and the values of figures."""


def first_of_mirrored(
    audit: Audit, findings: Sequence[Finding], facts: Mapping[str, Fact]
) -> dict[str, str]:
    """The findings whose difference an earlier one of ``findings`` tells already -> that one, by
    id.

    A plan of financing prints one total under what things cost and under who pays them. It is the
    same difference where the figures at issue stand in one row of one table, print the same and
    break the same equalities, over figures of the same rows with the same values, while the lines
    above them differ: two years or two stages of a budget have the same lines.
    """
    broken = BrokenIdentities(audit)
    alike: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        key = _difference(broken, finding, facts)
        if key is not None:
            alike[key].append(finding)

    several = [one for one in alike.values() if len(one) > 1]
    found: dict[str, str] = {}
    if not several:
        return found
    above = _Lines(audit)
    for first, *others in several:
        for other in others:
            if above.differ(facts[first.root], facts[other.root]):
                found[other.id] = first.id
    return found


def _difference(
    broken: BrokenIdentities, finding: Finding, facts: Mapping[str, Fact]
) -> object:
    """What a finding says of one column, without the column; None where it says more."""
    root = facts.get(finding.root)
    if root is None or finding.delta is None:
        return None
    equalities = []
    for outcome in broken.of(finding):
        own = _in_column(outcome, root, facts)
        if own is None:
            return None
        equalities.append((outcome.identity.form, own, outcome.delta))
    where = (root.table_id, root.row, root.value, finding.delta)
    stage = (finding.rule, finding.severity, finding.status)
    return (*where, *stage, tuple(sorted(equalities)))


def _in_column(
    outcome: Outcome, root: Fact, facts: Mapping[str, Fact]
) -> _Figures | None:
    """The figures of an equality, its result first; None where one stands in another column."""
    identity = outcome.identity
    figures = found_in(facts, (identity.result, *identity.operands))
    found: list[tuple[int, Decimal]] = []
    for fact in figures:
        place = (fact.table_id, fact.col)
        if place != (root.table_id, root.col) or fact.value is None:
            return None
        found.append((fact.row or 0, fact.value))
    return tuple(found)


class _Lines:
    """The figures of each column of the tables of an audit."""

    def __init__(self, audit: Audit) -> None:
        self._columns: dict[tuple[str, int | None], dict[int, Decimal]] = (
            defaultdict(dict)
        )
        for fact in audit.document.facts:
            if fact.row is not None and fact.value is not None:
                column = self._columns[fact.table_id, fact.col]
                column[fact.row] = fact.value

    def differ(self, one: Fact, other: Fact) -> bool:
        """Whether the figures above two of one row are lines of their own in each column."""
        first, second = self._above(one), self._above(other)
        return bool(first and second) and first != second

    def _above(self, fact: Fact) -> dict[int, Decimal]:
        column = self._columns[fact.table_id, fact.col]
        return {
            row: value for row, value in column.items() if row < (fact.row or 0)
        }
