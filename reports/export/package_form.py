"""The form of a folder that is given to `pointage export`: the files and columns of this version,
each value of its column's type.

A `datapackage.json` names files and says what they hold; neither is taken at its word.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from extract.given.bounded_files import FileLimits, Json, read_csv, read_json
from extract.given.form_error import FormError, excerpt_of
from extract.given.typed_json import (
    PLAIN_DECIMAL,
    checked_entries,
    checked_flag,
    checked_list,
    checked_number,
    checked_object,
    checked_text,
    not_one_of,
)
from extract.hidden_characters import visible_note
from extract.records.registry import FRAMES
from reports.files.audit_read import inside
from reports.files.datapackage import FINDING_TYPES
from reports.files.finding_records import COLUMNS as FINDINGS

LIMITS = FileLimits(megabytes=16, depth=12)
CSV_LIMITS = FileLimits(megabytes=300, values=25_000_000)
FINDINGS_FILE = "findings.csv"
_FRAME_FILE = re.compile(r"data/([a-z_]{1,60})\.csv")
"""Where a frame is in the package: "data/grants.csv"."""
_FIELD = ("name", "type")
_OF_FIELD = ("title", "description", "decimalChar", "unit", "constraints")
_CONSTRAINTS: Mapping[str, Callable[[Any], object]] = {
    "required": checked_flag,
    "minimum": checked_number,
    "maximum": checked_number,
    "enum": lambda value: list(map(checked_text, checked_list(value))),
}


def read_package(folder: Path) -> dict[str, Json]:
    """The data package of a folder, its resources checked.

    Raises:
        FormError: there is none, or it is not one that `pointage` writes.
    """
    package = checked_object(
        read_json(inside(folder, "datapackage.json"), LIMITS)
    )
    for name in ("title", "name", "description", "profile"):
        checked_text(package.get(name, ""))
    for name in ("sources", "contributors", "licenses"):
        for one in checked_list(package.get(name, [])):
            _check_named(name, one)
    for one in checked_list(package.get("resources")):
        checked_text(checked_object(one).get("path"))
    return package


def _check_named(name: str, data: object) -> None:
    """A source, a contributor or a licence is an object of texts."""
    try:
        for text in checked_object(data).values():
            checked_text(text)
    except FormError as error:
        raise error.under(name) from None


def frame_name(path: str) -> str:
    """The frame that a resource holds by its path, "findings" for the list of findings; "" for a
    table as printed, which is not exported.

    Raises:
        FormError: it is none of the files that `pointage` writes.
    """
    if path == FINDINGS_FILE:
        return "findings"
    if path.startswith("tables/"):
        return ""
    found = _FRAME_FILE.fullmatch(path)
    if found is None or found[1] not in FRAMES:
        raise FormError(
            f"datapackage.json nomme un fichier qu'aucun audit n'écrit ({excerpt_of(path)})",
            f"datapackage.json names a file that no audit writes ({excerpt_of(path)})",
        )
    return found[1]


def checked_fields(frame: str, data: object) -> list[dict[str, Any]]:
    """The fields of a Table Schema that are those of the frame in this version.

    Raises:
        FormError: they are others.
    """
    fields = [
        checked_entries(one, _FIELD, _OF_FIELD)
        for one in checked_list(checked_object(data).get("fields"))
    ]
    given = [(one["name"], one["type"]) for one in fields]
    if given != _columns(frame):
        raise FormError(
            f"les colonnes de « {frame} » ne sont pas celles de cette version",
            f"the columns of “{frame}” are not those of this version",
        )
    for one in fields:
        for name in ("title", "description", "decimalChar", "unit"):
            checked_text(one.get(name, ""))
        _check_constraints(checked_object(one.get("constraints", {})))
    return fields


def _columns(frame: str) -> list[tuple[str, str]]:
    if frame == "findings":
        return [(name, FINDING_TYPES.get(name, "string")) for name in FINDINGS]
    return [(one.name, one.type) for one in FRAMES[frame].fields]


def _check_constraints(constraints: Mapping[str, object]) -> None:
    for name, value in constraints.items():
        check = _CONSTRAINTS.get(name)
        if check is None:
            raise not_one_of(_CONSTRAINTS, name).under("constraints")
        check(value)


def checked_keys(frame: str, data: object) -> tuple[str, ...]:
    """The columns of a primary key.

    Raises:
        FormError: one is no column of the frame.
    """
    known = [name for name, _ in _columns(frame)]
    keys = tuple(map(checked_text, checked_list(data)))
    for name in keys:
        if name not in known:
            raise not_one_of(known, name).under("primaryKey")
    return keys


def checked_rows(
    folder: Path, path: str, frame: str
) -> tuple[tuple[str, ...], ...]:
    """The rows of a frame's file under its header, their texts as Pointage would have written them.

    Raises:
        FormError: the file is not there, its header is another, or a value is not of its column's
            type.
    """
    columns = _columns(frame)
    header, *rows = read_csv(inside(folder, path), CSV_LIMITS) or [[]]
    try:
        if header != [name for name, _ in columns]:
            raise FormError("l'en-tête est un autre", "the header is another")
        for number, row in enumerate(rows):
            _check_row(number, row, columns)
    except FormError as error:
        raise error.under(path) from None
    return tuple(tuple(map(visible_note, row)) for row in rows)


def _check_row(
    number: int, row: Sequence[str], columns: Sequence[tuple[str, str]]
) -> None:
    if len(row) != len(columns):
        raise FormError(
            f"la ligne a {len(row)} valeurs et non {len(columns)}",
            f"the row has {len(row)} values and not {len(columns)}",
        ).under(number)
    for value, (name, kind) in zip(row, columns, strict=True):
        accepts = _OF_COLUMN.get(name) or _OF_TYPE.get(kind)
        if value and accepts is not None and not accepts(value):
            raise FormError(
                f"« {excerpt_of(value)} » n'est pas une valeur de « {name} »",
                f"“{excerpt_of(value)}” is no value of “{name}”",
            ).under(number)


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_json_of(kind: type, inside_of: type = str) -> Callable[[str], bool]:
    """Whether a text is a JSON object or list of such values."""

    def accepts(value: str) -> bool:
        try:
            data = json.loads(value)
        except (ValueError, RecursionError):
            return False
        items: Iterable[object] = (
            data.values() if isinstance(data, dict) else data
        )
        return isinstance(data, kind) and all(
            isinstance(one, inside_of) for one in items
        )

    return accepts


def _is_whole(text: str) -> bool:
    return "." not in text and PLAIN_DECIMAL.fullmatch(text) is not None


_OF_TYPE: Mapping[str, Callable[[str], object]] = {
    "number": PLAIN_DECIMAL.fullmatch,
    "integer": _is_whole,
    "date": _is_date,
}
_OF_COLUMN: Mapping[str, Callable[[str], object]] = {
    "details": _is_json_of(dict),
    "evidence": _is_json_of(list, dict),
}
"""The columns of text that are JSON."""
