"""A number of the text taken together with a cell: a percentage of a total, what is left of a
credit, the share that an amount has of a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from heapq import nlargest
from itertools import combinations, permutations
from math import sqrt

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import names_a_quotient
from extract.french.lexicon.sentences import derived as words
from extract.quick_init import quick_init
from validate.prose.clauses import OWN, Clause
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    apart,
    divided,
    multiplied,
)
from validate.prose.deriving.passage import Passage
from validate.prose.offers.said_offers import (
    HUNDREDTH,
    Cues,
    SaidOperand,
    change_of,
    said_operands,
    share_of,
)
from validate.prose.tabled.offer import Measure, OfferKind, measure_of
from validate.prose.tabled.table_derivations import cell_at
from validate.prose.tabled.word_weights import WordWeights
from validate.prose.words.label_words import label_stems

_CELLS = 8
"""Cells that are looked at, those that words name best."""
_OPERANDS = 4
_LINES, _COLUMNS = 4, 3
"""Lines and columns of each table among which they are looked for."""
_AROUND = 40
"""Characters after a number that may say of which period it is."""
_PERIODS = "the text gives an amount for another length of time"


@dataclass(frozen=True, slots=True)
class WeighedCell:
    """A cell with its share of all that words may name."""

    fact: Fact
    share: float
    measure: Measure


@quick_init
@dataclass(frozen=True, slots=True)
class MixedOffer:
    """A derivation from a number and a cell, with what speaks for it."""

    derivation: Derivation
    form: str
    near: float
    share: float
    told: bool
    table_id: str


def named_cells(tables: Sequence[WordWeights]) -> list[WeighedCell]:
    """The cells that words name best, with their shares."""
    mass = sum(one.mass(OfferKind.CELL) for one in tables)
    found = [
        WeighedCell(fact, weight / mass, measure)
        for table in tables
        for weight, fact, measure in _best_of(table)
    ]
    return nlargest(_CELLS, found, key=lambda one: one.share)


def _best_of(table: WordWeights) -> Iterator[tuple[float, Fact, Measure]]:
    rows = nlargest(_LINES, table.rows, key=table.row)
    columns = nlargest(
        _COLUMNS, range(len(table.columns)), key=lambda n: table.columns[n]
    )
    for row in rows:
        for column in columns:
            fact = cell_at(table.table, row, column)
            if fact is not None and fact.value:
                weight = table.row(row) * table.columns[column]
                measure = table.table.measures[column]
                yield table.factor * weight, fact, measure


def whole_of(passage: Passage, index: int, place: int) -> Clause:
    """The clause of a number, governed by the words of what a percentage is taken of."""
    clause = passage.clauses[place]
    said = words.SHARE_OF.match(passage.after(place))
    named = clause.own
    if said is not None:
        named = frozenset(label_stems(said["whole"]))
    weighed = {**clause.words, **dict.fromkeys(named, OWN)}
    return replace(passage.clauses[index], words=weighed, own=named)


def with_cells(
    passage: Passage, index: int, cues: Cues, cells: Sequence[WeighedCell]
) -> Iterator[MixedOffer]:
    """What the numbers around one make with each cell."""
    measure = measure_of(passage.fact(index))
    for operand in said_operands(passage, index)[:_OPERANDS]:
        for cell in cells:
            if cell.fact.value != operand.value:
                yield from _made(operand, cell, measure, cues)


def _made(
    operand: SaidOperand, cell: WeighedCell, measure: Measure, cues: Cues
) -> Iterator[MixedOffer]:
    """What a number of the text and a cell make."""
    fact, near = cell.fact, operand.near
    if operand.measure is Measure.SHARE or fact.counts == "percent":
        return
    if measure is Measure.SHARE:
        if cues.way is None:
            made = share_of(operand.fact, fact)
            told, table = not cues.change, fact.table_id
            yield MixedOffer(made, "part", near, cell.share, told, table)
        if operand.measure is cell.measure:
            yield from _changes(operand, cell, cues)
    elif operand.measure is measure:
        made = apart(operand.fact, fact)
        yield MixedOffer(
            made, "left", near, cell.share, cues.rest, fact.table_id
        )
        made = all_added((operand.fact, fact))
        told = cues.whole or cues.that
        yield MixedOffer(made, "joined", near, cell.share, told, fact.table_id)
    elif operand.measure is Measure.THINGS:
        made = divided(fact, operand.fact)
        yield MixedOffer(
            made, "each", near, cell.share, cues.each, fact.table_id
        )


def _changes(
    operand: SaidOperand, cell: WeighedCell, cues: Cues
) -> Iterator[MixedOffer]:
    """By how much a number of the text differs from a cell, and the reverse."""
    for new, old in permutations((operand.fact, cell.fact)):
        made = change_of(new, old)
        if cues.may_go(made):
            told, table = _is_told(made, cues), cell.fact.table_id
            yield MixedOffer(
                made, "change", operand.near, cell.share, told, table
            )


def _is_told(made: Derivation, cues: Cues) -> bool:
    """Whether words tell a change, and that it goes as it does."""
    fits = cues.up is None or (made.value > 0) == cues.up
    return cues.change and fits


def _of_one_column(
    cells: Sequence[WeighedCell], cues: Cues
) -> Iterator[MixedOffer]:
    """What share one line is of another, and by how much it differs from it."""
    amounts = [one for one in cells if one.measure is not Measure.SHARE]
    for one, other in permutations(amounts, 2):
        place, again = one.fact, other.fact
        if (place.table_id, place.col) != (again.table_id, again.col):
            continue
        share = sqrt(one.share * other.share)
        table = place.table_id
        made = change_of(place, again)
        if cues.may_go(made):
            told = _is_told(made, cues)
            yield MixedOffer(made, "rows", 0.0, share, told, table)
        is_part = abs(place.value_or_zero) < abs(again.value_or_zero)
        if is_part and cues.way is None:
            made = share_of(place, again)
            yield MixedOffer(made, "row", 0.0, share, cues.part, table)


def of_two_cells(
    measure: Measure, cues: Cues, cells: Sequence[WeighedCell]
) -> Iterator[MixedOffer]:
    """What two cells come to, and how far they are apart."""
    if measure is Measure.SHARE:
        yield from _of_one_column(cells, cues)
        return
    alike = [one for one in cells if one.measure is measure]
    for one, other in combinations(alike, 2):
        near = float(one.fact.col == other.fact.col)
        share = sqrt(one.share * other.share)
        table = one.fact.table_id
        if not any(map(_is_quotient, (one.fact, other.fact))):
            whole = all_added((one.fact, other.fact))
            told = cues.whole or cues.that
            yield MixedOffer(whole, "cells", near, share, told, table)
        left = apart(one.fact, other.fact)
        yield MixedOffer(left, "apart", near, share, cues.rest, table)


def _is_quotient(cell: Fact) -> bool:
    """Whether a cell is of a column of means, or of what one of something costs."""
    return names_a_quotient(" ".join(cell.column_path))


def of_periods(
    passage: Passage, index: int, cells: Sequence[WeighedCell]
) -> Iterator[MixedOffer]:
    """So much a year, of what is so much a month, and the reverse."""
    around = f"{passage.before(index)} # {passage.after(index)[:_AROUND]}"
    measure = measure_of(passage.fact(index))
    for word, factors in words.PERIODS:
        if not word.within(around):
            continue
        for factor in factors:
            for operand in said_operands(passage, index)[:_OPERANDS]:
                if operand.measure is measure:
                    made = multiplied((operand.fact,), factor, _PERIODS)
                    yield MixedOffer(made, "said", operand.near, 0.0, True, "")
            for cell in cells:
                if cell.measure is measure:
                    made = multiplied((cell.fact,), factor, _PERIODS)
                    table = cell.fact.table_id
                    yield MixedOffer(
                        made, "period", 0.0, cell.share, True, table
                    )


def over_spans(passage: Passage, index: int) -> Iterator[MixedOffer]:
    """What one of the years has of a plan that spans several, and what all of them come to."""
    told = words.A_YEAR.match(passage.after(index)) is not None
    measure = measure_of(passage.fact(index))
    for operand in said_operands(passage, index)[:_OPERANDS]:
        if operand.measure is not measure:
            continue
        for years in _spans(passage):
            for factor in (years, 1 / years):
                made = multiplied((operand.fact,), factor, _PERIODS)
                yield MixedOffer(made, "span", operand.near, 0.0, told, "")


def of_units(
    passage: Passage,
    index: int,
    units: Sequence[Fact],
    cells: Sequence[WeighedCell],
) -> Iterator[MixedOffer]:
    """What each of the things has that are counted anywhere in the act: "26,78 € par habitant"."""
    measure = measure_of(passage.fact(index))
    for unit in units:
        for operand in said_operands(passage, index)[:_OPERANDS]:
            if operand.measure is measure and operand.fact.id != unit.id:
                made = divided(operand.fact, unit)
                yield MixedOffer(made, "unit", operand.near, 0.0, True, "")
        for cell in cells:
            if cell.measure is measure:
                made = divided(cell.fact, unit)
                table = cell.fact.table_id
                yield MixedOffer(made, "unit", 0.0, cell.share, True, table)


def _spans(passage: Passage) -> set[Decimal]:
    """How many years the spans have that the sentence names: "2025-2028"."""
    sentence = fold(passage.clauses[0].said.claim.sentence)
    spans = words.YEAR_SPAN.finditer(sentence)
    lengths = {int(one["last"]) - int(one["first"]) + 1 for one in spans}
    return {Decimal(one) for one in lengths if one > 1}


def percentages(
    percent: Fact, cells: Sequence[WeighedCell], near: float
) -> Iterator[MixedOffer]:
    """A percentage of each cell."""
    for cell in cells:
        if cell.fact.counts != "percent":
            why = "the text takes a percentage of a cell"
            made = multiplied((percent, cell.fact), HUNDREDTH, why)
            table = cell.fact.table_id
            yield MixedOffer(made, "percentage", near, cell.share, True, table)
