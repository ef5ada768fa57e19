"""What each row is for: wording first, then structure (where the label stands, which cells are
blank).
"""

from collections.abc import Mapping, Sequence

from extract.french.folding import fold, plain
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
from extract.french.lexicon.totals import Carry, carry, total_rank
from extract.french.numbers import parse_number
from extract.table import ColumnKind, RawCell, RawTable, Row, RowKind
from extract.tables.cell_patterns import FIGURES, shape
from extract.tables.column_kinds import FIGURE_KINDS, header_paths
from extract.tables.occupancy import Occupancy, own
from extract.tables.row_groups import row_paths
from extract.tables.row_paths import numbered
from extract.tables.sheet import Sheet
from extract.tables.total_rows import Total, find_totals, levels

_CARRIED = {Carry.OUT: RowKind.CARRIED_OUT, Carry.IN: RowKind.CARRIED_IN}
LONG = 160
"""Characters beyond which a text across the table is a note and no title."""


def find_bands(raw: RawTable, grid: Occupancy) -> dict[int, RowKind]:
    """Rows that are no line of figures, whatever the columns mean: repeated headers, titles, notes,
    blank rows.
    """
    headers = [fold(label) for label in raw.header], [fold(path[-1]) for path in header_paths(raw)]
    found: dict[int, RowKind] = {}
    for row in range(raw.rows):
        kind = _aside(raw, grid, row, headers)
        if kind is not None:
            found[row] = kind
    return found


def _aside(
    raw: RawTable, grid: Occupancy, row: int, headers: tuple[list[str], list[str]]
) -> RowKind | None:
    cells = own(grid, row)
    width = len(raw.header)
    if not any(grid[row]):
        return RowKind.NOTE
    if len(cells) > 1 and _repeats_header(cells, headers):
        return RowKind.HEADER
    if (
        len(cells) != 1
        or width < 2
        or any(cell is not None and cell.row < row for cell in grid[row])
    ):
        return None
    return _lone_text(raw, grid, row, cells[0])


def _lone_text(raw: RawTable, grid: Occupancy, row: int, cell: RawCell) -> RowKind | None:
    """The kind of a row with one text and nothing else; None where it may be a line that prints no
    figure.
    """
    text = fold(cell.text)
    wide = cell.colspan >= max(2, len(raw.header) - 1)
    if (
        total_rank(text) is not None
        or carry(text) is not None
        or parse_number(cell.text) is not None
    ):
        return None
    if is_note(text) or (wide and len(text) > LONG):
        return RowKind.NOTE
    if wide:
        return RowKind.BAND
    last = row + 1 >= raw.rows or not any(grid[row + 1])
    return (
        RowKind.BAND
        if cell.col == 0 and cell.rowspan == 1 and not last and not _is_apart(text)
        else None
    )


def _repeats_header(cells: Sequence[RawCell], headers: tuple[list[str], list[str]]) -> bool:
    least = max(2.0, 0.6 * len(cells))
    same = 0
    for left, cell in zip(range(len(cells), 0, -1), cells, strict=True):
        if same + left < least:
            return False
        text = fold(cell.text)
        same += text == headers[0][cell.col] or text == headers[1][cell.col]
    return same >= least


def type_rows(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of ``sheet`` with kind, path, label, level and numbers; their cells are left empty."""
    totals = find_totals(sheet)
    level = levels(totals)
    kinds = [
        sheet.asides.get(row) or _kind(sheet, row, totals, level) for row in range(sheet.raw.rows)
    ]
    paths = row_paths(sheet, kinds, totals, level)
    return tuple(
        _row(sheet, row, kinds[row], paths[row], level.get(row, 0)) for row in range(sheet.raw.rows)
    )


def _row(sheet: Sheet, row: int, kind: RowKind, path: tuple[str, ...], level: int) -> Row:
    theme, operation = numbered(path, plain(sheet.raw.caption))
    return Row(
        index=row,
        kind=kind,
        page=sheet.raw.row_pages[row] if row < len(sheet.raw.row_pages) else 0,
        cells=(),
        path=path,
        label=sheet.label(row),
        theme=theme,
        operation=operation,
        level=level,
        refused=kind is RowKind.DETAIL
        and (_refused(sheet, row) or _among_refused(path, sheet.raw.caption)),
    )


def _kind(sheet: Sheet, row: int, totals: Mapping[int, Total], level: Mapping[int, int]) -> RowKind:
    texts = [cell.text for cell in sheet.text_cells(row)]
    carried = next((where for text in texts if (where := carry(text)) is not None), None)
    if carried is not None:
        return _CARRIED[carried]
    if row in totals:
        widest = level[row] == max(level.values())
        closes_all = totals[row].rank >= 2 or (
            widest and len(totals) == 1 and row == len(sheet.grid) - 1
        )
        return RowKind.TOTAL if widest and closes_all and not totals[row].page else RowKind.SUBTOTAL
    if texts and _is_apart(fold(texts[0])):
        return RowKind.OF_WHICH
    if len(texts) == 1 and is_note(fold(texts[0])) and not sheet.has_figures(row):
        return RowKind.NOTE
    return RowKind.DETAIL


def _is_apart(text: str) -> bool:
    """Whether a folded label says that its line is never added: "dont …", "pour mémoire", an
    average of the others.
    """
    return is_of_which(text) or is_memorandum(text) or says_average(text)


def _among_refused(path: tuple[str, ...], caption: str) -> bool:
    """Whether the row stands under a title that turns down all it holds: "Demandes non retenues"."""
    return any(refuses_group(text) for text in (*path, caption))


def _refused(sheet: Sheet, row: int) -> bool:
    """Whether the row says it was turned down and grants nothing: a word inside a sentence needs a
    blank or a zero.
    """
    cells = sheet.printed[row]
    texts = [fold(cell.text) for cell in cells if sheet.columns[cell.col].kind not in FIGURE_KINDS]
    said = "\n".join(texts)
    if not may_refuse(said):
        return False
    if any(is_refusal(text) for text in texts):
        return True
    amounts = [
        parse_number(cell.text)
        for cell in cells
        if sheet.columns[cell.col].kind is ColumnKind.AMOUNT and shape(cell.text) in FIGURES
    ]
    return any(speaks_of_refusal(text) for text in texts) and all(
        a is None or not a.value for a in amounts[-1:]
    )
