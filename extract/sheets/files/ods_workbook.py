"""An ODS file -> its sheets: it keeps the text that each cell displays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from extract.sheets.files.ods_styles import OdsStyles
from extract.sheets.files.sheet_errors import locked_sheet, no_sheet
from extract.sheets.files.xml_events import XmlEvent, xml_events
from extract.sheets.files.zip_parts import ZipParts
from extract.sheets.formats.displayed_cell import displayed_cell
from extract.sheets.sheet_limits import (
    LAST_COLUMN,
    LAST_ROW,
    SHEET_LIMITS,
    sheet_limit_passed,
)
from extract.sheets.workbook import (
    CellCount,
    CellSight,
    Sheet,
    SheetCell,
    Workbook,
)

ODS_ENGINE = "ods"
CONTENT = "content.xml"
_MANIFEST, _COMMON_STYLES = "META-INF/manifest.xml", "styles.xml"
_ASIDE = frozenset(
    {"annotation", "frame", "shapes", "custom-shape", "tracked-changes"}
)
"""Elements whose texts are no part of what a cell displays."""
_OUT_OF_SIGHT = ("collapse", "filter")
_SPACES = 200
"""Spaces that one mark may stand for."""


def read_ods_file(parts: ZipParts) -> Workbook:
    """The sheets of a workbook.

    Raises:
        UnreadableError: it is damaged, encrypted, or passes a limit.
    """
    name = parts.name
    if _MANIFEST in parts:
        for event in xml_events(parts.pieces(_MANIFEST), name):
            if event.name == "encryption-data":
                raise locked_sheet(name)

    styles = OdsStyles()
    if _COMMON_STYLES in parts:
        for event in xml_events(parts.pieces(_COMMON_STYLES), name):
            styles.take(event)

    reader = _ContentReader(styles, CellCount(name))
    sheets = reader.sheets(xml_events(parts.pieces(CONTENT), name))
    if not sheets:
        raise no_sheet(name)
    return Workbook(ODS_ENGINE, tuple(sheets))


@dataclass(slots=True)
class _OpenCell:
    """A cell while it is read."""

    given: Mapping[str, str]
    covered: bool
    times: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row while it is read: its cells stand at row 0 until it is known how often it is there."""

    times: int
    hidden: bool
    cells: list[SheetCell] = field(default_factory=list)
    col: int = 0


class _ContentReader:
    """Reads the content of a workbook in one pass."""

    def __init__(self, styles: OdsStyles, count: CellCount) -> None:
        self._styles = styles
        self._count = count
        self._done: list[Sheet] = []
        self._name = ""
        self._is_hidden = False
        self._cells: list[SheetCell] = []
        self._row_number = 0
        self._row: _Row | None = None
        self._cell: _OpenCell | None = None
        self._hidden_cols: list[range] = []
        self._col_number = 0
        self._hidden_groups: list[bool] = []
        self._aside = 0
        self._in_text = 0

    def sheets(self, events: Iterable[XmlEvent]) -> list[Sheet]:
        """The sheets in their order."""
        for event in events:
            if event.kind == "text":
                self._text(event.name)
            elif event.name in _ASIDE:
                self._aside += 1 if event.kind == "start" else -1
            elif not self._aside and event.kind == "start":
                self._styles.take(event)
                self._start(event)
            elif not self._aside:
                self._styles.take(event)
                self._end(event.name)
        return self._done

    def _start(self, event: XmlEvent) -> None:
        given = event.given
        match event.name:
            case "table":
                self._open_sheet(given)
            case "table-column":
                self._column(given)
            case "table-row-group":
                self._hidden_groups.append(given.get("display") == "false")
            case "table-row":
                hidden = given.get("visibility") in _OUT_OF_SIGHT
                times = _times(given, "number-rows-repeated", LAST_ROW)
                self._row = _Row(times, hidden or any(self._hidden_groups))
            case "table-cell" | "covered-table-cell":
                times = _times(given, "number-columns-repeated", LAST_COLUMN)
                covered = event.name != "table-cell"
                self._cell = _OpenCell(given, covered, times)
            case _:
                self._in_cell(event)

    def _in_cell(self, event: XmlEvent) -> None:
        """An element of a cell's text."""
        if self._cell is None:
            return
        if event.name == "p":
            self._cell.lines.append("")
            self._in_text += 1
        elif event.name == "s":
            self._text(" " * _times(event.given, "c", _SPACES))
        elif event.name == "tab":
            self._text(" ")
        elif event.name == "line-break":
            self._cell.lines.append("")

    def _text(self, text: str) -> None:
        if self._cell is not None and self._in_text and not self._aside:
            self._cell.lines[-1] += text

    def _end(self, name: str) -> None:
        match name:
            case "table":
                self._close_sheet()
            case "table-row-group":
                self._hidden_groups.pop()
            case "table-row":
                self._close_row()
            case "table-cell" | "covered-table-cell":
                self._close_cell()
            case "p":
                self._in_text = max(0, self._in_text - 1)

    def _open_sheet(self, given: Mapping[str, str]) -> None:
        if len(self._done) >= SHEET_LIMITS.sheets:
            raise sheet_limit_passed(self._count.name, "sheets")
        self._name = given.get("name", "")
        style = self._styles.sheet(given.get("style-name", ""))
        self._is_hidden = style.hidden
        self._cells, self._row_number = [], 0
        self._hidden_cols, self._col_number = [], 0

    def _close_sheet(self) -> None:
        kept = () if self._is_hidden else tuple(self._cells)
        sheet = Sheet(self._name, kept, self._is_hidden, len(self._cells))
        self._done.append(sheet)

    def _column(self, given: Mapping[str, str]) -> None:
        times = _times(given, "number-columns-repeated", LAST_COLUMN)
        if given.get("visibility") in _OUT_OF_SIGHT:
            self._hidden_cols.append(
                range(self._col_number, self._col_number + times)
            )
        self._col_number += times

    def _close_row(self) -> None:
        """Put the row where it stands, as often as it is there; an empty one costs nothing."""
        row, self._row = self._row, None
        if row is None:
            return
        times = min(row.times, max(0, LAST_ROW - self._row_number))
        if row.cells:
            for cell in row.cells:
                self._count.add(cell.text, times)
            for n in range(times):
                for cell in row.cells:
                    self._cells.append(replace(cell, row=self._row_number + n))
        self._row_number += times

    def _close_cell(self) -> None:
        cell, self._cell = self._cell, None
        self._in_text = 0
        if cell is None or self._row is None:
            return
        row, first = self._row, self._row.col
        row.col += cell.times
        made = self._made(cell, first, row.hidden)
        if made is None:
            return
        self._count.add(made.text, cell.times - 1)
        for n in range(cell.times):
            row.cells.append(self._at(made, first + n, row.hidden))

    def _at(self, cell: SheetCell, col: int, row_hidden: bool) -> SheetCell:
        """The cell at a column, hidden where that is."""
        is_hidden = row_hidden or any(col in cols for cols in self._hidden_cols)
        if is_hidden and cell.sight is CellSight.SEEN:
            return replace(cell, col=col, sight=CellSight.HIDDEN, rounded=False)
        return replace(cell, col=col)

    def _made(
        self, cell: _OpenCell, col: int, row_hidden: bool
    ) -> SheetCell | None:
        """The cell with its text and its state; None where it holds nothing."""
        given = cell.given
        text, sight = _seen_text(cell)
        if not text and sight is CellSight.SEEN:
            return None

        style = self._styles.cell(given.get("style-name", ""))
        if cell.covered or (style.white and not style.shaded):
            sight = CellSight.HIDDEN
        made = SheetCell(
            0,
            col,
            text,
            sight,
            bold=bool(style.bold),
            shaded=bool(style.shaded),
            rowspan=_times(given, "number-rows-spanned", LAST_ROW),
            colspan=_times(given, "number-columns-spanned", LAST_COLUMN),
        )
        if sight is CellSight.SEEN and not row_hidden:
            return displayed_cell(made, _stored(given))
        return made


def _seen_text(cell: _OpenCell) -> tuple[str, CellSight]:
    """What a cell displays, and whether that is all it holds."""
    given = cell.given
    text = "\n".join(cell.lines).strip()
    if text:
        return text, CellSight.SEEN
    value = given.get("value") or given.get("date-value") or ""
    if value:
        return value, CellSight.HIDDEN
    if "formula" in given and not given.get("value-type"):
        return "", CellSight.NO_RESULT
    return "", CellSight.SEEN


def _stored(given: Mapping[str, str]) -> Decimal | None:
    """The number that a cell stores, if it stores one."""
    try:
        value = Decimal(given.get("value", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 400 else None


def _times(given: Mapping[str, str], name: str, most: int) -> int:
    """A count of an element, at least 1 and no more than a sheet holds."""
    text = given.get(name, "1")
    if not text.isdecimal() or len(text) > 9:
        return 1
    return min(max(1, int(text)), most)
