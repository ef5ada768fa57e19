"""Lines that a sentence names one after the other and speaks of together: "ceux de Belcastel, de
Courcelles et d'Aigremont représentent ensemble 91 605 €".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.grammar import SMALL_WORDS
from extract.french.lexicon.sentences.said_in_turn import IN_ALL
from extract.several import only_of_each, present
from extract.table import ColumnKind
from validate.prose.clauses import Clause
from validate.prose.deriving.derivation import Derivation
from validate.prose.subjects.table_texts import TEXTS, columns_of
from validate.prose.tabled.offer import Measure, Offer, OfferKind, measure_of
from validate.prose.tabled.table_derivations import derive_sum
from validate.prose.tabled.table_figures import TableFigures
from validate.prose.tabled.word_weights import WordWeights
from validate.prose.words.label_words import (
    are_other_years,
    label_stems,
    years_of,
)

_TOGETHER = WordList(IN_ALL, "representent", "concentrent", "pesent")
"""Words by which a number is of several lines, behind their names."""
_BRACKETED = re.compile(
    r"\([a-z]+ \d+(?:, ?\d+)* et \d+\) (?:[a-z]+ )?(?:s.elevent|se montent|s.etablissent) a\W*$"
)
"""Lines in brackets, and what they come to: "(chapitres 20, 21 et 23) se montent à"."""
_EACH = WordList("respectivement", "chacun*", "chaque", "par")
"""Words by which it is of one of them."""
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
    years: frozenset[int] = frozenset()
    """Those that the sentence says, if any."""

    @property
    def table(self) -> TableFigures:
        """Their table."""
        return self.weights.table

    @cached_property
    def sums(self) -> tuple[Offer, ...]:
        """What they come to in each column of the number's kind, the column that words name best
        first.
        """
        columns = sorted(self._columns, key=lambda n: -self.weights.columns[n])
        return tuple(
            self._offer(column, made)
            for column in columns
            if (made := derive_sum(self.table, self.rows, column)) is not None
        )

    @property
    def has_columns(self) -> bool:
        """Whether the table has columns of the number's kind."""
        return bool(self._columns)

    @property
    def is_told(self) -> bool:
        """Whether words tell the column, or there is but one."""
        heads = sorted(
            (self.weights.heads[n] or 0.0 for n in self._columns), reverse=True
        )
        return len(heads) == 1 or heads[0] > 2 * heads[1]

    @property
    def _columns(self) -> list[int]:
        """The columns of the number's kind, but those of other years than the sentence says."""
        labels = self.table.labels.columns
        return [
            n
            for n, measure in enumerate(self.table.measures)
            if measure is self.weights.measure
            and not are_other_years(labels[n].years, self.years)
        ]

    def _offer(self, column: int, made: Derivation) -> Offer:
        return Offer(
            OfferKind.MIXED,
            dict,
            made,
            name=self.table.name_of(self.rows, column),
            table_id=self.table.labels.view.table.id,
        )


def named_together(
    clause: Clause, tables: Sequence[WordWeights]
) -> Iterator[NamedLines]:
    """The lines of each table that a number is said to be of together."""
    said = fold(clause.said.before)
    if measure_of(clause.said.claim.fact) is Measure.SHARE:
        return
    is_told = _TOGETHER.within(said) or _BRACKETED.search(said)
    if not is_told or _EACH.within(said):
        return
    words = _WORD.findall(said)
    for one in tables:
        rows = _listed(words, one.table) or _numbered(words, one.table)
        lines = NamedLines(one, rows, years_of(clause.said.claim.sentence))
        if len(rows) >= _LEAST_LINES and lines.has_columns:
            yield lines


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
    return only_of_each(found)


def _numbered(words: Sequence[str], table: TableFigures) -> tuple[int, ...]:
    """The lines whose numbers follow their common noun: "les lots 2 et 7"; none where one of them
    is the number of no line, or of several.
    """
    for place, word in enumerate(words):
        numbers = _numbers_from(words[place + 1 :])
        if len(numbers) >= _LEAST_LINES and not word.isdigit():
            noun = frozenset(label_stems(word))
            known = only_of_each(_by_number(table, noun))
            rows = present(map(known.get, numbers))
            return tuple(rows) if len(rows) == len(numbers) else ()
    return ()


def _numbers_from(words: Sequence[str]) -> list[str]:
    """The numbers that a list begins with; none of a span ("1 à 8")."""
    found: list[str] = []
    for at, word in enumerate(words):
        if word.isdigit():
            found.append(word.lstrip("0"))
        elif word != "et" or not found:
            return [] if word == "a" and words[at + 1 : at + 2] else found
    return found


def _by_number(
    table: TableFigures, noun: frozenset[str]
) -> dict[str, list[int]]:
    """The lines of which a noun and a number are the name: in their label ("Opération 12"), or,
    where the noun stands in the title or above, in a column of codes or before their label.
    """
    labels, found = table.labels, defaultdict[str, list[int]](list)
    view = labels.view
    codes = columns_of(view.table, ColumnKind.CODE)
    texts = columns_of(view.table, *TEXTS, ColumnKind.CODE)
    heads = label_stems(" ".join(one.label for one in texts))
    is_told = bool(noun & (labels.title | frozenset(heads)))
    for place, label in enumerate(labels.rows):
        stems = label_stems(label.row.label)
        named = {b for a, b in pairwise(stems) if a in noun}
        if is_told:
            opening = label.row.label.partition(" ")[0]
            in_codes = (view.text(label.row.index, one.index) for one in codes)
            named |= {one.lstrip("0") for one in (opening, *in_codes)}
        for number in filter(str.isdigit, named):
            found[number].append(place)
    return found
