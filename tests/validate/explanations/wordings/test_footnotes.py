"""What a footnote to a line or a figure gives accounts for a difference, exactly."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind

HEADER = ["Catégorie", "Entrées", "Tarif TTC", "Produit TTC"]
ROWS = [
    ["Plein tarif", "41 218", "5,40 €", "222 577,20"],
    ["Carte de 10 entrées (1)", "18 640", "45,00 €", "83 880,00"],
]
NOTE = "(1) Entrées décomptées au passage, valorisées à 4,50 € l'une."


@pytest.fixture
def sold(accounted, add_up):
    def run(*said, rows=ROWS):
        product = add_up(
            "r1c3", "r1c1", "r1c2", form=Form.PRODUCT, kind=Kind.PRODUCT
        )
        return accounted(rows, HEADER, lines=said, identities=[product])[1]

    return run


def test_a_note_gives_the_factor_that_is_meant(sold):
    assert sold(NOTE) == {"83 880,00": "footnote"}


def test_a_note_may_go_on_over_its_line(sold):
    first, second = NOTE.split(", ")
    assert sold(first + ",", second) == {"83 880,00": "footnote"}


def test_a_note_may_follow_another_in_its_line(sold):
    said = f"(1) Caisse fermée le lundi. {NOTE.replace('(1)', '(2)')}"
    rows = [ROWS[0], ["Carte de 10 entrées (2)", *ROWS[1][1:]]]
    assert sold(said, rows=rows) == {"83 880,00": "footnote"}
    assert sold(f"{said} (3) Néant.", rows=rows) == {"83 880,00": "footnote"}
    assert sold(said.replace("lundi.", "lundi,"), rows=rows) == {}


def test_a_note_that_gives_another_result_explains_nothing(sold):
    assert sold(NOTE.replace("4,50", "4,60")) == {}


def test_a_note_that_nothing_calls_explains_nothing(sold):
    assert sold(NOTE.replace("(1)", "(2)")) == {}
    uncalled = [ROWS[0], ["Carte de 10 entrées", *ROWS[1][1:]]]
    assert sold(NOTE, rows=uncalled) == {}


def test_a_note_gives_the_amount_that_a_sum_leaves_out(accounted, add_up):
    rows = [
        ["Avril (2)", "61 300,00"],
        ["Novembre", "166 605,00"],
        ["Ensemble", "166 605,00"],
    ]
    stated = add_up("r2c1", "r0c1", "r1c1")
    note = "(2) Première tranche de 61 300,00 €, portée pour mémoire."
    found = accounted(
        rows, ["Mois", "Fonds (€)"], lines=[note], identities=[stated]
    )
    assert found[1] == {"166 605,00": "footnote"}


def test_a_note_to_a_line_that_prints_nothing_gives_what_a_sum_has_beside(
    accounted, add_up
):
    rows = [
        ["Écoles primaires", "8 028 €"],
        ["Le Hameau", "4 632 €"],
        ["Sous-la-Tour (2)", "-"],
    ]
    stated = add_up("r0c1", "r1c1")
    note = "(2) Les 3 396 € des deux écoles réunies sont compris dans le total."
    header = ["École", "Dotation 2025 (€)"]
    found = accounted(rows, header, lines=[note], identities=[stated])
    assert found[1] == {"8 028 €": "footnote"}
    wrong = note.replace("3 396", "3 369")
    assert not accounted(rows, header, lines=[wrong], identities=[stated])[1]


@pytest.mark.parametrize(
    ("printed", "note", "reasons"),
    [
        (
            "487,50",
            "Raccordée le 1er octobre : facturé pour un trimestre.",
            {"487,50": "footnote"},
        ),
        ("1 300,00", "Facturé pour huit mois.", {"1 300,00": "footnote"}),
        ("487,50", "Raccordée à la chaufferie sud.", {}),
        ("497,50", "Raccordée le 1er octobre.", {}),
    ],
)
def test_a_note_that_speaks_of_a_part_of_the_year_gives_so_many_months(
    accounted, add_up, printed, note, reasons
):
    rows = [
        ["Collège", "240", "48,75 €", "11 700,00"],
        ["Résidence (1)", "40", "48,75 €", printed],
    ]
    product = add_up(
        "r1c3", "r1c1", "r1c2", form=Form.PRODUCT, kind=Kind.PRODUCT
    )
    header = ["Abonné", "Puissance", "Prix du kW", "Montant"]
    found = accounted(rows, header, lines=[f"(1) {note}"], identities=[product])
    assert found[1] == reasons


LOANS = ["Prêteur", "Taux", "Capital dû", "Intérêts"]


@pytest.mark.parametrize(
    ("rate", "note", "reasons"),
    [
        ("3,60 %", "Les intérêts courent sur 121 jours.", {"3,60 %"}),
        ("3,60 %", "Remboursé, après 121 jours, sans indemnité.", {"3,60 %"}),
        ("3,63 %", "Remboursé le 30 avril.", {"3,63 %"}),
        ("3,60 %", "Les intérêts courent sur 181 jours.", set()),
        ("3,80 %", "Les intérêts courent sur 121 jours.", set()),
        ("3,60 %", "Sans indemnité.", set()),
    ],
)
def test_the_rate_of_a_part_of_the_year_is_of_more_than_its_interest(
    accounted, add_up, rate, note, reasons
):
    """121 days of a bank's year of 360, or four months."""
    rows = [
        ["Banque du Val", "2,00 %", "50 000,00", "1 000,00"],
        ["Caisse du Val (b)", rate, "60 000,00", "726,00"],
    ]
    stated = add_up(
        "r1c1", "r1c3", "r1c2", form=Form.RATIO, kind=Kind.DIFFERENCE
    )
    quotient = replace(stated, constant=Decimal(100))
    found = accounted(rows, LOANS, lines=[f"(b) {note}"], identities=[quotient])
    assert found[1] == dict.fromkeys(reasons, "footnote")


@pytest.mark.parametrize(
    ("days", "reasons"), [("110", {"42": "footnote"}), ("120", {})]
)
def test_a_note_gives_the_divisor_that_is_meant(
    accounted, add_up, days, reasons
):
    rows = [
        ["Plateau nord", "58", "10 150", "175"],
        ["Hameaux du sud (a)", "42", "4 620", "175"],
    ]
    each = add_up("r1c1", "r1c2", "r1c3", form=Form.RATIO, kind=Kind.PRODUCT)
    header = ["Circuit", "Kilomètres par jour", "Par an", "Jours"]
    note = f"(a) Ouvert le 5 janvier : {days} jours de service."
    found = accounted(rows, header, lines=[note], identities=[each])
    assert found[1] == reasons
