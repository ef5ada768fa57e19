"""What others put into a folder of ours: it stays where the folder is made anew."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reports.files.disk.finished_folder import (
    PACKAGE,
    SIGNATURES,
    signed_files,
)
from reports.files.disk.ordinary_files import is_no_folder, is_real_folder


def keep_files(old: Path, fresh: Path) -> None:
    """Put into ``fresh``, which is signed, the files of ``old`` that are not ours: a letter, a
    decisions file, somebody's notes. They are in no sums, so that they are kept the next time too.

    Ours are those that the sums of ``old`` name; where it has none, what ``fresh`` has a name for.
    Whatever the sums say, nothing of ``fresh`` is replaced.

    Raises:
        OSError: one cannot be kept; the error names it.
    """
    signed = signed_files(old, PACKAGE)
    ours = {SIGNATURES, *(signed or ())}
    named = frozenset[str]()
    if signed is None:
        named = frozenset(path.name for path in fresh.iterdir())
    for path in _files_below(old):
        place = path.relative_to(old)
        is_ours = place.as_posix() in ours or place.parts[0] in named
        if not is_ours and not _is_taken(fresh, place):
            _keep(path, fresh / place)


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder; no link is followed.

    Raises:
        OSError: a folder cannot be listed.
    """
    for root, folders, files in os.walk(folder, onerror=_unless_gone):
        for name in (*files, *folders):
            path = Path(root, name)
            if not is_real_folder(path):
                yield path


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_taken(fresh: Path, place: Path) -> bool:
    """Whether ``fresh`` has something at ``place``, or no folder where it would need one."""
    needed = [fresh / parent for parent in place.parents if parent.parts]
    return os.path.lexists(fresh / place) or any(map(is_no_folder, needed))


def _keep(path: Path, place: Path) -> None:
    """The same file under another name; a copy where the disk has no such thing. A link stays what
    it was; what another run has just put elsewhere is in its folder.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        if path.is_symlink():
            place.symlink_to(path.readlink())
            return
        with suppress(OSError):
            os.link(path, place)
            return
        if not stat.S_ISREG(path.lstat().st_mode):  # a pipe, a socket
            reason = os.strerror(errno.EOPNOTSUPP)
            raise OSError(errno.EOPNOTSUPP, reason, str(path))
        shutil.copy2(path, place)
