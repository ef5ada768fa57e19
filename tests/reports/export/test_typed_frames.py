"""Frames for notebooks add up to what is printed, and can be asked as any frame can."""

from decimal import Decimal

import pandas as pd
import pytest

from reports.export.typed_frames import typed_column
from validate.model.finding import Status


def test_the_points_table_is_granted_in_all_what_it_prints_as_its_total(
    audited_sample,
):
    grants, totals = (
        audited_sample.frames["grants"],
        audited_sample.frames["totals"],
    )
    own = grants[
        (grants["section"] == "annexe-5")
        & (grants["role"] == "detail")
        & (grants["decision"] == "granted")
    ]
    printed = totals[
        (totals["section"] == "annexe-5")
        & (totals["column"] == "Montant financier du conventionnement")
    ]
    assert own["amount"].sum() == printed["value"].sum()


@pytest.fixture
def frame() -> pd.DataFrame:
    """Amounts of which some are missing, in groups of which one has none."""
    return pd.DataFrame(
        {
            "amount": typed_column("number", ["1.1", "", "3.30", "2.2", ""]),
            "theme": typed_column("string", ["a", "a", "b", "b", "c"]),
        }
    )


def test_all_numbers_of_a_column_have_its_decimals(frame):
    assert [str(each) for each in frame["amount"]] == [
        *("1.10", "<NA>", "3.30", "2.20", "<NA>")
    ]
    long = typed_column("number", ["9" * 30 + ".01", "1"])
    assert [str(each) for each in long] == ["9" * 30 + ".01", "1.00"]


def test_text_is_plain_text_and_empty_where_nothing_is_printed():
    text = typed_column("string", [Status.OPEN, "", "a\x00"])
    assert str(text.dtype) == "str"
    assert [(type(each), each) for each in text] == [
        *((str, "open"), (str, ""), (str, "a\x00"))
    ]


def test_sums_are_exact_where_floats_are_not(frame):
    total = frame["amount"].sum()
    assert isinstance(total, Decimal)
    assert total == Decimal("6.60")
    assert float("1.1") + 3.3 + 2.2 != 6.6
    assert frame[["amount"]].sum()["amount"] == total
    assert frame["amount"][:0].sum() == 0
    assert frame.groupby("theme")["amount"].sum().to_dict() == {
        "a": Decimal("1.10"),
        "b": Decimal("5.50"),
        "c": 0,
    }
    pivot = frame.pivot_table(index="theme", values="amount", aggfunc="sum")
    assert pivot["amount"].sum() == total


def test_a_missing_amount_is_in_no_selection(frame):
    amount = frame["amount"]
    assert frame[amount > 2]["amount"].tolist() == amount[2:4].tolist()
    assert (amount >= Decimal("2.20")).tolist() == [False] * 2 + [True] * 2 + [
        False
    ]
    assert (amount == Decimal("1.1")).sum() == 1
    assert (amount != Decimal("1.1")).sum() == 4
    assert (amount == frame["amount"].copy()).sum() == 3
    assert len(frame[(amount > 1) & (frame["theme"] == "b")]) == 2
    assert len(frame[~(amount > 1)]) == 2
    assert len(frame.query("amount > 2")) == 2
    assert amount.between(1, 3).sum() == 2
    assert amount.isna().sum() == 2


def test_amounts_are_sorted_and_reckoned_with(frame):
    amount = frame["amount"]
    for ascending in (True, False):
        by_amount = frame.sort_values("amount", ascending=ascending)["amount"]
        known = by_amount.dropna().tolist()
        assert known == sorted(known, reverse=not ascending)
        assert by_amount[-2:].isna().all()
    assert (amount.min(), amount.max()) == (Decimal("1.10"), Decimal("3.30"))
    twice = amount + amount
    assert twice.dropna().tolist() == (amount * 2).dropna().tolist()
    assert twice.isna().tolist() == amount.isna().tolist()
    assert (amount - Decimal("0.10")).sum() == Decimal("6.30")
    assert pd.to_numeric(amount).mean() == pytest.approx(2.2)
