"""What is said of each table before anything is published: its lines, and how they divide among
those that are published and those that are left out, column by column.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
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
from reports.export.scdl.subvention_lines import Grants
from reports.export.withhold_persons import Kept
from reports.i18n import Lang

EXAMPLES = 2
"""Printed cells that are shown of the lines left out for what their cell prints."""
SHOWN = 48
"""Characters of such a cell that are shown."""


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
        table_id, _, _ = record["line_id"].partition("!")
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
    withheld = Counter(
        (record["table_id"], record["measure"])
        for record in kept.withheld.records()
    )
    columns = []
    for one in grants.columns:
        if withheld[one.key]:
            person = "person", withheld[one.key]
            one = replace(one, apart=(*one.apart, person))  # noqa: PLW2901
        columns.append(one)
    return replace(grants, columns=tuple(columns))


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
    where = {
        **dict.fromkeys(CELL_REASONS, "printed"),
        **dict.fromkeys(NAME_REASONS, "beneficiary"),
    }
    if reason not in where:
        return ()
    printed: dict[str, None] = {}
    for record in grants.left_out.records():
        table_id, _, _ = record["line_id"].partition("!")
        is_meant = (table_id, record["measure"]) == column.key
        text = record[where[reason]]
        if is_meant and record["reason"] == reason and text:
            printed[_shown(text)] = None
    return list(printed)[:EXAMPLES]


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
