"""Parquet: one file a frame, typed, with titles and the document's digest in its metadata.

Numbers are decimals: exact, unlike floats, and readable by every engine. The scale of a column is
two digits, or more where a value has more; the precision is 18 digits, which leaves room to
multiply, or 38 where a value needs it. A column with a number of more than 38 digits stays text.
Missing values are null, except in text, which is as printed.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

from extract.several import present
from reports.export.audit_package import AuditFolder, Resource, decimal_of
from reports.export.formats import FormatOptions
from reports.files.disk.scratch_rows import (
    ScratchRows,
    memory_database,
    temporary_folder,
)
from reports.files.disk.synced_files import write_file

_PRECISIONS = (18, 38)
"""Digits of a decimal column: those of the contract's amounts, and the most it holds."""
_EXACT = Context(prec=max(_PRECISIONS))
_CENTS = 2
"""Decimals of a column that has fewer."""
_INT64 = 18
"""Digits that surely fit 64 bits."""
INTEGER, TEXT = "BIGINT", "VARCHAR"
"""The SQL types of whole numbers and of text."""


def write_parquet(
    folder: AuditFolder, output: Path, _options: FormatOptions | None = None
) -> tuple[Path, ...]:
    """One file a frame in ``output``; gives their paths."""
    written = []
    with temporary_folder() as scratch, memory_database() as database:
        for resource in folder.resources:
            rows = typed_rows(resource, scratch)
            about = {**_titles(resource), **_about(folder)}
            path = output / f"{resource.name}.parquet"
            write_file(path, rows.parquet(database, about))
            written.append(path)
    return tuple(written)


def _titles(resource: Resource) -> dict[str, str]:
    """The frame's name and title, and its fields' as one JSON object."""
    fields = {
        field.name: {"title": field.title, "description": field.description}
        for field in resource.fields
    }
    return {
        "frame": resource.name,
        "frame_title": resource.title,
        "fields": json.dumps(fields, ensure_ascii=False),
    }


def _about(folder: AuditFolder) -> dict[str, str]:
    """The package's title and name, and the digest of the PDF."""
    sources = folder.package.get("sources")
    sha256 = ""
    if isinstance(sources, list) and sources and isinstance(sources[0], dict):
        sha256 = str(sources[0].get("sha256", ""))

    named = {
        key: text
        for key, text in folder.about.items()
        if key in {"title", "name"}
    }
    return {**named, "document_id": folder.document_id, "source_sha256": sha256}


def typed_rows(resource: Resource, scratch: Path) -> ScratchRows:
    """The frame as rows of SQL's types, in a file of the folder ``scratch``."""
    kinds, columns = {}, []
    for field, values in resource.columns():
        kind, converted = sql_column(field.type, values)
        kinds[field.name] = kind
        columns.append(map(_sql_text, converted))
    rows = ScratchRows(scratch / f"{resource.name}.json", kinds)
    rows.add(zip(*columns, strict=True))
    return rows


def sql_column(kind: str, values: Sequence[str]) -> tuple[str, list[Any]]:
    """The SQL type of a column of Table Schema's ``kind``, and its values; "" is missing (None) in
    all but text.
    """
    if kind == "integer" and all(len(value) <= _INT64 for value in values):
        return INTEGER, _converted(values, int)
    if kind in {"number", "integer"}:
        return _decimals(values)

    sql, convert = _SIMPLE.get(kind, (TEXT, str))
    if sql == TEXT:
        return TEXT, list(values)
    return sql, _converted(values, convert)


def _converted(
    values: Sequence[str], convert: Callable[[str], object]
) -> list[Any]:
    return [convert(value) if value else None for value in values]


def _decimals(values: Sequence[str]) -> tuple[str, list[Any]]:
    """The narrowest decimals that hold the column, all with its scale; its text where none do."""
    numbers = list(map(decimal_of, values))
    digits = list(map(_digits, present(numbers)))
    whole = max((before for before, _ in digits), default=1)
    scale = max((after for _, after in digits), default=_CENTS)
    scale = max(scale, _CENTS)

    for precision in _PRECISIONS:
        if max(whole, 1) + scale <= precision:
            step = Decimal(1).scaleb(-scale)
            scaled = [
                None
                if number is None
                else number.quantize(step, context=_EXACT)
                for number in numbers
            ]
            return f"DECIMAL({precision}, {scale})", scaled
    return TEXT, list(values)


def _digits(number: Decimal) -> tuple[int, int]:
    """Digits before and after the decimal mark."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return max(0, len(digits) + exponent), max(0, -exponent)


def _sql_text(value: object) -> str | None:
    """A value as the text that SQL reads it from; None is null."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)


_SIMPLE: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "date": ("DATE", date.fromisoformat),
    "boolean": ("BOOLEAN", lambda value: value == "true"),
}
"""The kinds whose values are read one by one."""
