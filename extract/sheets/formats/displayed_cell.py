"""A cell with what its display leaves out: the digits that were rounded away."""

from dataclasses import replace
from decimal import Decimal, localcontext

from extract.french.numbers import parse_number
from extract.sheets.workbook import SheetCell

TRUE, FALSE = "VRAI", "FAUX"
"""What a sheet in French displays for a logical value."""
_FACTORS = (Decimal(1), Decimal(100), Decimal("0.001"), Decimal("0.000001"))
"""What a display may multiply a number by: percents, thousands, millions."""
_NOISE = Decimal("1E-13")
"""Share of a number that its storage in binary may add."""


def displayed_cell(cell: SheetCell, stored: Decimal | None) -> SheetCell:
    """``cell``, marked where ``stored`` has more digits than its text."""
    if stored is not None and is_rounded(cell.text, stored):
        return replace(cell, rounded=True)
    return cell


def is_rounded(text: str, stored: Decimal) -> bool:
    """Whether a displayed number is one that was rounded.

    >>> is_rounded("33,33", Decimal("33.33333"))
    True
    >>> is_rounded("0,30", Decimal("0.30000000000000004"))
    False
    >>> is_rounded("5,5 %", Decimal("0.055")), is_rounded("15/03/2023", Decimal(45000))
    (False, False)
    """
    number = parse_number(text)
    if number is None:
        return False
    shown, half = abs(number.value), number.half_unit
    with localcontext(prec=60):
        for factor in _FACTORS:
            away = abs(abs(stored) * factor - shown)
            noise = _NOISE * max(shown, Decimal(1))
            if away <= half + noise:
                return away > noise
    return False
