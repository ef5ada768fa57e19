"""Whether the folder of a document is finished: SHA256SUMS is its last file and names all others.

The hashes tell an accident and no attacker: a folder that is finished is still validated by
whoever reads it.
"""

import hashlib
import re
from pathlib import Path

from extract.errors import UsageError
from extract.given.bounded_files import FileLimits, read_given
from extract.given.form_error import FormError, excerpt_of
from extract.hidden_characters import visible
from reports.files.disk.ordinary_files import is_ordinary_inside
from reports.files.disk.synced_files import write_file

SIGNATURES = "SHA256SUMS"
PACKAGE = "datapackage.json"
"""A file that every folder of a document has."""
_LIMITS = FileLimits(megabytes=20)
_LINE = re.compile(r"[0-9a-f]{64}  (?!/)((?:(?!\.\./)[^\n])+)")
"""A line of the sums: a hash and a path that leads out of no folder."""


def sign(folder: Path) -> None:
    """Write SHA256SUMS over every file of ``folder``."""
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    write_file(folder / SIGNATURES, "".join(lines).encode())


def missing_file(folder: Path, vital: str) -> str:
    """The first file that a finished folder would have and this one has not; "" where it has all
    of them. ``vital`` is one that every folder of its kind has.
    """
    names = signed_files(folder, vital)
    if names is None:
        return SIGNATURES
    for name in names:
        if not is_ordinary_inside(folder, name):
            return excerpt_of(name)
    return ""


def signed_files(folder: Path, vital: str) -> tuple[str, ...] | None:
    """The files that the sums of a folder name, by their paths in it; None where it has no sums
    that can be read, or such as do not name its ``vital`` file: they are those of no whole folder.
    """
    if not is_ordinary_inside(folder, SIGNATURES):
        return None
    try:
        lines = read_given(folder / SIGNATURES, _LIMITS).splitlines()
    except FormError:
        return None
    found = tuple(map(_LINE.fullmatch, lines))
    names = tuple(one[1] for one in found if one is not None)
    return names if len(names) == len(found) and vital in names else None


def refuse_unfinished(folder: Path, vital: str) -> None:
    """See that a folder was written to its end, its ``vital`` file among others.

    Raises:
        UsageError: it was not.
    """
    if missing := missing_file(folder, vital):
        raise unfinished(folder, missing)


def unfinished(folder: Path, missing: str) -> UsageError:
    """The error about a folder that was not written to its end."""
    name = visible(str(folder))
    return UsageError(
        f"{name} : dossier inachevé, « {missing} » y manque ou n'en est pas un fichier entier."
        " Relancez « pointage audit » sur ce document.",
        f"{name}: unfinished folder, “{missing}” is missing or no whole file of it. Run “pointage"
        " audit” on this document again.",
    )
