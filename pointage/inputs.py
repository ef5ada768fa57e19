"""Which documents a command line names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.errors import UnreadableError, UsageError
from extract.given.ordinary_file import is_special, special_file
from extract.sheets.sheet_limits import SUFFIXES
from pointage.cli_messages import text

_COPIES = ("~$", ".")
"""How the names of such copies begin."""
_RESULTS = "datapackage.json"


def expand(
    paths: Sequence[Path],
) -> Iterator[Path | UsageError | UnreadableError]:
    """The documents that ``paths`` name, in order: files as given, folders searched for PDFs and
    spreadsheets at any depth, sorted.

    A path that names nothing gives the error to report in its place, so that the others are still
    done.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(filter(is_document, path.rglob("*")))
            yield from found
            if not found:
                yield _error(UsageError, "empty-folder", path)
        elif is_special(path):
            yield special_file(path)
        elif path.exists():
            yield path
        else:
            yield _error(UnreadableError, "no-such-file", path)


def refuse_missing(folder: Path) -> None:
    """See that a folder of results is there.

    Raises:
        UsageError: it is not, or a file is in its place.
    """
    if folder.is_dir():
        return
    key = "not-a-folder" if folder.exists() else "no-such-folder"
    raise _error(UsageError, key, folder)


def is_document(path: Path) -> bool:
    """Whether a file is named as a PDF or a spreadsheet, and is none that Pointage wrote, nor a
    copy that a spreadsheet program keeps while a file is open.
    """
    if is_pdf(path):
        return True
    if path.suffix.lower() not in SUFFIXES or path.name.startswith(_COPIES):
        return False
    return path.is_file() and not _is_result(path)


def _is_result(path: Path) -> bool:
    """Whether a file lies in a folder of results."""
    return any(
        (folder / _RESULTS).is_file()
        for folder in (path.parent, path.parent.parent)
    )


def is_pdf(path: Path) -> bool:
    """Whether a file is there and named as a PDF."""
    return path.suffix.lower() == ".pdf" and path.is_file()


def _error(
    kind: type[UsageError] | type[UnreadableError], key: str, path: Path
) -> UsageError | UnreadableError:
    return kind(text(key, "fr", path=path), text(key, "en", path=path))
