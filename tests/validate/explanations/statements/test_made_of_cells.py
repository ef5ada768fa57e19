"""A number of the text that two figures of one column make, or of one line."""

import pytest

from validate.model.identity import Form, Kind

HEADER = ["Financeur", "Montant"]
ROWS = [
    ["État", "350 018,69"],
    ["DSIL", "120 000,00"],
    ["Emprunt", "400 000,00"],
    ["Fonds propres", "211 499,27"],
    ["Total", "1 081 517,96"],
    ["Coût", "745 812,30"],
]


COST, TOTAL = "r5c1", "r4c1"


@pytest.mark.parametrize(
    ("held_to", "printed", "explained"),
    [
        (COST, "331 499,27 €", True),  # 211 499,27 + 120 000
        (COST, "230 018,69 €", True),  # 350 018,69 - 120 000
        (COST, "331 499,72 €", False),
        (COST, "520 000,00 €", False),  # 400 000 + 120 000: few digits
        (TOTAL, "331 499,27 €", False),  # lines left out of the total
        (COST, "961 517,96 €", False),  # the total without one of its lines
    ],
)
def test_two_figures_of_a_column(
    accounted, add_up, say, held_to, printed, explained
):
    sums = add_up(TOTAL, "r0c1", "r1c1", "r2c1", "r3c1")
    tied = add_up("claim-1", held_to, form=Form.EQUALITY, kind=Kind.EQUALITY)
    said = say(f"Il faudrait {printed}.", printed, "eur")
    found = accounted(ROWS, HEADER, said=[said], identities=[sums, tied])[1]
    assert (found.get(printed) == "made-of-two-cells") is explained


BAR = [
    ["Entrées", "40 825", "49 678"],
    ["Buvette", "16 745", "21 390"],
    ["Cachets", "76 885", "84 310"],
    ["Achats", "8 620", "10 745"],
]


@pytest.mark.parametrize(
    ("printed", "before", "explained"),
    [
        ("10 645 €", "8 125 €", True),
        ("10 645 €", "8 152 €", False),
        ("10 654 €", "8 125 €", False),
    ],
)
def test_two_lines_that_make_what_is_told_beside(
    accounted, add_up, say, printed, before, explained
):
    tied = add_up("claim-1", "r3c2", form=Form.EQUALITY, kind=Kind.EQUALITY)
    text = f"La buvette rapporte {printed}, achats déduits, contre {before}."
    said = [say(text, printed, "eur"), say(text, before, "eur")]
    header = ["Poste", "2025 (€)", "2026 (€)"]
    found = accounted(BAR, header, said=said, identities=[tied])[1]
    assert (found.get(printed) == "made-of-two-cells") is explained


@pytest.mark.parametrize(
    ("printed", "explained"),
    [("1,012848", True), ("1,012874", False), ("1,0128", False)],
)
def test_how_many_times_a_figure_is_another_of_its_line(
    accounted, add_up, say, printed, explained
):
    rows = [
        ["Taxe foncière", "1 640 215", "1 661 288"],
        ["Taxe de séjour", "52 730", "52 748"],
    ]
    said = [
        say(f"Le rapport des produits, {printed}, en diffère.", printed),
        say("Le coefficient est de 1,013000.", "1,013000"),
    ]
    again = add_up("claim-1", "claim-2", form=Form.EQUALITY, kind=Kind.EQUALITY)
    header = ["Taxe", "Produit 2025", "Produit 2026"]
    found = accounted(rows, header, said=said, identities=[again])[1]
    assert (found.get(printed) == "quotient-of-two-cells") is explained


@pytest.mark.parametrize(
    ("printed", "second", "explained"),
    [
        ("4 110,52 €", "739,89", True),
        ("4 110,52 €", "793,89", True),
        ("4 101,52 €", "739,89", False),
    ],
)
def test_what_the_lines_of_a_table_multiply(
    accounted, add_up, say, printed, second, explained
):
    rows = [
        ["Maire", "48,0", "1 973,05"],
        ["1re adjointe", "18,0", second],
        ["3e adjointe", "16,5", "678,24"],
        ["Délégué", "4,5", "184,97"],
        ["Total", "87,0", "3 576,15"],
    ]
    tied = add_up("claim-1", "r4c2", form=Form.EQUALITY, kind=Kind.EQUALITY)
    said = say(f"Le traitement mensuel brut est de {printed}.", printed, "eur")
    header = ["Élu", "Taux (%)", "Montant mensuel brut (€)"]
    found = accounted(rows, header, said=[said], identities=[tied])[1]
    assert (found.get(printed) == "factor-of-lines") is explained
