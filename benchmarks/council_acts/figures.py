"""French figures: how they are written, and how a written one is read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

COUNTED = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
)  # fmt: skip
"""Counts written out, each at its own place."""

CENT = Decimal("0.01")


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Round half up, as public accounts do."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Decimal | int, places: int = 2) -> str:
    """`1234567.8` is written `1 234 567,80`."""
    text = f"{rounded(Decimal(value), places):,.{places}f}"
    return text.replace(",", " ").replace(".", ",")


def euros(value: Decimal | int, places: int = 2) -> str:
    """A figure followed by the euro sign."""
    return f"{number(value, places)} €"


def signed(value: Decimal | int, places: int = 2) -> str:
    """A figure that shows its plus sign."""
    return f"+{number(value, places)}" if value > 0 else number(value, places)


def column_sums(rows: Iterable[Sequence[Decimal]]) -> list[Decimal]:
    """The sum of each column."""
    return [sum(column, Decimal(0)) for column in zip(*rows, strict=True)]


def share(
    part: Decimal | int, whole: Decimal | int, places: int = 2
) -> Decimal:
    """`part` in percent of `whole`."""
    return rounded(Decimal(part) * 100 / Decimal(whole), places)


def growth(new: Decimal | int, old: Decimal | int, places: int = 1) -> Decimal:
    """The change from `old` to `new`, in percent of `old`."""
    return rounded((Decimal(new) - Decimal(old)) * 100 / Decimal(old), places)


def percent(value: Decimal | int, places: int = 2) -> str:
    """A rate as written: `12,50 %`."""
    return f"{number(value, places)} %"


def signed_percent(value: Decimal | int, places: int = 1) -> str:
    """A rate that shows its plus sign."""
    return f"{signed(value, places)} %"


def parsed(text: str) -> Decimal:
    """The first figure of a printed cell; parentheses and a minus sign make it negative.

    Raises:
        ValueError: the text holds no figure.
    """
    plain = re.sub(r"<sup>.*?</sup>", "", text)
    found = re.search(r"([-–(])?\s*(\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?", plain)

    if found is None:
        raise ValueError(f"no figure in {text!r}")

    sign, whole, decimals = found.groups()
    value = Decimal(f"{whole.replace(' ', '')}.{decimals or '0'}")
    return -value if sign else value
