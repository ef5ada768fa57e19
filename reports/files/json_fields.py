# ruff: noqa: ANN401  types as values have no narrower type here
"""How dataclasses are written as JSON: which fields, under which names, with which defaults.

A trailing underscore of a Python name is no part of the name in JSON; a field marked as inline is
written as its own fields in its stead, as the cell of a fact is.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@cache
def written_fields(
    kind: Any,
) -> tuple[tuple[Callable[[object], Any], str, object], ...]:
    """Each value that is written of a dataclass: what gets it, its name in JSON, its default.

    Raises:
        TypeError: ``kind`` is no dataclass.
    """
    return tuple(
        (attrgetter(path), json_name(name), default)
        for path, name, default in _paths(kind)
    )


def _paths(kind: Any) -> Iterator[tuple[str, str, object]]:
    """The fields of a dataclass, those of its inline parts in their stead: path, name, default."""
    if not is_dataclass(kind):
        raise TypeError(kind.__name__)

    hints = get_type_hints(kind)
    for field in fields(kind):
        if not is_inline(field):
            yield field.name, field.name, default_of(field)
            continue
        for path, name, default in _paths(hints[field.name]):
            yield f"{field.name}.{path}", name, default


def json_name(name: str) -> str:
    """The name of a field in JSON: ``for_`` is ``for`` there."""
    return name.rstrip("_")


def is_inline(field: "Field[Any]") -> bool:
    """Whether a part is written as fields of the whole."""
    return bool(field.metadata.get("inline"))


def default_of(field: "Field[Any]") -> object:
    """The default of a field, `dataclasses.MISSING` where it has none."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
