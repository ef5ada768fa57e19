"""Dates and periods in French usage."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.french.dates import (
    find_dates,
    find_periods,
    parse_date,
    parse_period,
)

NAMES = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


def in_words(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {NAMES[day.month - 1]} {day.year}"


STYLES = {
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "short year": lambda day: f"{day:%d/%m/%y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "no leading zeros": lambda day: f"{day.day}/{day.month}/{day.year}",
    "ISO": lambda day: day.isoformat(),
    "words": in_words,
    "capitals": lambda day: in_words(day).upper(),
    "no accents": lambda day: in_words(day).replace("é", "e").replace("û", "u"),
    "line end": lambda day: in_words(day).replace(" ", "\n"),
    "no-break spaces": lambda day: in_words(day).replace(" ", "\u00a0"),
}
LINKS = st.sampled_from(
    [" au ", " – ", " - ", " à ", "\nau ", " jusqu'au ", "–"]
)


@given(DAYS, st.sampled_from(sorted(STYLES)))
@settings(deadline=None)
def test_every_style_of_date_reads_back(day, style):
    text = STYLES[style](day)
    assert parse_date(text) == day
    assert [
        found.date for found in find_dates(f"Séance du {text}, à Arras")
    ] == [day]


@given(
    DAYS,
    st.integers(1, 4000),
    st.sampled_from(sorted(STYLES)),
    LINKS,
    st.sampled_from(["", "du ", "période du "]),
)
@settings(deadline=None)
def test_every_style_of_period_reads_back(start, length, style, link, opening):
    end = min(start + timedelta(length), date(2069, 12, 31))
    text = opening + STYLES[style](start) + link + STYLES[style](end)
    assert parse_period(text) == (start.isoformat(), end.isoformat())
    (found,) = find_periods(f"Conclue {text}.")
    assert (found.first, found.last) == (start.isoformat(), end.isoformat())


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Les levées passent de 18 à 12 au 1er janvier 2026", []),
        ("Ouvert du 12 au 1er juin 2026", [("2026-06-12", "2026-06-01")]),
        ("Ouvert 2 au 15 juin 2026", [("2026-06-02", "2026-06-15")]),
    ],
)
def test_a_number_after_the_day_is_no_day_unless_a_word_opens_a_period(
    text, periods
):
    assert [(one.first, one.last) for one in find_periods(text)] == periods


@given(DAYS, st.integers(1, 4000), st.sampled_from(sorted(STYLES)))
@settings(deadline=None)
def test_a_period_printed_backwards_is_read_as_printed(end, length, style):
    start = min(end + timedelta(length), date(2069, 12, 31))
    assert parse_period(f"{STYLES[style](start)} au {STYLES[style](end)}") == (
        start.isoformat(),
        end.isoformat(),
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("du 1er juin au 31 décembre 2022", "2022-06-01", "2022-12-31"),
        ("1er juillet – 31 décembre 2022", "2022-07-01", "2022-12-31"),
        ("du 1er au 30 juin 2022", "2022-06-01", "2022-06-30"),
        ("de juin à décembre 2022", "2022-06-01", "2022-12-31"),
        (
            "entre le 1er janvier 2026 et le 31 décembre 2027",
            "2026-01-01",
            "2027-12-31",
        ),
        ("du 1er septembre au 31 août 2025", "2024-09-01", "2025-08-31"),
        ("01/06/2022-31/05/2023", "2022-06-01", "2023-05-31"),
        ("janv. 2022 à déc. 2022", "2022-01-01", "2022-12-31"),
        ("2022-2024", "2022-01-01", "2024-12-31"),
        ("de 2022 à 2024", "2022-01-01", "2024-12-31"),
        ("année 2022", "2022-01-01", "2022-12-31"),
        ("février 2024", "2024-02-01", "2024-02-29"),
        ("jusqu'au 31/12/2022", "", "2022-12-31"),
        ("à compter du 1er juillet 2022", "2022-07-01", ""),
        ("du 31/06/2022 au 31/12/2022", "", "2022-12-31"),
    ],
)
def test_forms_of_a_period(text, first, last):
    assert parse_period(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2 600",
        "15 mai",
        "2022-244",
        "2024 / 2023",
        "01/06/2022",
        "du 12 mai",
        "Opération 2",
        "",
    ],
)
def test_what_is_no_period(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "31/06/2022",
        "29 février 2023",
        "15/13/2022",
        "20 juin",
        "juin 2022",
        "2022-244",
        "12.5",
    ],
)
def test_what_is_no_full_date(text):
    assert parse_date(text) is None


def test_dates_that_are_incomplete_or_impossible_are_found_without_a_value():
    text = "le 20 juin, puis le 31/06/2022 et en mai\n2022"
    assert [(text[d.start : d.end], d.date) for d in find_dates(text)] == [
        ("20 juin", None),
        ("31/06/2022", None),
        ("mai\n2022", None),
    ]


def test_deliberation_numbers_and_fractions_are_no_dates():
    assert find_dates("n° CP-2026-05-042, n° 2026 / 54, 4/5 à 5/5, 12.05") == ()


@pytest.mark.parametrize(
    "text", ["1er juın 2022", "1ER JUİN 2022", "3 ſeptembre 2022"]
)
def test_letters_that_only_case_makes_alike_are_read_as_the_plain_ones(text):
    assert [str(match.date) for match in find_dates(text)] in (
        ["2022-06-01"],
        ["2022-09-03"],
    )
