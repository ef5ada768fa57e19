"""PDFs that are dropped on the desk: copied into its folder, whole or not at all, never over a
file that is there.
"""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pointage.desk.saved.safe_names import numbered_names, safe_pdf_name

_MARK = b"%PDF-"
_HEAD = 1024
"""The mark of a PDF may stand this far into the file."""
_PART = 1 << 20


class NoPdfError(Exception):
    """What was dropped is no PDF."""


class TooLargeError(Exception):
    """What was dropped is larger than any document that is read."""


async def receive_pdf(
    folder: Path, name: str, body: AsyncIterator[bytes], most: int
) -> Path:
    """Copy a PDF of at most ``most`` bytes into ``folder``; one that is there already with that
    name is not copied again. Gives its path.

    Raises:
        NoPdfError: it is no PDF.
        TooLargeError: it is too large.
        OSError: it cannot be written.
    """
    fresh = folder / f".pointage-{secrets.token_hex(8)}"
    try:
        with fresh.open("xb") as file:
            await _write(file, body, most)
            file.flush()
            os.fsync(file.fileno())
        _check_mark(fresh)
        return _named(folder, safe_pdf_name(name), fresh)
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


def _check_mark(path: Path) -> None:
    with path.open("rb") as file:
        if _MARK not in file.read(_HEAD):
            raise NoPdfError


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
