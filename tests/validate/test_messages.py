"""Sentences of findings."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.number import Unit
from validate.checks.tables.footing import CHECK
from validate.messages import at_cell_message, cell_label, failure_message
from validate.model.finding import Message
from validate.model.identity import Form
from validate.tables.figure_table import figure_tables

ROWS = [
    ["Judo", "60,00"],
    ["Tennis", "40,00"],
    ["Total", "100,00"],
    ["Cirque", "5,00"],
    ["Total", "5,00"],
]


def test_a_sum_of_one_line_is_told_of_one(make_raw, make_document, run_check):
    document = make_document([make_raw("t", ["Libellé", "Montant"], ROWS)])
    outcomes, _ = run_check(document, CHECK)
    facts = {fact.id: fact for fact in document.facts}
    told = [failure_message(CHECK, one, facts) for one in outcomes]
    first, second = (one.fr for one in told)
    assert "; ses 2 lignes donnent 100,00" in first
    assert "; sa ligne donne 5,00" in second
    assert "; its line gives 5.00" in told[1].en


@pytest.mark.parametrize(
    ("lines", "fr", "en"),
    [
        (
            ["8 h 30", "6 h 45", "1 010 h 00", "1 026 h 15"],
            "porte 1 026 h 15 ; ses 3 lignes donnent 1 025 h 15, soit un écart de 1 h 00",
            "its 3 lines give 1,025 h 15, a difference of 1 h 00",
        ),
        (
            ["1 ha 25 a 40 ca", "91 a 07 ca", "12 a 03 ca", "2 ha 29 a 50 ca"],
            "ses 3 lignes donnent 2 ha 28 a 50 ca, soit un écart de 1 a 00 ca",
            "its 3 lines give 2 ha 28 a 50 ca, a difference of 1 a 00 ca",
        ),
    ],
)
def test_measures_in_several_units_are_told_as_they_are_printed(
    make_raw, make_document, run_check, lines, fr, en
):
    labels = ["Lundi", "Mardi", "Année", "Total"]
    rows = [list(row) for row in zip(labels, lines, strict=True)]
    document = make_document([make_raw("t", ["Libellé", "Ensemble"], rows)])
    (outcome,), _ = run_check(document, CHECK)
    facts = {fact.id: fact for fact in document.facts}
    told = failure_message(CHECK, outcome, facts)
    assert fr in told.fr.replace("\u00a0", " ").replace("\u202f", " ")
    assert en in told.en


@pytest.mark.parametrize(
    ("header", "fr", "en"),
    [
        (
            "Tonnages 2023",
            "porte 110,50 ; ses 2 lignes donnent 100,50 t, soit un écart de 10,00 t.",
            "its 2 lines give 100.50 t, a difference of 10.00 t.",
        ),
        (
            "Apports (kg/an)",
            "donnent 100,50 kg/an, soit un écart de 10,00 kg/an.",
            "give 100.50 kg/an, a difference of 10.00 kg/an.",
        ),
        ("Montant", "donnent 100,50 €, soit un écart de 10,00 €.", "10.00 €."),
    ],
)
def test_what_is_weighed_is_told_with_the_unit_of_its_header(
    make_raw, make_document, run_check, header, fr, en
):
    rows = [["Verre", "60,25"], ["Textiles", "40,25"], ["Total", "110,50"]]
    document = make_document([make_raw("t", ["Matériaux", header], rows)])
    (outcome,), _ = run_check(document, CHECK)
    facts = {fact.id: fact for fact in document.facts}
    told = failure_message(CHECK, outcome, facts)
    assert told.fr.replace("\u00a0", " ").endswith(fr)
    assert told.en.endswith(en)


def test_a_bare_number_is_told_with_what_it_counts(make_raw, make_document):
    document = make_document(
        [make_raw("t", ["Libellé", "Montant"], [["Judo", "35"], ["Go", "2 €"]])]
    )
    bare, euros = document.facts
    posts = replace(
        bare, counts="posts", number=replace(bare.number, unit=Unit.NONE)
    )
    told = at_cell_message(posts, Decimal(15), 2)
    assert "porte 35 postes ; 2 contrôles" in told.fr
    assert "prints 35 posts;" in told.en
    assert "porte 2 € ;" in at_cell_message(euros, Decimal(3), 2).fr


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (
            "Évolution",
            "porte -35 ; 2 contrôles concordent pour 35, soit un écart de 70.",
        ),
        ("Évolution (%)", "pour 35 %, soit un écart de 70 points."),
        ("Taux", "pour 35 %, soit un écart de 70 points."),
    ],
)
def test_a_change_without_its_sign_is_no_percentage(
    make_raw, make_document, header, told
):
    document = make_document(
        [make_raw("t", ["Libellé", header], [["Judo", "-35"]])]
    )
    fact = replace(document.facts[0], counts="percent")
    message = at_cell_message(fact, Decimal(35), 2)
    assert message.fr.replace("\u00a0", " ").endswith(told)


def test_a_column_that_prints_no_name_is_no_part_of_a_place(
    make_raw, make_document
):
    header = ["Libellé", "Colonne 2"]
    document = make_document([make_raw("t", header, [["Excédent de", "35"]])])
    (fact,) = document.facts
    assert cell_label(fact) == "Excédent de"
    (view,) = figure_tables(document)
    assert view.name(0, 1) == "Excédent de"


def test_a_figure_that_is_only_printed_elsewhere_has_no_reckoning(
    make_raw, make_document, run_check
):
    rows = [["Judo", "60,00"], ["Tennis", "40,00"], ["Total", "90,00"]]
    document = make_document([make_raw("t", ["Libellé", "Montant"], rows)])
    (outcome,), _ = run_check(document, CHECK)
    facts = {fact.id: fact for fact in document.facts}
    told = replace(
        CHECK,
        failed=Message("{expected}{reckoning}.", "{expected}{reckoning}."),
    )
    shown = failure_message(told, outcome, facts).fr
    assert "(60,00 + 40,00 = 100,00" in shown
    identity = outcome.identity
    once = replace(
        outcome,
        identity=replace(
            identity, form=Form.EQUALITY, terms=identity.terms[:1]
        ),
    )
    assert "(" not in failure_message(told, once, facts).fr
