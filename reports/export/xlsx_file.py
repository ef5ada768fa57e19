"""XLSX for readers: a list of the sheets, the grants, the printed tables, then everything else.

Headers, sentences and codes are in the reader's language, columns that only programs need come
last, and every sheet has a frozen header, filters, widths, real numbers and dates, and text that
stays text.

Every text cell is written as a string, so that nothing the PDF says becomes a formula. Characters
that XML cannot hold are escaped the way the format itself does (``_x0007_``). A number of more than
fifteen digits, which a spreadsheet would round, is written as text. A cell holds 32,767 characters:
longer text is cut, and the sheet ``cut`` lists where. The same folder gives the same bytes: the
workbook bears no date.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.export.audit_package import (
    AuditFolder,
    ExportField,
    Resource,
    decimal_of,
    text_fields,
    text_resource,
)
from reports.export.formats import FormatOptions
from reports.export.printed_tables import MIXED
from reports.export.workbook.reader_sheets import (
    NUMBER_OR_DATE,
    TECHNICAL,
    WRAPPED,
    for_readers,
)
from reports.export.workbook.sheet_words import (
    sheet_names,
    sheet_title,
    sheets_in_order,
)
from reports.export.workbook.told_disk import told_disk
from reports.files.disk.synced_files import write_file
from reports.i18n import Lang, Texts

CELL = 32_767
"""Characters that a cell can hold."""
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
"""A plain decimal, as frames hold it."""
_MIXED_TYPES = (MIXED, NUMBER_OR_DATE)
"""Columns whose numbers are numbers and whose other values stay as they are."""
_TOP = Alignment(vertical="top")
_SENTENCE = Alignment(wrap_text=True, vertical="top")
_DATES: dict[Lang, str] = {"fr": "DD/MM/YYYY", "en": "YYYY-MM-DD"}
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
_CUT_FIELDS = text_fields(("sheet", "line", "column", "characters"))


def write_xlsx(
    folder: AuditFolder, output: Path, options: FormatOptions | None = None
) -> tuple[Path, ...]:
    """The workbook ``<document-id>.xlsx`` in ``output``."""
    lang: Lang = "fr" if options is None else options.lang
    shown = [
        for_readers(one, lang)
        for one in sheets_in_order(folder.resources)
        if one.rows
    ]
    names = sheet_names(shown, lang)
    cut = list(chain.from_iterable(map(_cut, shown)))

    with told_disk():
        saved = _saved(shown, names, cut, lang)
    path = output / f"{folder.document_id}.xlsx"
    write_file(path, _undated(saved))
    return (path,)


def _saved(
    shown: Sequence[Resource],
    names: Sequence[str],
    cut: Sequence[Sequence[str]],
    lang: Lang,
) -> io.BytesIO:
    """The workbook, as openpyxl saves it."""
    book = Workbook(write_only=True)
    _contents(book, shown, names, lang)
    for resource, name in zip(shown, names, strict=True):
        _sheet(book, resource, name, lang)
    if cut:
        name = Texts(lang)("xlsx.cut")
        listed = text_resource("cut", "", _CUT_FIELDS, cut)
        _sheet(book, for_readers(listed, lang), name, lang)

    saved = io.BytesIO()
    book.save(saved)
    book.close()
    return saved


def _contents(
    book: Workbook,
    shown: Sequence[Resource],
    names: Sequence[str],
    lang: Lang,
) -> None:
    """The first sheet: what the others hold, with a link to each."""
    texts = Texts(lang)
    sheet = _new_sheet(book, texts("xlsx.contents"))
    for letter, width in zip("ABC", (34, 90, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    heads = ("xlsx.sheet", "xlsx.holds", "xlsx.lines")
    sheet.append(_header(sheet, map(texts, heads)))

    for resource, name in zip(shown, names, strict=True):
        link = _text(sheet, name)
        link.hyperlink = Hyperlink("", location=f"'{name}'!A1", display=name)
        link.font = Font(color="0563C1", underline="single")
        lines = WriteOnlyCell(sheet, value=len(resource.rows))
        sheet.append([link, _text(sheet, sheet_title(resource, lang)), lines])


def _new_sheet(book: Workbook, name: str) -> WriteOnlyWorksheet:
    """A sheet whose first line stays in view, and on top of each of its pages, which are as wide as
    it is.
    """
    sheet: WriteOnlyWorksheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _sheet(book: Workbook, resource: Resource, name: str, lang: Lang) -> None:
    sheet = _new_sheet(book, name)
    titles = [field.title for field in resource.fields]
    for index, (field, values) in enumerate(resource.columns()):
        width = _width(titles[index], field, values)
        sheet.column_dimensions[_letter(index)].width = width
    if resource.fields:
        last = _letter(len(resource.fields) - 1)
        sheet.auto_filter.ref = f"A1:{last}{len(resource.rows) + 1}"

    sheet.append(_header(sheet, titles))
    has_sentences = any(field.name in WRAPPED for field in resource.fields)
    for row in resource.rows:
        cells = zip(resource.fields, row, strict=True)
        written = [_cell(sheet, field, value, lang) for field, value in cells]
        sheet.append(_from_the_top(written) if has_sentences else written)


def _from_the_top(cells: list[Cell | None]) -> list[Cell | None]:
    """The cells of a row that sentences make high, each beginning where they do."""
    for cell in cells:
        if cell is not None and cell.alignment != _SENTENCE:
            cell.alignment = _TOP
    return cells


def _header(sheet: WriteOnlyWorksheet, titles: Iterable[str]) -> list[Cell]:
    cells = [_text(sheet, title) for title in titles]
    for cell in cells:
        cell.font = Font(bold=True)
        cell.alignment = _SENTENCE
    return cells


def _width(title: str, field: ExportField, values: Sequence[str]) -> int:
    """The width that fits the longest word of the title and the first values, in characters."""
    if field.name in TECHNICAL:
        return _WIDTHS[0]
    lengths = list(map(len, title.split()))
    for value in values[:_LOOKED_AT]:
        lengths += map(len, value.splitlines())
    longest = max(lengths, default=0)
    narrowest, widest = _WIDTHS
    return min(max(longest + 2, narrowest), widest)


def _cell(
    sheet: WriteOnlyWorksheet, field: ExportField, value: str, lang: Lang
) -> Cell | None:
    if not value:
        return None
    if _is_number(field, value):
        cell = WriteOnlyCell(sheet, value=decimal_of(value))
        cell.number_format = _number_format(field, value)
        return cell
    day = _day(field, value)
    if day is not None:
        cell = WriteOnlyCell(sheet, value=day)
        cell.number_format = _DATES[lang]
        return cell
    if field.type == "boolean":
        return WriteOnlyCell(sheet, value=value == "true")
    cell = _text(sheet, value)
    if field.name in WRAPPED:
        cell.alignment = _SENTENCE
    return cell


def _day(field: ExportField, value: str) -> date | None:
    """The day that a column of dates holds; None where it is text."""
    if field.type not in ("date", NUMBER_OR_DATE):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _significant_digits(number: str) -> int:
    return len(number.strip("-").replace(".", "").lstrip("0"))


def _is_number(field: ExportField, value: str) -> bool:
    may_be_text = field.type in _MIXED_TYPES
    if may_be_text and not _PLAIN_NUMBER.fullmatch(value):
        return False
    if not field.is_number and not may_be_text:
        return False
    return _significant_digits(value) <= _DIGITS


def _number_format(field: ExportField, number: str) -> str:
    """As many decimals as are printed; amounts of money in groups of three digits."""
    _, mark, decimals = number.partition(".")
    whole = "#,##0" if field.more.get("unit") == "EUR" else "0"
    return whole + mark + "0" * len(decimals)


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
