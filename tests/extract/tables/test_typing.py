"""Cells: numbers, malformed figures, blanks, and numbers inside sentences."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.tables.typing import type_table


def cells(make_raw, header, texts):
    raw = make_raw(
        "t1",
        ["Libellé", header],
        [[f"ligne {n}", text] for n, text in enumerate(texts)],
    )
    return [row.cells[1] for row in type_table(raw).rows]


def values(cell):
    return [str(number.value) for number in cell.numbers]


def test_malformed_figures_have_no_number(make_raw):
    solde = cells(
        make_raw, "Solde €", ["0 00", "458 000,00", "1 50", "5 964 154,54"]
    )
    assert [cell.malformed for cell in solde] == [True, False, True, False]
    assert [cell.number is None for cell in solde] == [True, False, True, False]
    counts = cells(
        make_raw,
        "Nbre de FAL",
        ["8", "+ 5 Accts seuls", "11+ 4 GLA", "2", "3", "7"],
    )
    assert [cell.malformed for cell in counts] == [
        False,
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_short_figure_in_brackets_is_negative_where_brackets_are_minus_signs(
    make_raw,
):
    assert [
        values(cell)
        for cell in cells(make_raw, "Écart (k€)", ["124", "(1 140)", "(5)"])
    ][2] == ["-5000"]
    read = cells(make_raw, "Écart (k€)", ["124", "(37)", "251", "88", "(1)"])
    assert [values(cell) for cell in read] == [
        ["124000"],
        ["-37000"],
        ["251000"],
        ["88000"],
        [],
    ]
    assert [cell.malformed for cell in read] == [
        False,
        False,
        False,
        False,
        True,
    ]


def test_words_in_a_column_of_figures_are_no_malformed_figures(make_raw):
    read = cells(
        make_raw, "Montant", ["12,00", "8,00", "voir annexe 3", "7,00", "5,00"]
    )
    assert not any(cell.malformed for cell in read)
    assert read[2].number is None


def test_a_figure_with_the_noun_of_its_header(make_raw):
    read = cells(
        make_raw,
        "PLACES D'ACCOMPAGNEMENT",
        ["100", "80", "300", "9 669 places d'accompagnement"],
    )
    assert read[3].number is not None
    assert (read[3].number.value, read[3].number.unit_text) == (
        9669,
        "places d'accompagnement",
    )


def test_nil_is_neither_zero_nor_malformed(make_raw):
    read = cells(make_raw, "Montant", ["12,00", "-", "néant", "8,00"])
    assert [cell.nil for cell in read] == [False, True, True, False]
    assert not read[1].numbers
    assert not read[1].malformed


def test_two_amounts_in_one_cell_are_two_numbers(make_raw):
    read = cells(
        make_raw, "Montant", ["12,00 €", "12 000,00 € 3 500,00 €", "8,00 €"]
    )
    assert values(read[1]) == ["12000.00", "3500.00"]
    assert read[1].number is None


def test_an_amount_followed_by_words(make_raw):
    read = cells(
        make_raw,
        "Budget",
        [
            "10 000 €/an",
            "9 000 € par an",
            "500 € (maximum)",
            "500 € dont 200 €",
            "12,00 €",
        ],
    )
    assert [values(cell) for cell in read] == [
        ["10000"],
        ["9000"],
        ["500"],
        [],
        ["12.00"],
    ]
    assert read[1].number.unit_text == "€ par an"
    assert [cell.malformed for cell in read] == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_thousands_of_euros(make_raw):
    read = cells(make_raw, "Dépenses (en k€)", ["12,5", "8"])
    assert [cell.number.value for cell in read] == [12500, 8000]
    assert [cell.number.ulp for cell in read] == [100, 1000]


def test_a_dot_before_three_digits_where_the_column_shows_commas(make_raw):
    read = cells(make_raw, "Montant", ["1.234,50", "1.234", "12,00"])
    assert read[1].number is not None
    assert read[1].number.value == 1234


def test_a_comma_before_three_digits_where_the_table_prints_thousands_so(
    make_raw,
):
    read = cells(make_raw, "Montant", ["1,234,500", "1,234", "(1,012.50)"])
    assert [cell.number.value for cell in read] == [
        1234500,
        1234,
        Decimal("-1012.50"),
    ]
    french = cells(
        make_raw, "Prix au m3", ["1,234", "0,5", "2,294,606", "1,234,567"]
    )
    assert [cell.number.value for cell in french[:2]] == [
        Decimal("1.234"),
        Decimal("0.5"),
    ]
    assert all(cell.number is None for cell in french[2:])
    once = cells(make_raw, "Prix au m3", ["1,234", "2,294,606", "1,500"])
    assert once[0].number.value == Decimal("1.234"), (
        "one such cell may be a misprint"
    )


def test_codes_years_and_dates_hold_no_numbers(make_raw):
    for header, texts in (
        ("SIRET", ["21620001200014", "21620001200022"]),
        ("Exercice", ["2022", "2023"]),
        ("N°", ["1", "2", "3", "4"]),
        ("Date", ["01/02/2022", "03/04/2022"]),
    ):
        assert not any(
            cell.numbers or cell.malformed
            for cell in cells(make_raw, header, texts)
        )


def test_blank_cells_are_none_and_spanned_cells_repeat(make_raw):
    raw = make_raw(
        "t1",
        ["Prestataire", "Territoire", "Montant", "Total"],
        [
            ["A", "Artois", "10,00", "15,00"],
            [None, "", "5,00", None],
            ["B", "Ternois", "2,00", "2,00"],
        ],
        spans={(0, 0): (2, 1), (0, 3): (2, 1)},
    )
    rows = type_table(raw).rows
    assert rows[1].cells[1] is None
    assert rows[1].cells[0] is rows[0].cells[0]
    assert rows[1].cells[3] is rows[0].cells[3]


def test_text_cells_give_free_numbers(make_raw):
    texts = [
        "8 postes en insertion par an",
        "Accompagnement renforcé",
        "12 postes en insertion du 01/01/2022",
    ]
    read = cells(make_raw, "Description", texts)
    assert [values(cell) for cell in read] == [["8"], [], ["12"]]
    assert all(cell.free and cell.number is None for cell in read)


@pytest.mark.parametrize("empty", [[], [["", ""]]])
def test_a_table_without_content(make_raw, empty):
    table = type_table(make_raw("t1", ["Nom", "Montant"], empty))
    assert len(table.rows) == len(empty)


FIGURES = st.decimals(min_value=0, max_value=10**9, places=2)


@settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_amounts_come_back_exactly(make_raw, amounts):
    printed = [
        f"{amount:,.2f}".replace(",", " ").replace(".", ",")
        for amount in amounts
    ]
    read = cells(make_raw, "Montant", printed)
    assert [cell.number.value for cell in read] == [
        Decimal(amount) for amount in amounts
    ]


@settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.lists(st.text(max_size=12), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_is_read_without_loss(make_raw, rows):
    table = type_table(make_raw("t1", ["Nom", "Objet", "Montant"], rows))
    assert len(table.rows) == len(rows)
    for row, texts in zip(table.rows, rows, strict=True):
        assert ["" if cell is None else cell.text for cell in row.cells] == [
            t if t.strip() else "" for t in texts
        ]


def test_a_figure_that_is_not_known_is_neither_nothing_nor_malformed(make_raw):
    read = cells(make_raw, "Montant", ["12,00", "n.d.", "NC", "8,00", "-"])
    assert [cell.unavailable for cell in read] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert not any(cell.malformed for cell in read)
    assert [cell.nil for cell in read] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("text", "malformed"),
    [
        ("voir 6 480,25", False),
        ("voir annexe 3", False),
        ("~ 6 480,25", True),
        (",2 6 480,25¹", True),
    ],
)
def test_a_text_in_the_place_of_a_figure_leaves_it_unknown(
    make_raw, text, malformed
):
    figures = [f"{n} 000,00" for n in range(1, 8)]
    read, *_ = cells(make_raw, "Montant", [text, *figures])
    assert (read.malformed, read.unavailable) == (malformed, not malformed)


def test_a_row_that_counts_years_is_not_in_thousands(make_raw):
    rows = [
        ["Encours de la dette", "214,6", "221,3"],
        ["Capacité de désendettement (années)", "5,4", "15,6"],
    ]
    table = type_table(
        make_raw(
            "t1", ["Indicateur", "2023", "2024"], rows, caption="Dette (en M€)"
        )
    )
    debt, years = (row.cells[1].number for row in table.rows)
    assert (debt.scale, years.scale) == (10**6, 1)


def test_a_row_is_in_the_unit_that_its_label_ends_with(make_raw):
    rows = [
        ["Coût aidé HT", "2 880,6", "100,2"],
        ["Tonnages (t)", "8 412", "1 506"],
        ["Coût aidé, € HT par tonne", "342,44", "66,53"],
        ["Part du coût aidé (%)", "96,6", "3,4"],
    ]
    header = ["Postes", "Ordures (k€)", "Verre (k€)"]
    table = type_table(make_raw("t1", header, rows))
    read = [row.cells[1].number for row in table.rows]
    assert [(str(one.value), str(one.unit)) for one in read] == [
        ("2880600.0", "EUR"),
        ("8412", ""),
        ("342.44", "EUR"),
        ("96.6", "%"),
    ]


def test_a_row_is_in_the_thousands_that_its_label_ends_with(make_raw):
    rows = [
        ["Encours au 31 décembre (k€)", "21 418", "24 915"],
        ["Capacité de désendettement (années)", "4,9", "5,7"],
        ["Taux d'épargne brute", "10,7 %", "10,3 %"],
    ]
    table = type_table(make_raw("t1", ["", "CA 2022", "CA 2023"], rows))
    read = [row.cells[2].number for row in table.rows]
    assert [str(one.value) for one in read] == ["24915000", "5.7", "10.3"]


def test_a_column_whose_header_says_per_cent_is_in_no_thousands(make_raw):
    rows = [
        ["Entrées", "32 150", "41 395", "+28,8"],
        ["Acquisitions (milliers d'euros)", "36,9", "40,2", "+8,9"],
    ]
    header = ["Indicateurs", "2024", "2025", "Écart / (%)"]
    table = type_table(make_raw("t1", header, rows))
    read = [cell.number for cell in table.rows[1].cells[1:]]
    assert [str(one.value) for one in read] == ["36900.0", "40200.0", "8.9"]


def test_thousands_over_their_changes_in_per_cent_are_no_percentages(make_raw):
    rows = [
        ["Encours (k€)", "11 204,6", "10 981,3"],
        ["Évolution", "", "-2,0 %"],
    ]
    table = type_table(make_raw("t1", ["", "2022", "2023"], rows))
    debt = [cell.number for cell in table.rows[0].cells[1:]]
    assert [str(one.value) for one in debt] == ["11204600.0", "10981300.0"]
    assert str(table.rows[1].cells[2].number.unit) == "%"


@pytest.mark.parametrize(("letter", "unit"), [("l", "EUR"), ("", "")])
def test_letters_that_name_lines_are_no_units(make_raw, letter, unit):
    rows = [
        [f"Restes à réaliser, recettes ({letter})", "405 000,00"],
        ["Besoin de financement (m)", "4 127 350,00"],
    ]
    table = type_table(make_raw("t1", ["Ligne", "Montant (€)"], rows))
    assert str(table.rows[1].cells[1].number.unit) == unit


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["(39,5 %)", "(31,2 %)", "(29,3 %)"], "39.5"),
        (["(39,5 %)", "31,2 %", "29,3 %"], "-39.5"),
        (["(39,5 %)", "(31,2 %)"], "-39.5"),
    ],
)
def test_brackets_around_every_share_of_a_column_are_no_signs(
    make_raw, texts, first
):
    assert values(cells(make_raw, "Part (%)", texts)[0]) == [first]


def test_noughts_before_a_part_of_a_measure_make_no_code(make_raw):
    raw = make_raw(
        "t1",
        ["Parcelle", "ha", "a", "ca"],
        [["B 112", "14", "27", "05"], ["B 113", "8", "04", "90"]],
    )
    parts = type_table(raw)
    assert [column.kind.value for column in parts.columns[1:]] == ["count"] * 3
    assert values(parts.rows[0].cells[3]) == ["5"]
    assert values(parts.rows[1].cells[2]) == ["4"]
