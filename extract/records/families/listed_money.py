"""Every column that prints money of a table that lists grants, or may: what becomes of it is told,
and no line that it prints is passed over.

Beside columns of amounts these are columns that are read as text since words stand in their cells
("1 500 € sous réserve", "refus"), bare numbers under a title of grants, and amounts beside no
name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.document import Document
from extract.french.folding import fold, plain
from extract.french.lexicon import header_words
from extract.french.lexicon.finance import grant_words
from extract.french.numbers import find_numbers
from extract.number import Unit
from extract.records.families.grant_standing import (
    ColumnStanding,
    Standing,
    standings,
    surroundings,
)
from extract.records.families.grant_table import own_cell, with_names
from extract.table import Column, ColumnKind, RowKind, Table
from extract.tables.column_roles import (
    Role,
    amount_role,
    announces_text,
    header_text,
    roles,
)

MOSTLY_AMOUNTS = 0.5
"""Share of the printed cells of a column of text that open with an amount in euros where it is one
of money, whatever its header says: in remarks they are few."""
_TEXTS = frozenset({ColumnKind.TEXT, ColumnKind.LABEL})


def listed_money(
    document: Document, table: Table
) -> tuple[ColumnStanding, ...]:
    """What the money of each column is, in printed order; none in a table that has nothing to do
    with grants.
    """
    found = roles(table)
    worded = frozenset(_worded(table, found))
    for index in worded:
        part = amount_role(header_text(table.columns[index]))
        found = (*found[:index], part, *found[index + 1 :])

    named = with_names(document, table, found)
    if named is not None:
        return tuple(_marked(named[2], worded))

    bare = _without_unit(document, table, found)
    known = bare or _without_names(document, table, found)
    return tuple(_marked(known, worded))


def prints_euros(table: Table, column: Column) -> bool:
    """Whether a column's cells, or its header, say that its numbers are euros."""
    if _announces_amounts(column) or header_words.PRICED.within(
        header_text(column)
    ):
        return True
    if header_words.PRICED.within(fold(table.caption)):
        return True
    for row in table.rows:
        cell = own_cell(row, column.index)
        if cell is None:
            continue
        if any(one.number.unit is Unit.EUR for one in find_numbers(cell.text)):
            return True
    return False


def _marked(
    known: Iterable[ColumnStanding], worded: frozenset[int]
) -> Iterator[ColumnStanding]:
    for one in known:
        yield replace(one, is_worded=one.index in worded)


# ------------------------------------------------------------------------------
# words and amounts in the cells of one column


def _worded(table: Table, found: Sequence[Role]) -> Iterator[int]:
    """The columns of text whose cells hold amounts: most of them, or some where the header says
    that it is over amounts.
    """
    for column in table.columns:
        is_text = column.kind in _TEXTS
        if not is_text or found[column.index] is Role.BENEFICIARY:
            continue
        texts = list(_own_texts(table, column.index))
        opening = sum(map(_opens_with_amount, texts))
        mostly = opening > 0 and opening >= MOSTLY_AMOUNTS * len(texts)
        if mostly or (opening and _announces_amounts(column)):
            yield column.index


def _own_texts(table: Table, index: int) -> Iterator[str]:
    """What the detail lines print in a column; not what stands for nothing."""
    for row in table.rows:
        cell = own_cell(row, index)
        if row.kind is RowKind.DETAIL and cell is not None and not cell.nil:
            yield plain(cell.text)


def _opens_with_amount(text: str) -> bool:
    """Whether a text begins with an amount in euros that is no price of one."""
    first = next(iter(find_numbers(text)), None)
    if first is None or first.start != 0:
        return False
    if first.number.unit is not Unit.EUR:
        return False
    after = text[first.end :]
    return not grant_words.is_price_of_one(first.number.unit_text, after)


def _announces_amounts(column: Column) -> bool:
    """Whether the header says that amounts are under it, and nothing told in words."""
    if announces_text(column.path):
        return False
    found = header_words.KINDS.search(header_text(column))
    return found is not None and found.lastgroup == ColumnKind.AMOUNT.name


# ------------------------------------------------------------------------------
# money without a unit, and beside no name


def _without_unit(
    document: Document, table: Table, found: Sequence[Role]
) -> Sequence[ColumnStanding]:
    """Columns of bare numbers beside names that may be money, where the table has no column of
    money and words over it speak of grants: "Fonctionnement" and "Animation" under "Subventions
    2025". None where a header says that its numbers count something.
    """
    if Role.BENEFICIARY not in found or Role.IMPUTATION in found:
        return ()
    around = surroundings(document, table)
    saying = [text for text in around.texts if grant_words.GRANT.within(text)]
    if not saying:
        return ()

    bare = []
    for column in table.columns:
        counts = header_words.COUNT.within(header_text(column))
        if found[column.index] is Role.QUANTITY and not counts:
            one = ColumnStanding(
                column.index, Standing.NO_UNIT, saying[0], names_grants=True
            )
            bare.append(one)
    return bare


def _without_names(
    document: Document, table: Table, found: Sequence[Role]
) -> Sequence[ColumnStanding]:
    """Columns of money in a table that words near it say to be of grants, and that names nobody."""
    around = surroundings(document, table)
    headers = fold(" ; ".join(column.label for column in table.columns))
    if not any(map(grant_words.GRANT.within, (headers, *around.texts))):
        return ()
    measures = [
        index for index, role in enumerate(found) if role is Role.MEASURE
    ]
    return list(_of_nobody(standings(table, found, measures, around)))


def _of_nobody(known: Iterable[ColumnStanding]) -> Iterator[ColumnStanding]:
    """The same; what would be given is given to nobody that is named."""
    nobody = Standing.NO_NAMES
    asked_for = (Standing.UNSAID, Standing.PROPOSED)
    for one in known:
        is_open = one.standing.is_given or one.standing in asked_for
        standing = nobody if is_open else one.standing
        yield replace(one, standing=standing, names_grants=False)
