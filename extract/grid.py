"""The raw grid: what one engine saw of one table on one page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from extract.french.folding import SPACES, S
from extract.french.lexicon.calendar import YEAR
from extract.geometry import BBox
from extract.pdf.page import FloatArray

FUSED = 0.4
"""Confidence of a cell that reads as one figure and is printed as two, or as a dash and a figure:
no check rests on it."""

_BROKEN_WORD = re.compile(r"[^\W_]-$")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_LETTER = re.compile(r"[b-xz](?: |$)")
"""A letter that is no French word by itself, as "à" and "y" are."""
_LOOSE_HYPHEN = re.compile(r"[^\W_]- [^\W_]")
_SIGN = rf"[(+\-−–]?{S}?"
_GROUPED = rf"{_SIGN}\d{{1,3}}(?:[.{SPACES}]\d{{3}})+(?:,\d\d)?"
_GROUP = rf"(?:{S}\d{{3}})*"
_FIGURE = re.compile(rf"{_GROUPED}\)?")
_BROKEN_FIGURE = re.compile(rf"{_GROUPED}{S}?(?:€|k€)?\)?|\d\d/\d\d/{YEAR}")
_GROUPS = re.compile(rf"{_SIGN}[1-9]\d{{0,2}}{_GROUP}")
_LAST_GROUPS = re.compile(rf"\d{{3}}{_GROUP}(?:,\d\d)?(?:(?<=,\d\d)|{S}?(?:€|k€))(?:{S}?€)?\)?")
_BEGUN = re.compile(rf".*\d[{SPACES}.,/]\d*")
_GOES_ON = re.compile(r"[\d,].*")


def join_lines(lines: Sequence[str]) -> str:
    """The lines of a cell as one text: joined by one space, but for a word broken after its hyphen,
    and for a figure, a date or a word that had no room and goes on where none ends (a word: by one
    letter that is no word).

    A cell that writes a space after its hyphens elsewhere is taken to do so at its line ends.

    >>> join_lines(["programme 2021-", "2027 de", "Saint-", "Jean-du-Val"])
    'programme 2021-2027 de Saint-Jean-du-Val'
    >>> join_lines(["Haut- Pays-", "Littoral"])
    'Haut- Pays- Littoral'
    >>> join_lines(["1 076 17", "0"]), join_lines(["1 076 170", "250"])
    ('1 076 170', '1 076 170 250')
    >>> join_lines(["Participatio", "n"]), join_lines(["Taux", "a"])
    ('Participation', 'Taux a')
    """
    if len(lines) < 2:
        return lines[0] if lines else ""
    if len(lines) == 2 and is_broken(*lines):
        return "".join(lines)
    parts = [lines[0]]
    loose = any(_LOOSE_HYPHEN.search(line) for line in lines)
    for before, line in pairwise(lines):
        if _LONG_WORD.fullmatch(before) and _LETTER.match(line):
            parts.append(line)
            continue
        broken = not loose and _BROKEN_WORD.search(parts[-1]) is not None and line[:1].isalnum()
        parts.append(line if broken else f" {line}")
    return "".join(parts)


def is_broken(begun: str, rest: str) -> bool:
    """Whether two lines are one figure of several groups, or one date, and the first is none."""
    if not _GOES_ON.fullmatch(rest) or not _BEGUN.fullmatch(begun):
        return False
    return _BROKEN_FIGURE.fullmatch(begun + rest) is not None and (
        rest.startswith(",") or not _FIGURE.fullmatch(begun)
    )


def is_one_figure(begun: str, rest: str) -> bool:
    """Whether two lines are one figure that had no room: cut anywhere, or where its groups part.

    There the first line alone is a whole number, and only the second prints cents or a unit: "663"
    over "350,00 €".
    """
    parted = _GROUPS.fullmatch(begun) is not None and _LAST_GROUPS.fullmatch(rest) is not None
    return parted or is_broken(begun, rest)


def corners(boxes: Iterable[BBox]) -> FloatArray:
    """``boxes`` as an array, n x 4: numpy by itself takes three times as long over named tuples."""
    return np.fromiter(chain.from_iterable(boxes), np.float64).reshape(-1, 4)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as printed: position and span in the grid, its lines of text, its box on the page.

    ``lines`` are top to bottom in reading order; ``text`` joins them. ``angle`` is the reading
    direction (0, 90, 270). ``confidence`` is 0 to 1 by the engine's stated rule.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    lines: tuple[str, ...]
    bbox: BBox
    angle: int = 0
    confidence: float = 1.0
    bold: bool = False
    """Most of its characters are bold."""
    shaded: bool = False
    """It has a background."""
    ends: tuple[float, float] = (0.0, 0.0)
    """Widths in points of its first word and of its last line: whether a text had to wrap. 0 where
    not known.
    """
    open_top: bool = False
    open_bottom: bool = False
    """No rule closes it at the edge of its grid: a page break may cut it there."""
    readings: tuple[tuple[str, str], ...] = ()
    """Other engines' readings (engine, text) where they differ."""
    arbitrated: bool = False
    """The reading was chosen by arithmetic."""

    @property
    def text(self) -> str:
        """The printed text, its lines joined."""
        return join_lines(self.lines)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an engine is not sure of, or ink it could not place; shown in the report."""

    page: int
    bbox: BBox
    code: str
    """``open-geometry``, ``text-outside``, ``text-across-rule``, ``engines-disagree``, …"""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's grid on one page. ``cells`` cover each position at most once; an uncovered position
    is empty.

    ``open_top`` / ``open_bottom`` say that no rule closes the table there (a table cut by a page
    break).
    """

    page: int
    bbox: BBox
    rows: int
    cols: int
    cells: tuple[GridCell, ...]
    engine: str
    doubts: tuple[Doubt, ...] = ()
    open_top: bool = False
    open_bottom: bool = False
