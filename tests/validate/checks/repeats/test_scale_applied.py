"""A scale in one table, applied line by line in another."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

SCALE = [
    ["Terrasse ouverte", "3,20 €"],
    ["Terrasse fermée", "6,75 €"],
    ["Étalage", "2,10 €"],
]


def permits(wrong="2,10 €"):
    return [
        ["Brasserie", "Terrasse ouverte", "48", "3,20 €"],
        ["Café", "Terrasse ouverte", "22", "3,20 €"],
        ["Crêperie", "Terrasse fermée", "31", "6,75 €"],
        ["Librairie", "Étalage", "4", wrong],
        ["Boulangerie", "Étalage", "3", "2,10 €"],
    ]


@pytest.fixture
def stated(make_document, make_raw):
    def run(lines):
        document = make_document(
            [
                make_raw("scale", ["Nature", "Tarif"], SCALE),
                make_raw(
                    "lines",
                    ["Permissionnaire", "Nature", "Surface", "Tarif au m²"],
                    lines,
                ),
            ]
        )
        facts = fact_index(document)
        return [
            (one.result, evaluate(one, facts).verdict)
            for one in discover(document).identities
            if one.rule == "scale-applied"
        ]

    return run


def test_lines_print_the_rate_of_their_kind(stated):
    assert {verdict for _, verdict in stated(permits())} == {Verdict.HELD}


def test_another_rate_is_a_deviation(stated):
    failed = [
        result
        for result, verdict in stated(permits("2,40 €"))
        if verdict is Verdict.FAILED
    ]
    assert failed == ["lines!r3c3"]


def test_rates_of_their_own_are_no_scale(stated):
    rates = ("3,10 €", "3,30 €", "6,75 €", "2,40 €", "2,20 €")
    lines = [
        [*line[:3], rate] for line, rate in zip(permits(), rates, strict=True)
    ]
    assert stated(lines) == []
