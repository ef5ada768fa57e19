"""What a line sets above the ceiling that it prints."""

import pytest

from validate.checks.outliers.printed_ceilings import CHECK
from validate.model.identity import Nature, Severity, Verdict

RATES = (("49,41", "49,41"), ("65,88", "65,88"), ("32,94", "32,94"))


@pytest.fixture
def judge(make_document, make_raw, run_check):
    def run(header, *lines):
        rows = [
            [f"Ouvrage {'ABCDEF'[n]}", *line] for n, line in enumerate(lines)
        ]
        raw = make_raw("t", ["Ouvrage", *header], rows)
        outcomes = run_check(make_document([raw]), CHECK)[0]
        return [
            one.identity.result
            for one in outcomes
            if one.verdict is Verdict.FAILED
        ], outcomes

    return run


BARE = ("Tarif voté (€)", "Plafond 2026 (€)")


def test_lines_at_their_ceiling_hold(judge):
    failed, outcomes = judge(BARE, *RATES)
    assert (failed, len(outcomes)) == ([], 3)


def test_the_line_above_its_ceiling_warns_and_proves_nothing(judge):
    failed, outcomes = judge(BARE, RATES[0], ("68,55", "65,88"), RATES[2])
    assert failed == ["t!r1c1"]
    assert {one.identity.severity for one in outcomes} == {Severity.WARNING}
    assert {one.identity.nature for one in outcomes} == {Nature.LEGAL}


def test_a_ceiling_of_the_same_name_is_no_neighbour(judge):
    header = ("Durée (ans)", "Coût (€)", "Durée maximale (ans)")
    lines = (
        ("5", "310,50", "8"),
        ("12", "99,00", "10"),
        ("3", "1 200,00", "3"),
    )
    assert judge(header, *lines)[0] == ["t!r1c1"]


@pytest.mark.parametrize(
    "header",
    [
        ("Montant demandé (€)", "Plafond 2026 (€)"),
        ("Coût des travaux (€)", "Dépense plafond (€)"),
        ("Tarif voté (€)", "Part du plafond (%)"),
    ],
    ids=["asked for", "what the ceiling cuts", "a share of it"],
)
def test_what_is_not_set_is_not_bounded(judge, header):
    assert judge(header, RATES[0], ("68,55", "65,88"), RATES[2])[1] == []


def test_lines_that_do_not_keep_it_are_of_another(judge):
    lines = (RATES[0], ("68,55", "65,88"), ("35,00", "32,94"))
    assert judge(BARE, *lines)[1] == []
