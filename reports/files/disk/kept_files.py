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
    own = {path.name for path in fresh.iterdir()}
    for path in _files_below(old):
        place = path.relative_to(old)
        is_ours = place.as_posix() == SIGNATURES
        if signed is not None:
            is_ours = is_ours or place.as_posix() in signed
        else:
            is_ours = is_ours or place.parts[0] in own
        if not is_ours:
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
