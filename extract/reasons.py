"""Why a row or a column of a table was taken for what it is, as values."""

from dataclasses import dataclass
from enum import StrEnum


class RowCause(StrEnum):
    """What decided the kind of a row."""

    LINE = "line"
    """Nothing made it anything but a line of its table."""
    TOTAL_WORD = "total-word"
    """Its label begins with a word for a total."""
    GROUP_TOTAL = "group-total"
    """The same, and the label names a group of the table: "Total Culture"."""
    NO_LABEL = "no-label"
    """The last row prints figures and no text."""
    PERIODS = "periods"
    """It names the year whose months or quarters stand above it."""
    CHAPTER = "chapter"
    """It prints a chapter, and the next row the first of its articles."""
    CARRY_WORD = "carry-word"
    """Its label says that a running total is carried over a page."""
    OF_WHICH_WORD = "of-which-word"
    MEMORANDUM_WORD = "memorandum-word"
    AVERAGE_WORD = "average-word"
    NOTE_WORD = "note-word"
    """Its one text begins as notes do."""
    LONG_TEXT = "long-text"
    """Its one text is longer than a title is."""
    BLANK = "blank"
    """It prints nothing."""
    FULL_WIDTH = "full-width"
    """Its one text spans the columns."""
    ALONE = "alone"
    """Its one text stands in the first column, and rows follow."""
    HEADER_AGAIN = "header-again"
    """Its texts are those of the header, or number the columns."""
    PERSON = "person"
    """A person says so."""


class TotalLimit(StrEnum):
    """Why a total line closes less than its whole table."""

    PAGE = "page"
    """It adds up its page."""
    WORD = "word"
    """It is called a sub-total, or is the only total and stands above other rows."""
    WIDER = "wider"
    """Another total line of the table closes more."""


@dataclass(frozen=True, slots=True)
class RowReason:
    """What decided the kind of a row: the cause, the text that says so, and for a sub-total what
    limits it."""

    cause: RowCause = RowCause.LINE
    wording: str = ""
    limit: TotalLimit | None = None


class ColumnCause(StrEnum):
    """What decided the kind of a column."""

    HEADER_WORD = "header-word"
    """A word of its header, which its cells allow."""
    CELLS = "cells"
    """What most of its cells look like."""
    CENTS = "cents"
    """Most of its figures are printed with two decimals, as amounts are."""
    LIKE_AMOUNTS = "like-amounts"
    """No word names it, and its figures are printed as the amounts of the table are."""
    LINE_NUMBERS = "line-numbers"
    """Its cells count 1, 2, 3, … downwards."""
    DESCRIPTION = "description"
    """Its header names something told in words, whatever figures stand in them."""
    GROUPS = "groups"
    """Its texts span rows, or are repeated in runs: they name groups."""
    EMPTY = "empty"
    """Nothing is printed in it that tells."""
    PERSON = "person"
    """A person says so."""


@dataclass(frozen=True, slots=True)
class ColumnReason:
    """What decided the kind of a column: the cause, the header's word, how many of its printed
    cells look so, and the kind that was second.

    ``agreeing`` of ``printed`` cells look like the kind; marks for nothing and for what is not
    available are not counted.
    """

    cause: ColumnCause = ColumnCause.EMPTY
    wording: str = ""
    agreeing: int = 0
    printed: int = 0
    runner_up: str = ""
    """The value of the kind that header or cells would have given alone; "" where both agree."""


NO_ROW_REASON = RowReason()
"""Nothing but being a line."""
NO_COLUMN_REASON = ColumnReason()
"""Nothing is printed that tells."""
