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
from extract.french.lexicon.sentences.derived import SHARE_OF_IT
from extract.french.lexicon.sentences.said_in_turn import (
    DIFFERS_BY,
    GREW_BY,
    GROWN_TO,
    THAT_IS,
)
from extract.french.lexicon.totals import names_a_sum
from extract.several import only, present
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import (
    Derivation,
    apart,
    changed,
    quotient,
)
from validate.prose.deriving.passage import Passage, are_alike
from validate.prose.subjects.table_labels import RowLabel
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
_THAT_OF = re.compile(
    r"\W*(?:€|k€|m€|euros?|%|ht|ttc|\W)*(?:a|(?P<than>de (?:plus|moins) que)) cel(?:ui|le|les) "
    r"(?:de la |de l.|des |du |de |d.)(?P<named>[^,;:()]{3,60})"
)
"""After by how much a figure differs from another one, the line of that: "inférieur de 2 745 € à
celui du Crédit des territoires, arrivé deuxième"; "soit 6 075 € de moins que celle du Crédit"."""
_CLAUSE = re.compile(r"[,;:.]|\bque\b")
"""What the subject of a clause stands behind."""
_AND_BY = re.compile(r"\bet de\W*$")
"""Before the next of such numbers."""


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
        """ "A, en hausse de P %", or "progresse de P % et passe à A": A's cell and those of its
        line for years before."""
        passage, index = self._passage, self._index
        told = GREW_BY.closes(passage.before(index))
        operand = self._grown()
        if not told or operand is None:
            return
        if passage.fact(index).counts == "percent" != operand.counts:
            for cell in self._restated(operand):
                for old in _of_years_before(cell):
                    yield _change(operand, old)

    def _grown(self) -> Fact | None:
        """The figure that is said to have grown: that behind, where words lead to it, or else the
        one before."""
        passage, index = self._passage, self._index
        following = index + 1
        if following < len(passage.clauses) and GROWN_TO.closes(
            passage.before(following)
        ):
            return passage.fact(following)
        return passage.fact(index - 1) if index else None

    def named(self) -> list[Derivation]:
        """What words make the number of the cell of a number before and another that they name."""
        return [*self._gaps(), *self._shares_of_it()]

    def _shares_of_it(self) -> list[Derivation]:
        """ "… de A. Les charges de personnel en représentent P %": what share the cell of a line
        that words name, or of a column, has of A's; none of a cell that is larger than A."""
        passage, index = self._passage, self._index
        before = passage.before(index)
        place = SHARE_OF_IT.place_in(before)
        if passage.fact(index).counts != "percent" or place is None:
            return []
        subject = _CLAUSE.split(before[:place])[-1]
        named = frozenset(label_stems(subject))
        return [
            quotient(part, fact, "the sentence gives a share")
            for fact in self._spoken_of()
            for cell in self._restated(fact)
            for part in _named_beside(cell, named)
            if abs(part.value_or_zero) <= abs(fact.value_or_zero)
        ]

    def _spoken_of(self) -> Iterator[Fact]:
        """The numbers before one that a sentence may be of: no percentages, nor what others are
        compared with."""
        passage, index = self._passage, self._index
        for clause in (*passage.sooner, *passage.clauses[:index]):
            fact = clause.said.claim.fact
            if fact.counts != "percent" and not clause.is_compared:
                yield fact

    def _gaps(self) -> list[Derivation]:
        """ "A est inférieur de X à celui de L", "A, soit X de moins que celui de L": by how much
        A's cell differs from that of another line of its column, which words name."""
        passage, index = self._passage, self._index
        said = _THAT_OF.match(passage.after(index))
        if said is None:
            return []
        is_than = said["than"] is not None
        is_said = is_than and THAT_IS.closes(passage.before(index).rstrip())
        if not (is_said or (not is_than and self._differs(index))):
            return []
        named = frozenset(label_stems(said["named"]))
        for fact in self._before():
            made = [
                apart(fact, other)
                for cell in self._restated(fact)
                for other in _of_line(cell, named)
            ]
            if made:
                return made
        return []

    def _differs(self, index: int) -> bool:
        """Whether words make a number what two figures differ by."""
        before = self._passage.before(index)
        goes_on = index > 0 and _AND_BY.search(before) is not None
        return DIFFERS_BY.closes(before) or (
            goes_on and self._differs(index - 1)
        )

    def _before(self) -> Iterator[Fact]:
        """The numbers of its kind before one, the nearest first."""
        passage, index = self._passage, self._index
        result = passage.fact(index)
        said = [*passage.earlier, *map(passage.fact, range(index))]
        for one in reversed(said):
            if are_alike(one, result):
                yield one


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


def _of_line(cell: RestatedCell, named: frozenset[str]) -> list[Fact]:
    """The cell of its column in the only other line all of whose words are said."""
    rows = [one.words for one in cell.table.labels.rows]
    line = _best_named(rows, named, cell.row)
    if line is None:
        return []
    return present([cell_at(cell.table, line, cell.column)])


def _named_beside(cell: RestatedCell, named: frozenset[str]) -> list[Fact]:
    """The cell of its column in the line that words name, or of its line in the column that they
    do; none where they name both, or more of either."""
    labels = cell.table.labels
    rows = list(map(_first_words, labels.rows))
    columns = [one.words for one in labels.columns]
    line = _best_named(rows, named, cell.row)
    column = _best_named(columns, named, cell.column)
    if (line is None) is (column is None):
        return []
    row = cell.row if line is None else line
    place = cell.column if column is None else column
    part = cell_at(cell.table, row, place)
    alike = cell.table.measures[place] is cell.table.measures[cell.column]
    return [part] if part is not None and part.value and alike else []


def _first_words(label: RowLabel) -> frozenset[str]:
    """The words of a label up to the next thing that it names: "Charges de personnel et frais
    assimilés"."""
    first, _, _ = label.row.label.partition(" et ")
    return frozenset(label_stems(first)) or label.words


def _best_named(
    labels: Sequence[frozenset[str]], named: frozenset[str], but: int
) -> int | None:
    """The place of the only label all of whose words are said, of those with most words; ``but``
    is left aside. None where another is said beside it: "Marchés et terrasses ouvertes"."""
    said = [
        n
        for n, words in enumerate(labels)
        if n != but and words and words <= named
    ]
    return only(
        [n for n in said if all(labels[other] <= labels[n] for other in said)]
    )


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
    return changed(new, old, GIVES_A_CHANGE)


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
