"""How many printed lines of lists "label … amount" come out as printed, label and amount.

python -m benchmarks.printed_lists [PDF ...] [--lines]

What is printed is told by the page's own words (pdfplumber's), without our reading: amounts in
euros that end at one x, at least five of them, are a list; its lines are theirs and those of text
alone between them. A line is exact where one row of a table on that page holds nothing but it, or
it and the lines around it whose label it goes on with, and the amount. Without a file, the
subsidy lists of the open minutes are measured (`POINTAGE_CORPUS`). ``--lines`` shows the lines
that are not exact.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.judging.corpora import corpus_folder, minutes

LEAST = 5
"""Amounts that end at one x and are a list."""
EDGE = 1.0
"""Points by which the ends of amounts of one list differ."""
SPACE = 6.0
"""Points between two words of a label at most."""
FOLLOWING = 1.4
"""Line heights from the line of a label to the next one at most."""
APART = 16.0
"""Line heights between two lines of one list at most: a picture may be between them."""
LABEL_LINES = 3
"""So many lines in a row without an amount are no label."""

_AMOUNT = re.compile(r"[-+−–]?\d[\d.,]*(?:[.,]\d+)?€")
_TAX = re.compile(r"(?<=€)(?:T\.T\.C\.|TTC|HT|H\.T\.)$")
_DOTS = re.compile(r"\.{2,}|…+")


class Word(NamedTuple):
    """A word, and where it is printed."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a list, without spaces and leader dots; ``amount`` is empty where none is
    printed."""

    label: str
    amount: str
    top: float
    height: float


class TableRow(NamedTuple):
    """A row of a table as it came out, without spaces."""

    label: str
    amount: str


# -------------------------------------------------------------------------------------------------
# what is printed


def printed_lists(words: Sequence[Word]) -> Iterator[list[PrintedLine]]:
    """The lists of a page, each with its lines from the top."""
    amounts = [found for line in _baselines(words) for found in _amounts(line)]
    amounts.sort(key=lambda amount: amount.x1)
    group: list[Word] = []
    for amount in amounts:
        if group and amount.x1 - group[-1].x1 > EDGE:
            yield from _list_of(group, words)
            group = []
        group.append(amount)
    yield from _list_of(group, words)


def _list_of(
    amounts: Sequence[Word], words: Sequence[Word]
) -> Iterator[list[PrintedLine]]:
    """The lists whose amounts end at one edge; none where they are too few."""
    if len(amounts) < LEAST:
        return
    starts = Counter(round(_label_start(word, words)) for word in amounts)
    (usual, _), *_ = starts.most_common(1)
    left, right = usual - 2 * EDGE, amounts[0].x1 + 2 * EDGE
    lines = [
        _printed_line(line, right)
        for line in _lines_between(words, left, right)
    ]

    block: list[PrintedLine] = []
    for line in lines:
        if block and _ends(block, line):
            yield from _labels_and_amounts(block)
            block = []
        block.append(line)
    yield from _labels_and_amounts(block)


def _lines_between(
    words: Sequence[Word], left: float, right: float
) -> Iterator[list[Word]]:
    """The words between two x line by line, with what is printed close to the left of them."""
    inside = [word for word in words if left <= word.x0 and word.x1 <= right]
    before = [word for word in words if word.x0 < left]
    for line in _baselines(inside):
        for word in sorted(before, key=lambda word: -word.x1):
            is_level = abs(word.bottom - line[0].bottom) < 2 * EDGE
            if is_level and 0 <= line[0].x0 - word.x1 < SPACE:
                line.insert(0, word)
        yield line


def _ends(block: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a list ends with ``block``: too many lines without an amount follow, or white."""
    tail = block[-LABEL_LINES:]
    if line.amount and len(block) < LABEL_LINES:
        return False
    if len(tail) == LABEL_LINES and not any(one.amount for one in tail):
        return True
    return line.top - block[-1].top > APART * line.height


def _labels_and_amounts(
    lines: list[PrintedLine],
) -> Iterator[list[PrintedLine]]:
    """The lines from the first label to the last amount, where they are a list."""
    numbers = [i for i, line in enumerate(lines) if line.amount]
    if len(numbers) < LEAST:
        return
    first = numbers[0]
    while first and _is_close(lines[first - 1], lines[first]):
        if lines[first - 1].label.endswith((":", ".")):
            break
        first -= 1
    yield lines[first : numbers[-1] + 1]


def _is_close(above: PrintedLine, below: PrintedLine) -> bool:
    if abs(above.height - below.height) > EDGE:
        return False
    return below.top - above.top < FOLLOWING * above.height


def _label_start(amount: Word, words: Sequence[Word]) -> float:
    """Where the label on the line of an amount begins: the words before it, no wide gap apart."""
    line = [
        word
        for word in words
        if abs(word.top - amount.top) < EDGE * 2 and word.x1 <= amount.x0 + EDGE
    ]
    line.sort(key=lambda word: word.x1)
    if not line:
        return amount.x0
    start = line[-1].x0
    for before, word in reversed(list(pairwise(line))):
        if word.x0 - before.x1 > SPACE:
            break
        start = before.x0
    return start


def _baselines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words line by line, each from the left."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        if line and word.bottom - line[0].bottom > EDGE * 2:
            yield sorted(line, key=lambda word: word.x0)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda word: word.x0)


def _amounts(line: Sequence[Word]) -> Iterator[Word]:
    """The amounts in euros on a line, each the shortest run of words that is one up to its unit."""
    for end, word in enumerate(line):
        if not word.text.endswith("€"):
            continue
        start = end
        while start and _is_group(line[start - 1], line[start]):
            start -= 1
        text = "".join(part.text for part in line[start : end + 1])
        text = _DOTS.split(text)[-1]
        if _AMOUNT.fullmatch(text):
            first = line[start]
            yield Word(text, first.x0, word.x1, word.top, word.bottom)


def _is_group(word: Word, following: Word) -> bool:
    """Whether a word is the part of a figure before ``following``."""
    if following.x0 - word.x1 > SPACE:
        return False
    if not following.text[:1].isdecimal() and following.text[:1] not in "€":
        return False
    return (
        re.fullmatch(r"(?:.*\.{2,})?[-+−–:]?\d[\d.,]*|[-+−–]", word.text)
        is not None
    )


def _printed_line(line: Sequence[Word], right: float) -> PrintedLine:
    last = [amount for amount in _amounts(line) if right - amount.x1 < 4 * EDGE]
    text = "".join(_DOTS.sub("", word.text) for word in line)
    amount = last[-1].text if last else ""
    label = text[: len(text) - len(amount)] if amount else text
    height = max(word.bottom - word.top for word in line)
    return PrintedLine(label, amount, min(word.top for word in line), height)


# -------------------------------------------------------------------------------------------------
# what came out


def table_rows(path: Path) -> dict[int, list[TableRow]]:
    """The rows of all tables of a document, by their pages."""
    from extract.pdf.source import open_source
    from extract.reader import read_document
    from validate.reading_judge import judge

    with open_source(path) as source:
        document = read_document(source, judge)
    found: dict[int, list[TableRow]] = {}
    for table in document.tables:
        title = "".join("".join(table.raw.header).split())
        found.setdefault(table.raw.places[0].page, []).append(
            TableRow(title, "")
        )
        for row in table.rows:
            raw = dict.fromkeys(cell.raw for cell in row.cells if cell)
            texts = [_TAX.sub("", "".join(cell.text.split())) for cell in raw]
            rows = found.setdefault(row.page, [])
            rows += _pairs([text for text in texts if text])
    return found


def _pairs(texts: Sequence[str]) -> Iterator[TableRow]:
    """Each amount of a row with the text beside it, and texts that no amount follows."""
    for text, following in pairwise([*texts, ""]):
        if _AMOUNT.fullmatch(following):
            yield TableRow(text, following)
        elif not _AMOUNT.fullmatch(text):
            yield TableRow(text + following, "")
            yield TableRow(text, "")


def exact_lines(
    lines: Sequence[PrintedLine], rows: Sequence[TableRow]
) -> list[bool]:
    """For each line of a list, whether a row has it, alone or with the lines it goes on with."""
    exact = [False] * len(lines)
    left = list(rows)
    for start in range(len(lines)):
        label = ""
        for end in range(start, len(lines)):
            label += lines[end].label
            row = TableRow(label, lines[end].amount)
            if row in left and not exact[end]:
                left.remove(row)
                exact[start : end + 1] = [True] * (end + 1 - start)
                break
            if lines[end].amount:
                break
    return exact


def measure(path: Path, *, show: bool) -> tuple[int, int]:
    """Exact and printed lines of one document's lists; printed for each list."""
    import pdfplumber

    rows = table_rows(path)
    exact = printed = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words = [
                Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"])
                for w in page.extract_words(x_tolerance_ratio=0.15)
            ]
            for lines in printed_lists(words):
                marks = exact_lines(lines, rows.get(page.page_number, []))
                exact, printed = exact + sum(marks), printed + len(marks)
                print(
                    f"{path.name} p.{page.page_number}:"
                    f" {sum(marks)} of {len(marks)} lines"
                )
                if show:
                    _show(lines, marks)
            page.close()
    return exact, printed


def _show(lines: Sequence[PrintedLine], marks: Sequence[bool]) -> None:
    for line, mark in zip(lines, marks, strict=True):
        if not mark:
            print(f"    not exact: {line.label} | {line.amount}")


def main() -> None:
    """Measure documents, or the subsidy lists of the open minutes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--lines", action="store_true")
    given = parser.parse_args()
    documents = given.documents or [
        path
        for path in minutes(corpus_folder(), "open")
        if path.name.startswith("Subventions")
    ]
    counted = [measure(path, show=given.lines) for path in documents]
    exact, printed = (sum(column) for column in zip(*counted, strict=True))
    print(
        f"{exact} of {printed} printed lines exact ({exact / max(1, printed):.1%})"
    )


if __name__ == "__main__":
    main()
