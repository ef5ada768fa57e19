"""Each expectation on plain frames: what holds, what fails and where, what cannot be read, what
cannot run.
"""

import pytest
from pandas import DataFrame

from expectations.classes.bounds import ExpectBoundsToHold
from expectations.classes.catalog import CLASSES
from expectations.classes.footings import (
    ExpectCarriedForwardToAgree,
    ExpectColumnsToCrossFoot,
    ExpectTotalsToFoot,
)
from expectations.classes.line_arithmetic import (
    ExpectAmountsToEqualQuantityTimesRate,
    ExpectDifferencesToHold,
    ExpectEvolutionsToHold,
)
from expectations.classes.repeated_facts import (
    ExpectFactsToAgree,
    ExpectStatedCountsToMatch,
    ExpectVotesToAddUp,
)
from expectations.classes.single_lines import (
    ExpectNoDuplicateLines,
    ExpectNumbersToBeWellFormed,
    ExpectPeriodsToBeOrdered,
)
from expectations.running.quiet_context import failures, validate

TOTALS = ExpectTotalsToFoot(
    group_column="theme", amount_column="amount", kind_column="kind"
)
CROSS = ExpectColumnsToCrossFoot(
    part_columns=["bp", "dm"], total_column="total"
)
CARRIED = ExpectCarriedForwardToAgree(
    amount_column="amount", kind_column="kind"
)
RATE = ExpectAmountsToEqualQuantityTimesRate(
    quantity_column="places", rate_column="rate", amount_column="amount"
)
DIFFERENCE = ExpectDifferencesToHold(
    from_column="had", take_column="took", difference_column="left"
)
EVOLUTION = ExpectEvolutionsToHold(
    previous_column="before", current_column="now", percent_column="change"
)
AGREE = ExpectFactsToAgree(fact_column="fact", value_column="value")
COUNTS = ExpectStatedCountsToMatch(
    stated={"1": "2", "2": "1"},
    group_column="theme",
    name_column="name",
    amount_column="amount",
)
VOTES = ExpectVotesToAddUp()
PERIODS = ExpectPeriodsToBeOrdered(start_column="start", end_column="end")
DISTINCT = ExpectNoDuplicateLines(key_columns=["name", "purpose"])
FORMS = ExpectNumbersToBeWellFormed(column="amount")
SHARES = ExpectBoundsToHold(
    value_column="own", base_column="total", share="0.20"
)


def lines(columns, *rows):
    return DataFrame(
        [dict(zip(columns.split(), row, strict=True)) for row in rows]
    )


VOTE = "for against abstained not_voting present proxies absent members"
CLEAN = [
    (SHARES, lines("own total", ("20", "100"), ("31", "100"))),
    (
        TOTALS,
        lines("theme kind amount", "1d1", "1d2", "1t3").replace(
            {"d": "detail", "t": "total"}
        ),
    ),
    (
        CROSS,
        lines(
            "bp dm total",
            ("100.00", "-10.00", "90.00"),
            ("5.00", "", "5.00"),
            ("1", "2", ""),
        ),
    ),
    (
        CARRIED,
        lines("kind amount", ("carried-out", "5.00"), ("carried-in", "5.00")),
    ),
    (
        RATE,
        lines(
            "places rate amount",
            ("3", "33.335", "100.01"),
            ("11", "2245.94", "24705.34"),
            ("", "1", "2"),
        ),
    ),
    (DIFFERENCE, lines("had took left", ("10.00", "4.50", "5.50"))),
    (
        EVOLUTION,
        lines(
            "before now change",
            ("300.00", "310.00", "3.3"),
            ("80.00", "60.00", "-25"),
        ),
    ),
    (
        AGREE,
        lines("fact value", ("a", "1.00"), ("a", "1"), ("b", "2"), ("b", "")),
    ),
    (
        COUNTS,
        lines(
            "theme name amount",
            ("1", "A", "5"),
            ("1", "B", "5"),
            ("2", "C", "5"),
            ("2", "C", "6"),
        ),
    ),
    (VOTES, lines(VOTE, ("30", "2", "1", "0", "31", "2", "4", "35"))),
    (
        PERIODS,
        lines("start end", ("2022-01-01", "2022-01-01"), ("2022-01-01", "")),
    ),
    (DISTINCT, lines("name purpose", ("A", "fête"), ("A", "voyage"), ("", ""))),
    (FORMS, lines("amount", ("1.50",), ("",), ("-3",))),
]
FAILING = [
    (SHARES, lines("own total", ("20", "100"), ("19", "100")), "own[1]"),
    (
        TOTALS,
        lines("theme kind amount", "1d1", "1d2", "1t4").replace(
            {"d": "detail", "t": "total"}
        ),
        "amount[2]",
    ),
    (CROSS, lines("bp dm total", ("100.00", "-10.00", "90.01")), "total[0]"),
    (
        CARRIED,
        lines("kind amount", ("carried-out", "5.00"), ("carried-in", "5.01")),
        "amount[1]",
    ),
    (
        RATE,
        lines("places rate amount", ("35", "2340.00", "35100.00")),
        "amount[0]",
    ),
    (DIFFERENCE, lines("had took left", ("10.00", "4.50", "5.51")), "left[0]"),
    (
        EVOLUTION,
        lines("before now change", ("300.00", "310.00", "3.4")),
        "change[0]",
    ),
    (
        AGREE,
        lines("fact value", ("a", "225000.00"), ("a", "255000.00")),
        "value[1]",
    ),
    (
        COUNTS,
        lines("theme name amount", ("1", "A", "5"), ("2", "C", "5")),
        "stated[1]",
    ),
    (
        VOTES,
        lines(VOTE, ("30", "2", "1", "0", "31", "2", "5", "35")),
        "present[0]",
    ),
    (PERIODS, lines("start end", ("2022-06-01", "2022-05-31")), "end[0]"),
    (
        DISTINCT,
        lines("name purpose", ("A", "fête"), ("B", "fête"), ("a ", "FÊTE")),
        "name[2]",
    ),
    (FORMS, lines("amount", ("1.50",), ("1 50",)), "amount[1]"),
]
UNREADABLE = [
    (SHARES, lines("own total", ("20", "100"), ("1x", "100")), "own[1]"),
    (
        TOTALS,
        lines("theme kind amount", "1d1", "1dx", "1t4").replace(
            {"d": "detail", "t": "total"}
        ),
        "amount[2]",
    ),
    (CROSS, lines("bp dm total", ("100.00", "-1 0", "90.01")), "total[0]"),
    (
        CARRIED,
        lines("kind amount", ("carried-out", "5,oo"), ("carried-in", "5.01")),
        "amount[1]",
    ),
    (
        RATE,
        lines("places rate amount", ("11+ 4 GLA", "2340.00", "35100.00")),
        "amount[0]",
    ),
    (DIFFERENCE, lines("had took left", ("10.00", "4.50", "0 00")), "left[0]"),
    (
        EVOLUTION,
        lines("before now change", ("0.00", "310.00", "3.4")),
        "change[0]",
    ),
    (AGREE, lines("fact value", ("a", "225000.00"), ("a", "?")), "value[1]"),
    (
        COUNTS,
        lines("theme name amount", ("1", "A", "5"), ("1", "B", "5")),
        "stated[2]",
    ),
    (VOTES, lines(VOTE, ("30", "2", "1", "0", "31", "", "4", "35")), "for[0]"),
    (PERIODS, lines("start end", ("juin 2022", "2022-05-31")), "end[0]"),
]


def name(value):
    return (
        type(value).__name__ if not isinstance(value, DataFrame | str) else ""
    )


@pytest.mark.parametrize(("expectation", "frame"), CLEAN, ids=name)
def test_what_holds_is_held(expectation, frame):
    assert failures(frame, expectation) == []


@pytest.mark.parametrize(("expectation", "frame", "cell"), FAILING, ids=name)
def test_a_failure_names_its_cell(expectation, frame, cell):
    (said,) = failures(frame, expectation)
    assert said.startswith(f"{cell}: printed ")


@pytest.mark.parametrize(("expectation", "frame", "cell"), UNREADABLE, ids=name)
def test_what_cannot_be_read_abstains_and_never_fails(expectation, frame, cell):
    (result,) = validate(frame, [expectation])
    assert result.success
    assert result.result["unexpected_count"] == 0
    assert [
        entry["cell"] for entry in result.result["details"]["abstained"]
    ] == [cell]


@pytest.mark.parametrize(("expectation", "frame"), CLEAN, ids=name)
def test_a_missing_column_is_a_check_that_could_not_run(expectation, frame):
    with pytest.raises(RuntimeError, match="no column"):
        failures(DataFrame({"other": ["1"]}), expectation)


@pytest.mark.parametrize(("expectation", "frame"), CLEAN, ids=name)
def test_floats_are_refused(expectation, frame):
    floats = frame.apply(lambda column: [0.5] * len(column))
    with pytest.raises(RuntimeError, match="holds floats"):
        failures(floats, expectation)


def test_a_class_needs_its_columns_or_a_check():
    with pytest.raises(ValueError, match="amount_column"):
        ExpectTotalsToFoot(kind_column="kind")


def test_a_product_takes_one_rate():
    both = ExpectAmountsToEqualQuantityTimesRate(
        quantity_column="places",
        rate="1",
        rate_column="rate",
        amount_column="amount",
    )
    with pytest.raises(RuntimeError, match="not both"):
        failures(lines("places rate amount", ("1", "1", "1")), both)


def test_severity_is_always_written():
    from great_expectations import ExpectationSuite

    one = ExpectationSuite(
        name="s", expectations=[TOTALS, COUNTS]
    ).to_json_dict()["expectations"]
    assert [each["severity"] for each in one] == ["critical", "warning"]


def test_more_than_two_hundred_failures_are_all_listed():
    frame = DataFrame({"amount": ["x"] * 450})
    assert len(failures(frame, FORMS)) == 450


def test_every_class_is_exercised_here():
    for cases in (CLEAN, FAILING):
        assert {type(case[0]) for case in cases} == set(CLASSES.values())


def test_every_class_has_an_example_that_fails():
    for known in CLASSES.values():
        assert ">>> failures(" in (known.__doc__ or ""), known
        assert "printed" in (known.__doc__ or ""), known
