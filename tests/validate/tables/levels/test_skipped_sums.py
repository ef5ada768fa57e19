"""A row that a total passes over is what some of the rows beside it come to, or nothing."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

HEADER = ["Volumes (m³)", "2022", "2023", "2024", "2025"]


def water(allowed="499 670", last="120 720"):
    """Volumes of water: what is allowed is metered, estimated and used by the service."""
    return [
        ["Mis en distribution", "628 550", "617 985", "618 295", "603 705"],
        [
            "Comptés chez les abonnés",
            "486 120",
            "474 905",
            "481 330",
            "469 245",
        ],
        ["Consommés sans compteur", "4 200", "4 250", "5 100", "5 120"],
        ["Service du réseau", "9 350", "9 120", "8 890", "8 640"],
        ["Consommation autorisée", allowed, "488 275", "495 320", "483 005"],
        ["Pertes", "128 880", "129 710", "122 975", last],
    ]


@pytest.fixture
def asked(make_document, make_raw):
    """``asked(rows)``: what each failing sum expects, by what it prints."""

    def run(rows):
        document = make_document([make_raw("t", HEADER, rows)])
        facts = fact_index(document)
        outcomes = [
            evaluate(one, facts) for one in discover(document).identities
        ]
        return {
            facts[one.identity.result].printed: one.expected
            for one in outcomes
            if one.verdict is Verdict.FAILED
        }

    return run


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_that_the_whole_passes_over_is_asked(asked, order):
    rows = water(last="120 700")[::order]
    assert asked(rows) == {}
    wrong = water("599 670", last="120 700")[::order]
    assert asked(wrong) == {"599 670": 499_670}


def test_a_memorandum_among_the_lines_is_nothing(asked):
    rows = water(last="120 700")
    rows[4] = [
        "Pour mémoire, rejets",
        "412 330",
        "399 120",
        "401 775",
        "390 220",
    ]
    assert asked(rows) == {}


def test_a_row_that_may_end_with_either_of_two_lines_is_asked_nothing(asked):
    """It forgets the last line in one column, or adds it up in another: nothing tells."""
    rows = [
        ["Études", "86 050", "7 240", "21 330", "64 720"],
        ["Corporelles", "393 700", "27 850", "42 000", "471 550"],
        ["Terrains", "275 000", "11 600", "41 250", "233 100"],
        ["Matériels", "118 700", "16 250", "750", "146 450"],
        ["Transport", "92 000", "–", "–", "92 000"],
        ["En cours", "1 846 000", "63 250", "34 700", "1 909 250"],
        ["Investissement", "2 417 750", "98 340", "98 030", "2 445 520"],
    ]
    assert asked(rows) == {}
