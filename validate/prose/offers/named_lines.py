"""Lines that a sentence names one after the other and speaks of together: "ceux de Belcastel, de
Courcelles et d'Aigremont représentent ensemble 91 605 €".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.grammar import SMALL_WORDS
from validate.prose.clauses import Clause
from validate.prose.deriving.derivation import Derivation, all_added
from validate.prose.offers.offer import Measure, Offer, OfferKind, measure_of
from validate.prose.offers.table_derivations import cell_at
from validate.prose.offers.table_figures import TableFigures
from validate.prose.offers.word_weights import WordWeights

_TOGETHER = WordList(
    "ensemble", "au total", "en tout", "a eux *", "a elles *", "total*", "cumul*", "reuni*",
    "conjoint*", "representent",
)  # fmt: skip
"""Words by which a number is of several lines, behind their names."""
_WORD = re.compile(r"[a-z0-9]+")
"""A word of a folded text, or its parts where a hyphen joins them."""
_BETWEEN = SMALL_WORDS | {"ceux", "celles", "celui", "celle", "ainsi", "que"}
"""Words that may stand between two names of a list."""
_LONGEST = 12
"""Words of the longest name that is looked for."""
_LEAST_LETTERS = 3
_LEAST_LINES = 2


@dataclass(frozen=True)
class NamedLines:
    """Lines of one table that a number is of, all of them."""

    weights: WordWeights
    rows: tuple[int, ...]

    @property
    def table(self) -> TableFigures:
        """Their table."""
        return self.weights.table

    @cached_property
    def sums(self) -> tuple[Offer, ...]:
        """What they come to in each column of the number's kind, the column that words name best
        first.
        """
        columns = [
            n
            for n, measure in enumerate(self.table.measures)
            if measure is self.weights.measure
        ]
        columns.sort(key=lambda n: -self.weights.columns[n])
        return tuple(
            self._offer(column, made)
            for column in columns
            if (made := self._sum(column)) is not None
        )

    @property
    def is_told(self) -> bool:
        """Whether words tell the column, or there is but one."""
        heads = sorted(
            (
                self.weights.heads[n] or 0.0
                for n, measure in enumerate(self.table.measures)
                if measure is self.weights.measure
            ),
            reverse=True,
        )
        return len(heads) == 1 or heads[0] > 2 * heads[1]

    def _sum(self, column: int) -> Derivation | None:
        cells = [cell_at(self.table, row, column) for row in self.rows]
        facts: list[Fact] = [one for one in cells if one and one.value]
        return all_added(tuple(facts)) if len(facts) == len(cells) else None

    def _offer(self, column: int, made: Derivation) -> Offer:
        labels = self.table.labels
        names = ", ".join(labels.rows[n].name for n in self.rows)
        head = labels.columns[column].column.label
        return Offer(
            OfferKind.MIXED,
            {},
            made,
            name=f"{names} · {head}",
            table_id=labels.view.table.id,
        )


def named_together(
    clause: Clause, tables: Sequence[WordWeights]
) -> Iterator[NamedLines]:
    """The lines of each table that a number is said to be of together."""
    said = fold(clause.said.before)
    if measure_of(clause.said.claim.fact) is Measure.SHARE:
        return
    if not _TOGETHER.within(said):
        return
    words = _WORD.findall(said)
    for one in tables:
        rows = _listed(words, one.table)
        if len(rows) >= _LEAST_LINES:
            yield NamedLines(one, rows)


def _listed(words: Sequence[str], table: TableFigures) -> tuple[int, ...]:
    """The lines whose names follow each other as a list; none where another word parts them, or
    one is named twice.
    """
    names, rows = _names(table), []
    place, end = 0, None
    while place < len(words):
        found = _name_at(words, place, names)
        if found is None:
            place += 1
            continue
        row, after = found
        if end is not None and not _BETWEEN.issuperset(words[end:place]):
            return ()
        rows.append(row)
        place = end = after
    return tuple(rows) if len(set(rows)) == len(rows) else ()


def _name_at(
    words: Sequence[str], place: int, names: Mapping[str, int]
) -> tuple[int, int] | None:
    """The line whose name begins with a word, the longest one, and where it ends. Letters are
    compared: a name that a narrow column cut in two is the same.
    """
    ends = range(min(len(words), place + _LONGEST), place, -1)
    for end in ends:
        row = names.get("".join(words[place:end]))
        if row is not None:
            return row, end
    return None


def _names(table: TableFigures) -> dict[str, int]:
    """The lines that add up no others, by the letters of their names; none that two share."""
    found: dict[str, list[int]] = {}
    for row in table.details:
        label = table.labels.rows[row].row.label
        letters = "".join(_WORD.findall(fold(label)))
        if len(letters) >= _LEAST_LETTERS and not letters.isdigit():
            found.setdefault(letters, []).append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}
