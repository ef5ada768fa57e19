"""A quote that is left open swallows no row in silence."""

import csv
import io
import time

import pytest

from extract.given.csv_rows import OpenQuoteError, csv_rows


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    return [row.texts for row in csv_rows(lines, delimiter)]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\nc,d\n",
        'a,"b\nc",d\n',
        'a,"b ""c"" d"\r\ne,f',
        'a,12" de large\nb,"x" y\nc,d',
        '"a"b\n"c","d" ,e\n',
        "",
        "\n\na\n",
        'a, "b\nc,d\n',
        '"a\n\n""b"""\n',
    ],
)
def test_rows_are_those_of_a_lenient_reader(text: str) -> None:
    assert rows(text) == list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\nc,"d\ne,f\ng,h\n', 2),
        ('a,b\nc,"d\ne,"f"\ng,"h"\n', 2),
        ('a,"b\nc","d\ne,f\n', 2),
        ('"a" x,"b\nc,d\n', 1),
        ('a,b\nc,"d', 2),
        ('a,b\r\n"c\r\n"d,e\r\n', 2),
        ('a\n"', 2),
        ('a;"b ""c"" \nd;e', 1),
    ],
)
def test_a_quote_that_is_left_open_is_told_with_its_line(
    text: str, line: int
) -> None:
    with pytest.raises(OpenQuoteError, match=f"line {line} ") as told:
        rows(text, ";" if ";" in text else ",")
    assert told.value.line == line


def test_each_row_has_the_line_on_which_it_ends() -> None:
    lines = io.StringIO('a\n"b\nc"\n"d"e\nf\n', newline="")
    assert [row.line for row in csv_rows(lines, ",")] == [1, 3, 4, 5]


def test_a_field_that_is_too_long_is_an_error() -> None:
    with pytest.raises(csv.Error, match="field limit"):
        rows("a" * 200_000)


def test_what_is_left_open_is_found_in_time() -> None:
    began = time.process_time()
    with pytest.raises(OpenQuoteError):
        rows("a,b\n" * 9 + '"' + 'c,""d,\n' * 10_000)
    assert time.process_time() - began < 5
