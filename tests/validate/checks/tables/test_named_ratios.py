"""Ratios that their labels spell out, of figures that stand elsewhere in the act."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import raw_table
from tests.validate.conftest import Said, document
from validate.check import fact_index
from validate.checks.tables.named_ratios import CHECK
from validate.discover import discover
from validate.model.identity import Severity, Verdict, evaluate
from validate.prose.tabled.named_terms import NamedTerms
from validate.tables.figure_table import figure_tables

PEOPLE = Said(
    "La population totale légale est de 4 312 habitants.",
    "4 312",
    counts="persons",
    noun="habitants",
)
DEBT = Said(
    "L'encours de la dette au 1er janvier est de 3 486 200 €.",
    "3 486 200 €",
    subject="encours de la dette au 1er janvier 2025",
)
SPENT = [
    ["011 – Charges à caractère général", "1 182 400", "1 225 900"],
    ["012 – Charges de personnel", "2 214 600", "2 291 350"],
    ["65 – Autres charges de gestion courante", "616 050", "626 350"],
    ["Total", "4 013 050", "4 143 600"],
]
RECEIVED = [
    ["013 – Atténuations de charges", "48 000", "41 500"],
    ["73 – Impôts et taxes", "4 418 000", "4 538 000"],
    ["Total", "4 466 000", "4 579 500"],
]
RATIOS = {
    "Dépenses réelles de fonctionnement / population": "961 €",
    "Recettes réelles de fonctionnement / population": "1 062 €",
    "Encours de la dette par habitant": "808 €",
    "Produit des impositions directes / population": "488 €",
    "Dépenses de personnel / dépenses réelles de fonctionnement": "55,3 %",
    "Encours de dette / recettes réelles de fonctionnement": "76,1 %",
}


LAST = "Encours de dette / recettes réelles de fonctionnement"


def act(wrong=None, said=(PEOPLE, DEBT)):
    years = ["Chapitres", "BP 2024 (€)", "BP 2025 (€)"]
    ratios = RATIOS | (wrong or {})
    rows = [[label, value, value] for label, value in ratios.items()]
    tables = [
        raw_table("out", years, SPENT, caption="Dépenses réelles de fonctionnement (en €)"),
        raw_table("in", years, RECEIVED, caption="Recettes réelles de fonctionnement (en €)"),
        raw_table("ratios", ["Ratios", "Valeurs communales", "Moyenne de la strate"], rows),
    ]  # fmt: skip
    return document(tables, said, exercise=2025)


@pytest.fixture
def judged():
    def run(doc):
        facts = fact_index(doc)
        found = discover(doc, (CHECK,))
        stated = {
            one.result.removeprefix("ratios!"): (
                evaluate(one, facts).verdict,
                one.severity,
            )
            for one in found.identities
        }
        return stated, [one.label for one in found.abstentions]

    return run


def test_ratios_divide_the_figures_that_their_labels_name(judged):
    """The direct taxes are named nowhere, and the mean of other towns is none of this one."""
    stated, _ = judged(act())
    assert stated == {
        f"r{row}c1": (Verdict.HELD, Severity.ERROR) for row in (0, 1, 2, 4, 5)
    }


@pytest.mark.parametrize(
    ("wrong", "severity"),
    [
        ("1 602 €", Severity.ERROR),
        ("1 036 €", Severity.WARNING),
        ("1 063 €", Severity.INFO),
    ],
    ids=["a slip", "the year before", "rounding"],
)
def test_a_ratio_fails_where_a_mistake_accounts_for_it(judged, wrong, severity):
    label = "Recettes réelles de fonctionnement / population"
    stated, _ = judged(act({label: wrong}))
    assert stated["r1c1"] == (Verdict.FAILED, severity)


def test_a_ratio_that_no_mistake_accounts_for_may_be_defined_otherwise(judged):
    label = "Dépenses de personnel / dépenses réelles de fonctionnement"
    stated, unsure = judged(act({label: "61,8 %"}))
    assert "r4c1" not in stated
    assert unsure == [f"{label} · Valeurs communales"]


def test_few_ratios_that_hold_say_nothing_of_another(judged):
    assert judged(act(said=(DEBT,))) == ({}, [])


def test_a_name_with_rivals_names_nothing():
    other = Said(
        "L'encours de la dette du budget annexe est de 412 000 €.",
        "412 000 €",
        subject="encours de la dette du budget annexe",
    )
    doc = act(said=(PEOPLE, DEBT, other))
    terms = NamedTerms(doc, figure_tables(doc))
    assert terms.find("encours de dette", None, beside="ratios") == ()
    assert terms.find("population", None, beside="ratios")


@settings(max_examples=25, deadline=None)
@given(st.integers(300, 90_000), st.integers(100_000, 9_000_000))
def test_ratios_hold_for_any_town(people, owed):
    """Whatever its people and its debt."""
    said = (
        Said(
            f"La population totale est de {people} habitants.",
            str(people),
            counts="persons",
            noun="habitants",
        ),
        Said(
            f"L'encours de la dette est de {owed} €.",
            f"{owed} €",
            subject="encours de la dette",
        ),
    )
    each = (Decimal(owed) / people).quantize(Decimal("0.01"), ROUND_HALF_UP)
    spent, received = (
        (Decimal(amount) / people).quantize(Decimal("0.01"), ROUND_HALF_UP)
        for amount in (4_143_600, 4_579_500)
    )
    values = {
        label: f"{value} €".replace(".", ",")
        for label, value in zip(RATIOS, (spent, received, each), strict=False)
    }
    doc = act({**values, LAST: "–"}, said)
    facts = fact_index(doc)
    found = discover(doc, (CHECK,)).identities
    assert {evaluate(one, facts).verdict for one in found} == {Verdict.HELD}


YEARS = ["", "CA 2022", "CA 2023", "CA 2024", "BP 2025"]
SAVINGS = [
    [
        "Recettes réelles de fonctionnement",
        "41 011",
        "42 629",
        "43 267",
        "43 291",
    ],
    ["Épargne brute", "4 400", "4 370", "3 794", "3 093"],
]
OWED = [
    ["Encours au 31 décembre (k€)", "21 418", "24 915", "26 148", "25 029"],
    ["Capacité de désendettement (années)", "4,9", "5,7", "6,9", "8,1"],
    ["Taux d'épargne brute", "10,7 %", "10,3 %", "8,8 %", "7,1 %"],
]  # fmt: skip


def finances(row, col, printed):
    rows = [list(line) for line in OWED]
    rows[row][col] = printed
    tables = [
        raw_table("savings", YEARS, SAVINGS, caption="Fonctionnement (en k€)"),
        raw_table("ratios", YEARS, rows),
    ]
    return document(tables, (), exercise=2025)


def test_ratios_known_by_name_are_of_lines_of_several_tables(judged):
    stated, _ = judged(finances(1, 1, "4,9"))
    assert stated == {
        f"r{row}c{col}": (Verdict.HELD, Severity.ERROR)
        for row in (1, 2)
        for col in (1, 2, 3, 4)
    }


@pytest.mark.parametrize(
    ("place", "printed"), [((1, 3), "17,1"), ((2, 2), "13,0 %")]
)
def test_a_ratio_whose_name_means_the_same_in_other_years_is_told(
    judged, place, printed
):
    stated, unsure = judged(finances(*place, printed))
    row, col = place
    assert stated[f"r{row}c{col}"] == (Verdict.FAILED, Severity.ERROR)
    assert unsure == []


def test_a_line_with_a_rival_is_no_term(judged):
    doc = finances(1, 1, "4,9")
    rival = raw_table("annexe", YEARS, SAVINGS[1:], caption="Eau (en k€)")
    doc = document([*(one.raw for one in doc.tables), rival], (), exercise=2025)
    assert judged(doc) == ({}, [])
