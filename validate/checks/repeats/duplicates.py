"""The same beneficiary, twice, for the same purpose."""

import re
from collections.abc import Iterator

from extract.facts import Fact
from extract.several import present
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.subjects.table_texts import (
    beneficiary_column,
    columns_of,
    name_column,
    rows_of,
    text_of,
)
from validate.prose.words import names
from validate.tables.account_ranks import is_chapter

CODE = "lines-distinct"
_SAME_CELLS = by_words("every printed cell of the two lines is the same")
_A_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
"""A word that may name a beneficiary or a purpose; shorter ones are articles and codes."""
HABIT = 0.05
"""Share of repeated lines from which a table repeats lines as a habit, and repetition says nothing.
"""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Lines of one table equal in everything but their rank: beneficiary, labels above, purpose and
    amounts.

    Lines that differ in any word, code or amount are different grants. Without a printed purpose
    ("P", "F" or no column at all), or a header that says who receives, two equal lines may be two
    grants: information only.
    """
    subjects = context.prose.subjects
    for table in context.document.tables:
        column = name_column(table)
        if column is None:
            continue
        lines = [
            row for row in rows_of(table, RowKind.DETAIL) if not row.refused
        ]
        repeated = list(_repeated(subjects, table, column, lines))
        habit = len(repeated) > max(2, HABIT * len(lines))
        telling = not habit and beneficiary_column(table) is not None
        for first, again, fact, other in repeated:
            purpose = _purpose(table, column, again)
            loud = telling and bool(purpose)
            name = text_of(first, column)
            yield Identity(
                id=place_id(CODE, context.document, fact, names.key(name)),
                rule=CODE,
                kind=Kind.DUPLICATE,
                form=Form.DISTINCT,
                result=fact.id,
                terms=(Term(other.id),),
                table_id=table.id,
                severity=Severity.WARNING if loud else Severity.INFO,
                nature=Nature.JUDGMENTAL,
                adoption=_SAME_CELLS,
                label=" – ".join(
                    filter(None, (text_of(again, column), purpose))
                ),
            )


def _repeated(
    subjects: Subjects, table: Table, column: Column, lines: list[Row]
) -> Iterator[tuple[Row, Row, Fact, Fact]]:
    """Pairs of equal lines with the fact of each one's last figure."""
    numbering = columns_of(table, ColumnKind.CODE, ColumnKind.COUNT)
    ranks = {one.index for one in numbering if _is_rank(one, lines)}
    seen: dict[tuple[str, ...], tuple[Row, Fact]] = {}
    for row in lines:
        figures = _figures(subjects, table, row)
        if not figures or not names.key(text_of(row, column)):
            continue
        print_ = (*map(names.plain_words, row.path), *_cells(table, row, ranks))
        if print_ in seen:
            first, other = seen[print_]
            if _is_chapter_of(table, first, row):
                continue
            yield first, row, figures[-1], other
        else:
            seen[print_] = (row, figures[-1])


def _is_chapter_of(table: Table, first: Row, row: Row) -> bool:
    """Whether a line is a chapter of a budget, and the next its article of the same number: 023."""
    codes = [text_of(row, col) for col in columns_of(table, ColumnKind.CODE)]
    return row.index == first.index + 1 and any(map(is_chapter, codes))


def _figures(subjects: Subjects, table: Table, row: Row) -> list[Fact]:
    """The row's own amounts, empty where none is above zero: a line that grants nothing repeats
    nothing.
    """
    columns = columns_of(table, ColumnKind.AMOUNT)
    own = [subjects.fact(table, row, column) for column in columns]
    facts = present(own)
    if not any(fact.value for fact in facts):
        return []
    return facts


def _cells(table: Table, row: Row, ranks: set[int]) -> tuple[str, ...]:
    """The words of the cells of a row, but of those that only number it."""
    columns = [column for column in table.columns if column.index not in ranks]
    return tuple(names.plain_words(text_of(row, column)) for column in columns)


def _is_rank(column: Column, lines: list[Row]) -> bool:
    """Whether a column only numbers the lines: 1, 2, 3 …, each one more than the line before."""
    texts = [text_of(row, column).strip(" .") for row in lines]
    if len(texts) < 3 or not all(map(str.isdigit, texts)):
        return False
    values = list(map(int, texts))
    return values == list(range(values[0], values[0] + len(values)))


def _purpose(table: Table, column: Column, row: Row) -> str:
    """What the line's money is for, in words; empty where the table does not say."""
    for other in columns_of(table, ColumnKind.TEXT):
        text = text_of(row, other)
        if other.index != column.index and _A_LONG_WORD.search(text):
            return text
    return ""


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DUPLICATE,
    title=Message(
        "Une ligne n'est pas imprimée deux fois", "No line is printed twice"
    ),
    source=Message(
        "Règle de Pointage, « duplicate »", "A rule of Pointage, “duplicate”"
    ),
    failed=Message(
        "La ligne « {label} » est imprimée deux fois à l'identique, avec le même montant"
        " ({printed}).",
        "The line “{label}” is printed twice, identically, with the same amount ({printed}).",
    ),
    find=find,
)


CHECKS = (CHECK,)
