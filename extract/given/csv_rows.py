"""The rows of a CSV text, none of which swallows those after it: a quote that is opened and not
closed, or closed by one that opens a later field, makes one field of all lines between.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
"""A quote, and what follows up to the one that closes it; two are a letter of it."""


class OpenQuoteError(csv.Error):
    """A quote is not closed in its row; ``line`` is the one in which it opens, from 1 on.

    ``fr`` and ``en`` continue a sentence that names the file.
    """

    def __init__(self, line: int) -> None:
        self.fr = f"le guillemet ouvert à la ligne {line} n'est pas refermé"
        self.en = f"the quote that opens on line {line} is not closed"
        super().__init__(self.en)
        self.line = line


class CsvRow(NamedTuple):
    """A row, and the line on which it ends."""

    texts: list[str]
    line: int


def csv_rows(lines: Iterable[str], delimiter: str) -> Iterator[CsvRow]:
    """The rows of ``lines``, each with its end.

    A quote inside a field of one line is a letter of it, as spreadsheets have it; a field of
    several lines ends where its quote is closed, right before a delimiter or an end of line.

    Raises:
        OpenQuoteError: a field of several lines does not. csv.Error: a field is too long.
    """
    taken: list[str] = []
    count = 0

    def remembered() -> Iterator[str]:
        nonlocal count
        for line in lines:
            count += 1
            taken.append(line)
            yield line

    source = remembered()
    while True:
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        try:
            for texts in reader:
                yield CsvRow(texts, count)
                taken.clear()
            return
        except csv.Error as error:
            first = count - len(taken) + 1
            at = _unclosed(taken, delimiter)
            if at is not None:
                raise OpenQuoteError(first + at) from error
            if len(taken) != 1:
                raise
            # a letter after a closed quote, which only a strict reader refuses
            yield CsvRow(next(csv.reader(taken, delimiter=delimiter)), count)
            taken.clear()


def _unclosed(lines: list[str], delimiter: str) -> int | None:
    """In which line of a row, from 0 on, a quote opens that is not closed, or that is closed in
    another line in the middle of a field; None where there is none.
    """
    text = "".join(lines)
    at = 0
    while at < len(text):
        found = _QUOTED.match(text, at)
        if text[at] == '"':
            line = text.count("\n", 0, at)
            if found is None:
                return line
            after = text[found.end() : found.end() + 1]
            if after not in (delimiter, "\r", "\n", "") and "\n" in found[0]:
                return line
            at = found.end()
        at = _next_field(text, at, delimiter)
    return None


def _next_field(text: str, at: int, delimiter: str) -> int:
    """Where the field after the one that holds ``at`` begins."""
    ends = [text.find(mark, at) for mark in (delimiter, "\n")]
    return min((end for end in ends if end >= 0), default=len(text)) + 1
