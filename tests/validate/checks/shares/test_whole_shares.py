"""Shares under which a hundred per cent stands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.check import fact_index
from validate.checks.shares.whole_shares import CHECK
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

LINES = [
    ["Aurignac", "4 809", "36,690"],
    ["Beaumarais", "2 370", "18,082"],
    ["Corvillers", "1 894", "14,450"],
    ["Essertaux", "980", "7,477"],
    ["Autres", "3 054", "23,301"],
]


RATES = [[*line[:2], "97,5"] for line in LINES]


@pytest.fixture
def found(make_document, make_raw):
    """What is said of the total of the shares of some lines, the last printed last."""

    def run(lines, total="100,000"):
        rows = [*lines, ["Total", "13 107", total]]
        header = ("Commune", "Habitants", "Part (%)")
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return [
            evaluate(one, facts).verdict
            for one in discover(document).identities
            if one.rule == CHECK.code
        ]

    return run


def changed(line, share):
    lines = [list(one) for one in LINES]
    lines[line][2] = share
    return lines


def test_right_shares_come_to_it(found):
    assert found(LINES) == [Verdict.HELD]


def test_a_slip_of_one_is_told(found):
    assert found(changed(3, "7,774")) == [Verdict.FAILED]


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        # not all lines are listed
        (LINES[:-1], "100,000"),
        # the rates of three things, and of all
        (RATES, "100,000"),
        (LINES, "98,000"),
        (LINES[:2], "100,000"),
    ],
)
def test_what_are_no_shares_of_one_whole(found, lines, total):
    assert found(lines, total) == []


def test_a_line_on_another_page_accuses_nobody(found):
    """One share would be a slip, but no column adds up: not all lines are here."""
    lines = changed(3, "7,774")[1:]
    first = ["Aurignac", "4 809", "36,690"]
    assert found(changed(3, "7,774")) == [Verdict.FAILED]
    short = [[*first[:1], "1 809", "36,690"], *lines]
    assert found(short) == []


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parts=st.lists(st.integers(1, 5000), min_size=3, max_size=9))
def test_rounded_shares_accuse_nobody(found, parts):
    whole = sum(parts)
    lines = [
        [
            f"Ligne {number}",
            str(part),
            f"{100 * part / whole:.1f}".replace(".", ","),
        ]
        for number, part in enumerate(parts)
    ]
    assert Verdict.FAILED not in found(lines, "100,0")
