"""A number that its own sentence makes is no slip of a cell."""

from decimal import Decimal

import pytest

from validate.prose.pairing.own_sentence import (
    is_at_rate_of,
    is_made_by,
    is_told_beside,
)


@pytest.fixture
def facts(make_document, say):
    def facts(*printed):
        kinds = {"%": "percent"}
        said = [
            say(" ".join(printed), one, kinds.get(one[-1], "other"))
            for one in printed
        ]
        return [claim.fact for claim in make_document([], said).claims]

    return facts


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("184", "22 €", "4 048 €"), True),
        (("1 480 €", "61", "90 275 €"), True),
        (("185", "22 €", "4 048 €"), False),
        (("1 408 €", "61", "90 275 €"), False),
        (("12", "22 €", "264 €"), False),
        (("4 048 €", "1", "4 048 €"), False),
    ],
)
def test_a_number_is_a_factor_or_a_quotient_of_the_others(
    facts, numbers, expected
):
    stated, *others = facts(*numbers)
    assert is_made_by(stated, others) is expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("253 657,87 €", "20 %"), True),
        (("42 276,31 €", "20 %"), True),
        (("169 105,25 €", "20 %"), True),
        (("253 675,87 €", "20 %"), False),
        (("253 657,87 €", "20 €"), False),
        (("253 657,87 €",), False),
    ],
)
def test_a_percentage_of_the_sentence_makes_a_number_of_a_cell(
    facts, numbers, expected
):
    stated, *others = facts(*numbers)
    cell = Decimal("211381.56")
    assert is_at_rate_of(stated, cell, others) is expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("6,04 %", "6,04 %", "1,00"), True),
        (("6,04 %", "6,04", "1,00"), False),
        (("6,04 %", "6,40 %"), False),
        (("6 %", "6 %"), False),
    ],
)
def test_a_cell_is_told_beside_to_its_last_digit(facts, numbers, expected):
    cell, *others = facts(*numbers)
    assert is_told_beside(cell, others) is expected
