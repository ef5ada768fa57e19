"""An XLSX file -> its sheets as displayed: cached results of formulas through their formats."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extract.errors import PointageError
from extract.sheets.cell_names import parse_cell_name
from extract.sheets.files.sheet_errors import damaged_sheet, no_sheet
from extract.sheets.files.spans import Spans
from extract.sheets.files.xlsx_styles import PLAIN_STYLE, CellStyle, read_styles
from extract.sheets.files.xml_events import XmlEvent, xml_events
from extract.sheets.files.zip_parts import ZipParts
from extract.sheets.formats.displayed_cell import (
    FALSE,
    TRUE,
    displayed_cell,
)
from extract.sheets.formats.displayed_numbers import displayed_number
from extract.sheets.sheet_limits import SHEET_LIMITS, sheet_limit_passed
from extract.sheets.workbook import (
    CellCount,
    CellSight,
    Sheet,
    SheetCell,
    Workbook,
)

ENGINE = "xlsx"
BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_YES = ("1", "true")
_OUT_OF_SIGHT = ("hidden", "veryHidden")
_PHONETIC = "rPh"
"""How a text is pronounced: no part of what is displayed."""


def read_xlsx_file(parts: ZipParts) -> Workbook:
    """The sheets of a workbook.

    Raises:
        UnreadableError: it is damaged, or passes a limit.
    """
    book = _Book(parts)
    count = CellCount(parts.name)
    sheets = []
    for name, part, hidden in book.sheets:
        reader = _SheetReader(book, count)
        cells = reader.cells(xml_events(parts.pieces(part), parts.name))
        kept = () if hidden else tuple(cells)
        sheets.append(Sheet(name, kept, hidden, len(cells)))
    return Workbook(ENGINE, tuple(sheets))


class _Book:
    """What the sheets share: their names, texts and styles."""

    def __init__(self, parts: ZipParts) -> None:
        self._parts = parts
        self.from_1904 = False
        self.sheets = tuple(self._named_sheets())
        self.texts = self._shared_texts()
        self.styles: Sequence[CellStyle] = ()
        if _STYLES in parts:
            self.styles = read_styles(self._events(_STYLES))

    def _events(self, part: str) -> Iterator[XmlEvent]:
        return xml_events(self._parts.pieces(part), self._parts.name)

    def style(self, number: str) -> CellStyle:
        """The style of a number; the plain one where it is none of the file's."""
        if number.isdecimal() and int(number) < len(self.styles):
            return self.styles[int(number)]
        return PLAIN_STYLE

    def text(self, number: str) -> str:
        """The shared text of a number."""
        if number.isdecimal() and int(number) < len(self.texts):
            return self.texts[int(number)]
        raise damaged_sheet(
            self._parts.name, "un texte manque", "a text is missing"
        )

    def _named_sheets(self) -> Iterator[tuple[str, str, bool]]:
        """The name of each sheet of cells, its part, and whether it is hidden."""
        targets = {
            event.given.get("Id", ""): event.given
            for event in self._events(_RELATIONS)
            if event.kind == "start" and event.name == "Relationship"
        }
        found = 0
        for event in self._events(BOOK):
            if event.kind != "start":
                continue
            if event.name == "workbookPr":
                self.from_1904 = event.given.get("date1904") in _YES
            if event.name != "sheet":
                continue
            relation = targets.get(event.given.get("id", ""), {})
            if not relation.get("Type", "").endswith("/worksheet"):
                continue  # a chart has no cells

            found += 1
            if found > SHEET_LIMITS.sheets:
                raise sheet_limit_passed(self._parts.name, "sheets")
            hidden = event.given.get("state", "") in _OUT_OF_SIGHT
            part = posixpath.join("xl", relation.get("Target", ""))
            part = posixpath.normpath(part).lstrip("/")
            yield event.given.get("name", ""), part, hidden
        if not found:
            raise no_sheet(self._parts.name)

    def _shared_texts(self) -> list[str]:
        if _STRINGS not in self._parts:
            return []
        found: list[str] = []
        reader = _TextReader()
        for event in self._events(_STRINGS):
            reader.take(event)
            if event.kind == "end" and event.name == "si":
                found.append(reader.done())
        return found


class _TextReader:
    """Gathers the runs of one text."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._in_run = False
        self._spoken = 0

    def take(self, event: XmlEvent) -> None:
        """One more event inside the text."""
        if event.kind == "text":
            if self._in_run and not self._spoken:
                self._runs.append(event.name)
            return
        step = 1 if event.kind == "start" else -1
        if event.name == _PHONETIC:
            self._spoken += step
        elif event.name == "t":
            self._in_run = step == 1

    def done(self) -> str:
        """The text gathered; the next one begins."""
        text, self._runs = "".join(self._runs), []
        return text


@dataclass(slots=True)
class _OpenCell:
    """A cell while it is read."""

    row: int
    col: int
    kind: str
    style: CellStyle
    value: str = ""
    is_formula: bool = False


class _SheetReader:
    """Reads one sheet in one pass; what is merged and hidden is told before and after its cells."""

    def __init__(self, book: _Book, count: CellCount) -> None:
        self._book = book
        self._count = count
        self._row, self._col = -1, -1
        self._is_row_hidden = False
        self._hidden_cols: list[range] = []
        self._open: _OpenCell | None = None
        self._inside = ""
        self._inline = _TextReader()
        self._spans = Spans()
        self._found: list[SheetCell] = []

    def cells(self, events: Iterable[XmlEvent]) -> list[SheetCell]:
        """The cells that hold something, row by row."""
        for event in events:
            match event.kind:
                case "start":
                    self._start(event)
                case "end":
                    self._end(event.name)
                case _:
                    self._text(event)
        return self._spans.applied(self._found)

    def _start(self, event: XmlEvent) -> None:
        given = event.given
        match event.name:
            case "col" if _is_out_of_sight(given, "width"):
                first, last = given.get("min", ""), given.get("max", "")
                if first.isdecimal() and last.isdecimal():
                    self._hidden_cols.append(range(int(first) - 1, int(last)))
            case "row":
                number = given.get("r", "")
                self._row = (
                    int(number) - 1 if number.isdecimal() else self._row + 1
                )
                self._col = -1
                self._is_row_hidden = _is_out_of_sight(given, "ht")
            case "c":
                self._open_cell(event)
            case "f" if self._open is not None:
                self._open.is_formula = True
                self._inside = "f"
            case "v":
                self._inside = "v"
            case "mergeCell":
                self._spans.add(given.get("ref", ""))
            case _:
                self._inline.take(event)

    def _open_cell(self, event: XmlEvent) -> None:
        place = parse_cell_name(event.given.get("r", ""))
        self._row, self._col = place or (self._row, self._col + 1)
        self._open = _OpenCell(
            self._row,
            self._col,
            event.given.get("t", "n"),
            self._book.style(event.given.get("s", "")),
        )
        self._inline.done()

    def _text(self, event: XmlEvent) -> None:
        if self._inside == "v" and self._open is not None:
            self._open.value += event.name
        elif not self._inside:
            self._inline.take(event)

    def _end(self, name: str) -> None:
        if name in ("v", "f"):
            self._inside = ""
        elif name == "c" and self._open is not None:
            self._close(self._open)
            self._open = None
        else:
            self._inline.take(XmlEvent("end", name))

    def _close(self, cell: _OpenCell) -> None:
        text, stored = self._shown(cell)
        state = self._sight(cell, text)
        if state is CellSight.HIDDEN:
            text = text or cell.value
        if _is_blank(text, state, stored):
            return
        self._count.add(text)
        made = SheetCell(
            cell.row,
            cell.col,
            text,
            state,
            bold=cell.style.bold,
            shaded=cell.style.shaded,
        )
        if state is CellSight.SEEN:
            made = displayed_cell(made, stored)
        self._found.append(made)

    def _sight(self, cell: _OpenCell, text: str) -> CellSight:
        """Whether what a cell holds is seen, as far as it is known."""
        if cell.is_formula and not cell.value and cell.kind != "str":
            return CellSight.NO_RESULT
        if self._is_hidden(cell) or (cell.value and not text):
            return CellSight.HIDDEN
        return CellSight.SEEN

    def _is_hidden(self, cell: _OpenCell) -> bool:
        if self._is_row_hidden or cell.style.white:
            return True
        return any(cell.col in cols for cols in self._hidden_cols)

    def _shown(self, cell: _OpenCell) -> tuple[str, Decimal | None]:
        """What a cell displays, and the number that it stores."""
        match cell.kind:
            case "s":
                return self._book.text(cell.value) if cell.value else "", None
            case "inlineStr":
                return self._inline.done(), None
            case "b":
                return (TRUE if cell.value in _YES else FALSE), None
            case "str" | "e" | "d":
                return cell.value, None
        if not cell.value:
            return "", None
        try:
            value = Decimal(cell.value)
        except InvalidOperation as error:
            raise self._broken() from error
        if not value.is_finite() or abs(value.adjusted()) > 400:
            raise self._broken()
        code = cell.style.code
        return (
            displayed_number(value, code, from_1904=self._book.from_1904),
            value,
        )

    def _broken(self) -> PointageError:
        return damaged_sheet(
            self._count.name,
            "une cellule n'a pas la valeur qu'elle annonce",
            "a cell does not hold the value that it announces",
        )


def _is_blank(text: str, sight: CellSight, stored: Decimal | None) -> bool:
    """Whether a cell holds nothing, or a zero that is not shown."""
    if sight is CellSight.HIDDEN and stored == 0:
        return True
    return not text.strip() and sight is not CellSight.NO_RESULT


def _is_out_of_sight(given: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has no size."""
    return given.get("hidden") in _YES or given.get(size) in ("0", "0.0")
