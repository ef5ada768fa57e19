"""Files whose bytes are on the disk before anything names them, and files put in place whole."""

import errno
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from reports.files.disk.ordinary_files import is_real_file, is_real_folder
from reports.files.disk.scratch_folder import (
    clear_leftovers,
    scratch_folder,
    telling_of,
)

_PAUSES = (0.01, 0.1, 0.5)
"""Seconds after which Windows is asked once more for a file that something has open."""
_AT_A_TIME = 16
"""Files that the disk is asked for at once: what waits together is written together."""
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})
"""What a file system says that cannot be asked to."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)


def replace_file(path: Path, data: bytes, beside: Path | None = None) -> None:
    """Write a file whole or not at all: a reader, or the next run, never sees half of it.

    It is made in a hidden folder of ``beside``, which is on the same file system and is cleared by
    somebody else; in its own folder if nothing is said.

    Raises:
        OSError: it cannot be written; what was there is there.
    """
    parent = beside or path.parent
    if beside is None:
        clear_leftovers(parent)
    with telling_of(path, parent), scratch_folder(parent) as scratch:
        fresh = scratch / "new"
        write_file(fresh, data)
        sync(fresh)
        path.parent.mkdir(parents=True, exist_ok=True)
        _rename(fresh, path)


def _rename(fresh: Path, path: Path) -> None:
    for pause in _PAUSES if os.name == "nt" else ():
        with suppress(PermissionError):
            fresh.replace(path)
            return
        time.sleep(pause)
    fresh.replace(path)


def sync(path: Path) -> None:
    """Have the disk hold the bytes of a file."""
    with path.open("rb+") as file:
        _sync(file.fileno())


def sync_tree(folder: Path) -> None:
    """Have the disk hold every file below ``folder``, and their names; many at a time, for a disk
    that is asked once takes its time, and no longer for many.
    """
    paths = [folder, *filter(_may_be_ours, folder.rglob("*"))]
    try:
        with ThreadPoolExecutor(_AT_A_TIME) as threads:
            for _ in threads.map(_sync_any, paths):
                pass
    except RuntimeError:  # the process may take no memory for threads
        for path in paths:
            _sync_any(path)


def _may_be_ours(path: Path) -> bool:
    """Whether something may have bytes of ours: no link, pipe, socket or read-only file of somebody
    that is kept there.
    """
    if is_real_folder(path):
        return True
    return is_real_file(path) and os.access(path, os.W_OK)


def _sync_any(path: Path) -> None:
    if path.is_dir():
        sync_names(path)
    else:
        sync(path)


def sync_names(folder: Path) -> None:
    """Have the disk hold which files a folder has, where the system offers it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _sync(opened)
    finally:
        os.close(opened)


def _sync(opened: int) -> None:
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
