"""Which mark parts decimals in the sentences of a document: "137.263 habitants" is a thousand times
as many beside "1.086.780 €" as beside "182 647.43 €"."""

import re
from collections.abc import Iterable

from extract.french.digit_groups import DecimalMark
from extract.french.folding import SN

_START, _END = r"(?<![\w.,/-])", r"(?![\w/-]|[.,]\d)"
_GROUPED = re.compile(
    rf"{_START}[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{2,}}(?:,\d+)?|(?:\.\d{{3}})+,\d+"
    rf"|\.\d{{3}}(?={SN}?(?:€|euros?\b))){_END}"
)
"""Dots that part thousands: "1.086.780", "12.345,67", "35.250 €"."""
_CENTS = re.compile(
    rf"{_START}\d+(?:{SN}\d{{3}})*\.\d\d(?={SN}?(?:€|%|euros?\b)){_END}"
)
"""A dot before cents or hundredths: "182 647.43 €"."""
_COMMA = re.compile(rf"{_START}\d+(?:{SN}\d{{3}})*,\d+{_END}")
"""A decimal comma."""
_MARK = re.compile(r"\d[.,]\d")
"""What all of these have."""
_FEWEST = 2
"""Figures that show how a document prints them, none of it the other way."""


def decimal_mark(texts: Iterable[str]) -> DecimalMark | None:
    """The decimal mark of a document by the figures of its sentences; None where they do not tell,
    or not all alike.

    >>> decimal_mark(["1.086.780 € pour 12.450,50 €"]), decimal_mark(["1,5 % et 2.50 €"])
    (',', None)
    """
    grouped = cents = commas = 0
    for text in filter(_MARK.search, texts):
        grouped += len(_GROUPED.findall(text))
        cents += len(_CENTS.findall(text))
        commas += len(_COMMA.findall(text))
    if grouped >= _FEWEST and not cents:
        return ","
    if cents >= _FEWEST and not grouped and not commas:
        return "."
    return None
