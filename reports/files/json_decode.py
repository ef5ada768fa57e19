# ruff: noqa: ANN401  JSON and types as values have no narrower type here
"""What `json_encode` wrote, read back: the type of a field says how it is read."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from extract.geometry import BBox, Place
from extract.pdf.page import Line
from reports.files.json_fields import default_of, is_inline, json_name
from validate.model.finding import Evidence

T = TypeVar("T")


def decode(kind: type[T], data: Any) -> T:
    """The value of type ``kind`` that `encode` wrote as ``data``.

    Raises:
        KeyError: a field without a default is missing.
    """
    result: T = _decode(kind, data)
    return result


def _decode(kind: Any, data: Any) -> Any:
    decode_generic = _GENERIC.get(get_origin(kind))
    if decode_generic is not None:
        return decode_generic(get_args(kind), data)

    decode_own_form = _OWN_FORMS.get(kind)
    if decode_own_form is not None:
        return decode_own_form(data)

    if is_dataclass(kind):
        return _decode_fields(kind, data)
    return kind(data)


def _decode_optional(args: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    (kind,) = (arg for arg in args if arg is not types.NoneType)
    return _decode(kind, data)


def _decode_tuple(args: tuple[Any, ...], data: Any) -> Any:
    kinds = args
    if args[-1] is Ellipsis:
        kinds = args[:1] * len(data)
    pairs = zip(kinds, data, strict=True)
    return tuple(_decode(kind, item) for kind, item in pairs)


def _decode_sequence(args: tuple[Any, ...], data: Any) -> Any:
    return tuple(_decode(args[0], item) for item in data)


def _decode_dict(args: tuple[Any, ...], data: Any) -> Any:
    return {key: _decode(args[1], item) for key, item in data.items()}


def _decode_place(data: Any) -> Place:
    return Place(data["page"], _decode_box(data["bbox"]))


def _decode_box(data: Any) -> BBox:
    return BBox(*map(float, data))


def _decode_evidence(data: Any) -> Evidence:
    return Evidence(data["fact"], _decode_place(data), data["printed"], data["role"])


def _decode_line(data: Any) -> Line:
    text = data["text"]
    box = _decode_box(data["bbox"])
    step = (box.x1 - box.x0) / max(
        1, len(text)
    )  # the edges are not kept: spread evenly
    edges = tuple(box.x0 + step * n for n in range(len(text) + 1))
    return Line(text, data["page"], box, edges, data["size"])


def _decode_fields(kind: Any, data: Any) -> Any:
    hints = get_type_hints(kind)
    given = {}
    for field in fields(kind):
        name = json_name(field.name)
        if is_inline(field):
            given[field.name] = _decode_fields(hints[field.name], data)
        elif name in data:
            given[field.name] = _decode(hints[field.name], data[name])
        elif default_of(field) is MISSING:
            raise KeyError(f"{kind.__name__}.{name}")
    return kind(**given)


def _as_it_is(data: Any) -> Any:
    return data


_GENERIC: Mapping[Any, Callable[[tuple[Any, ...], Any], Any]] = {
    Union: _decode_optional,
    types.UnionType: _decode_optional,
    Literal: lambda _, data: data,
    tuple: _decode_tuple,
    Sequence: _decode_sequence,
    dict: _decode_dict,
}
"""How types with parameters are read, by what they are made of."""

_OWN_FORMS: Mapping[Any, Callable[[Any], Any]] = {
    str: _as_it_is,
    int: _as_it_is,
    bool: _as_it_is,
    float: float,
    BBox: _decode_box,
    Place: _decode_place,
    Evidence: _decode_evidence,
    Line: _decode_line,
}
"""How the types are read whose JSON is not their fields."""
