# ruff: noqa: ANN401  JSON and types as values have no narrower type here
"""Dataclasses <-> JSON, exactly: decimals as strings, places as page and box, the schema from the
types.

What `audit.json` holds is what `decode` gives back, so that a site can be built from folders alone.
"""

import json
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from inspect import getdoc
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from extract.document import Document
from extract.geometry import BBox, Place
from extract.packing import PackedTables
from extract.pdf.page import Line
from extract.table import RawTable, Table
from reports.i18n import plain
from validate.model.finding import Evidence, Finding

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
T = TypeVar("T")
_BATCH = 200
"""Values that are made text at once."""

_SCALARS: Mapping[Any, dict[str, Json]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
}
_BOX: dict[str, Json] = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
_PLACE: dict[str, Json] = {"page": {"type": "integer"}, "bbox": _BOX}


def encode(value: object) -> Json:  # noqa: PLR0911  one line a kind of value
    """``value`` as JSON; a field that has its default is left out."""
    match value:
        case StrEnum():
            return str(value)
        case None | bool() | int() | str():
            return value
        case float():
            return round(value, 2)
        case Decimal():
            return plain(value)
        case Place():
            return {"page": value.page, "bbox": encode(value.bbox)}
        case Line():
            return {
                "text": value.text,
                "page": value.page,
                "bbox": encode(value.bbox),
                "size": encode(value.size),
            }
        case Evidence():
            place: dict[str, Json] = {"page": value.place.page, "bbox": encode(value.place.bbox)}
            return {**place, "printed": value.printed, "fact": value.fact, "role": value.role}
        case Sequence():
            return [encode(item) for item in value]
        case Mapping():
            return {str(key): encode(item) for key, item in value.items()}
        case Finding():
            return {
                "page": value.page,
                **{name: encode(get(value)) for get, name, _ in _plan(Finding)},
            }
    kind: Any = type(value)
    found: dict[str, Json] = {}
    for get, name, default in _plan(kind):
        item = get(value)
        if item is not default and item != default:
            found[name] = encode(item)
    return found


def streamed(value: object) -> Iterator[str]:
    """The compact JSON text of ``encode(value)``, piece by piece: a long document is never held as
    one text.
    """
    match value:
        case Document() | Table() | RawTable():
            kind: Any = type(value)
            items = ((name, get(value), default) for get, name, default in _plan(kind))
            yield from _object_text(
                (name, item) for name, item, default in items if item != default
            )
        case dict():
            yield from _object_text((str(key), item) for key, item in value.items())
        case PackedTables() | list() | tuple() if type(value) in (PackedTables, list, tuple):
            yield "["
            for n, batch in enumerate(_batches(value)):
                yield "," if n else ""
                yield from (
                    streamed(batch[0])
                    if isinstance(batch[0], Table)
                    else (_compact(encode(batch))[1:-1],)
                )
            yield "]"
        case _:
            yield _compact(encode(value))


def _object_text(items: Iterable[tuple[str, object]]) -> Iterator[str]:
    yield "{"
    for n, (name, item) in enumerate(items):
        yield f"{',' if n else ''}{_compact(name)}:"
        yield from streamed(item)
    yield "}"


def _batches(values: Iterable[object]) -> Iterator[list[object]]:
    """Tables one by one, other values by the hundred."""
    batch: list[object] = []
    for value in values:
        batch.append(value)
        if len(batch) == _BATCH or isinstance(value, Table):
            yield batch
            batch = []
    if batch:
        yield batch


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def _plan(kind: Any) -> tuple[tuple[Callable[[object], Any], str, object], ...]:
    """Each value that is written of a dataclass: what gets it, its name in JSON, its default."""
    return tuple(
        (attrgetter(path), name.rstrip("_"), default) for path, name, default in _written(kind)
    )


def _written(kind: Any) -> Iterator[tuple[str, str, object]]:
    """The fields of a dataclass, those of its inline parts in their stead: path, name, default."""
    if not is_dataclass(kind):
        raise TypeError(kind.__name__)
    hints = get_type_hints(kind)
    for field in fields(kind):
        if _is_inline(field):
            for path, name, default in _written(hints[field.name]):
                yield f"{field.name}.{path}", name, default
        else:
            yield field.name, field.name, _default(field)


def _is_inline(field: "Field[Any]") -> bool:
    """Whether a part is written as fields of the whole, as the cell of a fact is."""
    return bool(field.metadata.get("inline"))


def _default(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def decode(kind: type[T], data: Any) -> T:
    """The value of type ``kind`` that `encode` wrote as ``data``.

    Raises:
        KeyError: a field without a default is missing.
    """
    result: T = _decode(kind, data)
    return result


def _decode(kind: Any, data: Any) -> Any:  # noqa: PLR0911  one line a kind of value
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return (
            None
            if data is None
            else _decode(next(arg for arg in args if arg is not types.NoneType), data)
        )
    if origin is Literal or kind in (str, int, bool, float):
        return float(data) if kind is float else data
    if origin is tuple:
        inner = args[:1] * len(data) if args[-1] is Ellipsis else args
        return tuple(_decode(arg, item) for arg, item in zip(inner, data, strict=True))
    if origin is Sequence:
        return tuple(_decode(args[0], item) for item in data)
    if origin is dict:
        return {key: _decode(args[1], item) for key, item in data.items()}
    if kind is BBox:
        return BBox(*(float(edge) for edge in data))
    if kind is Place:
        return Place(data["page"], _decode(BBox, data["bbox"]))
    if kind is Evidence:
        return Evidence(data["fact"], _decode(Place, data), data["printed"], data["role"])
    if kind is Line:
        return _decode_line(data)
    if is_dataclass(kind):
        return _decode_fields(kind, data)
    return kind(data)


def _decode_line(data: Any) -> Line:
    box, text = _decode(BBox, data["bbox"]), data["text"]
    step = (box.x1 - box.x0) / max(1, len(text))  # the edges are not kept: spread evenly
    return Line(
        text,
        data["page"],
        box,
        tuple(box.x0 + step * n for n in range(len(text) + 1)),
        data["size"],
    )


def _decode_fields(kind: Any, data: Any) -> Any:
    hints = get_type_hints(kind)
    given = {}
    for field in fields(kind):
        name = field.name.rstrip("_")
        if _is_inline(field):
            given[field.name] = _decode_fields(hints[field.name], data)
        elif name in data:
            given[field.name] = _decode(hints[field.name], data[name])
        elif _default(field) is MISSING:
            raise KeyError(f"{kind.__name__}.{name}")
    return kind(**given)


def schema(kind: Any, title: str) -> dict[str, Json]:
    """The JSON Schema of what `encode` writes for ``kind``."""
    definitions: dict[str, Json] = {}
    root = _schema(kind, definitions)
    assert isinstance(root, dict)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, Json]) -> Json:  # noqa: PLR0911  one line a kind of value
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(arg, definitions) for arg in args]}
    if kind is types.NoneType:
        return {"type": "null"}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        if args[-1] is Ellipsis:
            return {"type": "array", "items": _schema(args[0], definitions)}
        return {
            "type": "array",
            "prefixItems": [_schema(arg, definitions) for arg in args],
            "minItems": len(args),
        }
    if origin is Sequence:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(args[1], definitions)}
    if kind in _SCALARS:
        return _SCALARS[kind]
    if kind is BBox:
        return _BOX
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [str(item) for item in kind]}
    name = kind.__name__
    if name not in definitions:
        definitions[name] = None
        definitions[name] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _object(kind: Any, definitions: dict[str, Json]) -> Json:
    text: Json = {"type": "string"}
    if kind is Place:
        return _closed(dict(_PLACE), ["page", "bbox"])
    if kind is Evidence:
        return _closed(
            {**_PLACE, "printed": text, "fact": text, "role": text}, ["page", "bbox", "printed"]
        )
    if kind is Line:
        return _closed(
            {"text": text, **_PLACE, "size": {"type": "number"}}, ["text", "page", "bbox"]
        )
    properties: dict[str, Json] = {}
    always: list[str] = []
    _add_fields(kind, definitions, properties, always)
    if kind is Finding:
        properties = {"page": {"type": "integer"}, **properties}
        always = ["page", *always]
    first, _, _ = (getdoc(kind) or "").partition("\n\n")
    described = {"description": " ".join(first.split()).replace("``", "")}
    return {**described, **_closed(properties, always)}


def _add_fields(
    kind: Any, definitions: dict[str, Json], properties: dict[str, Json], always: list[str]
) -> None:
    """Add the properties of a dataclass and of its inline parts, and which are always written."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        if _is_inline(field):
            _add_fields(hints[field.name], definitions, properties, always)
            continue
        name = field.name.rstrip("_")
        properties[name] = _schema(hints[field.name], definitions)
        if kind is Finding or _default(field) is MISSING:
            always.append(name)


def _closed(properties: dict[str, Json], required: list[str]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
