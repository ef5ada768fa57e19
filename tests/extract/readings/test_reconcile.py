"""Doubtful tables read again, and what is kept of two readings."""

import re
from dataclasses import replace

import pytest

from extract.grid import Doubt
from extract.grids.ruled.engine import RuledEngine
from extract.reader import read_document
from extract.readings.reconcile import confirm, is_doubtful, recheck, settle
from extract.readings.second_engines import NAME, read_again

from ..ruled_table import table


def test_a_table_both_libraries_agree_on_is_confirmed_unchanged(source_of):
    with source_of([table]) as source:
        document = read_document(source)
        assert confirm(source, document.tables[0].raw) == document.tables[0].raw
        assert recheck(source, document, [document.tables[0].id]) is document


def test_a_figure_read_differently_keeps_both_readings(source_of):
    with source_of([table]) as source:
        document = read_document(source)
        first = document.tables[0]
        cells = tuple(
            replace(c, text="600,00") if c.text == "500,00" else c
            for c in first.raw.cells
        )
        wrong = replace(
            document,
            tables=(replace(first, raw=replace(first.raw, cells=cells)),),
        )
        fresh = recheck(source, wrong, [first.id])
    (disputed,) = [cell for cell in fresh.tables[0].raw.cells if cell.readings]
    assert (disputed.text, disputed.readings) == ("600,00", ((NAME, "500,00"),))
    assert disputed.confidence <= 0.5
    assert [doubt.code for doubt in fresh.doubts] == ["engines-disagree"]
    (fact,) = [fact for fact in fresh.facts if fact.printed == "600,00"]
    assert fact.confidence <= 0.5


def doubted(source):
    """The grid of the first page, misread in one cell and doubted."""
    (grid,) = RuledEngine().grids(source.page(1))
    cells = tuple(
        replace(c, lines=("600,00",)) if c.text == "500,00" else c
        for c in grid.cells
    )
    return replace(
        grid, cells=cells, doubts=(Doubt(1, grid.bbox, "open-geometry"),)
    )


@pytest.mark.parametrize(
    ("choice", "text", "engine", "arbitrated"),
    [
        (1, "500,00", NAME, True),
        (0, "600,00", "ruled", True),
        (None, "600,00", "ruled", False),
    ],
)
def test_a_judge_chooses_between_two_readings(
    source_of, choice, text, engine, arbitrated
):
    with source_of([table]) as source:
        (settled,) = settle(
            source, [doubted(source)], (), lambda candidates: choice
        )
    (cell,) = [cell for cell in settled.cells if cell.readings]
    assert (cell.text, settled.engine, cell.arbitrated) == (
        text,
        engine,
        arbitrated,
    )
    codes = [doubt.code for doubt in settled.doubts]
    assert codes == (
        ["open-geometry", "engines-disagree"]
        if choice is None
        else ["open-geometry"]
    )


def test_a_sound_grid_is_not_read_again(source_of):
    with source_of([table]) as source:
        grids = RuledEngine().grids(source.page(1))
        assert not is_doubtful(grids[0], ())
        assert settle(source, grids, (), None) == grids


@pytest.mark.parametrize(
    ("known", "broken"),
    [(rb"/Page", b"/Pqge"), (rb"/MediaBox \[ 0 0", b"/MediaBox [ 0 1e99")],
)
def test_a_file_only_one_library_can_read_has_one_reading(
    source_of, known, broken
):
    with source_of([table]) as source:
        source.data = re.sub(known, broken, source.data)
        source.sha256 = broken.decode()
        assert read_again(source, 1) == ()
        grid = doubted(source)
        assert settle(source, [grid], (), lambda candidates: 1) == (grid,)
