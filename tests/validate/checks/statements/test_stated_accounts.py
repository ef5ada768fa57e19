"""Accounts that the text prints line by line, and what closes them."""

from decimal import Decimal

import pytest

from validate.checks.statements.stated_accounts import CHECK
from validate.model.identity import Severity, Verdict


@pytest.fixture
def state(make_document, say, run_check):
    """What closes an account of these lines, by the amount it is printed with."""

    def state(*lines, prose=(), tables=()):
        said = [say(f"{label} : {amount}", amount) for label, amount in lines]
        outcomes, left = run_check(
            make_document(list(tables), said, prose=prose), CHECK
        )
        found = {one.printed: (one.verdict, one.expected) for one in outcomes}
        assert all(
            one.identity.severity is Severity.WARNING for one in outcomes
        )
        return found, left

    return state


SPENT = (
    ("Chaudière et régulation", "118 400 €"),
    ("Silo et génie civil", "64 250 €"),
    ("Imprévus", "8 200 €"),
)


def plan(own, total="146 877,50 €"):
    return (
        ("- DETR, 40 %", "58 751,00 €"),
        ("- Fonds vert", "43 000,00 €"),
        ("- Commune", own),
        ("Total", total),
    )


def test_a_total_adds_the_lines_above_it(state):
    found, _ = state(*SPENT, ("Total des dépenses", "190 850 €"))
    assert found == {"190 850 €": (Verdict.HELD, Decimal(190850))}


def test_a_total_that_forgets_a_line_fails(state):
    found, _ = state(*SPENT, ("Total des dépenses", "182 650 €"))
    assert found == {"182 650 €": (Verdict.FAILED, Decimal(190850))}


def test_a_part_of_the_line_above_is_not_added(state):
    found, _ = state(
        *SPENT, ("dont aléas", "3 000 €"), ("Total HT", "190 850 €")
    )
    assert found == {"190 850 €": (Verdict.HELD, Decimal(190850))}


def test_what_the_body_pays_itself_is_what_the_others_leave(state):
    found, _ = state(*plan("45 126,50 €"))
    assert found == {"146 877,50 €": (Verdict.HELD, Decimal("146877.50"))}
    found, _ = state(*plan("63 126,50 €"))
    assert found == {"63 126,50 €": (Verdict.FAILED, Decimal("45126.50"))}


def test_a_net_adds_lines_some_of_which_are_taken_away(state):
    lines = (
        ("Personnel", "71 460 €"),
        ("Fluides", "9 840 €"),
        ("Recettes à déduire", "-3 120 €"),
    )
    found, _ = state(*lines, ("Coût net transféré", "81 300 €"))
    assert found == {"81 300 €": (Verdict.FAILED, Decimal(78180))}


def test_what_is_left_of_the_first_line(state):
    found, _ = state(
        ("Valeur de la parcelle cédée", "94 720 €"),
        ("Valeur de la bande reçue", "63 395 €"),
        ("Soulte au profit de la ville", "31 235 €"),
    )
    assert found == {"31 235 €": (Verdict.FAILED, Decimal(31325))}


def amended(second="7 872,50 €"):
    return (
        ("Montant initial du lot n° 1", "186 400 €"),
        ("Fondations spéciales", "10 632,50 €"),
        ("Suppression du muret", "-2 760,00 €"),
        ("Avenant n° 1", second),
        ("Nouveau montant du lot n° 1", "194 272,50 €"),
    )


def test_a_new_amount_does_not_count_what_adds_up_its_changes(state):
    found, _ = state(*amended())
    assert {verdict for verdict, _ in found.values()} == {Verdict.HELD}
    found, _ = state(*amended("7 972,50 €"))
    assert found["7 972,50 €"] == (Verdict.FAILED, Decimal("7872.50"))


def test_a_new_amount_in_a_table_of_one_column(state, make_raw):
    rows = [
        ["Montant initial HT", "864 500,00 €"],
        ["Avenant n° 1", "12 340,00 €"],
        ["Avenant n° 2", "-4 800,00 €"],
        ["Montant du marché après avenants", "876 840,00 €"],
    ]
    table = make_raw("t1", ["Poste", "Montant (€)"], rows)
    found, _ = state(tables=[table])
    assert found == {"876 840,00 €": (Verdict.FAILED, Decimal("872040.00"))}


def test_a_total_far_from_its_lines_is_of_others(state):
    found, left = state(*SPENT, ("Total", "1 254 300 €"))
    assert not found
    assert len(left) == 1


def test_lines_parted_by_other_text_are_two_accounts(state):
    other = ["", "", "", "Les recettes sont les suivantes et non les autres"]
    found, left = state(*SPENT, ("Total", "8 200 €"), prose=[*other])
    assert not found
    assert not left


def test_lines_that_nothing_closes_say_nothing(state):
    assert state(*SPENT) == ({}, [])


def test_a_table_that_prints_its_formula_is_no_account(state, make_raw):
    rows = [
        ["Annuités déjà garanties", "A", "177 622,51"],
        ["Annuité nette de la dette", "B", "591 867,51"],
        ["Provisions", "C", "12 000,00"],
        ["Total des annuités garanties", "I = A + B - C", "757 490,02"],
    ]
    for formula, is_account in (("I = A + B - C", False), ("I", True)):
        rows[3][1] = formula
        table = make_raw("t", ["Calcul", "Lettre", "Montant"], rows)
        assert bool(state(tables=[table])[0]) is is_account
