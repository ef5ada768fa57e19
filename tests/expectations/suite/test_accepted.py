"""The deviations that an auditor has disposed of, as a suite keeps them."""

import pytest

from expectations.suite.accepted import accepted_in
from extract.given.form_error import FormError
from validate.model.finding import Status

KEPT = {
    "printed": "1,00",
    "expected": "2.00",
    "finding": "a",
    "status": "explained",
    "note": "",
    "author": "",
    "date": "2026-11-02",
}


def meta(*kept):
    return {"pointage": {"accepted": list(kept)}}


def test_an_acceptance_is_of_two_figures():
    (one,) = accepted_in(meta(KEPT))
    assert one.figures == ("a", "1,00", "2.00")
    assert one.disposition.status is Status.EXPLAINED


def test_a_suite_without_any_has_none():
    assert (
        accepted_in(None)
        == accepted_in({})
        == accepted_in({"pointage": {}})
        == ()
    )


@pytest.mark.parametrize(
    "kept",
    [1, {}, KEPT | {"status": "fine"}, KEPT | {"note": 1}, KEPT | {"more": ""}],
)
def test_anything_else_is_refused_with_its_number(kept):
    with pytest.raises(FormError) as refused:
        accepted_in(meta(KEPT, kept))
    assert refused.value.fr.startswith("accepted › n° 2 › ")
