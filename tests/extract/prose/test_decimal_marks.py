"""Which mark parts decimals in the sentences of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.claims import read_claims
from extract.prose.decimal_marks import decimal_mark
from extract.prose.heading_path import scoped

from ..typesetting import typeset

ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1.086.780 € en 2025, 12.450,50 € en 2024", ","),
        ("35.250 € puis 7.400 euros", ","),
        ("182 647.43 € et 41 300.00 €, soit 1.75 %", "."),
        ("1.086.780 € puis 2.50 € et 3.20 €", None),
        ("182 647.43 € et 41 300.00 €, au taux de 1,75 %", None),
        ("35.250 € une fois", None),
        ("le 12.05.2024 et le 13.06.2024, article 2.10", None),
        ("", None),
    ],
)
def test_figures_that_tell_and_none_the_other_way_give_the_mark(text, mark):
    assert decimal_mark([text]) == mark


@pytest.mark.parametrize(
    ("others", "value"),
    [
        ("1.086.780 € et 12.450,50 €", 137263),
        ("10 867.80 € et 12 450.50 €", 137.263),
        ("12 450 €", None),
    ],
)
def test_a_dot_before_three_digits_is_read_as_the_document_prints_it(
    others, value
):
    texts = [f"Les dépenses sont de {others}.", "Pour 137.263 habitants."]
    found = [
        claim.fact.value
        for claim in read_claims(scoped(read_blocks(typeset(texts)), ACT), ACT)
        if "137" in claim.fact.printed
    ]
    assert [float(one) for one in found] == ([] if value is None else [value])


@given(st.lists(st.integers(1000, 999_999), min_size=2, max_size=5))
def test_amounts_whose_thousands_dots_part_have_a_decimal_comma(amounts):
    printed = (f"{one:,} €".replace(",", ".") for one in amounts)
    assert decimal_mark([" puis ".join(printed)]) == ","
