"""Dots between thousands are told from decimal dots by the figures around them."""

import pytest

from extract.tables.typing import type_table


def values(make_raw, header, texts):
    table = type_table(
        make_raw(
            "t",
            ["Commune", header],
            [[f"Commune {n}", t] for n, t in zip("ABCDE", texts, strict=False)],
        )
    )
    return [
        None if row.cells[1].number is None else str(row.cells[1].number.value)
        for row in table.rows
    ]


def test_a_longer_figure_shows_that_dots_part_thousands(make_raw):
    assert values(make_raw, "Total", ["254.000", "1.254.000", "0"]) == [
        "254000",
        "1254000",
        "0",
    ]


def test_amounts_have_no_three_decimals(make_raw):
    assert values(make_raw, "Montant (€)", ["254.000", "12.500", "7.250"]) == [
        "254000",
        "12500",
        "7250",
    ]


@pytest.mark.parametrize(
    "texts", [["254.000", "12.5", "7.250"], ["0.125", "1.250", "2.500"]]
)
def test_decimal_dots_stay_decimal_dots(make_raw, texts):
    assert values(make_raw, "Longueur (km)", texts) != [
        "254000",
        "12500",
        "7250",
    ]
    assert all(
        value is None or float(value) < 1000
        for value in values(make_raw, "Longueur (km)", texts)
    )


def test_a_total_may_be_the_only_dotted_figure_of_its_column(make_raw):
    rows = [
        ["1", "1.120", "675"],
        ["2", "1.043", "871"],
        ["3", "1.204", "904"],
        ["Total", "3.367", "2.450"],
    ]
    table = type_table(make_raw("t", ["Bureau", "Inscrits", "Votants"], rows))
    assert [str(table.rows[3].cells[col].number.value) for col in (1, 2)] == [
        "3367",
        "2450",
    ]


def test_dotted_thousands_beside_smaller_figures_without_a_dot(make_raw):
    rows = [
        ["1", "857", "480"],
        ["2", "1.008", "378"],
        ["3", "970", "368"],
        ["Total", "2.835", "1.226"],
    ]
    table = type_table(make_raw("t", ["Bureau", "Inscrits", "Votants"], rows))
    assert [str(table.rows[3].cells[col].number.value) for col in (1, 2)] == [
        "2835",
        "1226",
    ]
    rows[0][1] = "1857"
    table = type_table(make_raw("t", ["Bureau", "Inscrits", "Votants"], rows))
    assert table.rows[3].cells[1].number is None, (
        "a thousand is printed without a dot: the dots say something else"
    )


def test_the_calls_of_notes_behind_figures_are_no_digits_of_theirs(make_raw):
    texts = ["254.000 (1)", "71.020 (2)", "1.254.000", "11.577 (1)"]

    assert values(make_raw, "Total", texts) == [
        "254000",
        "71020",
        "1254000",
        "11577",
    ]


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        (["318", "187", "142", "1.306"], "1306"),
        (["18", "7", "12", "1.306"], None),
        (["318", "187", "1.306"], None),
        (["318", "187", "142", "12.5"], "12.5"),
    ],
    ids=["goes on", "far above the others", "too few", "decimals"],
)
def test_whole_numbers_below_a_thousand_tell_what_the_dot_of_their_total_parts(
    make_raw, texts, last
):
    assert values(make_raw, "Licenciés (nombre)", texts)[-1] == last
