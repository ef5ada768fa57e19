"""What a sentence reckons from a cell that the number beside restates: "139 118 entrées, soit 2 994
de plus qu'en 2023"; "241 800 kWh, soit 32,9 % de l'ensemble"; "37,3 % de la recette, soit
32 256,35 €"; "3 894 000 €, en hausse de 3,4 %".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.facts import Fact
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import GREW_BY, THAT_IS
from extract.french.lexicon.totals import names_a_sum
from extract.several import only, present
from validate.prose.deriving.derivation import (
    Derivation,
    apart,
    changed,
    quotient,
)
from validate.prose.deriving.passage import Passage, are_alike
from validate.prose.tabled.restated_cells import AnchorFinder
from validate.prose.tabled.table_derivations import cell_at, printed_whole
from validate.prose.tabled.table_figures import TableFigures
from validate.prose.words.label_words import label_stems

_WHOLE = re.compile(
    r"\W*(?:%|pour cent)?\W*(?:de la |du |des |de l.|d.)(?P<whole>[a-z]+)"
)
"""After a share, what it is of."""
_ASIDE = re.compile(r"\W*(?:€|k€|m€|euros?|ht|ttc|[a-z]+)?\W*[,(]")
"""Between a figure with its unit and the share that it is: "6 170 k€, 36,3 % du total"."""
_ALL = WordList("ensemble", "total*")
"""Words of the whole of a column."""
_SINCE = re.compile(
    rf"\W*(?:€|k€|euros?|%|ht|ttc|\W)*(?:[a-z]+ )?(?:de|en) (?:plus|moins) "
    rf"(?:qu.|par rapport a )(?:en |l.annee |l.exercice )?(?P<year>{YEAR})\b"
)
"""After by how much a figure differs from that of another year."""


@dataclass(frozen=True, slots=True)
class RestatedCell:
    """A cell that a number of the text restates, by its place in its table."""

    table: TableFigures
    row: int
    column: int

    @property
    def fact(self) -> Fact | None:
        """What it prints."""
        return cell_at(self.table, self.row, self.column)


class AnchoredRelations:
    """What the words beside a number make it of the cells that its neighbour restates."""

    def __init__(
        self,
        passage: Passage,
        index: int,
        anchors: AnchorFinder,
        tables: Sequence[TableFigures],
    ) -> None:
        self._passage, self._index = passage, index
        self._anchors = anchors
        self._tables: Mapping[str, TableFigures] = {
            one.labels.view.table.id: one for one in tables
        }

    def found(self) -> list[Derivation]:
        """The derivations, one for each cell that they start from."""
        return [*self._shares(), *self._changes(), *self._growths()]

    def _shares(self) -> Iterator[Derivation]:
        passage, index = self._passage, self._index
        said = _WHOLE.match(passage.after(index))
        if passage.fact(index).counts != "percent" or said is None:
            return
        for cell in self._beside():
            part = cell.fact
            if part is None:
                continue
            for whole in _wholes_of(cell, said["whole"]):
                yield quotient(part, whole, "the sentence gives a share")

    def _beside(self) -> Iterator[RestatedCell]:
        """The cells that the number right before restates, or that right after: "soit" parts
        them, or a comma before a share."""
        passage, index = self._passage, self._index
        for place, later in ((index - 1, index), (index + 1, index + 1)):
            if 0 <= place < len(passage.clauses):
                before = passage.before(later).rstrip()
                is_aside = place < index and _ASIDE.fullmatch(before)
                if is_aside or THAT_IS.closes(before):
                    yield from self._restated(passage.fact(place))

    def _restated(self, fact: Fact) -> Iterator[RestatedCell]:
        tables = tuple(self._tables.values())
        for name, row, column in self._anchors.cells(fact, tables):
            yield RestatedCell(self._tables[name], row, column)

    def _changes(self) -> Iterator[Derivation]:
        passage, index = self._passage, self._index
        said = _SINCE.match(passage.after(index))
        is_said = THAT_IS.closes(passage.before(index).rstrip())
        if not index or said is None or not is_said:
            return
        result, operand = passage.fact(index), passage.fact(index - 1)
        is_share = result.counts == "percent"
        if not (is_share or are_alike(result, operand)):
            return
        for cell in self._restated(operand):
            for old in _of_year(cell, int(said["year"])):
                yield (
                    _change(operand, old) if is_share else apart(operand, old)
                )

    def _growths(self) -> Iterator[Derivation]:
        """ "A, en hausse de P %": A's cell and those of its line for years before."""
        passage, index = self._passage, self._index
        told = GREW_BY.closes(passage.before(index))
        if not (index and told and passage.fact(index).counts == "percent"):
            return
        operand = passage.fact(index - 1)
        if operand.counts != "percent":
            for cell in self._restated(operand):
                for old in _of_years_before(cell):
                    yield _change(operand, old)


def _of_years_before(cell: RestatedCell) -> list[Fact]:
    """The cells of a line under the years before its own, of the columns that bear most of the
    words of its own."""
    columns = cell.table.labels.columns
    own = columns[cell.column]
    before = [
        n
        for n, one in enumerate(columns)
        if one.years and own.years and max(one.years) < min(own.years)
    ]
    shared = {n: len(columns[n].words & own.words) for n in before}
    alike = [n for n in before if shared[n] == max(shared.values())]
    cells = present(cell_at(cell.table, cell.row, n) for n in alike)
    return [one for one in cells if one.value]


def _wholes_of(cell: RestatedCell, word: str) -> list[Fact]:
    """What a word may call the whole of a cell: its column, or else the cells of its line in the
    columns that bear it: "soit 66,7 % du bilan".
    """
    if _is_whole(word, cell):
        return present([_whole_of(cell)])
    stems = frozenset(label_stems(word))
    table = cell.table
    named = [
        n
        for n, one in enumerate(table.labels.columns)
        if stems
        and stems <= one.words
        and table.measures[n] is table.measures[cell.column]
    ]
    cells = present(cell_at(table, cell.row, n) for n in named)
    return [one for one in cells if one.value]


def _whole_of(cell: RestatedCell) -> Fact | None:
    """The total of a cell's column, or, where it is that itself, of its line; None where there is
    none."""
    if cell.table.totals[cell.column] == cell.row:
        whole = _total_of_line(cell)
    else:
        whole = printed_whole(cell.table, cell.column)
    return whole if whole is not None and whole.value else None


def _total_of_line(cell: RestatedCell) -> Fact | None:
    """The cell of its line in the only other column that names a sum of its measure."""
    table = cell.table
    summed = [
        n
        for n, one in enumerate(table.labels.columns)
        if names_a_sum(one.column.label)
        and table.measures[n] is table.measures[cell.column]
    ]
    place = only(summed)
    if place is None or place == cell.column:
        return None
    return cell_at(table, cell.row, place)


def _change(new: Fact, old: Fact) -> Derivation:
    return changed(new, old, "the sentence gives a change")


def _is_whole(word: str, cell: RestatedCell) -> bool:
    """Whether a word names all of a cell's column."""
    if _ALL.is_all_of(word):
        return True
    column = cell.table.labels.columns[cell.column]
    stems = frozenset(label_stems(word))
    return bool(stems) and stems <= column.words


def _of_year(cell: RestatedCell, year: int) -> list[Fact]:
    """The cells that are the same of another year: in its line, or in its column."""
    table, labels = cell.table, cell.table.labels
    columns = [
        column
        for column, label in enumerate(labels.columns)
        if year in label.years and table.are_years(cell.column, column)
    ]
    rows = labels.by_year.get(year, ()) if labels.rows[cell.row].years else ()
    places = [(cell.row, column) for column in columns]
    places += [(row, cell.column) for row in rows]
    cells = present(cell_at(table, *place) for place in places)
    return [one for one in cells if one.value]
