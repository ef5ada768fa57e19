"""Columns whose dots part thousands: ``254.000`` is a quarter of a million there, and not 254
exactly.

One figure alone does not say so. Others of its table do (``2.143.000``, ``1.234,50``), or those of
its own column, where all of an amount's figures have three digits after the dot: no sum of money
has three decimals.
"""

import re
from collections.abc import Callable, Container, Sequence

from extract.table import RawTable

_GROUPED = re.compile(r"[^\d.,]*[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?[^\d.,]*")
_SURE = re.compile(r"[^\d.,]*\d{1,3}(?:\.\d{3})+(?:\.\d{3}|,\d+)[^\d.,]*")
_DECIMAL = re.compile(r"[^\d.,]*(?:\d+\.\d{1,2}|\d+\.\d{4,}|0\d*\.\d+|\d{4,}\.\d+)[^\d.,]*")
_WHOLE = re.compile(r"[^\d.,]*\d+[^\d.,]*")
_THOUSANDS = re.compile(r"\d{4}")
_ENOUGH = 3
"""So many figures of one column show its habit."""


def dotted(raw: RawTable, holds_money: Callable[[int], bool]) -> frozenset[int]:
    """The columns of ``raw`` whose dots part thousands; ``holds_money`` says what the header
    promises.
    """
    columns: dict[int, list[str]] = {}
    for cell in raw.cells:
        if "." in cell.text:
            columns.setdefault(cell.col, []).append(cell.text)
    texts = [text for own in columns.values() for text in own]
    said = any(map(_SURE.fullmatch, texts)) and not any(map(_DECIMAL.fullmatch, texts))
    said = said or (
        len(columns) > 1 and _mostly_grouped(list(columns.values()), _whole(raw, columns))
    )
    found = set()
    for col, own in columns.items():
        grouped = sum(_GROUPED.fullmatch(text) is not None for text in own)
        alike = grouped == len(own) - sum(not re.search(r"\d\.\d", text) for text in own)
        shown = any(map(_SURE.fullmatch, own)) or said or (grouped >= _ENOUGH and holds_money(col))
        if grouped and alike and shown:
            found.add(col)
    return frozenset(found)


def _whole(raw: RawTable, columns: Container[int]) -> list[str]:
    """The whole numbers that ``columns`` print without a dot."""
    return [cell.text for cell in raw.cells if cell.col in columns and _WHOLE.fullmatch(cell.text)]


def _mostly_grouped(columns: Sequence[Sequence[str]], whole: Sequence[str]) -> bool:
    """Whether every dotted figure of several columns has three digits after its dot, and enough of
    them do.

    Enough of one column; of all where the ``whole`` numbers beside them are below a thousand, which
    is why they have no dot.
    """
    dotted_figures = [text for own in columns for text in own if re.search(r"\d\.\d", text)]
    if not all(map(_GROUPED.fullmatch, dotted_figures)):
        return False
    small = bool(whole) and not any(map(_THOUSANDS.search, whole))
    counts = [sum(map(bool, map(_GROUPED.fullmatch, own))) for own in columns]
    return max(counts) >= _ENOUGH or (small and sum(counts) >= _ENOUGH)


def without_dots(text: str) -> str:
    """``text`` with spaces where dots part thousands.

    >>> without_dots("2.143.000,50 €")
    '2 143 000,50 €'
    """
    return re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", " ", text)
