"""The lines of a table of allocations as records: who, where, for what, how many, how much."""

import json
import re
from collections.abc import Iterator, Sequence

from extract.cell_ref import line_id
from extract.document import Document
from extract.french.folding import fold, plain
from extract.french.lexicon.finance.grant_words import (
    is_price_of_one,
    name_before_given,
    names_what_is_given,
)
from extract.french.lexicon.row_words import is_deferred, is_refusal
from extract.french.numbers import Match, find_numbers
from extract.number import Number, Unit
from extract.records.beneficiary_keys import beneficiary_key
from extract.records.families.grant_periods import period_of_line
from extract.records.families.grant_table import GrantTable, own_cell
from extract.records.families.heading_lines import heading_lines
from extract.records.record import Record, number_text, table_record
from extract.several import present
from extract.table import Cell, Column, ColumnKind, Row, RowKind
from extract.tables.column_roles import Role
from extract.tables.rows.row_paths import number_of

_COUNTING = re.compile(
    r"^(?:nombres?|nbre?s?|nb|quantites?)\.? (?:de |d')?(?:la |l')?"
)
"""How the folded header of a column of quantities begins before it names what they count."""
_AFTER_COUNTED = re.compile(r" valeur\b| tarif\b| prix\b|\d|\(")
"""What follows the counted noun in such a header: "Nbre points ASLL Valeur 85,95 €"."""
_PRINTED_ELSEWHERE = frozenset(
    {Role.BENEFICIARY, Role.TERRITORY, Role.DESCRIPTION}
)
"""Parts whose columns have one of the frame."""


def line_records(
    document: Document, grants: GrantTable, *, every_line: bool = True
) -> Iterator[Record]:
    """One record for each detail line and measure that prints a figure or counts something; of
    ``every_line`` one at least, if it is no heading of others.
    """
    headings = heading_lines(grants)
    for row in grants.table.rows:
        is_empty = all(cell is None for cell in row.cells)
        if row.kind is not RowKind.DETAIL or is_empty or row.index in headings:
            continue
        printed: list[int] = []
        for index in grants.measures:
            if _is_printed(grants, row, index):
                printed.append(index)
        if every_line and not printed:
            printed = [_default_measure(grants)]
        for measure in printed:
            yield _record(document, grants, row, measure)


def sum_records(document: Document, grants: GrantTable) -> Iterator[Record]:
    """One record for each measure that a row prints which is no line of the list: a total, what is
    carried over a page, "dont …", a heading with what its lines come to.
    """
    headings = heading_lines(grants)
    for row in grants.table.rows:
        is_line = row.kind is RowKind.DETAIL and row.index not in headings
        if is_line or row.kind is RowKind.HEADER:
            continue
        for index in grants.measures:
            cell = own_cell(row, index)
            if cell is not None and cell.number is not None:
                record = _record(document, grants, row, index)
                yield {**record, "role": "sum"}


def _is_printed(grants: GrantTable, row: Row, measure: int) -> bool:
    """Whether a line prints a measure, or one of several that counts something on it."""
    if own_cell(row, measure) is not None:
        return True
    if len(grants.measures) <= 1:
        return False
    return grants.quantity(row, measure) is not None


def _default_measure(grants: GrantTable) -> int:
    """The measure a line without figures is recorded under."""
    return next(iter(grants.paying), grants.measures[0])


def _record(
    document: Document, grants: GrantTable, row: Row, measure: int
) -> Record:
    amount, counted = own_cell(row, measure), grants.quantity(row, measure)
    named = [row.cells[index] for index in grants.columns(Role.BENEFICIARY)]
    used = present((amount, counted, *named))
    name, description = _name_and_purpose(grants, row)
    is_repeated = grants.recapitulates or measure in grants.recap
    start, end = period_of_line(grants, row)
    return {
        **table_record(document, grants.table, row, used),
        "line_id": line_id(grants.table.id, row.index),
        "theme": row.theme or grants.text(row, Role.THEME),
        "operation": row.operation or grants.text(row, Role.OPERATION),
        "territory": grants.text(row, Role.TERRITORY),
        "beneficiary": name,
        "beneficiary_key": beneficiary_key(name) if name else "",
        "description": description,
        "measure": grants.table.columns[measure].label,
        **_quantities(grants, row, measure, counted),
        **_shares(grants, row),
        "amount": number_text(_granted(row, amount)),
        "decision": _decision(row, amount),
        "role": "recap" if is_repeated else "detail",
        "period_start": start,
        "period_end": end,
        "details": _details(grants, row),
    }


def _name_and_purpose(grants: GrantTable, row: Row) -> tuple[str, str]:
    """Who is given and for what: where the place of the name says what is given, the name stands
    over the line.
    """
    name = grants.text(row, Role.BENEFICIARY)
    purpose = grants.text(row, Role.DESCRIPTION)
    if names_what_is_given(name):
        over = _name_over(grants, row)
        return (over, purpose or name) if over else (name, purpose)

    # "Football Club Subvention annuelle" over "Subvention animateur": two lines of one name
    shared = name_before_given(name)
    if shared and _goes_on_below(grants, row):
        return shared, purpose or name.removeprefix(shared).strip()
    return name, purpose


def _name_over(grants: GrantTable, row: Row) -> str:
    """Whom a line that says what is given is for: the title just over it and over others of its
    kind, or the name that the first of them begins with. "" where neither is a name.
    """
    at = grants.table.rows.index(row)
    for above in reversed(grants.table.rows[:at]):
        text = grants.text(above, Role.BENEFICIARY)
        if above.kind is not RowKind.DETAIL:
            title = text.lstrip("-–• ")
            # it begins as a name does, with a capital
            return title if title[:1].isupper() else ""
        if not names_what_is_given(text):
            return name_before_given(text)
    return ""


def _goes_on_below(grants: GrantTable, row: Row) -> bool:
    """Whether the next line says what is given, and not to whom."""
    after = grants.table.rows.index(row) + 1
    below = grants.table.rows[after : after + 1]
    return any(
        one.kind is RowKind.DETAIL
        and names_what_is_given(grants.text(one, Role.BENEFICIARY))
        for one in below
    )


def _granted(row: Row, amount: Cell | None) -> Number | None:
    """The amount given: of a line turned down only a zero counts, any other figure is what was
    asked for.
    """
    if amount is None:
        return None
    number = amount.number or _before_remark(amount)
    if row.refused and number is not None and number.value:
        return None
    return number


def _before_remark(cell: Cell) -> Number | None:
    """The amount in euros that a cell prints before a remark: "900,00 € (sur présentation de la
    facture)", or that is all of a cell read as text. None where it prints another amount too.
    """
    if not (cell.malformed or cell.free):
        return None
    text = plain(cell.text)
    only = _only_amount(text)
    if only is None or only.start != 0:
        return None

    remark = text[only.end :].lstrip()
    if is_price_of_one(only.number.unit_text, remark):
        return None
    if not remark:
        return only.number if cell.free else None
    is_remark = remark.startswith("(") or remark[:1].isalpha()
    return only.number if is_remark else None


def _only_amount(text: str) -> Match | None:
    """The one amount in euros of a text; the number that it is, where it prints no euros."""
    found = find_numbers(text)
    amounts = [one for one in found if one.number.unit is Unit.EUR]
    if not amounts:
        amounts = [one for one in found if one.end - one.start == len(text)]
    return amounts[0] if len(amounts) == 1 else None


def _decision(row: Row, amount: Cell | None) -> str:
    """What was decided of a line, by its texts or by a word in the place of its amount."""
    texts: list[str] = []
    for cell in row.cells:
        if cell is not None and cell.free:
            texts.append(fold(cell.text))

    printed = "" if amount is None else fold(amount.text)
    if is_refusal(printed) or is_deferred(printed):
        texts = [printed]
    elif not row.refused:
        return "granted"
    return "deferred" if any(map(is_deferred, texts)) else "refused"


# ------------------------------------------------------------------------------
# quantities


def _quantities(
    grants: GrantTable, row: Row, measure: int, counted: Cell | None
) -> Record:
    """How many units a line pays, of what, and at what price."""
    number, column = None, None
    if counted is not None:
        number, column = counted.number, grants.table.columns[counted.raw.col]
    elif measure not in grants.recap:
        number = _leading_quantity(grants, row)

    rate = _figure(grants, row, Role.UNIT_RATE)
    if rate is None and column is not None:
        rate = column.rate if number is not None else None
    return {
        "quantity": number_text(number),
        "quantity_unit": _unit(number, column),
        "unit_rate": number_text(rate or grants.table.columns[measure].rate),
    }


def _shares(grants: GrantTable, row: Row) -> Record:
    """What the amount is a share of, and what was given before: of a table with one measure only,
    since nothing tells which of several they belong to.
    """
    parts = {
        "base": Role.BASE,
        "rate_percent": Role.RATE_PERCENT,
        "previous_amount": Role.PREVIOUS,
    }
    if len(grants.measures) > 1:
        return dict.fromkeys(parts, "")
    return {
        name: number_text(_figure(grants, row, role))
        for name, role in parts.items()
    }


def _figure(grants: GrantTable, row: Row, role: Role) -> Number | None:
    for index in grants.columns(role):
        cell = own_cell(row, index)
        if cell is not None and cell.number is not None:
            return cell.number
    return None


def _leading_quantity(grants: GrantTable, row: Row) -> Number | None:
    """The quantity a line's text opens with: ``8 postes en insertion par an``."""
    for index in grants.columns(Role.DESCRIPTION):
        cell = own_cell(row, index)
        if cell is None or not cell.free:
            continue
        if not cell.numbers:
            continue
        first = cell.numbers[0]
        counts = first.unit_text and not first.unit
        if counts and plain(cell.text).startswith(first.printed):
            return first
    return None


def _unit(number: Number | None, column: Column | None) -> str:
    """What a quantity counts: as printed after it, or as its header says."""
    if number is None:
        return ""
    if column is None:
        return fold(number.unit_text).split()[0]
    words = _AFTER_COUNTED.split(fold(column.path[-1]))[0].strip()
    if number.unit_text and not words:
        return number.unit_text
    return _COUNTING.sub("", words)


# ------------------------------------------------------------------------------
# what has no column of its own


def _details(grants: GrantTable, row: Row) -> str:
    """What the line prints and the frame has no column for, by column title, as a JSON object:
    texts, titles over the line, malformed figures and amounts asked for."""
    details = _titles(grants, row)
    for column in grants.table.columns:
        cell = row.cells[column.index]
        if cell is not None and _is_detail(grants, row, column, cell):
            details[column.label] = plain(cell.text)
    if details:
        return json.dumps(details, ensure_ascii=False)
    return ""


def _is_detail(
    grants: GrantTable, row: Row, column: Column, cell: Cell
) -> bool:
    role = grants.roles[column.index]
    if column.kind is ColumnKind.EMPTY or role in _PRINTED_ELSEWHERE:
        return False
    if _replaces_number(row, role):
        return False
    if cell.free and not cell.nil:
        return True

    is_own = cell.raw.row == row.index
    if not is_own:
        return False
    if cell.malformed or role is Role.REQUESTED:
        return True
    return _is_unspent(row, role, cell)


def _replaces_number(row: Row, role: Role) -> bool:
    """Whether a column's text is already the line's theme or operation, which have no number."""
    if role is Role.OPERATION:
        return not row.operation
    return role is Role.THEME and not row.theme


def _is_unspent(row: Row, role: Role, cell: Cell) -> bool:
    """Whether a cell in the place of an amount prints what the line does not give: words, several
    amounts, what was asked for.
    """
    if role is not Role.MEASURE or cell.nil:
        return False
    return _granted(row, cell) is None


def _titles(grants: GrantTable, row: Row) -> dict[str, str]:
    """The titles that a line stands under: bands, and the table's caption where it carries the
    theme's number.
    """
    columns = {plain(cell.text) for cell in row.cells if cell is not None}
    over = [text for text in row.path if text not in columns]
    caption = plain(grants.table.caption)
    number, _ = number_of(caption)
    if number and caption not in over:
        over.insert(0, caption)
    return _numbered(over)


def _numbered(titles: Sequence[str]) -> dict[str, str]:
    if len(titles) == 1:
        return {"titre": titles[0]}
    return {f"titre {n}": text for n, text in enumerate(titles, start=1)}
