"""What is drawn beside the digits of a figure, or between them, is told."""

import pytest

from benchmarks.hidden.crafted import crafted_cases
from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    Case,
    Ink,
    Spot,
    text_at,
)
from extract.grid import DoubtCode
from extract.reader import read_document

from ..hidden_pages import hidden_source

DRAWN = [case for case in crafted_cases() if " drawn " in case.name]
DRAWN = [case for case in DRAWN if case.false_cells and "form" not in case.name]


def told(case, folder):
    with hidden_source(case, folder) as source:
        (table,) = read_document(source).tables
    (cell,) = (
        cell
        for cell in table.raw.cells
        if (cell.row, cell.col) == (CELL[0] - 1, CELL[1])
    )
    doubts = [d for d in table.raw.doubts if d.code is DoubtCode.UNREAD]
    return cell, doubts


def dotted(at):
    """A double upright rule of dots, right of the figure."""
    return b"".join(
        b"%f %f .75 .75 re f " % (at.x + x, at.y - 30 + 1.5 * n)
        for x in (40.3, 42.5)
        for n in range(50)
    )


def beside(draw):
    return Case(
        "",
        "",
        FIRST,
        {},
        {CELL: lambda at: Ink(text_at(at, "6 480,25") + draw(at))},
    )


@pytest.mark.parametrize("case", DRAWN, ids=lambda case: case.name)
def test_a_digit_or_a_mark_is_told(case, tmp_path):
    cell, doubts = told(case, tmp_path)
    assert len(doubts) == 1
    assert cell.confidence == 0.0


@pytest.mark.parametrize(
    "draw",
    [
        lambda at: b"",
        lambda at: (
            b"%f %f m %f %f l S" % (at.x - 2, at.y - 9, at.x - 2, at.y + 15)
        ),
        lambda at: b"%f %f m %f %f l S" % (at.x, at.y - 2, at.x + 40, at.y - 2),
        lambda at: text_at(Spot(at.x + 42, at.y), "1"),
        dotted,
    ],
    ids=["nothing", "rule", "underline", "text", "dots"],
)
def test_rules_and_what_stands_apart_are_no_digits(draw, tmp_path):
    _, doubts = told(beside(draw), tmp_path)
    assert doubts == []


def tip(at, *, goes_on):
    """A figure of small digits, and a speck before the second one that may go on into its box."""
    second = at.x + 5.0 * (0.556 + 0.278)
    speck = b"q .4 g %f %f .75 .75 re f " % (second - 0.75, at.y + 2.6)
    edge = b".88 g %f %f .7 .75 re f " % (second, at.y + 2.6)
    figure = text_at(at, "6 480,25", size=5.0)
    return Ink(figure + speck + (edge if goes_on else b"") + b"Q ")


@pytest.mark.parametrize("goes_on", [True, False])
def test_the_tip_of_a_digit_that_reaches_out_of_its_box_is_no_mark(
    goes_on, tmp_path
):
    case = Case("", "", FIRST, {}, {CELL: lambda at: tip(at, goes_on=goes_on)})
    _, doubts = told(case, tmp_path)
    assert len(doubts) == (not goes_on)
