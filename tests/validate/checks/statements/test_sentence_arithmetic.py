"""Sentences that do arithmetic."""

import pytest

from validate.checks.statements.sentence_arithmetic import CHECK
from validate.model.identity import Severity, Verdict

SHARED = (
    "La somme de {} se répartit entre la section d'exploitation ({}) et la section d'investissement"
    " ({})."
)
CHANGED = (
    "Le nombre d'abonnés est passé de {} à {} en un an, soit une {} de {}."
)
SHARES = "Par arrondissement : Arras {}, Lens {}, Béthune {}, Boulogne {}, Calais {}."


def said(say, sentence, figures, counts):
    text = sentence.format(*figures)
    kinds = [counts] * len(figures) if isinstance(counts, str) else counts
    return [
        say(text, figure, kind)
        for figure, kind in zip(figures, kinds, strict=True)
        if kind
    ]


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        (("85 334 €", "73 313 €", "12 021 €"), Verdict.HELD),
        (("85 343 €", "73 313 €", "12 021 €"), Verdict.FAILED),
    ],
)
def test_a_sum_shared_out(make_document, say, run_check, figures, verdict):
    (found,), _ = run_check(
        make_document(said=said(say, SHARED, figures, "amount")), CHECK
    )
    assert found.verdict is verdict
    assert found.identity.severity is Severity.ERROR


def test_a_part_that_was_not_read_is_no_deviation(
    make_document, say, run_check
):
    statements = said(
        say,
        SHARED,
        ("85 334 €", "73 313 €", "12 021 €"),
        ["amount", "amount", ""],
    )
    assert run_check(make_document(said=statements), CHECK)[0] == []


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        (("13 762", "13 993", "progression", "1,7 %"), Verdict.HELD),
        (("13 762", "13 993", "progression", "2,7 %"), Verdict.FAILED),
        (("13 993", "13 762", "baisse", "1,7 %"), Verdict.HELD),
    ],
)
def test_a_change_in_per_cent(make_document, say, run_check, figures, verdict):
    statements = said(say, CHANGED, figures, ["other", "other", "", "percent"])
    (found,), _ = run_check(make_document(said=statements), CHECK)
    assert found.verdict is verdict


def test_shares_of_a_whole_are_information(make_document, say, run_check):
    whole = said(
        say, SHARES, ("41,6%", "29,4%", "14,6%", "11,7%", "2,7%"), "percent"
    )
    (found,), _ = run_check(make_document(said=whole), CHECK)
    assert found.verdict is Verdict.HELD
    short = said(
        say, SHARES, ("41,6%", "29,4%", "14,6%", "11,7%", "1,7%"), "percent"
    )
    (found,), _ = run_check(make_document(said=short), CHECK)
    assert (found.verdict, found.identity.severity) == (
        Verdict.FAILED,
        Severity.INFO,
    )
    assert found.delta == -1


def test_other_sentences_are_left_alone(make_document, say, run_check):
    sentence = "Les aides de {} et de {} complètent la dotation de {}."
    assert (
        run_check(
            make_document(
                said=said(say, sentence, ("10 €", "20 €", "50 €"), "amount")
            ),
            CHECK,
        )[0]
        == []
    )
