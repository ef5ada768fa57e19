"""The words that name the cells of a table: rows, columns and the table itself, as stems."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, log

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.budget import COUNT_WORDS
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.money import header_scale
from extract.french.lexicon.totals import ENSEMBLE, TOTAL, total_rank
from extract.several import only
from extract.table import Column, ColumnKind, Row
from validate.prose.subjects.table_texts import (
    TEXTS,
    columns_of,
    header_of,
    is_unnamed_sum,
)
from validate.prose.words.label_words import (
    UNNAMED,
    label_stems,
    vote_stem,
    years_of,
)
from validate.tables.figure_table import (
    CLOSING,
    NUMERIC,
    WITHOUT_FIGURES,
    FigureTable,
)

_PARTS = re.compile(r"\s[-–—:]\s|[()/]|,\s")
"""Where a label goes on to another thing."""
_ENSEMBLE = re.compile(
    rf"\W*(?:{ENSEMBLE}(?: (?:du|des?|de l|inter\w+|general)\b.*)?|{TOTAL}\b.*)",
    re.IGNORECASE,
)
"""A label that names the whole of its lines."""
_COUNTING = frozenset(label_stems("effectifs quantités nombre nb"))
_PER_ONE = re.compile(r"\b(?:par|a la|a l.|au) [a-z]+")
"""A label of what one costs: "par élève"."""
_OF_ROWS = (ColumnKind.PERCENT, ColumnKind.COUNT)
"""Kinds of columns of a year, in which each row is of a thing of its own."""
_LONG = 60
"""Characters beyond which a label is a text, and the row goes by its first cell."""
_LEAST_RARITY = 0.3


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What names a row: ``name`` for a reader, and the words of its label, of the first part of its
    first text, and of the titles it stands under.

    ``total``: it adds up others; ``alone``: no other row of its table does.
    """

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
    counted: frozenset[str] = frozenset()
    """Those of what its figures may count: not "classe" of "Élèves par classe"."""


@dataclass(frozen=True, slots=True)
class TableLabels:
    """One table as names: ``by_word`` and ``by_year`` give the rows that bear a word or a year,
    ``totals`` those that add up others."""

    view: FigureTable
    title: frozenset[str]
    rows: tuple[RowLabel, ...]
    columns: tuple[ColumnLabel, ...]
    by_word: Mapping[str, Sequence[int]]
    by_year: Mapping[int, Sequence[int]]
    totals: Sequence[int]
    order: int
    year: int | None
    """The year of all its figures, where the caption alone names one."""


def read_labels(
    view: FigureTable, order: int, section_title: str = ""
) -> TableLabels:
    """The names in one table; ``order`` is its place among the tables of its document."""
    named = [row for row in view.rows if row.kind not in WITHOUT_FIGURES]
    rows = tuple(_with_alone([_row(view, row) for row in named]))
    by_word: dict[str, list[int]] = defaultdict(list)
    by_year: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(rows):
        for word in label.words | label.head:
            by_word[word].append(number)
        for year in label.years:
            by_year[year].append(number)

    columns = tuple(_columns(view))
    elsewhere = frozenset(by_year).union(*(one.years for one in columns))
    return TableLabels(
        view=view,
        title=frozenset(label_stems(f"{view.table.caption} {section_title}")),
        rows=rows,
        columns=columns,
        by_word=dict(by_word),
        by_year=dict(by_year),
        totals=[n for n, label in enumerate(rows) if label.total],
        order=order,
        year=None if elsewhere else only(years_of(view.table.caption)),
    )


def _row(view: FigureTable, row: Row) -> RowLabel:
    titles = [*row.path, row.label] if row.label else list(row.path or ("",))
    *above, label = titles
    first = _first_text(row)
    beside = _year_beside(view, row)
    is_rank = bool(beside) and label.strip().isdigit()
    words = frozenset[str]() if is_rank else _words(view, row, label)
    return RowLabel(
        row=row,
        name=label if len(label) <= _LONG else first,
        words=words,
        head=_first_part(first or label) or words,
        path=frozenset().union(*map(label_stems, above)),
        years=years_of(label) or beside,
        total=_closes(row) or _names_a_total(label),
    )


def _words(view: FigureTable, row: Row, label: str) -> frozenset[str]:
    """The words of a label; those of one that tells nothing alone with the header over it, as "B"
    under "Tranche"."""
    own = _stems(label)
    if own:
        return own
    for column in columns_of(view.table, *TEXTS, ColumnKind.CODE):
        if view.text(row.index, column.index).strip() == label.strip():
            header = header_of(column)
            return _stems(f"{header} {label}") - _stems(header)
    return frozenset()


def _year_beside(view: FigureTable, row: Row) -> frozenset[int]:
    """The year that a row prints in a column of codes beside its label, which may then be but its
    rank: "5 | 2030 | …"."""
    codes = columns_of(view.table, ColumnKind.CODE)
    texts = [view.text(row.index, column.index) for column in codes]
    return frozenset().union(*map(years_of, filter(is_year, texts)))


def _closes(row: Row) -> bool:
    return row.kind in CLOSING and not is_unnamed_sum(row)


def _names_a_total(label: str) -> bool:
    return (
        total_rank(label) is not None or _ENSEMBLE.fullmatch(label) is not None
    )


def _stems(text: str) -> frozenset[str]:
    vote = vote_stem(text)
    if vote is not None:
        return frozenset({vote})
    return frozenset(label_stems(text))


def _first_part(text: str) -> frozenset[str]:
    """The words of the first part of a text that has any."""
    parts = map(_stems, _PARTS.split(text))
    return next(filter(None, parts), frozenset())


def _first_text(row: Row) -> str:
    for cell in row.cells:
        if cell is not None and cell.text.strip():
            return cell.text
    return ""


def _with_alone(rows: Sequence[RowLabel]) -> Iterator[RowLabel]:
    several = sum(label.total for label in rows) > 1
    for one in rows:
        yield replace(one, alone=one.total and not several)


def _columns(view: FigureTable) -> Iterator[ColumnLabel]:
    named = [
        (column, _column_words(column))
        for column in columns_of(view.table, *NUMERIC)
    ]
    spread: Counter[str] = Counter()
    for _, words in named:
        spread.update(words)

    shared = {word for word, times in spread.items() if times == len(named) > 1}
    for column, words in named:
        years = years_of(header_of(column))
        counted = words - _per_one(header_of(column))
        yield ColumnLabel(column, words, words - shared, years, counted)


def _per_one(header: str) -> frozenset[str]:
    """The words of what a header reckons its figures of each of."""
    found = _PER_ONE.search(fold(header))
    if found is None:
        return frozenset()
    before = frozenset(label_stems(header[: found.start()]))
    return frozenset(label_stems(found[0])) - before


def _column_words(column: Column) -> frozenset[str]:
    votes = map(vote_stem, column.labels)
    return frozenset((*label_stems(header_of(column)), *filter(None, votes)))


class Rarity:
    """How much each word tells: the rarer among the labels of a document, the more."""

    def __init__(self, tables: Iterable[TableLabels]) -> None:
        labels = set[frozenset[str]]()
        for table in tables:
            labels.add(table.title)
            labels.update(
                label.words | label.head | label.path for label in table.rows
            )
            labels.update(label.words for label in table.columns)

        self._labels = len(labels)
        spread: Counter[str] = Counter()
        for label in labels:
            spread.update(label)
        self._known = {
            word: self._weight(times) for word, times in spread.items()
        }
        self._unknown = self._weight(0)
        self._masses: dict[frozenset[str], float] = {}
        self._said: Mapping[str, float] = {}
        self._shares: dict[frozenset[str], float] = {}
        """Of the labels that were held against the words said last."""

    def _weight(self, times: int) -> float:
        return max(_LEAST_RARITY, log((self._labels + 1) / (times + 0.5)))

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def of(self, word: str) -> float:
        """The weight of a word; never less than a small one."""
        return self._known.get(word, self._unknown)

    def mass(self, words: Iterable[str]) -> float:
        """The weight of words together, the same in whatever order a set gives them."""
        return fsum(map(self.of, words))

    def share(self, label: frozenset[str], said: Mapping[str, float]) -> float:
        """The share of a label's weight that is said, each word by how much it counts."""
        if said is not self._said:
            self._said, self._shares = said, {}
        share = self._shares.get(label)
        if share is None:
            share = self._shares[label] = self._share(label, said)
        return share

    def _share(self, label: frozenset[str], said: Mapping[str, float]) -> float:
        spoken = said.keys() & label
        if not spoken:
            return 0.0
        whole = self._masses.get(label)
        if whole is None:
            whole = self._masses[label] = self.mass(label)
        return (
            fsum(self.of(word) * min(1.0, said[word]) for word in spoken)
            / whole
        )


def may_hold(stated: Fact, noun: frozenset[str], label: ColumnLabel) -> bool:
    """Whether figures of the stated kind may stand in a column: euros, shares, or things counted.

    Things are counted in a column that names them, or says that it counts; a column of a year
    holds what its rows are of.
    """
    column = label.column
    if not label.words and label.years:
        return _may_stand_in_a_year(stated, column)
    if stated.counts == "percent":
        return column.kind is ColumnKind.PERCENT
    if stated.counts in ("amount", "rate"):
        return _may_hold_money(stated, column)
    if column.kind is ColumnKind.RATE or "€" in column.unit_text:
        return False
    if not noun or noun & label.counted or noun <= UNNAMED:
        return True
    return label.words <= _COUNTING and COUNT_WORDS.within(fold(column.label))


def _may_stand_in_a_year(stated: Fact, column: Column) -> bool:
    """Whether a figure may stand in a column of a year, each row of which is of its own kind."""
    if stated.counts == "percent":
        return column.kind in _OF_ROWS
    if stated.counts in ("amount", "rate"):
        return _may_hold_money(stated, column)
    return "€" not in column.unit_text


def _may_hold_money(stated: Fact, column: Column) -> bool:
    """Euros stand in the scale in which they are stated, where the header gives one."""
    unit = column.unit_text
    if unit and "€" not in unit:
        return False
    scale = header_scale(header_of(column))
    if scale is None or stated.number is None:
        return True
    return stated.number.scale == max(scale, column.scale)


def is_comparable(stated: Fact, cell: Fact) -> bool:
    """Whether a cell's own print lets it be the figure stated: a sign of euros or of percent beside
    it must be the same."""
    if cell.number is None or stated.number is None:
        return False

    signs = {"percent": "%", "amount": "€", "rate": "€"}
    own_sign = signs.get(stated.counts, "")
    printed = {sign for sign in signs.values() if sign in cell.printed}
    if printed:
        return own_sign in printed
    if own_sign == "%":
        return abs(cell.number.value) <= 100
    if own_sign == "€":
        return True
    return cell.number.decimals != 2 or stated.number.decimals != 0
