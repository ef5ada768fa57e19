"""Which amount column of a table says what this deliberation grants."""

import re

from extract.document import Document
from extract.french.lexicon.totals import TOTAL
from extract.table import Column, ColumnKind, Table
from validate.prose.subjects.table_texts import columns_of
from validate.prose.words.names import plain_words

_GRANTED = (
    re.compile(
        r"propos|attribu|accord|retenu|octroy|vote|allou|subvention(?!nable)|\baides?\b"
        r"|contribution|concours"
    ),
    re.compile(rf"montant|verse|depense|credit|{TOTAL}"),
)
"""Words of a column of grants, the surer ones first."""
_ASIDE = re.compile(
    r"demand|sollicit|previsionnel|anterieur|precedent|n ?1\b|autorisation|\bae\b|\bap\b"
    r"|disponible|solde|deja|reste|rappel|evolution|ecart|cumul"
)
"""Words of a column of something else: asked for, of another year, left."""
_STAGE = re.compile(
    r"\b(?:bp|dm|bs|ca|cfu|rar)\b|budget (?:primitif|supplementaire|precedent)"
    r"|decisions? modificatives?|restes? a realiser|credits? (?:ouvert|vote)s?|realise"
)
"""Words of a stage of a budget."""


def current_columns(
    document: Document, table: Table, year: int | None = None, counts: str = "amount"
) -> tuple[Column, ...]:
    """The amount (or rate) columns that may hold what is decided, for ``year`` or else for the
    document's own year.

    One column where years or wording leave one; several where they do not, and then no reading is
    sure (so it is of the stages of a budget: primitive, amended, total). None where the table's
    years are all others. Where no year is known, the later of a year and the next.
    """
    kinds = (
        (ColumnKind.AMOUNT, ColumnKind.RATE)
        if counts == "rate"
        else (ColumnKind.AMOUNT,)
    )
    amounts = columns_of(table, *kinds)
    if len(amounts) > 1 and any(_says(_STAGE, column) for column in amounts):
        return amounts

    dated = tuple(column for column in amounts if column.year is not None)
    wanted = year or document.exercise or _later(dated)
    if dated and wanted is not None:
        of_year = tuple(column for column in dated if column.year == wanted)
        undated = () if year is not None else _undated(amounts)
        amounts = of_year or undated
    return _by_wording(amounts)


def _says(words: re.Pattern[str], column: Column) -> bool:
    return words.search(plain_words(column.label)) is not None


def _undated(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.year is None)


def _later(dated: tuple[Column, ...]) -> int | None:
    """The second year of two columns side by side, of one year and the next; None for any others."""
    years = sorted(column.year for column in dated if column.year is not None)
    follow = len(years) == 2 and years[1] == years[0] + 1
    return years[1] if follow else None


def _by_wording(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns whose words say most clearly that they hold what is granted."""
    if len(columns) < 2:
        return columns

    kept = tuple(column for column in columns if not _says(_ASIDE, column)) or columns
    for words in _GRANTED:
        granted = tuple(column for column in kept if _says(words, column))
        if granted:
            return granted
    return kept
