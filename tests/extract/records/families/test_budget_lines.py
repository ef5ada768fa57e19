"""Budget lines keep the cells that are no numbers."""

from extract.records.frames import frames

from ...small_documents import document

BUDGET = ["Code", "Imputation", "Libellé", "Disponible €", "Solde €"]


def test_budget_lines_keep_malformed_cells(make_raw):
    rows = [
        ["C02-720B10", "6568/9372", "Information", "100 000,00", "0 00"],
        ["C02-581E02", "6568/9358", "Logement", "1 088 000,00", "458 000,00"],
        ["C02-561E02", "6568/93561", "Inclusion", "55 000,00", "1 000,00"],
    ]
    made = frames(document(make_raw("t1", BUDGET, rows)))
    read = made["budget_lines"].to_dict("records")
    assert [
        (line["column"], line["amount"], line["printed"]) for line in read[:2]
    ] == [
        ("Disponible €", "100000.00", "100 000,00"),
        ("Solde €", "", "0 00"),
    ]
    assert (read[0]["code"], read[0]["imputation"], read[0]["label"]) == (
        "C02-720B10",
        "6568/9372",
        "Information",
    )
    assert made["grants"].empty
    assert "0 00" in made["cells"]["printed"].to_list()
