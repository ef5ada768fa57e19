"""Every column that prints money of a table that lists grants, or may."""

import pytest

from extract.records.families.grant_standing import Standing
from extract.records.families.grants import records_of_columns
from extract.records.families.listed_money import listed_money, prints_euros

from ...small_documents import document


def listed(raw):
    of = document(raw)
    return {
        one.index: (one.standing, one.is_worded)
        for one in listed_money(of, of.tables[0])
    }


def test_bare_numbers_that_may_be_grants(make_raw):
    rows = [["Judo club", "40", "1000"], ["Chorale", "12", "500"]]
    headers = ["Association", "Nombre d'adhérents", "Animation"]
    for caption, found in (("Subventions 2026", [2]), ("Fréquentation", [])):
        raw = make_raw("t1", headers, rows, caption=caption)
        assert list(listed(raw)) == found


MIXED = [
    ["Judo club", "1 500 € sous réserve du bilan", "1 200,00 €"],
    ["Chorale", "300 € + 200 €", "400,00 €"],
    ["Amicale", "refus", "0,00 €"],
    ["Théâtre", "900 € (deux spectacles)", "900,00 €"],
    ["Gymnastique", "Forfait", "700,00 €"],
    ["Pétanque", "Non précisé", "150,00 €"],
    ["Cyclotourisme", "Comme en 2025", "180,00 €"],
]


def test_a_column_whose_cells_mix_words_and_amounts_is_listed(make_raw):
    headers = ["Association", "Montant sollicité", "Subvention votée"]
    assert listed(make_raw("t1", headers, MIXED)) == {
        1: (Standing.REQUESTED, True),
        2: (Standing.VOTED, False),
    }


def test_so_is_one_that_is_the_only_one_of_its_table(make_raw):
    rows = [row[:2] for row in MIXED]
    raw = make_raw(
        "t1", ["Association", "Montant"], rows, caption="Subventions 2026"
    )
    assert listed(raw) == {1: (Standing.TITLED, True)}


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Observations", "Concert du 12 mai"),
        ("Rémunération", "5,44 € par jour et 163,20 € par mois"),
        ("Rémunération", "85,95 €/mois"),
        ("Rémunération", "171,90 € / mois"),
    ],
)
def test_remarks_and_prices_of_one_are_no_money_of_lines(
    make_raw, header, text
):
    rows = [[row[0], text, row[2]] for row in MIXED]
    headers = ["Association", header, "Subvention votée"]
    assert list(listed(make_raw("t1", headers, rows))) == [2]


def test_what_another_column_gives_is_listed_beside_it(make_raw):
    rows = [[row[0], "10,00 €", "20,00 €", row[2]] for row in MIXED]
    headers = ["Association", "Montants 2014", "Solde 2015", "Vote"]
    raw = make_raw("t1", headers, rows, caption="Subventions")
    assert [standing for standing, _ in listed(raw).values()] == [
        Standing.PREVIOUS,
        Standing.OTHER_COLUMN,
        Standing.VOTED,
    ]


def test_grants_beside_no_name_are_listed(make_raw):
    rows = [["6574", "1 200,00"], ["65738", "400,00"]]
    raw = make_raw("t1", ["Article", "Subventions votées"], rows)
    assert listed(raw) == {1: (Standing.NO_NAMES, False)}


def test_each_printed_cell_and_each_total_is_a_record(make_raw):
    headers = ["Association", "Montant sollicité", "Subvention votée"]
    total = ["Total", "", "3 530,00 €"]
    of = document(make_raw("t1", headers, [*MIXED, total]))
    found = [
        (record["measure"], record["amount"], record["role"])
        for record in records_of_columns(of, of.tables[0], [1, 2])
    ]
    asked, voted = headers[1:]
    assert sorted(found) == sorted(
        [
            (asked, "1500", "detail"),
            (asked, "", "detail"),
            (asked, "", "detail"),
            (asked, "900", "detail"),
            (asked, "", "detail"),
            (asked, "", "detail"),
            (asked, "", "detail"),
            (voted, "3530.00", "sum"),
        ]
    )


def test_numbers_that_nothing_says_to_be_euros(make_raw):
    rows = [["Rue A", "3,90"], ["Rue B", "4,40"]]
    for header, is_money in (
        ("Largeur", False),
        ("Montant", True),
        ("Part (€)", True),
    ):
        of = document(make_raw("t1", ["Voie", header], rows))
        table = of.tables[0]
        assert prints_euros(table, table.columns[1]) is is_money
