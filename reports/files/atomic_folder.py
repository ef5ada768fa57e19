"""Writing a folder whole or not at all, and the forms of text that go into it."""

import csv
import errno
import io
import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from extract.errors import UsageError
from extract.hidden_characters import visible
from reports.files.disk.folder_swap import put_in_place
from reports.files.disk.ordinary_files import is_link, is_no_folder
from reports.files.disk.scratch_folder import (
    clear_leftovers,
    scratch_folder,
    telling_of,
)
from reports.files.disk.synced_files import sync_names, sync_tree, write_file


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


class CsvFile:
    """A CSV file written row by row, the same as `write_text` of `csv_text`."""

    def __init__(self, path: Path) -> None:
        self._file = path.open(
            "w", encoding="utf-8", errors="replace", newline=""
        )
        self._writer = csv.writer(self._file, lineterminator="\r\n")

    def row(self, values: Sequence[str]) -> None:
        """Write one row."""
        self._writer.writerow(values)

    def __enter__(self) -> "CsvFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def write_text(path: Path, text: str) -> None:
    """UTF-8, line ends as they are; half a surrogate pair, which a damaged font can give, becomes a
    question mark.
    """
    write_file(path, text.encode("utf-8", "replace"))


def write_json(path: Path, value: object) -> None:
    """UTF-8 JSON, indented by one."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """What `write_text` writes of a text that comes in pieces."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(pieces)


def replace_folder(
    final: Path, fill: Callable[[Path], None], *, may_be_link: bool = False
) -> Path:
    """Fill a folder beside ``final`` and put it in that place: what was there stays until the new
    one is whole, and of two runs at once the later one stands. What killed runs left beside it is
    removed.

    A folder that the user names ``may_be_link``: then it is replaced where the link leads. One that
    we name inside it may not: nothing elsewhere is replaced.

    Raises:
        OSError: it cannot be written; the error names ``final``, or what cannot be kept of it.
        UsageError: it is a link, and may be none.
    """
    if not may_be_link:
        refuse_link(final)
    place = Path(os.path.realpath(final)) if is_link(final) else final
    with telling_of(final, place.parent):
        if is_no_folder(place):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        clear_leftovers(place.parent)
        with scratch_folder(place.parent) as scratch:
            fresh = scratch / "new"
            fresh.mkdir()
            fill(fresh)
            sync_tree(fresh)
            put_in_place(fresh, place, scratch)
            sync_names(place.parent)
    return final


def refuse_link(folder: Path) -> None:
    """See that a folder of ours is no link to another one.

    Raises:
        UsageError: it is.
    """
    if is_link(folder):
        name = visible(str(folder))
        raise UsageError(
            f"{name} : c'est un lien vers un autre endroit, où Pointage ne remplace rien. Retirez"
            " ce lien, ou choisissez un autre dossier de résultats (-o).",
            f"{name}: this is a link to another place, where Pointage replaces nothing. Remove"
            " the link, or choose another folder of results (-o).",
        )
