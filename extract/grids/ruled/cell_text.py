"""The characters of a page in the cells of its drawings, and the text they make there."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.grids.ruled.lattice import Lattice
from extract.grids.ruled.settings import RuledSettings
from extract.lines.runs import Flow, Run, find_runs, group_by_line, spell
from extract.lines.spaces import GROUP_DIGITS, squeeze
from extract.pdf.page import BoolArray, Chars, IntArray, Page, box_around

_NAME = 3
"""Letters of a name at least: less may be the first letters of a unit."""
_BOUND = re.compile(rf"(?<=\d)[\u00a0\u202f](?=\d{{{GROUP_DIGITS}}}(?!\d))")
"""A space that allows no break, between the digits of one figure."""


def place(
    page: Page, lattices: Sequence[Lattice]
) -> tuple[IntArray, list[range]]:
    """The cell each character's centre lies in (-1: none), cells numbered through all lattices;
    their numbers.
    """
    boxes = page.chars.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    group = np.full(len(boxes), -1, np.int32)
    order = np.flatnonzero(~_written_across(page.chars))
    order = order[y[order].argsort()]
    heights = y[order]

    spans: list[range] = []
    first = 0
    for lattice in lattices:
        count = int(lattice.label.max()) + 1
        top, bottom = heights.searchsorted(lattice.ys[[0, -1]])
        beside = order[top:bottom]
        x_beside = x[beside]
        inside = (x_beside >= lattice.xs[0]) & (x_beside < lattice.xs[-1])
        if count == 1:
            # a drawing inside another one's cell is read by the finer of the two
            inside &= group[beside] < 0

        own = beside[inside]
        col = lattice.xs.searchsorted(x[own], side="right") - 1
        row = lattice.ys.searchsorted(y[own], side="right") - 1
        group[own] = lattice.label[row, col] + first
        spans.append(range(first, first + count))
        first += count
    return group, spans


def _written_across(chars: Chars) -> BoolArray:
    """Which characters are of a text written large and slanted over the page, as COPIE is."""
    slanted: BoolArray = chars.angles % 90 != 0
    if not slanted.any() or slanted.all():
        return np.zeros(len(chars), np.bool_)
    usual = float(np.median(chars.sizes[~slanted]))
    found: BoolArray = slanted & (chars.sizes > _LARGE * usual)
    return found


def keep_words_whole(
    chars: Chars, seen: Flow, group: IntArray, settings: RuledSettings
) -> tuple[IntArray, list[tuple[BBox, str]]]:
    """``group`` with words that a rule cuts put whole into the cell that holds most of them; and
    those words.

    Letters that touch across a rule are one word: texts of two cells always leave some white
    between them, but for a name that runs over the edge of its cell up to the text of the next.
    A figure goes on over the spaces that bind its digits.
    """
    inked = np.flatnonzero(~seen.space | _binds_digits(chars))
    touch = _touch_the_next(chars, seen, inked, settings)
    before, after = group[inked[:-1]], group[inked[1:]]
    cut = np.flatnonzero(
        touch & (before != after) & (before >= 0) & (after >= 0)
    )
    if not len(cut):
        return group, []

    group = group.copy()
    word = np.cumsum(np.r_[True, ~touch])
    found = []
    for number in np.unique(word[cut]):
        letters = inked[word == number]
        letters = letters[: _end_of_name(chars, group, letters)]
        cells, counts = np.unique(group[letters], return_counts=True)
        if len(cells) == 1:
            continue
        group[letters] = cells[counts.argmax()]

        box = box_around(chars.boxes[letters])
        found.append((box, "".join(chars.text[k] for k in letters)))
    return group, found


def _binds_digits(chars: Chars) -> BoolArray:
    """Which characters are spaces that hold the groups of digits of a figure together."""
    found = np.zeros(len(chars), np.bool_)
    found[[space.start() for space in _BOUND.finditer(chars.letters)]] = True
    return found


def _end_of_name(
    chars: Chars, group: IntArray, letters: npt.NDArray[np.integer]
) -> int:
    """How many of the letters of a word that a rule cuts are of one that runs over the edge of its
    cell: up to a digit or a capital behind a small letter, from where on all is in the next cell.
    """
    cells = group[letters]
    last = int(np.flatnonzero(cells == cells[0])[-1])
    for at in range(max(_NAME, last + 1), len(letters)):
        before, begins = (chars.text[k] for k in letters[at - 1 : at + 1])
        if before.islower() and not begins.islower() and begins.isalnum():
            return at
    return len(letters)


def _touch_the_next(
    chars: Chars,
    seen: Flow,
    inked: npt.NDArray[np.integer],
    settings: RuledSettings,
) -> BoolArray:
    """Which of the characters ``inked``, but the last, touch the next one on their line."""
    before, after = inked[:-1], inked[1:]
    size = np.minimum(chars.sizes[before], chars.sizes[after])
    gap = (seen.start[after] - seen.end[before]) / np.maximum(size, 0.1)
    touch: BoolArray = (
        (np.abs(gap) < settings.touching)
        & (after - before == 1)
        & (chars.angles[before] == chars.angles[after])
        & (
            np.abs(seen.across[before] - seen.across[after])
            < settings.level * size
        )
    )
    return touch


_LARGE = 1.5
"""How much larger than the page's other text a watermark is: a slanted label of a column is not."""


class CellText(NamedTuple):
    """What is printed in a cell."""

    lines: tuple[str, ...]
    angle: int
    bold: bool
    ends: tuple[float, float] = (0.0, 0.0)
    """Widths in points of its first word and of its last line."""
    edges: tuple[tuple[float, float, float], ...] = ()
    """Where each line starts, where its first letter ends and where it ends."""


def read_texts(page: Page, seen: Flow, group: IntArray) -> dict[int, CellText]:
    """The text of each cell of ``group`` that has any."""
    by_cell: dict[int, list[Run]] = {}
    for run in find_runs(page.chars, seen, group):
        by_cell.setdefault(run.group, []).append(run)
    return {
        cell: cell_text(pieces, page.chars, seen)
        for cell, pieces in by_cell.items()
    }


def cell_text(pieces: Sequence[Run], chars: Chars, seen: Flow) -> CellText:
    """The lines of a cell's runs in reading order, the angle of most of its text, whether most of
    it is bold.
    """
    if len(pieces) == 1:
        return _text_of_run(pieces[0], chars, seen)

    lines = [
        (_line_text(line, chars, seen), line) for line in group_by_line(pieces)
    ]
    found = [(text, line) for text, line in lines if text]

    letters: Counter[int] = Counter()
    bold = 0
    for run in pieces:
        letters[run.angle] += run.last - run.first
        bold += (run.last - run.first) * bool(chars.bold[run.first])

    angle = max(letters, key=lambda angle: (letters[angle], -angle))
    return CellText(
        tuple(text for text, _ in found),
        angle,
        2 * bold > letters.total(),
        _ends(found),
        tuple(_edges(line, seen) for _, line in found),
    )


def _line_text(line: Sequence[Run], chars: Chars, seen: Flow) -> str:
    if len(line) == 1:
        return squeeze(line[0].text)
    return "".join(letter for letter, _ in spell(chars, seen, line))


def _text_of_run(run: Run, chars: Chars, seen: Flow) -> CellText:
    """The text of a cell that holds one run: most cells, and the fast way."""
    bold = bool(chars.bold[run.first])
    text = squeeze(run.text)
    if not text:
        return CellText((), run.angle, bold)
    width = run.end - run.start
    ends = _first_word(text) * width, width
    return CellText((text,), run.angle, bold, ends, (_edges([run], seen),))


def _ends(found: Sequence[tuple[str, Sequence[Run]]]) -> tuple[float, float]:
    """The widths of the first word and of the last line of a cell's lines; 0 where it has none."""
    if not found:
        return 0.0, 0.0
    (first, first_line), (_, last_line) = found[0], found[-1]
    return _first_word(first) * _width(first_line), _width(last_line)


def _edges(line: Sequence[Run], seen: Flow) -> tuple[float, float, float]:
    """Where a line starts, where its first letter ends and where it ends."""
    first, last = line[0], line[-1]
    return first.start, float(seen.end[first.first]), last.end


def _width(line: Sequence[Run]) -> float:
    return line[-1].end - line[0].start


def _first_word(text: str) -> float:
    """The share of ``text`` that its first word is."""
    return len(text.split(maxsplit=1)[0]) / len(text)
