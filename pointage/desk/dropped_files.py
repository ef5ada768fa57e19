"""Documents that are dropped on the desk: copied into its folder, whole or not at all, never over
a file that is there.
"""

import os
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from extract.sheets.sheet_limits import SUFFIXES, TEXTS
from pointage.desk.saved.safe_names import (
    numbered_names,
    safe_document_name,
    suffix_of,
)

_HEAD = 1024
"""The mark of a PDF may stand this far into the file."""
_PART = 1 << 20


class NoDocumentError(Exception):
    """What was dropped is neither a PDF nor a spreadsheet."""


class TooLargeError(Exception):
    """What was dropped is larger than any document that is read."""


async def receive_document(
    folder: Path, name: str, body: AsyncIterator[bytes], most: int
) -> Path:
    """Copy a document of at most ``most`` bytes into ``folder``; one that is there already with
    that name is not copied again. Gives its path.

    Raises:
        NoDocumentError: it is not what its name says, nor a PDF.
        TooLargeError: it is too large.
        OSError: it cannot be written.
    """
    fresh = folder / f".pointage-{secrets.token_hex(8)}"
    try:
        with fresh.open("xb") as file:
            await _write(file, body, most)
            file.flush()
            os.fsync(file.fileno())
        _check_content(fresh, suffix_of(name))
        return _named(folder, safe_document_name(name), fresh)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


async def _write(file: BinaryIO, body: AsyncIterator[bytes], most: int) -> None:
    size = 0
    async for chunk in body:
        size += len(chunk)
        if size > most:
            raise TooLargeError
        file.write(chunk)


def _check_content(path: Path, suffix: str) -> None:
    """A name promises a kind of file; what is written runs nothing and is read within limits."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    is_pdf = b"%PDF-" in head
    if not (is_pdf or _MARKS.get(suffix, _no_mark)(head)):
        raise NoDocumentError


def _no_mark(_: bytes) -> bool:
    return False


def _is_archive(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04")


def _is_text(head: bytes) -> bool:
    """No text holds a null, unless each character takes two bytes, as the first two say then."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in head


_MARKS: Mapping[str, Callable[[bytes], bool]] = {
    **dict.fromkeys(SUFFIXES, _is_archive),
    **dict.fromkeys(TEXTS, _is_text),
}
"""How the files of each kind begin."""


def _named(folder: Path, name: str, fresh: Path) -> Path:
    """Give ``fresh`` the first name that is free, or that the same bytes have already."""
    for path in numbered_names(folder, name):
        try:
            path.open("xb").close()
        except FileExistsError:
            if path.is_file() and _same_bytes(path, fresh):
                return path
            continue
        fresh.replace(path)
        return path
    raise AssertionError  # numbers do not end


def _same_bytes(path: Path, other: Path) -> bool:
    if path.stat().st_size != other.stat().st_size:
        return False
    with path.open("rb") as one, other.open("rb") as two:
        while part := one.read(_PART):
            if part != two.read(_PART):
                return False
    return True
