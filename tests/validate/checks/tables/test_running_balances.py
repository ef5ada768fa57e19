"""Figures that follow from the row above: what is believed to run, and what breaks it."""

from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.check import fact_index
from validate.checks.tables.running_balances import CHECK, LINE_CHECK
from validate.model.identity import Verdict
from validate.solve.root_causes import find_roots

SPENT = [341_250, 1_219_990, 87_315, 645_000, 2_310_075, 118_040, 903_660]


def euros(cents):
    return f"{cents / 100:,.2f}".replace(",", " ").replace(".", ",")


@pytest.fixture
def judged(make_document, make_raw, run_check):
    """``judged(header, rows)``: the outcomes, and the document they are of."""

    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        return run_check(document, CHECK)[0], document

    return run


def cumulated(header="Cumul"):
    rows = [
        [f"Fournisseur {n}", euros(one), euros(total)]
        for n, (one, total) in enumerate(
            zip(SPENT, accumulate(SPENT), strict=True)
        )
    ]
    return ["Nom", "Montant", header], rows


def failed(outcomes):
    return {
        one.identity.result for one in outcomes if one.verdict is Verdict.FAILED
    }


def test_a_cumulated_column_holds_row_after_row(judged):
    outcomes, _ = judged(*cumulated())
    assert len(outcomes) == 6
    assert not failed(outcomes)
    assert all(one.identity.adoption.proves for one in outcomes)


def test_a_misprint_in_it_breaks_two_rows_and_is_the_one_root(judged):
    header, rows = cumulated()
    rows[3][2] = rows[3][2].replace("22 93", "22 39")
    outcomes, document = judged(header, rows)
    assert failed(outcomes) == {"t!r3c2", "t!r4c2"}
    (root,) = find_roots(outcomes, fact_index(document))
    assert root.located
    assert root.change.facts == ("t!r3c2",)


def test_a_misprint_of_what_moves_it_breaks_one(judged):
    header, rows = cumulated()
    rows[3][1] = "6 540,00"
    assert failed(judged(header, rows)[0]) == {"t!r3c2"}


def test_what_is_owed_falls_by_what_the_row_above_paid_back(judged):
    owed, rows = 9_000_000, []
    for n, paid in enumerate((412_015, 431_840, 452_990, 474_215, 496_330)):
        rows.append([str(2026 + n), euros(owed), euros(paid)])
        owed -= paid
    outcomes, _ = judged(["Année", "Capital restant dû", "Amortissement"], rows)
    assert len(outcomes) == 4
    assert not failed(outcomes)


def test_a_stock_takes_in_and_gives_out(judged):
    level, rows = 1_250, []
    for n, (came, went) in enumerate(
        ((480, 615), (0, 342), (913, 288), (127, 455), (650, 0))
    ):
        level += came - went
        rows.append([f"Mois {n}", str(came or ""), str(went or ""), str(level)])
    header = ["Mois", "Entrées (nombre)", "Sorties (nombre)", "Stock (nombre)"]
    outcomes, _ = judged(header, rows)
    assert {len(one.identity.terms) for one in outcomes} == {2, 3}
    assert not failed(outcomes)


@pytest.mark.parametrize(
    ("rows", "header"), [(2, "Cumul"), (2, "Solde"), (4, "Montant")]
)
def test_few_rows_run_by_accident(judged, rows, header):
    """One row of a cumulated column, three of one that no word calls so."""
    head, lines = cumulated(header)
    assert judged(head, lines[:rows])[0] == []


@pytest.mark.parametrize(("first", "told"), [("", True), ("9 ", False)])
def test_a_column_that_begins_with_its_first_row_needs_a_row_less(
    judged, first, told
):
    """One of the two rows below the first is broken by a misprint."""
    header, rows = cumulated()
    rows = rows[:3]
    rows[0][2] = first + rows[0][2]
    rows[1][2] = first + rows[1][2]
    rows[2][2] = euros(999_999)
    outcomes, _ = judged(header, rows)
    assert failed(outcomes) == ({"t!r2c2"} if told else set())


def test_a_misprint_between_the_first_row_and_the_last(judged):
    header, rows = cumulated()
    rows = rows[:3]
    rows[1][2] = euros(999_999)
    outcomes, document = judged(header, rows)
    assert failed(outcomes) == {"t!r1c2", "t!r2c2"}
    (root,) = find_roots(outcomes, fact_index(document))
    assert [name for name, _ in root.change.shifts] == ["t!r1c2"]


@pytest.mark.parametrize(("wrong", "told"), [(0, True), (5_000, False)])
def test_a_misprint_of_the_first_row(judged, wrong, told):
    """The step after it makes it good, unless that is misprinted too."""
    header, rows = cumulated()
    rows = rows[:3]
    rows[0][2] = euros(999_999)
    rows[1][2] = euros(SPENT[0] + SPENT[1] + wrong)
    rows[2][2] = euros(sum(SPENT[:3]) + wrong)
    assert failed(judged(header, rows)[0]) == ({"t!r1c2"} if told else set())


def test_line_numbers_do_not_run_by_the_ones_of_another_column(judged):
    rows = [
        [str(n), f"Livre {n}", "1" if n % 4 else "0", str(7 * n % 23)]
        for n in range(1, 40)
    ]
    header = ["Nombre", "Titre", "Reliés (nombre)", "Prêtés (nombre)"]
    assert judged(header, rows)[0] == []


def test_rows_under_titles_and_totals_start_anew(judged):
    header, rows = cumulated()
    title = ["Second semestre", None, None]
    document_rows = [*rows[:4], title, *rows[4:]]
    outcomes, _ = judged(header, document_rows)
    assert "t!r5c2" not in {one.identity.result for one in outcomes}


FUELS = ["Combustible", "Trimestre", "Début", "Livré (l)", "Brûlé (l)", "Stock"]


def test_a_row_of_the_whole_year_and_another_thing_go_on_from_nothing(judged):
    rows = []
    for name, first, moves in (
        ("Fioul (l)", 1_850, ((2_000, 1_640), (0, 720), (1_500, 310))),
        ("Gaz (l)", 640, ((1_200, 970), (300, 310), (600, 120))),
        ("Huile (l)", 2_110, ((900, 1_080), (450, 610), (1_700, 840))),
    ):
        levels = [*accumulate((a - b for a, b in moves), initial=first)]
        for quarter, (came, went) in enumerate(moves):
            at = str(levels[quarter]), str(came), str(went)
            rows.append([name, f"T{quarter}", *at, str(levels[quarter + 1])])
        came, went = (str(sum(each)) for each in zip(*moves, strict=True))
        rows.append([name, "Année", str(first), came, went, str(levels[-1])])
    outcomes, _ = judged(FUELS, rows)
    assert not failed(outcomes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.integers(min_value=100, max_value=9_999_999),
        min_size=6,
        max_size=14,
        unique=True,
    )
)
def test_columns_of_other_figures_do_not_run(judged, amounts):
    """A column of its own, beside amounts that it does not add up."""
    rows = [
        [f"Ligne {n}", euros(one), euros(other)]
        for n, (one, other) in enumerate(
            zip(amounts, [amounts[-1] + 7, *amounts[:-1]], strict=True)
        )
    ]
    outcomes, _ = judged(["Nom", "Voté", "Versé"], rows)
    assert not failed(outcomes)


def test_one_misprint_breaks_two_rows_and_leaves_the_column_running(judged):
    """Of few rows too: as much too high for its own row as it is for the next, it is one figure."""
    header, rows = cumulated()
    rows = rows[:6]
    rows[3][2] = euros(sum(SPENT[:4]) + 54_000)
    outcomes, document = judged(header, rows)
    assert failed(outcomes) == {"t!r3c2", "t!r4c2"}
    (root,) = find_roots(outcomes, fact_index(document))
    assert [name for name, _ in root.change.shifts] == ["t!r3c2"]


@pytest.mark.parametrize(
    ("header", "start", "is_told"),
    [
        ("Emprunt cumulé", 0, True),
        ("Emprunt cumulé", 5_000, True),
        ("Solde dû", 5_000, False),
        ("Emprunt", 0, False),
    ],
)
def test_the_step_over_a_misprint_and_the_start_from_nothing_are_evidence(
    judged, header, start, is_told
):
    """Of four years: the second follows from the first, the fourth from the second."""
    _, rows = cumulated()
    rows = rows[:4]
    for n, row in enumerate(rows):
        row[2] = euros(start + sum(SPENT[: n + 1]))
    rows[2][2] = euros(SPENT[2])
    outcomes, _ = judged(["Année", "Emprunt de l'année", header], rows)
    assert failed(outcomes) == ({"t!r2c2", "t!r3c2"} if is_told else set())


QUARTERS = [
    "Recharge",
    "1er trim.",
    "2e trim.",
    "3e trim.",
    "4e trim.",
    "Année",
]
SOLD = ["63 768,7", "84 699,6", "110 738,7", "75 469,4"]
SO_FAR = ["63 768,7", "148 468,3", "259 207,0", "334 676,4"]


@pytest.mark.parametrize(
    ("label", "third", "failed", "steps"),
    [
        ("Cumul depuis janvier", "259 207,0", set(), 3),
        ("Cumul depuis janvier", "259 027,0", {"t!r1c3", "t!r1c4"}, 3),
        ("Depuis janvier", "259 027,0", set(), 0),
    ],
    ids=["right", "two digits swapped", "no word"],
)
def test_a_line_that_cumulates_another_column_after_column(
    make_document, make_raw, run_check, label, third, failed, steps
):
    so_far = [third if one == SO_FAR[2] else one for one in SO_FAR]
    rows = [["Ensemble", *SOLD, "334 676,4"], [label, *so_far, ""]]
    document = make_document([make_raw("t", QUARTERS, rows)])
    outcomes, _ = run_check(document, LINE_CHECK)
    assert len(outcomes) == steps
    broken = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert {one.identity.result for one in broken} == failed
    if broken:
        (root,) = find_roots(broken, fact_index(document))
        assert root.change.shifts[0][0] == "t!r1c3"


@pytest.mark.parametrize("label", ["Cumul", "Résultat cumulé"])
def test_a_line_of_three_columns_of_which_the_middle_one_is_wrong(
    make_document, make_raw, run_check, label
):
    header = ["Collège", "Février", "Mai", "Septembre"]
    rows = [
        ["Total", "211 491,06", "126 894,64", "84 596,40"],
        [label, "211 491,06", "383 385,70", "422 982,10"],
    ]
    document = make_document([make_raw("t", header, rows)])
    outcomes, _ = run_check(document, LINE_CHECK)
    (root,) = find_roots(outcomes, fact_index(document))
    assert root.change.facts == ("t!r1c2",)


def test_a_line_that_breaks_more_often_than_it_obeys_cumulates_nothing(
    make_document, make_raw, run_check
):
    rows = [["Ensemble", *SOLD, ""], ["Cumul 2024", *SOLD[::-1], ""]]
    document = make_document([make_raw("t", QUARTERS, rows)])
    assert run_check(document, LINE_CHECK)[0] == []
