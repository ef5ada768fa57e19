"""Arithmetic between the readings of figures that an OCR engine was not sure of.

Only cells with a doubtful character have other readings, so a figure read surely is never changed.
One cell at a time, then two together: the judge chooses where one combination makes strictly more
identities hold. A cell that was settled so is marked, with what was read there beside it: it proves
nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod

from extract.grid import Doubt, DoubtCode
from extract.readings.disputed_cells import is_open, with_texts
from extract.readings.judge import Judge
from extract.table import RawCell, RawTable
from extract.tables.typing import type_table

_MOST_CELLS = 24
"""Doubtful cells of one table that are looked at: a page with more is not to be saved by
arithmetic."""
_MOST_TRIES = 60
"""Combinations of readings judged in one table."""
_TOGETHER = (1, 2)
"""How many cells are settled at once, in this order."""


def arbitrate(raw: RawTable, judge: Judge) -> RawTable:
    """``raw`` with the doubtful figures that arithmetic settles, each marked and told as doubt."""
    open_cells = [n for n, cell in enumerate(raw.cells) if is_open(cell)]
    if not 0 < len(open_cells) <= _MOST_CELLS:
        return raw

    budget = _MOST_TRIES
    for chosen in _groups(open_cells):
        texts = [_texts(raw.cells[n]) for n in chosen]
        tries = prod(map(len, texts))
        settled = any(raw.cells[n].arbitrated for n in chosen)
        if tries <= budget and not settled:
            budget -= tries
            raw = _settle(raw, chosen, list(product(*texts)), judge)
    return raw


def _groups(cells: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for together in _TOGETHER:
        yield from combinations(cells, together)


def _texts(cell: RawCell) -> tuple[str, ...]:
    """All readings of a cell, the engine's own first."""
    return (cell.text, *(text for _, text in cell.readings))


def _settle(
    raw: RawTable,
    chosen: Sequence[int],
    combos: Sequence[tuple[str, ...]],
    judge: Judge,
) -> RawTable:
    trials = [
        with_texts(raw, dict(zip(chosen, combo, strict=True)))
        for combo in combos
    ]
    choice = judge(list(map(type_table, trials)))
    if choice is None:
        return raw

    cells, doubts = list(trials[choice].cells), list(raw.doubts)
    for n in chosen:
        before, after = raw.cells[n], cells[n]
        cells[n] = _arbitrated(before, after.text)
        if after.text != before.text:
            doubts.append(_correction(before, after.text))
    return replace(raw, cells=tuple(cells), doubts=tuple(doubts))


def _arbitrated(cell: RawCell, text: str) -> RawCell:
    """``cell`` with the chosen ``text``, the others kept as its readings."""
    engine = cell.readings[0][0]
    rest = [other for other in dict.fromkeys(_texts(cell)) if other != text]
    readings = tuple((engine, other) for other in rest)
    return replace(cell, text=text, readings=readings, arbitrated=True)


def _correction(cell: RawCell, text: str) -> Doubt:
    place = cell.places[0]
    return Doubt(
        place.page, place.bbox, DoubtCode.ARBITRATED, f"{cell.text} → {text}"
    )
