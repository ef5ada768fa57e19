"""A stated length of time is that between the dates beside it."""

import pytest

from validate.checks.statements.stated_durations import CHECK
from validate.model.identity import Severity, Verdict

SPAN = "La convention va du 1er janvier 2026 au 31 décembre 2028, soit {} mois."


@pytest.mark.parametrize(
    ("months", "verdict"), [("36", Verdict.HELD), ("24", Verdict.FAILED)]
)
def test_a_length_of_time(make_document, say, run_check, months, verdict):
    said = say(SPAN.format(months), months, "duration", noun="mois")
    outcomes, _ = run_check(make_document([], [said]), CHECK)
    (outcome,) = outcomes
    assert outcome.verdict is verdict
    assert outcome.printed == months
    assert outcome.identity.severity is Severity.WARNING


def test_without_a_pair_of_dates_nothing_is_stated(
    make_document, say, run_check
):
    text = "Elle prend effet le 1er janvier 2026, pour une durée de 36 mois."
    said = say(text, "36", "duration", noun="mois")
    assert run_check(make_document([], [said]), CHECK) == ([], [])
