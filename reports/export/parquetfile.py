"""Parquet: one file a frame, typed, with titles and the document's digest in its metadata.

Numbers are ``decimal128``: exact, unlike floats, and readable by every engine. The scale of a column is two digits, or
more where a value has more; missing values are null. Text is as printed.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reports.export.package import AuditFolder, ExportField, Resource, decimal_of

_PRECISION = 38


def write_parquet(folder: AuditFolder, output: Path) -> tuple[Path, ...]:
    """One file a frame in ``output``; gives their paths."""
    output.mkdir(parents=True, exist_ok=True)
    written = []
    for resource in folder.resources:
        path = output / f"{resource.name}.parquet"
        pq.write_table(arrow_table(resource, folder.about), path, compression="zstd", version="2.6")
        written.append(path)
    return tuple(written)


def arrow_table(resource: Resource, about: dict[str, str]) -> pa.Table:
    """The frame as an Arrow table."""
    fields, arrays = [], []
    for field, values in resource.columns():
        kind, converted = _typed(field, values)
        described = {"title": field.title, "description": field.description}
        fields.append(pa.field(field.name, kind, metadata=described))
        arrays.append(pa.array(converted, type=kind))
    named = {key: about[key] for key in ("title", "name", "id") if key in about}
    metadata: dict[str, str] = {**named, "frame": resource.name}
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=metadata))


def _typed(field: ExportField, values: Sequence[str]) -> tuple[pa.DataType, list[Any]]:
    if field.type == "integer":
        return pa.int64(), [int(value) if value else None for value in values]
    if field.type == "number":
        numbers = [decimal_of(value) for value in values]
        return pa.decimal128(_PRECISION, max([2, *map(_scale, numbers)])), numbers
    if field.type == "date":
        return pa.date32(), [date.fromisoformat(value) if value else None for value in values]
    return pa.string(), list(values)


def _scale(number: Decimal | None) -> int:
    exponent = 0 if number is None else number.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)
