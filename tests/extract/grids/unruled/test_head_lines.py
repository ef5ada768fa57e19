"""Titles that print figures themselves, and first rows that print words."""

import pytest

from extract.grids.choose import grids

from ...small_tables import rows, under_titles

WRAPPED = {180: "Prix de", 390: "Reste à"}
ROWS = 4


@pytest.mark.parametrize(
    "second",
    [
        {50: "Poste", 180: "la nuit", 250: "5 %", 320: "Coût", 390: "payer"},
        {50: "Poste", 180: "la nuit", 250: "2026", 390: "(6,90 €)"},
        {50: "Poste", 180: "pour", 250: "Taux", 320: "Coût", 390: "1 000"},
    ],
    ids=["share", "brackets", "number"],
)
def test_a_figure_among_the_names_of_columns_is_of_the_titles(page_of, second):
    (grid,) = grids(
        page_of(lambda pen: under_titles(pen, WRAPPED, {}, second, step=5))
    )
    assert len(rows(grid)) == 1 + ROWS
    printed = [
        " ".join(level[x] for level in (WRAPPED, second) if x in level)
        for x in second
    ]
    assert [text for text in rows(grid)[0] if text] == printed


@pytest.mark.parametrize(
    "first",
    [
        {50: "Théâtre", 180: "12,00", 250: "15,00", 320: "offert", 390: "9,00"},
        {50: "Théâtre", 180: "offert", 320: "offert", 390: "9,00"},
    ],
    ids=["one", "two"],
)
def test_a_first_row_with_words_among_its_figures_is_a_row(page_of, first):
    titles = {50: "Nature", 180: "A", 250: "B", 320: "C", 390: "D"}
    (grid,) = grids(
        page_of(lambda pen: under_titles(pen, {}, titles, first, step=16))
    )
    assert rows(grid)[1][0] == "Théâtre"
    assert rows(grid)[1][-1] == "9,00"
