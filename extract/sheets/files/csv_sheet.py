"""A CSV file -> a sheet: its encoding and its separator are found, its texts taken as they are."""

import csv
import io
from collections.abc import Sequence

from extract.given.csv_rows import OpenQuoteError, csv_rows
from extract.sheets.files.sheet_errors import damaged_sheet, no_sheet
from extract.sheets.sheet_limits import LAST_COLUMN
from extract.sheets.workbook import CellCount, Sheet, SheetCell, Workbook

CSV_ENGINE = "csv"
_SEPARATORS = ";,\t|"
"""Tried in this order: of two that part a file as well, the first is that of France."""
_TRIED_LINES = 50
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_csv_file(data: bytes, name: str) -> Workbook:
    """The sheet of a CSV file, under the name of the file.

    Raises:
        UnreadableError: it is no text, no CSV, leaves a quote open, or passes a limit.
    """
    text = _decoded(data, name)
    count = CellCount(name)
    cells: list[SheetCell] = []
    rows = csv_rows(io.StringIO(text, newline=""), _separator(text))
    try:
        for row, (texts, _) in enumerate(rows):
            for col, told in enumerate(texts[:LAST_COLUMN]):
                if told.strip():
                    count.add(told)
                    cells.append(SheetCell(row, col, told.strip()))
    except OpenQuoteError as error:
        raise damaged_sheet(name, error.fr, error.en) from error
    except csv.Error as error:
        raise no_sheet(name) from error
    title = name.rpartition(".")[0] or name
    return Workbook(
        CSV_ENGINE, (Sheet(title, tuple(cells), False, len(cells)),)
    )


def _decoded(data: bytes, name: str) -> str:
    """The text: by its mark, as UTF-8, or as Windows writes it."""
    encodings = [code for mark, code in _BOMS if data.startswith(mark)]
    for encoding in encodings or ["utf-8", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise no_sheet(name)


def _separator(text: str) -> str:
    """The separator that parts most lines into as many cells, more than one."""
    lines = text.splitlines()[:_TRIED_LINES]

    def rank(separator: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(lines, delimiter=separator))
        except csv.Error:
            return 0, 0
        return _alike(rows)

    return max(_SEPARATORS, key=rank)


def _alike(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows have the most frequent number of cells above one, and that number."""
    widths = [len(row) for row in rows if len(row) > 1]
    if not widths:
        return 0, 0
    common = max(set(widths), key=lambda width: (widths.count(width), width))
    return widths.count(common), common
