"""Which documents a batch is about: a folder, a glob, or a manifest, each keyed by the hash of its content."""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import fsspec

from extract.errors import UsageError

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as named by the user: the address to read it from, the name to list, the manifest's own columns."""

    address: str
    name: str
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry whose bytes could not be read, and why."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by content: sha256 -> their entries, sorted by name; and those that could not be read."""

    documents: Mapping[str, tuple[Entry, ...]]
    unreadable: tuple[Unreadable, ...]


def entries(source: str) -> list[Entry]:
    """The entries of ``source``, sorted by name.

    ``source`` is a folder (every ``*.pdf`` below it), a glob, or a manifest: a CSV with a ``path`` column, or JSON
    lines with a ``path`` key; relative paths are relative to the manifest. An address may be any fsspec URL.

    Raises:
        UsageError: ``source`` names no document, or the manifest has no ``path``.
    """
    path = Path(source)
    if path.is_dir():
        found = [_file(file, path) for file in path.rglob("*") if file.suffix.lower() == ".pdf" and file.is_file()]
    elif path.is_file() and path.suffix.lower() in {".csv", ".jsonl", ".ndjson"}:
        found = list(_manifest(path))
    elif path.is_file():
        found = [_file(path, path.parent)]
    else:
        found = _glob(source)
    if not found:
        raise UsageError(
            f"{source} : aucun PDF. Donnez un dossier, un motif (« dossier/*.pdf ») ou un manifeste CSV ou JSONL.",
            f"{source}: no PDF. Give a folder, a pattern (“folder/*.pdf”) or a CSV or JSONL manifest.",
        )
    return sorted(found, key=lambda entry: (entry.name, entry.address))


def read_corpus(found: list[Entry]) -> Corpus:
    """Hash every entry's bytes; the same bytes are one document, whatever their names."""
    documents: dict[str, list[Entry]] = defaultdict(list)
    unreadable = []
    for entry in found:
        try:
            documents[sha256(entry.address)].append(entry)
        except (OSError, ValueError, ImportError) as error:  # ImportError: a protocol whose library is not installed
            unreadable.append(Unreadable(entry, getattr(error, "strerror", None) or type(error).__name__))
    return Corpus({key: tuple(documents[key]) for key in sorted(documents)}, tuple(unreadable))


def sha256(address: str) -> str:
    """The sha256 of the bytes at ``address``, read block by block."""
    digest = hashlib.sha256()
    with open_address(address) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def open_address(address: str) -> AbstractContextManager[IO[bytes]]:
    """The bytes at ``address``: a URL only where it has a protocol, for a file's name may look like one to fsspec."""
    if "://" not in address:
        return Path(address).open("rb")
    opened: AbstractContextManager[IO[bytes]] = fsspec.open(address, "rb")
    return opened


def _file(file: Path, root: Path) -> Entry:
    return Entry(str(file), file.relative_to(root).as_posix())


def _glob(pattern: str) -> list[Entry]:
    filesystem, path = fsspec.core.url_to_fs(pattern)
    names = [str(name) for name in filesystem.glob(path) if str(name).lower().endswith(".pdf")]
    return [Entry(filesystem.unstrip_protocol(name) if "://" in pattern else name, name) for name in names]


def _manifest(path: Path) -> Iterator[Entry]:
    for row in _rows(path):
        if not row.get("path"):
            raise UsageError(
                f"{path} : une ligne n'a pas de « path ». Chaque ligne doit donner le chemin ou l'URL d'un PDF.",
                f"{path}: a line has no “path”. Each line must give the path or URL of a PDF.",
            )
        name = row["path"]
        address = name if "://" in name else str(path.parent / name)
        yield Entry(address, name, tuple(sorted((key, value) for key, value in row.items() if key != "path")))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        yield from _lines(path)
    except (ValueError, AttributeError, csv.Error) as error:  # ValueError: not UTF-8, or not JSON
        raise UsageError(
            f"{path} : manifeste illisible ({error}). Il doit être en UTF-8 : un CSV avec une colonne « path », ou un "
            "objet JSON par ligne.",
            f"{path}: this manifest cannot be read ({error}). It must be UTF-8: a CSV with a “path” column, or one "
            "JSON object a line.",
        ) from error


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix.lower() == ".csv":
            yield from ({str(k): str(v or "") for k, v in row.items()} for row in csv.DictReader(file))
        else:
            for number, line in enumerate(file, 1):
                if line.strip():
                    content = json.loads(line)
                    if not isinstance(content, dict):
                        raise ValueError(f"line {number}")
                    yield {str(key): str(value) for key, value in content.items()}
