"""What others put into a folder of ours: it stays where the folder is made anew."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reports.files.disk.finished_folder import SIGNATURES, signed_files


def keep_files(old: Path, fresh: Path) -> None:
    """Put into ``fresh``, which is signed, the files of ``old`` that are not ours: a letter, a
    decisions file, somebody's notes. They are in no sums, so that they are kept the next time too.

    Ours are those that the sums of ``old`` name; where it has none, what ``fresh`` has a name for.

    Raises:
        OSError: one cannot be kept.
    """
    signed = signed_files(old)
    ours = {SIGNATURES, *(signed or ())}
    named = frozenset[str]()
    if signed is None:
        named = frozenset(path.name for path in fresh.iterdir())
    for path in _files_below(old):
        place = path.relative_to(old)
        if place.as_posix() not in ours and place.parts[0] not in named:
            _keep(path, fresh / place)


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder; no link is followed."""
    for root, folders, files in os.walk(folder):
        for name in (*files, *folders):
            path = Path(root, name)
            if path.is_symlink() or not path.is_dir():
                yield path


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
        shutil.copy2(path, place)
