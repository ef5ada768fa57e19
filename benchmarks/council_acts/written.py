"""Rows of figures under keys `row.column`, and the relations that acts mostly have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import number, rounded
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Cell, Row, RowKind, make_row

NIL = "–"


def write(ink: Ink, row: str, **texts: str) -> list[str]:
    """Print the figures of a row, by column; a nil mark and an empty cell are no figures."""
    return [
        text if text in {NIL, ""} else ink(f"{row}.{column}", text)
        for column, text in texts.items()
    ]


def or_nil(value: Decimal | int, places: int = 2) -> str:
    """A figure, or the mark of nothing."""
    return number(value, places) if value else NIL


def read(ink: Ink, key: str) -> Decimal:
    """A printed figure; what is not printed is nought."""
    return ink.value(key) if key in ink.printed else Decimal(0)


def prove_columns(
    ink: Ink, total: str, rows: Sequence[str], columns: Iterable[str]
) -> None:
    """In each column `total` is the sum of `rows`."""
    for column in columns:
        key = f"{total}.{column}"
        terms = [read(ink, f"{row}.{column}") for row in rows]
        ink.prove(f"sum {key}", read(ink, key) == sum(terms))


def prove_across(
    ink: Ink, row: str, total: str, columns: Iterable[str]
) -> None:
    """In a row the column `total` is the sum of `columns`."""
    terms = [read(ink, f"{row}.{column}") for column in columns]
    ink.prove(
        f"across {row}.{total}", read(ink, f"{row}.{total}") == sum(terms)
    )


def prove_product(
    ink: Ink,
    key: str,
    factors: Iterable[str],
    rate: Decimal | int = 1,
    places: int = 2,
) -> None:
    """`key` is the product of `factors` and of a rate, rounded."""
    exact = Decimal(rate)
    for factor in factors:
        exact *= ink.value(factor)
    ink.prove_rounded(key, exact, places)


def prove_ratio(
    ink: Ink,
    key: str,
    part: str,
    whole: str,
    rate: Decimal | int = 1,
    places: int = 2,
) -> None:
    """`key` is `part` over `whole` times a rate (100 for a share), rounded."""
    ink.prove_rounded(key, ink.value(part) * rate / ink.value(whole), places)


def prove_growth(
    ink: Ink, key: str, new: str, old: str, places: int = 1
) -> None:
    """`key` is the change from `old` to `new`, in percent of `old`."""
    before, now = ink.value(old), ink.value(new)
    ink.prove_rounded(key, (now - before) * 100 / before, places)


def prove_gap(ink: Ink, key: str, more: str, *less: str) -> None:
    """`key` is what is left of `more` once `less` are taken away."""
    left = read(ink, more) - sum((read(ink, one) for one in less), Decimal(0))
    ink.prove(f"gap {key}", read(ink, key) == left)


def prove_mean(
    ink: Ink, key: str, terms: Sequence[str], places: int = 1
) -> None:
    """`key` is the mean of `terms`, rounded."""
    values = ink.values(terms)
    ink.prove_rounded(key, sum(values, Decimal(0)) / len(values), places)


def product(*factors: Decimal | int, places: int = 2) -> Decimal:
    """A product, rounded as a clerk rounds it."""
    exact = Decimal(1)
    for factor in factors:
        exact *= factor
    return rounded(exact, places)


def write_row(
    ink: Ink, kind: RowKind, label: str | Cell, key: str, **texts: str
) -> Row:
    """A row of a label and its figures, printed under `key.column`."""
    return make_row(kind, label, *write(ink, key, **texts))


def prove_running(ink: Ink, keys: Sequence[str], amount: str, run: str) -> None:
    """In the column `run` each row adds its `amount` to what the row above has."""
    before = Decimal(0)
    for key in keys:
        now = read(ink, f"{key}.{run}")
        ink.prove(
            f"running {key}", now == before + read(ink, f"{key}.{amount}")
        )
        before = read(ink, f"{key}.{run}")
