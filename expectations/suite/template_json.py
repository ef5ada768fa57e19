"""Templates as JSON: what is left at its default is left out, the table they share is written
once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from expectations.suite.figure_references import (
    FigureInWords,
    RowInWords,
    TableInWords,
)
from expectations.suite.templates import SHAPES, Slot, Template
from extract.given.form_error import FormError
from extract.given.typed_json import (
    checked_decimal,
    checked_list,
    checked_object,
    decode_typed,
    not_one_of,
)
from extract.several import first, present
from extract.table import RowKind
from validate.model.identity import Form, Kind, Nature

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
    shared = first(present(one.table for one in templates))

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
        FormError: it did not write them.
    """
    shared = {"table": known.get("table")}
    found = []
    for number, one in enumerate(checked_list(known["templates"])):
        try:
            template = decode_typed(Template, {**shared, **checked_object(one)})
            _check_values(template)
        except FormError as error:
            raise error.under(number).under("templates") from None
        found.append(template)
    return found


def _check_values(template: Template) -> None:
    """See that texts which stand for a number or one of a few words are that."""
    for known, word in (
        (SHAPES, template.shape),
        (Kind, template.kind),
        (Form, template.form),
        (Nature, template.nature),
        (("", *RowKind), template.row_kind),
    ):
        if word not in tuple(known):
            raise not_one_of(known, word)
    for number in (template.constant, template.offset):
        checked_decimal(number)
    for slot in template.slots:
        checked_decimal(slot.weight)


def _pruned(known: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """The fields that differ from the defaults of ``kind``."""
    defaults = {field.name: field.default for field in fields(kind)}
    kept: dict[str, Any] = {}
    for name, value in known.items():
        if value != defaults.get(name):
            kept[name] = _prune_field(name, value)
    return kept


def _prune_field(name: str, value: object) -> object:
    inner = _INNER.get(name)
    if inner is None or value is None:
        return _as_lists(value)
    if isinstance(value, list | tuple):
        return [_pruned(one, inner) for one in value]
    assert isinstance(value, dict)
    return _pruned(value, inner)


def _as_lists(value: object) -> object:
    """Tuples as the lists that JSON has, at any depth."""
    if isinstance(value, tuple):
        return list(map(_as_lists, value))
    return value
