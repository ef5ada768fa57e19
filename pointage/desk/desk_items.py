"""What a desk is opened on: PDFs, or audits that were written, with the files that work on them is
saved in.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pointage.inputs import expand, is_document, is_pdf
from pointage.output import check_folder

_KEY_LENGTH = 16
AUDIT = "audit.json"


@dataclass(frozen=True, slots=True)
class DeskItem:
    """A document of the desk: its PDF, or the folder of its audit, and where work is saved."""

    key: str
    """Names it in the desk's addresses."""
    name: str
    decisions: Path
    corrections: Path
    pdf: Path | None = None
    folder: Path | None = None


OWN_FOLDER = "Pointage"
"""In the user's home: where PDFs are kept that are dropped on a desk opened on nothing."""


@dataclass(frozen=True, slots=True)
class DeskContent:
    """What a desk is opened on; ``folder`` is where PDFs dropped on it are kept, None where it
    takes none.
    """

    items: tuple[DeskItem, ...]
    folder: Path | None = None


def desk_content(target: Path | None) -> DeskContent:
    """What lies on the desk of ``target``; of None, in the desk's own folder, which is made.

    Raises:
        UsageError: there is no document, or the folder where work is saved is closed to this user.
        UnreadableError: there is no such file.
        OSError: the desk's own folder cannot be made.
    """
    if target is None:
        own = Path.home() / OWN_FOLDER
        check_folder(own)
        own.mkdir(parents=True, exist_ok=True)
        is_empty = not any(map(is_document, own.rglob("*")))
        return DeskContent(() if is_empty else desk_items(own), own)
    items = desk_items(target)
    takes_pdfs = target.is_dir() and all(item.folder is None for item in items)
    return DeskContent(items, target if takes_pdfs else None)


def desk_items(target: Path) -> tuple[DeskItem, ...]:
    """The documents of ``target``: a PDF, a folder of them, an audit's folder, or one of several
    audits.

    Raises:
        UsageError: there is none, or the folder where work is saved is closed to this user.
        UnreadableError: there is no such file.
    """
    items = tuple(_items(target))
    for folder in {item.decisions.parent for item in items}:
        check_folder(folder)
    return items


def _items(target: Path) -> Iterator[DeskItem]:
    audits = list(_audits(target)) if target.is_dir() else []
    if audits:
        yield from map(_of_folder, audits)
        return
    for found in expand([target]):
        if not isinstance(found, Path):
            raise found
        yield pdf_item(found)


def _audits(folder: Path) -> Iterator[Path]:
    if (folder / AUDIT).is_file():
        yield folder
        return
    if any(map(is_pdf, folder.iterdir())):
        return
    for inside in sorted(folder.iterdir()):
        if (inside / AUDIT).is_file():
            yield inside


def pdf_item(pdf: Path) -> DeskItem:
    """A PDF or a spreadsheet, with the files beside it that work on it is saved in: a spreadsheet
    may be called as the PDF beside it.
    """
    stem = pdf.stem if is_pdf(pdf) else pdf.name
    return DeskItem(
        key=_key(pdf),
        name=pdf.name,
        decisions=pdf.with_name(f"{stem}.decisions.toml"),
        corrections=pdf.with_name(f"{stem}.corrections.toml"),
        pdf=pdf,
    )


def _of_folder(folder: Path) -> DeskItem:
    """Beside the folder, which the next audit replaces as a whole."""
    whole = folder.absolute()
    return DeskItem(
        key=_key(folder),
        name=whole.name,
        decisions=whole.with_name(f"{whole.name}.decisions.toml"),
        corrections=whole.with_name(f"{whole.name}.corrections.toml"),
        folder=folder,
    )


def _key(path: Path) -> str:
    name = str(path.absolute()).encode("utf-8", "surrogateescape")
    return hashlib.sha256(name).hexdigest()[:_KEY_LENGTH]


def find_pdf(folder: Path, name: str, sha256: str) -> Path | None:
    """The PDF of an audit: a file of that name and content beside its folder, or where the desk was
    started.
    """
    if not name or Path(name).name != name:
        return None
    for place in (folder.parent, folder.absolute().parent.parent, Path.cwd()):
        path = place / name
        if path.is_file() and _hash(path) == sha256:
            return path
    return None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
