"""What each row stands under."""

import pytest

from extract.tables.typing import type_table


def paths(make_raw, rows, header=("Association", "Montant"), **more):
    return [
        row.path
        for row in type_table(make_raw("t1", header, rows, **more)).rows
    ]


def test_a_title_stands_over_rows_until_the_next(make_raw):
    rows = [["Culture", ""], ["A", "1,00"], ["Sport", ""], ["B", "2,00"]]

    assert paths(make_raw, rows) == [(), ("Culture",), (), ("Sport",)]


def test_a_title_below_another_nests_in_it(make_raw):
    rows = [
        ["Section", ""],
        ["Dépenses", ""],
        ["A", "1,00"],
        ["Recettes", ""],
        ["B", "2,00"],
    ]

    assert paths(make_raw, rows)[2::2] == [
        ("Section", "Dépenses"),
        ("Section", "Recettes"),
    ]


def test_a_total_stands_under_what_its_lines_share(make_raw):
    rows = [
        ["Culture", ""],
        ["A", "1,00"],
        ["Sous-total", "1,00"],
        ["Sport", ""],
        ["B", "2,00"],
        ["Sous-total", "2,00"],
        ["Total", "3,00"],
    ]
    found = paths(make_raw, rows)

    assert [found[row] for row in (2, 5, 6)] == [("Culture",), ("Sport",), ()]


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Sous-total filière animation", ("Filière animation",)),
        ("Sous-total", ()),
        ("Sous-total des filières", ()),
    ],
)
def test_a_total_stands_under_the_title_that_it_names(make_raw, label, path):
    rows = [
        ["Filière sociale", ""],
        ["ATSEM", "3,00"],
        ["Filière animation", ""],
        ["Animateur", "1,00"],
        ["Adjoint", "2,50"],
        [label, "3,50"],
    ]
    assert paths(make_raw, rows, header=("Grade", "Postes"))[-1] == path


def test_a_total_closes_the_titles_above_it(make_raw):
    rows = [
        ["Culture", ""],
        ["A", "1,00"],
        ["Total", "1,00"],
        ["B", "2,00"],
        ["C", "3,00"],
    ]

    assert paths(make_raw, rows)[3:] == [(), ()]
