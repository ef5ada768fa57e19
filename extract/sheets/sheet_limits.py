"""Limits against hostile spreadsheets, each raised by an environment variable, ``POINTAGE_MAX_``
and its name in capitals.

Whatever a file declares, nothing is made of it before it is counted: a merged range, a repeated
row or a packed part of a few bytes may ask for gigabytes.
"""

from dataclasses import dataclass

from extract.errors import LimitExceededError
from extract.given.raised_limits import raised, variable_of

_TEXTS = {
    "sheet_megabytes": (
        "le fichier pèse plus de {most} Mo",
        "the file weighs more than {most} MB",
    ),
    "unpacked": (
        "ses parties dépassent {most} Mo une fois décompressées",
        "its parts pass {most} MB once unpacked",
    ),
    "parts": (
        "il est fait de plus de {most} parties",
        "it is made of more than {most} parts",
    ),
    "sheets": (
        "il a plus de {most} feuilles",
        "it has more than {most} sheets",
    ),
    "cells": (
        "il remplit plus de {most} cellules",
        "it fills more than {most} cells",
    ),
    "letters": (
        "son texte dépasse {most} caractères",
        "its text passes {most} characters",
    ),
    "depth": (
        "ses parties emboîtent plus de {most} niveaux",
        "its parts nest more than {most} levels",
    ),
}


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """The most that is read of a spreadsheet."""

    sheet_megabytes: int = 50
    """Of the file."""
    unpacked: int = 400
    """Millions of bytes of its parts."""
    parts: int = 2_000
    sheets: int = 200
    cells: int = 200_000
    """Cells that hold something, those of repeated rows counted as often."""
    letters: int = 20_000_000
    depth: int = 60
    """Levels of XML."""


SHEET_LIMITS = raised(SheetLimits())
TEXTS = frozenset({".csv", ".tsv"})
SUFFIXES = TEXTS | {".xlsx", ".xlsm", ".ods"}
"""How files of spreadsheets are named."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Rows and columns of a sheet, in XLSX and in ODS."""


def sheet_limit_passed(name: str, limit: str) -> LimitExceededError:
    """The error about ``limit`` passed by the file ``name``."""
    most = getattr(SHEET_LIMITS, limit)
    french, english = (text.format(most=most) for text in _TEXTS[limit])
    variable = variable_of(limit)
    return LimitExceededError(
        f"{name} : {french}. S'il est sûr, relevez la limite avec la variable {variable}.",
        f"{name}: {english}. If it is safe, raise the limit with the variable {variable}.",
        code=limit,
    )
