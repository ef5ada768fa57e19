"""Digits in groups, with a decimal mark: what they are worth; nothing where that is ambiguous."""

import re
from decimal import Decimal
from typing import Literal

from extract.french.folding import SN

DecimalMark = Literal[".", ","]

DIGITS = re.compile(
    rf"""(?P<integer>
      [1-9]\d{{0,2}}(?:{SN}\d{{3}})+      # 1 234 567
    | [1-9]\d{{0,2}}(?:['’]\d{{3}})+      # 1'234
    | [1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}   # 2.294.606
    | [1-9]\d{{0,2}}\.\d{{3}}(?=,)        # 1.234,56
    | [1-9]\d{{0,2}}(?:,\d{{3}}){{2,}}    # 2,294,606, where the table is known to be printed so
    | [1-9]\d{{0,2}},\d{{3}}(?=\.\d)      # 1,234.56, likewise
    | \d+
    )(?:(?P<mark>[.,])(?P<decimals>\d+))?""",
    re.VERBOSE,
)
"""A number's digits: groups of three with one mark between them, or none, and decimals."""
_MOST_WHOLE, _MOST_DECIMALS = 15, 12
"""Digits before and behind the mark of the longest figure: what has more is a code."""
_GROUP = 3
"""Digits of a group: as many decimals after one to three digits may be a group of thousands."""
_ONLY_DECIMAL: dict[str, DecimalMark] = {",": ","}
"""Marks that part decimals, where nothing is known: a dot may part thousands as well."""


def digits_value(
    digits: re.Match[str], decimal: DecimalMark | None
) -> tuple[Decimal, int] | None:
    """The value and the number of decimals of what `DIGITS` found, or None for a code or an
    ambiguous dot. ``decimal`` is the decimal mark, where the column shows it.
    """
    integer = digits["integer"]
    decimals = digits["decimals"] or ""

    if len(decimals) == _GROUP and _may_open_groups(integer):
        known = decimal or _ONLY_DECIMAL.get(digits["mark"])
        if known is None:
            return None
        if known != digits["mark"]:
            return Decimal(integer + decimals), 0
    if "," in integer and decimal != ".":
        return None
    return _exact(_without_separators(integer), decimals)


def _may_open_groups(integer: str) -> bool:
    """Whether digits can be printed before a group of thousands: "1" to "999"."""
    if len(integer) > _GROUP or integer.startswith("0"):
        return False
    return integer.isdecimal()


def _exact(integer: str, decimals: str) -> tuple[Decimal, int] | None:
    """The value of bare digits; None for a code, which is long, or whole and begins with a zero."""
    if len(integer) > _MOST_WHOLE or len(decimals) > _MOST_DECIMALS:
        return None
    if decimals:
        return Decimal(f"{integer}.{decimals}"), len(decimals)
    if integer.startswith("0") and integer != "0":
        return None
    return Decimal(integer), 0


def _without_separators(integer: str) -> str:
    if integer.isdigit():
        return integer
    joined = "".join(integer.split())
    if joined.isdigit():
        return joined
    return "".join(filter(str.isdigit, joined))
