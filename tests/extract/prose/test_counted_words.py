"""Numbers in words that the prose counts with."""

import pytest

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.counted_words import read_counted_words
from extract.prose.heading_path import scoped

from ..typesetting import typeset

ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


def counted(*texts):
    return [
        (one.fact.printed, one.fact.value, one.unit_noun, one.fact.counts)
        for one in read_counted_words(scoped(read_blocks(typeset(texts)), ACT))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La commune gère six autorisations de programme.",
            [("six", 6, "autorisations", "other")],
        ),
        (
            "Elle est versée pendant vingt-quatre mois.",
            [("vingt-quatre", 24, "mois", "duration")],
        ),
        (
            "Elle a onze lots, dont quatre d'épicerie.",
            [("onze", 11, "lots", "other"), ("quatre", 4, "", "other")],
        ),
        (
            "Sept heures et demie au taux horaire de 180 € HT, et deux ans et demi.",
            [
                ("Sept heures et demie", 7.5, "heures", "duration"),
                ("deux ans et demi", 2.5, "ans", "duration"),
            ],
        ),
        (
            "L'an deux mille vingt-cinq, elle cède quatre cent douze actions.",
            [("quatre cent douze", 412, "actions", "operations")],
        ),
        (
            "Trois ont un emploi et six\nun contrat.",
            [("Trois", 3, "", "other"), ("six", 6, "", "other")],
        ),
        # upper numbers of fractions
        ("Elle en paie les deux tiers, puis trois dixièmes.", []),
        # an article, and an amount, which is a claim
        ("Une aide de deux mille euros est versée à un club.", []),
    ],
)
def test_numbers_in_words(text, found):
    assert counted(text) == found


def test_their_places_are_those_of_the_words():
    (one,) = read_counted_words(
        scoped(
            read_blocks(typeset(["La commune gère six autorisations."])), ACT
        )
    )
    assert one.fact.places[0].page == 1
    assert one.sentence == "La commune gère six autorisations."
