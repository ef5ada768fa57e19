"""A number that many of those said before it come to is no slip of what two of them do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.prose.deriving.passage import Passage
from validate.prose.document_prose import DocumentProse
from validate.prose.offers.listed_sums import is_made_of, is_sum_of_said

AMOUNTS = st.lists(st.decimals(1, 10**6, places=2), min_size=3, max_size=6)


@given(AMOUNTS, st.data())
def test_what_signs_make_of_numbers_is_made_of_them(parts, data):
    signs = [data.draw(st.sampled_from((1, -1))) for _ in parts]
    value = sum(sign * part for sign, part in zip(signs, parts, strict=True))
    assert is_made_of(Decimal(value), parts)


def test_all_of_the_numbers_are_needed():
    parts = [Decimal(4), Decimal(5), Decimal(2)]
    assert not is_made_of(Decimal(9), parts)


@pytest.mark.parametrize(
    ("amounts", "printed", "is_made"),
    [
        (
            ("82 798,40 €", "150 000 €", "37 500 €", "20 000 €"),
            "140 298,40 €",
            True,
        ),
        (
            ("82 798,40 €", "150 000 €", "37 500 €", "20 000 €"),
            "140 289,40 €",
            False,
        ),
        (("432 040,70 €", "86 408,14 €", "4 000,00 €"), "514 448,84 €", True),
        (("432 040,70 €", "86 408,14 €"), "518 448,84 €", False),
        (("500 €", "300 €", "200 €"), "1 000 €", False),
    ],
)
def test_what_several_amounts_come_to(
    make_document, say, amounts, printed, is_made
):
    text = f"Les aides sont de {', '.join(amounts)}. Il reste {printed}."
    said = [say(text, one, "amount", noun="€") for one in (*amounts, printed)]
    prose = DocumentProse(make_document([], said))
    (clauses,) = prose.clauses
    assert is_sum_of_said(Passage(clauses, ()), len(amounts)) is is_made
