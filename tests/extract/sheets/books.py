"""Workbooks made for the tests: XLSX by a library, ODS as its parts."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None
_ODS = "urn:oasis:names:tc:opendocument:xmlns:"
_HEAD = (
    f'<office:document-content xmlns:office="{_ODS}office:1.0"'
    f' xmlns:table="{_ODS}table:1.0" xmlns:text="{_ODS}text:1.0"'
    f' xmlns:style="{_ODS}style:1.0" xmlns:fo="{_ODS}xsl-fo-compatible:1.0">'
)


def xlsx(
    path: Path, rows: Sequence[Sequence[Value]], code: str = "#,##0.00"
) -> Path:
    """One sheet of rows, its figures in one format."""
    book = Workbook()
    fill(sheet_of(book, "Annexe"), rows, code)
    book.save(path)
    return path


def sheet_of(book: Workbook, name: str) -> Worksheet:
    """The first sheet under a name, or a new one."""
    first = book.worksheets[0]
    if first.title == "Sheet":
        first.title = name
        return first
    added: Worksheet = book.create_sheet(name)
    return added


def fill(
    sheet: Worksheet, rows: Sequence[Sequence[Value]], code: str = "#,##0.00"
) -> None:
    """Append rows, figures in the format ``code``."""
    for values in rows:
        sheet.append(list(values))
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, int | float):
                cell.number_format = code


def french(value: Value) -> str:
    """A figure as a French spreadsheet displays it, with two decimals."""
    if isinstance(value, int | float):
        return f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    return value or ""


def ods_cell(value: Value, more: str = "", shown: str | None = None) -> str:
    """A cell as ODS writes it."""
    text = french(value) if shown is None else shown
    inner = f"<text:p>{escape(text)}</text:p>" if text else ""
    if isinstance(value, int | float):
        more += f' office:value-type="float" office:value="{value}"'
    return f"<table:table-cell{more}>{inner}</table:table-cell>"


def ods_row(values: Sequence[Value], more: str = "") -> str:
    """A row of cells as ODS writes it."""
    cells = "".join(map(ods_cell, values))
    return f"<table:table-row{more}>{cells}</table:table-row>"


def ods_table(name: str, rows: str, more: str = "") -> str:
    """A sheet as ODS writes it."""
    return (
        f"<table:table table:name={quoteattr(name)}{more}>{rows}</table:table>"
    )


def ods(path: Path, tables: str, styles: str = "", manifest: str = "") -> Path:
    """A workbook of sheets that `ods_table` wrote."""
    content = (
        f"{_HEAD}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
        )
        parts.writestr("content.xml", content)
        if manifest:
            parts.writestr("META-INF/manifest.xml", manifest)
    return path


def with_part(source: Path, target: Path, part: str, data: bytes) -> Path:
    """A copy of an archive with one part replaced or added."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(part, data)
    return target
