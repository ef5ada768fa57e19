"""Limits that the environment raises: each by ``POINTAGE_MAX_`` and its name in capitals."""

import os
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from extract.errors import UsageError
from extract.given.form_error import excerpt_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_PREFIX = "POINTAGE_MAX_"
_DIGITS = 9
MOST = 10**_DIGITS - 1
"""The largest limit: no system has as many megabytes, nor counts many more seconds."""

LimitsT = TypeVar("LimitsT", bound="DataclassInstance")
"""A value with one whole number for each limit."""


def variable_of(limit: str) -> str:
    """The variable of the environment that raises a limit."""
    return f"{_PREFIX}{limit.upper()}"


def given_limit(text: str) -> int | None:
    """The whole number that a variable says; None where it says none, or one of which no system has
    as many.
    """
    if text.isdecimal() and len(text) <= _DIGITS:
        return int(text)
    return None


def refuse_limits() -> None:
    """See that every variable of a limit says one: whoever sets it counts on it.

    Raises:
        UsageError: one says something else.
    """
    for name, value in sorted(os.environ.items()):
        if name.startswith(_PREFIX) and value and given_limit(value) is None:
            said = excerpt_of(value)
            raise UsageError(
                f"{name} : « {said} » n'est pas une limite. Donnez un nombre entier d'au plus"
                f" {_DIGITS} chiffres, ou retirez cette variable.",
                f"{name}: “{said}” is no limit. Give a whole number of at most {_DIGITS} digits, or"
                " unset the variable.",
            )


def raised(limits: LimitsT) -> LimitsT:
    """The limits with those that the environment raises; what is none is left aside here, where
    modules are imported, and refused where a command begins.
    """
    changes = {}
    for field in fields(limits):
        text = os.environ.get(variable_of(field.name), "")
        if (number := given_limit(text)) is not None:
            changes[field.name] = number
    return replace(limits, **changes)
