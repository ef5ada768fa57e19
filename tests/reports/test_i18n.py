"""Numbers, dates and words in both languages."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.french.numbers import parse_number
from reports.i18n import (
    WORDS,
    Texts,
    format_date,
    format_money,
    format_number,
    report_words,
)
from reports.page.markup import TEMPLATES

FR, EN = Texts("fr"), Texts("en")
USED = re.compile(r"\bt(?:exts)?(?:\.count)?\(\s*f?[\"']([^\"'{]+?)[\"']")


def test_every_word_is_in_both_languages_and_takes_the_same_values():
    for key, both in report_words().items():
        assert set(both) == {"fr", "en"}, key
        named = [set(re.findall(r"\{(\w+)\}", text)) for text in both.values()]
        assert named[0] == named[1], key


def test_every_word_that_is_used_exists():
    sources = [*TEMPLATES.glob("*.j2"), *TEMPLATES.parent.glob("*.py")]
    for path in sources:
        for key in USED.findall(path.read_text(encoding="utf-8")):
            assert key.endswith(".") or key in report_words(), (
                f"{path.name}: {key}"
            )
    assert WORDS.is_file()


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_is_read_back_as_it_was_written(value):
    read = parse_number(format_money(value, "fr"))
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (Decimal("81900"), "81\u202f900,00\u00a0€", "81,900.00\u00a0€"),
        (Decimal("-0.5"), "−0,50\u00a0€", "−0.50\u00a0€"),
        (Decimal(0), "0,00\u00a0€", "0.00\u00a0€"),
    ],
)
def test_money(value, french, english):
    assert (format_money(value, "fr"), format_money(value, "en")) == (
        french,
        english,
    )


def test_numbers_and_dates():
    assert format_number(Decimal("1234.50"), "fr") == "1\u202f234,50"
    assert format_number(1234, "en") == "1,234"
    assert format_date("2022-06-01", "fr") == "1er\u00a0juin\u00a02022"
    assert format_date("2022-06-20", "en") == "20\u00a0June\u00a02022"
    assert format_date("2022-13-01", "fr") == "2022-13-01"
    assert FR.dated("du 2022-06-01 au 12022-06-02") == (
        "du 1er\u00a0juin\u00a02022 au 12022-06-02"
    )
    assert FR.count("table.rows", 1) == "1 ligne"
    assert FR.count("table.rows", 0) == "0 ligne"
    assert EN.count("table.rows", 0) == "0 rows"
