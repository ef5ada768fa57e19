"""A spreadsheet as a source of pages: a sheet is a page, drawn where a picture of it is wanted."""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from extract.errors import UnreadableError
from extract.geometry import BBox
from extract.given.ordinary_file import is_special, refuse_special
from extract.hidden_characters import visible
from extract.pdf.document_id import document_id
from extract.sheets.files.csv_sheet import read_csv_file
from extract.sheets.files.ods_workbook import CONTENT, read_ods_file
from extract.sheets.files.sheet_errors import (
    empty_sheet,
    locked_sheet,
    no_sheet,
    old_workbook,
)
from extract.sheets.files.xlsx_workbook import BOOK, read_xlsx_file
from extract.sheets.files.zip_parts import ZipParts
from extract.sheets.sheet_layout import SheetLayout, lay_out
from extract.sheets.sheet_limits import (
    SHEET_LIMITS,
    SUFFIXES,
    TEXTS,
    sheet_limit_passed,
)
from extract.sheets.sheet_picture import draw_sheet
from extract.sheets.workbook import Workbook

if TYPE_CHECKING:
    from PIL.Image import Image

_OLD = ".xls"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an archive begins, and how a binary or an encrypted workbook does."""
_PDF_MARK, _HEAD = b"%PDF-", 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a binary file that holds an encrypted workbook."""
_MEGA = 1_000_000


class SheetSource:
    """An open spreadsheet. A context manager, like `extract.pdf.source.Source`."""

    def __init__(self, name: str, data: bytes, workbook: Workbook) -> None:
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.document_id = document_id(name, self.sha256)
        self.workbook = workbook
        self.metadata: Mapping[str, str] = {}
        self.layouts: tuple[SheetLayout, ...] = tuple(
            map(lay_out, workbook.sheets)
        )
        self.page_count = len(workbook.sheets)

    def __enter__(self) -> "SheetSource":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """There is nothing to free."""

    def page_size(self, number: int) -> tuple[float, float]:
        """Width and height of the sheet as drawn, in points."""
        layout = self.layouts[number - 1]
        return layout.width, layout.height

    def render(
        self, number: int, scale: float = 2.0, clip: BBox | None = None
    ) -> "Image":
        """The sheet as drawn, ``scale`` pixels to the point; ``clip`` keeps that box only."""
        sheet = self.workbook.sheets[number - 1]
        return draw_sheet(sheet, self.layouts[number - 1], scale, clip)


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is read as a spreadsheet: by what it holds first, then by its name."""
    if is_special(path):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if _PDF_MARK in head:
        return False
    suffix = path.suffix.lower()
    if suffix in SUFFIXES or suffix == _OLD:
        return True
    return head.startswith(_ZIP) and _holds_workbook(path)


def _holds_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return BOOK in names or {CONTENT, "mimetype"} <= names


def open_sheets(path: Path, name: str = "") -> SheetSource:
    """Open a spreadsheet; ``name`` is the one it goes by where the path's is not.

    Raises:
        UnreadableError: it cannot be read, is no spreadsheet, is encrypted or damaged.
        LimitExceededError: it holds more than is read.
        UsageError: it is a pipe, a device or a socket.
    """
    name = visible(name or path.name)
    data = _bytes_of(path, name)
    if not data:
        raise empty_sheet(name)
    return SheetSource(name, data, _workbook(data, name, path.suffix.lower()))


def _bytes_of(path: Path, name: str) -> bytes:
    refuse_special(path)
    try:
        if path.stat().st_size > SHEET_LIMITS.sheet_megabytes * _MEGA:
            raise sheet_limit_passed(name, "sheet_megabytes")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{path} : lecture impossible ({error.strerror}). Vérifiez le chemin et les droits.",
            f"{path}: cannot be read ({error.strerror}). Check the path and its permissions.",
        ) from error


def _workbook(data: bytes, name: str, suffix: str) -> Workbook:
    if data.startswith(_ZIP):
        return _unpacked(ZipParts(data, name))
    if data.startswith(_OLE):
        raise locked_sheet(name) if _ENCRYPTED in data else old_workbook(name)
    if suffix in TEXTS:
        return read_csv_file(data, name)
    raise no_sheet(name)


def _unpacked(parts: ZipParts) -> Workbook:
    if parts.is_locked:
        raise locked_sheet(parts.name)
    if BOOK in parts:
        return read_xlsx_file(parts)
    if CONTENT in parts:
        return read_ods_file(parts)
    raise no_sheet(parts.name)
