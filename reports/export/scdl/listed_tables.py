"""What is said of each table before anything is published: its lines, and how they divide among
those that are published and those that are left out, column by column.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from reports.export.scdl.grant_columns import (
    CELL_REASONS,
    NAME_REASONS,
    SUM,
    GrantColumn,
    line_reason_in_words,
)
from reports.export.scdl.subvention_lines import Grants, column_of_record
from reports.export.withhold_persons import Kept
from reports.i18n import Lang

EXAMPLES = 2
"""Printed cells that are shown of the lines left out for what their cell prints."""
SHOWN = 48
"""Characters of such a cell that are shown."""
_SHOWN_OF = {
    **dict.fromkeys(CELL_REASONS, "printed"),
    **dict.fromkeys(NAME_REASONS, "beneficiary"),
}
"""What of a line is shown, by the reason for which it is left out."""


@dataclass(frozen=True, slots=True)
class ListedTable:
    """The columns of a table, and how many lines it has; ``sums`` of them are totals or amounts
    carried over a page.
    """

    table_id: str
    columns: tuple[GrantColumn, ...]
    lines: int
    sums: int


def listed_tables(kept: Kept, grants: Grants) -> tuple[ListedTable, ...]:
    """The tables whose columns are listed, in printed order; lines that are withheld count."""
    left_out = list(grants.left_out.records())
    lines: dict[str, set[str]] = defaultdict(set)
    sums: dict[str, set[str]] = defaultdict(set)
    for record in (*grants.sources, *left_out, *kept.withheld.records()):
        table_id = _table_of(record)
        lines[table_id].add(record["line_id"])
        if record.get("reason") == SUM:
            sums[table_id].add(record["line_id"])

    return tuple(
        ListedTable(
            table_id, tuple(columns), len(lines[table_id]), len(sums[table_id])
        )
        for table_id, columns in groupby(grants.columns, attrgetter("table_id"))
    )


def with_withheld(kept: Kept, grants: Grants) -> Grants:
    """The same, the lines of private persons told beside each column that prints them."""
    withheld = Counter(map(column_of_record, kept.withheld.records()))
    columns = tuple(
        _with_persons(one, withheld[one.key]) for one in grants.columns
    )
    return replace(grants, columns=columns)


def _with_persons(column: GrantColumn, number: int) -> GrantColumn:
    """A column beside which so many lines are withheld."""
    if not number:
        return column
    return replace(column, apart=(*column.apart, ("person", number)))


def _table_of(record: Mapping[str, str]) -> str:
    """The table of a line, by the line's name."""
    table_id, _, _ = record["line_id"].partition("!")
    return table_id


def apart_in_words(
    grants: Grants, column: GrantColumn, lang: Lang
) -> Sequence[tuple[int, str]]:
    """How many lines of a column are left out for a reason of their own, and the reason in words,
    with some of what they print. Its totals are those of the table.
    """
    told = []
    for reason, number in column.apart:
        if reason == SUM:
            continue
        examples = _examples(grants, column, reason)
        told.append((number, line_reason_in_words(reason, lang, examples)))
    return told


def _examples(
    grants: Grants, column: GrantColumn, reason: str
) -> Sequence[str]:
    """Some of what the lines print that are left out for what it is."""
    field = _SHOWN_OF.get(reason)
    if field is None:
        return ()
    printed: dict[str, None] = {}
    for record in grants.left_out.records():
        is_meant = (_table_of(record), record["measure"]) == column.key
        text = record[field]
        if is_meant and record["reason"] == reason and text:
            printed[_shown(text)] = None
    return list(printed)[:EXAMPLES]


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
