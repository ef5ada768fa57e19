"""The rows of a workbook that was filled in by hand, as texts."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from extract.given.bounded_files import FileLimits
from extract.given.form_error import FormError

_MEGA = 1_000_000
_UNPACKED = 16
"""Times the size of a file that its parts may take when unpacked."""
_CELLS = 64
"""Columns that are read of a row."""


def read_xlsx(path: Path, limits: FileLimits) -> list[list[str]]:
    """The rows of the first sheet, empty cells as "", dates as ISO 8601, formulas as their last
    result.

    Raises:
        FormError: it cannot be read, is no workbook, or passes a limit.
    """
    _check_size(path, limits)
    from openpyxl import load_workbook  # a quarter of a second

    try:
        with closing(
            load_workbook(path, read_only=True, data_only=True)
        ) as book:
            return list(
                _rows(book.worksheets[0].iter_rows(values_only=True), limits)
            )
    except FormError:
        raise
    except Exception as error:  # openpyxl lets through what its parsers raise
        raise _no_workbook() from error


def _check_size(path: Path, limits: FileLimits) -> None:
    """Refuse a file that is too large, packed or unpacked, before it is parsed."""
    most = limits.megabytes * _MEGA
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        packed = path.stat().st_size
    except (OSError, zipfile.BadZipFile) as error:
        raise _no_workbook() from error
    if packed > most or unpacked > _UNPACKED * most:
        raise FormError(
            f"il dépasse {limits.megabytes} Mo",
            f"it is larger than {limits.megabytes} MB",
        )


def _rows(
    found: Iterator[tuple[object, ...]], limits: FileLimits
) -> Iterator[list[str]]:
    most = limits.values // _CELLS
    for row in islice(found, most):
        yield list(map(_text, row[:_CELLS]))
    if next(found, None) is not None:
        raise FormError(
            f"il a plus de {most} lignes", f"it has more than {most} rows"
        )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _no_workbook() -> FormError:
    return FormError("ce n'est pas un classeur XLSX", "it is no XLSX workbook")
