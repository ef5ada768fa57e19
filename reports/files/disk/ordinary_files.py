"""Which files of a folder are opened: ordinary ones that lie in it, and to which no link leads out
of it.
"""

import os
import stat
from pathlib import Path


def is_ordinary_inside(folder: Path, name: str) -> bool:
    """Whether ``name`` is an ordinary file of a folder."""
    path = folder / name
    try:
        return path.is_file() and leads_nowhere_else(path, folder)
    except OSError:  # a name that no system takes
        return False


def leads_nowhere_else(path: Path, folder: Path) -> bool:
    """Whether what is at ``path`` lies in ``folder``, whatever links are on the way."""
    real = Path(os.path.realpath(path))
    return real.is_relative_to(os.path.realpath(folder))


def is_link(path: Path) -> bool:
    """Whether a name stands for something elsewhere: a link, or a junction of Windows."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return _leads_elsewhere(found)


def is_no_folder(path: Path) -> bool:
    """Whether a name is taken, and by no folder that is there itself: seen at one look, since other
    runs may move a folder away and put another in its place at any moment."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return _leads_elsewhere(found) or not stat.S_ISDIR(found.st_mode)


def is_real_folder(path: Path) -> bool:
    """Whether a folder is there, and no link to one."""
    return path.is_dir() and not is_link(path)


def is_real_file(path: Path) -> bool:
    """Whether an ordinary file is there, and no link to one."""
    return path.is_file() and not is_link(path)


def _leads_elsewhere(found: os.stat_result) -> bool:
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    tag = getattr(found, "st_reparse_tag", 0)
    return stat.S_ISLNK(found.st_mode) or (tag != 0 and tag == junction)
