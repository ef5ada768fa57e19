"""The figures of the tables of an act, column by column and line by line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extract.facts import Fact


def figures_by_column(
    facts: Iterable[Fact],
) -> Mapping[tuple[str, int], list[Fact]]:
    """Those of some figures that stand in a table, by table and column, from the top."""
    found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for one in facts:
        if one.table_id and one.row is not None and one.col is not None:
            found[one.table_id, one.col].append(one)
    for column in found.values():
        column.sort(key=_row)
    return found


def figures_by_line(
    facts: Iterable[Fact],
) -> Mapping[tuple[str, int], list[Fact]]:
    """Those of some figures that stand in a table, by table and line."""
    found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for one in facts:
        if one.table_id and one.row is not None:
            found[one.table_id, one.row].append(one)
    return found


def _row(fact: Fact) -> int:
    return fact.row or 0
