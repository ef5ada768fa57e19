"""A line called a total that the next line adds is a term of it."""

HEADER = ["Libellé", "Montant"]
ROWS = [
    ["Résultat de l'exercice", "423 718,27"],
    ["Total reste à réaliser", "- 212 198,10"],
    ["Résultat cumulé", "211 520,17"],
]


def test_a_term_of_the_next_line(accounted, add_up):
    failed, codes = accounted(ROWS, HEADER, identities=[add_up("r1c1", "r0c1")])

    assert len(failed) == 1
    assert set(codes.values()) == {"term-of-next"}


def test_one_cent_off_explains_nothing(accounted, add_up):
    rows = [*ROWS[:2], ["Résultat cumulé", "211 520,18"]]

    assert accounted(rows, HEADER, identities=[add_up("r1c1", "r0c1")])[1] == {}


def test_a_total_with_tax_adds_the_tax_to_one_line(accounted, add_up):
    rows = [
        ["Bâtiments", "83 834"],
        ["Eau et assainissement", "50 690"],
        ["Ensemble des sites", "134 524"],
        ["TVA 20 %", "26 905"],
        ["Total TTC", "161 429"],
    ]
    stated = add_up("r4c1", "r0c1", "r1c1", "r2c1")
    header = ["Site", "Total HT (€)"]
    found = accounted(rows, header, identities=[stated])
    assert found[1] == {"161 429": "with-tax"}
    rows[-1][1] = "161 492"
    assert accounted(rows, header, identities=[stated])[1] == {}
