"""Which rows are the header, and the flat labels."""

import pytest

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.headers import (
    Head,
    by_row,
    flat_labels,
    is_value,
    read_head,
    unique,
)


def table(rows, *, spans=None, bold=(), shaded=()):
    """Rows of strings (None: covered by a span) as cells row by row."""
    cells = [
        GridCell(
            r,
            c,
            *span,
            (text,) if text else (),
            BBox(c, r, c + 1, r + 1),
            bold=r in bold,
            shaded=r in shaded,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for span in [(spans or {}).get((r, c), (1, 1))]
        if text is not None
    ]
    return by_row(cells, len(rows))


def head(rows, **options):
    return read_head(table(rows, **options), len(rows[0]))


def test_names_over_figures():
    assert head(
        [["Commune", "Montant"], ["Lens", "12 000,00"], ["Arras", "8 500,00"]]
    ) == Head(0, 1)


def test_bold_names_over_text():
    assert head(
        [["Structure", "Action"], ["FACE", "Ateliers"], ["CPIE", "Visites"]], bold={0}
    ) == Head(0, 1)


def test_bold_and_shaded_names_over_a_striped_body_with_a_bold_total():
    rows = [
        ["Faculty", "Size"],
        ["Sciences", "1269 (19 %)"],
        ["Law", "12 (1 %)"],
        ["Arts", "9 (1 %)"],
        ["All", "1290 (100 %)"],
    ]
    assert head(rows, bold=(0, 4), shaded=(0, 1, 3)) == Head(0, 1)


def test_a_name_may_say_a_price():
    rows = [
        ["École", "Montant (forfait de 615,90 € par élève)"],
        ["A", "110 246,10"],
        ["B", "12 318,00"],
    ]
    assert head(rows) == Head(0, 1)


def test_a_table_that_starts_with_data_has_none():
    assert not head([["Lens", "12 000,00"], ["Arras", "8 500,00"]]).found
    assert not head([["FACE", "Ateliers"], ["CPIE", "Visites"]]).found


def test_a_title_row_above_the_header_is_a_band():
    rows = [
        ["1. Sport", None],
        ["Club", "Montant"],
        ["Judo", "500,00"],
        ["Tennis", "800,00"],
    ]
    assert head(rows, spans={(0, 0): (1, 2)}) == Head(1, 2)


def test_two_levels_are_one_header_and_its_labels_are_joined():
    rows = [
        ["Code", "Crédits", None, "Solde"],
        [None, "2025", "2026", None],
        ["6568", "10,00", "20,00", "30,00"],
        ["6574", "11,00", "21,00", "32,00"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}
    cells = table(rows, spans=spans)
    assert read_head(cells, 4) == Head(0, 2)
    flat = flat_labels([cell for row in cells[:2] for cell in row], 0, 4)
    assert flat == ("Code", "Crédits / 2025", "Crédits / 2026", "Solde")


def test_labels_are_unique_and_never_empty():
    assert unique(["Montant", "", "Montant", "Montant"]) == (
        "Montant",
        "Colonne 2",
        "Montant (2)",
        "Montant (3)",
    )


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "1 234,50 €",
        "-8,00",
        "(1 234)",
        "− 5,0 %",
        "12,5 k€",
        "12 500,00 (1)",
        "01/02/2026",
        "€ 12",
    ],
)
def test_figures(text):
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["Lens", "12 postes", "n° 4", "11+ 4 GLA", "", "6568/9372"]
)
def test_no_figures(text):
    assert not is_value(text)


def test_a_title_under_columns_named_one_by_one_is_no_header():
    rows = [
        ["Chap.", "Libellé", "BP 2026"],
        ["DÉPENSES", None, None],
        ["011", "Charges", "120,00"],
        ["012", "Personnel", "80,00"],
    ]
    assert head(rows, spans={(0, 2): (2, 1), (1, 0): (1, 2)}) == Head(0, 1)


def test_a_line_of_dashes_names_nothing():
    rows = [
        ["Bois", "-", "-", "-"],
        ["Verre", "2,23", "0,55", "0,16"],
        ["Carton", "1,10", "-", "-"],
    ]

    assert not head(rows, shaded=(0,)).found
