"""Parquet: one file a frame, typed, with titles and the document's digest in its metadata.

Numbers are ``decimal128``: exact, unlike floats, and readable by every engine. The scale of a
column is two digits, or more where a value has more; the precision is 18 digits, which leaves room
to multiply, or 38 where a value needs it. A column with a number of more than 38 digits stays text.
Missing values are null, except in text, which is as printed.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reports.export.audit_package import AuditFolder, Resource, decimal_of

_PRECISIONS = (18, 38)
"""Digits of a decimal128: those of the contract's amounts, and the most it holds."""
_INT64 = 18
"""Digits that surely fit 64 bits."""


def write_parquet(folder: AuditFolder, output: Path) -> tuple[Path, ...]:
    """One file a frame in ``output``; gives their paths."""
    output.mkdir(parents=True, exist_ok=True)
    written = []
    for resource in folder.resources:
        path = output / f"{resource.name}.parquet"
        pq.write_table(
            arrow_table(resource, _about(folder)), path, compression="zstd", version="2.6"
        )
        written.append(path)
    return tuple(written)


def _about(folder: AuditFolder) -> dict[str, str]:
    """The package's title and name, and the digest of the PDF."""
    sources = folder.package.get("sources")
    first = sources[0] if isinstance(sources, list) and sources else {}
    sha256 = str(first.get("sha256", "")) if isinstance(first, dict) else ""
    named: dict[str, str] = {
        key: folder.about[key] for key in folder.about if key in {"title", "name"}
    }
    return {**named, "document_id": folder.document_id, "source_sha256": sha256}


def arrow_table(resource: Resource, about: dict[str, str]) -> pa.Table:
    """The frame as an Arrow table; ``about`` goes into its metadata."""
    fields, arrays = [], []
    for field, values in resource.columns():
        kind, converted = typed(field.type, values)
        described = {"title": field.title, "description": field.description}
        fields.append(pa.field(field.name, kind, metadata=described))
        arrays.append(pa.array(converted, type=kind))
    metadata: dict[str | bytes, str | bytes] = {
        "frame": resource.name,
        "frame_title": resource.title,
    }
    metadata.update(about)
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=metadata))


def typed(kind: str, values: Sequence[str]) -> tuple[pa.DataType, list[Any]]:
    """The Arrow type of a column of Table Schema's ``kind``, and its values."""
    if kind == "integer" and all(len(value) <= _INT64 for value in values):
        return pa.int64(), [int(value) if value else None for value in values]
    if kind in {"number", "integer"}:
        return _decimals(values)
    if kind == "date":
        return pa.date32(), [date.fromisoformat(value) if value else None for value in values]
    if kind == "boolean":
        return pa.bool_(), [value == "true" if value else None for value in values]
    return pa.string(), list(values)


def _decimals(values: Sequence[str]) -> tuple[pa.DataType, list[Any]]:
    numbers = [decimal_of(value) for value in values]
    scale = max([2, *(_digits(number)[1] for number in numbers)])
    whole = max([1, *(_digits(number)[0] for number in numbers)])
    precision = next((each for each in _PRECISIONS if whole + scale <= each), None)
    return (
        (pa.string(), list(values))
        if precision is None
        else (pa.decimal128(precision, scale), numbers)
    )


def _digits(number: Decimal | None) -> tuple[int, int]:
    """Digits before and after the decimal mark."""
    if number is None:
        return 0, 0
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return max(0, len(digits) + exponent), max(0, -exponent)
