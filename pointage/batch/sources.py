"""Which documents a batch is about: a folder, a glob, or a manifest, each keyed by the hash of its
content.
"""

import csv
import glob
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.given.csv_rows import CsvRow, OpenQuoteError, csv_rows
from extract.hidden_characters import visible
from pointage.batch.remote import (
    cannot_read,
    file_system,
    is_remote,
    open_address,
    reaching,
)
from pointage.inputs import is_pdf
from pointage.output import why

_BLOCK = 1 << 20
"""Bytes of a document held at a time: none is too large to be counted."""


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """One document as named by the user: the address to read it from, the name to list (its hidden
    characters shown), the manifest's own columns.
    """

    address: str
    name: str
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry whose bytes could not be read, and why."""

    entry: CorpusEntry
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by content: sha256 -> their entries, sorted by name, and bytes; those that
    could not be read.
    """

    documents: Mapping[str, tuple[CorpusEntry, ...]]
    unreadable: tuple[Unreadable, ...]
    sizes: Mapping[str, int]


def entries(source: str) -> list[CorpusEntry]:
    """The entries of ``source``, sorted by name.

    ``source`` is a folder (every ``*.pdf`` below it), a glob, or a manifest: a CSV with a ``path``
    column, or JSON lines with a ``path`` key; relative paths are relative to the manifest. An
    address may be any fsspec URL.

    Raises:
        UsageError: ``source`` names no document or cannot be read, or the manifest has no ``path``.
    """
    try:
        with reaching():
            found = _remote(source) if is_remote(source) else _local(source)
    except OSError as error:
        raise cannot_read(source, why(error)) from error
    if not found:
        raise UsageError(
            f"{source} : aucun PDF. Donnez un dossier, un motif (« dossier/*.pdf ») ou un manifeste"
            " CSV ou JSONL.",
            f"{source}: no PDF. Give a folder, a pattern (“folder/*.pdf”) or a CSV or JSONL"
            " manifest.",
        )
    return sorted(found, key=lambda entry: (entry.name, entry.address))


def read_corpus(found: list[CorpusEntry]) -> Corpus:
    """Hash every entry's bytes; the same bytes are one document, whatever their names."""
    documents: dict[str, list[CorpusEntry]] = defaultdict(list)
    unreadable: list[Unreadable] = []
    sizes: dict[str, int] = {}
    for entry in found:
        try:
            digest, size = _digest(entry.address)
        except (OSError, ValueError, ImportError) as error:
            unreadable.append(Unreadable(entry, _reason(error)))
        else:
            documents[digest].append(entry)
            sizes[digest] = size

    by_content = {
        digest: tuple(documents[digest]) for digest in sorted(documents)
    }
    return Corpus(by_content, tuple(unreadable), sizes)


def _digest(address: str) -> tuple[str, int]:
    """The sha256 of the bytes at ``address``, read block by block, and how many they are."""
    digest, size = hashlib.sha256(), 0
    with open_address(address) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size


def _reason(error: Exception) -> str:
    """Why an entry could not be read: what the system says, or what is missing."""
    if isinstance(error, OSError):
        return why(error)
    kind = type(error).__name__
    if isinstance(
        error, ImportError
    ):  # a protocol whose library is not installed
        return f"{kind}: {error}"
    return kind


def _local(source: str) -> list[CorpusEntry]:
    path = Path(source)
    if path.is_dir():
        return [_file(file, path) for file in path.rglob("*") if is_pdf(file)]
    if not path.is_file():
        if not glob.has_magic(source):
            raise UsageError(
                f"{source} : introuvable. Vérifiez le chemin.",
                f"{source}: not found. Check the path.",
            )
        return _glob(source)
    if _is_manifest(source):
        return list(_manifest(source))
    return [_file(path, path.parent)]


def _file(file: Path, root: Path) -> CorpusEntry:
    return CorpusEntry(str(file), visible(file.relative_to(root).as_posix()))


def _remote(source: str) -> list[CorpusEntry]:
    """The documents of a URL, named by what follows their folder's."""
    if _is_manifest(source):
        return list(_manifest(source))
    files, path = file_system(source)
    if "*" in path or path.lower().endswith(".pdf"):
        return _glob(source)
    root = path.rstrip("/") + "/"
    names = map(str, files.find(path))
    pdfs = (name for name in names if name.lower().endswith(".pdf"))
    return [
        CorpusEntry(
            files.unstrip_protocol(name), visible(name.removeprefix(root))
        )
        for name in pdfs
    ]


def _glob(pattern: str) -> list[CorpusEntry]:
    files, path = file_system(pattern)
    found = []
    for name in map(str, files.glob(path)):
        if name.lower().endswith(".pdf"):
            address = name
            if is_remote(pattern):
                address = files.unstrip_protocol(name)
            found.append(CorpusEntry(address, visible(name)))
    return found


def _is_manifest(source: str) -> bool:
    return source.lower().endswith((".csv", ".jsonl", ".ndjson"))


def _manifest(source: str) -> Iterator[CorpusEntry]:
    for number, row in enumerate(_rows(source), 1):
        found = ", ".join(row)
        name = row.pop("path", "")
        if not name:
            raise UsageError(
                f"{source} : le document n° {number} n'a pas de « path », le chemin ou l'URL de son"
                f" PDF (colonnes lues : {found}).",
                f"{source}: document no. {number} has no “path”, the path or URL of its PDF"
                f" (columns read: {found}).",
            )
        metadata = tuple(sorted(row.items()))
        yield CorpusEntry(_address(name, source), visible(name), metadata)


def _address(name: str, manifest: str) -> str:
    """A URL as it is; a path relative to its manifest."""
    if is_remote(name):
        return name
    if is_remote(manifest):
        folder, _, _ = manifest.rpartition("/")
        return f"{folder}/{name}"
    return str(Path(manifest).parent / name)


def _rows(source: str) -> Iterator[dict[str, str]]:
    try:
        with open_address(source) as file:
            text = file.read().decode("utf-8-sig")
        yield from _lines(text, source.lower().endswith(".csv"))
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{source} : ce manifeste n'est pas en UTF-8. Dans un tableur, enregistrez-le en « CSV"
            " UTF-8 ».",
            f"{source}: this manifest is not in UTF-8. In a spreadsheet, save it as “CSV UTF-8”.",
        ) from error
    except OpenQuoteError as error:
        raise UsageError(
            f"{source} : manifeste refusé : {error.fr}. Corrigez cette ligne.",
            f"{source}: manifest refused: {error.en}. Correct that line.",
        ) from error
    # ValueError: not JSON; RecursionError: nested too deep
    except (ValueError, AttributeError, RecursionError, csv.Error) as error:
        raise UsageError(
            f"{source} : manifeste illisible ({error}). Il doit être un CSV avec une colonne « path"
            " », ou un objet JSON par ligne.",
            f"{source}: this manifest cannot be read ({error}). It must be a CSV with a “path”"
            " column, or one JSON object a line.",
        ) from error


def _lines(text: str, is_csv: bool) -> Iterator[dict[str, str]]:
    if is_csv:
        header, _, _ = text.partition("\n")
        delimiter = ","
        if header.count(";") > header.count(
            ","
        ):  # as French spreadsheets write it
            delimiter = ";"
        rows = csv_rows(io.StringIO(text, newline=""), delimiter)
        names = next(rows, CsvRow([], 0)).texts
        for texts, _ in rows:
            if texts:
                filled = texts + [""] * (len(names) - len(texts))
                yield dict(zip(names, filled, strict=False))
        return

    for number, line in enumerate(io.StringIO(text), 1):
        if line.strip():
            content = json.loads(line)
            if not isinstance(content, dict):
                raise ValueError(f"line {number}")
            yield {str(key): str(value) for key, value in content.items()}
