"""A number of the text taken together with a cell: a percentage of a total, what is left of a
credit, the share that an amount has of a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from extract.facts import Fact
from extract.french.lexicon.sentences import derived as words
from validate.prose.clauses import OWN, Clause
from validate.prose.deriving.derivation import Derivation, multiplied, taken_away
from validate.prose.deriving.passage import Passage
from validate.prose.offers.offer import Measure, Offer, OfferKind, measure_of
from validate.prose.offers.said_offers import (
    HUNDREDTH,
    Cues,
    Operand,
    said_operands,
    share_of,
)
from validate.prose.offers.table_derivations import cell_at
from validate.prose.offers.word_weights import WordWeights
from validate.prose.words.label_words import label_stems

_CELLS = 8
"""Cells that are looked at, those that words name best."""
_OPERANDS = 4
_LINES, _COLUMNS = 4, 3
"""Lines and columns of each table among which they are looked for."""


@dataclass(frozen=True, slots=True)
class WeighedCell:
    """A cell with its share of all that words may name."""

    fact: Fact
    share: float


def named_cells(tables: Sequence[WordWeights]) -> list[WeighedCell]:
    """The cells that words name best, with their shares."""
    mass = sum(one.mass(OfferKind.CELL) for one in tables)
    found = [
        WeighedCell(fact, weight / mass)
        for table in tables
        for weight, fact in _best_of(table)
    ]
    return nlargest(_CELLS, found, key=lambda one: one.share)


def _best_of(table: WordWeights) -> Iterator[tuple[float, Fact]]:
    rows = nlargest(_LINES, table.rows, key=table.row)
    columns = nlargest(
        _COLUMNS, range(len(table.columns)), key=lambda n: table.columns[n]
    )
    for row in rows:
        for column in columns:
            fact = cell_at(table.table, row, column)
            if fact is not None and fact.value:
                weight = table.row(row) * table.columns[column]
                yield table.factor * weight, fact


def whole_of(passage: Passage, index: int, place: int) -> Clause:
    """The clause of a percentage, governed by the words of what it is taken of."""
    clause = passage.clauses[place]
    said = words.SHARE_OF.match(passage.after(place))
    named = clause.own if said is None else frozenset(label_stems(said["whole"]))
    weighed = {**clause.words, **dict.fromkeys(named, OWN)}
    stated = replace(
        passage.clauses[index], words=weighed, own=named | clause.own
    )
    return stated


def with_cells(
    passage: Passage,
    index: int,
    cues: Cues,
    cells: Sequence[WeighedCell],
) -> Iterator[Offer]:
    """What the numbers around one make with each cell, by the share of both."""
    measure = measure_of(passage.fact(index))
    for operand in said_operands(passage, index)[:_OPERANDS]:
        for cell in cells:
            made = _made(operand, cell.fact, measure)
            if made is None or cell.fact.value == operand.value:
                continue
            told = cues.weight(cues.rest or measure is Measure.SHARE)
            weight = operand.near * cell.share * told
            yield Offer(
                OfferKind.MIXED, weight, made, table_id=cell.fact.table_id
            )


def _made(operand: Operand, cell: Fact, measure: Measure) -> Derivation | None:
    """What a number of the text and a cell make."""
    if operand.measure is Measure.SHARE or cell.counts == "percent":
        return None
    if measure is Measure.SHARE:
        return share_of(operand.fact, cell)
    if operand.measure is not measure:
        return None
    if abs(operand.value) > abs(cell.value or 0):
        return taken_away(operand.fact, cell)
    return taken_away(cell, operand.fact)


def percentages(
    percent: Fact, cells: Sequence[WeighedCell]
) -> Iterator[Offer]:
    """A percentage of each cell."""
    for cell in cells:
        if cell.fact.counts != "percent":
            why = "the text takes a percentage of a cell"
            made = multiplied((percent, cell.fact), HUNDREDTH, why)
            yield Offer(
                OfferKind.MIXED, cell.share, made, table_id=cell.fact.table_id
            )
