"""Columns that repeat others of their table."""

from extract.tables.recap_columns import (
    is_recap,
    paired_quantity,
    recap_columns,
)
from extract.tables.typing import type_table

HEADER = [
    "Prestataire",
    "Nbre points ASLL",
    "Nbre de FAL",
    "Montant ASLL",
    "Montant FAL",
    "Montant financier",
]
ROWS = [
    ["A", "40", "3", "400,00", "30,00", "430,00"],
    ["B", "10", "2", "100,00", "20,00", "120,00"],
    ["Totaux", "50", "5", "500,00", "50,00", "550,00"],
]


def test_quantities_are_paired_by_the_words_of_their_headers(make_raw):
    table = type_table(make_raw("t1", HEADER, ROWS))
    assert [
        paired_quantity(table, measure, [1, 2], [3, 4]) for measure in (3, 4)
    ] == [
        1,
        2,
    ]
    assert paired_quantity(table, 5, [1, 2], [3, 4, 5]) is None


def test_a_column_that_sums_others_repeats_them(make_raw):
    assert recap_columns(
        type_table(make_raw("t1", HEADER, ROWS)), [3, 4, 5]
    ) == {5}
    wrong = [*ROWS[:2], ["Totaux", "50", "5", "500,00", "50,00", "551,00"]]
    assert (
        recap_columns(type_table(make_raw("t1", HEADER, wrong)), [3, 4, 5])
        == frozenset()
    )
    named = [*HEADER[:5], "Cumul financier"]
    assert recap_columns(
        type_table(make_raw("t1", named, wrong)), [3, 4, 5]
    ) == {5}


def test_a_recapitulation_says_so(make_raw):
    rows = [["Aire", "10,00"], ["Lens", "20,00"]]
    said = make_raw(
        "t1",
        ["Canton", "Subvention"],
        rows,
        caption="Annexe 2 – Récapitulatif par canton",
    )
    assert is_recap(type_table(said))
    assert not is_recap(
        type_table(
            make_raw("t1", ["Canton", "Subvention"], rows, caption="Annexe 2")
        )
    )


def test_a_figure_over_several_lines_repeats_theirs(make_raw):
    header = ["Association", "Fonctionnement", "Cofinancement"]
    rows = [
        ["A", "10,00", "25,00"],
        ["B", "15,00", None],
        ["C", "7,00", "9,00"],
    ]

    table = type_table(make_raw("t1", header, rows, spans={(0, 2): (2, 1)}))

    assert recap_columns(table, [1, 2]) == {2}


def test_a_single_measure_repeats_nothing(make_raw):
    table = type_table(make_raw("t1", HEADER, ROWS))

    assert recap_columns(table, [5]) == frozenset()
