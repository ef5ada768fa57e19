"""A folder of an audit read back for export: each CSV with the Table Schema that `datapackage.json`
gives it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from extract.document import Document
from extract.errors import UsageError
from extract.given.bounded_files import Json
from extract.given.form_error import FormError
from extract.given.typed_json import checked_object, checked_text
from extract.hidden_characters import visible
from reports.export.package_form import (
    checked_fields,
    checked_keys,
    checked_rows,
    frame_name,
    read_package,
)
from reports.files.audit_read import read_document_of
from reports.files.disk.finished_folder import PACKAGE, refuse_unfinished

Object = dict[str, Json]


@dataclass(frozen=True, slots=True)
class ExportField:
    """A column: ``type`` is Table Schema's (string, number, integer, date, boolean).

    ``more`` are the other properties of the field in its Table Schema: constraints, unit.
    """

    name: str
    type: str
    title: str
    description: str
    more: Mapping[str, Json] = field(default_factory=dict)

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.type in {"number", "integer"}

    def described(self) -> Object:
        """The field in a Table Schema."""
        described: Object = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "description": self.description,
        }
        return described | dict(self.more)


@dataclass(frozen=True, slots=True)
class Resource:
    """One CSV of the folder: ``rows`` hold text as written, "" for missing."""

    name: str
    path: str
    title: str
    fields: tuple[ExportField, ...]
    rows: tuple[tuple[str, ...], ...]
    description: str = ""
    keys: tuple[str, ...] = ()

    def columns(self) -> Iterator[tuple[ExportField, tuple[str, ...]]]:
        """Each field with its column of text."""
        for index, each in enumerate(self.fields):
            yield each, tuple(row[index] for row in self.rows)

    def records(self) -> Iterator[dict[str, str]]:
        """Each row by field name."""
        names = [each.name for each in self.fields]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def schema(self, **changes: Json) -> Object:
        """The Table Schema; ``changes`` are properties that every number takes
        (``decimalChar``).
        """
        fields: list[Json] = []
        for each in self.fields:
            described = each.described()
            if each.type == "number":
                described |= changes
            fields.append(described)

        made: Object = {"fields": fields, "missingValues": [""]}
        if self.keys:
            made["primaryKey"] = list(self.keys)
        return made


@dataclass(frozen=True, slots=True)
class AuditFolder:
    """What an export works on: the frames and the findings of one document, and the package's own
    description.
    """

    path: Path
    document_id: str
    about: dict[str, str]
    resources: tuple[Resource, ...]
    package: Mapping[str, Json] = field(default_factory=dict)
    read: list[Document | None] = field(
        default_factory=list, compare=False, repr=False
    )
    """What was read of its document, once anybody has asked; folders of other frames share it."""

    @property
    def document(self) -> Document | None:
        """What was read of the document; None after `pointage extract`. It is decoded once, which
        takes most of the time of an export.

        Raises:
            UsageError: its `audit.json` was written by another version.
        """
        if not self.read:
            self.read.append(read_document_of(self.path))
        return self.read[0]

    def resource(self, name: str) -> Resource:
        """The frame or list called ``name``.

        Raises:
            KeyError: there is none.
        """
        return {resource.name: resource for resource in self.resources}[name]

    def records(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of a frame by field name; none where the folder has no such frame."""
        found: list[dict[str, str]] = []
        for resource in self.resources:
            if resource.name == name:
                found += resource.records()
        return tuple(found)

    def with_resources(self, resources: Iterable[Resource]) -> "AuditFolder":
        """The same folder holding other frames."""
        return replace(self, resources=tuple(resources))


def read_folder(path: Path) -> AuditFolder:
    """The frames (``data/``) and findings of ``OUT/<document-id>``; the raw tables stay where they
    are.

    Raises:
        UsageError: the folder was not written by `pointage audit` or `pointage extract`, or not to
            its end.
    """
    try:
        package = read_package(path)
        refuse_unfinished(path, PACKAGE)
        resources = tuple(_resources(path, package))
    except FormError as error:
        name = visible(str(path))
        raise UsageError(
            f"{name} : dossier refusé : {error.fr}. Indiquez un dossier OUT/<document-id> écrit par"
            " cette version de Pointage, ou relancez « pointage audit ».",
            f"{name}: folder refused: {error.en}. Give a folder OUT/<document-id> written by this"
            " version of Pointage, or run “pointage audit” again.",
        ) from error
    about = {
        key: str(value)
        for key, value in package.items()
        if isinstance(value, str)
    }
    rest = {key: value for key, value in package.items() if key != "resources"}
    return AuditFolder(path, path.resolve().name, about, resources, rest)


def _resources(folder: Path, package: Mapping[str, Any]) -> Iterator[Resource]:
    """The frames and the findings; each once, whatever the package says."""
    taken: set[str] = set()
    for described in package["resources"]:
        frame = frame_name(described["path"])
        if not frame:
            continue
        if frame in taken:
            raise FormError(
                f"« {frame} » y est deux fois", f"“{frame}” is there twice"
            )
        taken.add(frame)
        yield _resource(folder, frame, described)


def _resource(
    folder: Path, frame: str, described: Mapping[str, Any]
) -> Resource:
    schema = checked_object(described.get("schema"))
    return Resource(
        name=frame,
        path=described["path"],
        title=checked_text(described.get("title", "")),
        fields=tuple(map(_field, checked_fields(frame, schema))),
        rows=checked_rows(folder, described["path"], frame),
        description=checked_text(described.get("description", "")),
        keys=checked_keys(frame, schema.get("primaryKey", [])),
    )


def _field(one: Mapping[str, Json]) -> ExportField:
    texts = {
        key: str(one.get(key, ""))
        for key in ("name", "type", "title", "description")
    }
    more = {key: value for key, value in one.items() if key not in texts}
    return ExportField(**texts, more=more)


def text_fields(names: Iterable[str]) -> list[ExportField]:
    """Columns of text that bear their names alone."""
    return [ExportField(name, "string", "", "") for name in names]


def text_resource(
    name: str,
    title: str,
    fields: Sequence[ExportField],
    rows: Iterable[Sequence[str]],
) -> Resource:
    """A list made here, beside the frames of the folder."""
    return Resource(
        name, f"{name}.csv", title, tuple(fields), tuple(map(tuple, rows))
    )


def decimal_of(text: str) -> Decimal | None:
    """The plain decimal ``text``, or None for an empty one.

    Raises:
        ValueError: it is no number, which the contract rules out.
    """
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
