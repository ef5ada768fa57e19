"""Digits in groups, with a decimal mark: what they are worth, or nothing where that is ambiguous."""

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
_UP_TO_THREE = re.compile(r"[1-9]\d{0,2}")
_GROUP = 3
"""Digits of a group: as many decimals after one to three digits may be a group of thousands."""


def digits_value(digits: re.Match[str], decimal: DecimalMark | None) -> tuple[Decimal, int] | None:
    """The value and the number of decimals of what `DIGITS` found, or None for a code or an
    ambiguous dot. ``decimal`` is the decimal mark, where the column shows it.
    """
    integer, mark = digits["integer"], digits["mark"]
    decimals = digits["decimals"] or ""

    may_be_thousands = len(decimals) == _GROUP and _UP_TO_THREE.fullmatch(integer)
    if may_be_thousands and decimal not in (None, mark):
        return Decimal(integer + decimals), 0
    if may_be_thousands and decimal is None and mark == ".":
        return None
    if "," in integer and decimal != ".":
        return None

    bare = _without_separators(integer)
    if decimals:
        return Decimal(f"{bare}.{decimals}"), len(decimals)
    if len(bare) > 1 and bare.startswith("0"):
        return None
    return Decimal(bare), 0


def _without_separators(integer: str) -> str:
    if integer.isdigit():
        return integer
    joined = "".join(integer.split())
    return joined if joined.isdigit() else "".join(filter(str.isdigit, joined))
