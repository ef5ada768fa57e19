"""Whole euros: exact where the table's sums are, rounded where they miss by units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.check import fact_index
from validate.discover import discover
from validate.explanations.rounding import (
    exact_by_luck,
    said_on_pages,
    said_rounded,
)
from validate.model.identity import Severity, Verdict, evaluate

HEADER = ["Chapitre", "Voté (€)", "Décision modificative (€)", "Total (€)"]
EXACT = [
    (2813, 117),
    (1254, 38),
    (413, 29),
    (967, 151),
    (3304, 86),
    (1512, 43),
    (722, 19),
    (486, 57),
]


@pytest.fixture
def outcomes(make_document, make_raw):
    def run(rows, header=HEADER):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return [
            evaluate(identity, facts)
            for identity in discover(document).identities
        ]

    return run


def lines(off=()):
    rows = [
        [f"Chapitre {n}", str(a), str(b), str(a + b + (1 if n in off else 0))]
        for n, (a, b) in enumerate(EXACT)
    ]
    sums = [sum(int(row[col]) for row in rows) for col in (1, 2, 3)]
    return [*rows, ["Total", *map(str, sums)]]


def failed(found):
    return [
        (o.identity.result, o.identity.severity)
        for o in found
        if o.verdict is Verdict.FAILED
    ]


def test_one_unit_among_many_exact_sums_is_an_error(outcomes):
    rows = [
        [
            f"Chapitre {n}",
            str(a := 413 + 83 * n),
            str(b := 29 + 7 * n),
            str(a + b),
        ]
        for n in range(32)
    ]
    rows.append(
        [
            "Total",
            *(str(sum(int(row[col]) for row in rows)) for col in (1, 2, 3)),
        ]
    )
    assert not failed(outcomes(rows))
    rows[2][3] = str(int(rows[2][3]) + 1)
    assert failed(outcomes(rows)) == [
        ("t!r32c3", Severity.ERROR),
        ("t!r2c3", Severity.ERROR),
    ]


def test_one_unit_among_few_sums_may_be_rounding(outcomes):
    assert failed(outcomes(lines(off=(2,)))) == [
        ("t!r2c3", Severity.WARNING),
        ("t!r8c3", Severity.WARNING),
    ]


def test_a_few_round_figures_among_others_make_no_round_column(outcomes):
    body = [
        ["A", "896300"],
        ["B", "-649375"],
        ["C", "-464970"],
        ["D", "307995"],
        ["E", "1847210"],
        ["Total", "1937159"],
    ]
    assert failed(outcomes(body, ["Politique", "Écart (€)"])) == [
        ("t!r5c1", Severity.WARNING)
    ]
    assert not failed(outcomes(body, ["Politique", "Écart (arrondi à l'euro)"]))


TARIFFS = [
    ["Total", "161 075", "166 719", "5 644"],
    ["Jusqu'à 900 €", "26 028", "26 510", "482"],
    ["De 901 à 1 200 €", "39 244", "40 381", "1 138"],
    ["De 1 201 à 1 600 €", "36 019", "37 776", "1 757"],
    ["Plus de 1 600 €", "28 999", "30 830", "1 832"],
    ["Communes voisines", "30 786", "31 222", "436"],
]


def test_products_at_a_price_that_miss_by_a_unit_tell_that_a_table_is_rounded(
    outcomes,
):
    header = ["Tranche", "Tarif actuel (€)", "Tarif proposé (€)", "Écart (€)"]
    assert not failed(outcomes(TARIFFS, header))
    wrong = [["Total", "161 075", "166 719", "5 464"], *TARIFFS[1:]]
    assert "t!r0c3" in dict(failed(outcomes(wrong, header)))


def test_a_table_that_says_it_is_rounded_is(outcomes):
    header = [*HEADER[:3], "Total (arrondi à l'euro)"]
    assert not failed(outcomes(lines(off=(2,)), header))


def test_a_unit_in_a_lone_total_of_small_figures_only_warns(outcomes):
    rows = [[f"Ligne {n}", str(a + b)] for n, (a, b) in enumerate(EXACT)]
    rows.append(["Total", str(sum(a + b for a, b in EXACT) + 2)])
    assert failed(outcomes(rows, ["Chapitre", "Montant (€)"])) == [
        ("t!r8c1", Severity.WARNING)
    ]


def test_round_grants_in_whole_euros_are_exact(outcomes):
    rows = [[f"Club {n}", str(n * 350)] for n in range(1, 9)]
    rows.append(["Total", str(350 * 36 + 2)])
    assert failed(outcomes(rows, ["Association", "Montant (€)"])) == [
        ("t!r8c1", Severity.ERROR)
    ]


def test_amounts_without_the_decimals_of_their_column_are_intervals(outcomes):
    rows = [
        ["A", "1 250,50"],
        ["B", "25 000"],
        ["C", "3 412,25"],
        ["D", "980,75"],
        ["Total", "30 643,90"],
    ]
    assert not failed(outcomes(rows, ["Association", "Montant (€)"]))
    rows[-1][1] = "30 644,60"
    assert failed(outcomes(rows, ["Association", "Montant (€)"])) == [
        ("t!r4c1", Severity.ERROR)
    ]


def test_nothing_is_not_rounded(outcomes):
    rows = [
        ["A", "1 250,50"],
        ["B", "0"],
        ["C", "3 412,25"],
        ["D", "0"],
        ["Total", "4 663,25"],
    ]
    assert failed(outcomes(rows, ["Association", "Montant (€)"])) == [
        ("t!r4c1", Severity.ERROR)
    ]


def test_thousands_of_euros_are_intervals(outcomes):
    rows = [
        ["A", "12,4 k€"],
        ["B", "7,3 k€"],
        ["C", "5,2 k€"],
        ["Total", "25,0 k€"],
    ]
    assert not failed(outcomes(rows, ["Poste", "Montant"]))
    rows[-1][1] = "26,0 k€"
    assert failed(outcomes(rows, ["Poste", "Montant"]))


def test_a_sentence_on_the_page_may_say_that_amounts_are_rounded(
    make_document, make_raw
):
    said = (
        "Les montants sont arrondis à l'euro ; les totaux peuvent différer de la somme des"
        " lignes."
    )
    raw = make_raw("t", HEADER, lines(off=(2,)))
    for prose, misses in (((said,), 0), (("Le bureau est arrondi.",), 2)):
        document = make_document([raw], prose=prose)
        facts = fact_index(document)
        assert (
            len(
                failed(
                    evaluate(one, facts)
                    for one in discover(document).identities
                )
            )
            == misses
        )


def test_an_arrondissement_rounds_nothing(outcomes, make_document, make_raw):
    header = ["Arrondissement", *HEADER[1:]]
    assert failed(outcomes(lines(off=(2,)), header)) == [
        ("t!r2c3", Severity.WARNING),
        ("t!r8c3", Severity.WARNING),
    ]
    said = "Les montants par arrondissement sont joints aux arrondissements concernés."
    document = make_document(
        [make_raw("t", HEADER, lines(off=(2,)))], prose=(said,)
    )
    facts = fact_index(document)
    assert (
        len(
            failed(
                evaluate(one, facts) for one in discover(document).identities
            )
        )
        == 2
    )


def test_columns_named_by_a_year_may_hold_rounded_amounts(outcomes):
    body = [
        ["Études", "96923", "6430"],
        ["Travaux", "158476", "168799"],
        ["Divers", "60548", "66445"],
    ]
    body.append(["Total dépenses HT", "315948", "241673"])
    assert not failed(outcomes(body, ["Postes", "2022", "2023"]))


def sums_of(document):
    facts = fact_index(document)
    return [
        (evaluate(one, facts), one) for one in discover(document).identities
    ]


def test_sums_that_hold_exactly_too_often_for_luck_add_what_is_printed(
    make_document, make_raw
):
    """One share was rounded, and is added up as it is printed; a cell that is off warns."""
    said = (
        "reversement égal à la moitié de leur prélèvement, arrondie à l'euro."
    )
    header = ["Commune", "Droit commun (€)", "Majoration (€)", "Total (€)"]
    rows = [
        [f"Commune {n}", str(a := 4131 + 83 * n), str(b := 291 + 7 * n), str(a + b)]
        for n in range(24)
    ]  # fmt: skip
    for wrong in (0, 1):
        rows[3][3] = str(int(rows[3][3]) + wrong)
        document = make_document([make_raw("t", header, rows)], prose=(said,))
        found = sums_of(document)
        assert not any(one.rounded for _, one in found)
        assert failed(outcome for outcome, _ in found) == (
            [("t!r3c3", Severity.WARNING)] if wrong else []
        )


def test_few_sums_of_a_rounded_table_say_nothing_of_what_is_added_up(
    make_document, make_raw
):
    said = "Les montants sont arrondis à l'euro."
    document = make_document([make_raw("t", HEADER, lines())], prose=(said,))
    assert any(one.rounded for _, one in sums_of(document))


def test_a_sentence_that_names_a_column_rounds_its_table_alone(
    make_document, make_raw
):
    rows = [["Bâti", "1 648 610"], ["Non bâti", "30 391"], ["Total", "1 679 001"]]  # fmt: skip
    tables = [
        make_raw("taxes", ["Taxe", "Produits attendus (€)"], rows),
        make_raw("others", ["Allocation", "Montant (€)"], rows),
    ]
    cases = {
        "Produits arrondis à l'euro.": {"taxes"},
        "Résultats arrondis à l'euro.": {"taxes", "others"},
        "Montants arrondis à l'euro.": {"taxes", "others"},
    }
    for sentence, meant in cases.items():
        document = make_document(tables, prose=(sentence,))
        said = said_on_pages(document.prose)
        assert said_rounded(document.tables, said) == meant


@pytest.mark.parametrize(
    ("said", "failing"),
    [
        ("Heures équivalentes arrondies à l'unité.", False),
        ("Énergie arrondie à l'unité.", True),
    ],
)
def test_a_column_that_a_sentence_says_to_be_rounded(
    make_document, make_raw, said, failing
):
    header = ["Période", "Énergie (kWh)", "Heures équivalentes"]
    rows = [
        ["Hiver", "612 480", "589"], ["Printemps", "548 310", "527"], ["Été", "187 640", "180"],
        ["Automne", "430 670", "414"], ["Total", "1 779 100", "1 711"],
    ]  # fmt: skip
    document = make_document([make_raw("t", header, rows)], prose=(said,))
    found = [
        outcome.identity.result
        for outcome, _ in sums_of(document)
        if outcome.verdict is Verdict.FAILED
    ]
    assert ("t!r4c2" in found) == failing


@given(st.integers(2, 60))
def test_longer_sums_are_less_often_exact_by_luck(terms):
    assert exact_by_luck(terms) > exact_by_luck(terms + 1) > 0
