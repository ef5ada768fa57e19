"""Days and hours through format codes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.french.dates import find_dates
from extract.sheets.formats.displayed_dates import (
    displayed_date,
    is_date_format,
)


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("dd/mm/yyyy", True),
        ("mm-dd-yy", True),
        ("[h]:mm", True),
        ("[$-40C]d mmmm yyyy;@", True),
        ("#,##0.00", False),
        ('0 "mois"', False),
        ("[Red]0", False),
        ("General", False),
        ("Standard", False),
        ("ss.00", True),
        ("@", False),
    ],
)
def test_which_formats_show_days(code, is_date):
    assert is_date_format(code) is is_date


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("45000", "mm-dd-yy", "15/03/2023"),
        ("45000", "d mmmm yyyy", "15 mars 2023"),
        ("45000", "mmm-yy", "mars-23"),
        ("45000", "dddd d mmmm", "mercredi 15 mars"),
        ("44958", "mmm", "févr."),
        ("45000.75", "dd/mm/yyyy hh:mm", "15/03/2023 18:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("45000", "yyyy", "2023"),
        ("-5", "dd/mm/yyyy", "-5"),
        ("99999999", "dd/mm/yyyy", "99999999"),
    ],
)
def test_formats(value, code, shown):
    assert displayed_date(Decimal(value), code) == shown


def test_days_that_count_from_1904():
    shown = displayed_date(Decimal(43538), "dd/mm/yyyy", from_1904=True)
    assert shown == "15/03/2023"


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_day_displayed_reads_back(day):
    days = (day - date(1899, 12, 30)) // timedelta(1)
    (found,) = find_dates(displayed_date(Decimal(days), "dd/mm/yyyy"))
    assert found.date == day
