"""Which amount column of a table says what this deliberation grants."""

from collections import defaultdict

from extract.document import Document
from extract.french.lexicon.concept import WordList
from extract.several import present
from extract.table import Column, ColumnKind, Table
from validate.prose.subjects.table_texts import columns_of
from validate.prose.words.names import plain_words

_GRANTED = (
    WordList(
        "propos*", "attribu*", "accord*", "retenu*", "octroy*", "vote*", "allou*", "subvention(s)",
        "subventionne*", "aide(s)", "contribution*", "concours",
    ),
    WordList("montant*", "verse*", "depense*", "credit*", "total*", "totaux"),
)  # fmt: skip
"""Words of a column of grants, the surer ones first."""
_ASIDE = WordList(
    "demand*", "sollicit*", "previsionnel*", "anterieur*", "precedent*", "n 1", "n1",
    "autorisation*", "ae", "ap", "disponible*", "solde*", "deja*", "reste*", "rappel*",
    "evolution*", "ecart*", "cumul*",
)  # fmt: skip
"""Words of a column of something else: asked for, of another year, left."""
_STAGE = WordList(
    "bp", "dm", "bs", "ca", "cfu", "rar", "budget primitif*", "budget supplementaire*",
    "budget precedent*", "decision(s) modificative(s)", "reste(s) a realiser",
    "credit(s) ouvert(s)", "credit(s) vote(s)", "realise*",
)  # fmt: skip
"""Words of a stage of a budget."""


def current_columns(
    document: Document,
    table: Table,
    year: int | None = None,
    counts: str = "amount",
) -> tuple[Column, ...]:
    """The amount (or rate) columns that may hold what is decided, for ``year`` or else for the
    document's own year.

    One column where years or wording leave one; several where they do not, and then no reading is
    sure (so it is of the stages of a budget: primitive, amended, total). None where the table's
    years are all others. Where no year is known, the later of a year and the next.
    """
    kinds = [ColumnKind.AMOUNT]
    if counts == "rate":
        kinds.append(ColumnKind.RATE)
    amounts = columns_of(table, *kinds)
    if len(amounts) > 1 and any(_says(_STAGE, column) for column in amounts):
        return amounts

    wanted = year or document.exercise or _later(amounts)
    if wanted is not None:
        amounts = _of_year(amounts, wanted, asked=year is not None)
    return _by_wording(amounts)


def _says(words: WordList, column: Column) -> bool:
    return words.within(plain_words(column.label))


def _of_year(
    columns: tuple[Column, ...], year: int, *, asked: bool
) -> tuple[Column, ...]:
    """The columns of a year; without one those of no year, unless that year was ``asked`` for.

    All of them where no column has a year.
    """
    by_year: dict[int | None, list[Column]] = defaultdict(list)
    for column in columns:
        by_year[column.year].append(column)

    if set(by_year) <= {None}:
        return columns
    if year in by_year:
        return tuple(by_year[year])
    if asked:
        return ()
    return tuple(by_year[None])


def _later(columns: tuple[Column, ...]) -> int | None:
    """The second year of two columns side by side, of one year and the next; None for any
    others.
    """
    years = sorted(present(column.year for column in columns))
    if len(years) != 2 or years[1] != years[0] + 1:
        return None
    return years[1]


def _by_wording(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns whose words say most clearly that they hold what is granted."""
    if len(columns) < 2:
        return columns

    kept = tuple(column for column in columns if not _says(_ASIDE, column))
    kept = kept or columns
    for words in _GRANTED:
        granted = tuple(column for column in kept if _says(words, column))
        if granted:
            return granted
    return kept
