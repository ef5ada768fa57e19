"""Writing a folder whole or not at all, and the forms of text that go into it."""

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path


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


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """UTF-8, line ends as they are; half a surrogate pair, which a damaged font can give, becomes a
    question mark.
    """
    write_bytes(path, text.encode("utf-8", "replace"))


def write_json(path: Path, value: object) -> None:
    """UTF-8 JSON, indented by one."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """What `write_text` writes of a text that comes in pieces."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(pieces)


def replace_folder(final: Path, fill: Callable[[Path], None]) -> Path:
    """Fill a folder beside ``final`` and put it in that place; nothing is ever left half
    written.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    mark = f".{final.name}.{os.getpid()}"
    fresh = final.with_name(f"{mark}.new")
    old = final.with_name(f"{mark}.old")

    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir()
        fill(fresh)
        if final.exists():
            final.replace(old)
        fresh.replace(final)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return final


def sign(folder: Path) -> None:
    """Write SHA256SUMS over every file of ``folder``."""
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    write_text(folder / "SHA256SUMS", "".join(lines))
