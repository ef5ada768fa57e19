"""Parquet: one file a frame, typed, with titles and the document's digest in its metadata.

Numbers are ``decimal128``: exact, unlike floats, and readable by every engine. The scale of a
column is two digits, or more where a value has more; the precision is 18 digits, which leaves room
to multiply, or 38 where a value needs it. A column with a number of more than 38 digits stays text.
Missing values are null, except in text, which is as printed.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.several import present
from reports.export.audit_package import AuditFolder, Resource, decimal_of
from reports.export.formats import FormatOptions
from reports.files.disk.synced_files import write_file

_PRECISIONS = (18, 38)
"""Digits of a decimal128: those of the contract's amounts, and the most it holds."""
_CENTS = 2
"""Decimals of a column that has fewer."""
_INT64 = 18
"""Digits that surely fit 64 bits."""


def write_parquet(
    folder: AuditFolder, output: Path, _options: FormatOptions | None = None
) -> tuple[Path, ...]:
    """One file a frame in ``output``; gives their paths."""
    written = []
    for resource in folder.resources:
        path = output / f"{resource.name}.parquet"
        made = io.BytesIO()
        pq.write_table(
            arrow_table(resource, _about(folder)),
            made,
            compression="zstd",
            version="2.6",
        )
        write_file(path, made.getvalue())
        written.append(path)
    return tuple(written)


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


def arrow_table(resource: Resource, about: dict[str, str]) -> pa.Table:
    """The frame as an Arrow table; ``about`` goes into its metadata."""
    fields, arrays = [], []
    for field, values in resource.columns():
        kind, converted = arrow_column(field.type, values)
        described = {"title": field.title, "description": field.description}
        fields.append(pa.field(field.name, kind, metadata=described))
        arrays.append(pa.array(converted, type=kind))
    metadata: dict[str | bytes, str | bytes] = {
        "frame": resource.name,
        "frame_title": resource.title,
    }
    metadata.update(about)
    return pa.Table.from_arrays(
        arrays, schema=pa.schema(fields, metadata=metadata)
    )


def arrow_column(
    kind: str, values: Sequence[str]
) -> tuple[pa.DataType, list[Any]]:
    """The Arrow type of a column of Table Schema's ``kind``, and its values; "" is missing in all
    but text.
    """
    if kind == "integer" and all(len(value) <= _INT64 for value in values):
        return pa.int64(), _converted(values, int)
    if kind in {"number", "integer"}:
        return _decimals(values)

    arrow, convert = _SIMPLE.get(kind, (pa.string(), None))
    if convert is None:
        return arrow, list(values)
    return arrow, _converted(values, convert)


def _converted(
    values: Sequence[str], convert: Callable[[str], object]
) -> list[Any]:
    return [convert(value) if value else None for value in values]


def _decimals(values: Sequence[str]) -> tuple[pa.DataType, list[Any]]:
    """The narrowest decimals that hold the column; its text where none do."""
    numbers = list(map(decimal_of, values))
    digits = list(map(_digits, present(numbers)))
    whole = max((before for before, _ in digits), default=1)
    scale = max((after for _, after in digits), default=_CENTS)
    scale = max(scale, _CENTS)

    for precision in _PRECISIONS:
        if max(whole, 1) + scale <= precision:
            return pa.decimal128(precision, scale), numbers
    return pa.string(), list(values)


def _digits(number: Decimal) -> tuple[int, int]:
    """Digits before and after the decimal mark."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return max(0, len(digits) + exponent), max(0, -exponent)


_SIMPLE: Mapping[str, tuple[pa.DataType, Callable[[str], object]]] = {
    "date": (pa.date32(), date.fromisoformat),
    "boolean": (pa.bool_(), lambda value: value == "true"),
}
"""The kinds whose values are read one by one."""
