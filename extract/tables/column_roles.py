"""What part a column plays in a line: who, where, what, how many, how much. Read from header
wording and kind.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from extract.french.folding import fold
from extract.french.lexicon import header_words
from extract.french.lexicon.totals import names_a_sum
from extract.table import Column, ColumnKind, ColumnUse, Table


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
    found = list(map(_role, table.columns))
    _settle_years(table, found)
    _settle_givers(table, found)
    for column in table.columns:
        if column.use is not None:
            found[column.index] = _OF_USE[column.use]

    bases = _played(found, Role.BASE)
    if bases and Role.MEASURE not in found:
        found[bases[-1]] = Role.MEASURE

    for role in _GIVEN_ONCE:
        for later in _played(found, role)[1:]:
            found[later] = Role.OTHER
    return tuple(found)


_OF_USE = {
    ColumnUse.VOTED: Role.MEASURE,
    ColumnUse.PROPOSED: Role.MEASURE,
    ColumnUse.REQUESTED: Role.REQUESTED,
    ColumnUse.EXECUTED: Role.OTHER,
    ColumnUse.PREVIOUS: Role.PREVIOUS,
    ColumnUse.OTHER: Role.OTHER,
}
"""The part of a column whose amounts a person named."""


def _played(found: Sequence[Role], role: Role) -> list[int]:
    """The columns that play a part."""
    return [index for index, each in enumerate(found) if each is role]


_GIVEN_ONCE = (
    Role.BENEFICIARY,
    Role.DESCRIPTION,
    Role.TERRITORY,
    Role.OPERATION,
    Role.THEME,
)
"""Parts that the first column of their kind plays; later ones are details."""


def header_text(column: Column) -> str:
    """The header texts over a column as one, folded."""
    return fold(" ".join(column.path))


def _role(column: Column) -> Role:
    reader = _READERS.get(column.kind)
    if reader is None:
        return Role.OTHER
    return reader(header_text(column))


def text_role(column: Column) -> Role:
    """The part that a column of text announces in its header."""
    return _text_role(header_text(column))


def announces_text(path: tuple[str, ...]) -> bool:
    """Whether header texts name something told in words: a territory, a purpose, key figures."""
    return _named_role(fold(" ".join(path))) is not None


def is_account(column: Column) -> bool:
    """Whether the column holds chapters, articles or accounts of a budget."""
    if column.kind is not ColumnKind.CODE:
        return False
    return _code_role(header_text(column)) is Role.IMPUTATION


def _text_role(text: str) -> Role:
    return _named_role(text) or Role.OTHER


def _named_role(text: str) -> Role | None:
    """The first part that the words of a folded header name, or None."""
    named_first = header_words.NAME_FIRST.opens(text)
    for role, concept in _TEXT_ROLES:
        if concept.within(text):
            return role
        if named_first and role is Role.BENEFICIARY:
            return role
    return None


def _percent_role(text: str) -> Role:
    if header_words.INTENSITY.within(text):
        return Role.RATE_PERCENT
    return Role.CHANGE


def _date_role(text: str) -> Role:
    if header_words.END.within(text):
        return Role.END
    if header_words.START in text:
        return Role.START
    return Role.OTHER


def amount_role(text: str) -> Role:
    """The part that a column of amounts announces in its folded header."""
    for words, role in _AMOUNT_ROLES:
        if words.within(text):
            return role

    if header_words.GRANT_FIRST.opens(text):
        return Role.MEASURE
    if header_words.BASE.within(text):
        return Role.BASE
    return Role.MEASURE


_AMOUNT_ROLES = (
    (header_words.PREVIOUS, Role.PREVIOUS),
    (header_words.OWN_FUNDS, Role.OTHER),
    (header_words.REQUESTED, Role.REQUESTED),
)
"""What the words of an amount's header mean before all others, in this order."""


def _code_role(text: str) -> Role:
    if header_words.BUDGET_ACCOUNT.within(text):
        return Role.IMPUTATION
    if any(word in text for word in header_words.REFERENCE):
        return Role.CODE
    return Role.LINE_NUMBER


_READERS: dict[ColumnKind, Callable[[str], Role]] = {
    ColumnKind.TEXT: _text_role,
    ColumnKind.LABEL: _text_role,
    ColumnKind.AMOUNT: amount_role,
    ColumnKind.COUNT: lambda _: Role.QUANTITY,
    ColumnKind.RATE: lambda _: Role.UNIT_RATE,
    ColumnKind.PERCENT: _percent_role,
    ColumnKind.CODE: _code_role,
    ColumnKind.DATE: _date_role,
}
"""What reads a folded header, by the kind of its column."""


def _settle_years(table: Table, found: list[Role]) -> None:
    """Of two measures that name two years the later is meant; the other is what was given before.

    Three years or more, and payments spread over years, are a schedule: each is a measure.
    """
    years: dict[int, int] = {}
    for index in _played(found, Role.MEASURE):
        column = table.columns[index]
        if column.year is None:
            continue
        if header_words.SCHEDULE.within(fold(column.label)):
            return
        years[index] = column.year

    if len(set(years.values())) != 2:
        return
    latest = max(years.values())
    for index, year in years.items():
        if year < latest:
            found[index] = Role.PREVIOUS


def _settle_givers(table: Table, found: list[Role]) -> None:
    """Where some measures say that they are given ("Subvention"), the others (another body's share)
    are not.
    """
    measures = [table.columns[index] for index in _played(found, Role.MEASURE)]
    given = set()
    for column in measures:
        if header_words.GRANTED.within(header_text(column)):
            given.add(column.index)

    if not given:
        return
    for column in measures:
        sums_up = names_a_sum(column.path[-1])
        if column.index not in given and not sums_up:
            found[column.index] = Role.OTHER


def grants_something(table: Table, measures: Iterable[int]) -> bool:
    """Whether a measure, or the table's title, speaks of money given."""
    texts = [header_text(table.columns[measure]) for measure in measures]
    return any(map(header_words.GRANTED.within, (*texts, fold(table.caption))))
