"""Articles against the budget lines they are charged to."""

import pytest

from validate.checks.budget.budget_imputation import CHECK
from validate.model.identity import Severity, Verdict

HEADER = ["Code", "Libellé", "AE €", "Dépense €"]
LINES = [
    ["C02-720B10", "Agence", "100 000,00", "100 000,00"],
    ["C02-581E02", "Logement", "1 088 000,00", "630 000,00"],
    ["C02-561E02", "Inclusion", "55 000,00", "55 000,00"],
    ["C02-566A05", "Indemnisation", "6 899 600,00", "2 338 748,00"],
    ["C01-564H03", "Référents", "1 016 400,00", "508 125,00"],
    ["C01-564H02", "Appui", "14 570 578,60", "8 606 424,06"],
]


@pytest.fixture
def articles(say):
    def make(**change):
        amounts = {
            "1": "2 846 873 €",
            "2": "8 606 424,06 €",
            "3": "785 000 €",
            **change,
        }
        return [
            say(f"Le crédit est de {text}.", text, theme=theme, article=theme)
            for theme, text in amounts.items()
        ]

    return make


def test_every_line_serves_one_article(
    make_raw, make_document, articles, run_check
):
    outcomes, _ = run_check(
        make_document([make_raw("t1", HEADER, LINES)], articles()), CHECK
    )
    assert [len(one.identity.terms) for one in outcomes] == [2, 1, 3]
    assert {one.verdict for one in outcomes} == {Verdict.HELD}


def test_one_article_left_unmet_is_a_warning(
    make_raw, make_document, articles, run_check
):
    doc = make_document(
        [make_raw("t1", HEADER, LINES)], articles(**{"3": "758 000 €"})
    )
    outcomes, _ = run_check(doc, CHECK)
    (found,) = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert (found.printed, found.expected) == ("758 000 €", 785000)
    assert found.identity.severity is Severity.WARNING


def test_two_articles_unmet_say_nothing(
    make_raw, make_document, articles, run_check
):
    doc = make_document(
        [make_raw("t1", HEADER, LINES)],
        articles(**{"3": "758 000 €", "1": "2 486 873 €"}),
    )
    assert run_check(doc, CHECK)[0] == []


def test_several_ways_to_share_out_prove_nothing(
    make_raw, make_document, articles, run_check
):
    lines = [
        ["C1", "A", "1,00", "100 000,00"],
        ["C2", "B", "1,00", "100 000,00"],
        ["C3", "C", "1,00", "200 000,00"],
    ]
    said = articles(**{"1": "200 000 €", "2": "200 000 €", "3": "1 €"})[:2]
    assert (
        run_check(make_document([make_raw("t1", HEADER, lines)], said), CHECK)[
            0
        ]
        == []
    )
