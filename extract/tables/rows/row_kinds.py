"""What each row is for: wording first, then structure (where the label stands, which cells are
blank).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.french.column_keys import number_in_turn
from extract.french.folding import THREE_LETTERS, fold, plain
from extract.french.lexicon.averages import says_average
from extract.french.lexicon.row_words import (
    is_memorandum,
    is_note,
    is_of_which,
    is_refusal,
    may_refuse,
    refuses_group,
    speaks_of_refusal,
)
from extract.french.lexicon.totals import (
    Carry,
    TotalRank,
    carry,
    is_total_without_some,
    total_rank,
)
from extract.french.numbers import parse_number
from extract.reasons import RowCause, RowReason, TotalLimit
from extract.several import present, texts_of
from extract.table import ColumnKind, RawCell, RawTable, Row, RowKind
from extract.tables.cell_patterns import FIGURES, pattern_of
from extract.tables.column_kinds import FIGURE_KINDS, header_paths
from extract.tables.occupancy import Occupancy, cells_printed_in
from extract.tables.rows.draft_table import Classified, DraftTable
from extract.tables.rows.name_rows import name_rows
from extract.tables.rows.row_groups import row_paths
from extract.tables.rows.row_paths import numbered
from extract.tables.rows.total_rows import TotalLine, find_totals, total_levels


@dataclass(frozen=True, slots=True)
class RowSettings:
    """Limits between a title, a note and a repeated header."""

    longest_title: int = 160
    """Characters beyond which a text across the table is a note and no title."""
    repeated: float = 0.6
    """Share of a row's texts that repeat the header's: a part of it may be filled in again."""
    least_repeated: int = 2
    """A single text like its header may be a value."""
    least_numbered: int = 3
    """Two cells that print 1 and 2 may be values."""


SETTINGS = RowSettings()

_BRACKETS = re.compile(r"\([^()]*\)$")
"""What is added to a title in brackets, which may be a sentence."""
_CARRIED = {Carry.OUT: RowKind.CARRIED_OUT, Carry.IN: RowKind.CARRIED_IN}
_BLANK = RowKind.NOTE, RowReason(RowCause.BLANK)
_LINE = RowKind.DETAIL, RowReason()
ASIDES = frozenset({RowKind.HEADER, RowKind.BAND, RowKind.NOTE})
"""Rows that are no line of figures."""
BY_DECISION = RowReason(RowCause.PERSON)
"""The reason of a kind that a person gave."""


# ---------------------------------------------------------------------------------------------
# rows that are no line of figures, whatever the columns mean


def find_asides(raw: RawTable, grid: Occupancy) -> dict[int, Classified]:
    """Rows that are no line of figures, whatever the columns mean: repeated headers, titles, notes,
    blank rows.
    """
    headers = [
        (fold(label), fold(path[-1]))
        for label, path in zip(raw.header, header_paths(raw), strict=True)
    ]
    decided = dict(raw.decided.rows)
    found = {}
    for row in range(raw.rows):
        if row in decided:
            classified = _decided_aside(decided[row])
        else:
            classified = _aside(raw, grid, row, headers)
        if classified is not None:
            found[row] = classified
    if not decided:
        heads = RowKind.HEADER, RowReason(RowCause.HEADER_AGAIN)
        found.update(dict.fromkeys(name_rows(grid, found), heads))
    return found


def _decided_aside(kind: RowKind) -> Classified | None:
    """The kind that a person gave a row, where it is that of no line of figures."""
    return (kind, BY_DECISION) if kind in ASIDES else None


def _aside(
    raw: RawTable, grid: Occupancy, row: int, headers: Sequence[tuple[str, str]]
) -> Classified | None:
    printed = present(grid[row])
    if not printed:
        return _BLANK

    cells = cells_printed_in(grid, row)
    if _repeats_header(cells, headers) or _numbers_columns(cells, len(headers)):
        return RowKind.HEADER, RowReason(RowCause.HEADER_AGAIN)
    if len(cells) != 1 or len(raw.header) < 2:
        return None

    if any(cell.row < row for cell in printed):
        return None
    return _lone_text(raw, grid, row, cells[0])


def _lone_text(
    raw: RawTable, grid: Occupancy, row: int, cell: RawCell
) -> Classified | None:
    """The kind of a row with one text and nothing else; None where it may be a line that prints no
    figure.
    """
    text, wording = fold(cell.text), plain(cell.text)
    if _closes_or_counts(cell.text):
        return None
    if is_note(text):
        return RowKind.NOTE, RowReason(RowCause.NOTE_WORD, wording)

    if cell.colspan >= max(2, len(raw.header) - 1):
        if len(_BRACKETS.sub("", text)) > SETTINGS.longest_title:
            return RowKind.NOTE, RowReason(RowCause.LONG_TEXT)
        return RowKind.BAND, RowReason(RowCause.FULL_WIDTH, wording)

    return _title(grid, row, cell, first=0)


def find_title(grid: Occupancy, row: int, first: int) -> Classified | None:
    """The kind of a row that prints nothing but a title, in the column ``first``; None for any
    other.
    """
    cells = cells_printed_in(grid, row)
    if len(cells) != 1 or _closes_or_counts(cells[0].text):
        return None
    return _title(grid, row, cells[0], first=first)


def _title(
    grid: Occupancy, row: int, cell: RawCell, *, first: int
) -> Classified | None:
    """The one text of a row as a title, where it stands in the column ``first`` and lines follow
    it.
    """
    followed = row + 1 < len(grid) and any(grid[row + 1])
    opens = cell.col == first and cell.rowspan == 1
    if opens and followed and _added_by_none(fold(cell.text)) is None:
        return RowKind.BAND, RowReason(RowCause.ALONE, plain(cell.text))
    return None


def _closes_or_counts(text: str) -> bool:
    """Whether a text alone in its row is the label of a total without figures, or a figure."""
    if total_rank(text) is not None or carry(text) is not None:
        return True
    return parse_number(text) is not None


def _repeats_header(
    cells: Sequence[RawCell], headers: Sequence[tuple[str, str]]
) -> bool:
    """Whether most texts of a row, of two or more, are the labels of their columns."""
    if len(cells) < 2:
        return False
    least = max(SETTINGS.least_repeated, SETTINGS.repeated * len(cells))
    same = 0
    for done, cell in enumerate(cells):
        left = len(cells) - done
        if same + left < least:
            return False
        same += fold(cell.text) in headers[cell.col]
    return same >= least


def _numbers_columns(cells: Sequence[RawCell], width: int) -> bool:
    """Whether a row without a label numbers the columns up to the last from 1 on, as a header
    inside a table does.
    """
    first = width - len(cells)
    if first < 1 or len(cells) < SETTINGS.least_numbered:
        return False
    columns = [cell.col for cell in cells]
    return columns == list(range(first, width)) and number_in_turn(
        texts_of(cells)
    )


# ---------------------------------------------------------------------------------------------
# all rows


def type_rows(table: DraftTable) -> tuple[Row, ...]:
    """The rows of ``table`` with kind, path, label, level and numbers; their cells stay empty."""
    totals = _without_narrower(table, find_totals(table))
    levels = total_levels(totals)
    classified: list[Classified] = []
    for row in range(table.raw.rows):
        known = table.asides.get(row)
        if row in table.decided:
            known = table.decided[row], BY_DECISION
        classified.append(known or _classify(table, row, totals, levels))

    paths = row_paths(table, [kind for kind, _ in classified], totals, levels)
    rows = enumerate(zip(classified, paths, strict=True))
    return tuple(
        _row(table, row, *found, levels.get(row, 0)) for row, found in rows
    )


def _without_narrower(
    table: DraftTable, totals: Mapping[int, TotalLine]
) -> dict[int, TotalLine]:
    """The total lines but those last ones, below the total of the table, that leave some of its
    lines out: "Total hors avances" is a part of it."""
    narrower = {row for row in totals if _leaves_some_out(table, row)}
    whole = {
        row for row, one in totals.items() if one.rank >= TotalRank.TOTAL
    } - narrower
    last = max(whole, default=len(table.grid))
    return {
        row: one
        for row, one in totals.items()
        if row not in narrower or row < last
    }


def _leaves_some_out(table: DraftTable, row: int) -> bool:
    texts = texts_of(table.text_cells(row))
    return bool(texts) and is_total_without_some(fold(texts[0]))


def _row(
    table: DraftTable,
    row: int,
    classified: Classified,
    path: tuple[str, ...],
    level: int,
) -> Row:
    kind, reason = classified
    pages, caption = table.raw.row_pages, table.raw.caption
    theme, operation = numbered(path, plain(caption))

    refused = False
    if kind is RowKind.DETAIL:
        refused = _is_refused(table, row) or any(
            map(refuses_group, (*path, caption))
        )

    return Row(
        index=row,
        kind=kind,
        page=pages[row] if row < len(pages) else 0,
        cells=(),
        path=path,
        label=table.label(row),
        theme=theme,
        operation=operation,
        level=level,
        refused=refused,
        reason=reason,
    )


def _carried(texts: Sequence[str]) -> Classified | None:
    """The kind of a row of which one text carries a running total, and none besides names a line:
    "Reports" before "Restes à réaliser" is the heading of a group; "À reporter" left of "Report"
    goes on beside itself."""
    worded = [text for text in texts if THREE_LETTERS.search(text)]
    is_carry = all(carry(text) is not None for text in worded)
    for text in texts:
        carried = carry(text)
        if carried is not None and is_carry:
            return _CARRIED[carried], RowReason(
                RowCause.CARRY_WORD, plain(text)
            )
    return None


def _classify(
    table: DraftTable,
    row: int,
    totals: Mapping[int, TotalLine],
    levels: Mapping[int, int],
) -> Classified:
    """The kind of a row that may be a line of figures, and why."""
    texts = texts_of(table.text_cells(row))
    carried = _carried(texts)
    if carried is not None:
        return carried
    if row in totals:
        return _as_total(table, row, totals, levels)
    if not texts:
        return _LINE

    first = fold(texts[0])
    apart = _added_by_none(first)
    if apart is not None:
        return RowKind.OF_WHICH, RowReason(apart, plain(texts[0]))
    is_lone_note = len(texts) == 1 and is_note(first)
    if is_lone_note and not table.has_figures(row):
        return RowKind.NOTE, RowReason(RowCause.NOTE_WORD, plain(texts[0]))
    return _LINE


def _as_total(
    table: DraftTable,
    row: int,
    totals: Mapping[int, TotalLine],
    levels: Mapping[int, int],
) -> Classified:
    """A total line as total or sub-total, with what limits it."""
    total = totals[row]
    cell = table.total_cell(row)
    wording = "" if cell is None else plain(cell.text)

    limit = _limit(total, row, totals, levels, last=row == len(table.grid) - 1)
    kind = RowKind.TOTAL if limit is None else RowKind.SUBTOTAL
    return kind, RowReason(total.cause, wording, limit)


def _limit(
    total: TotalLine,
    row: int,
    totals: Mapping[int, TotalLine],
    levels: Mapping[int, int],
    *,
    last: bool,
) -> TotalLimit | None:
    """Why a total line closes less than the table; None where it closes all."""
    if total.page:
        return TotalLimit.PAGE
    if levels[row] < max(levels.values()):
        return TotalLimit.WIDER

    only = len(totals) == 1 and last
    if only or total.rank >= TotalRank.TOTAL:
        return None
    return TotalLimit.WORD


def _added_by_none(folded: str) -> RowCause | None:
    """Why a folded label says that its line is never added: "dont …", "pour mémoire", an average of
    the others; None for any other label.
    """
    if is_of_which(folded) or is_total_without_some(folded):
        return RowCause.OF_WHICH_WORD
    if is_memorandum(folded):
        return RowCause.MEMORANDUM_WORD
    if says_average(folded):
        return RowCause.AVERAGE_WORD
    return None


def _is_refused(table: DraftTable, row: int) -> bool:
    """Whether the row says it was turned down and grants nothing: a word inside a sentence needs a
    blank or a zero.
    """
    texts = []
    last_amount = None
    for cell in table.printed[row]:
        kind = table.columns[cell.col].kind
        if kind not in FIGURE_KINDS:
            texts.append(fold(cell.text))
        elif kind is ColumnKind.AMOUNT and pattern_of(cell.text) in FIGURES:
            last_amount = parse_number(cell.text)

    if not may_refuse("\n".join(texts)):
        return False
    if any(map(is_refusal, texts)):
        return True
    grants = last_amount is not None and last_amount.value != 0
    return not grants and any(map(speaks_of_refusal, texts))
