"""Limits that the environment raises: each by ``POINTAGE_MAX_`` and its name in capitals."""

import os
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DIGITS = 12
"""Of the largest limit: a million megabytes of a million bytes."""

LimitsT = TypeVar("LimitsT", bound="DataclassInstance")
"""A value with one whole number for each limit."""


def variable_of(limit: str) -> str:
    """The variable of the environment that raises a limit."""
    return f"POINTAGE_MAX_{limit.upper()}"


def raised(limits: LimitsT) -> LimitsT:
    """The limits with those that the environment raises; a value that is no whole number, or one
    of which no system has as many, is left aside.
    """
    given = {
        field.name: os.environ.get(variable_of(field.name), "")
        for field in fields(limits)
    }
    return replace(
        limits,
        **{
            name: int(text)
            for name, text in given.items()
            if text.isdecimal() and len(text) <= _DIGITS
        },
    )
