"""Materiality is an amount or a share of the total; misstatements are summed by nature."""

from decimal import Decimal

import pytest

from extract.errors import UsageError
from validate.materiality import largest_total, misstatements, threshold
from validate.model.finding import Finding, Message
from validate.model.identity import Kind, Severity


@pytest.fixture
def document(make_document, make_raw):
    rows = [["A", "100,00"], ["B", "300,00"], ["Total", "400,00"]]
    return make_document([make_raw("t", ["Association", "Montant"], rows)])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", None),
        ("5000", 5000),
        ("5 000,50 €", Decimal("5000.5")),
        ("2 %", 8),
        ("1,5k€", 1500),
    ],
)
def test_thresholds(document, text, amount):
    assert threshold(text, document) == amount


def test_a_share_of_no_total_is_none(make_document):
    assert largest_total(make_document()) is None
    assert threshold("1 %", make_document()) is None


def test_anything_else_is_a_usage_error(document):
    with pytest.raises(UsageError):
        threshold("beaucoup", document)


def finding(delta, nature="factual", status="open", **more):
    words = Message("", "")
    return Finding(
        "i", Kind.SUM, Severity.ERROR, nature, status, (1,), "t", "1", "2",
        Decimal(delta), Decimal(0), "", words, "r", "1", (), **more,
    )  # fmt: skip


def test_net_and_gross_by_nature_without_the_trivial_and_the_explained():
    found = [
        finding(100),
        finding(-40),
        finding(3),
        finding(500, status="explained"),
        finding(9, money=False),
        finding(70, "judgmental"),
    ]
    sums = misstatements(found, Decimal(100))
    assert (
        sums["factual"].count,
        sums["factual"].net,
        sums["factual"].gross,
    ) == (
        2,
        60,
        140,
    )
    assert sums["judgmental"].net == 70
