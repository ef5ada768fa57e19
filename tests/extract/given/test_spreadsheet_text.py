"""Text that no spreadsheet takes for a formula, and what it was."""

from hypothesis import given
from hypothesis import strategies as st

from extract.given.spreadsheet_text import neutralised, restored


@given(st.text(alphabet="=+-@'\t\r\nab1"))
def test_what_is_written_is_read_back(text):
    assert restored(neutralised(text)) == text


@given(st.text(alphabet="ab1'=+-@"))
def test_nothing_that_is_written_begins_a_formula(text):
    assert not neutralised(text).startswith(("=", "+", "-", "@"))
