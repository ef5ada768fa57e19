"""A hidden folder beside the place of a result, in which it is made.

Its process holds a lock in it, which the system frees the moment the process ends, however it ends:
a folder whose lock is free is what a killed run left, and the next run removes it. No command reads
from a hidden folder. One with links or pipes where a run makes files and folders is somebody's, and
is left alone.
"""

import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from reports.files.disk.ordinary_files import (
    is_no_folder,
    is_real_file,
    is_real_folder,
)

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NAME = re.compile(r"\.pointage-[0-9a-f]{16}")
"""The name of a folder in which results are written before they are whole."""
_LOCK = "lock"
_ASIDE = "aside"
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What a system says of a lock that another process holds; other errors are of a file system that
has none.
"""
_OURS: set[IO[bytes]] = set()
"""The locks that this process holds. A fork of it, which may outlive it, holds none."""


def _let_go() -> None:
    while _OURS:
        _OURS.pop().close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """A new hidden folder in ``parent``, gone at the end.

    Raises:
        OSError: it cannot be made.
    """
    parent.mkdir(parents=True, exist_ok=True)
    folder, lock = _made(parent)
    _OURS.add(lock)
    try:
        yield folder
    finally:
        _OURS.discard(lock)
        with suppress(OSError), lock:  # what is left, the next run clears
            _remove(folder, lock)


@contextmanager
def telling_of(place: Path, parent: Path) -> Iterator[None]:
    """An error about ``parent`` or a hidden file in it is told of the place that the user asked
    for; one about a file in that place, or elsewhere, of that file.

    Raises:
        OSError: as it was, but for its file name.
    """
    try:
        yield
    except OSError as error:
        named = error.filename
        if isinstance(named, str | bytes):
            path = Path(os.fsdecode(named))
            if path.is_relative_to(place) or not path.is_relative_to(parent):
                raise
        reason = error.strerror or str(error) or type(error).__name__
        raise OSError(error.errno or errno.EIO, reason, str(place)) from error


def aside_of(folder: Path, place: Path) -> Path:
    """Where in a scratch folder the content of ``place`` lies while another is put there; what is
    left of an earlier attempt is removed.
    """
    aside = folder / _ASIDE / place.name
    shutil.rmtree(aside, ignore_errors=True)
    aside.parent.mkdir(exist_ok=True)
    return aside


def clear_leftovers(parent: Path) -> None:
    """Remove the scratch folders of runs that are no more; what one had moved aside and not
    replaced comes back. What the system does not let us remove stays, hidden.
    """
    with suppress(OSError):
        for folder in sorted(parent.iterdir()):
            if _NAME.fullmatch(folder.name) and is_real_folder(folder):
                with suppress(OSError):
                    _clear(folder)


def _clear(folder: Path) -> None:
    path, aside = folder / _LOCK, folder / _ASIDE
    if not os.path.lexists(path):
        folder.rmdir()  # killed at its first step, or at its last
        return
    if not is_real_file(path):
        return  # no run makes such
    if is_no_folder(aside):
        return
    with path.open("r+b") as lock:
        if _lock(lock):
            _remove(folder, lock)


def _made(parent: Path) -> tuple[Path, IO[bytes]]:
    """A folder and the lock that is held in it. Whoever clears up just then may take a new folder
    for one that was left: another is made.
    """
    while True:
        folder = parent / f".pointage-{secrets.token_hex(8)}"
        with suppress(FileExistsError):
            folder.mkdir()
            lock = _locked(folder)
            if lock is not None:
                return folder, lock


def _locked(folder: Path) -> IO[bytes] | None:
    path = folder / _LOCK
    try:
        file = path.open("xb")
    except FileNotFoundError:
        return None
    except OSError:
        folder.rmdir()
        raise
    with suppress(OSError):  # a file system without locks
        if not _lock(file):
            file.close()
            return None
    if path.exists():
        return file
    file.close()
    return None


def _lock(file: IO[bytes]) -> bool:
    """Whether the lock was free.

    Raises:
        OSError: the file system has no locks.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _remove(folder: Path, lock: IO[bytes]) -> None:
    """Remove a scratch folder, its lock last: without one it is empty. What was moved aside and
    never replaced is put back first.
    """
    _restore(folder)
    for path in sorted(folder.iterdir()):
        if path.name == _LOCK:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    lock.close()  # Windows removes no open file
    (folder / _LOCK).unlink()
    folder.rmdir()


def _restore(folder: Path) -> None:
    with suppress(FileNotFoundError):
        for aside in (folder / _ASIDE).iterdir():
            place = folder.parent / aside.name
            if is_real_folder(aside) and not os.path.lexists(place):
                aside.rename(place)
