"""A table that rounds its results does not cut one short."""

from decimal import Decimal

import pytest

from extract.facts import Fact
from extract.number import Number
from validate.explanations.rounded_results import settle_rounding
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    Verdict,
    evaluate,
)


def table(*lines):
    """Prices raised by 2,5 %: old and new, as printed."""
    facts, identities = {}, []
    for row, (old, new) in enumerate(lines):
        for col, printed in enumerate((old, new)):
            number = Number(Decimal(printed), 2, printed)
            name = f"t!r{row}c{col}"
            facts[name] = Fact(
                id=name,
                counts="amount",
                number=number,
                printed=printed,
                places=(),
                section="",
            )
        identities.append(
            Identity(
                f"i{row}",
                "raise",
                Kind.PRODUCT,
                Form.PRODUCT,
                f"t!r{row}c1",
                (Term(f"t!r{row}c0"),),
                "t",
                constant=Decimal("1.025"),
            )
        )
    return identities, facts


@pytest.fixture
def settled():
    def run(*lines):
        identities, facts = table(*lines)
        found = settle_rounding(identities, facts)
        return [(evaluate(one, facts).verdict, one.severity) for one in found]

    return run


def test_a_result_cut_short_among_rounded_ones_is_listed(settled):
    lines = (
        ("1.05", "1.08"),
        ("1.95", "2.00"),
        ("4.35", "4.46"),
        ("7.45", "7.63"),
    )
    assert settled(*lines)[-1] == (Verdict.FAILED, Severity.INFO)


def test_a_table_that_cuts_holds(settled):
    lines = (
        ("1.05", "1.07"),
        ("1.95", "1.99"),
        ("4.35", "4.45"),
        ("7.45", "7.63"),
    )
    assert {verdict for verdict, _ in settled(*lines)} == {Verdict.HELD}


def test_two_rounded_results_tell_nothing(settled):
    lines = (("1.05", "1.08"), ("1.95", "2.00"), ("7.45", "7.63"))
    assert {verdict for verdict, _ in settled(*lines)} == {Verdict.HELD}
