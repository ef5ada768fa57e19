"""Accused figures of tables without rules are looked for in what camelot reads in their place."""

from dataclasses import replace

import pytest

from extract.geometry import BBox
from extract.grid import BY_WHITE
from extract.reader import read_document
from extract.readings.reconcile import recheck
from extract.readings.unruled_reading import (
    NAME,
    ReadCell,
    other_figure,
    read_white_again,
)

ROWS = [
    ("Association", "Montant"),
    ("Arche Football Club", "2 000,00 €"),
    ("Amicale des donneurs", "170,00 €"),
    ("Société de chasse", "267,00 €"),
    ("Total", "2 437,00 €"),
]
BOX = BBox(300, 100, 400, 112)


def draw(pen):
    for i, (label, amount) in enumerate(ROWS):
        pen.text(60, 100 + 16 * i, label)
        pen.text(460 - 5 * len(amount), 100 + 16 * i, amount)


def test_what_both_read_alike_stays_and_what_differs_keeps_both(source_of):
    with source_of([draw]) as source:
        document = read_document(source)
        (first,) = document.tables
        assert {cell.engine for cell in first.raw.cells} == {BY_WHITE}
        assert recheck(source, document, [first.id]) is document

        cells = tuple(
            replace(cell, text="710,00 €") if cell.text == "170,00 €" else cell
            for cell in first.raw.cells
        )
        misread = replace(first, raw=replace(first.raw, cells=cells))
        fresh = recheck(
            source, replace(document, tables=(misread,)), [first.id]
        )
    (disputed,) = [cell for cell in fresh.tables[0].raw.cells if cell.readings]
    assert disputed.readings == ((NAME, "170,00 €"),)
    assert [doubt.code for doubt in fresh.doubts] == ["engines-disagree"]


def test_a_turned_page_and_a_file_that_it_stumbles_on_have_no_reading(
    source_of, monkeypatch
):
    whole = BBox(50, 90, 470, 180)
    with source_of([draw], rotate=90) as source:
        assert read_white_again(source, 1, whole) == ()
    with source_of([draw]) as source:
        assert read_white_again(source, 1, whole)

        def stumble(*_args, **_options):
            raise ValueError

        monkeypatch.setattr("camelot.read_pdf", stumble)
        assert read_white_again(source, 1, whole) == ()


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([(BOX, "170,00 €")], None),
        ([(BOX, "Amicale 170,00 €")], None),
        ([(BOX, "179,00 €")], "179,00 €"),
        ([(BOX, "Amicale")], None),
        ([(BBox(300, 114, 400, 126), "179,00 €")], None),
        ([(BBox(100, 100, 340, 112), "179,00 €")], None),
        ([(BOX, "1"), (BOX, "179,00 €")], None),
        ([], None),
    ],
)
def test_a_figure_in_the_same_place_disputes(cells, found):
    again = [ReadCell(*cell) for cell in cells]
    assert other_figure(BOX, "170,00 €", again) == found
