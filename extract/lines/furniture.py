"""Page furniture: running heads, footers and page numbers, told from prose by where and how often
they are printed.

A line is furniture if it is among the outermost lines of its page and the same line, digits apart,
is at the same height on a page nearby, and nowhere inside a page (a subtitle that opens two pages
in a row is in the middle of others); or if it is a page number and nothing else at the foot or head
of the page.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.french.folding import with_digits_hidden
from extract.pdf.page import Line

_ZONE = 0.13
"""Furniture is within this share of the page's height from its top or bottom."""
_OUTERMOST = 4
"""Heights from each end of a page at which furniture may be printed: what repeats further in are
the rows of a list without rules. A running head may print several texts at one height.
"""
_NEARBY = 3
"""The same line must be on a page at most this far away."""
_DRIFT = 4.0
"""Points: furniture is at one height on every page, the repeated header of a table rarely is."""
_LONGEST_HEAD = 60
"""A longer line at the head of a page, in characters, cites the page that it names."""
OF_PAGES = r"(?:\s*(?:/|sur|of)\s*\d{1,4})?"
"""What may follow a page number: "/ 12", "sur 12"."""
_FOLIO = re.compile(
    rf"(?:page|p\.?|folio)?\s*[-–—]?\s*(\d{{1,4}})\s*[-–—]?{OF_PAGES}",
    re.IGNORECASE,
)
"""A line that is a page number and nothing else: "- 3 -", "Page 3 sur 12"."""
_FOLIO_WITHIN = re.compile(rf"\bpage\s*(\d{{1,4}}){OF_PAGES}", re.IGNORECASE)
"""A page number inside a line: "Conseil du 12 mai – page 3/12"."""
_FOLIO_AT_END = re.compile(r"[-–—·|]\s*(\d{1,4})$")
"""A page number after a mark at the end of a line: "Rapport annuel | 14"."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page outside its tables, and the page's height."""

    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is furniture: page index -> its lines; and each page's printed number, or ""."""

    lines: dict[int, frozenset[Line]]
    folios: dict[int, str]

    def prose(self, page: int, lines: Sequence[Line]) -> tuple[Line, ...]:
        """``lines`` of ``page`` without furniture."""
        return _without(lines, self.lines.get(page, frozenset()))


class _Spot(NamedTuple):
    """Where a line is printed: its page, and its distance from the nearer edge of that page,
    negative from the foot, so that pages of different height can be compared.
    """

    page: int
    from_edge: float

    def repeats(self, other: "_Spot") -> bool:
        """Whether the two are at one height of two pages that are near each other."""
        near = 0 < abs(other.page - self.page) <= _NEARBY
        same_end = (other.from_edge < 0) == (self.from_edge < 0)
        if not near:
            return False
        if not same_end:
            return False
        return abs(other.from_edge - self.from_edge) <= _DRIFT


def find_furniture(pages: Mapping[int, PageLines]) -> Furniture:
    """The furniture of a document."""
    outer = {number: _outermost(page) for number, page in pages.items()}
    inner = _texts_inside(pages, outer)
    spots: dict[str, list[_Spot]] = defaultdict(list)
    for number, lines in outer.items():
        for line in lines:
            spots[_without_digits(line.text)].append(
                _spot(line, number, pages[number].height)
            )

    found: dict[int, frozenset[Line]] = {}
    for number, lines in outer.items():
        height = pages[number].height
        found[number] = frozenset(
            line
            for line in lines
            if _is_furniture(line, _spot(line, number, height), spots, inner)
        )
    folios = {
        number: _folio(lines, pages[number].height)
        for number, lines in found.items()
    }
    return Furniture(found, folios)


def _outermost(page: PageLines) -> list[Line]:
    """The first and last lines of the page that lie near its edges."""
    ordered = sorted(page.lines, key=lambda line: line.bbox.top)
    head: list[Line] = []
    for line in _at_first_heights(ordered):
        if line.bbox.bottom < _ZONE * page.height:
            head.append(line)
    foot: list[Line] = []
    for line in _at_first_heights(ordered[::-1]):
        if line.bbox.top > (1 - _ZONE) * page.height:
            foot.append(line)
    return head + [line for line in foot[::-1] if line not in head]


def _at_first_heights(lines: Sequence[Line]) -> list[Line]:
    """The lines at the first heights, in the order of ``lines``."""
    found: list[Line] = []
    heights = 0
    last = math.inf
    for line in lines:
        middle = (line.bbox.top + line.bbox.bottom) / 2
        if abs(middle - last) > (line.bbox.bottom - line.bbox.top) / 2:
            heights += 1
            last = middle
        if heights > _OUTERMOST:
            break
        found.append(line)
    return found


def _texts_inside(
    pages: Mapping[int, PageLines], outer: Mapping[int, Sequence[Line]]
) -> frozenset[str]:
    """The texts that are printed further inside some page, digits apart."""
    texts: set[str] = set()
    for number, page in pages.items():
        texts.update(
            _without_digits(line.text)
            for line in _without(page.lines, outer[number])
        )
    return frozenset(texts)


def _without(
    lines: Sequence[Line], others: Collection[Line]
) -> tuple[Line, ...]:
    """``lines`` but for the ``others``; they are compared only where they are at one height."""
    heights = {line.bbox.top for line in others}
    return tuple(
        line
        for line in lines
        if line.bbox.top not in heights or line not in others
    )


@lru_cache(maxsize=1 << 12)
def _without_digits(text: str) -> str:
    return with_digits_hidden(text).casefold()


def _spot(line: Line, page: int, height: float) -> _Spot:
    top, bottom = line.bbox.top, line.bbox.bottom
    return _Spot(page, top if top < height / 2 else bottom - height)


def _is_furniture(
    line: Line,
    spot: _Spot,
    spots: Mapping[str, Sequence[_Spot]],
    inner: Collection[str],
) -> bool:
    if _FOLIO.fullmatch(line.text.strip()):
        return True
    text = _without_digits(line.text)
    return text not in inner and any(map(spot.repeats, spots[text]))


def _folio(lines: Iterable[Line], height: float) -> str:
    """The printed page number: a line that is nothing else, the lowest first, or "page n" inside
    one, or a number after a dash at the end of one.
    """
    ordered = sorted(lines, key=lambda line: (-line.bbox.bottom, line.bbox.x0))
    at_foot = [line for line in ordered if line.bbox.top > height / 2]
    brief: list[Line] = []
    for line in ordered:
        if line in at_foot or len(line.text) < _LONGEST_HEAD:
            brief.append(line)

    for line in ordered:
        if found := _FOLIO.fullmatch(line.text.strip()):
            return found[1]
    for pattern, among in ((_FOLIO_WITHIN, brief), (_FOLIO_AT_END, at_foot)):
        for line in among:
            if found := pattern.search(line.text):
                return found[1]
    return ""
