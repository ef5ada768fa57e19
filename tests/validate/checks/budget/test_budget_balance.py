"""The amount at which a budget is said to be in balance is that of its totals, part by part."""

from dataclasses import replace
from itertools import product

import pytest

from validate.checks.budget.budget_balance import CHECK as BALANCE
from validate.checks.statements.stated_balance import CHECK
from validate.model.identity import Verdict

HEAD = ["Chapitre", "Libellé", "BP 2026", "DM n° 1", "Total 2026"]
RUNNING, CAPITAL = (
    ["3 000,00", "138 500,00", "141 500,00"],
    ["5 000,00", "96 200,00", "101 200,00"],
)
SENTENCE = (
    "La décision modificative s'équilibre en dépenses et en recettes à {} pour la section de"
    " fonctionnement et à {} pour la section d'investissement."
)


@pytest.fixture
def tables(make_raw):
    found = []
    for part, totals in (
        ("fonctionnement", RUNNING),
        ("investissement", CAPITAL),
    ):
        for side in ("dépenses", "recettes"):
            rows = [
                ["011", "Une ligne", *totals],
                ["", f"Total {side} de {part}", *totals],
            ]
            found.append(make_raw(f"{part}-{side}", HEAD, rows))
    return found


@pytest.mark.parametrize(
    ("running", "verdict"),
    [("138 500,00 €", Verdict.HELD), ("147 500,00 €", Verdict.FAILED)],
)
def test_each_part_has_its_own_amount(
    tables, make_document, say, run_check, running, verdict
):
    sentence = SENTENCE.format(running, "96 200,00 €")
    claims = [say(sentence, running), say(sentence, "96 200,00 €")]
    outcomes, _ = run_check(make_document(tables, claims), CHECK)
    assert [one.verdict for one in outcomes] == [verdict, Verdict.HELD]
    assert [str(one.expected) for one in outcomes] == ["138500.00", "96200.00"]


def test_without_an_amendment_no_column_is_sure(
    tables, make_document, say, run_check
):
    sentence = "Le budget s'équilibre à 147 500,00 € pour la section de fonctionnement."
    assert (
        run_check(
            make_document(tables, [say(sentence, "147 500,00 €")]), CHECK
        )[0]
        == []
    )


def test_a_part_out_of_balance_is_left_to_its_own_check(
    tables, make_raw, make_document, say, run_check
):
    other = make_raw(
        "more",
        HEAD,
        [
            ["011", "Une ligne", *CAPITAL],
            ["", "Total recettes de fonctionnement", *CAPITAL],
        ],
    )
    sentence = SENTENCE.format("147 500,00 €", "96 200,00 €")
    outcomes, _ = run_check(
        make_document([tables[0], other], [say(sentence, "147 500,00 €")]),
        CHECK,
    )
    assert outcomes == []


AMENDMENT = ["Article", "Libellé", "Crédits ouverts", "DM n° 2"]


@pytest.fixture
def verdicts(make_document, make_raw, run_check):
    def run(amendment):
        raws = []
        for title, totals in (
            ("Fonctionnement – dépenses", ["915 200,00", "27 500,00"]),
            ("Fonctionnement – recettes", ["268 400,00", amendment]),
            ("Investissement – dépenses", ["671 000,00", "69 500,00"]),
            ("Investissement – recettes", ["100 200,00", "69 500,00"]),
        ):
            rows = [["60612", "Une ligne", *totals], ["", "Total", *totals]]
            raws.append(
                replace(make_raw(title, AMENDMENT, rows), caption=title)
            )
        outcomes, _ = run_check(make_document(raws), BALANCE)
        return [(one.printed, one.verdict) for one in outcomes]

    return run


def test_an_amendment_balances_in_each_part(verdicts):
    assert verdicts("27 500,00") == [
        ("27 500,00", Verdict.HELD),
        ("69 500,00", Verdict.HELD),
    ]


def test_a_part_that_does_not_balance_fails(verdicts):
    assert ("29 500,00", Verdict.FAILED) in verdicts("29 500,00")


SIDES = ["Article", "Libellé", "Dépenses", "Recettes"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (["47 550,00", "47 550,00"], [Verdict.FAILED, Verdict.HELD]),
        (["47 550,00", "51 000,00"], []),
    ],
)
def test_a_part_is_in_balance_where_another_of_its_document_is(
    make_document, make_raw, run_check, other, told
):
    raws = [
        make_raw(
            name, SIDES, [["1", "Une ligne", *totals], ["", "Total", *totals]]
        )
        for name, totals in (("a", ["39 750,00", "30 400,00"]), ("b", other))
    ]
    outcomes, _ = run_check(make_document(raws), BALANCE)
    assert [one.verdict for one in outcomes] == told


def test_totals_of_single_chapters_owe_each_other_nothing(
    make_document, make_raw, run_check
):
    sides = product(("Dépenses", "Recettes"), ("Diminution", "Augmentation"))
    header = ["Désignation", *map(" / ".join, sides)]
    rows = [
        ["D-6413 : Personnel", "0,00", "8 120,50", "0,00", "0,00"],
        ["TOTAL D 012 : Charges", "0,00", "8 120,50", "0,00", "0,00"],
        ["R-752 : Revenus", "0,00", "0,00", "0,00", "3 500,00"],
        ["TOTAL R 75 : Produits", "0,00", "0,00", "0,00", "3 500,00"],
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t", header, rows)]), BALANCE
    )
    assert outcomes == []


def test_what_is_real_and_what_moves_credits_balance_with_the_rest_alone(
    make_document, make_raw, run_check
):
    header = ["Libellé", "Avant", "En plus", "En moins", "Après"]
    rows = [
        ["DÉPENSES", "", "", "", ""],
        ["Sous-total dépenses réelles", "60,00", "9,00", "4,00", "65,00"],
        ["Virement", "40,00", "2,00", "", "42,00"],
        ["Total des dépenses", "100,00", "11,00", "4,00", "107,00"],
        ["RECETTES", "", "", "", ""],
        ["Sous-total recettes réelles", "70,00", "8,00", "2,00", "76,00"],
        ["Amortissements", "30,00", "1,00", "", "31,00"],
        ["Total des recettes", "100,00", "9,00", "2,00", "107,00"],
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t", header, rows)]), BALANCE
    )
    assert [(one.printed, one.verdict) for one in outcomes] == [
        ("100,00", Verdict.HELD),
        ("107,00", Verdict.HELD),
    ]
