"""What a correction changed: findings gone and new, and figures proved, before and after."""

from dataclasses import dataclass

from extract.several import ids_of
from validate.model.finding import Audit, Finding


@dataclass(frozen=True, slots=True)
class AuditChange:
    """Two audits of one document, before and after."""

    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    proved: tuple[int, int]
    cells: tuple[int, int]


def change_between(before: Audit, after: Audit) -> AuditChange:
    """What is different in ``after``."""
    known = ids_of(before.findings)
    found = ids_of(after.findings)
    return AuditChange(
        gone=tuple(one for one in before.findings if one.id not in found),
        new=tuple(one for one in after.findings if one.id not in known),
        proved=(_proved(before), _proved(after)),
        cells=(_cells(before), _cells(after)),
    )


def _proved(audit: Audit) -> int:
    return sum(table.proved for table in audit.coverage.tables)


def _cells(audit: Audit) -> int:
    return sum(table.cells for table in audit.coverage.tables)
