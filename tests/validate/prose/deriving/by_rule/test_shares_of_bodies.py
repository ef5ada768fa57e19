"""Members and votes that a share of a body is."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Cette répartition suppose la majorité des deux tiers des suffrages exprimés :"
            " 38 délégués s'étant prononcés, elle est de 20 voix.",
            ("20", Decimal(26)),
        ),
        (
            "Le conseil, fort de 23 sièges, peut élire jusqu'à sept adjoints, soit 30 % de"
            " l'effectif légal arrondis à l'entier inférieur.",
            ("sept", Decimal(6)),
        ),
    ],
)
def test_a_share_is_rounded_as_the_law_says(made_of, text, made):
    assert made in made_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # who votes is not said
        "La majorité des deux tiers est requise : sur 38 délégués, elle est de 20 voix.",
        # how many there are, not how many there may be
        "Le conseil, fort de 23 sièges, a élu cinq adjoints, soit 30 % de moins qu'hier.",
        # the share of the law is another
        "Fort de 23 sièges, il peut élire jusqu'à quatre adjoints, soit 20 % de l'effectif.",
    ],
)
def test_words_that_leave_it_open(made_of, text):
    assert made_of(text) == []
