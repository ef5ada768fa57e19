"""Total lines: which rows close something, and how widely.

Ranks: "sous-total" below "Total <the group's name>" below "Total" below "Total général". Two total
lines of one rank are told apart by how many group labels stand to the left of theirs: ``TOTAL``
printed inside an operation's merged cell closes the operation, ``TOTAL`` printed in the first
column closes what holds it.
"""

import re
from bisect import bisect, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, repeat

from extract.french.folding import fold, plain
from extract.french.lexicon.calendar import names_part_of_year, names_whole_year
from extract.french.lexicon.row_words import is_of_which
from extract.french.lexicon.totals import (
    TotalRank,
    carry,
    closes_page,
    is_bare_total,
    may_end_as_sum,
    opens_with_all,
    total_of,
    total_rank,
)
from extract.french.spelled_numbers import spelled_number
from extract.reasons import RowCause
from extract.several import only, present
from extract.table import ColumnKind, RawCell, RowKind
from extract.tables.cell_patterns import FIGURES, MARKS, pattern_of
from extract.tables.rows.draft_table import DraftTable

CHAPTER = -1
"""The rank of a chapter's own line, printed above the articles it adds up."""
_LEAST_LINES = 2
"""A line without a label needs so many above it to be their total."""
_MOST_BESIDE = 2
"""Lines below that of the whole, at most: what is told beside it, last year's figures."""
_LEAST_NAMED = 3
"""Lines that a number names, from which no article need say that they are all: "Six communes"."""
_COUNTED = re.compile(
    r"(?P<all>les |ensemble des |pour les )?(?P<count>[a-z-]+|(?<=les )\d+|(?<=des )\d+)"
    r" (?!autres?\b)[a-z]{2,}[sx](?: [a-z'-]+){0,3}"
)
"""The folded name of so many things, the number in words, or in figures behind "les"."""
_LEAST_GROUPS = 2
"""Rows without a label, from which each is the sum of a group."""
_SHORTEST_NAME = 3
"""Letters of a group's name, at least: shorter ones are found in any label."""
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
"""What a title adds in brackets: "Haute saison (5 juillet – 31 août)"."""
_TEXTUAL = (ColumnKind.TEXT, ColumnKind.LABEL)
_OF_CHAPTER = re.compile(r"(?:[dr][ -]?)?\d{2,}\b")
"""How the folded name of a total begins that is a chapter's: "d 023 : virement à la section"."""


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total line: its rank by wording, how deep among group labels it stands, whether it closes a
    page.
    """

    rank: int
    depth: int
    page: bool = False
    outer: bool = False
    """The wider one of two total lines next to each other that nothing else tells apart."""
    cause: RowCause = RowCause.TOTAL_WORD

    @property
    def key(self) -> tuple[int, bool, int]:
        """Orders total lines from the narrowest to the widest."""
        return (self.rank, self.outer, -self.depth)


def find_totals(table: DraftTable) -> dict[int, TotalLine]:
    """The total lines of a table by row."""
    worded = dict(chain(_subtotals_without_label(table), _closing_alike(table)))
    for row in table.lines:
        of_row = _decided_total if row in table.decided else _total_line
        total = of_row(table, row)
        if total is not None:
            worded.setdefault(row, total)

    chapters = {
        row: _CHAPTER_LINE
        for row in table.lines
        if row not in table.decided and _heads_articles(table, row)
    }
    return chapters | _ranked_by_group(table, worded)


def _decided_total(table: DraftTable, row: int) -> TotalLine | None:
    """The total line that a person sees in a row; None where it is another line to them."""
    kind = table.decided[row]
    if kind not in _DECIDED_RANKS:
        return None

    rank = _DECIDED_RANKS[kind]
    label = table.total_cell(row)
    worded = None if label is None else total_rank(label.text)
    if kind is RowKind.TOTAL and worded is not None:
        rank = max(rank, worded)
    return TotalLine(rank, 0, cause=RowCause.PERSON)


_DECIDED_RANKS = {
    RowKind.SUBTOTAL: TotalRank.SUBTOTAL,
    RowKind.TOTAL: TotalRank.TOTAL,
}


_CHAPTER_LINE = TotalLine(CHAPTER, 0, cause=RowCause.CHAPTER)
_CLOSING = TotalLine(TotalRank.SUBTOTAL, 0, cause=RowCause.GROUP_TOTAL)
_WITHOUT_LABEL = TotalLine(TotalRank.SUBTOTAL, 0, cause=RowCause.NO_LABEL)


def total_levels(totals: Mapping[int, TotalLine]) -> dict[int, int]:
    """Level 0 for the innermost kind of total line present, one more for each wider kind."""
    keys = sorted({total.key for total in totals.values()})
    return {row: keys.index(total.key) for row, total in totals.items()}


def _total_line(table: DraftTable, row: int) -> TotalLine | None:
    """The row as a total line, or None. Other texts, but for totals, make it a line that only
    begins with the word.
    """
    cells = table.text_cells(row)
    if not cells:
        return _without_label(table, row)

    label = table.total_cell(row)
    if label is None:
        return _without_total_word(table, row)
    if carry(label.text) is not None:
        return None
    if not _closes_surely(label.text) and any(map(_is_other_text, cells)):
        return None

    depth = 0
    for col, names in table.groups.items():
        depth += col < label.col and bool(names[row])

    rank = total_rank(label.text)
    assert rank is not None  # `total_cell` found it by its rank
    return TotalLine(rank, depth, page=closes_page(label.text))


def _without_total_word(table: DraftTable, row: int) -> TotalLine | None:
    """The row as a total line whose label has no word for one."""
    whole = _of_all(table, row) or _of_periods(table, row)
    whole = whole or _of_counted_lines(table, row)
    return whole or _named_as_group(table, row)


def _closes_surely(label: str) -> bool:
    """Whether a label says that its line closes others, whatever else the line prints."""
    return is_bare_total(label) or total_rank(label) is TotalRank.SUBTOTAL


def _of_all(table: DraftTable, row: int) -> TotalLine | None:
    """A line that ends the table, but for a line or two beside the rest, or what a title heads,
    where it names the whole of it: "Ensemble du parc"; an "Ensemble des jardins" above a total is
    one of those that it adds up. The very last may be called otherwise: "Enveloppe globale".
    """
    first = bisect_right(table.lines, row)
    below = table.lines[first : first + _MOST_BESIDE + 1]
    closed = any(table.total_cell(line) is not None for line in below)
    is_last = len(below) <= _MOST_BESIDE and not closed
    ends = is_last or _ends_group(table, row)
    if not ends or row < _LEAST_LINES:
        return None
    label = table.label(row)
    if opens_with_all(label) or (not below and _ends_as_sum(table, row)):
        return TotalLine(TotalRank.TOTAL, 0)
    return None


def _ends_as_sum(table: DraftTable, row: int) -> bool:
    """Whether the last line is called as what all come to, and none above it is a total: an
    envelope below a total is what may be spent at most."""
    above = [line for line in table.lines if line < row]
    closed = any(table.total_cell(line) is not None for line in above)
    return not closed and may_end_as_sum(table.label(row))


def _named_as_group(table: DraftTable, row: int) -> TotalLine | None:
    """A line that says again the title that it stands under, below lines of its own: their sum."""
    titles = [one for one in table.asides if one < row]
    if not titles or table.aside(max(titles)) is not RowKind.BAND:
        return None
    title = max(titles)
    if row - title <= _LEAST_LINES or not table.has_figures(row):
        return None
    named = _BRACKETED.sub("", fold(table.label(title)))
    if fold(table.label(row)) not in (named, fold(table.label(title))):
        return None
    return TotalLine(TotalRank.NAMED, 0, cause=RowCause.GROUP_TOTAL)


def _ends_group(table: DraftTable, row: int) -> bool:
    """Whether a title stands right below a line that others stand right above."""
    above = range(row - _LEAST_LINES, row)
    heads = table.aside(row + 1) is RowKind.BAND
    return heads and not any(map(table.aside, above))


def _of_periods(table: DraftTable, row: int) -> TotalLine | None:
    """A line that names a year where all lines above are months or quarters of one, and none of the
    few below, which tell of other years."""
    if not names_whole_year(plain(table.label(row))):
        return None
    parts = [
        one
        for one in table.lines
        if names_part_of_year(plain(table.label(one)))
    ]
    above = [one for one in table.lines if one < row]
    below = [one for one in table.lines if one > row]
    if len(parts) < _LEAST_LINES or parts != above:
        return None
    if len(below) > _MOST_BESIDE:
        return None
    return TotalLine(TotalRank.TOTAL, 0, cause=RowCause.PERIODS)


def _of_counted_lines(table: DraftTable, row: int) -> TotalLine | None:
    """A line that names as many things as lines stand above it, a few at most below: "Quatre
    campagnes", "Les 19 communes"."""
    count = _things_named(table.label(row))
    if count is None or not table.has_figures(row):
        return None
    others = [one for one in table.lines if one != row]
    above = [one for one in others if one < row]
    parts = [one for one in above if not is_of_which(fold(table.label(one)))]
    if len(parts) != count or len(others) - len(above) > _MOST_BESIDE:
        return None
    closed = any(table.total_cell(one) is not None for one in others)
    return None if closed else TotalLine(TotalRank.TOTAL, 0)


def _things_named(label: str) -> int | None:
    """How many things a label names, and nothing else; None where it names none or too few."""
    named = _COUNTED.fullmatch(plain(fold(label)))
    if named is None:
        return None
    said = named["count"]
    count = int(said) if said.isdigit() else spelled_number(said)
    fewest = _LEAST_LINES if named["all"] else _LEAST_NAMED
    return count if count is not None and count >= fewest else None


def _is_other_text(cell: RawCell) -> bool:
    """Whether a cell beside a total's label says something of a line of its own."""
    if (
        pattern_of(cell.text) in FIGURES | MARKS
        or total_rank(cell.text) is not None
    ):
        return False
    return not fold(cell.text)[:1].isdigit()


def _without_label(table: DraftTable, row: int) -> TotalLine | None:
    """The last row of a table where it prints figures and no text at all, under no merged label.

    A text that holds a digit is one too, in a column of figures: the last line of a table of
    contents. Right below the only total it closes nothing: it says that total again, with taxes.
    """
    if row != len(table.grid) - 1 or not _is_bare(table, row):
        return None
    above = [one for one in table.lines if one < row]
    if [one for one in above if _total_line(table, one)] == [row - 1]:
        return None
    return TotalLine(TotalRank.TOTAL, 0, cause=RowCause.NO_LABEL)


def _subtotals_without_label(
    table: DraftTable,
) -> Iterator[tuple[int, TotalLine]]:
    """The rows that print figures and no text at all, where there are several, each below two
    lines or more that have a label: the sums of groups, which nothing but their place tells.
    """
    bare = [row for row in table.lines if _is_bare(table, row)]
    if len(bare) < _LEAST_GROUPS or table.decided:
        return
    lines = [
        row
        for row in table.lines
        if table.text_cells(row) and table.has_figures(row)
    ]
    starts = [-1, *bare]
    above = [
        sum(start < row < end for row in lines)
        for start, end in pairwise(starts)
    ]
    if min(above) >= _LEAST_LINES:
        for row in bare:
            yield row, _WITHOUT_LABEL


def _closing_alike(table: DraftTable) -> Iterator[tuple[int, TotalLine]]:
    """The rows of one label that close the group under each title, and leave empty what its lines
    fill: "Montant de l'avenant", without quantity or price."""
    groups = [group for group in _groups_of_titles(table) if group]
    if len(groups) < _LEAST_GROUPS or table.decided:
        return
    label = table.label(groups[0][-1])
    closing = [
        only([row for row in group if table.label(row) == label])
        for group in groups
    ]
    *inner, _ = zip(groups, closing, strict=True)
    closes = all(group[-1] == row for group, row in inner)
    if (
        label
        and closes
        and all(map(_is_emptier, repeat(table), groups, closing))
    ):
        yield from ((row, _CLOSING) for row in present(closing))


def _groups_of_titles(table: DraftTable) -> list[list[int]]:
    """The lines under each title across the table, where all stand under one."""
    groups: list[list[int]] = []
    for row in range(table.raw.rows):
        if table.aside(row) is RowKind.BAND:
            groups.append([])
        elif row not in table.asides:
            if not groups:
                return []
            groups[-1].append(row)
    return groups


def _is_emptier(
    table: DraftTable, group: Sequence[int], row: int | None
) -> bool:
    """Whether a line stands below others of its group, and prints fewer figures than each."""
    if row is None or row == group[0]:
        return False
    own, *others = (
        len(table.printed[one]) - len(table.text_cells(one))
        for one in (row, *group[: group.index(row)])
    )
    return 0 < own < min(others)


def _is_bare(table: DraftTable, row: int) -> bool:
    """Whether a row prints figures and no text, under no merged label, in a table that names its
    lines."""
    if table.text_cells(row) or not _may_close(table, row):
        return False
    return all(
        cell is None
        or (cell.row == row and pattern_of(cell.text) in FIGURES | MARKS)
        for cell in table.grid[row]
    )


def _may_close(table: DraftTable, row: int) -> bool:
    """Whether the last row prints figures under enough lines, and a column names some of these."""
    if row < _LEAST_LINES or not table.has_figures(row):
        return False
    return any(column.kind in _TEXTUAL for column in table.columns)


def _ranked_by_group(
    table: DraftTable, totals: Mapping[int, TotalLine]
) -> dict[int, TotalLine]:
    """The totals with those that name a group ("Total Culture"), or close each its own, ranked
    below the others; of two in a row the outer one raised.

    The outer one is the second, or the first in a table that prints its totals above their lines.
    """
    names = _group_names(table)
    of_groups = _close_groups(table, totals)
    on_top = _are_above_parts(table, totals)
    inner = 1 if on_top else -1

    found: dict[int, TotalLine] = {}
    for row in sorted(totals, reverse=on_top):
        total = totals[row]
        name = total_of(table.label(row))
        may_name = total.cause is not RowCause.PERSON
        is_total = total.rank == TotalRank.TOTAL
        is_of_group = row in of_groups or _is_named(name, names)
        if is_total and may_name and is_of_group:
            total = replace(
                total, rank=TotalRank.NAMED, cause=RowCause.GROUP_TOTAL
            )

        beside = found.get(row + inner)
        if beside is not None and beside.key == total.key:
            total = replace(total, outer=True)
        found[row] = total
    return found


def _close_groups(
    table: DraftTable, totals: Mapping[int, TotalLine]
) -> frozenset[int]:
    """The totals of one label that close one group each, under titles of their own, above a total
    of another label: "Ensemble" of each kind of school, above "Total 2025"."""
    labels = {row: fold(table.label(row)) for row in totals}
    titles = [row for row in table.asides if table.aside(row) is RowKind.BAND]
    found: set[int] = set()
    for label in set(labels.values()) - {""}:
        rows = sorted(row for row in totals if labels[row] == label)
        wider = any(
            row > rows[-1] and totals[row].rank >= TotalRank.TOTAL
            for row in totals
        )
        if wider and _close_one_each(rows, titles):
            found.update(rows)
    return frozenset(found)


def _close_one_each(rows: Sequence[int], titles: Sequence[int]) -> bool:
    """Whether several totals stand each at the end of a group, under a title of its own."""
    heads = {bisect(titles, row) for row in rows}
    several = len(rows) >= _LEAST_GROUPS and len(heads) == len(rows)
    inner = all(row + 1 in titles for row in rows[:-1])
    return several and inner and 0 not in heads


def _group_names(table: DraftTable) -> set[str]:
    """What the titles and group labels of a table name, folded."""
    names: set[str] = set()
    for row in table.asides:
        if table.aside(row) is RowKind.BAND:
            names.update(fold(cell.text) for cell in table.printed[row])
    for texts in table.groups.values():
        names.update(map(fold, texts))
    return names - {""}


def _is_named(name: str, groups: set[str]) -> bool:
    """Whether a total's name is that of a group, or a part of it, or holds it; a chapter's own
    name may speak of another group: "Total R 021 : Virement de la section de fonctionnement"."""
    if len(name) < _SHORTEST_NAME:
        return False
    may_hold = _OF_CHAPTER.match(name) is None
    return any(
        name in group or (may_hold and group in name) for group in groups
    )


def _are_above_parts(
    table: DraftTable, totals: Mapping[int, TotalLine]
) -> bool:
    """Whether the totals are above what they add up: the first line is one and the last is none."""
    lines = table.lines
    if not lines:
        return False
    if lines[0] not in totals:
        return False
    return lines[-1] not in totals


def _heads_articles(table: DraftTable, row: int) -> bool:
    """A chapter's own line over its articles: figures, a chapter and no article, where the next
    line has the opposite.

    Such a line is a total printed above what it adds up.
    """
    if len(table.accounts) < 2 or row + 1 >= len(table.grid):
        return False
    if not table.has_figures(row) or not table.has_figures(row + 1):
        return False

    chapter_col, article_col = table.accounts[:2]
    if _are_two_sides(table, chapter_col, article_col):
        return False
    chapter, article = (
        table.grid[row][chapter_col],
        table.grid[row][article_col],
    )
    if chapter is None or article is not None:
        return False

    below = table.grid[row + 1]
    goes_on = below[chapter_col] in (None, chapter)
    return goes_on and below[article_col] is not None


def _are_two_sides(table: DraftTable, first: int, second: int) -> bool:
    """Whether amounts stand between two columns of codes: each is then that of its own side, as of
    expenses and receipts, and the second holds no articles of the first.
    """
    between = table.columns[first + 1 : second]
    return any(column.kind is ColumnKind.AMOUNT for column in between)
