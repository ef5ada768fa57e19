"""Whether a path names bytes that end."""

from pathlib import Path

from extract.errors import UsageError


def is_special(path: Path) -> bool:
    """Whether there is something of that name that is neither a file nor a folder: a pipe, a device
    or a socket, whose reading may never end.
    """
    return path.exists() and not (path.is_file() or path.is_dir())


def special_file(path: Path) -> UsageError:
    """The error about such a path."""
    return UsageError(
        f"{path} : ce n'est pas un fichier ordinaire (tube, périphérique ou socket). Donnez le"
        " chemin d'un fichier.",
        f"{path}: this is no ordinary file (a pipe, a device or a socket). Give the path of a"
        " file.",
    )


def refuse_special(path: Path) -> None:
    """See that ``path`` can be read to an end, where there is anything of that name.

    Raises:
        UsageError: it is a pipe, a device or a socket.
    """
    if is_special(path):
        raise special_file(path)
