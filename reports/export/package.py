"""A folder of an audit read back for export: each CSV with the Table Schema that `datapackage.json` gives it."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from extract.errors import UsageError


@dataclass(frozen=True, slots=True)
class ExportField:
    """A column: ``type`` is Table Schema's (string, number, integer, date, boolean)."""

    name: str
    type: str
    title: str
    description: str

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.type in {"number", "integer"}


@dataclass(frozen=True, slots=True)
class Resource:
    """One CSV of the folder: ``rows`` hold text as written, "" for missing."""

    name: str
    path: str
    title: str
    fields: tuple[ExportField, ...]
    rows: tuple[tuple[str, ...], ...]

    def columns(self) -> Iterator[tuple[ExportField, tuple[str, ...]]]:
        """Each field with its column of text."""
        for index, field in enumerate(self.fields):
            yield field, tuple(row[index] for row in self.rows)

    def records(self) -> Iterator[dict[str, str]]:
        """Each row by field name."""
        names = [field.name for field in self.fields]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class AuditFolder:
    """What an export works on: the frames and the findings of one document, and the package's own description."""

    path: Path
    document_id: str
    about: dict[str, str]
    resources: tuple[Resource, ...]

    def resource(self, name: str) -> Resource:
        """The frame or list called ``name``.

        Raises:
            KeyError: there is none.
        """
        return {resource.name: resource for resource in self.resources}[name]


def read_folder(path: Path) -> AuditFolder:
    """The frames (``data/``) and findings of ``OUT/<document-id>``; the raw tables stay where they are.

    Raises:
        UsageError: the folder was not written by `pointage audit` or `pointage extract`.
    """
    try:
        package = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
        resources = tuple(
            _resource(path, described)
            for described in package["resources"]
            if str(described["path"]).startswith("data/") or described["path"] == "findings.csv"
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path} : ce dossier n'a pas été écrit par « pointage audit » ({type(error).__name__}). "
            "Indiquez un dossier OUT/<document-id>.",
            f"{path}: this folder was not written by “pointage audit” ({type(error).__name__}). "
            "Give a folder OUT/<document-id>.",
        ) from error
    about = {key: str(value) for key, value in package.items() if isinstance(value, str)}
    return AuditFolder(path, path.resolve().name, about, resources)


def _resource(folder: Path, described: dict[str, object]) -> Resource:
    schema = described["schema"]
    assert isinstance(schema, dict)
    fields = tuple(
        ExportField(one["name"], one.get("type", "string"), one.get("title", ""), one.get("description", ""))
        for one in schema["fields"]
    )
    where = str(described["path"])
    with (folder / where).open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    return Resource(Path(where).stem, where, str(described.get("title", "")), fields, tuple(map(tuple, lines[1:])))


def decimal_of(text: str) -> Decimal | None:
    """The plain decimal ``text``, or None for an empty one.

    Raises:
        ValueError: it is no number, which the contract rules out.
    """
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise ValueError(text) from None
