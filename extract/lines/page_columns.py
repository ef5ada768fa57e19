"""A page set in several columns of text, as newsletters are: its areas, in reading order.

White that runs down between two texts parts columns of a page, and no columns of a table, where

- one of its sides is prose: paragraphs of full lines;
- the two sides have their breaks at different heights: one runs on where the other ends a
  paragraph or a line of a list, or has a rule under it. The rows of a table end on both sides at
  once;
- no rules or backgrounds cross it, line after line;
- neither side is figures alone, level with the text beside them, or labels without figures, all of
  them level with those of the other side: these are rows, whatever wraps in them.

Or both sides are tables, whose rules are at heights of their own and end at the white.

Where sentences run on in both sides, and nothing crosses the white, a few lines are enough and most
breaks tell it: half a dozen lines of a summary have hardly a paragraph's end.

Each area is then read by itself: its lines and its tables know nothing of what is beside them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from extract.geometry import BBox
from extract.lines.glyphs import Glyphs, glyphs, line_heights
from extract.lines.leaders import leader_dots
from extract.lines.tokens import TextLine, text_lines
from extract.pdf.page import (
    BoolArray,
    FloatArray,
    IntArray,
    Page,
    middle_value,
    run_starts,
)


@dataclass(frozen=True, slots=True)
class PageColumnSettings:
    """When white parts columns of a page. Lengths are in font sizes (em)."""

    lines: int = 12
    """Lines that the white runs down beside at least: half a page of a newsletter is 30."""
    prose_lines: int = 6
    """The same where sentences run on in both sides."""
    width: float = 0.8
    """No narrower white is a gutter between columns of text."""
    strips: int = 8
    """So many strips of white are looked at, the tallest first."""
    beside: float = 0.6
    """Share of a strip's height that another one beside it covers to bound the same column."""
    paragraph: int = 3
    """Lines of a paragraph at least."""
    prose: int = 6
    """Lines in paragraphs that make a side one of prose."""
    sentences: int = 3
    """Line ends that sentences run over, in both sides."""
    prose_share: float = 0.6
    """Share of the breaks of both sides that text runs over, where sentences run on in both."""
    words: int = 3
    """A usual line of a paragraph has more words."""
    indent: float = 2.0
    """How far apart the lines of a paragraph start at most."""
    break_white: float = 0.5
    """White between two lines that ends a block: a paragraph, a row."""
    edge: float = 0.2
    """Share of a line's height at its top and foot that a break may touch."""
    crossed_breaks: int = 3
    """Breaks of each side that text of the other runs over: of the rows of a table none are, but
    for short cells beside long ones, which are on one side. Of prose beside prose one less is
    enough on one side, where the other has twice as many."""
    crossed_share: float = 0.5
    """Their share of all breaks with text beside them."""
    crossing_rules: int = 2
    """Rules and backgrounds that may cross the white: those around the page. None may where
    sentences run on in both sides: few breaks tell these columns."""
    level: float = 0.25
    """How far apart the middles of two lines of one row may be at most: less than half a line."""
    of_rows: float = 0.8
    """Share of a side's lines that figures alone are, and of the figures or labels that are level
    with the other side: the others are titles, and lines that a cell wraps to."""
    begun_rows: int = 6
    """Lines with figures at least that tell rows by the labels at their height."""
    rules: int = 6
    """Rules of each of two tables beside each other that tell them apart."""
    rules_in_line: float = 1.5
    """Points that rules of one line may be apart."""
    widest_page: float = 4000.0
    """Points; a wider page is a plan and no newsletter."""


COLUMNS = PageColumnSettings()
"""The settings for any page."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """White from ``x0`` to ``x1`` beside so many ``lines``, from ``top`` to ``bottom``."""

    x0: float
    x1: float
    top: float
    bottom: float
    lines: int

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    def overlaps(self, other: "_Strip", share: float) -> bool:
        """Whether ``other`` runs beside a share of the height of this one."""
        common = min(self.bottom, other.bottom) - max(self.top, other.top)
        return common >= share * (self.bottom - self.top)


@lru_cache(maxsize=3)
def page_areas(page: Page) -> tuple[BBox, ...]:
    """The areas of a page set in columns, which cover all of it; none for any other page."""
    text = glyphs(page.chars)
    if page.width > COLUMNS.widest_page or not _may_have_columns(text):
        return ()
    far = max(page.width, page.height)
    whole = BBox(-far, -far, 2 * far, 2 * far)
    areas = tuple(_divide(page, whole))
    return areas if len(areas) > 1 else ()


def in_area(page: Page, area: BBox) -> BoolArray:
    """Which characters of ``page`` have their middle in ``area``; no two areas share one."""
    x, y = page.chars.middles
    found: BoolArray = (
        (x >= area.x0) & (x < area.x1) & (y >= area.top) & (y < area.bottom)
    )
    return found


def _may_have_columns(
    text: Glyphs, settings: PageColumnSettings = COLUMNS
) -> bool:
    """Whether enough lines have white inside that is wide enough, or stand beside another line."""
    if not len(text):
        return False
    wide = text.gap > settings.width * text.sizes
    parted = len(run_starts(text.line[wide]))
    return parted + _count_beside(text) >= settings.prose_lines // 2


def _count_beside(text: Glyphs) -> int:
    """How many lines begin higher than half way down the one above, to the left or right of it."""
    starts = text.line_starts
    tops, bottoms = line_heights(text)
    lefts = text.boxes[starts, 0]
    rights = np.maximum.reduceat(text.boxes[:, 2], starts)
    is_level = tops[1:] < (tops[:-1] + bottoms[:-1]) / 2
    is_apart = (lefts[1:] > rights[:-1]) | (rights[1:] < lefts[:-1])
    return int(np.count_nonzero(is_level & is_apart))


def _divide(page: Page, area: BBox) -> Iterator[BBox]:
    """``area``, or its parts: what is above the columns, each of them, what is below."""
    strip = _find_gutter(page, area)
    if strip is None:
        yield area
        return

    x0, top, x1, bottom = area
    for part in (
        BBox(x0, top, x1, strip.top),
        BBox(x0, strip.top, strip.middle, strip.bottom),
        BBox(strip.middle, strip.top, x1, strip.bottom),
        BBox(x0, strip.bottom, x1, bottom),
    ):
        if in_area(page, part).any():
            yield from _divide(page, part)


def _find_gutter(page: Page, area: BBox) -> _Strip | None:
    """The tallest white inside ``area`` that parts columns of the page."""
    text = glyphs(page.chars, in_area(page, area))
    if not _may_have_columns(text):
        return None

    strips = _white_strips(text)
    drawn = np.concatenate((page.rules.horizontal, page.rules.fills))
    for strip in strips:
        crossing = _count_crossing(drawn, strip)
        is_long = strip.lines >= COLUMNS.lines
        if crossing > 2 * COLUMNS.crossing_rules or (crossing and not is_long):
            continue
        sides = _sides(page, area, strip, strips)
        if not crossing and _parts_prose(*sides):
            return strip
        if is_long and _parts_columns(
            page, area, strip, sides, is_crossed=crossing > 0
        ):
            return strip
    return None


def _parts_columns(
    page: Page,
    area: BBox,
    strip: _Strip,
    sides: tuple[Sequence[TextLine], Sequence[TextLine]],
    *,
    is_crossed: bool,
) -> bool:
    """Whether the two ``sides`` of tall white are columns of a page: tables with rules of their
    own, or one of them text, and no rows.
    """
    rules = _rules_beside(page, strip)
    if not is_crossed and _are_ruled_apart(*rules):
        return True
    if not _parts_text(*sides, *rules):
        return False
    return not _are_rows(*_whole_sides(page, area, strip))


# -------------------------------------------------------------------------------------------------
# white that runs down


def _white_strips(
    text: Glyphs, settings: PageColumnSettings = COLUMNS
) -> list[_Strip]:
    """The tallest strips of white between texts, no two of them over each other."""
    left, free = _free_places(text)
    width = max(1, round(settings.width * middle_value(text.sizes)))
    open_ = _eroded(free, width)

    runs = _open_lines(open_)
    heights = runs.max(axis=0)
    limits = _limits(text)

    found: list[_Strip] = []
    while len(found) < settings.strips:
        at = int(heights.argmax())
        best = int(heights[at])
        if best < settings.prose_lines:
            break
        last = int(runs[:, at].argmax())
        rows = slice(last - best + 1, last + 1)
        first_x, last_x = _widened(np.all(open_[rows], axis=0), at)
        heights[max(0, first_x - width) : last_x + width + 1] = 0
        if _has_text_beside(free[rows], first_x, last_x + width):
            top, bottom = limits[rows.start], limits[rows.stop]
            x0, x1 = left + first_x, left + last_x + width
            found.append(_Strip(x0, x1, top, bottom, best))
    return found


def _has_text_beside(free: BoolArray, first: int, last: int) -> bool:
    """Whether enough of some lines print something before one place, and after another."""
    blank_before = int(free[:, :first].all(axis=1).sum())
    blank_after = int(free[:, last:].all(axis=1).sum())
    return len(free) - max(blank_before, blank_after) > COLUMNS.crossed_breaks


def _free_places(text: Glyphs) -> tuple[float, BoolArray]:
    """For each line and each point across, whether no glyph is there, from the left edge on."""
    left = float(np.floor(text.boxes[:, 0].min()))
    right = float(np.ceil(text.boxes[:, 2].max()))
    rows = text.line - text.line[0]  # lines follow each other
    high, wide = int(rows[-1]) + 1, int(right - left) + 2
    places = rows * wide - int(left)
    first = places + np.floor(text.boxes[:, 0]).astype(np.int64)
    last = places + np.ceil(text.boxes[:, 2]).astype(np.int64)
    size = high * wide
    change = np.bincount(first, minlength=size) - np.bincount(
        last, minlength=size
    )
    # as many end on a line as begin there
    free: BoolArray = change.cumsum().reshape(high, wide)[:, :-1] == 0
    return left, free


def _eroded(free: BoolArray, width: int) -> BoolArray:
    """From which places on ``width`` of them are free, those without text to their left or right in
    any line apart.
    """
    high, wide = free.shape
    open_ = np.ones((high, wide + width - 1), np.bool_)
    open_[:, :wide] = free
    known = 1
    while known < width:  # so many places in a row are known to be free
        step = min(known, width - known)
        open_ = open_[:, :-step] & open_[:, step:]
        known += step
    return open_


def _open_lines(open_: BoolArray) -> IntArray:
    """For each line and place, how many lines in a row are open there up to this one."""
    numbers = np.arange(len(open_), dtype=np.int32)[:, None]
    closed = np.where(open_, np.int32(-1), numbers)
    np.maximum.accumulate(closed, axis=0, out=closed)
    runs: IntArray = numbers - closed
    return runs


def _widened(open_: BoolArray, at: int) -> tuple[int, int]:
    """The first and the last place around ``at`` that are all open."""
    places = open_.tobytes()
    end = places.find(b"\0", at)
    last = len(places) if end < 0 else end
    return places.rfind(b"\0", 0, at) + 1, last - 1


def _limits(text: Glyphs) -> list[float]:
    """Half way from each line to the one above it; the ends of the text at both ends."""
    tops, bottoms = line_heights(text)
    heights = (tops + bottoms) / 2
    around = np.concatenate((tops[:1], heights, bottoms[-1:]))
    between = (around[:-1] + around[1:]) / 2
    between[0], between[-1] = tops[0], bottoms[-1]
    limits: list[float] = between.tolist()
    return limits


# -------------------------------------------------------------------------------------------------
# what is on both sides


def _sides(
    page: Page, area: BBox, strip: _Strip, strips: Sequence[_Strip]
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """The lines of the two columns beside a strip, as far as the next strips that have text
    between.
    """
    beside = sorted(
        other.middle
        for other in strips
        if strip.overlaps(other, COLUMNS.beside)
    )
    lefts = [*(x for x in reversed(beside) if x < strip.middle), area.x0]
    rights = [*(x for x in beside if x > strip.middle), area.x1]
    return (
        _first_with_text(
            page,
            (BBox(x, strip.top, strip.middle, strip.bottom) for x in lefts),
        ),
        _first_with_text(
            page,
            (BBox(strip.middle, strip.top, x, strip.bottom) for x in rights),
        ),
    )


def _first_with_text(
    page: Page, columns: Iterable[BBox]
) -> tuple[TextLine, ...]:
    """The lines of the narrowest column that has some."""
    lines: tuple[TextLine, ...] = ()
    for column in columns:
        lines = _lines_in(page, column)
        if len(lines) > COLUMNS.crossed_breaks:
            break
    return lines


def _whole_sides(
    page: Page, area: BBox, strip: _Strip
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """The lines on both sides of a strip as far as the area reaches, at its height."""
    x0, _, x1, _ = area
    left = BBox(x0, strip.top, strip.middle, strip.bottom)
    right = BBox(strip.middle, strip.top, x1, strip.bottom)
    return _lines_in(page, left), _lines_in(page, right)


def _lines_in(page: Page, area: BBox) -> tuple[TextLine, ...]:
    printed = in_area(page, area) & ~leader_dots(page.chars)
    return text_lines(page.chars, glyphs(page.chars, printed))


def _rules_beside(
    page: Page, strip: _Strip
) -> tuple[Sequence[float], Sequence[float]]:
    """The heights of the rules on the left of a strip and on its right that end at it."""
    rules = page.rules.horizontal
    rules = rules[(rules[:, 1] > strip.top) & (rules[:, 3] < strip.bottom)]
    left = rules[rules[:, 2] <= strip.x1]
    right = rules[rules[:, 0] >= strip.x0]
    return np.unique(left[:, 1]).tolist(), np.unique(right[:, 1]).tolist()


def _parts_prose(
    left: Sequence[TextLine],
    right: Sequence[TextLine],
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    """Whether sentences run on in both sides, and most breaks of theirs are beside text of the
    other: no rows are, whose cells begin at one height.
    """
    if not (_is_prose(left) or _is_prose(right)):
        return False
    if not (_has_sentences(left) and _has_sentences(right)):
        return False
    breaks = [*_crossed_breaks(left, right), *_crossed_breaks(right, left)]
    return sum(breaks) >= max(1, settings.prose_share * len(breaks))


def _parts_text(
    left: Sequence[TextLine],
    right: Sequence[TextLine],
    left_rules: Sequence[float] = (),
    right_rules: Sequence[float] = (),
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    """Whether the lines on both sides are columns of a page and no cells of rows, one of them at
    least being prose; the rules are those that end at the white.
    """
    prose = _is_prose(left), _is_prose(right)
    if not any(prose):
        return False
    sides = (
        [*_crossed_breaks(left, right), *_crossed_rules(left_rules, right)],
        [*_crossed_breaks(right, left), *_crossed_rules(right_rules, left)],
    )
    fewer, more = sorted(map(sum, sides))
    least = settings.crossed_breaks
    if all(prose) and more >= 2 * least:
        least -= 1
    if fewer < least:
        return False
    return all(
        sum(crossed) >= settings.crossed_share * len(crossed)
        for crossed in sides
    )


def _are_rows(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether what is on both sides, to the ends of the area, is rows of one table: figures alone
    level with text, or labels of what is level with them.

    A list of labels and amounts beside another one is neither.
    """
    return _stand_in_rows(left, right) or _stand_in_rows(right, left)


def _stand_in_rows(
    side: Sequence[TextLine],
    other: Sequence[TextLine],
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    figures = [line for line in side if _is_of_figures(line)]
    if len(figures) >= settings.of_rows * len(side):
        return _are_level(figures, other)
    if _is_prose(side) or any(map(_has_value, side)):
        return False
    with_figures = [x for x in other if x.atoms[-1].is_value]
    return _are_level(side, with_figures) or _begin_rows(side, with_figures)


def _begin_rows(
    labels: Sequence[TextLine],
    rows: Sequence[TextLine],
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    """Whether all lines with figures, if they are several, have a label at their height that begins
    with no small letter, as every other line of prose beside them would: whatever wraps below.
    """
    if len(rows) < settings.begun_rows:
        return False
    begun = [line for line in labels if not line.atoms[0].text[:1].islower()]
    return all(_is_level_with(row, begun, settings) for row in rows)


def _is_level_with(
    line: TextLine, others: Sequence[TextLine], settings: PageColumnSettings
) -> bool:
    """Whether a line has its middle at the height of that of one of ``others``."""
    most = settings.level * line.size
    return any(abs(other.middle - line.middle) <= most for other in others)


def _are_level(
    lines: Sequence[TextLine],
    others: Sequence[TextLine],
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    """Whether most lines have their middle at the height of that of one of ``others``."""
    level = sum(_is_level_with(line, others, settings) for line in lines)
    return level >= settings.of_rows * len(lines)


def _is_of_figures(line: TextLine) -> bool:
    return all(atom.is_value for atom in line.atoms)


def _has_value(line: TextLine) -> bool:
    return any(atom.is_value for atom in line.atoms)


def _are_ruled_apart(
    left: Sequence[float],
    right: Sequence[float],
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    """Whether both sides have their own rules, most of them at heights where the other has none:
    tables beside each other, whose lines are not in line.

    Of cells that span lines of the other side the rules are at heights that this has too.
    """
    if min(len(left), len(right)) < settings.rules:
        return False
    gaps = np.abs(np.subtract.outer(left, right))
    alone = gaps > settings.rules_in_line
    return bool(
        alone.all(axis=1).mean() >= settings.crossed_share
        and alone.all(axis=0).mean() >= settings.crossed_share
    )


def _is_prose(
    lines: Sequence[TextLine], settings: PageColumnSettings = COLUMNS
) -> bool:
    """Whether enough lines are of paragraphs: full, so that the next word had no room."""
    edge = max((line.x1 for line in lines), default=0.0)
    prose = run = 0
    for above, below in pairwise(lines):
        run = run + 1 if _goes_on(above, below, edge) else 0
        if run + 1 == settings.paragraph:
            prose += run + 1
        elif run + 1 > settings.paragraph:
            prose += 1
    return prose >= settings.prose


def _has_sentences(
    lines: Sequence[TextLine], settings: PageColumnSettings = COLUMNS
) -> bool:
    """Whether sentences run on over enough line ends, to a small letter: those of names that are as
    long as each other begin with a capital.
    """
    edge = max((line.x1 for line in lines), default=0.0)
    running = 0
    for above, below in pairwise(lines):
        is_small = below.atoms[0].text[:1].islower()
        running += is_small and _goes_on(above, below, edge)
    return running >= settings.sentences


def _goes_on(
    above: TextLine,
    below: TextLine,
    edge: float,
    settings: PageColumnSettings = COLUMNS,
) -> bool:
    """Whether two lines follow each other in a paragraph."""
    if below.top - above.bottom > settings.break_white * above.size:
        return False
    if abs(below.x0 - above.x0) > settings.indent * above.size:
        return False
    if len(above.atoms) <= settings.words:
        return False
    word = below.atoms[0]
    if above.atoms[-1].figure and not word.text[:1].islower():
        return False
    return word.x1 - word.x0 > edge - above.x1


def _crossed_breaks(
    lines: Sequence[TextLine],
    beside: Sequence[TextLine],
    settings: PageColumnSettings = COLUMNS,
) -> Iterator[bool]:
    """For each break between two of ``lines`` with text beside it, whether that text runs on.

    A break is white as wide as between paragraphs, or the end of a line that ends with a figure;
    of the latter only those count that are run over, for lists may have their lines in line.
    """
    for above, below in pairwise(lines):
        least = settings.break_white * above.size
        if below.top - above.bottom > least:
            near = [
                line
                for line in beside
                if line.top < below.top and line.bottom > above.bottom
            ]
            if near:
                white = _white_between(near, above.bottom, below.top)
                yield white < least
        elif len(above.atoms) > 1 and above.atoms[-1].figure:
            y = (above.bottom + below.top) / 2
            if any(_is_cut(line, y) for line in beside):
                yield True


def _crossed_rules(
    heights: Sequence[float], beside: Sequence[TextLine]
) -> Iterator[bool]:
    """For each rule of one side that a paragraph on the other runs over, that it does; others do
    not count, for lists may have their lines in line.
    """
    edge = max((line.x1 for line in beside), default=0.0)
    for above, below in pairwise(beside):
        if _goes_on(above, below, edge):
            for height in heights:
                if (
                    above.bottom + above.top
                    < 2 * height
                    <= below.bottom + below.top
                ):
                    yield True


def _white_between(
    lines: Sequence[TextLine], top: float, bottom: float
) -> float:
    """The widest white that ``lines`` leave between two heights."""
    widest, reach = 0.0, top
    for line in lines:
        widest = max(widest, line.top - reach)
        reach = max(reach, line.bottom)
    return max(widest, bottom - reach)


def _is_cut(
    line: TextLine, y: float, settings: PageColumnSettings = COLUMNS
) -> bool:
    """Whether a height runs through a line, not only along its edge."""
    margin = settings.edge * (line.bottom - line.top)
    return line.top + margin < y < line.bottom - margin


def _count_crossing(drawn: FloatArray, strip: _Strip) -> int:
    """How many edges of rules and backgrounds, ``drawn``, run over the white from one side to the
    other: two a rule or row, those of single cells together.
    """
    near = (drawn[:, 0] < strip.x1) & (drawn[:, 2] > strip.x0)
    over = drawn.compress(near, axis=0)
    heights = np.concatenate((over[:, 1], over[:, 3])).round()
    within = (heights > strip.top) & (heights < strip.bottom)
    if not within.any():
        return 0

    which = np.flatnonzero(within)
    order = which[heights[which].argsort()]
    starts = run_starts(heights[order])
    left = np.minimum.reduceat(over[order % len(over), 0], starts)
    right = np.maximum.reduceat(over[order % len(over), 2], starts)
    return int(np.count_nonzero((left <= strip.x0) & (right >= strip.x1)))
