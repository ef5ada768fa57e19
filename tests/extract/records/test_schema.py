"""The frames' schema is the contract's, described in both languages."""

from extract.records.registry import FRAMES

CONTRACT = {
    "grants": (
        "line_id, theme, operation, territory, beneficiary, beneficiary_key, description, measure,"
        " quantity, quantity_unit, unit_rate, base, rate_percent, previous_amount, amount,"
        " decision, role, period_start, period_end, details"
    ),
    "totals": "theme, operation, scope, label, column, value, printed",
    "budget_lines": "code, imputation, label, column, amount, printed",
    "unit_rates": "what, rate, unit, per, months, cap, derivation, printed",
    "claims": "theme, operation, article, subject, counts, unit_noun, value, printed",
    "votes": "for, against, abstained, not_voting, present, proxies, absent, members",
    "cells": "value, decimals, unit, row_kind, row_path, column_path, printed",
}
COMMON = "document_id, deliberation, section, table_id, row, places, engine, confidence"


def test_columns_are_those_of_the_contract():
    assert {
        name: ", ".join(frame.columns) for name, frame in FRAMES.items()
    } == {name: f"{COMMON}, {own}" for name, own in CONTRACT.items()}


def test_every_column_is_described_in_both_languages():
    for frame in FRAMES.values():
        assert frame.title_fr
        assert frame.title_en
        for field in frame.fields:
            assert all(
                (
                    field.title_fr,
                    field.title_en,
                    field.description_fr,
                    field.description_en,
                )
            ), field.name


def test_keys_are_columns():
    for frame in FRAMES.values():
        assert set(frame.keys) <= set(frame.columns)
