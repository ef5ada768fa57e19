"""The words that name the cells of a table: rows, columns and the table itself, as stems."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.budget import COUNT_WORDS
from extract.french.lexicon.money import header_scale
from extract.french.lexicon.totals import ENSEMBLE, TOTAL, total_rank
from extract.table import Column, ColumnKind, Row, RowKind
from validate.prose.words.label_words import label_stems, vote_stem, years_of
from validate.tables.figure_table import CLOSING, NUMERIC, FigureTable

_PARTS = re.compile(r"\s[-–—:]\s|[()/]|,\s")
_ENSEMBLE = re.compile(
    rf"\W*(?:{ENSEMBLE}(?: (?:du|des?|de l|inter\w+|general)\b.*)?|{TOTAL}\b.*)",
    re.IGNORECASE,
)
_COUNTING = frozenset(label_stems("effectifs quantités nombre nb"))
_LONG = 60
"""Characters beyond which a label is a text, and the row goes by its first cell."""
_LEAST_RARITY = 0.3
_NO_LABEL = (RowKind.HEADER, RowKind.BAND, RowKind.NOTE)


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What names a row: ``name`` for a reader, and the words of its label, of the first part of its
    first text, and of the titles it stands under. ``total``: it adds up others; ``alone``: no other row of its table does."""

    row: Row
    name: str
    words: frozenset[str]
    head: frozenset[str]
    path: frozenset[str]
    years: frozenset[int]
    total: bool
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ColumnLabel:
    """The words that name a column. ``telling`` are those that other columns of figures lack."""

    column: Column
    words: frozenset[str]
    telling: frozenset[str]
    years: frozenset[int]


@dataclass(frozen=True, slots=True)
class TableLabels:
    """One table as names: ``by_word`` gives the rows that bear a word."""

    view: FigureTable
    title: frozenset[str]
    rows: tuple[RowLabel, ...]
    columns: tuple[ColumnLabel, ...]
    by_word: Mapping[str, tuple[int, ...]]
    order: int

    @property
    def totals(self) -> tuple[int, ...]:
        """The rows that add up others."""
        return tuple(n for n, label in enumerate(self.rows) if label.total)


def read_labels(view: FigureTable, order: int, section_title: str = "") -> TableLabels:
    """The names in one table; ``order`` is its place among the tables of its document."""
    rows = tuple(
        _with_alone([_row(row) for row in view.rows if row.kind not in _NO_LABEL])
    )
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, label in enumerate(rows):
        for word in label.words | label.head:
            by_word[word].append(number)

    return TableLabels(
        view=view,
        title=frozenset(label_stems(f"{view.table.caption} {section_title}")),
        rows=rows,
        columns=tuple(_columns(view)),
        by_word={word: tuple(numbers) for word, numbers in by_word.items()},
        order=order,
    )


def _row(row: Row) -> RowLabel:
    label = row.label or (row.path[-1] if row.path else "")
    above = row.path if row.label else row.path[:-1]
    words = _stems(label)
    first = _first_text(row)
    parts = [part for part in _PARTS.split(first or label) if _stems(part)]
    return RowLabel(
        row=row,
        name=label if len(label) <= _LONG else first,
        words=words,
        head=_stems(parts[0]) if parts else words,
        path=frozenset(stem for text in above for stem in label_stems(text)),
        years=years_of(label),
        total=row.kind in CLOSING
        or total_rank(label) is not None
        or bool(_ENSEMBLE.fullmatch(label)),
    )


def _stems(text: str) -> frozenset[str]:
    vote = vote_stem(text)
    return frozenset(label_stems(text) if vote is None else (vote,))


def _first_text(row: Row) -> str:
    return next(
        (cell.text for cell in row.cells if cell is not None and cell.text.strip()), ""
    )


def _with_alone(rows: Sequence[RowLabel]) -> Iterator[RowLabel]:
    several = sum(label.total for label in rows) > 1
    for one in rows:
        yield replace(one, alone=one.total and not several)


def _columns(view: FigureTable) -> Iterator[ColumnLabel]:
    figures = [column for column in view.table.columns if column.kind in NUMERIC]
    named = [(column, _column_words(column)) for column in figures]
    spread = Counter(word for _, words in named for word in words)
    for column, words in named:
        telling = frozenset(
            word for word in words if spread[word] < len(named) or len(named) == 1
        )
        years = years_of(" ".join(column.path or (column.label,)))
        yield ColumnLabel(column, words, telling, years)


def _column_words(column: Column) -> frozenset[str]:
    path = column.path or (column.label,)
    votes = {vote for part in path if (vote := vote_stem(part)) is not None}
    return frozenset(label_stems(" ".join(path))) | votes


class Rarity:
    """How much each word tells: the rarer among the labels of a document, the more."""

    def __init__(self, tables: Iterable[TableLabels]) -> None:
        labels = set[frozenset[str]]()
        for table in tables:
            labels.add(table.title)
            labels.update(label.words | label.head | label.path for label in table.rows)
            labels.update(label.words for label in table.columns)
        self._spread = Counter(word for label in labels for word in label)
        self._labels = len(labels)

    def __contains__(self, word: str) -> bool:
        return word in self._spread

    def of(self, word: str) -> float:
        """The weight of a word; never less than a small one."""
        return max(_LEAST_RARITY, log((self._labels + 1) / (self._spread[word] + 0.5)))

    def mass(self, words: Iterable[str]) -> float:
        """The weight of words together."""
        return sum(self.of(word) for word in words)

    def share(self, label: frozenset[str], said: Mapping[str, float]) -> float:
        """The share of a label's weight that is said, each word by how much it counts."""
        whole = self.mass(label)
        spoken = sum(self.of(word) * min(1.0, said.get(word, 0.0)) for word in label)
        return spoken / whole if whole else 0.0


def may_hold(stated: Fact, noun: frozenset[str], label: ColumnLabel) -> bool:
    """Whether figures of the stated kind may stand in a column: euros, shares, or things counted.

    Things are counted in a column that names them, or says that it counts.
    """
    column = label.column
    if stated.counts == "percent":
        return column.kind is ColumnKind.PERCENT
    if stated.counts in ("amount", "rate"):
        return _may_hold_money(stated, column)
    counting = not label.words - _COUNTING and COUNT_WORDS.within(fold(column.label))
    named = not noun or bool(noun & label.words) or counting
    return named and "€" not in column.unit_text and column.kind is not ColumnKind.RATE


def _may_hold_money(stated: Fact, column: Column) -> bool:
    """Euros stand in the scale in which they are stated, where the header gives one."""
    unit = column.unit_text
    if unit and "€" not in unit:
        return False
    scale = header_scale(" ".join(column.path or (column.label,)))
    return (
        scale is None
        or stated.number is None
        or stated.number.scale == max(scale, column.scale)
    )


def is_comparable(stated: Fact, cell: Fact) -> bool:
    """Whether a cell's own print lets it be the figure stated: a sign of euros or of percent beside
    it must be the same."""
    if cell.number is None or stated.number is None:
        return False
    if "%" in cell.printed or "€" in cell.printed:
        share, money = "%" in cell.printed, "€" in cell.printed
        return (share and stated.counts == "percent") or (
            money and stated.counts in ("amount", "rate")
        )
    if stated.counts == "percent":
        return abs(cell.number.value) <= 100
    counted = stated.counts not in ("amount", "rate")
    return not (counted and cell.number.decimals == 2 and not stated.number.decimals)
