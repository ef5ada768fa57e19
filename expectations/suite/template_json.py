"""Templates as JSON: what is left at its default is left out, the table they share is written
once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from expectations.suite.figure_references import FigureInWords, RowInWords, TableInWords
from expectations.suite.templates import Slot, Template

_INNER: Mapping[str, type] = {
    "table": TableInWords,
    "only": RowInWords,
    "row": RowInWords,
    "excluding": RowInWords,
    "result": FigureInWords,
    "reference": FigureInWords,
    "slots": Slot,
}


def templates_as_json(templates: Sequence[Template]) -> dict[str, Any]:
    """``templates``, and the ``table`` of the first that has one; a template of another table names
    its own.
    """
    tables = [one.table for one in templates if one.table is not None]
    shared = tables[0] if tables else None

    written = []
    for template in templates:
        known = _pruned(asdict(template), Template)
        if template.table == shared:
            known.pop("table", None)
        elif template.table is None:
            known["table"] = None
        written.append(known)

    found: dict[str, Any] = {"templates": written}
    if shared is not None:
        found["table"] = _pruned(asdict(shared), TableInWords)
    return found


def templates_from_json(known: Mapping[str, Any]) -> list[Template]:
    """The templates that `templates_as_json` wrote.

    Raises:
        KeyError: there are none.
        TypeError: one has fields that are unknown here.
    """
    shared = {"table": known.get("table")}
    return [_restore(Template, {**shared, **one}) for one in known["templates"]]


def _pruned(known: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """The fields that differ from the defaults of ``kind``."""
    defaults = {field.name: field.default for field in fields(kind)}
    kept = {name: value for name, value in known.items() if value != defaults.get(name)}
    return {name: _prune_field(name, value) for name, value in kept.items()}


def _prune_field(name: str, value: object) -> object:
    inner = _INNER.get(name)
    if inner is None or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_pruned(one, inner) for one in value]
    assert isinstance(value, dict)
    return _pruned(value, inner)


def _restore(kind: type, known: Mapping[str, Any]) -> Any:  # noqa: ANN401  of type ``kind``
    return kind(**{name: _restore_field(name, value) for name, value in known.items()})


def _restore_field(name: str, value: object) -> object:
    inner = _INNER.get(name)
    if inner is None:
        return _as_tuples(value)
    if isinstance(value, dict):
        return _restore(inner, value)
    if isinstance(value, list):
        return tuple(_restore(inner, one) for one in value)
    return value


def _as_tuples(value: object) -> object:
    """JSON's lists as the tuples they were, at any depth."""
    if isinstance(value, list):
        return tuple(map(_as_tuples, value))
    return value
