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
from reports.files.disk.synced_files import write_file

SIGNATURES = "SHA256SUMS"
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


def missing_file(folder: Path) -> str:
    """The first file that a finished folder would have and this one has not; "" where it has all
    of them.
    """
    names = signed_files(folder)
    if names is None:
        return SIGNATURES
    for name in names:
        if not (folder / name).is_file():
            return excerpt_of(name)
    return ""


def signed_files(folder: Path) -> tuple[str, ...] | None:
    """The files that the sums of a folder name, by their paths in it; None where it has no sums
    that can be read.
    """
    try:
        lines = read_given(folder / SIGNATURES, _LIMITS).splitlines()
    except FormError:
        return None
    found = tuple(map(_LINE.fullmatch, lines))
    names = tuple(one[1] for one in found if one is not None)
    return names if len(names) == len(found) else None


def refuse_unfinished(folder: Path) -> None:
    """See that a folder was written to its end.

    Raises:
        UsageError: it was not.
    """
    if missing := missing_file(folder):
        raise unfinished(folder, missing)


def unfinished(folder: Path, missing: str) -> UsageError:
    """The error about a folder that was not written to its end."""
    name = visible(str(folder))
    return UsageError(
        f"{name} : dossier inachevé, « {missing} » y manque. Relancez « pointage audit » sur ce"
        " document.",
        f"{name}: unfinished folder, it lacks “{missing}”. Run “pointage audit” on this document"
        " again.",
    )
