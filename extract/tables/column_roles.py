"""What part a column plays in a line: who, where, what, how many, how much. Read from header
wording and kind.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from extract.french.folding import fold, words
from extract.french.lexicon import header_words
from extract.french.lexicon.totals import names_a_sum
from extract.table import Column, ColumnKind, RowKind, Table


class Role(StrEnum):
    """The part a column plays."""

    BENEFICIARY = "beneficiary"
    TERRITORY = "territory"
    DESCRIPTION = "description"
    THEME = "theme"
    OPERATION = "operation"
    CODE = "code"
    IMPUTATION = "imputation"
    LINE_NUMBER = "line-number"
    DECISION = "decision"
    START = "start"
    END = "end"
    PERIOD = "period"
    QUANTITY = "quantity"
    UNIT_RATE = "unit-rate"
    RATE_PERCENT = "rate-percent"
    CHANGE = "change"
    """An evolution in percent: says nothing of the line itself."""
    BASE = "base"
    PREVIOUS = "previous"
    REQUESTED = "requested"
    MEASURE = "measure"
    OTHER = "other"


_TEXT_ROLES = (
    (Role.DECISION, header_words.DECISION),
    (Role.PERIOD, header_words.PERIOD),
    (Role.BENEFICIARY, header_words.BENEFICIARY),
    (Role.OPERATION, header_words.OPERATION),
    (Role.THEME, header_words.THEME),
    (Role.TERRITORY, header_words.TERRITORY),
    (Role.BENEFICIARY, header_words.COLLECTIVITY),
    (Role.OTHER, header_words.REMARK),
    (Role.DESCRIPTION, header_words.DESCRIPTION),
)
"""What a header of texts announces: the first that is named. A commune is a territory before it
receives anything."""


def roles(table: Table) -> tuple[Role, ...]:
    """The part of each column of ``table``, in order; each text part is given once, to the best
    placed column.
    """
    found = [_role(column) for column in table.columns]
    _settle_years(table, found)
    _settle_givers(table, found)
    if not any(role is Role.MEASURE for role in found):
        _promote(found, Role.BASE)
    for role in (Role.BENEFICIARY, Role.DESCRIPTION, Role.TERRITORY, Role.OPERATION, Role.THEME):
        _once(found, role)
    return tuple(found)


def _role(column: Column) -> Role:
    text = fold(" ".join(column.path))
    reader = _READERS.get(column.kind)
    return Role.OTHER if reader is None else reader(text)


def text_role(column: Column) -> Role:
    """The part that a column of text announces in its header."""
    return _text_role(fold(" ".join(column.path)))


def announces_text(path: tuple[str, ...]) -> bool:
    """Whether header texts name something told in words: a territory, a purpose, key figures."""
    text = fold(" ".join(path))
    return _named_role(text) is not None


def is_account(column: Column) -> bool:
    """Whether the column holds chapters, articles or accounts of a budget."""
    return (
        column.kind is ColumnKind.CODE
        and _code_role(fold(" ".join(column.path))) is Role.IMPUTATION
    )


def _text_role(text: str) -> Role:
    return _named_role(text) or Role.OTHER


def _named_role(text: str) -> Role | None:
    """The first part that the words of a folded header name, or None."""
    for role, concept in _TEXT_ROLES:
        if concept.within(text) or _is_receiver(role, text):
            return role
    return None


def _is_receiver(role: Role, text: str) -> bool:
    return role is Role.BENEFICIARY and header_words.NAME_FIRST.match(text) is not None


def _percent_role(text: str) -> Role:
    return Role.RATE_PERCENT if header_words.INTENSITY.search(text) else Role.CHANGE


def _date_role(text: str) -> Role:
    if header_words.END.search(text):
        return Role.END
    return Role.START if header_words.START.search(text) else Role.OTHER


def _amount_role(text: str) -> Role:
    if header_words.PREVIOUS.search(text):
        return Role.PREVIOUS
    if header_words.OWN_FUNDS.search(text):
        return Role.OTHER
    if header_words.REQUESTED.search(text):
        return Role.REQUESTED
    if header_words.BASE.search(text) and not header_words.GRANT_FIRST.match(text):
        return Role.BASE
    return Role.MEASURE


def _code_role(text: str) -> Role:
    if header_words.BUDGET_ACCOUNT.search(text):
        return Role.IMPUTATION
    return Role.CODE if header_words.REFERENCE.search(text) else Role.LINE_NUMBER


_READERS: dict[ColumnKind, Callable[[str], Role]] = {
    ColumnKind.TEXT: _text_role,
    ColumnKind.LABEL: _text_role,
    ColumnKind.AMOUNT: _amount_role,
    ColumnKind.COUNT: lambda _: Role.QUANTITY,
    ColumnKind.RATE: lambda _: Role.UNIT_RATE,
    ColumnKind.PERCENT: _percent_role,
    ColumnKind.CODE: _code_role,
    ColumnKind.DATE: _date_role,
}


def _settle_years(table: Table, found: list[Role]) -> None:
    """Of two measures that name two years the later is meant; the other is what was given before.

    Three years or more, and payments spread over years, are a schedule: each is a measure.
    """
    years = {
        c.index: c.year
        for c in table.columns
        if found[c.index] is Role.MEASURE and c.year is not None
    }
    spread = any(header_words.SCHEDULE.search(fold(table.columns[c].label)) for c in years)
    if len(set(years.values())) == 2 and not spread:
        for index, year in years.items():
            if year < max(years.values()):
                found[index] = Role.PREVIOUS


def _settle_givers(table: Table, found: list[Role]) -> None:
    """Where some measures say that they are given ("Subvention"), the others (another body's share)
    are not.
    """
    measures = [index for index, role in enumerate(found) if role is Role.MEASURE]
    given = [
        index
        for index in measures
        if header_words.GRANTED.search(fold(" ".join(table.columns[index].path)))
    ]
    if given:
        for index in set(measures) - set(given):
            if not names_a_sum(table.columns[index].path[-1]):
                found[index] = Role.OTHER


def _promote(found: list[Role], role: Role) -> None:
    last = max((index for index, each in enumerate(found) if each is role), default=None)
    if last is not None:
        found[last] = Role.MEASURE


def _once(found: list[Role], role: Role) -> None:
    """Keeps the first column of a text role; later ones are details."""
    seen = False
    for index, each in enumerate(found):
        if each is role and seen:
            found[index] = Role.OTHER
        seen = seen or each is role


def recap_columns(table: Table, measures: Iterable[int]) -> frozenset[int]:
    """The measures that repeat others: said to be a total, spanning several lines, or the sum of
    earlier columns.

    The sum is tried on the printed total line only; where that line is wrong the wording and the
    spans remain.
    """
    columns = list(measures)
    found = {
        index
        for index in columns
        if len(columns) > 1 and names_a_sum(table.columns[index].path[-1])
    }
    found |= {
        index for index in columns if len(columns) > 1 and _spans_lines(table, index, columns)
    }
    for position, index in enumerate(columns):
        if _is_sum(table, index, columns[:position]):
            found.add(index)
    return frozenset(found) if len(found) < len(columns) else frozenset()


def _spans_lines(table: Table, index: int, measures: list[int]) -> bool:
    """Whether one figure of the column covers lines that print figures of their own in other
    measures.
    """
    for row in table.rows:
        cell = row.cells[index]
        if (
            cell is not None
            and cell.raw.row < row.index
            and cell.numbers
            and row.kind is RowKind.DETAIL
        ):
            others = (row.cells[other] for other in measures if other != index)
            if any(
                other is not None and other.raw.row == row.index and other.numbers
                for other in others
            ):
                return True
    return False


def _is_sum(table: Table, index: int, earlier: list[int]) -> bool:
    """Whether on the last total lines the column is the sum of at least two of the ``earlier``
    ones.
    """
    lines = [row for row in table.rows if row.kind in {RowKind.TOTAL, RowKind.SUBTOTAL}][-3:]
    if not lines or not 2 <= len(earlier) <= 12:
        return False
    values = [[_value(table, row.index, col) for col in (*earlier, index)] for row in lines]
    subsets = range(1, 2 ** len(earlier))
    return any(
        bits.bit_count() >= 2
        and all(
            line[-1] and sum(line[k] for k in range(len(earlier)) if bits >> k & 1) == line[-1]
            for line in values
        )
        for bits in subsets
    )


def _value(table: Table, row: int, col: int) -> int:
    """The figure in thousandths, 0 where there is none: whole numbers make the search over subsets
    cheap.
    """
    cell = table.rows[row].cells[col]
    number = cell.number if cell is not None else None
    return int(number.value * 1000) if number is not None else 0


def paired_quantity(
    table: Table, measure: int, quantities: list[int], measures: list[int]
) -> int | None:
    """The column that counts what ``measure`` pays for: the only one, or the one whose header
    shares its own words.
    """
    if len(measures) == 1 and len(quantities) == 1:
        return quantities[0]
    common = _shared_by_all(table, measures)
    own = set(words(" ".join(table.columns[measure].path))) - common
    scores = {q: len(own & set(words(" ".join(table.columns[q].path)))) for q in quantities}
    best = max(scores.values(), default=0)
    chosen = [q for q, score in scores.items() if score == best]
    return chosen[0] if best and len(chosen) == 1 else None


def _shared_by_all(table: Table, columns: list[int]) -> set[str]:
    sets = [set(words(" ".join(table.columns[c].path))) for c in columns]
    return set.intersection(*sets) if len(sets) > 1 else set()


def is_recap(table: Table) -> bool:
    """Whether the table says that it sums up others."""
    title = fold(f"{table.caption} {' '.join(table.raw.header)}")
    return header_words.RECAPITULATION.search(title) is not None


def grants_something(table: Table, measures: Iterable[int]) -> bool:
    """Whether a measure, or the table's title, speaks of money given."""
    return any(
        header_words.GRANTED.search(fold(" ".join(table.columns[m].path))) for m in measures
    ) or (header_words.GRANTED.search(fold(table.caption)) is not None)
