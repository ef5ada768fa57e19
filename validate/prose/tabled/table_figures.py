"""The figures of one table, and those reckoned from two or more of them, found by their size.

Large tables offer their cells and the sums of their lines only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, filterfalse
from math import isfinite
from typing import Any

import numpy as np

from extract.facts import Fact
from extract.french.lexicon.averages import names_a_quotient
from extract.number import Unit
from extract.quick_init import quick_init
from extract.several import only
from extract.table import ColumnKind
from validate.prose.subjects.table_labels import RowLabel, TableLabels
from validate.prose.subjects.table_texts import TEXTS, columns_of, header_of
from validate.prose.tabled.offer import Measure, OfferKind
from validate.prose.tabled.sorted_sizes import (
    Bools,
    Floats,
    Places,
    SortedSizes,
)
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import is_in_percent

_MOST_PAIRS = 40_000
"""Pairs of figures of a line, in a whole table, beyond which none are formed."""
_MOST_GROUPS = 150
_OF_TWO = 2
"""Lines of which what one leaves is the other."""
_LONGEST_NAME = 40
"""Letters of a text that may name a group of lines."""
_CENT = 0.005
"""How far a sum may be from what it is of, by powers of two."""
_HUNDRED = 100.0
_MOST_SUBTOTALS = 2
"""Subtotals below a line that it may be part of."""
_MEASURES = {
    ColumnKind.AMOUNT: Measure.MONEY,
    ColumnKind.RATE: Measure.MONEY,
    ColumnKind.COUNT: Measure.THINGS,
    ColumnKind.PERCENT: Measure.SHARE,
}


@quick_init
@dataclass(frozen=True, slots=True, eq=False)
class TableFigure:
    """One figure: rows, groups and columns by their places among the labels of the table."""

    kind: OfferKind
    measure: Measure
    value: float
    row: int = -1
    group: int = -1
    first: int = -1
    second: int = -1
    whole: int = -1
    """The row that it is a share of, where that adds up only some of the lines."""


class FiguresOfKind(SortedSizes[TableFigure]):
    """The figures of one kind of a table, by their sizes."""

    @cached_property
    def _rows(self) -> Places:
        return np.array([one.row for one in self.things], dtype=np.int64)

    def count_by_rows(
        self, low: Floats, high: Floats, chosen: Bools
    ) -> tuple[Places, Places]:
        """How many there are in each of some ranges, and how many of these in ``chosen`` rows: the
        last of these stands for figures over several rows."""
        start, stop = self.ranges(low, high)
        every = stop - start
        if not every.any():
            return every, every
        first, last = start.min(), stop.max()
        told = np.cumsum(chosen[self._rows[first:last]])
        before = np.concatenate(([0], told))
        return every, before[stop - first] - before[start - first]


@dataclass(frozen=True, slots=True)
class LineGroupLabel:
    """Lines that share a title, a text or a word, by their places."""

    name: str
    words: frozenset[str]
    rows: tuple[int, ...]


class TableFigures:
    """The figures of one table, in the order of their sizes."""

    def __init__(self, labels: TableLabels) -> None:
        self.labels = labels
        self.details = [n for n, row in enumerate(labels.rows) if not row.total]
        self.places = {id(row): n for n, row in enumerate(labels.rows)}
        self.measures = [_MEASURES[one.column.kind] for one in labels.columns]
        self._words_over: dict[tuple[int, int], frozenset[str]] = {}
        self._values = self._read()

    def _read(self) -> Floats:
        shape = len(self.labels.rows), len(self.labels.columns)
        values = np.full(shape, np.nan)
        for n, m in np.ndindex(values.shape):
            fact = self._fact_at(n, m)
            if fact is not None and fact.value is not None:
                values[n, m] = float(fact.value)
        return values

    def _fact_at(self, row: int, column: int) -> Fact | None:
        rows, columns = self.labels.rows, self.labels.columns
        place = rows[row].row.index, columns[column].column.index
        return self.labels.view.facts.get(place)

    def figures_of(self, column: int) -> dict[int, float]:
        """The figures of a column but for noughts, by the lines that add up no others."""
        values = self._values[:, column].tolist()
        return {n: values[n] for n in self.details if _is_telling(values[n])}

    def of_row(self, row: int) -> Sequence[TableFigure]:
        """The figures over one row."""
        return self._by_lines.get((row, -1), ())

    def of_group(self, group: int) -> Sequence[TableFigure]:
        """Those over a group of lines, or over all (-1)."""
        return self._by_lines.get((-1, group), ())

    def words_over(self, row: int, group: int) -> frozenset[str]:
        """The words of the title, and of a row or a group of lines."""
        known = self._words_over.get((row, group))
        if known is None:
            known = self.labels.title
            if row >= 0:
                label = self.labels.rows[row]
                known = known | label.words | label.head | label.path
            elif group >= 0:
                known = known | self.groups[group].words
            self._words_over[row, group] = known
        return known

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that name it, its lines and its columns."""
        columns = (label.words for label in self.labels.columns)
        rows = (self.words_over(n, -1) for n in range(len(self.labels.rows)))
        groups = (one.words for one in self.groups)
        return self.labels.title.union(*columns, *rows, *groups)

    @cached_property
    def quotients(self) -> frozenset[int]:
        """The columns of means, or of what one of something costs: they do not add up."""
        heads = (header_of(one.column) for one in self.labels.columns)
        return frozenset(
            n for n, head in enumerate(heads) if names_a_quotient(head)
        )

    def columns_added(self, whole: Fact, part: Fact) -> int:
        """How many columns right before it a cell adds up in its line, another cell being in one of
        them; nought where it is no sum of several."""
        rows = {one.row.index: n for n, one in enumerate(self.labels.rows)}
        columns = {
            one.column.index: n for n, one in enumerate(self.labels.columns)
        }
        if whole.row is None or whole.col is None or part.col is None:
            return 0
        line = np.nan_to_num(self._values[rows[whole.row]])
        last, within = columns[whole.col], columns[part.col]
        nearest = min(within, last - _OF_TWO - 1) if within < last else -1
        for first in range(nearest, -1, -1):
            is_alike = len(set(self.measures[first : last + 1])) == 1
            gap = abs(line[first:last].sum() - line[last])
            if is_alike and gap < _CENT:
                return last - first
        return 0

    def are_years(self, first: int, second: int) -> bool:
        """Whether two columns are the same but for their years."""
        if first < 0 or second < 0:
            return False
        one, other = (self.labels.columns[n] for n in (first, second))
        return one.years != other.years and one.words == other.words

    @cached_property
    def numbers(self) -> Counter[OfferKind]:
        """How many figures of each kind there are."""
        return Counter(one.kind for one in self.by_size.things)

    @cached_property
    def _by_lines(self) -> dict[tuple[int, int], list[TableFigure]]:
        found: dict[tuple[int, int], list[TableFigure]] = defaultdict(list)
        for one in self.by_size.things:
            found[one.row, one.group].append(one)
        return found

    @cached_property
    def by_size(self) -> SortedSizes[TableFigure]:
        """All its figures."""
        return _by_size(
            one for one in self._figures() if _is_telling(one.value)
        )

    def comparable(self, measure: Measure) -> SortedSizes[TableFigure]:
        """Those that a number of some measure may be: no share is anything else."""
        return self._shares if measure is Measure.SHARE else self._other_figures

    def comparable_kinds(
        self, measure: Measure
    ) -> Mapping[OfferKind, "FiguresOfKind"]:
        """The same, kind by kind."""
        is_share = measure is Measure.SHARE
        return self._kinds_of_shares if is_share else self._other_kinds

    @cached_property
    def _shares(self) -> SortedSizes[TableFigure]:
        return _by_size(filter(_is_share, self.by_size.things))

    @cached_property
    def _other_figures(self) -> SortedSizes[TableFigure]:
        return _by_size(filterfalse(_is_share, self.by_size.things))

    @cached_property
    def _kinds_of_shares(self) -> dict[OfferKind, "FiguresOfKind"]:
        return _by_kind(self._shares.things)

    @cached_property
    def _other_kinds(self) -> dict[OfferKind, "FiguresOfKind"]:
        return _by_kind(self._other_figures.things)

    def name(self, figure: TableFigure) -> str:
        """A figure in the reader's words: its lines, its columns."""
        rows, columns = self.labels.rows, self.labels.columns
        line = ""
        if figure.row >= 0:
            line = rows[figure.row].name
        elif figure.group >= 0:
            line = self.groups[figure.group].name
        heads = [
            columns[place].column.label
            for place in (figure.first, figure.second)
            if place >= 0
        ]
        whole = rows[figure.whole].name if figure.whole >= 0 else ""
        return " · ".join(filter(None, (line, *heads, whole)))

    def name_of(self, rows: Sequence[int], column: int) -> str:
        """Some lines in one column, in the reader's words."""
        names = ", ".join(self.labels.rows[n].name for n in rows)
        return f"{names} · {self.labels.columns[column].column.label}"

    # -- what may be reckoned --------------------------------------------------------------------

    @cached_property
    def groups(self) -> tuple[LineGroupLabel, ...]:
        """The groups of lines that a title, a text or a word forms: several lines, and not all."""
        found: dict[tuple[int, ...], LineGroupLabel] = {}
        for one in self._named_groups():
            if 1 < len(one.rows) < len(self.details):
                found.setdefault(one.rows, one)
        return tuple(found.values())[:_MOST_GROUPS]

    def _named_groups(self) -> Iterator[LineGroupLabel]:
        by_title: dict[str, list[int]] = defaultdict(list)
        by_word: dict[str, list[int]] = defaultdict(list)
        for n in self.details:
            label = self.labels.rows[n]
            for name in self._names(label):
                by_title[name].append(n)
            for word in sorted(label.head | label.words):
                by_word[word].append(n)
        for name, rows in by_title.items():
            words = frozenset(label_stems(name))
            if words:
                yield LineGroupLabel(name, words, tuple(rows))
        for word, rows in by_word.items():
            yield LineGroupLabel(word, frozenset({word}), tuple(rows))

    def _names(self, label: RowLabel) -> list[str]:
        """The titles that a line stands under, and its short texts, each once."""
        view = self.labels.view
        texts = (
            view.text(label.row.index, column.index)
            for column in columns_of(view.table, *TEXTS, ColumnKind.CODE)
        )
        named = dict.fromkeys((*label.row.path, *texts))
        return [one for one in named if 0 < len(one) <= _LONGEST_NAME]

    @cached_property
    def totals(self) -> list[int | None]:
        """For each column the place of the row that adds up its lines: the total that does, or else
        the last one that prints anything there; None where none does.
        """
        return list(map(self._total_of, range(len(self.measures))))

    def _total_of(self, column: int) -> int | None:
        figures = self._values[:, column]
        totals = np.array(self.labels.totals, dtype=np.intp)
        printed = totals[np.nan_to_num(figures[totals]) != 0]
        gaps = np.abs(figures[printed] - np.nansum(figures[self.details]))
        places = printed[gaps < _CENT][-1:].tolist() or printed[-1:].tolist()
        return only(places)

    def _figures(self) -> Iterator[TableFigure]:
        yield from self._cells()
        yield from self._together(range(len(self.measures)))
        rows, columns = self._values.shape
        if rows * columns * columns <= _MOST_PAIRS:
            yield from self._parts()
            yield from self._parts_of_subtotals()
            for first, second in combinations(range(columns), 2):
                yield from self._two_columns(first, second)

    def _cells(self) -> Iterator[TableFigure]:
        for (n, m), value in np.ndenumerate(self._values):
            measure = self._measure_at(n, m)
            yield TableFigure(OfferKind.CELL, measure, value, row=n, first=m)

    def _measure_at(self, row: int, column: int) -> Measure:
        """What a cell measures: a share where it or the label of its line says so, in a table of
        figures of many kinds ("Rendement du réseau (%)").
        """
        fact = self._fact_at(row, column)
        is_share = fact is not None and fact.unit is Unit.PERCENT
        if is_share or row in self._in_percent:
            return Measure.SHARE
        return self.measures[column]

    @cached_property
    def _in_percent(self) -> frozenset[int]:
        """The lines whose labels say that they are of percentages."""
        labels = (one.row.label for one in self.labels.rows)
        return frozenset(
            n for n, label in enumerate(labels) if is_in_percent(label)
        )

    def _together(self, columns: Sequence[int]) -> Iterator[TableFigure]:
        """Sums, means and numbers of the lines, and of each group of them."""
        groups = [(-1, self.details)]
        groups += [(n, list(one.rows)) for n, one in enumerate(self.groups)]
        for number, rows in groups:
            yield TableFigure(
                OfferKind.NUMBER, Measure.THINGS, len(rows), group=number
            )
            for m in columns:
                if self.measures[m] is not Measure.SHARE:
                    yield from self._of_lines(number, rows, m)

    def _of_lines(
        self, group: int, rows: Sequence[int], column: int
    ) -> Iterator[TableFigure]:
        values = self._values[rows, column]
        known = values[~np.isnan(values)]
        if len(known) > 1:
            place: dict[str, Any] = {"group": group, "first": column}
            measure = self.measures[column]
            if column not in self.quotients:
                yield TableFigure(
                    OfferKind.LINES, measure, float(known.sum()), **place
                )
            yield TableFigure(
                OfferKind.MEAN, measure, float(known.mean()), **place
            )

    def whole(self, column: int) -> float:
        """What the lines of a column come to: its printed total, or else their sum."""
        total = self.totals[column]
        if total is not None:
            return float(self._values[total, column])
        return float(np.nansum(self._values[self.details, column]))

    def _parts(self) -> Iterator[TableFigure]:
        """The share of each line in its column, and what the others leave."""
        wholes = list(map(self.whole, range(len(self.measures))))
        for (n, m), value in np.ndenumerate(self._values):
            whole = wholes[m]
            if (
                self.measures[m] is Measure.SHARE
                or not whole
                or n == self.totals[m]
            ):
                continue
            share = _HUNDRED * value / whole
            yield TableFigure(
                OfferKind.SHARE, Measure.SHARE, share, row=n, first=m
            )
            if len(self.details) > _OF_TWO:
                yield TableFigure(
                    OfferKind.REST,
                    self.measures[m],
                    whole - value,
                    row=n,
                    first=m,
                )

    def _parts_of_subtotals(self) -> Iterator[TableFigure]:
        """The share of each line in the next subtotals below it: those of its group, and of what
        that is part of."""
        for m, measure in enumerate(self.measures):
            if measure is Measure.SHARE:
                continue
            for n, under in self._under_subtotals(m):
                share = _HUNDRED * self._values[n, m] / self._values[under, m]
                yield TableFigure(
                    OfferKind.SHARE,
                    Measure.SHARE,
                    float(share),
                    row=n,
                    first=m,
                    whole=under,
                )

    def _under_subtotals(self, column: int) -> Iterator[tuple[int, int]]:
        """The rows of a column, each with the subtotals that it may be part of."""
        figures = self._values[:, column]
        subtotals = [
            n
            for n in self.labels.totals
            if n != self.totals[column] and _is_telling(figures[n])
        ]
        for n, figure in enumerate(figures.tolist()):
            if not _is_telling(figure):
                continue
            below = [under for under in subtotals if under > n]
            for under in below[:_MOST_SUBTOTALS]:
                if abs(figures[under]) > abs(figure):
                    yield n, under

    def _two_columns(self, first: int, second: int) -> Iterator[TableFigure]:
        alike = self.measures[first] is self.measures[second]
        for n in range(len(self.labels.rows)):
            one, other = self._values[n, [first, second]]
            if not (_is_telling(one) and _is_telling(other)):
                continue
            if alike:
                yield from self._of_one_measure(
                    n, (first, one), (second, other)
                )
            elif Measure.SHARE not in (
                self.measures[first],
                self.measures[second],
            ):
                yield from self._of_each(n, (first, one), (second, other))

    def _of_one_measure(
        self, row: int, one: tuple[int, float], other: tuple[int, float]
    ) -> Iterator[TableFigure]:
        """The difference of two figures of a line, the change, and what share one is of the
        other."""
        measure = self.measures[one[0]]
        (a, x), (b, y) = one, other
        yield TableFigure(
            OfferKind.GAP, measure, x - y, row=row, first=a, second=b
        )
        if measure is Measure.SHARE:
            return
        for (m, top), (k, under) in ((one, other), (other, one)):
            share = _HUNDRED * top / under
            yield TableFigure(
                OfferKind.SHARE, Measure.SHARE, share, row, -1, m, k
            )
            yield TableFigure(
                OfferKind.CHANGE, Measure.SHARE, share - _HUNDRED, row, -1, m, k
            )
            if measure is Measure.THINGS:
                yield TableFigure(
                    OfferKind.QUOTIENT, measure, top / under, row, -1, m, k
                )

    def _of_each(
        self, row: int, one: tuple[int, float], other: tuple[int, float]
    ) -> Iterator[TableFigure]:
        """What one thing counted has of an amount."""
        (a, x), (b, y) = one, other
        if self.measures[a] is Measure.THINGS:
            (a, x), (b, y) = (b, y), (a, x)
        yield TableFigure(
            OfferKind.QUOTIENT, Measure.MONEY, x / y, row, -1, a, b
        )


def _by_size(figures: Iterable[TableFigure]) -> SortedSizes[TableFigure]:
    every = list(figures)
    return SortedSizes(every, [one.value for one in every])


def _by_kind(
    figures: Iterable[TableFigure],
) -> dict[OfferKind, FiguresOfKind]:
    kinds: dict[OfferKind, list[TableFigure]] = defaultdict(list)
    for one in figures:
        kinds[one.kind].append(one)
    return {
        kind: FiguresOfKind(of_kind, [one.value for one in of_kind])
        for kind, of_kind in kinds.items()
    }


def _is_share(figure: TableFigure) -> bool:
    return figure.measure is Measure.SHARE


def _is_telling(value: float) -> bool:
    return isfinite(value) and value != 0
