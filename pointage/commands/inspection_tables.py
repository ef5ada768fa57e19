"""What `pointage inspect` says of a table: why its columns and rows are of their kinds."""

from collections.abc import Iterator

from extract.reasons import (
    ColumnCause,
    ColumnReason,
    RowCause,
    RowReason,
    TotalLimit,
)
from extract.table import Column, Row, RowKind, Table

_COLUMN_CAUSES = {
    ColumnCause.HEADER_WORD: (
        "« {word} » dans l'en-tête",
        "“{word}” in the header",
    ),
    ColumnCause.CELLS: (
        "ce que portent ses cellules",
        "what its cells look like",
    ),
    ColumnCause.CENTS: ("imprimée au centime", "printed to the cent"),
    ColumnCause.LIKE_AMOUNTS: (
        "imprimée comme les montants du tableau",
        "printed as the amounts of the table are",
    ),
    ColumnCause.LINE_NUMBERS: (
        "numéros de ligne qui se suivent",
        "line numbers that follow",
    ),
    ColumnCause.DESCRIPTION: (
        "en-tête d'une description",
        "header of a description",
    ),
    ColumnCause.GROUPS: (
        "ses textes nomment des groupes",
        "its texts name groups",
    ),
    ColumnCause.EMPTY: ("rien d'imprimé", "nothing printed"),
    ColumnCause.PERSON: ("une personne le dit", "a person says so"),
}
_ROW_CAUSES = {
    RowCause.LINE: ("ligne du tableau", "line of the table"),
    RowCause.TOTAL_WORD: ("le mot d'un total", "the word for a total"),
    RowCause.GROUP_TOTAL: (
        "un total nommant un groupe",
        "a total that names a group",
    ),
    RowCause.NO_LABEL: (
        "dernière ligne, chiffres sans texte",
        "last row, figures without a text",
    ),
    RowCause.PERIODS: (
        "l'année des mois ou trimestres au-dessus",
        "the year of the months or quarters above",
    ),
    RowCause.CHAPTER: (
        "un chapitre au-dessus de ses articles",
        "a chapter above its articles",
    ),
    RowCause.CARRY_WORD: ("un report de page", "a sum carried over a page"),
    RowCause.OF_WHICH_WORD: (
        "une part de la ligne au-dessus",
        "a part of the row above",
    ),
    RowCause.MEMORANDUM_WORD: ("pour mémoire", "for memory"),
    RowCause.AVERAGE_WORD: ("une moyenne", "an average"),
    RowCause.NOTE_WORD: ("une note", "a note"),
    RowCause.LONG_TEXT: (
        "un texte plus long qu'un titre",
        "a text longer than a title",
    ),
    RowCause.BLANK: ("rien d'imprimé", "nothing printed"),
    RowCause.FULL_WIDTH: (
        "un texte sur toute la largeur",
        "a text over the full width",
    ),
    RowCause.ALONE: (
        "un texte seul au-dessus d'autres lignes",
        "a text alone above other rows",
    ),
    RowCause.HEADER_AGAIN: ("l'en-tête répété", "the header again"),
    RowCause.PERSON: ("une personne le dit", "a person says so"),
}
_LIMITS = {
    TotalLimit.PAGE: ("total de page", "total of a page"),
    TotalLimit.WORD: (
        "dit sous-total, ou suivi d'autres lignes",
        "called so, or rows follow",
    ),
    TotalLimit.WIDER: (
        "un autre total ferme davantage",
        "another total closes more",
    ),
}


def describe_columns(table: Table, language: int) -> Iterator[str]:
    """A line for each column, in French (0) or English (1): its kind and why."""
    word = ("colonne", "column")[language]
    for column in table.columns:
        yield f"    {word} {column.index + 1} [{column.kind}] {_column(column, language)}"


def _column(column: Column, language: int) -> str:
    return f"{column.label} : {column_reason_text(column.reason, language)}"


def column_reason_text(reason: ColumnReason, language: int) -> str:
    """Why a column is of its kind, with the cells that agree and the kind that was second."""
    parts = [_COLUMN_CAUSES[reason.cause][language].format(word=reason.wording)]
    if reason.printed:
        counted = (
            "{agreeing} cellules sur {printed}",
            "{agreeing} of {printed} cells",
        )[language]
        parts.append(
            counted.format(agreeing=reason.agreeing, printed=reason.printed)
        )
    if reason.runner_up:
        parts.append(
            ("sinon {kind}", "else {kind}")[language].format(
                kind=reason.runner_up
            )
        )
    return ", ".join(parts)


def describe_rows(table: Table, page: int, language: int) -> Iterator[str]:
    """A line for each row of a page that is no plain line of its table: its kind and why."""
    word = ("ligne", "row")[language]
    for row in table.rows:
        if row.page == page and row.kind is not RowKind.DETAIL:
            yield f"    {word} {row.index + 1} [{row.kind}] {_row(row, language)}"


def _row(row: Row, language: int) -> str:
    return f"« {row.label} » : {row_reason_text(row.reason, language)}"


def row_reason_text(reason: RowReason, language: int) -> str:
    """Why a row is of its kind; of a sub-total also what limits it."""
    parts = [_ROW_CAUSES[reason.cause][language]]
    if reason.limit is not None:
        parts.append(_LIMITS[reason.limit][language])
    return ", ".join(parts)
