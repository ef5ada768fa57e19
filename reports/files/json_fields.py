# ruff: noqa: ANN401  types as values have no narrower type here
"""How dataclasses are written as JSON: which fields, under which names, with which defaults; the
names are those of `extract.given.typed_json`, which reads them.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

from extract.given.typed_json import default_of, is_inline, json_name


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
