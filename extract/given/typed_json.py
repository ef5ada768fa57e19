# ruff: noqa: ANN401  JSON and types as values have no narrower type here
"""JSON -> dataclasses: the type of a field says what is accepted, and nothing else is.

A trailing underscore of a Python name is no part of the name in JSON; a field marked as inline is
written as its own fields in its stead, as the cell of a fact is.
"""

import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import (
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from extract.given.form_error import FormError, excerpt_of

T = TypeVar("T")
OwnForms = Mapping[Any, Callable[[Any], Any]]
"""How the types are read whose JSON is not their fields."""
FurtherNames = Mapping[Any, frozenset[str]]
"""Entries of a type's JSON that are no field of it."""

LARGEST = 10**15
"""No whole number is larger: a page, a row, a count."""
PLAIN_DECIMAL = re.compile(r"-?\d{1,1000}(?:\.\d{1,1000})?", re.ASCII)
"""Exact numbers as they are written: no exponent, which a few characters make a gigabyte of."""


def decode_typed(
    kind: type[T],
    data: Any,
    own_forms: OwnForms | None = None,
    further_names: FurtherNames | None = None,
) -> T:
    """The value of type ``kind`` that ``data`` is the JSON of.

    Raises:
        FormError: it is not: a field is missing, unknown, or of another type. The error says which.
    """
    value: T = _Decoder(own_forms or {}, further_names or {}).decode(kind, data)
    return value


class _Decoder:
    """Reads values by their types."""

    def __init__(
        self, own_forms: OwnForms, further_names: FurtherNames
    ) -> None:
        self.own_forms = own_forms
        self.further_names = further_names

    def decode(self, kind: Any, data: Any) -> Any:
        """The value of type ``kind``."""
        decode_generic = _GENERIC.get(get_origin(kind))
        if decode_generic is not None:
            return decode_generic(self, get_args(kind), data)

        decode_own_form = self.own_forms.get(kind) or _SCALARS.get(kind)
        if decode_own_form is not None:
            return decode_own_form(data)

        if is_dataclass(kind):
            return self._object(kind, data)
        return _decode_enum(kind, data)

    def _object(self, kind: Any, data: Any) -> Any:
        entries = checked_object(data)
        further = self.further_names.get(kind, frozenset())
        _refuse_unknown(entries, names_in_json(kind) | further)
        return self.fields(kind, entries)

    def fields(self, kind: Any, entries: Mapping[str, Any]) -> Any:
        """A dataclass of the entries of an object."""
        given = {}
        for part in _parts(kind):
            if part.inline:
                given[part.field] = self.fields(part.kind, entries)
            elif part.name in entries:
                given[part.field] = self.named(
                    part.name, part.kind, entries[part.name]
                )
            elif part.required:
                raise _missing(part.name)
        return kind(**given)

    def named(self, name: str | int, kind: Any, data: Any) -> Any:
        """The part called ``name`` of what is read."""
        try:
            return self.decode(kind, data)
        except FormError as error:
            raise error.under(name) from None


def _decode_optional(
    decoder: _Decoder, args: tuple[Any, ...], data: Any
) -> Any:
    if data is None:
        return None
    (kind,) = (arg for arg in args if arg is not types.NoneType)
    return decoder.decode(kind, data)


def _decode_tuple(decoder: _Decoder, args: tuple[Any, ...], data: Any) -> Any:
    if args[-1] is Ellipsis:
        return _decode_sequence(decoder, args, data)
    items = checked_list(data)
    if len(items) != len(args):
        raise wrong_length(len(args), data)
    pairs = enumerate(zip(args, items, strict=True))
    return tuple(decoder.named(n, kind, item) for n, (kind, item) in pairs)


def _decode_sequence(
    decoder: _Decoder, args: tuple[Any, ...], data: Any
) -> Any:
    items = checked_list(data)
    return tuple(
        decoder.named(n, args[0], item) for n, item in enumerate(items)
    )


def _decode_dict(decoder: _Decoder, args: tuple[Any, ...], data: Any) -> Any:
    entries = checked_object(data).items()
    return {name: decoder.named(name, args[1], item) for name, item in entries}


def _decode_literal(_: _Decoder, args: tuple[Any, ...], data: Any) -> Any:
    if isinstance(data, str) and data in args:
        return data
    raise not_one_of(map(str, args), data)


def _decode_enum(kind: type[StrEnum], data: Any) -> StrEnum:
    if isinstance(data, str) and data in tuple(kind):
        return kind(data)
    raise not_one_of(map(str, kind), data)


def _instance(kind: type[T], data: Any, fr: str, en: str) -> T:
    if isinstance(data, kind):
        return data
    raise _expected(fr, en, data)


def checked_object(data: Any) -> dict[str, Any]:
    """``data`` where it is an object.

    Raises:
        FormError: it is not.
    """
    return _instance(dict, data, "un objet", "an object")


def checked_list(data: Any) -> list[Any]:
    """``data`` where it is a list.

    Raises:
        FormError: it is not.
    """
    return _instance(list, data, "une liste", "a list")


def checked_text(data: Any) -> str:
    """``data`` where it is a text.

    Raises:
        FormError: it is not.
    """
    return _instance(str, data, "un texte", "a text")


def checked_whole(data: Any) -> int:
    """``data`` where it is a whole number of a sensible size.

    Raises:
        FormError: it is not.
    """
    if (
        isinstance(data, int)
        and not isinstance(data, bool)
        and abs(data) <= LARGEST
    ):
        return data
    raise _expected("un nombre entier", "a whole number", data)


def checked_number(data: Any) -> float:
    """``data`` where it is a finite number of a sensible size.

    Raises:
        FormError: it is not.
    """
    is_number = isinstance(data, int | float) and not isinstance(data, bool)
    if is_number and abs(data) <= LARGEST:  # which no infinity is, nor NaN
        return float(data)
    raise _expected("un nombre", "a number", data)


def checked_flag(data: Any) -> bool:
    """``data`` where it is true or false.

    Raises:
        FormError: it is not.
    """
    return _instance(bool, data, "true ou false", "true or false")


def checked_decimal(data: Any) -> Decimal:
    """The exact number that a text holds.

    Raises:
        FormError: it holds none.
    """
    if isinstance(data, str) and PLAIN_DECIMAL.fullmatch(data):
        return Decimal(data)
    raise _expected(
        "un nombre décimal écrit en texte", "a decimal as text", data
    )


def checked_entries(
    data: Any, required: Iterable[str], optional: Iterable[str] = ()
) -> dict[str, Any]:
    """``data`` where it is an object of these entries and no other.

    Raises:
        FormError: it is not.
    """
    entries = checked_object(data)
    needed = tuple(required)
    _refuse_unknown(entries, frozenset((*needed, *optional)))
    for name in needed:
        if name not in entries:
            raise _missing(name)
    return entries


def _missing(name: str) -> FormError:
    return FormError(f"il manque « {name} »", f"“{name}” is missing")


def _refuse_unknown(entries: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in entries:
        if name not in known:
            raise FormError(
                f"« {excerpt_of(name)} » n'est pas connu ici",
                f"“{excerpt_of(name)}” is not known here",
            )


def _expected(fr: str, en: str, data: Any) -> FormError:
    found_fr, found_en = _found(data)
    return FormError(
        f"{fr} est attendu, et non {found_fr}",
        f"{en} is expected, not {found_en}",
    )


def _found(data: Any) -> tuple[str, str]:
    """What is there instead, in both languages."""
    match data:
        case dict():
            return "un objet", "an object"
        case list():
            return "une liste", "a list"
        case str():
            return f"« {excerpt_of(data)} »", f"“{excerpt_of(data)}”"
        case None:
            return "rien", "nothing"
        case _:
            written = excerpt_of(str(data))
            return written, written


def wrong_length(length: int, data: Any) -> FormError:
    """The error of a list that is not of this length."""
    return _expected(f"une liste de {length}", f"a list of {length}", data)


def not_one_of(known: Iterable[str], data: Any) -> FormError:
    """The error of a value that is none of these."""
    names = ", ".join(known)
    return _expected(f"l'un de {names}", f"one of {names}", data)


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a dataclass as it is read."""

    field: str
    name: str
    kind: Any
    inline: bool
    required: bool


@cache
def _parts(kind: Any) -> tuple[_Part, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _Part(
            field=one.name,
            name=json_name(one.name),
            kind=hints[one.name],
            inline=is_inline(one),
            required=default_of(one) is MISSING,
        )
        for one in fields(kind)
    )


@cache
def names_in_json(kind: Any) -> frozenset[str]:
    """The names under which a dataclass is written, those of its inline parts among them."""
    names: set[str] = set()
    for part in _parts(kind):
        names |= names_in_json(part.kind) if part.inline else {part.name}
    return frozenset(names)


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


_GENERIC: Mapping[Any, Callable[[_Decoder, tuple[Any, ...], Any], Any]] = {
    Union: _decode_optional,
    types.UnionType: _decode_optional,
    Literal: _decode_literal,
    tuple: _decode_tuple,
    Sequence: _decode_sequence,
    dict: _decode_dict,
}
"""How types with parameters are read, by what they are made of."""

_SCALARS: OwnForms = {
    str: checked_text,
    int: checked_whole,
    float: checked_number,
    bool: checked_flag,
    Decimal: checked_decimal,
}
