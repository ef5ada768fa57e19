"""Findings that are doubts about the reading."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from extract.pdf.unmapped_glyphs import UNREAD_GLYPH
from validate.findings.uncertainty import (
    _with_readings,
    is_unread,
    same_digits,
)
from validate.model.finding import Message
from validate.model.identity import Kind


@pytest.mark.parametrize(
    "printed",
    [
        f"{UNREAD_GLYPH} 480,25",
        "6 48O,25",
        "6 48\u041e,25",
        "6 4B0,25",
        "l2 500,00 €",
        "6 480,25 x",
        "6 480,25 1",
        "6 480 a",
        "? 6 480,25",
    ],
)
def test_a_figure_with_unread_glyphs_or_letters_for_digits_is_unread(printed):
    assert is_unread(printed)


@pytest.mark.parametrize(
    "printed",
    ["1 50", "11+ 4 GLA", "6 480,25,1", "1 6 480,25", "198 H", ""],
)
def test_a_misprint_is_not(printed):
    assert not is_unread(printed)


@pytest.mark.parametrize(
    ("printed", "expected", "delta", "unsure"),
    [
        ("1,538", "1538", "-1536.462", True),
        ("+0,017", "-0.017", "0.034", False),
        ("1,538", "1.558", "-0.020", False),
    ],
)
def test_a_separator_is_misread_where_that_is_all_that_differs(
    printed, expected, delta, unsure
):
    finding = SimpleNamespace(
        kind=Kind.SUM,
        printed=printed,
        expected=expected,
        delta=Decimal(delta),
    )
    assert same_digits(finding) == unsure


def test_readings_are_quoted_and_what_else_it_may_be_is_left_where_unknown():
    told = _with_readings(
        Message("Un écart.", "A gap."), [("1 020,98", "1 029,98"), ("3,5",)]
    )
    assert told.fr == (
        "Un écart. Lecture incertaine : « 1 020,98 » ou « 1 029,98 » ; « 3,5 »."
    )
    assert told.en == (
        "A gap. Uncertain reading: “1 020,98” or “1 029,98”; “3,5”."
    )
