"""Figures that a sentence tells for a line of a table that it names, and that are of another line
of it: "la différence entre les deux modes est de 2 026 € pour Saint-Ybars", where that is what the
line of Courbevieille prints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.facts import Fact
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only, present
from extract.table import RowKind
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import Derivation, apart, same_as
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.over_tables.line_names import is_in_figures, line_bearing
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import NUMERIC, FigureTable

_FOR_LINE = re.compile(
    r" ?(?:(?:€|k€|m€|%|euros?|ht|ttc|[a-z]+) )?(?:pour|au titre de)\b"
    r"(?: la commune de| la commune d.| celui de| celle de| la| le| les| l.)? ?"
    r"(?P<name>[^,;:.()\d]+?)(?= et $|[,;:.()]|$)"
)
"""Behind a figure, the line that it is for."""
_TELLING = 3
"""Digits of a figure that no two lines print by accident."""
_WHY = "the sentence tells a figure of a line"


def lines_mistaken(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each figure of a sentence that is said to be for a line whose whole label it prints: one of
    its cells, or what two of them differ by."""
    for index, result in enumerate(wording.numbers):
        found = _FOR_LINE.match(wording.after(index))
        is_exact = not NO_EXACT_FIGURE.within(wording.before(index))
        if found is None or not is_exact or not _is_telling(result):
            continue
        lines = _lines_called(views, found["name"])
        ways = [way for line in lines for way in line.ways()]
        if ways:
            meant = [way for line in lines for way in line.meant(result)]
            yield TabledNumber(result, ways, only(meant))


def _is_telling(result: SpokenNumber) -> bool:
    return is_in_figures(result) and digits_told(result.fact) >= _TELLING


def _lines_called(views: Sequence[FigureTable], name: str) -> "list[_Line]":
    """The line of each table that bears a name, of those that have one."""
    named = [(view, _line_called(view, name)) for view in views]
    return [_Line(view, row) for view, row in named if row is not None]


def _line_called(view: FigureTable, name: str) -> int | None:
    """The only line that bears a name, where it has no other words."""
    row = line_bearing(view, name)
    if row is None:
        return None
    words = frozenset(label_stems(view.rows[row].label))
    return row if words == frozenset(label_stems(name)) else None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table."""

    view: FigureTable
    row: int

    def ways(self) -> Iterator[Derivation]:
        """Its figures, and what two of them differ by."""
        cells = self._cells(self.row)
        for one in cells:
            yield same_as(one, _WHY)
        for one, other in combinations(cells, 2):
            yield apart(one, other)

    def meant(self, result: SpokenNumber) -> Iterator[Derivation]:
        """Its own figure in each column in which another line prints a number."""
        for row in self.view.of_kind(RowKind.DETAIL):
            for one in self._cells(row):
                own = self.view.facts.get((self.row, one.col or 0))
                is_other = row != self.row and own is not None and own.value
                if is_other and _is_told(result, one):
                    assert own is not None
                    yield same_as(own, _WHY)

    def _cells(self, row: int) -> list[Fact]:
        facts = (
            self.view.facts.get((row, col))
            for col in self.view.columns(*NUMERIC)
        )
        return [one for one in present(facts) if one.value]


def _is_told(result: SpokenNumber, cell: Fact) -> bool:
    """Whether a number may be a cell: an amount none that counts things."""
    kinds = (
        ("amount", "rate", "other")
        if result.unit == MONEY
        else ("count", "percent", "other")
    )
    return cell.counts in kinds and restates(result.fact, cell.value_or_zero)
