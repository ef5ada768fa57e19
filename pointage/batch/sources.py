"""Which documents a batch is about: a folder, a glob, or a manifest, each keyed by the hash of its content."""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

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
        except OSError as error:
            unreadable.append(Unreadable(entry, error.strerror or type(error).__name__))
    return Corpus({key: tuple(documents[key]) for key in sorted(documents)}, tuple(unreadable))


def sha256(address: str) -> str:
    """The sha256 of the bytes at ``address``, read block by block."""
    digest = hashlib.sha256()
    with fsspec.open(address, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _file(file: Path, root: Path) -> Entry:
    return Entry(str(file), file.relative_to(root).as_posix())


def _glob(pattern: str) -> list[Entry]:
    filesystem, _, _ = fsspec.get_fs_token_paths(pattern)
    names = [str(name) for name in filesystem.glob(pattern) if str(name).lower().endswith(".pdf")]
    return [Entry(filesystem.unstrip_protocol(name), name) for name in names]


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
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix.lower() == ".csv":
            yield from ({str(k): str(v or "") for k, v in row.items()} for row in csv.DictReader(file))
        else:
            for line in filter(str.strip, file):
                yield {str(key): str(value) for key, value in json.loads(line).items()}
