"""Which documents a command line names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.errors import UnreadableError, UsageError
from pointage.cli_messages import text


def expand(
    paths: Sequence[Path],
) -> Iterator[Path | UsageError | UnreadableError]:
    """The PDFs that ``paths`` name, in order: files as given, folders searched for ``*.pdf`` at any
    depth, sorted.

    A path that names nothing gives the error to report in its place, so that the others are still
    done.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if is_pdf(file))
            yield from found
            if not found:
                yield _error(UsageError, "empty-folder", path)
        elif path.exists():
            yield path
        else:
            yield _error(UnreadableError, "no-such-file", path)


def is_pdf(path: Path) -> bool:
    """Whether a file is there and named as a PDF."""
    return path.suffix.lower() == ".pdf" and path.is_file()


def _error(
    kind: type[UsageError] | type[UnreadableError], key: str, path: Path
) -> UsageError | UnreadableError:
    return kind(text(key, "fr", path=path), text(key, "en", path=path))
