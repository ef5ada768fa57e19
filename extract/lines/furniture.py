"""Page furniture: running heads, footers and page numbers, told from prose by where and how often
they stand.

A line is furniture if it is among the outermost lines of its page and the same line, digits apart,
stands at the same height on a page nearby, and nowhere inside a page (a subtitle that opens two
pages in a row stands in the middle of others); or if it is a page number and nothing else at the
foot or head of the page.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.pdf.page import Line

_ZONE = 0.13
"""Furniture stands within this share of the page's height from its top or bottom."""
_OUTERMOST = 4
"""Lines from each end of a page that may be furniture: what repeats further in are the rows of a
list without rules.
"""
_NEARBY = 3
"""The same line must stand on a page at most this far away."""
_DRIFT = 4.0
"""Points: furniture stands at one height on every page, the repeated header of a table rarely does.
"""
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(
    r"(?:page|p\.?|folio)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*(?:/|sur|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
_FOLIO_WITHIN = re.compile(r"\bpage\s*(\d{1,4})(?:\s*(?:/|sur)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page outside its tables, and the page's height."""

    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is furniture: page index -> its lines; and the printed page number of each page, or ""."""

    lines: dict[int, frozenset[Line]]
    folios: dict[int, str]

    def prose(self, page: int, lines: Sequence[Line]) -> tuple[Line, ...]:
        """``lines`` of ``page`` without furniture."""
        return _without(lines, self.lines.get(page, frozenset()))


def find_furniture(pages: Mapping[int, PageLines]) -> Furniture:
    """The furniture of a document."""
    seen: dict[str, list[tuple[int, float, Line]]] = defaultdict(list)
    outer = {number: _outer(page) for number, page in pages.items()}
    for number, lines in outer.items():
        for line in lines:
            seen[_folded(line.text)].append((number, _from_edge(line, pages[number].height), line))
    inner = {
        _folded(line.text)
        for number, page in pages.items()
        for line in _without(page.lines, outer[number])
    }
    found: dict[int, frozenset[Line]] = {}
    for number, lines in outer.items():
        found[number] = frozenset(
            line
            for line in lines
            if _is_folio(line)
            or (
                _folded(line.text) not in inner
                and _repeated(seen[_folded(line.text)], number, line, pages[number].height)
            )
        )
    folios = {number: _folio(lines, pages[number].height) for number, lines in found.items()}
    return Furniture(found, folios)


def _without(lines: Sequence[Line], others: Collection[Line]) -> tuple[Line, ...]:
    """``lines`` but for the ``others``; they are compared only where they stand at one height."""
    heights = {line.bbox.top for line in others}
    return tuple(line for line in lines if line.bbox.top not in heights or line not in others)


def _outer(page: PageLines) -> list[Line]:
    """The first and last lines of the page that lie near its edges."""
    ordered = sorted(page.lines, key=lambda line: line.bbox.top)
    head = [line for line in ordered[:_OUTERMOST] if line.bbox.bottom < _ZONE * page.height]
    foot = [line for line in ordered[-_OUTERMOST:] if line.bbox.top > (1 - _ZONE) * page.height]
    return head + [line for line in foot if line not in head]


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def _from_edge(line: Line, height: float) -> float:
    """Distance from the nearer edge, signed, so that pages of different height can be compared."""
    return line.bbox.top if line.bbox.top < height / 2 else line.bbox.bottom - height


def _repeated(
    seen: Sequence[tuple[int, float, Line]], number: int, line: Line, height: float
) -> bool:
    here = _from_edge(line, height)
    return any(
        0 < abs(other - number) <= _NEARBY
        and abs(where - here) <= _DRIFT
        and (where < 0) == (here < 0)
        for other, where, _ in seen
    )


def _is_folio(line: Line) -> bool:
    return _FOLIO.fullmatch(line.text.strip()) is not None


def _folio(lines: frozenset[Line], height: float) -> str:
    """The printed page number: a line that is nothing else, the lowest first, or "page n" inside
    one.
    """
    ordered = sorted(lines, key=lambda line: (-line.bbox.bottom, line.bbox.x0))
    for line in ordered:
        whole = _FOLIO.fullmatch(line.text.strip())
        if whole:
            return whole[1]
    for line in ordered:
        within = _FOLIO_WITHIN.search(line.text)
        if within and (line.bbox.top > height / 2 or len(line.text) < 60):
            return within[1]
    tails = [
        re.search(r"[-–—·|]\s*(\d{1,4})$", line.text)
        for line in ordered
        if line.bbox.top > height / 2
    ]
    return next((tail[1] for tail in tails if tail), "")
