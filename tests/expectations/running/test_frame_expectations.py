"""Expectations on frames: none is dropped, whatever Great Expectations does with it."""

import great_expectations.expectations as gxe
import pytest

import expectations.running.quiet_context
from expectations.running.frame_expectations import (
    evaluate_on_frames,
    with_cents,
)
from extract.records.frames import frames

META = {"pointage": {"frame": "cells"}}


@pytest.fixture
def asked():
    return [
        gxe.ExpectColumnToExist(column="value", severity="info", meta=META),
        gxe.ExpectColumnValuesToBeBetween(
            column="value_cents", min_value=0, severity="info", meta=META
        ),
    ]


def test_both_run(make_document, asked):
    outcomes, abstentions = evaluate_on_frames(asked, make_document())
    assert len(outcomes) == 2
    assert abstentions == []


def test_ids_of_great_expectations_own_files_are_no_hindrance(
    make_document, asked
):
    same = "b7a1c1c0-0f2a-4b53-9a41-000000000000"
    named = [one.copy(update={"id": same}) for one in asked]
    outcomes, abstentions = evaluate_on_frames(named, make_document())
    assert len(outcomes) == 2
    assert abstentions == []


def test_one_that_gives_no_result_is_a_check_that_crashed(
    make_document, asked, monkeypatch
):
    real = expectations.running.quiet_context.validate
    monkeypatch.setattr(
        "expectations.running.quiet_context.validate",
        lambda *given: real(*given)[:1],
    )
    outcomes, abstentions = evaluate_on_frames(asked, make_document())
    assert (len(outcomes), len(abstentions)) == (1, 1)
    assert abstentions[0].crashed
    assert "no result" in abstentions[0].reason.en


def test_great_expectations_failing_as_a_whole_crashes_each(
    make_document, asked, monkeypatch
):
    def broken(*_):
        raise RuntimeError("no engine")

    monkeypatch.setattr("expectations.running.quiet_context.validate", broken)
    outcomes, abstentions = evaluate_on_frames(asked, make_document())
    assert outcomes == []
    assert [one.crashed for one in abstentions] == [True, True]
    assert {one.label for one in abstentions} == {
        "expect_column_to_exist(column=value)",
        "expect_column_values_to_be_between(column=value_cents, min_value=0.0)",
    }


def test_a_lack_of_memory_is_no_abstention(make_document, asked, monkeypatch):
    def lacking(*_):
        raise MemoryError

    monkeypatch.setattr("expectations.running.quiet_context.validate", lacking)
    with pytest.raises(MemoryError):
        evaluate_on_frames(asked, make_document())


def test_columns_of_numbers_have_a_twin_in_cents(make_document):
    cells = frames(make_document())["cells"]
    wide = with_cents(cells, "cells")
    assert wide["value_cents"].iloc[0] == 100 * int(
        wide["value"].iloc[0].split(".")[0]
    )
