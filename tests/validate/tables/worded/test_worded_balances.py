"""What is left of what comes in and goes out, and what parts two ways to share it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import raw_table
from tests.validate.conftest import document
from validate.belief.figures import Direction
from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate
from validate.tables.figure_grid import figure_grid
from validate.tables.figure_table import figure_tables
from validate.tables.worded.labelled_lines import labelled_lines
from validate.tables.worded.worded_balances import of_balances

FUND = [
    ["Collectivités", "Droit commun", None, None, "Répartition libre", None, None, "Écart"],
    [None, *("Prélèvement", "Reversement", "Solde net") * 2, None],
]  # fmt: skip
OVER = {(0, 0): (2, 1), (0, 1): (1, 3), (0, 4): (1, 3), (0, 7): (2, 1)}
FLAT = [
    "Collectivités",
    *(
        f"{way} / {what}"
        for way in ("Droit commun", "Répartition libre")
        for what in ("Prélèvement", "Reversement", "Solde net")
    ),
    "Écart",
]
TOWNS = {
    "Arvillers": (-3706, 16230, 1853),
    "Bonneval": (-26553, 103816, 13276),
    "Chaumes": (-1441, 6996, 720),
    "Dompierre": (-11347, 47012, 5673),
    "Escoublac": (-5758, 25185, 2879),
    "Luzancy": (-15986, 64641, 7993),
    "Montigny": (-2464, 11473, 1232),
    "Saint-Cyr": (-4438, 18469, 2219),
    "Vauxrenard": (-999, 5037, 499),
}


def shares(levied=-118_432):
    """What each town pays and gets by two rules, and the community, which alone pays by the
    second."""
    lines = [
        [name, out, back, out + back, 0, out + back + more, out + back + more]
        for name, (out, back, more) in TOWNS.items()
    ]
    for line in lines:
        line.append(line[6] - line[3])
    left = 105_967
    lines.append(
        ["Communauté", -45_740, 188_051, 142_311, levied, left - levied, left]
    )
    lines[-1].append(lines[-1][6] - lines[-1][3])
    return lines


def printed(lines):
    return [[name, *map(euros, figures)] for name, *figures in lines]


def euros(figure):
    return f"{figure:,}".replace(",", " ")


def failing(document):
    """The results of failed identities that more than their own figures speak for."""
    facts = fact_index(document)
    return {
        one.result
        for one in discover(document).identities
        if not one.adoption.circular
        and evaluate(one, facts).verdict is Verdict.FAILED
    }


@pytest.fixture
def failures(make_document, make_raw):
    def run(rows):
        raw = make_raw("t", FLAT, rows, header_rows=FUND, header_spans=OVER)
        return failing(make_document([raw]))

    return run


def test_what_a_levy_leaves_is_no_rule_that_the_one_who_pays_it_breaks(
    failures,
):
    """The levy is nil but for one line: without it a sum holds in all others."""
    assert failures(printed(shares())) == set()


def test_each_of_two_misprints_of_a_column_is_told_where_another_rule_tells_one(
    failures,
):
    rows = printed(shares())
    rows[4][7] = "3 879"
    rows[5][3] = "46 855"
    told = failures(rows)
    assert told - {"t!r4c3"} == {"t!r4c7", "t!r5c3", "t!r5c7"}


BALANCE = ["Service", "Recettes", "Dépenses", "Solde"]
PAIRS = st.lists(
    st.tuples(st.integers(1_000, 99_999), st.integers(1_000, 99_999)),
    min_size=4,
    max_size=9,
    unique=True,
)


@settings(max_examples=20, deadline=None)
@given(PAIRS, st.sampled_from((1, -1)))
def test_a_balance_is_read_whatever_the_sign_of_what_goes_out(pairs, sign):
    raw = raw_table("t", BALANCE, accounts(pairs, sign))
    assert failing(document([raw])) == set()


@settings(max_examples=20, deadline=None)
@given(PAIRS, st.sampled_from((1, -1)))
def test_the_balance_is_what_comes_in_less_what_goes_out(pairs, sign):
    raw = raw_table("t", BALANCE, accounts(pairs, sign))
    table = figure_tables(document([raw]))[0]
    grid = figure_grid(table)
    lines = labelled_lines(table, grid, Direction.ACROSS)
    (said,) = of_balances(lines, table, grid, Direction.ACROSS)
    assert (said.result, said.operands) == (2, (0, 1))
    assert said.signs == (1, -sign)


def accounts(pairs, sign):
    return [
        [
            f"Service {'ABCDEFGHI'[n]}",
            *map(euros, (back, sign * out, back - out)),
        ]
        for n, (back, out) in enumerate(pairs)
    ]
