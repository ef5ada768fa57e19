"""Which tables list allocations where no header says who receives."""

from ...small_documents import grants


def test_a_recapitulation_by_territory(make_raw):
    header = ["Canton", "Nombre d'opérations", "Subvention (€)"]
    raw = make_raw(
        "t2",
        header,
        [
            ["Aubeterres", "12", "177 775,96"],
            ["Bois-Merlin", "11", "185 482,42"],
        ],
    )
    assert {line["role"] for line in grants(raw)} == {"recap"}


def test_names_under_no_header_in_a_table_of_grants(make_raw):
    rows = [["Judo club", "10,00"], ["Chorale", "5,00"], ["Total", "15,00"]]
    raw = make_raw(
        "t1", ["Colonne 1", "Colonne 2"], rows, caption="Subventions attribuées"
    )
    assert [line["beneficiary"] for line in grants(raw)] == [
        "Judo club",
        "Chorale",
    ]
    assert (
        grants(
            make_raw("t1", ["Colonne 1", "Colonne 2"], rows, caption="Recettes")
        )
        == []
    )
