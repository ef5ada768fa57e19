"""Columns of prices that are amounts: "Prix HT", "TVA", "Prix TTC" side by side, or "Prix" beside
"Surface" and "Prix par m²".

Of one of something the tax is hardly printed: where it has a column of amounts of its own, what is
before it and what is with it are amounts as well, unless their headers say what they are the price
of one of ("Prix unitaire HT", "Tarif TTC"). And where another column has the price of one, and
another how many, the price that says no more is what these come to.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.french.folding import fold
from extract.french.lexicon.factors import names_a_unit_price
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.reasons import ColumnCause
from extract.table import Column, ColumnKind

_BARE_PRICE = re.compile(r"prix(?: (?:totale?|net|ht|ttc))*(?: \(.*\))?")
"""A price, and nothing said of what: "Prix (€)", "Prix total HT"."""


def of_whole_lots(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, the only bare price turned into amounts where the one column of rates beside it
    is of the price of one, and one alone counts: of several nothing says which it is of."""
    rates = [one for one in columns if one.kind is ColumnKind.RATE]
    bare = [
        one
        for one in rates
        if _BARE_PRICE.fullmatch(fold(_header(one))) and _may_be_amount(one)
    ]
    of_one = [one for one in rates if names_a_unit_price(_header(one))]
    counts = [one for one in columns if one.kind is ColumnKind.COUNT]
    numbers = len(bare), len(of_one), len(rates), len(counts)
    if numbers != (1, 1, 2, 1):
        return tuple(columns)
    return tuple(_as_amount(one) if one is bare[0] else one for one in columns)


def like_their_tax(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, the prices before a tax and with it turned into amounts where that is one."""
    parts = [tax_part(_header(column)) for column in columns]
    taxes = {
        column.path[:-1]
        for column, part in zip(columns, parts, strict=True)
        if part is TaxPart.TAX and column.kind is ColumnKind.AMOUNT
    }
    return tuple(
        _as_amount(column)
        if part in (TaxPart.BEFORE, TaxPart.WITH)
        and column.path[:-1] in taxes
        and _may_be_amount(column)
        else column
        for column, part in zip(columns, parts, strict=True)
    )


def _header(column: Column) -> str:
    return " ".join(column.path)


def _may_be_amount(column: Column) -> bool:
    """Whether nothing but a word for prices makes a column one of rates."""
    if column.kind is not ColumnKind.RATE:
        return False
    if column.reason.cause is not ColumnCause.HEADER_WORD:
        return False
    return not names_a_unit_price(_header(column))


def _as_amount(column: Column) -> Column:
    reason = replace(column.reason, runner_up=ColumnKind.RATE.value)
    return replace(column, kind=ColumnKind.AMOUNT, reason=reason)
