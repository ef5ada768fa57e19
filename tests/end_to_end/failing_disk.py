"""A disk that fails at the N-th thing asked of it, as SQLite tests its own: full, closed to us, or
gone with the whole process in the middle of a write.
"""

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reports.files.disk import folder_swap

FULL, CLOSED, KILLED = "full", "closed to us", "killed"
_REMOVALS = {"unlink", "rmdir"}
_CODES = {FULL: errno.ENOSPC, CLOSED: errno.EACCES}


@dataclass
class Disk:
    """Counts what is asked of the disk below ``root``; from the ``at``-th on it is full, or it
    refuses the ``at``-th, or the process is killed there.
    """

    root: Path
    kind: str = ""
    at: int = 0
    done: list[str] = field(default_factory=list)

    def holds(self, path: Any) -> bool:
        """Whether a path is below the root."""
        return str(self.root) in os.fsdecode(path)

    def ask(self, what: str, path: object = None) -> None:
        """Count one thing, and fail where it is its turn."""
        if path is not None and not self.holds(path):
            return
        self.done.append(what)
        turn = len(self.done) == self.at
        full = self.kind == FULL and 0 < self.at <= len(self.done)
        if turn and self.kind == KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        if (turn and self.kind == CLOSED) or (full and what not in _REMOVALS):
            code = _CODES[self.kind]
            raise OSError(code, os.strerror(code), path)


class HalfFile:
    """A file that writes the first half of a text before the disk is asked for the second."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: Any) -> int:
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        self._disk.ask("write")
        return int(self._file.write(data[len(data) // 2 :]))

    def writelines(self, parts: Any) -> None:
        self.write("".join(parts))

    def __enter__(self) -> "HalfFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def failing(disk: Disk, *, exchanges: bool = True) -> Iterator[Disk]:
    """Everything that writes below the root of ``disk`` asks it first; without ``exchanges``
    folders are moved one after the other, as on other systems than Linux.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "rename", "replace", "unlink", "rmdir"):
            patch.setattr(os, name, _asking(disk, name, getattr(os, name)))
        patch.setattr(os, "fsync", lambda at: disk.ask("fsync", _opened(at)))
        opened = _opening(disk, io.open)
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        patch.setattr(duckdb, "connect", _connecting(disk, duckdb.connect))
        real = folder_swap.exchanged
        swapped = _asking(disk, "exchange", real)
        patch.setattr(
            folder_swap, "exchanged", swapped if exchanges else _never
        )
        yield disk


def _never(*_: object) -> bool:
    return False


def _opened(at: int) -> str | None:
    """The path of what is open, where the system says it: a folder that is collected as garbage
    lies elsewhere."""
    links = Path("/proc/self/fd")
    return str((links / str(at)).readlink()) if links.is_dir() else None


def _asking(disk: Disk, name: str, real: Callable[..., Any]) -> Any:
    def ask(path: Any, *more: Any, **options: Any) -> Any:
        inside = options.get("dir_fd")
        disk.ask(name, path if inside is None else _opened(inside))
        return real(path, *more, **options)

    return ask


def _opening(disk: Disk, real: Callable[..., Any]) -> Any:
    def ask(path: Any, mode: str = "r", *more: Any, **options: Any) -> Any:
        named = isinstance(path, str | os.PathLike) and disk.holds(path)
        if not named or not set(mode) & set("wxa"):
            return real(path, mode, *more, **options)
        disk.ask("open", path)
        return HalfFile(real(path, mode, *more, **options), disk)

    return ask


def _connecting(disk: Disk, real: Callable[..., Any]) -> Any:
    """DuckDB writes without Python: it is asked once, and says in its own words what is wrong."""

    def ask(path: str = ":memory:", *more: Any, **options: Any) -> Any:
        try:
            disk.ask("connect", path)
        except OSError as error:
            raise duckdb.IOException(
                f"IO Error: cannot open {path}: {error.strerror}"
            ) from error
        return real(path, *more, **options)

    return ask


def content(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
