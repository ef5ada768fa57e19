"""Arithmetic between the readings of figures that an OCR engine was not sure of.

Only cells with a doubtful character have other readings, so a figure read surely is never changed.
One cell at a time, then two together: the judge chooses where one combination makes strictly more
identities hold. A cell that was settled so is marked, with what was read there beside it: it proves
nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from extract.grid import Doubt
from extract.readings.judge import Judge
from extract.table import RawCell, RawTable
from extract.tables.typing import type_table

_CELLS = 24
"""Doubtful cells of one table that are looked at: a page with more is not to be saved by
arithmetic.
"""
_TRIES = 60
"""Combinations of readings judged in one table."""


def arbitrated(raw: RawTable, judge: Judge) -> RawTable:
    """``raw`` with the doubtful figures that arithmetic settles, each marked and told as a doubt."""
    open_cells = [n for n, cell in enumerate(raw.cells) if cell.readings and not cell.arbitrated]
    if not 0 < len(open_cells) <= _CELLS:
        return raw
    budget = _TRIES
    for together in (1, 2):
        for chosen in combinations(open_cells, together):
            tried = [
                (cell.text, *(text for _, text in cell.readings))
                for cell in (raw.cells[n] for n in chosen)
            ]
            count = 1
            for texts in tried:
                count *= len(texts)
            if count > budget or any(raw.cells[n].arbitrated for n in chosen):
                continue
            budget -= count
            raw = _settled(raw, chosen, list(product(*tried)), judge)
    return raw


def _settled(
    raw: RawTable, chosen: Sequence[int], combos: Sequence[tuple[str, ...]], judge: Judge
) -> RawTable:
    trials = [
        replace(raw, cells=_with(raw.cells, dict(zip(chosen, combo, strict=True))))
        for combo in combos
    ]
    choice = judge([type_table(trial) for trial in trials])
    if choice is None:
        return raw
    cells = list(trials[choice].cells)
    doubts = []
    for n in chosen:
        before, after = raw.cells[n], cells[n]
        engine = before.readings[0][0]
        rest = dict.fromkeys((before.text, *(text for _, text in before.readings)))
        readings = tuple((engine, text) for text in rest if text != after.text)
        cells[n] = replace(after, readings=readings, arbitrated=True)
        if after.text != before.text:
            place = before.places[0]
            doubts.append(
                Doubt(place.page, place.bbox, "arbitrated", f"{before.text} → {after.text}")
            )
    return replace(raw, cells=tuple(cells), doubts=(*raw.doubts, *doubts))


def _with(cells: Sequence[RawCell], texts: dict[int, str]) -> tuple[RawCell, ...]:
    return tuple(
        replace(cell, text=texts[n]) if n in texts else cell for n, cell in enumerate(cells)
    )
