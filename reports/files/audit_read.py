"""The folder of an audit read back: validated, and never trusted for being in our form.

A folder may have been altered since it was written, or never written by us. Its `audit.json` is
read within limits and by its types, its parts must fit together, and only ordinary files inside
the folder are opened.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from extract.document import Document
from extract.errors import UsageError
from extract.geometry import BBox
from extract.given.bounded_files import FileLimits, read_json
from extract.given.form_error import FormError, excerpt_of
from extract.given.typed_json import checked_object, not_one_of
from extract.hidden_characters import visible
from reports.files.audit_consistency import check_audit, check_document
from reports.files.disk.finished_folder import refuse_unfinished
from reports.files.disk.ordinary_files import is_ordinary_inside
from reports.files.json_decode import decode
from reports.files.json_schema import READ_FORMATS
from reports.images.crops import Crop
from validate.model.finding import Audit

T = TypeVar("T")

LIMITS = FileLimits(megabytes=300, values=25_000_000, depth=40)
"""An audit of 222 pages and 17,000 figures is 27 MB and 2.3 million values."""
AUDIT_FILE = "audit.json"
MOST_CROP_BYTES = 10_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_CROP_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.png")
"""The picture of a place, in its folder: no path leads out of it."""


@dataclass(frozen=True, slots=True)
class CropEntry:
    """A crop as `audit.json` lists it; the picture is a file of its own."""

    file: str
    finding: str
    page: int
    bbox: BBox
    width: int
    height: int
    printed: tuple[str, ...]
    main: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class FrameEntry:
    """A frame as `audit.json` holds it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WrittenAudit:
    """An audit as it was written: the audit, its frames by name, and its crops by finding."""

    audit: Audit
    frames: Mapping[str, FrameEntry]
    crops: Mapping[str, tuple[Crop, ...]]


def read_audit(folder: Path) -> Audit:
    """The audit of a folder ``OUT/<document-id>``.

    Raises:
        UsageError: the folder holds no audit of a form that is read, or was not written to its end.
    """
    try:
        return _audit(_content(folder))
    except FormError as error:
        raise _refused(folder, error) from error


def read_written(folder: Path) -> WrittenAudit:
    """The same, with its frames and its crops.

    Raises:
        UsageError: the folder holds no audit of a form that is read, or lacks one of its files.
    """
    try:
        data = _content(folder)
        return WrittenAudit(
            audit=_audit(data),
            frames=_part(data, "frames", dict[str, FrameEntry]),
            crops=_crops(
                folder, _part(data, "evidence", tuple[CropEntry, ...])
            ),
        )
    except FormError as error:
        raise _refused(folder, error) from error


def read_document_of(folder: Path) -> Document | None:
    """What was read of the document of an audit; None where the folder holds no audit.

    Raises:
        UsageError: its audit is of no form that is read.
    """
    if not (folder / AUDIT_FILE).exists():
        return None
    try:
        document = _part(_content(folder), "document", Document)
        check_document(document)
    except FormError as error:
        raise _refused(folder, error) from error
    return document


def inside(folder: Path, name: str) -> Path:
    """The ordinary file ``name`` of a folder, which is no link to a place outside it.

    Raises:
        FormError: it is not there, or the folder is not.
    """
    if not folder.is_dir():
        raise FormError("ce dossier n'existe pas", "there is no such folder")
    if not is_ordinary_inside(folder, name):
        raise FormError(
            f"{excerpt_of(name)} n'est pas un fichier de ce dossier",
            f"{excerpt_of(name)} is no file of this folder",
        )
    return folder / name


def _content(folder: Path) -> dict[str, Any]:
    data = checked_object(read_json(inside(folder, AUDIT_FILE), LIMITS))
    if data.get("format") not in READ_FORMATS:
        raise not_one_of(READ_FORMATS, data.get("format")).under("format")
    refuse_unfinished(folder, AUDIT_FILE)
    return data


def _part(data: Mapping[str, Any], name: str, kind: type[T]) -> T:
    try:
        return decode(kind, data.get(name))
    except FormError as error:
        raise error.under(name) from None


def _audit(data: Mapping[str, Any]) -> Audit:
    audit = decode(Audit, data)
    check_audit(audit)
    return audit


def _crops(
    folder: Path, entries: tuple[CropEntry, ...]
) -> dict[str, tuple[Crop, ...]]:
    made: dict[str, list[Crop]] = defaultdict(list)
    for entry in entries:
        crop = Crop(
            name=entry.file,
            page=entry.page,
            clip=entry.bbox,
            png=_picture(folder, entry.file),
            width=entry.width,
            height=entry.height,
            printed=entry.printed,
            main=entry.main,
            cut=entry.cut,
        )
        made[entry.finding].append(crop)
    return {finding: tuple(group) for finding, group in made.items()}


def _picture(folder: Path, name: str) -> bytes:
    if not _CROP_NAME.fullmatch(name):
        raise FormError(
            f"« {excerpt_of(name)} » n'est pas un nom d'image",
            f"“{excerpt_of(name)}” is no name of a picture",
        )
    with inside(folder, f"evidence/{name}").open("rb") as file:
        data = file.read(MOST_CROP_BYTES + 1)
    if len(data) > MOST_CROP_BYTES or not data.startswith(_PNG):
        raise FormError(
            f"{name} n'est pas une image PNG", f"{name} is no PNG picture"
        )
    return data


def _refused(folder: Path, error: FormError) -> UsageError:
    name = visible(str(folder / AUDIT_FILE))
    return UsageError(
        f"{name} : audit refusé : {error.fr}. Indiquez un dossier OUT/<document-id> écrit par"
        " cette version de Pointage, ou relancez « pointage audit ».",
        f"{name}: audit refused: {error.en}. Give a folder OUT/<document-id> written by this"
        " version of Pointage, or run “pointage audit” again.",
    )
