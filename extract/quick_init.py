"""Frozen values that are made by the ten thousand, made in less than half of the time."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar, cast

T = TypeVar("T")


def quick_init(kind: type[T]) -> type[T]:
    """A frozen dataclass with slots whose fields are written straight into their slots.

    What `dataclasses` writes asks ``object.__setattr__`` to look each name up: for fifteen fields
    that takes 2.4 times as long. Nothing else may set a slot: it stays frozen. No field may have a
    factory, or be for keywords only.
    """
    own = fields(cast("Any", kind))
    names = [field.name for field in own]
    for field in own:
        assert field.default_factory is MISSING
        assert not field.kw_only

    written = kind.__dict__["__init__"]
    slots = {f"set_{name}": getattr(kind, name).__set__ for name in names}
    lines = [f"    set_{name}(self, {name})" for name in names]
    head = f"def __init__(self, {', '.join(names)}):"

    made: dict[str, Any] = {}
    exec("\n".join((head, *lines)), slots, made)  # noqa: S102  the names are fields of ours
    init = made["__init__"]
    init.__defaults__ = written.__defaults__
    init.__annotations__ = written.__annotations__
    init.__qualname__ = written.__qualname__
    init.__module__ = kind.__module__
    setattr(kind, "__init__", init)  # noqa: B010  a type checker knows the one written
    return kind
