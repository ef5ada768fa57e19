"""Figures that a sentence tells for a line of a table that it names, and that are of another line
of it: "la différence entre les deux modes est de 2 026 € pour Saint-Ybars", where that is what the
line of Courbevieille prints."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.facts import Fact
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import Derivation, apart, same_as
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.over_tables.line_names import (
    TableLine,
    is_in_figures,
    line_bearing,
    lines_found,
)
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
        lines = lines_found(views, found["name"], _line_called)
        ways = [way for line in lines for way in _ways(line)]
        if ways:
            meant = [way for line in lines for way in _meant(line, result)]
            yield TabledNumber(result, ways, only(meant))


def _is_telling(result: SpokenNumber) -> bool:
    return is_in_figures(result) and digits_told(result.fact) >= _TELLING


def _line_called(view: FigureTable, name: str) -> int | None:
    """The only line that bears a name, where it has no other words."""
    row = line_bearing(view, name)
    if row is None:
        return None
    words = frozenset(label_stems(view.rows[row].label))
    return row if words == frozenset(label_stems(name)) else None


def _ways(line: TableLine) -> Iterator[Derivation]:
    """The figures of a line, and what two of them differ by."""
    cells = line.cells(*NUMERIC)
    for one in cells:
        yield same_as(one, _WHY)
    for one, other in combinations(cells, 2):
        yield apart(one, other)


def _meant(line: TableLine, result: SpokenNumber) -> Iterator[Derivation]:
    """A line's own figure in each column in which another line prints a number."""
    own = {cell.col: cell for cell in line.cells(*NUMERIC)}
    for other in line.others():
        for one in other.cells(*NUMERIC):
            if one.col in own and _is_told(result, one):
                yield same_as(own[one.col], _WHY)


def _is_told(result: SpokenNumber, cell: Fact) -> bool:
    """Whether a number may be a cell: an amount none that counts things."""
    kinds = (
        ("amount", "rate", "other")
        if result.unit == MONEY
        else ("count", "percent", "other")
    )
    return cell.counts in kinds and restates(result.fact, cell.value_or_zero)
