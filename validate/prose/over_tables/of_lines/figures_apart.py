"""Figures that differ by what a sentence says, and the share that this is of one of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import chain, product

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.table import ColumnKind
from validate.prose.deriving.derivation import (
    Derivation,
    changed,
    quotient,
)
from validate.prose.deriving.wording import SHARE, Wording
from validate.prose.over_tables.line_names import year_over
from validate.tables.figure_table import FigureTable

_UP = WordList(RISING, "superieur*", "depass*", "exced*")
_DOWN = WordList(FALLING, "inferieur*")
"""Words by which a number is what two figures differ by."""
DIFFERENCE = WordList(_UP, _DOWN)
"""Any of them."""
_KINDS = (ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE)
_WHY = "the sentence gives a difference and the share that it is"


class ChangeTold(Enum):
    """What words make a difference."""

    UP, DOWN, LEFT = range(3)

    def share(self, smaller: Fact, larger: Fact) -> Derivation:
        """The share that is told beside it, of the figures that differ so."""
        if self is ChangeTold.LEFT:
            return quotient(smaller, larger, _WHY)
        if self is ChangeTold.UP:
            return changed(larger, smaller, _WHY)
        return changed(smaller, larger, _WHY)

    def follows(self, smaller: Fact, larger: Fact) -> bool:
        """Whether the years over two figures of a line are in the order of the change."""
        first, last = year_over(smaller), year_over(larger)
        if first is None or last is None or first == last:
            return False
        return (first < last) is (self is ChangeTold.UP)


def way_told(words: str) -> ChangeTold | None:
    """Whether words say that figures rise, or that they fall; None where they say both, or none."""
    up, down = _UP.within(words), _DOWN.within(words)
    if up is down:
        return None
    return ChangeTold.UP if up else ChangeTold.DOWN


class FiguresApart:
    """The figures of the tables and of the sentences before, by what they differ by."""

    def __init__(self, wording: Wording, views: Sequence[FigureTable]) -> None:
        self._wording, self._views = wording, views

    def apart(self, gap: Decimal) -> Iterator[tuple[Fact, Fact]]:
        """Two figures that differ so, the smaller first: of one line or column of a table, or of
        which the sentence says one."""
        for line in self._lines:
            yield from _apart(line, line, gap)
        said, every = self._said, self._every
        yield from _apart(said, every, gap)
        yield from _apart(every, said, gap)

    def of_one_line(self, gap: Decimal) -> Iterator[tuple[Fact, Fact]]:
        """Two figures of one line that differ so, the smaller first."""
        for smaller, larger in self.apart(gap):
            is_line = smaller.row is not None and smaller.row == larger.row
            if is_line and smaller.table_id == larger.table_id:
                yield smaller, larger

    def prints(self, value: Decimal) -> bool:
        """Whether a cell prints a figure."""
        return any(value in line for line in self._lines)

    def said_with_any(self, gap: Fact) -> Iterator[tuple[Fact, Fact]]:
        """Two positive figures of which the sentence says one, the smaller first; neither of them a
        number itself, nor rounded more than it is."""
        for one, other in product(self._said.values(), self._every.values()):
            smaller, larger = sorted(
                (one, other), key=lambda fact: fact.value_or_zero
            )
            is_pair = 0 < smaller.value_or_zero < larger.value_or_zero
            if is_pair and all(_is_as_fine(fact, gap) for fact in (one, other)):
                yield smaller, larger

    @cached_property
    def _every(self) -> dict[Decimal, Fact]:
        """All figures, those that are said before others of their size."""
        printed = dict(chain.from_iterable(map(dict.items, self._lines)))
        return {**printed, **self._said}

    @cached_property
    def _lines(self) -> list[dict[Decimal, Fact]]:
        """The figures of each line and each column, by their sizes."""
        found: list[dict[Decimal, Fact]] = []
        for view in self._views:
            columns: dict[int, dict[Decimal, Fact]] = defaultdict(dict)
            kinds = view.columns(*_KINDS)
            for row in view.rows:
                line = {}
                for col in kinds:
                    fact = view.facts.get((row.index, col))
                    if fact is not None and fact.value:
                        line[abs(fact.value)] = fact
                        columns[col].setdefault(abs(fact.value), fact)
                found.append(line)
            found += columns.values()
        return found

    @cached_property
    def _said(self) -> dict[Decimal, Fact]:
        """The numbers of the sentence and of those right before it, but for shares."""
        sentences = (*self._wording.sooner, self._wording)
        return {
            abs(one.fact.value_or_zero): one.fact
            for sentence in sentences
            for one in sentence.numbers
            if one.unit != SHARE and one.fact.value
        }


def _is_as_fine(fact: Fact, gap: Fact) -> bool:
    """Whether a figure is rounded no more than another number: not in thousands beside it."""
    if fact.number is None or gap.number is None or fact.id == gap.id:
        return False
    return fact.number.half_unit <= gap.number.half_unit


def _apart(
    smaller: Mapping[Decimal, Fact],
    larger: Mapping[Decimal, Fact],
    gap: Decimal,
) -> Iterator[tuple[Fact, Fact]]:
    for value, fact in smaller.items():
        other = larger.get(value + gap)
        # a figure less itself, or twice a figure, tells nothing
        if other is not None and value != gap:
            yield fact, other
