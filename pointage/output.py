"""Where results go: refused before anything is read where nothing can be written, and in the user's
language.
"""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from extract.errors import UsageError, system_reason
from pointage.cli_messages import text

_REASONS: Mapping[int, str] = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EROFS: "lecture seule",
    errno.ENOSPC: "disque plein",
    errno.EFBIG: "fichier trop gros",
    errno.ENOENT: "chemin introuvable",
    errno.ENOTDIR: "un fichier porte le nom d'un dossier",
    errno.EEXIST: "ce nom est déjà pris",
    errno.EISDIR: "un dossier porte ce nom",
    errno.ENAMETOOLONG: "nom trop long",
    errno.EILSEQ: "un nom a des octets qui ne sont pas de l'UTF-8",
    errno.EIO: "erreur du disque",
}
_FRENCH = {os.strerror(code): french for code, french in _REASONS.items()}


def in_french(reason: str) -> str:
    """What the system says of an error, in French where it is a usual one.

    >>> in_french(os.strerror(errno.ENOSPC))
    'disque plein'
    """
    return _FRENCH.get(reason, reason)


def refused(path: object, reason: str) -> UsageError:
    """The error about a place that cannot be written to."""
    french = text("cannot-write", "fr", path=path, reason=in_french(reason))
    return UsageError(
        french, text("cannot-write", "en", path=path, reason=reason)
    )


def why(error: OSError) -> str:
    """What the system or the library said, in a word or a sentence."""
    return system_reason(error)


def check_folder(path: Path) -> None:
    """See that a folder is there to be written to, or can be made.

    Raises:
        UsageError: a file is in its place, or its place is closed to this user.
    """
    whole = path.absolute()
    there = next(
        folder for folder in (whole, *whole.parents) if folder.exists()
    )
    if not there.is_dir():
        raise refused(path, os.strerror(errno.ENOTDIR))
    if not os.access(there, os.W_OK | os.X_OK):
        raise refused(path, os.strerror(errno.EACCES))


def check_file(path: Path) -> None:
    """See that a file can be written in a folder that is there.

    Raises:
        UsageError: it cannot.
    """
    if path.is_dir():
        raise refused(path, os.strerror(errno.EISDIR))
    if not path.parent.exists():
        raise refused(path, os.strerror(errno.ENOENT))
    check_folder(path.parent)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What goes wrong while ``path`` is written is told of it or of what lies in it, not of the
    document.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise refused(_place_of(error, path), why(error)) from error


def _place_of(error: OSError, path: Path) -> Path:
    """What the error names of ``path``; itself where it names nothing there."""
    named = error.filename
    if isinstance(named, str | bytes):
        place = Path(os.fsdecode(named))
        if place.is_relative_to(path):
            return place
    return path
