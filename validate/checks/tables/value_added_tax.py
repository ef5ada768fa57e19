"""What is due before tax, the tax, and what is due with it: HT + TVA = TTC."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.taxes import TaxPart, tax_part, tax_rate
from extract.several import found_in, only
from extract.table import ColumnKind, Row
from validate.check import (
    Check,
    Context,
    stable_id,
    stated_by_another,
)
from validate.model.adoption import (
    WORDING_AND_POSITION,
    Ground,
    LineTally,
    by_lines,
)
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    Verdict,
    evaluate,
    terms_of,
)
from validate.tables.figure_table import FigureTable

_Place = tuple[int, int]
_OBEYING = 3
"""Lines that obey their rates, in all and for each that does not, before any is judged."""
_FEW = 2
"""Lines that are too few to tell whether they obey."""


@dataclass(frozen=True, slots=True)
class _Bill:
    """The places of one amount before tax, of its taxes, and of the amount with them."""

    before: _Place
    taxes: tuple[_Place, ...]
    including: _Place
    rate: Decimal | None = None
    """The rate that the label of its only tax gives."""


def _find(context: Context) -> Iterator[Identity]:
    known = context.stated_figures
    for table in context.figure_tables:
        for bill in (*_in_rows(table), *_in_columns(table)):
            yield from _identities(table, bill, known, context)
        for stated in _at_rates(table, context):
            if frozenset(stated.facts) not in known:
                yield stated


def _in_rows(table: FigureTable) -> Iterator[_Bill]:
    """Rows that follow each other: "Total HT", one tax or more, "Total TTC"; where two tables are
    printed side by side, those of each.
    """
    for col in table.columns(ColumnKind.AMOUNT):
        yield from _down(table, col)


def _down(table: FigureTable, col: int) -> Iterator[_Bill]:
    before: int | None = None
    taxes: list[int] = []
    for row in table.rows:
        part = tax_part(table.line_label(row.index, col))
        if part is TaxPart.BEFORE:
            before, taxes = row.index, []
        elif before is None:
            continue
        elif part is TaxPart.TAX:
            taxes.append(row.index)
        elif part is TaxPart.WITH or _prints_figures(row):
            if part is TaxPart.WITH:
                yield _bill_down(table, col, before, taxes, row.index)
            before = None


def _prints_figures(row: Row) -> bool:
    return any(cell is not None and cell.numbers for cell in row.cells)


def _bill_down(
    table: FigureTable,
    col: int,
    before: int,
    taxes: Sequence[int],
    including: int,
) -> _Bill:
    rate = None
    if len(taxes) == 1:
        rate = tax_rate(table.line_label(taxes[0], col))
    of_taxes = tuple((row, col) for row in taxes)
    return _Bill((before, col), of_taxes, (including, col), rate)


def _in_columns(table: FigureTable) -> Iterator[_Bill]:
    """Columns side by side: "Montant HT", "TVA", "Montant TTC", where most lines obey."""
    amounts = table.columns(ColumnKind.AMOUNT)
    wanted = (TaxPart.BEFORE, TaxPart.TAX, TaxPart.WITH)
    for three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        headers = [" ".join(table.column(col).path) for col in three]
        if tuple(map(tax_part, headers)) != wanted:
            continue
        if not _obey(table, three):
            continue
        before, tax, including = three
        yield from (
            _Bill(
                (row.index, before),
                ((row.index, tax),),
                (row.index, including),
            )
            for row in table.rows
        )


def _at_rates(table: FigureTable, context: Context) -> Iterator[Identity]:
    """Amounts before tax and with it beside a column of rates, "TVA (%)", where many lines obey and
    few do not."""
    columns = _rated_columns(table)
    if columns is None:
        return
    stated = [
        _at_rate(table, row.index, columns)
        for row in table.rows
        if all(table.value(row.index, col) for col in columns)
    ]
    verdicts = [evaluate(one, context.facts).verdict for one in stated]
    held = verdicts.count(Verdict.HELD)
    tally = LineTally(held, len(stated) - held)
    if not _is_enough(tally.held, tally.failed):
        return
    adoption = by_lines(tally, "the rates are printed", Ground.WORDS)
    firm = _is_enough(tally.held - 1, tally.failed + 1)
    for one in stated:
        yield replace(one, adoption=adoption.as_heard(firm))


def _is_enough(held: int, failed: int) -> bool:
    return held >= max(_OBEYING, _OBEYING * failed)


def _rated_columns(table: FigureTable) -> tuple[int, int, int] | None:
    """The only columns of amounts before tax, of its rates, and of amounts with it."""
    kinds = (
        (ColumnKind.AMOUNT, TaxPart.BEFORE),
        (ColumnKind.PERCENT, TaxPart.TAX),
        (ColumnKind.AMOUNT, TaxPart.WITH),
    )
    found = [
        only(
            [
                col
                for col in table.columns(kind)
                if tax_part(" ".join(table.column(col).path)) is part
            ]
        )
        for kind, part in kinds
    ]
    before, rate, including = found
    if before is None or rate is None or including is None:
        return None
    return before, rate, including


def _at_rate(
    table: FigureTable, row: int, columns: tuple[int, int, int]
) -> Identity:
    before, rate, including = columns
    percent = table.value(row, rate) or Decimal(0)
    return Identity(
        id=stable_id(TAX.code, *table.words(row, including)),
        rule=TAX.code,
        kind=TAX.kind,
        form=Form.PRODUCT,
        result=table.facts[row, including].id,
        terms=(Term(table.facts[row, before].id),),
        table_id=table.table.id,
        constant=1 + percent / 100,
        label=table.name(row, including),
    )


def _obey(table: FigureTable, three: tuple[int, int, int]) -> bool:
    """Whether a third of the lines obey, of several: a tax on the margin is none on the amount
    beside it, and a line that is wrong is so in the total too."""
    rows = [
        row.index
        for row in table.rows
        if all(table.value(row.index, col) is not None for col in three)
    ]
    lines = (table.figures(row, three) for row in rows)
    held = sum(
        abs(before + tax - including) < 1 for before, tax, including in lines
    )
    return len(rows) <= _FEW or 3 * held >= len(rows)


def _identities(
    table: FigureTable,
    bill: _Bill,
    known: Set[frozenset[str]],
    context: Context,
) -> Iterator[Identity]:
    """The sum, where no check stated it (``known``, by their figures); the tax at its rate, unless
    some things are not taxed.
    """
    taxes = found_in(table.facts, bill.taxes)
    before, including = (
        table.facts.get(bill.before),
        table.facts.get(bill.including),
    )
    if before is None or including is None or not taxes:
        return

    total = _total(table, bill, [before, *taxes])
    if frozenset(total.facts) not in known:
        yield total
    if bill.rate is not None:
        tax = _tax(table, bill, before)
        breaks = evaluate(total, context.facts).verdict is Verdict.FAILED
        holds = evaluate(tax, context.facts).verdict is Verdict.HELD
        if breaks or holds:
            yield tax


def _total(table: FigureTable, bill: _Bill, terms: Sequence[Fact]) -> Identity:
    result = table.facts[bill.including]
    return Identity(
        id=stable_id(CHECK.code, *table.words(*bill.including)),
        rule=CHECK.code,
        kind=CHECK.kind,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=terms_of(terms),
        table_id=table.table.id,
        adoption=WORDING_AND_POSITION,
        label=table.name(*bill.including),
        rounded=tuple(
            table.facts[place].id
            for place in (bill.including, bill.before, *bill.taxes)
            if table.rounded(*place)
        ),
    )


def _tax(table: FigureTable, bill: _Bill, before: Fact) -> Identity:
    """The tax at the rate that its label gives: a warning at most, some things are not taxed."""
    assert bill.rate is not None
    (place,) = bill.taxes
    return Identity(
        id=stable_id(TAX.code, *table.words(*place)),
        rule=TAX.code,
        kind=TAX.kind,
        form=Form.PRODUCT,
        result=table.facts[place].id,
        terms=(Term(before.id),),
        table_id=table.table.id,
        constant=bill.rate,
        severity=Severity.WARNING,
        adoption=WORDING_AND_POSITION,
        label=table.name(*place),
    )


_SOURCE = Message(
    "Le montant TTC est le montant hors taxes augmenté de la TVA (CGI, art. 266 et 278).",
    "The amount with tax is the amount before tax and the tax.",
)
CHECK = Check(
    code="tax-included",
    version="1",
    kind=Kind.SUM,
    title=Message("Hors taxes, TVA et TTC", "Before tax, tax and with tax"),
    source=_SOURCE,
    failed=Message(
        "« {label} » porte {printed} ; hors taxes et TVA donnent {expected}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; the amount before tax and the tax give {expected}, a"
        " difference of {delta}.",
    ),
    find=_find,
)


TAX = Check(
    code="tax-at-rate",
    version="1",
    kind=Kind.PRODUCT,
    title=Message("TVA à son taux", "Tax at its rate"),
    source=_SOURCE,
    failed=Message(
        "« {label} » porte {printed} ; au taux imprimé le montant hors taxes donne {expected}, soit"
        " un écart de {delta}.",
        "“{label}” prints {printed}; at the printed rate the amount before tax gives {expected}, a"
        " difference of {delta}.",
    ),
    find=stated_by_another,
)


CHECKS = (CHECK, TAX)
