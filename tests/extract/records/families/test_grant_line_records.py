"""What a line of allocations says: measures, decisions, quantities."""

import json

from ...small_documents import grants


def test_a_line_of_several_measures(make_raw):
    header = [
        "Nom du prestataire",
        "Nbre points ASLL Valeur 85,95€/mois",
        "Nbre de FAL Valeur 171,90€/mois",
        "Montant ASLL",
        "Montant FAL",
        "Montant financier",
    ]
    rows = [
        ["A", "40", "", "41 256,00", "", "57 758,40"],
        [None, "", "11+ 4 GLA", "", "16 502,40", None],
        ["B", "10", "2", "10 314,00", "4 125,60", "14 439,60"],
        ["Totaux", "50", "13", "51 570,00", "20 628,00", "72 198,00"],
    ]
    read = grants(
        make_raw("t1", header, rows, spans={(0, 0): (2, 1), (0, 5): (2, 1)})
    )
    assert [
        (
            line["line_id"],
            line["measure"],
            line["quantity"],
            line["amount"],
            line["role"],
        )
        for line in read
    ] == [
        ("t1!r0", "Montant ASLL", "40", "41256.00", "detail"),
        ("t1!r0", "Montant financier", "", "57758.40", "recap"),
        ("t1!r1", "Montant FAL", "", "16502.40", "detail"),
        ("t1!r2", "Montant ASLL", "10", "10314.00", "detail"),
        ("t1!r2", "Montant FAL", "2", "4125.60", "detail"),
        ("t1!r2", "Montant financier", "", "14439.60", "recap"),
    ]
    assert read[0]["unit_rate"] == "85.95"
    assert json.loads(read[2]["details"]) == {
        "Nbre de FAL Valeur 171,90€/mois": "11+ 4 GLA"
    }
    assert read[2]["beneficiary"] == "A"


def test_refused_deferred_and_granted(make_raw):
    rows = [
        ["A", "Santé - avis défavorable", "0,00"],
        ["B", "Ajourné", ""],
        ["C", "Concert", "10,00"],
    ]
    read = grants(make_raw("t1", ["Association", "Objet", "Montant"], rows))
    assert [(line["decision"], line["amount"]) for line in read] == [
        ("refused", "0.00"),
        ("deferred", ""),
        ("granted", "10.00"),
    ]


def test_quantity_and_period_from_the_text_of_a_line(make_raw):
    rows = [
        [
            "A",
            "8 postes en insertion par an - 01/01/2022 au 31/12/2022",
            "36 000,00",
        ],
        [
            "B",
            "16 postes du 01/01/2022 au 30/06/2022 puis 8 postes du 01/07/2022 au 31/12/2022",
            "54 000,00",
        ],
        ["C", "Action du 01/06/2022 au 31/05/2022", "5 000,00"],
    ]
    read = grants(make_raw("t1", ["Structure", "Description", "Montant"], rows))
    assert [(line["quantity"], line["quantity_unit"]) for line in read] == [
        ("8", "postes"),
        ("16", "postes"),
        ("", ""),
    ]
    assert [(line["period_start"], line["period_end"]) for line in read] == [
        ("2022-01-01", "2022-12-31"),
        ("2022-01-01", "2022-12-31"),
        ("2022-06-01", "2022-05-31"),
    ]


def test_a_line_without_figures_is_kept(make_raw):
    rows = [["A", "Accompagnement", ""], ["B", "Concert", "10,00"]]
    read = grants(make_raw("t1", ["Structure", "Objet", "Montant"], rows))
    assert [(line["beneficiary"], line["amount"]) for line in read] == [
        ("A", ""),
        ("B", "10.00"),
    ]


def test_an_amount_before_a_remark_is_given(make_raw):
    remarks = {
        "900,00 € (sur présentation de la facture)": "900.00",
        "400,00 € sous réserve": "400.00",
        "295,00 € 291,00 € (parc auto)": "",
    }
    plain = [[f"Club {n}", f"{n}00,00 €"] for n in range(1, 10)]
    rows = [["Autre club", text] for text in remarks]
    header = ["Association", "Subvention votée"]
    read = grants(make_raw("t1", header, [*plain, *rows]))
    assert [line["amount"] for line in read[9:]] == list(remarks.values())


def test_a_word_in_the_place_of_the_amount_decides_of_its_line(make_raw):
    rows = [
        ["A", "Ajournée"],
        ["B", "Refus"],
        ["C", "300 € + 200 €"],
        ["D", "10,00 €"],
        ["E", "20,00 €"],
        ["F", "30,00 €"],
    ]
    read = grants(make_raw("t1", ["Association", "Subvention votée"], rows))
    found = {line["beneficiary"]: line for line in read}
    assert {name: line["decision"] for name, line in found.items()} == {
        **dict.fromkeys("CDEF", "granted"),
        "A": "deferred",
        "B": "refused",
    }
    assert found["C"]["amount"] == ""
    assert json.loads(found["C"]["details"]) == {
        "Subvention votée": "300 € + 200 €"
    }
