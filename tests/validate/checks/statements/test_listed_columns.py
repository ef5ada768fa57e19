"""The numbers that an article lists, each of its own line, against columns of several years."""

import pytest

from validate.checks.statements.listed_columns import CHECK
from validate.checks.statements.stated_quantities import CHECK as QUANTITIES
from validate.model.identity import Verdict

ROWS = [
    ["A1", "Direction", "920", "980", "11 760"],
    ["B1", "Responsable de service", "560", "620", "14 880"],
    ["C1", "Chef d'équipe", "255", "285", "10 260"],
    ["D1", "Agent d'accueil", "150", "150", "1 800"],
    ["E1", "Contrôle avant vente", "146", "160", "1 920"],
]
YEARS = ("Mensuel 2025", "Mensuel 2026")
NAMED = ("Montant actuel", "Nouveau montant")
LIST = "Les montants mensuels sont portés à {} € (A1), {} € (B1) et {} € (C1)."


@pytest.fixture
def of_older(make_raw, make_document, say, run_check):
    """The numbers of an article that fail: printed, and what is expected."""

    def run(sentence, *printed, columns=YEARS, article="2", checks=(CHECK,)):
        header = ["Gr.", "Fonctions", *columns, "Coût annuel"]
        table = make_raw("t", header, ROWS, section="deliberation")
        said = sentence.format(*printed)
        claims = [say(said, f"{one} €", article=article) for one in printed]
        outcomes, _ = run_check(make_document([table], claims), *checks)
        return [
            (one.printed, one.expected)
            for one in outcomes
            if one.verdict is Verdict.FAILED
        ]

    return run


@pytest.mark.parametrize("columns", [YEARS, NAMED])
def test_a_figure_that_was_left_in_is_of_an_older_column(of_older, columns):
    found = of_older(LIST, "980", "560", "285", columns=columns)
    assert found == [("560 €", 620)]


def test_the_words_of_a_line_name_no_time(of_older):
    said = "Ils sont de {} € (A1), {} € (contrôle avant vente) et {} € (C1)."
    assert of_older(said, "980", "146", "285") == [("146 €", 160)]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        (LIST, ("980", "620", "285")),
        (LIST, ("920", "560", "255")),
        (LIST, ("920", "560", "285")),
        (LIST, ("980", "590", "285")),
        (LIST.replace("Les", "En 2025, les"), ("980", "560", "285")),
        (LIST.replace("(B1)", "(B1, montant actuel)"), ("980", "560", "285")),
        (
            "Le montant passe de {} € à {} € (B1) ; il est de {} € (C1).",
            ("560", "620", "285"),
        ),
        (
            "Le montant est de {} € (B1) contre {} € (B1), et de {} € (C1).",
            ("620", "560", "285"),
        ),
        ("Il est de {} € (B1) et de {} € (D1).", ("560", "150")),
    ],
)
def test_what_no_others_of_its_list_contradict_is_left(
    of_older, sentence, printed
):
    assert of_older(sentence, *printed) == []


def test_a_report_compares_years_freely(of_older):
    assert of_older(LIST, "980", "560", "285", article="") == []


def test_it_is_said_once(of_older):
    found = of_older(LIST, "980", "560", "285", checks=(CHECK, QUANTITIES))
    assert found == [("560 €", 620)]
