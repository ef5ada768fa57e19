"""What a count counted, as the report lists it."""

from decimal import Decimal

import pytest

from extract.geometry import BBox, Place
from reports.i18n import Texts
from reports.page.findings.counted_view import counted_view
from validate.model.counted_line import LONGEST, CountedLine
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Verdict,
)

PLACE = Place(3, BBox(0, 0, 10, 10))
FILLED = "noms distincts dotés"


@pytest.fixture
def outcome():
    def make(*counted, expected, note=FILLED):
        identity = Identity(
            id="count",
            rule="stated-counts",
            kind=Kind.COUNT,
            form=Form.ANY_OF,
            result="claim-1",
            terms=(),
            counted=counted,
        )
        return Outcome(
            identity, Verdict.FAILED, "3", Decimal(expected), note=note
        )

    return make


def test_the_lines_of_the_way_to_count_are_told_from_those_it_leaves_out(
    outcome,
):
    one = CountedLine("Alpha", PLACE, ("lignes", FILLED))
    other = CountedLine("Beta", PLACE, ("lignes",))
    view = counted_view(outcome(one, other, expected=1), Texts("en"))
    assert view.way == "distinct names with an amount"
    assert (view.lines, view.left_out) == ((one,), (other,))


def test_a_list_that_is_not_what_was_counted_is_not_shown(outcome):
    one = CountedLine("Alpha", PLACE)
    assert counted_view(outcome(one, expected=2), Texts("fr")) is None


def test_names_withheld_are_not_listed(outcome):
    nameless = CountedLine("", PLACE)
    assert counted_view(outcome(nameless, expected=1), Texts("fr")) is None


def test_a_long_line_is_cut_between_words(outcome):
    line = CountedLine("mot " * 40, PLACE)
    (shown,) = counted_view(outcome(line, expected=1), Texts("fr")).lines
    assert len(shown.text) <= LONGEST
    assert shown.text.endswith("mot…")
