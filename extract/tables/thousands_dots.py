"""Columns whose dots part thousands: ``254.000`` is a quarter of a million there, and not 254
exactly.

One figure alone does not say so. Others of its table do (``2.143.000``, ``1.234,50``), or those of
its own column, where all of an amount's figures have three digits after the dot: no sum of money
has three decimals. Or all others there are whole and below a thousand, some nearly as large: the
total of ``318`` and ``187`` is no decimal.
"""

import re
from collections.abc import (
    Callable,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from itertools import chain

from extract.french.folding import plain
from extract.french.numbers import without_note
from extract.table import RawTable

_GROUPED = re.compile(r"[^\d.,]*[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?[^\d.,]*")
"""A figure that may be printed with dots between thousands."""
_SURE = re.compile(r"[^\d.,]*\d{1,3}(?:\.\d{3})+(?:\.\d{3}|,\d+)[^\d.,]*")
"""One that is: two dots, or a comma after the dot."""
_DECIMAL = re.compile(
    r"[^\d.,]*(?:\d+\.\d{1,2}|\d+\.\d{4,}|0\d*\.\d+|\d{4,}\.\d+)[^\d.,]*"
)
"""One whose dot is a decimal mark."""
_WHOLE = re.compile(r"[^\d.,]*(?P<digits>\d+)[^\d.,]*")
"""A whole number without a mark between its digits."""
_DOT_INSIDE = re.compile(r"\d\.\d")
"""A figure with a dot, whatever it parts."""
_THOUSANDS_DOT = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
"""A dot before three digits: the one of "254.000", none of "12.50"."""
_BELOW_THOUSAND = 3
"""Digits of the largest number that needs no dot."""
_ENOUGH = 3
"""So many figures of one column show its habit."""
_TIMES = 10
"""How many times the largest of some whole numbers their total is at most."""

Columns = Mapping[int, Sequence[str]]
"""The texts of a column that hold a dot, without the calls of footnotes, by column."""


def dotted(raw: RawTable, holds_money: Callable[[int], bool]) -> frozenset[int]:
    """The columns of ``raw`` whose dots part thousands; ``holds_money`` says what the header
    promises.
    """
    columns: dict[int, list[str]] = {}
    for cell in raw.cells:
        if "." in cell.text:
            text = without_note(plain(cell.text))
            columns.setdefault(cell.col, []).append(text)
    table_does = _table_parts_thousands(raw, columns)

    found = set()
    for col, texts in columns.items():
        grouped = _count(_GROUPED, texts)
        if grouped == 0 or grouped < len(_dotted_figures(texts)):
            continue
        sure = _count(_SURE, texts) > 0
        habit = grouped >= _ENOUGH and holds_money(col)
        if table_does or sure or habit or _goes_on(raw, col, texts):
            found.add(col)
    return frozenset(found)


def _count(pattern: re.Pattern[str], texts: Iterable[str]) -> int:
    """How many texts ``pattern`` matches as a whole."""
    return sum(pattern.fullmatch(text) is not None for text in texts)


def _dotted_figures(texts: Iterable[str]) -> list[str]:
    """The texts with a dot between digits."""
    return list(filter(_DOT_INSIDE.search, texts))


def _table_parts_thousands(raw: RawTable, columns: Columns) -> bool:
    """Whether the figures of the whole table say that its dots part thousands."""
    texts = list(chain.from_iterable(columns.values()))
    if _count(_SURE, texts) and not _count(_DECIMAL, texts):
        return True

    # Every dotted figure of several columns has three digits after its dot, and enough of them do.
    if len(columns) < 2 or _count(_GROUPED, texts) < len(
        _dotted_figures(texts)
    ):
        return False
    counts = [_count(_GROUPED, own) for own in columns.values()]
    if max(counts) >= _ENOUGH:
        return True
    return sum(counts) >= _ENOUGH and _whole_numbers_are_small(raw, columns)


def _whole_numbers_are_small(raw: RawTable, columns: Container[int]) -> bool:
    """Whether ``columns`` print whole numbers without a dot, all below a thousand: that is why they
    have none.
    """
    whole = list(_whole_numbers(raw, columns))
    return bool(whole) and max(map(len, whole)) <= _BELOW_THOUSAND


def _whole_numbers(raw: RawTable, columns: Container[int]) -> Iterator[str]:
    """The digits of the whole numbers that ``columns`` print without a dot."""
    for cell in raw.cells:
        if cell.col in columns:
            whole = _WHOLE.fullmatch(without_note(plain(cell.text)))
            if whole is not None:
                yield whole["digits"]


def _goes_on(raw: RawTable, col: int, texts: Sequence[str]) -> bool:
    """Whether the figures of a column with a dot go on where its others end, which are whole and
    below a thousand."""
    whole = list(map(int, _whole_numbers(raw, (col,))))
    if len(whole) < _ENOUGH or max(whole) >= 10**_BELOW_THOUSAND:
        return False
    largest = max(
        int("".join(filter(str.isdecimal, text)))
        for text in _dotted_figures(texts)
    )
    return largest <= _TIMES * max(whole)


def without_dots(text: str) -> str:
    """``text`` with spaces where dots part thousands.

    >>> without_dots("2.143.000,50 €")
    '2 143 000,50 €'
    """
    return _THOUSANDS_DOT.sub(" ", text)
