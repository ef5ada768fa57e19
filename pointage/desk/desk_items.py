"""What a desk is opened on: PDFs, or audits that were written, with the files that work on them is
saved in.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pointage.inputs import expand, is_pdf
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
        yield _of_pdf(found)


def _audits(folder: Path) -> Iterator[Path]:
    if (folder / AUDIT).is_file():
        yield folder
        return
    if any(is_pdf(inside) for inside in folder.iterdir()):
        return
    for inside in sorted(folder.iterdir()):
        if (inside / AUDIT).is_file():
            yield inside


def _of_pdf(pdf: Path) -> DeskItem:
    return DeskItem(
        key=_key(pdf),
        name=pdf.name,
        decisions=pdf.with_name(f"{pdf.stem}.decisions.toml"),
        corrections=pdf.with_name(f"{pdf.stem}.corrections.toml"),
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
