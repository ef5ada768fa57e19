"""A difference printed as a total is a net, and no deviation."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.adoption import Ground, LineTally, by_lines

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


@pytest.mark.parametrize(
    ("held", "said", "codes"),
    [
        (5, (), {}),
        (2, (), {"97 285,00": "net"}),
        (1, (Ground.WORDS,), {}),
    ],
)
def test_a_minus_that_other_lines_heed_was_forgotten(
    accounted, add_up, held, said, codes
):
    rows = [
        ["Charpente", "94 870,00", "-2 415,00", "97 285,00"],
        ["Couverture", "121 356,40", "6 048,20", "127 404,60"],
    ]
    header = ["Lot", "Marché", "Avenant", "Marché modifié"]
    tally = LineTally(held, 1)
    made = replace(
        add_up("r0c3", "r0c1", "r0c2"),
        adoption=by_lines(tally, "lines obey", *said),
    )
    assert accounted(rows, header, identities=[made])[1] == codes


@pytest.mark.parametrize(
    ("header", "failed", "codes"),
    [
        ("Coût total", 1, {}),
        ("Coût total", 2, {"63 700,00": "net"}),
        ("À payer", 1, {"63 700,00": "net"}),
    ],
)
def test_a_total_that_takes_away_what_all_other_lines_add_is_wrong(
    accounted, add_up, header, failed, codes
):
    rows = [
        ["Banque du Pont", "64 100,00", "400,00", "63 700,00"],
        ["Crédit du Gué", "66 250,00", "150,00", "66 400,00"],
    ]
    made = replace(
        add_up("r0c3", "r0c1", "r0c2"),
        adoption=by_lines(LineTally(3, failed), "lines obey"),
    )
    columns = ["Banque", "Intérêts", "Frais", header]
    assert accounted(rows, columns, identities=[made])[1] == codes


@pytest.mark.parametrize(
    ("printed", "codes"), [("+0,017", {}), ("0,017", {"0,017": "net"})]
)
def test_a_plus_is_no_difference_without_its_sign(
    accounted, add_up, printed, codes
):
    rows = [["Énergie et eau", "0,261", "0,244", printed]]
    header = ["Charge", "2024", "2025", "Écart"]
    added = add_up("r0c3", "r0c2", "r0c1")
    later, earlier = added.terms
    taken = replace(added, terms=(later, replace(earlier, weight=Decimal(-1))))
    assert accounted(rows, header, identities=[taken]) == ([printed], codes)


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (LineTally(5, 1), {}),
        (LineTally(1, 1), {"-143": "net"}),
        (LineTally(5, 3), {"-143": "net"}),
    ],
)
def test_a_minus_where_all_other_lines_heed_their_signs_is_turned(
    accounted, add_up, lines, codes
):
    rows = [["Recherches par correspondance", "1 143", "1 286", "-143"]]
    header = ["Indicateur", "2023", "2024", "Évolution"]
    added = add_up("r0c3", "r0c2", "r0c1")
    later, earlier = added.terms
    taken = replace(
        added,
        terms=(later, replace(earlier, weight=Decimal(-1))),
        adoption=by_lines(lines, "lines obey"),
    )
    assert accounted(rows, header, identities=[taken]) == (["-143"], codes)
