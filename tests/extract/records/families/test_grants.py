"""Tables that name who receives how much, in the forms that annexes give them."""

import json

from extract.records.families.grants import records_of_columns

from ...small_documents import document, grants


def test_works_subsidised_at_a_rate(make_raw):
    header = [
        "N°",
        "Canton",
        "Bénéficiaire",
        "Nature des travaux",
        "Dépense subventionnable HT (€)",
        "Taux",
        "Subvention (€)",
    ]
    rows = [
        ["1", "Aubeterres", "Rochebruyère", "Plateau", "90 802,99", "30 %", "27 240,90"],
        ["2", "Aubeterres", "Neuvigny", "Voirie", "30 902,67", "40 %", "12 361,07"],
        ["", "", "", "TOTAL", "121 705,66", "", "39 601,97"],
    ]  # fmt: skip
    first, second = grants(make_raw("t1", header, rows, section="annexe-1"))
    assert {
        name: first[name]
        for name in ("territory", "beneficiary", "description", "measure")
    } == {
        "territory": "Aubeterres",
        "beneficiary": "Rochebruyère",
        "description": "Plateau",
        "measure": "Subvention (€)",
    }
    assert (first["base"], first["rate_percent"], first["amount"]) == (
        "90802.99",
        "30",
        "27240.90",
    )
    assert (first["deliberation"], first["role"], first["decision"]) == (
        "2026-12",
        "detail",
        "granted",
    )
    assert first["places"].startswith("1:")
    assert second["line_id"] == "t1!r1"


def test_last_year_beside_this_one(make_raw):
    rows = [
        ["Judo club", "Fonctionnement", "4 250,00", "5 310,00", "+24,9 %"]
    ] * 2
    header = [
        "Association",
        "Objet",
        "Attribué 2025",
        "Proposé 2026",
        "Évolution",
    ]
    line, _ = grants(make_raw("t1", header, rows))
    assert (line["previous_amount"], line["amount"], line["measure"]) == (
        "4250.00",
        "5310.00",
        "Proposé 2026",
    )
    assert line["rate_percent"] == ""


def test_a_list_of_refused_requests_grants_nothing(make_raw):
    rows = [
        ["Club A", "1 500,00"],
        ["Club B", "2 000,00"],
        ["Demandes non retenues", None],
        ["Club C", "300,00"],
    ]
    read = grants(
        make_raw("t1", ["Association", "Montant"], rows, spans={(2, 0): (1, 2)})
    )
    assert [(line["decision"], line["amount"]) for line in read] == [
        ("granted", "1500.00"),
        ("granted", "2000.00"),
        ("refused", ""),
    ]
    assert json.loads(read[2]["details"])["Montant"] == "300,00"
    titled = make_raw(
        "t1", ["Association", "Montant"], rows[:2], caption="Dossiers refusés"
    )
    assert {line["decision"] for line in grants(titled)} == {"refused"}


def test_the_lines_of_columns_that_are_no_grants(make_raw):
    headers = [
        "Association",
        "Montant demandé",
        "Rappel N-1",
        "Subvention votée",
    ]
    rows = [
        ["Judo club", "1 200,00", "900,00", "1 000,00"],
        ["Chorale", "300,00", "", "250,00"],
    ]
    of = document(make_raw("t1", headers, rows, caption="Subventions"))
    found = records_of_columns(of, of.tables[0], [1, 2, 3])
    assert [(one["measure"], one["amount"]) for one in found] == [
        ("Montant demandé", "1200.00"),
        ("Rappel N-1", "900.00"),
        ("Montant demandé", "300.00"),
    ]
