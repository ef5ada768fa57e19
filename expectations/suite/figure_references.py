"""Figures named by where they are printed, in words: the references, and how alike two of them are.

A reference says: the table (its section, caption and header), the column (its header's words), the
row (its kind, labels and number); or what a figure of the prose is said of.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from expectations.suite.prose_references import SaidOf
from expectations.suite.reference_words import Words
from validate.prose.words import names

ENOUGH = 0.5
"""Share of a table's header words from which another header is the same."""
WITHIN = 0.8
"""How alike two headers are where all words of one are in the other: "places" in "nombre de
places".
"""
SAME_HEADER = 2.0
"""How alike equal headers are: more than headers that hold the same words in another order, 1."""
RANK_WEIGHT = 0.5
"""What the same rank adds to a likeness whose header, caption and section count 1 each: it only
decides between tables that are alike in all else."""


@dataclass(frozen=True, slots=True)
class TableInWords:
    """A table by its words: kind and number of its section, caption, one label a column, rank among
    equals.
    """

    section: str
    caption: Words
    header: tuple[Words, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class RowInWords:
    """A row by its kind and level, the labels above it, its own, and its rank among rows that share
    them.
    """

    kind: str
    level: int
    path: tuple[Words, ...]
    label: Words
    rank: int = 0


@dataclass(frozen=True, slots=True)
class FigureInWords:
    """A figure: in a cell (``table``, ``row``, ``column``), in a header (no ``row``), or in prose
    (``said``).
    """

    table: TableInWords | None = None
    row: RowInWords | None = None
    column: Words = ()
    nth: str = ""
    """Which figure of a cell that holds several."""
    said: SaidOf = ()


def table_likeness(one: TableInWords, other: TableInWords) -> float:
    """How alike two tables are, 0 where less than half of the header's words are common."""
    header = _share(
        chain.from_iterable(one.header), chain.from_iterable(other.header)
    )
    if header < ENOUGH:
        return 0.0

    caption = 1.0
    if one.caption != other.caption:
        caption = _share(one.caption, other.caption)
    section = float(one.section == other.section)
    rank = RANK_WEIGHT * (one.rank == other.rank)
    return round(header + caption + section + rank, 9)


def header_likeness(one: Words, other: Words) -> float:
    """The share of common words; where all words of one are in the other, at least `WITHIN`. The
    same words in the same order are likest.
    """
    if one == other:
        return SAME_HEADER
    share = _share(one, other)
    if not one or not other:
        return share

    first, second = set(one), set(other)
    if first <= second or second <= first:
        return max(share, WITHIN)
    return share


def same_row(one: RowInWords, other: RowInWords) -> bool:
    """Whether two rows have the same labels but for how these are spelt."""
    if (one.kind, one.level, len(one.path)) != (
        other.kind,
        other.level,
        len(other.path),
    ):
        return False

    labels = (one.label, *one.path)
    others = (other.label, *other.path)
    for first, second in zip(labels, others, strict=True):
        if (
            first != second
            and names.match(" ".join(first), " ".join(second)) is None
        ):
            return False
    return True


def _share(one: Iterable[object], other: Iterable[object]) -> float:
    """Common items over all items, counted with repetition; nothing is alike nothing."""
    first, second = Counter(one), Counter(other)
    common = (first & second).total()
    union = (first | second).total()
    if union:
        return common / union
    return 0.0
