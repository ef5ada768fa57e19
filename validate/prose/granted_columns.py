"""Which amount column of a table says what this deliberation grants."""

import re

from extract.document import Document
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.totals import TOTAL
from extract.table import Column, ColumnKind, Table
from validate.prose import names
from validate.prose.table_subjects import Statement

_GRANTED = (
    re.compile(
        r"propos|attribu|accord|retenu|octroy|vote|allou|subvention(?!nable)|\baides?\b|contribution|concours"
    ),
    re.compile(rf"montant|verse|depense|credit|{TOTAL}"),
)
"""Words of a column of grants, the surer ones first."""
_ASIDE = re.compile(
    r"demand|sollicit|previsionnel|anterieur|precedent|n"
    r" ?1\b|autorisation|\bae\b|\bap\b|disponible|solde|deja|reste"
    r"|rappel|evolution|ecart|cumul"
)

_STAGE = re.compile(
    r"\b(?:bp|dm|bs|ca|cfu|rar)\b|budget (?:primitif|supplementaire|precedent)|decisions?"
    r" modificatives?"
    r"|restes? a realiser|credits? (?:ouvert|vote)s?|realise"
)


def spoken_year(said: Statement) -> int | None:
    """The year a statement is about: the last one named before it in its sentence, or its own."""
    years = re.findall(rf"\b(?:en|exercice|année|an|budget|pour)\s+({YEAR})\b", said.before.lower())
    return int(years[-1]) if years else said.claim.year


def current_columns(
    document: Document, table: Table, year: int | None = None, counts: str = "amount"
) -> tuple[Column, ...]:
    """The amount (or rate) columns that may hold what is decided, for ``year`` or else for the
    document's own year.

    One column where years or wording leave one; several where they do not, and then no reading is
    sure (so it is of the stages of a budget: primitive, amended, total). None where the table's
    years are all others. Where no year is known, the later of a year and the next.
    """
    kinds = (ColumnKind.AMOUNT, ColumnKind.RATE) if counts == "rate" else (ColumnKind.AMOUNT,)
    amounts = tuple(column for column in table.columns if column.kind in kinds)
    if len(amounts) > 1 and any(
        _STAGE.search(names.plain_words(column.label)) for column in amounts
    ):
        return amounts
    dated = tuple(column for column in amounts if column.year is not None)
    wanted = year or document.exercise or _later(dated)
    if dated and wanted is not None:
        of_year = tuple(column for column in dated if column.year == wanted)
        undated = tuple(column for column in amounts if column.year is None)
        amounts = of_year or (undated if year is None else ())
    return _by_wording(amounts)


def _later(dated: tuple[Column, ...]) -> int | None:
    """The second year of two columns side by side, of one year and the next; None for any others."""
    years = [column.year for column in dated if column.year is not None]
    return max(years) if len(years) == 2 and max(years) == min(years) + 1 else None


def _by_wording(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    if len(columns) < 2:
        return columns
    kept = (
        tuple(column for column in columns if not _ASIDE.search(names.plain_words(column.label)))
        or columns
    )
    for wording in _GRANTED:
        granted = tuple(
            column for column in kept if wording.search(names.plain_words(column.label))
        )
        if granted:
            return granted
    return kept
