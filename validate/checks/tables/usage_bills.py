"""A bill of a stated use, in a table of prices: "Facture de 120 m³" is the fixed parts, and 120
times the prices of one m³.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import present
from extract.table import ColumnKind, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.tables.figure_table import FigureTable

CODE = "usage-bill"
_UNIT = r"(?P<unit>m3|m³|kwh|mwh)"
_BILL = re.compile(
    rf"(?:factures?|cout|montant|total)\b.*?(?<![\d,.])(?P<number>\d{{1,4}}) ?{_UNIT}\b"
)
"""A row that is a bill for so much of a unit: "Facture 120 m³"."""
_PRICE = re.compile(rf"(?:\(|/ ?|\b(?:par|au|le) )(?:€ ?/ ?)?{_UNIT}\b")
"""A row that prices one unit: "Part communale (€/m³)"."""
_FIXED = WordList("fixe", "abonnement", "prime fixe")
"""A row that is owed once whatever is used: "Abonnement"."""


@dataclass(frozen=True, slots=True)
class _Bill:
    """The row of a bill with the rows that make it, each with what it is multiplied by."""

    row: int
    parts: tuple[tuple[int, Decimal], ...]


def find(context: Context) -> Iterator[Identity]:
    """The bills of each table of prices, in each column of amounts."""
    for view in context.figure_tables:
        for bill in _bills(view):
            stated = [
                _identity(view, bill, col)
                for col in view.columns(ColumnKind.AMOUNT, ColumnKind.RATE)
            ]
            yield from _with_tally(present(stated), context)


def _bills(view: FigureTable) -> Iterator[_Bill]:
    """The rows that name a bill, where all rows above are fixed parts or prices of one unit."""
    labels = [fold(_label(view, row.index)) for row in view.rows]
    parts: list[int] = []
    for row in view.rows:
        bill = _BILL.match(labels[row.index])
        if bill is None:
            parts += [row.index] if row.kind is RowKind.DETAIL else []
            continue
        weights = [
            _weight(labels[part], bill["unit"], Decimal(bill["number"]))
            for part in parts
        ]
        known = present(weights)
        if len(known) == len(weights) > 1 and max(known) > 1:
            yield _Bill(row.index, tuple(zip(parts, known, strict=True)))


def _label(view: FigureTable, row: int) -> str:
    texts = view.columns(ColumnKind.TEXT, ColumnKind.LABEL)
    return " ".join(view.text(row, col) for col in texts)


def _weight(label: str, unit: str, number: Decimal) -> Decimal | None:
    """How often a part is in the bill; None for a part that is neither fixed nor of its unit."""
    price = _PRICE.search(label)
    if price is not None:
        return number if _same(price["unit"], unit) else None
    return Decimal(1) if _FIXED.within(label) else None


def _same(one: str, other: str) -> bool:
    return one.replace("³", "3") == other.replace("³", "3")


def _identity(view: FigureTable, bill: _Bill, col: int) -> Identity | None:
    """The bill of one column; None where a part is not printed."""
    result = view.facts.get((bill.row, col))
    parts = [
        (fact, weight)
        for row, weight in bill.parts
        if (fact := view.facts.get((row, col))) is not None
    ]
    if result is None or len(parts) != len(bill.parts):
        return None
    return Identity(
        id=stable_id(CODE, *view.words(bill.row, col)),
        rule=CODE,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=tuple(Term(fact.id, weight) for fact, weight in parts),
        table_id=view.table.id,
        label=view.name(bill.row, col),
        rounded=(result.id,) if _is_rounded(result, parts) else (),
    )


def _is_rounded(result: Fact, parts: Sequence[tuple[Fact, Decimal]]) -> bool:
    """Whether the bill prints fewer decimals than what makes it."""
    exact = [fact.value_or_zero * weight for fact, weight in parts]
    number = result.number
    return number is not None and any(each % number.ulp for each in exact)


def _with_tally(
    stated: Sequence[Identity], context: Context
) -> Iterator[Identity]:
    """The bills, believed for their words and the other columns; one alone only warns."""
    verdicts = [evaluate(one, context.facts).verdict for one in stated]
    held = verdicts.count(Verdict.HELD)
    failed = verdicts.count(Verdict.FAILED)
    if failed > held:
        return
    several = held + failed > 1
    grounds = (Ground.WORDS, Ground.AGREEMENT) if several else (Ground.WORDS,)
    adoption = Adoption(
        grounds, "the label says what is billed", LineTally(held, failed)
    )
    severity = Severity.ERROR if several else Severity.WARNING
    for one in stated:
        yield replace(one, adoption=adoption, severity=severity)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message("Facture type recalculée", "Typical bill recomputed"),
    source=Message(
        "La facture d'une consommation est la somme des parts fixes et du prix de chaque unité,"
        " fois le nombre d'unités.",
        "The bill of a use is the sum of the fixed parts and of the price of each unit, times the"
        " number of units.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les parts de la facture donnent {expected}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; the parts of the bill give {expected}, a difference of"
        " {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
