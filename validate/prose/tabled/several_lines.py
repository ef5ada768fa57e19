"""Lines of a table that a sentence may speak of together, and what they come to: those that it
names, those that it counts ("les deux lots de la zone"), or the first and the largest of a column.

Whether the sentence means them is not judged here (`validate.prose.offers`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from itertools import combinations
from math import prod

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import IN_ALL
from extract.french.spelled_numbers import spelled_number
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.passage import Passage
from validate.prose.subjects.table_labels import Rarity
from validate.prose.tabled.offer import Measure
from validate.prose.tabled.table_derivations import derive_sum
from validate.prose.tabled.table_figures import TableFigures
from validate.prose.tabled.word_weights import WordWeights
from validate.prose.words.label_words import label_stems

_COUNTED = re.compile(
    r"\b(?P<count>deux|trois|quatre|cinq|six)(?P<noun>(?:\s+(?!et\b|ou\b)[a-z'’-]+){1,8})"
)
"""So many of a thing: "les deux lots de la zone d'activités"."""
_SPAN = re.compile(r"\b\d+ a \d+\b")
"""Lines from one number to another: "les lots 2 à 7"."""
_FIRST = WordList("premier(e)s", "premiere(s)")
_LAST = WordList("dernier(e)s", "derniere(s)")
_LARGEST = WordList(
    "plus important*", "plus gros*", "plus cher*", "plus eleve*", "plus grand*", "plus fort*",
    "principa*", "plus peupl*",
)  # fmt: skip
"""Words by which lines are told from others by their place or by their size."""
_UP = WordList(RISING, "a la hausse", "positi*", "excedent*")
_DOWN = WordList(FALLING, "a la baisse", "negati*", "deficit*")
"""Words by which they are told by their sign."""
_MOST_ROWS = 5
"""Lines named in part that are tried together."""
_MOST_NAMED = 4
"""Lines of one sum that are named in part."""
_LEAST_SHARE = 0.25
_MOST_COLUMNS = 4
_AFTER = 40


class Told(StrEnum):
    """How a sentence tells which lines it is of."""

    NAMED = "named"
    SIGNED = "signed"
    COUNTED = "counted"
    RANKED = "ranked"


@dataclass(frozen=True, slots=True)
class SaidTogether:
    """What a sentence says of several lines before one of its numbers: its stems, how many lines of
    which thing, and whether words put them together."""

    stems: frozenset[str]
    count: int
    nouns: frozenset[str]
    first: bool
    last: bool
    largest: bool
    up: bool
    down: bool
    together: bool

    @classmethod
    def of(cls, passage: Passage, index: int) -> "SaidTogether":
        """Read from the words since the number before of the same kind."""
        text = _SPAN.sub(" ", passage.since_alike(index))
        counted = _COUNTED.search(text)
        noun = counted["noun"] if counted is not None else ""
        around = f"{text} # {passage.after(index)[:_AFTER]}"
        return cls(
            stems=frozenset(label_stems(text)),
            count=(spelled_number(counted["count"]) or 0) if counted else 0,
            nouns=frozenset(label_stems(noun)),
            first=_FIRST.within(noun),
            last=_LAST.within(noun),
            largest=_LARGEST.within(noun),
            up=_UP.within(text),
            down=_DOWN.within(text),
            together=IN_ALL.within(around),
        )

    @property
    def is_of_several(self) -> bool:
        """Whether anything says that the number is of several lines."""
        return self.together or self.count > 0 or self.up is not self.down


@dataclass(frozen=True, slots=True)
class SeveralLines:
    """Some lines of a table in one column, what they come to, and how far words name them."""

    weights: WordWeights
    column: int
    derivation: Derivation
    told: Told
    least: float
    """How far the line is named that is named least, from 0 to 1."""
    share: float
    """How far they are named, beside all other lines that the sentence may be of."""
    counts: int
    """1 where the sentence says how many there are, -1 where it says another number."""
    name: str


def several_lines(
    said: SaidTogether,
    tables: Sequence[WordWeights],
    measure: Measure,
    rarity: Rarity,
) -> Iterator[SeveralLines]:
    """What a number may be that is said of several lines."""
    if measure is Measure.SHARE or not said.is_of_several:
        return
    chosen = [
        (weights, one)
        for weights in tables
        for one in _chosen(said, weights, rarity)
    ]
    mass = sum(one.named for _, one in chosen)
    for weights, one in chosen:
        for column in _columns(weights, measure, one.column):
            made = derive_sum(weights.table, one.rows, column)
            if made is not None:
                yield SeveralLines(
                    weights=weights,
                    column=column,
                    derivation=made,
                    told=one.told,
                    least=one.named,
                    share=one.named / mass,
                    counts=_counts(said, len(one.rows)),
                    name=weights.table.name_of(one.rows, column),
                )


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that are told, by their places, and how far; of one column where their figures tell
    them."""

    told: Told
    rows: tuple[int, ...]
    named: float = 1.0
    column: int | None = None


def _chosen(
    said: SaidTogether, weights: WordWeights, rarity: Rarity
) -> Iterator[_Lines]:
    shares = _shares(said.stems, weights.table, rarity)
    yield from _named(shares)
    if said.up is not said.down:
        yield from _signed(said, weights)
    if said.count:
        if said.first or said.last or said.largest:
            yield from _ranked(said, weights)
        yield from _counted(said, weights.table, rarity)


def _shares(
    stems: frozenset[str], table: TableFigures, rarity: Rarity
) -> dict[int, float]:
    """How far each line that adds up no others is named: a number alone is no name, nor is what
    several lines are called.
    """
    said = dict.fromkeys(stems, 1.0)
    labels = table.labels.rows
    called = Counter(labels[row].row.label for row in table.details)
    del called[""]
    found = {}
    for row in table.details:
        label = labels[row]
        is_number = all(map(str.isdigit, stems & (label.words | label.head)))
        if is_number or called[label.row.label] > 1:
            continue
        share = max(
            rarity.share(label.words, said),
            0.9 * rarity.share(label.head, said),
        )
        if share >= _LEAST_SHARE:
            found[row] = share
    return found


def _named(shares: dict[int, float]) -> Iterator[_Lines]:
    """Two lines or more that words name, at least in part."""
    best = sorted(nlargest(_MOST_ROWS, shares, key=shares.__getitem__))
    for length in range(2, _MOST_NAMED + 1):
        for rows in combinations(best, length):
            named = [shares[row] for row in rows]
            yield _Lines(Told.NAMED, rows, prod(named) ** (1 / length))


def _counted(
    said: SaidTogether, table: TableFigures, rarity: Rarity
) -> Iterator[_Lines]:
    """The lines of a group that are as many as is said, and bear the noun."""
    words = dict.fromkeys(said.nouns, 1.0)
    for group in table.groups:
        if len(group.rows) == said.count and group.words & said.nouns:
            share = rarity.share(group.words, words)
            yield _Lines(Told.COUNTED, group.rows, share)


def _ranked(said: SaidTogether, weights: WordWeights) -> Iterator[_Lines]:
    """The first, the last or the largest lines of a column."""
    table, count = weights.table, said.count
    details = table.details
    if len(details) <= count:
        return
    if said.first:
        yield _Lines(Told.RANKED, tuple(details[:count]))
    if said.last:
        yield _Lines(Told.RANKED, tuple(details[-count:]))
    if said.largest:
        for column in range(len(weights.columns)):
            values = table.figures_of(column)
            best = nlargest(count, values, key=lambda row: abs(values[row]))
            yield _Lines(Told.RANKED, tuple(sorted(best)), column=column)


def _signed(said: SaidTogether, weights: WordWeights) -> Iterator[_Lines]:
    """The lines of one sign, in each column that has both."""
    for column in range(len(weights.columns)):
        values = weights.table.figures_of(column)
        rows = tuple(n for n in values if (values[n] > 0) is said.up)
        if 0 < len(rows) < len(values):
            yield _Lines(Told.SIGNED, rows, column=column)


def _columns(
    weights: WordWeights, measure: Measure, told: int | None
) -> list[int]:
    """The columns of a number's kind that words name best, or the one that lines are told by."""
    alike = [
        n
        for n, one in enumerate(weights.table.measures)
        if one is measure and told in (None, n)
    ]
    return nlargest(_MOST_COLUMNS, alike, key=weights.columns.__getitem__)


def _counts(said: SaidTogether, lines: int) -> int:
    if not said.count:
        return 0
    return 1 if said.count == lines else -1
