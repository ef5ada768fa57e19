"""A line above a total that leaves the column of the result empty."""

import pytest

from validate.model.identity import Form, Identity, Kind, Term

HEADER = ["Chap.", "Libellé", "Crédits ouverts", "Mandats émis", "Annulés"]


def rows(annulled, unforeseen=""):
    return [
        ["16", "Emprunts", "96 300,00", "95 847,19", "452,81"],
        ["020", "Dépenses imprévues", "5 000,00", "", unforeseen],
        ["", "Total des dépenses", "101 300,00", "95 847,19", annulled],
    ]


@pytest.fixture
def left():
    """What credits opened less what is paid leaves, in a line."""

    def make(row):
        terms = (Term(f"t!r{row}c2"), Term(f"t!r{row}c3", -1))
        return Identity(
            "i", "difference", Kind.DIFFERENCE, Form.WEIGHTED_SUM,
            f"t!r{row}c4", terms, "t",
        )  # fmt: skip

    return make


def test_what_a_line_leaves_empty_its_total_leaves_out(accounted, left):
    found = accounted(rows("452,81"), HEADER, identities=[left(2)])
    assert found == (["452,81"], {"452,81": "unfilled-lines"})


@pytest.mark.parametrize(
    ("annulled", "unforeseen"), [("425,81", ""), ("452,81", "0,00")]
)
def test_another_difference_or_a_line_that_is_filled(
    accounted, left, annulled, unforeseen
):
    found = accounted(rows(annulled, unforeseen), HEADER, identities=[left(2)])
    assert found == ([annulled], {})


def test_a_line_of_its_own_is_no_total(accounted, left):
    lines = rows("452,81")
    lines[0][-1] = "5 452,81"
    assert accounted(lines, HEADER, identities=[left(0)])[1] == {}
