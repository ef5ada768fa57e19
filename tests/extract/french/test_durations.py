"""Lengths of time: read as minutes, written again as they were printed."""

from decimal import Decimal

import pytest

from extract.french.durations import parse_duration, spell_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8 h 30", 510),
        ("8h30", 510),
        ("1 224 h 00", 73440),
        ("52 min", 52),
        ("45 mn", 45),
        ("1 h 08", 68),
        ("1 heure 5 minutes", 65),
        ("38 h 15 min", 2295),
        ("35 h", 2100),
        ("– 2 h 30", -150),
        ("8 h 30 (1)", 510),
    ],
)
def test_a_length_of_time_is_so_many_minutes(text, minutes):
    number = parse_duration(text)
    assert number.value == minutes
    assert (number.unit_text, number.decimals) == ("min", 0)
    assert number.printed == text


def test_decimals_of_an_hour_keep_what_their_last_digit_is_worth():
    number = parse_duration("27,68 h")
    assert number.value == Decimal("1660.80")
    assert number.ulp == Decimal("0.60")


@pytest.mark.parametrize(
    "text",
    [
        "8 h 75",
        "8 h 5",
        "8 h 30 – 12 h 00",
        "27,68",
        "14 hab.",
        "12 habitants",
        "8 minimes",
        "le 3 à 18 h 30",
        "h 30",
        "",
        "3 h 00 " * 20,
    ],
)
def test_any_other_text_is_none(text):
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("minutes", "like", "spelt"),
    [
        ("1515", "26 h 00", "25 h 15"),
        ("45", "26 h 00", "0 h 45"),
        ("73470", "8h30", "1 224h30"),
        ("2295", "38 h 15 min", "38 h 15 min"),
        ("2100", "34 h", "35 h 00"),
        ("0", "52 min", "0 min"),
        ("60", "52 min", "1 h 00"),
        ("91.5", "1 h 30", "1 h 31,50"),
    ],
)
def test_minutes_are_written_as_the_document_does(minutes, like, spelt):
    text = spell_duration(Decimal(minutes), like, thousands=" ", point=",")
    assert text == spelt
