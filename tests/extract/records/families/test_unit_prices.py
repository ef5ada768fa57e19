"""A table of prices, several of them in one cell."""

from extract.records.frames import frames

from ...small_documents import document


def test_a_tariff_grid(make_raw):
    rows = [
        ["ASL", "2 points", "mois", "171,90 €"],
        ["MASP", "–", "jour / mois de 30 jours", "5,44 € / 163,20 €"],
        ["FAL", "–", "an et logement", "2 062,80 €"],
    ]
    read = frames(
        document(make_raw("t1", ["Mesure", "Points", "Unité", "Tarif"], rows))
    )["unit_rates"]
    assert read[
        ["what", "rate", "per", "months", "derivation"]
    ].to_numpy().tolist() == [
        ["ASL", "171.90", "mois", "1", "2 points"],
        ["MASP", "5.44", "jour", "", ""],
        ["MASP", "163.20", "mois de 30 jours", "1", ""],
        ["FAL", "2062.80", "an et logement", "12", ""],
    ]
