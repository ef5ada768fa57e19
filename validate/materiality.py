"""Materiality and the sums of misstatements, in the sense of ISA 320 and ISA 450."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extract.document import Document
from extract.errors import UsageError
from extract.several import by_id
from extract.table import ColumnKind, RowKind, Table
from validate.model.finding import Finding
from validate.model.identity import Kind

_WHOLE = 20
"""Digits of an amount that has no cents to speak of, and may be too long to round to them."""
TRIVIAL = Decimal("0.05")
"""Below this share of materiality a misstatement is clearly trivial (the usual reading of ISA 450,
A2).
"""
_FIGURE_AND_UNIT = re.compile(
    r"\s*(?P<figure>[\d   .,]+?)\s*(?P<unit>%|€|k€|M€)?\s*"
)
"""What is asked for: "5 000", "1 %", "2,5 M€"."""
_MONEY = (Kind.SUM, Kind.PRODUCT, Kind.DIFFERENCE, Kind.EQUALITY, Kind.CARRY)


@dataclass(frozen=True, slots=True)
class Misstatements:
    """The differences of one nature: how many findings, their algebraic sum, and the sum of their
    sizes.
    """

    count: int
    net: Decimal
    gross: Decimal


def threshold(text: str, document: Document) -> Decimal | None:
    """The amount that ``--materiality`` means: an amount, or a share of the document's largest
    total ("1 %").

    None where nothing was asked for, or no total is printed for a share to be taken of.

    Raises:
        UsageError: the text is neither.
    """
    if not text.strip():
        return None
    value, unit = asked(text)
    if unit != "%":
        return value * {"k€": 1000, "M€": 1000000}.get(unit, 1)
    total = largest_total(document)
    if total is None:
        return None
    return (total * value / 100).quantize(Decimal("0.01"))


def asked(text: str) -> tuple[Decimal, str]:
    """The figure and the unit of ``--materiality``, before any document is read.

    Raises:
        UsageError: the text is neither an amount nor a share.
    """
    match = _FIGURE_AND_UNIT.fullmatch(text)
    value = _decimal(match["figure"]) if match else None
    if match is None or value is None:
        raise UsageError(
            f"--materiality : « {text} » n'est ni un montant (5000) ni une part du total (1 %).",
            f"--materiality: “{text}” is neither an amount (5000) nor a share of the total (1%).",
        )
    return value, match["unit"] or ""


def _decimal(text: str) -> Decimal | None:
    plain = "".join(text.split())
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def largest_total(document: Document) -> Decimal | None:
    """The largest amount printed on a total line, which a share of materiality is taken of."""
    tables = by_id(document.tables)
    amounts = []
    for fact in document.facts:
        table = tables.get(fact.table_id)
        if table is None or fact.value is None:
            continue
        if _is_an_amount(table, fact.col) and _is_of_a_total(table, fact.row):
            amounts.append(abs(fact.value))
    return max(amounts, default=None)


def _is_an_amount(table: Table, col: int | None) -> bool:
    return col is not None and table.columns[col].kind is ColumnKind.AMOUNT


def _is_of_a_total(table: Table, row: int | None) -> bool:
    return row is not None and table.rows[row].kind is RowKind.TOTAL


def trivial(materiality: Decimal | None) -> Decimal:
    """The amount below which a misstatement is clearly trivial."""
    if materiality is None:
        return Decimal(0)
    amount = materiality * TRIVIAL
    return (
        amount
        if amount.adjusted() > _WHOLE
        else amount.quantize(Decimal("0.01"))
    )


def misstatements(
    findings: Iterable[Finding],
    materiality: Decimal | None = None,
    amounts: Mapping[str, Decimal] | None = None,
) -> dict[str, Misstatements]:
    """Factual and judgmental misstatements apart; those clearly trivial and those explained are
    left out, and rules of law, which state no amount.

    ``amounts`` are the differences in euros by finding id, where the caller knows them better than
    the findings do (a wrong number of posts moves a grant); without it, each finding's own
    difference where it is one of amounts.
    """
    least = trivial(materiality)
    sums: dict[str, list[Decimal]] = {"factual": [], "judgmental": []}
    for finding in findings:
        amount = _own(finding) if amounts is None else amounts.get(finding.id)
        if (
            finding.nature in sums
            and finding.status in ("open", "confirmed")
            and amount is not None
            and abs(amount) >= least
        ):
            sums[finding.nature].append(amount)
    return {
        nature: Misstatements(
            len(deltas),
            sum(deltas, Decimal(0)),
            sum(map(abs, deltas), Decimal(0)),
        )
        for nature, deltas in sums.items()
    }


def _own(finding: Finding) -> Decimal | None:
    if finding.money and finding.kind in _MONEY:
        return finding.delta
    return None
