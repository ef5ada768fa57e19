"""The characters of a page in the cells of its drawings, and the text they make there."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extract.geometry import BBox
from extract.grids.ruled.lattice import Lattice
from extract.lines.lines import Flow, Run, gather, join, runs, tidy
from extract.pdf.page import Chars, IntArray, Page

TOUCHING = 0.05
"""Letters closer than this share of the font size belong to one word, whatever lies between them.
"""


def place(page: Page, lattices: Sequence[Lattice]) -> tuple[IntArray, list[range]]:
    """The cell each character's centre lies in (-1: none), cells numbered through all lattices;
    their numbers.
    """
    boxes = page.chars.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    group = np.full(len(boxes), -1, np.int32)
    spans: list[range] = []
    first = 0
    for lattice in lattices:
        count = int(lattice.label.max()) + 1
        col = np.searchsorted(lattice.xs, x, side="right") - 1
        row = np.searchsorted(lattice.ys, y, side="right") - 1
        inside = (col >= 0) & (col < len(lattice.xs) - 1) & (row >= 0) & (row < len(lattice.ys) - 1)
        cell = lattice.label[np.where(inside, row, 0), np.where(inside, col, 0)]
        # a drawing inside another one's cell is read by the finer of the two
        finer = inside & ((group < 0) | (count > 1))
        group = np.where(finer, cell + first, group)
        spans.append(range(first, first + count))
        first += count
    return group, spans


def whole_words(
    chars: Chars, seen: Flow, group: IntArray
) -> tuple[IntArray, list[tuple[BBox, str]]]:
    """``group`` with words that a rule cuts put whole into the cell that holds most of them; and
    those words.

    Letters that touch across a rule are one word: texts of two cells always leave some white
    between them.
    """
    inked = np.flatnonzero(~seen.space)
    before, after = inked[:-1], inked[1:]
    size = np.minimum(chars.sizes[before], chars.sizes[after])
    gap = (seen.start[after] - seen.end[before]) / np.maximum(size, 0.1)
    touch = (
        (np.abs(gap) < TOUCHING)
        & (after - before == 1)
        & (chars.angles[before] == chars.angles[after])
        & (np.abs(seen.across[before] - seen.across[after]) < 0.1 * size)
    )
    cut = np.flatnonzero(
        touch & (group[before] != group[after]) & (group[before] >= 0) & (group[after] >= 0)
    )
    if not len(cut):
        return group, []
    group = group.copy()
    word = np.cumsum(np.r_[True, ~touch])
    found = []
    for number in np.unique(word[cut]):
        letters = inked[word == number]
        cells, counts = np.unique(group[letters], return_counts=True)
        group[letters] = cells[counts.argmax()]
        boxes = chars.boxes[letters]
        box = BBox(*(float(v) for v in (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))))
        found.append((box, "".join(chars.text[k] for k in letters)))
    return group, found


class CellText(NamedTuple):
    """What is printed in a cell."""

    lines: tuple[str, ...]
    angle: int
    bold: bool
    ends: tuple[float, float] = (0.0, 0.0)


def texts(page: Page, seen: Flow, group: IntArray) -> dict[int, CellText]:
    """The text of each cell of ``group`` that has any."""
    by_cell: dict[int, list[Run]] = {}
    for run in runs(page.chars, seen, group):
        by_cell.setdefault(run.group, []).append(run)
    bold = page.chars.bold.tolist()
    return {cell: cell_text(pieces, bold) for cell, pieces in by_cell.items()}


def cell_text(pieces: Sequence[Run], bold: Sequence[bool]) -> CellText:
    """The lines of a cell's runs in reading order, the angle of most of its text, whether most of
    it is bold.

    ``bold`` says it of each character of the page.
    """
    if len(pieces) == 1:
        return _plain_text(pieces[0], bold)
    found = [(text, line) for line in gather(pieces) if (text := join(line))]
    lines = tuple(text for text, _ in found)
    letters: dict[int, int] = {}
    heavy = total = 0
    for run in pieces:
        letters[run.angle] = letters.get(run.angle, 0) + run.last - run.first
        total += run.last - run.first
        heavy += (run.last - run.first) * bold[run.first]
    angle = max(letters, key=lambda angle: (letters[angle], -angle))
    return CellText(lines, angle, 2 * heavy > total, _ends(found) if found else (0.0, 0.0))


def _plain_text(run: Run, bold: Sequence[bool]) -> CellText:
    """The text of a cell that holds one run: most cells, and the fast way."""
    text = tidy(run.text)
    if not text:
        return CellText((), run.angle, bold[run.first])
    width = run.end - run.start
    return CellText((text,), run.angle, bold[run.first], (_first_word(text) * width, width))


def _ends(found: Sequence[tuple[str, Sequence[Run]]]) -> tuple[float, float]:
    """The widths of the first word and of the last line of a cell."""
    (first, first_line), (_, last_line) = found[0], found[-1]
    return _first_word(first) * (first_line[-1].end - first_line[0].start), last_line[
        -1
    ].end - last_line[0].start


def _first_word(text: str) -> float:
    """The share of ``text`` that its first word is."""
    return len(text.split(maxsplit=1)[0]) / len(text)
