"""Putting a folder in the place of another, whoever else does the same.

Linux exchanges two folders at once, so that there is one at every moment. Elsewhere the old one is
moved aside first; a run that is killed between the two moves is repaired by the next one.
"""

import ctypes
import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from reports.files.disk.scratch_folder import aside_of

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_PAUSES = (0.0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds before each further attempt."""
_TAKEN = frozenset({errno.EEXIST, errno.ENOTEMPTY})
"""Another run was quicker by a moment."""


def put_in_place(fresh: Path, place: Path, scratch: Path) -> None:
    """Give the folder ``fresh`` the name ``place``; what was there is in ``scratch`` afterwards.

    Raises:
        OSError: the system refuses; what was there is there.
    """
    for pause in _PAUSES:
        try:
            _swap(fresh, place, scratch)
        except OSError as error:
            if not _may_pass(error):
                raise
            refused = error
            time.sleep(pause)
        else:
            return
    raise refused


def _swap(fresh: Path, place: Path, scratch: Path) -> None:
    if exchanged(fresh, place):
        return
    with suppress(FileNotFoundError):
        place.rename(aside_of(scratch, place))
    fresh.rename(place)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders at once; False where one is not there, or the system cannot."""
    rename = _renameat2()
    if rename is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    done = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return done == 0


def _may_pass(error: OSError) -> bool:
    """Whether another attempt may succeed: another run was quicker, or Windows has a file of the
    folder open (a virus scanner, a search index).
    """
    return error.errno in _TAKEN or (
        os.name == "nt" and error.errno == errno.EACCES
    )


@cache
def _renameat2() -> Callable[..., int] | None:
    """The system call, where this system has it."""
    if not hasattr(os, "O_TMPFILE"):  # no Linux
        return None
    function: Callable[..., int] | None = getattr(
        ctypes.CDLL(None), "renameat2", None
    )
    return function
