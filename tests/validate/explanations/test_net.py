"""A difference printed as a total is a net, and no deviation."""

HEADER = ["Section", "Montant"]


def test_receipts_less_expenses_are_a_net(accounted, add_up):
    rows = [
        ["Recettes", "1 250,00"],
        ["Dépenses", "900,00"],
        ["Résultat", "350,00"],
    ]

    failed, codes = accounted(
        rows, HEADER, identities=[add_up("r2c1", "r0c1", "r1c1")]
    )

    assert (failed, codes) == (["350,00"], {"350,00": "net"})


def test_expenses_are_told_by_their_words(accounted, add_up):
    rows = [
        ["Recettes de l'exercice", "1 250,00"],
        ["Dépenses de personnel", "500,00"],
        ["Dépenses d'entretien", "400,00"],
        ["Total", "350,00"],
    ]

    _, codes = accounted(
        rows, HEADER, identities=[add_up("r3c1", "r0c1", "r1c1", "r2c1")]
    )

    assert codes == {"350,00": "net"}


def test_a_total_that_is_just_wrong_is_no_net(accounted, add_up):
    rows = [
        ["Chorale", "1 250,00"],
        ["Harmonie", "900,00"],
        ["Total", "2 510,00"],
    ]

    failed, codes = accounted(
        rows, HEADER, identities=[add_up("r2c1", "r0c1", "r1c1")]
    )

    assert (failed, codes) == (["2 510,00"], {})
