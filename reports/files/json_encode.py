"""Dataclasses as JSON, exactly: decimals as strings, places as page and box, defaults left out.

What is written is what `json_decode` gives back, so that a site can be built from folders alone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any

from extract.document import Document
from extract.geometry import Place
from extract.given.bounded_files import Json
from extract.packing import PackedTables
from extract.pdf.page import Line
from extract.records.record import plain_decimal
from extract.table import RawTable, Table
from reports.files.json_fields import written_fields
from validate.model.finding import Evidence, Finding


@dataclass(frozen=True, slots=True)
class JsonText:
    """What is JSON already, to be written as it is."""

    text: str


BATCH = 200
"""Values that are made text at once."""


def encode(value: object) -> Json:
    """``value`` as JSON; a field that has its default is left out."""
    kind: Any = type(value)
    return _form_of(kind)(value)


@cache
def _form_of(kind: type) -> Callable[[Any], Json]:
    """How values of a type are written, which is found out once."""
    own = _OWN_FORMS.get(kind)  # a place is a named tuple: before sequences
    if own is not None:
        return own
    for known, form in _FORMS:
        if issubclass(kind, known):
            return form
    return _fields


def _as_it_is(value: Json) -> Json:
    return value


def _rounded(value: float) -> Json:
    return round(value, 2)


def _listed(values: Sequence[object]) -> Json:
    return list(map(encode, values))


def _named(values: Mapping[object, object]) -> Json:
    return {str(key): encode(item) for key, item in values.items()}


def _place(place: Place) -> dict[str, Json]:
    found: dict[str, Json] = {"page": place.page, "bbox": encode(place.bbox)}
    if place.cell:
        found["cell"] = place.cell
    return found


def _line(line: Line) -> dict[str, Json]:
    return {
        "text": line.text,
        "page": line.page,
        "bbox": encode(line.bbox),
        "size": encode(line.size),
    }


def _evidence(item: Evidence) -> dict[str, Json]:
    place = _place(item.place)
    return {
        **place,
        "printed": item.printed,
        "fact": item.fact,
        "role": item.role,
    }


def _finding(finding: Finding) -> dict[str, Json]:
    """All fields, those at their default too: the contract names each of them."""
    found: dict[str, Json] = {"page": finding.page}
    for get, name, _ in written_fields(Finding):
        found[name] = encode(get(finding))
    return found


def _fields(value: object) -> dict[str, Json]:
    return {name: encode(item) for name, item in _given(value)}


_OWN_FORMS: Mapping[type, Callable[[Any], Json]] = {
    Decimal: plain_decimal,
    Evidence: _evidence,
    Finding: _finding,
    Line: _line,
    Place: _place,
}
"""How the types are written whose JSON is not their fields, or is all of them."""
_FORMS: Sequence[tuple[type | UnionType, Callable[[Any], Json]]] = (
    (StrEnum, str),
    (NoneType | bool | int | str, _as_it_is),
    (float, _rounded),
    (Sequence, _listed),
    (Mapping, _named),
)
"""The same of all types of a kind; those of no kind are written by their fields."""


def _given(value: object) -> Iterator[tuple[str, object]]:
    """The fields of a dataclass that are not at their default."""
    kind: Any = type(value)
    for get, name, default in written_fields(kind):
        item = get(value)
        if item is not default and item != default:
            yield name, item


def streamed(value: object) -> Iterator[str]:
    """The compact JSON text of ``encode(value)``, piece by piece: a long document is never held as
    one text.
    """
    match value:
        case JsonText():
            yield value.text
        case Document() | Table() | RawTable():
            yield from object_text(_given(value))
        case dict():
            yield from object_text(
                (str(key), item) for key, item in value.items()
            )
        case PackedTables() | list() | tuple() if type(value) in (
            PackedTables,
            list,
            tuple,
        ):
            yield from _list_text(value)
        case _:
            yield _compact(encode(value))


def object_text(items: Iterable[tuple[str, object]]) -> Iterator[str]:
    """The compact JSON text of an object whose values are given one by one, piece by piece."""
    yield "{"
    for n, (name, item) in enumerate(items):
        yield f"{',' if n else ''}{_compact(name)}:"
        yield from streamed(item)
    yield "}"


def _list_text(values: Iterable[object]) -> Iterator[str]:
    yield "["
    for n, batch in enumerate(_batches(values)):
        if n:
            yield ","
        if isinstance(batch[0], Table):
            yield from streamed(batch[0])
        else:
            yield _compact(encode(batch))[1:-1]
    yield "]"


def _batches(values: Iterable[object]) -> Iterator[list[object]]:
    """Tables one by one, other values by the hundred."""
    batch: list[object] = []
    for value in values:
        batch.append(value)
        if len(batch) == BATCH or isinstance(value, Table):
            yield batch
            batch = []
    if batch:
        yield batch


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
