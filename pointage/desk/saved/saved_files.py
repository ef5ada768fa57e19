"""Files that people's work lies in: written whole and at once, never over what cannot be read.

Several desks, or tabs, may save into one file: each change is made to what the file holds at that
moment, under a lock that all of them respect.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reports.files.disk.synced_files import replace_file

WAIT = 5.0
"""Seconds to wait for another desk that is saving."""
STALE = 30.0
"""Seconds after which a lock is that of a desk that was killed while it saved."""
_PAUSE = 0.02


class BusyFileError(OSError):
    """Another desk keeps the file locked."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the only right to change ``path``.

    Raises:
        BusyFileError: another desk does not give it back.
        OSError: the folder cannot be written to.
    """
    lock = path.with_name(f"{path.name}.lock")
    _take(lock)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _take(lock: Path) -> None:
    deadline = time.monotonic() + WAIT
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            _drop_if_stale(lock)
        else:
            return
        if time.monotonic() > deadline:
            raise BusyFileError(f"{lock} is held")
        time.sleep(_PAUSE)


def _drop_if_stale(lock: Path) -> None:
    with suppress(OSError):
        if time.time() - lock.stat().st_mtime > STALE:
            lock.unlink()


def set_aside(path: Path) -> Path:
    """Move a file that cannot be read out of the way, under a name that is free; gives that name.

    Raises:
        OSError: it cannot be moved.
    """
    kept = _free_name(path, "illisible")
    path.rename(kept)
    return kept


def rewrite(path: Path, mark: str, text: str) -> None:
    """Write ``mark`` and ``text``; a file that does not begin with ``mark`` is another's work, of
    which a copy is kept.

    Raises:
        OSError: it cannot be written.
    """
    if path.exists():
        with path.open(encoding="utf-8", errors="replace") as file:
            is_ours = file.readline() == mark
        if not is_ours:
            shutil.copy2(path, _free_name(path, "avant"))
    replace_file(path, (mark + text).encode())


def _free_name(path: Path, word: str) -> Path:
    number = 1
    while True:
        name = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not name.exists():
            return name
        number += 1
