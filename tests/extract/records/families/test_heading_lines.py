"""Lines that head the grants below them are no grants."""

import pytest

from ...small_documents import grants

HEADER = ["Article", "Objet", "Organisme", "Montant de la subvention"]
ROWS = [
    ["65748 – Autres personnes", None, None, "37 150,00"],
    ["", "Fonctionnement", "Football club", "21 500,00"],
    ["", "Fonctionnement", "Judo club", "15 650,00"],
    ["20421 – Biens mobiliers", None, None, "8 500,00"],
    ["", "Minibus", "Les Ateliers", "8 500,00"],
    ["", "Projet", "Harmonie", "300,00"],
]


@pytest.mark.parametrize(
    ("heads", "are_headings"),
    [
        (("37 150,00", "8 500,00"), True),
        (("31 750,00", "5 800,00"), False),
    ],
)
def test_headings_with_the_sums_of_their_lines_are_no_grants(
    make_raw, heads, are_headings
):
    rows = [list(row) for row in ROWS]
    for at, head in zip((0, 3), heads, strict=True):
        rows[at][3] = head
    spans = {(0, 0): (1, 3), (3, 0): (1, 3)}
    read = grants(make_raw("t1", HEADER, rows, spans=spans))
    assert len(read) == (4 if are_headings else 6)


def test_a_name_over_all_columns_that_sums_up_nothing_is_given_its_grant(
    make_raw,
):
    rows = [*ROWS[1:3], ["Amicale laïque", None, None, "1 250,00"], *ROWS[4:]]
    read = grants(make_raw("t1", HEADER, rows, spans={(2, 0): (1, 3)}))
    assert "Amicale laïque" in [line["beneficiary"] for line in read]
