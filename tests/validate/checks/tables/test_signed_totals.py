"""Lines that "+" and "=" tie to the total above them, in its table or in a small one below it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

HEADER = ("Chap.", "Libellé", "Restes à réaliser", "Vote", "TOTAL")
LINES = [
    ["011", "Charges à caractère général", "1 200,00", "8 800,00", "10 000,00"],
    ["012", "Charges de personnel", "", "20 000,00", "20 000,00"],
    ["65", "Autres charges", "300,00", "4 700,00", "5 000,00"],
    ["", "TOTAL", "1 500,00", "33 500,00", "35 000,00"],
]


@pytest.fixture
def found(make_document, make_raw):
    """What is said of the figures behind "=", and by which rules, of tables one below the other."""

    def run(*tables):
        raws = [
            make_raw(f"t{n}", header, rows)
            for n, (header, rows) in enumerate(tables)
        ]
        document = make_document(raws)
        facts = fact_index(document)
        return {
            (one.rule, one.result): evaluate(one, facts).verdict
            for one in discover(document).identities
        }

    return run


def below(total, deficit="2 400,00"):
    rows = [
        ["+", ""],
        ["D 002 RÉSULTAT REPORTÉ OU ANTICIPÉ", deficit],
        ["=", ""],
        ["TOTAL DES DÉPENSES CUMULÉES", total],
    ]
    return ("", "Montant"), rows


@pytest.mark.parametrize(
    ("total", "verdict"),
    [("37 400,00", Verdict.HELD), ("37 040,00", Verdict.FAILED)],
)
def test_a_small_table_goes_on_from_the_total_above_it(found, total, verdict):
    said = found((HEADER, LINES), below(total))
    assert said["signed-totals", "t1!r3c1"] is verdict
    assert ("footing", "t1!r3c1") not in said


def test_nothing_carried_over_leaves_the_total_above(found):
    said = found((HEADER, LINES), below("35 000,00", deficit=""))
    assert said["signed-totals", "t1!r3c1"] is Verdict.HELD


def test_without_a_total_above_it_nothing_is_said(found):
    assert found((HEADER, LINES[:-1]), below("37 400,00")) == found(
        (HEADER, LINES[:-1])
    )


@pytest.mark.parametrize(
    ("total", "verdict"),
    [("37 400,00", Verdict.HELD), ("37 040,00", Verdict.FAILED)],
)
def test_signs_before_the_words_of_lines_of_the_same_table(
    found, total, verdict
):
    more = [
        ["", "+ D 002 RÉSULTAT REPORTÉ", "", "", "2 400,00"],
        ["", "= TOTAL DES DÉPENSES CUMULÉES", "", "", total],
    ]
    said = found((HEADER, [*LINES, *more]))
    assert said["signed-totals", "t0!r5c4"] is verdict


def test_what_is_taken_away(found):
    more = [
        ["", "− Excédent reporté", "", "", "2 400,00"],
        ["", "= Reste à financer", "", "", "32 600,00"],
    ]
    said = found((HEADER, [*LINES, *more]))
    assert said["signed-totals", "t0!r5c4"] is Verdict.HELD


def test_the_dashes_of_a_list_take_nothing_away(found):
    more = [
        ["", "- Études", "", "", "2 400,00"],
        ["", "- Travaux", "", "", "9 600,00"],
        ["", "= Ensemble du projet", "", "", "12 000,00"],
    ]
    said = found((HEADER, [*LINES, *more]))
    assert ("signed-totals", "t0!r6c4") not in said


def test_a_figure_of_another_column_of_the_total_above(found):
    said = found((HEADER, LINES), below("35 900,00"))
    assert said["signed-totals", "t1!r3c1"] is Verdict.HELD


def cents(amount):
    return f"{amount // 100},{amount % 100:02d}"


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(carried=st.integers(1, 10**7), slip=st.integers(1, 10**5) | st.just(0))
def test_any_deficit_is_added_to_the_cent(found, carried, slip):
    more = [
        ["", "+ D 002 Déficit reporté", "", "", cents(carried)],
        ["", "= Total cumulé", "", "", cents(3_500_000 + carried + slip)],
    ]
    verdict = found((HEADER, [*LINES, *more]))["signed-totals", "t0!r5c4"]
    assert verdict is (Verdict.FAILED if slip else Verdict.HELD)
