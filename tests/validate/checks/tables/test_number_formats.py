"""Figures that cannot be read as printed."""

from types import SimpleNamespace

import pytest

from validate.checks.tables import by_figures
from validate.checks.tables.number_formats import CHECK, _told_in_words
from validate.model.identity import Kind, Severity, Verdict

HEADER = ["Libellé", "Disponible €", "Proposition €", "Solde €"]
ROWS = [
    ["Agence", "100 000,00", "98 000,00", "2 000,00"],
    ["Inclusion", "55 000,00", "15 000,00", "40 000,00"],
    ["Logement des jeunes", "1 088 000,00", "630 000,00", "458 000,00"],
    ["Référents", "508 275,00", "508 125,00", "1 50"],
    ["Appui", "14 570 578,60", "8 606 424,06", "5 964 154,54"],
]


def test_a_misprinted_figure_is_a_warning_with_its_print(
    make_raw, make_document, run_check
):
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, ROWS)]), by_figures.CHECK, CHECK
    )
    (found,) = [one for one in outcomes if one.identity.kind is Kind.FORMAT]
    assert found.verdict is Verdict.FAILED
    assert found.printed == "1 50"
    assert found.identity.severity is Severity.WARNING
    assert found.identity.label == "Référents – Solde €"


def test_without_an_identity_over_it_it_is_information(
    make_raw, make_document, run_check
):
    rows = [
        ["Nestlé", "412,413,414"],
        ["Danone", "427"],
        ["Autre", "411"],
        ["Encore", "418"],
    ]
    outcomes, _ = run_check(
        make_document([make_raw("t1", ["Firme", "Nombre"], rows)]), CHECK
    )
    assert {one.identity.severity for one in outcomes} <= {Severity.INFO}


WORDED = [
    ["A", "1", "2", "3"],
    ["B", "4", "5", "11+ 4 GLA"],
    ["C", "4", "5", "9"],
    ["D", "4", "5", "9"],
]
FLATS = ["Libellé", "X €", "Y €", "Nbre de FAL"]


def test_a_figure_with_words_that_nothing_reckons_with_is_listed_as_not_checked(
    make_raw, make_document, run_check
):
    outcomes, abstentions = run_check(
        make_document([make_raw("t1", FLATS, WORDED)]), CHECK
    )
    assert not outcomes
    (told,) = abstentions
    assert told.label == "Nbre de FAL"
    assert "« 11+ 4 GLA »" in told.reason.fr
    assert told.places


def test_a_column_is_named_with_what_stands_over_its_header():
    path = ("2 enfants à charge", "Régime général")
    cell = SimpleNamespace(
        table_id="t", printed="0,30 % par jour", column_path=path, places=()
    )
    told = _told_in_words([cell])
    assert told.label == "2 enfants à charge / Régime général"


@pytest.mark.parametrize(
    ("printed", "told"), [("300 + 83 de frais", 1), ("383,00 environ", 0)]
)
def test_several_numbers_among_words_over_which_an_identity_stands_are_told(
    make_raw, make_document, run_check, printed, told
):
    rows = [*ROWS[:3], [*ROWS[3][:3], printed], ROWS[4]]
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, rows)]), by_figures.CHECK, CHECK
    )
    found = [one for one in outcomes if one.identity.kind is Kind.FORMAT]
    assert [one.identity.severity for one in found] == [Severity.INFO] * told


def test_a_unit_by_another_one_is_no_misprint(
    make_raw, make_document, run_check
):
    rows = [*ROWS[:3], [*ROWS[3][:3], "7,0 L/h"], ROWS[4]]
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, rows)]), by_figures.CHECK, CHECK
    )
    assert not [one for one in outcomes if one.identity.kind is Kind.FORMAT]
