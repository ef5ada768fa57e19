"""XLSX: one sheet a frame, real numbers and dates, a frozen header, and text that stays text.

Every text cell is written as a string, so that nothing the PDF says becomes a formula. Characters
that XML cannot hold are escaped the way the format itself does (``_x0007_``). A number of more than
fifteen digits, which a spreadsheet would round, is written as text. A cell holds 32,767 characters:
longer text is cut, and the sheet ``cut`` lists where. The same folder gives the same bytes: the
workbook bears no date.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from reports.export.audit_package import (
    AuditFolder,
    ExportField,
    Resource,
    decimal_of,
    text_resource,
)
from reports.export.formats import FormatOptions
from reports.files.disk.synced_files import write_file

CELL = 32_767
"""Characters that a cell can hold."""
_DIGITS = 15
"""Excel keeps no more of a number: longer ones are written as text."""
_ESCAPED = re.compile(
    r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]"
)
"""What a workbook writes as the number of a character, and what looks like one: "_x000D_"."""
_TORN = re.compile(r"_(?:x[0-9A-Fa-f]{0,4})?\Z")
"""The beginning of an escape, cut."""
_LOOKED_AT = 200
"""Values of a column that its width is made for."""
_WIDTHS = (10, 60)
"""The narrowest and the widest column, in characters."""
_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
"""The two dates that openpyxl writes into a workbook: without them the same data give the same
bytes.
"""
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can say: the same data give the same bytes on any day."""
_CUT_FIELDS = tuple(
    ExportField(name, "string", "", "")
    for name in ("sheet", "row", "column", "characters")
)


def write_xlsx(
    folder: AuditFolder, output: Path, _options: FormatOptions | None = None
) -> tuple[Path, ...]:
    """The workbook ``<document-id>.xlsx`` in ``output``."""
    book = Workbook(write_only=True)
    for resource in folder.resources:
        _sheet(book, resource)
    cut = list(chain.from_iterable(map(_cut, folder.resources)))
    if cut:
        _sheet(book, text_resource("cut", "", _CUT_FIELDS, cut))

    saved = io.BytesIO()
    book.save(saved)
    book.close()
    path = output / f"{folder.document_id}.xlsx"
    write_file(path, _undated(saved))
    return (path,)


def _sheet(book: Workbook, resource: Resource) -> None:
    sheet = book.create_sheet(resource.name[:31])
    sheet.freeze_panes = "A2"
    for index, (field, values) in enumerate(resource.columns()):
        sheet.column_dimensions[_letter(index)].width = _width(field, values)

    header = [_text(sheet, field.name) for field in resource.fields]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in resource.rows:
        cells = zip(resource.fields, row, strict=True)
        sheet.append([_cell(sheet, field, value) for field, value in cells])


def _width(field: ExportField, values: Sequence[str]) -> int:
    """The width that fits the name and the first values, in characters."""
    longest = max(map(len, (field.name, *values[:_LOOKED_AT])))
    narrowest, widest = _WIDTHS
    return min(max(longest + 2, narrowest), widest)


def _cell(
    sheet: WriteOnlyWorksheet, field: ExportField, value: str
) -> Cell | None:
    if not value:
        return None
    if field.is_number and _significant_digits(value) <= _DIGITS:
        cell = WriteOnlyCell(sheet, value=decimal_of(value))
        cell.number_format = _number_format(value)
        return cell
    if field.type == "date":
        return WriteOnlyCell(sheet, value=date.fromisoformat(value))
    if field.type == "boolean":
        return WriteOnlyCell(sheet, value=value == "true")
    return _text(sheet, value)


def _significant_digits(number: str) -> int:
    return len(number.strip("-").replace(".", "").lstrip("0"))


def _number_format(number: str) -> str:
    """As many decimals as are printed."""
    _, mark, decimals = number.partition(".")
    return "0" + mark + "0" * len(decimals)


def _text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    cell = WriteOnlyCell(sheet, value="")
    cell.value = escaped(value)
    cell.data_type = "s"
    return cell


def escaped(text: str) -> str:
    """Text as a cell holds it: what XML cannot say, and text that looks like an escape, escaped;
    cut to fit.

    >>> escaped("a\\x07b"), escaped("_x0041_")
    ('a_x0007_b', '_x005F_x0041_')
    """
    whole = _ESCAPED.sub(_escape, text)
    if len(whole) <= CELL:
        return whole
    return _TORN.sub("", whole[:CELL])


def _escape(found: "re.Match[str]") -> str:
    """The first character as ``_xHHHH_``: a control character, or the underscore of text that looks
    like an escape.
    """
    return f"_x{ord(found[0][0]):04X}_{found[0][1:]}"


def _cut(resource: Resource) -> list[tuple[str, str, str, str]]:
    """Sheet, row, column and length of the text that does not fit its cell."""
    found = []
    for field, values in resource.columns():
        for number, value in enumerate(values, 2):
            if _is_cut(value):
                found.append(
                    (resource.name, str(number), field.name, str(len(value)))
                )
    return found


def _is_cut(value: str) -> bool:
    """Whether the text does not fit; escaped, it is at most seven times as long."""
    return len(value) > CELL // 7 and len(_ESCAPED.sub(_escape, value)) > CELL


def _undated(saved: io.BytesIO) -> bytes:
    """The workbook without the time of its making."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
            new.writestr(
                zipfile.ZipInfo(name, _NO_DATE), data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _letter(index: int) -> str:
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
