"""The price of one unit under a bill of a stated use: "Prix TTC au m³" below the total of "120 m³
au 1er janvier" is that total over 120.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.french.folding import fold
from extract.table import ColumnKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Verdict,
    evaluate,
    terms_of,
)
from validate.tables.figure_table import CLOSING, FigureTable

CODE = "price-of-use"
_UNIT = r"(?P<unit>m3|m³|kwh|mwh|litres?|tonnes?)"
_PRICE = re.compile(
    rf"(?:prix|cout|tarif)\b.*?(?:/ ?|\b(?:par|au|du|le|la) ){_UNIT}\b"
)
"""A row that prices one unit: "Prix TTC au m³"."""
_USE = re.compile(
    rf"(?<![\d,.])(?P<number>\d{{1,3}}(?: \d{{3}})?|\d{{4}}) ?{_UNIT}\b"
)
"""So much of a unit, in the header of a column: "120 m³ au 1er janvier 2026"."""
_TAX = re.compile(r"\b(?:ttc|ht|hors taxes?|toutes taxes comprises)\b")
"""Words of the tax in a label."""
_NAMES = {
    "hors taxe": "ht",
    "hors taxes": "ht",
    "toutes taxes comprises": "ttc",
}


def find(context: Context) -> Iterator[Identity]:
    """The prices of one unit in each table whose columns are of so many, and that totals them."""
    for view in context.figure_tables:
        for row in view.rows:
            price = _PRICE.match(fold(row.label))
            total = None if price is None else _total(view, row.index)
            if price is not None and total is not None:
                stated = _stated(view, (total, row.index), price["unit"])
                yield from _with_tally(list(stated), context)


def _total(view: FigureTable, price: int) -> int | None:
    """The last total above a price that is of the same tax."""
    wanted = _tax(view.rows[price].label)
    above = (row for row in view.of_kind(*CLOSING) if row < price)
    alike = [row for row in above if _tax(view.rows[row].label) == wanted]
    return alike[-1] if alike else None


def _tax(label: str) -> str | None:
    found = _TAX.search(fold(label))
    return None if found is None else _NAMES.get(found[0], found[0])


def _stated(
    view: FigureTable, rows: tuple[int, int], unit: str
) -> Iterator[Identity]:
    """The price in each column whose header says how many units it is of."""
    total, price = rows
    for col in view.columns(ColumnKind.AMOUNT, ColumnKind.RATE):
        use = _USE.search(fold(" ".join(view.column(col).path)))
        result = view.facts.get((price, col))
        whole = view.facts.get((total, col))
        if use is None or result is None or whole is None:
            continue
        number = Decimal(use["number"].replace(" ", ""))
        if number > 1 and use["unit"] == unit:
            yield Identity(
                id=stable_id(CODE, *view.words(price, col)),
                rule=CODE,
                kind=Kind.PRODUCT,
                form=Form.PRODUCT,
                result=result.id,
                terms=terms_of([whole]),
                table_id=view.table.id,
                constant=1 / number,
                label=view.name(price, col),
            )


def _with_tally(
    stated: Sequence[Identity], context: Context
) -> Iterator[Identity]:
    """The prices, believed for their words and the other columns; one alone only warns."""
    verdicts = [evaluate(one, context.facts).verdict for one in stated]
    held = verdicts.count(Verdict.HELD)
    failed = verdicts.count(Verdict.FAILED)
    if failed > held:
        return
    grounds = (Ground.WORDS, Ground.AGREEMENT)[: 1 + (held > 0)]
    adoption = Adoption(
        grounds, "the header says how many", LineTally(held, failed)
    )
    severity = Severity.ERROR if held > failed else Severity.WARNING
    for one in stated:
        yield replace(one, adoption=adoption, severity=severity)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.PRODUCT,
    title=Message(
        "Prix d'une unité sous la facture type",
        "Price of one unit under a typical bill",
    ),
    source=Message(
        "Le prix d'une unité est le total de la facture divisé par le nombre d'unités que dit"
        " l'en-tête.",
        "The price of one unit is the total of the bill divided by the number of units that the"
        " header tells.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le total divisé par le nombre d'unités donne {expected},"
        " soit un écart de {delta}.",
        "“{label}” prints {printed}; the total divided by the number of units gives {expected}, a"
        " difference of {delta}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
