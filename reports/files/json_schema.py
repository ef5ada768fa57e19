# ruff: noqa: ANN401  JSON and types as values have no narrower type here
"""The JSON Schema of what `json_encode` writes, made from the types; that of `audit.json`
with it.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import StrEnum
from inspect import getdoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from extract.geometry import BBox, Place
from extract.given.bounded_files import Json
from extract.given.typed_json import default_of, is_inline, json_name
from extract.pdf.page import Line
from validate.model.finding import Audit, Evidence, Finding

FORMAT = "11"
"""Version of the form of `audit.json`."""
READ_FORMATS = ("2", "3", "4", "5", "6", "7", "8", "9", "10", FORMAT)
"""Those that are read back."""

Object = dict[str, Json]

_TEXT: Object = {"type": "string"}
_WHOLE: Object = {"type": "integer"}
_NUMBER: Object = {"type": "number"}
_FLAG: Object = {"type": "boolean"}
_TEXTS: Object = {"type": "array", "items": _TEXT}
_BOX: Object = {"type": "array", "items": _NUMBER, "minItems": 4, "maxItems": 4}
_BOX_ON_PAGE: Object = {"page": _WHOLE, "bbox": _BOX}
_PLACE: Object = {**_BOX_ON_PAGE, "cell": _TEXT}

_SCALARS: Mapping[Any, Object] = {
    types.NoneType: {"type": "null"},
    str: _TEXT,
    int: _WHOLE,
    float: _NUMBER,
    bool: _FLAG,
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    BBox: _BOX,
}


class _Definitions:
    """The definitions of the types met so far, each written once."""

    def __init__(self) -> None:
        self.known: Object = {}

    def schema_of(self, kind: Any) -> Object:
        """The schema of a type; a dataclass is a reference to its definition."""
        describe_generic = _GENERIC.get(get_origin(kind))
        if describe_generic is not None:
            return describe_generic(self, get_args(kind))
        if kind in _SCALARS:
            return _SCALARS[kind]
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {"enum": list(map(str, kind))}

        name = kind.__name__
        if name not in self.known:
            self.known[name] = None  # a type may hold itself
            self.known[name] = self._definition(kind)
        return {"$ref": f"#/$defs/{name}"}

    def schemas_of(self, kinds: Sequence[Any]) -> list[Json]:
        """The schemas of several types."""
        return list(map(self.schema_of, kinds))

    def _definition(self, kind: Any) -> Json:
        if kind in _OWN_FORMS:
            return _OWN_FORMS[kind]

        properties: Object = {}
        required: list[str] = []
        if kind is Finding:
            properties["page"] = _WHOLE
            required.append("page")
        self._add_fields(kind, properties, required)

        first, _, _ = (getdoc(kind) or "").partition("\n\n")
        description = " ".join(first.split()).replace("``", "")
        return {
            "description": description,
            **_closed_object(properties, required),
        }

    def _add_fields(
        self, kind: Any, properties: Object, required: list[str]
    ) -> None:
        """Add the properties of a dataclass and of its inline parts, and which are always
        written.
        """
        hints = get_type_hints(kind)
        for field in fields(kind):
            if is_inline(field):
                self._add_fields(hints[field.name], properties, required)
                continue

            name = json_name(field.name)
            properties[name] = self.schema_of(hints[field.name])
            if kind is Finding or default_of(field) is MISSING:
                required.append(name)


def _describe_tuple(known: _Definitions, args: tuple[Any, ...]) -> Object:
    if args[-1] is Ellipsis:
        return _describe_sequence(known, args)
    items = known.schemas_of(args)
    return {"type": "array", "prefixItems": items, "minItems": len(items)}


def _describe_sequence(known: _Definitions, args: tuple[Any, ...]) -> Object:
    return {"type": "array", "items": known.schema_of(args[0])}


def _describe_dict(known: _Definitions, args: tuple[Any, ...]) -> Object:
    return {"type": "object", "additionalProperties": known.schema_of(args[1])}


def _describe_union(known: _Definitions, args: tuple[Any, ...]) -> Object:
    return {"anyOf": known.schemas_of(args)}


_GENERIC: Mapping[Any, Callable[[_Definitions, tuple[Any, ...]], Object]] = {
    Union: _describe_union,
    types.UnionType: _describe_union,
    Literal: lambda _, args: {"enum": list(args)},
    tuple: _describe_tuple,
    Sequence: _describe_sequence,
    dict: _describe_dict,
}
"""How types with parameters are described, by what they are made of."""


def _closed_object(properties: Object, required: Sequence[str]) -> Object:
    """An object that holds these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_OWN_FORMS: Mapping[Any, Object] = {
    Place: _closed_object(_PLACE, ["page", "bbox"]),
    Evidence: _closed_object(
        {**_PLACE, "printed": _TEXT, "fact": _TEXT, "role": _TEXT},
        ["page", "bbox", "printed"],
    ),
    Line: _closed_object(
        {"text": _TEXT, **_BOX_ON_PAGE, "size": _NUMBER},
        ["text", "page", "bbox"],
    ),
}
"""The types whose JSON is not their fields."""


def audit_schema() -> Object:
    """The JSON Schema of `audit.json`; `audit.schema.json` is what it gives."""
    frame = _closed_object(
        {"columns": _TEXTS, "rows": {"type": "array", "items": _TEXTS}},
        ["columns", "rows"],
    )
    crop: Object = {
        "file": _TEXT,
        "finding": _TEXT,
        "page": _WHOLE,
        "bbox": _BOX,
        "width": _WHOLE,
        "height": _WHOLE,
        "printed": _TEXTS,
        "main": _FLAG,
        "cut": _FLAG,
    }

    known = _Definitions()
    known.schema_of(Audit)
    audit = known.known.pop("Audit")
    assert isinstance(audit, dict)
    parts = audit["properties"]
    assert isinstance(parts, dict)

    properties: Object = {
        "format": {"const": FORMAT},
        **parts,
        "frames": {"type": "object", "additionalProperties": frame},
        "evidence": {
            "type": "array",
            "items": _closed_object(crop, list(crop)),
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "audit.json of Pointage",
        **_closed_object(properties, list(properties)),
        "$defs": dict(sorted(known.known.items())),
    }
