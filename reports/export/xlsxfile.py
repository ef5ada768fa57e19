"""XLSX: one sheet a frame, real numbers and dates, a frozen header, and text that stays text.

Every text cell is written as a string, so that nothing the PDF says becomes a formula. Characters that XML cannot hold
are escaped the way the format itself does (``_x0007_``). A number of more than fifteen digits, which a spreadsheet
would round, is written as text.
"""

import re
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from reports.export.package import AuditFolder, ExportField, Resource, decimal_of

_DIGITS = 15
_CELL = 32_767
"""Characters a cell can hold; longer text is cut there."""
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]")
_WIDTHS = (10, 60)


def write_xlsx(folder: AuditFolder, output: Path) -> tuple[Path, ...]:
    """The workbook ``<document-id>.xlsx`` in ``output``."""
    output.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    for resource in folder.resources:
        _sheet(book, resource)
    path = output / f"{folder.document_id}.xlsx"
    book.save(path)
    book.close()
    return (path,)


def _sheet(book: Workbook, resource: Resource) -> None:
    sheet = book.create_sheet(resource.name[:31])
    sheet.freeze_panes = "A2"
    for index, (field, values) in enumerate(resource.columns()):
        longest = max([len(field.name), *(len(value) for value in values[:200])])
        sheet.column_dimensions[_letter(index)].width = min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])
    header = [_text(sheet, field.name) for field in resource.fields]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in resource.rows:
        sheet.append([_cell(sheet, field, value) for field, value in zip(resource.fields, row, strict=True)])


def _cell(sheet: WriteOnlyWorksheet, field: ExportField, value: str) -> Cell | None:
    if not value:
        return None
    if field.is_number and len(value.strip("-").replace(".", "").lstrip("0")) <= _DIGITS:
        return WriteOnlyCell(sheet, value=decimal_of(value))
    if field.type == "date":
        return WriteOnlyCell(sheet, value=date.fromisoformat(value))
    return _text(sheet, value)


def _text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    cell = WriteOnlyCell(sheet, value="")
    cell.value = _ESCAPED.sub(_escape, value)[:_CELL]
    cell.data_type = "s"
    return cell


def _escape(found: "re.Match[str]") -> str:
    """The first character as ``_xHHHH_``: a control character, or the underscore of text that looks like an escape."""
    return f"_x{ord(found[0][0]):04X}_{found[0][1:]}"


def _letter(index: int) -> str:
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
