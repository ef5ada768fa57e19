"""The words for a total."""

import pytest

from extract.french.lexicon.totals import (
    Carry,
    TotalRank,
    carry,
    closes_page,
    is_bare_total,
    names_a_remainder,
    names_a_sum,
    total_of,
    total_rank,
)


@pytest.mark.parametrize(
    ("label", "rank"),
    [
        ("Sous-total Sport", TotalRank.SUBTOTAL),
        ("S/TOTAL", TotalRank.SUBTOTAL),
        ("Ensemble « Accès »", TotalRank.SUBTOTAL),
        ("Ensemble scolaire", None),
        ("Total page 2", TotalRank.SUBTOTAL),
        ("Total", TotalRank.TOTAL),
        ("Totaux", TotalRank.TOTAL),
        ("Ensemble", TotalRank.TOTAL),
        ("Montant total", TotalRank.TOTAL),
        ("TOTAL GÉNÉRAL", TotalRank.GRAND),
        ("Grand total", TotalRank.GRAND),
        ("Totalité", None),
        ("Ensemble vocal", None),
        ("", None),
    ],
)
def test_a_label_ranks_its_total(label, rank):
    assert total_rank(label) is rank


@pytest.mark.parametrize(
    ("label", "where"),
    [
        ("À reporter", Carry.OUT),
        ("Sous-total à reporter", Carry.OUT),
        ("Report", Carry.IN),
        ("Report de la page précédente", Carry.IN),
        ("Report à droite", Carry.OUT),
        ("Report en 2e colonne", Carry.OUT),
        ("Report de gauche", Carry.IN),
        ("Report de la colonne précédente", Carry.IN),
        ("Report à nouveau", None),
        ("Reportage", None),
    ],
)
def test_running_totals_are_carried(label, where):
    assert carry(label) is where


def test_what_a_total_adds_up():
    assert total_of("Total : Culture") == "culture"
    assert total_of("TOTAL") == total_of("Culture") == ""
    assert is_bare_total("Sous-total :")
    assert not is_bare_total("Total Culture")
    assert closes_page("Total page 3")


def test_headers_of_sums_and_of_remainders():
    assert all(
        map(
            names_a_sum,
            ("Cumul", "Total HT", "Totaux", "Ensemble", "Net à payer", "Somme"),
        )
    )
    assert not any(map(names_a_sum, ("Montant", "Ensembles", "Net")))
    assert all(
        map(names_a_remainder, ("Solde", "Reste à financer", "Écart", "Net"))
    )
    assert not any(map(names_a_remainder, ("Total", "Montant")))
