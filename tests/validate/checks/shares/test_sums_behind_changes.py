"""Sums that no word states, and that a change asks for."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate
from validate.solve.root_causes import find_roots

HEADER = ["Poste", "2024", "2025", "Évolution (%)"]
ROWS = [
    ["Achats", "5 104,30", "5 484,60", "+7,5"],
    ["Animatrice", "19 340,00", "20 115,60", "+4,0"],
    ["Fluides", "3 862,45", "3 517,90", "-8,9"],
    ["Ce qui est payé", "28 306,75", "29 118,10", "+2,9"],
    ["Familles", "2 790,15", "2 951,65", "+5,8"],
    ["Département", "9 000,00", "9 000,00", "0,0"],
    ["Dons", "640,00", "1 215,50", "+89,9"],
    ["Ce qui est reçu", "12 430,15", "13 167,15", "+5,9"],
]


@pytest.fixture
def told(make_document, make_raw):
    """``told(changed)``: the results of the sums that are asked for, and the figures that would
    mend what fails, where cells of the table print something else."""

    def run(changed):
        rows = [list(row) for row in ROWS]
        for (row, col), text in changed.items():
            rows[row][col] = text
        document = make_document([make_raw("t", HEADER, rows)])
        facts = fact_index(document)
        outcomes = [evaluate(i, facts) for i in discover(document).identities]
        asked = [
            one.identity.result
            for one in outcomes
            if one.identity.rule == "sum-behind-change"
        ]
        failed = [one for one in outcomes if one.verdict is Verdict.FAILED]
        roots = find_roots(failed, facts) if failed else ()
        return asked, [root.change.facts for root in roots]

    return run


def test_nothing_is_asked_for_where_changes_are_right(told):
    assert told({}) == ([], [])


@pytest.mark.parametrize(
    ("place", "printed"), [((7, 1), "11 790,15"), ((7, 2), "11 951,65")]
)
def test_a_line_left_out_of_a_sum_of_one_year(told, place, printed):
    name = "t!r{}c{}".format(*place)
    assert told({place: printed}) == ([name], [(name,)])


def test_a_change_that_no_sum_mends_asks_for_none(told):
    asked, _ = told({(7, 3): "+9,5"})
    assert asked == []
    asked, _ = told({(7, 1): "11 790,15", (4, 2): "2 915,65"})
    assert asked == []
