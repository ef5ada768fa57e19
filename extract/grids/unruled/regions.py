"""Where tables may be: blocks of lines through which white rivers run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.grids.unruled.column_gutters import units
from extract.lines.tokens import TextLine, is_nil

REACH = 2.5
"""White between the first two lines of a table, in font sizes: rows padded more than that are not
seen.
"""
AGAIN = 1.5
"""White between two lines against the widest seen twice in the block: a gap before a group of rows,
not more.
"""
OVERLAP = 0.3
"""What two whites must share, in font sizes, to be one river: less than any space between words."""
BRIDGE = 1
"""Lines in a row that may cross a river inside a table: a band; more are a paragraph."""
LEAD = 6
"""Lines that may stand above the first line with two cells: wrapped titles, a band, a row set on
three heights.
"""
TITLES = 5
"""Lines without a figure that titles take at most, a title beside two lines on its own."""
TIGHT = 0.8
"""White inside a wrapped cell, in font sizes."""
EVEN = 5
"""So many small gaps in a line tell how wide its spaces are."""

LARGER = 1.1
"""How much larger than its tables' lines a caption is set."""

White = tuple[float, float]


@dataclass(slots=True, eq=False)
class Block:
    """Lines of one possible table, top to bottom, and the whites they share.

    ``lead`` are lines close above, ``pending`` those below that no later line has shown to lie
    inside, ``beside`` those at the height of the block but to its left or right.
    """

    lines: list[TextLine]
    whites: list[White]
    lead: list[TextLine]
    pending: list[TextLine] = field(default_factory=list)
    beside: list[TextLine] = field(default_factory=list)
    crossing: int = 0
    rows: int = 0
    """Lines with a figure beside something else."""

    @property
    def last(self) -> TextLine:
        """The lowest line seen; below titles without one over the labels, the labels count too."""
        titles = len(self.lines) < (TITLES if self.rows == 0 else 3)
        seen: list[TextLine] = [
            self.lines[-1],
            *self.pending[-1:],
            *(self.beside[-1:] if titles else ()),
        ]
        return max(seen, key=lambda x: x.bottom)

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(line.x1 for line in self.lines)

    def reach(self) -> float:
        """How far below the last line the next may start."""
        size = max(self.last.size, self.lines[-1].size)
        if self.rows < 3:
            return REACH * size
        wide = sorted(max(0.0, b.top - a.bottom) for a, b in pairwise(self.lines))[-2]
        return AGAIN * wide + 1.2 * size

    def crossed_by(self, line: TextLine) -> bool:
        """Whether a text of ``line`` lies across a river."""
        return any(line.x0 < w[0] and line.x1 > w[1] for w in self.whites)

    def wraps(self, line: TextLine) -> bool:
        """Whether ``line`` starts where a river ends: the next line of a cell, however wide, and no
        paragraph.
        """
        return any(abs(line.x0 - w[1]) < OVERLAP * line.size for w in self.whites)

    def holds(self, line: TextLine) -> bool:
        """Whether ``line`` keeps within the left and right edge of the block."""
        return self.x0 - line.size <= line.x0 and line.x1 <= self.x1 + line.size


def run_gap_of(line: TextLine, gap: float) -> float:
    """``gap``, or more for a line of justified text, whose spaces are all stretched alike."""
    spaces = sorted((b.x0 - a.x1) / line.size for a, b in pairwise(line.atoms) if b.x0 > a.x1)
    small = [s for s in spaces if s < 1.0]
    if len(small) >= EVEN and len(small) > 0.6 * len(spaces):
        return max(gap, 1.6 * small[len(small) // 2])
    return gap


def whites(line: TextLine, gap: float) -> list[White]:
    """The wide gaps inside a line."""
    least = run_gap_of(line, gap) * line.size
    return [(a.x1, b.x0) for a, b in pairwise(line.atoms) if b.x0 - a.x1 > least]


def blocks(lines: Sequence[TextLine], gap: float) -> list[Block]:
    """Chains of lines that share a river, top to bottom; each holds at least two lines with a wide
    gap.
    """
    search = _Search(gap)
    for i, line in enumerate(lines):
        search.take(line, lines[max(0, i - LEAD) : i], lines[i + 1 : i + 2])
    found = search.done + search.active
    return sorted(
        (b for b in found if len(b.lines) > 1), key=lambda b: (b.lines[0].top, b.lines[0].x0)
    )


class _Search:
    """The blocks that may still grow, and those that cannot."""

    def __init__(self, gap: float) -> None:
        self.gap = gap
        self.active: list[Block] = []
        self.done: list[Block] = []

    def take(
        self, line: TextLine, before: Sequence[TextLine], after: Sequence[TextLine] = ()
    ) -> None:
        """Put ``line`` where it belongs; ``before`` and ``after`` are the lines above and below it."""
        for block in [b for b in self.active if line.top - b.last.bottom > b.reach()]:
            self._close(block)
        inner = whites(line, self.gap) or self._beside_label(line, [*before[-1:], *after])
        home = self._home(line, inner)
        if home is not None:
            self._join(home, line, inner)
            return
        self._wait(line)
        if inner:
            self.active.append(
                Block([line], inner, _lead(line, before), rows=int(self._has_figure(line)))
            )

    def _beside_label(self, line: TextLine, near: Sequence[TextLine]) -> list[White]:
        """The white between a line of figures alone and the label that it is centred on, which has
        several lines.
        """
        labels = [
            x for x in near if (x.interlocks(line) if x.top < line.top else line.interlocks(x))
        ]
        if not labels or not all(a.figure or is_nil(a.text) for a in line.atoms):
            return []
        edge = max(x.x1 for x in labels)
        return [(edge, line.x0)] if line.x0 - edge > self.gap * line.size else []

    def _close(self, block: Block) -> None:
        self.active.remove(block)
        self.done.append(block)

    def _home(self, line: TextLine, inner: Sequence[White]) -> Block | None:
        best: tuple[int, Block] | None = None
        for block in self.active:
            shared = sum(
                any(_common(a, b) > OVERLAP * line.size for b in inner) for a in block.whites
            )
            if shared and (best is None or shared > best[0]):
                best = (shared, block)
        if best is None:
            return None
        if self._starts_another(best[1], line):
            self._close(best[1])
            return None
        return best[1]

    def _starts_another(self, block: Block, line: TextLine) -> bool:
        """Whether ``line`` are the titles of a next table: they follow its caption, or repeat those
        of ``block``.

        What stands beside the line at half its height is the label of its row and no caption.
        """
        above = [x for x in block.pending if not x.interlocks(line)]
        if not above:
            return False
        over_last = line.x1 > max(block.whites)[0]
        follows = over_last and (block.crossing > 0 or _text(line) == _text(block.lines[0]))
        follows = follows or _captioned(block) or _bold_over_plain(block, above[-1], line)
        return block.rows > 0 and follows and not self._has_figure(line)

    def _has_figure(self, line: TextLine) -> bool:
        return any(u.figure and not u.year for u in units(line, self.gap)[1:])

    def _join(self, home: Block, line: TextLine, inner: list[White]) -> None:
        x0, x1 = min(home.x0, line.x0), max(home.x1, line.x1)
        beside = [x for x in home.beside if x.x1 > x0 and x.x0 < x1 and x not in home.lines]
        taken = {id(x) for x in (*home.pending, *beside, line)}
        first = home.lines[0].middle

        def inside_home(x: TextLine) -> bool:
            return id(x) in taken or (first < x.middle < line.middle and x0 <= x.x0 and x.x1 <= x1)

        inside = [b for b in self.active if b is not home and any(map(inside_home, b.lines))]
        more = [
            x
            for b in inside
            for x in (*b.lines, *b.pending)
            if id(x) not in taken and x not in home.lines
        ]
        self.active = [b for b in self.active if b not in inside]
        home.lines = sorted(
            [*home.lines, *home.pending, *beside, *more, line], key=lambda x: x.middle
        )
        home.pending, home.crossing = [], 0
        home.beside = [x for x in home.beside if x not in home.lines]
        home.lead = [x for x in home.lead if x not in home.lines]
        home.whites = _shared(home.whites, line, inner)
        home.rows += self._has_figure(line)
        for other in self.active:
            if other is not home:
                other.pending = [x for x in other.pending if id(x) not in taken]

    def _wait(self, line: TextLine) -> None:
        """A line without a river of its own stays with a block until a later line shows whether it
        lies inside.
        """
        for block in list(self.active):
            if line.x1 < block.x0 or line.x0 > block.x1:
                block.beside.append(line)
                continue
            crosses = block.crossed_by(line) and not (block.wraps(line) and block.holds(line))
            if crosses and (block.crossing == BRIDGE or not block.holds(line)):
                self._close(block)
                continue
            block.crossing += crosses
            block.pending.append(line)


def _lead(line: TextLine, before: Sequence[TextLine]) -> list[TextLine]:
    """The lines above ``line`` that are near enough to be titles of its columns."""
    out: list[TextLine] = []
    top = line.top
    for above in reversed(before):
        beside = above.x1 < line.x0 - line.size or above.x0 > line.x1 + line.size
        if beside and not above.interlocks(line):
            continue
        if top - above.bottom > REACH * line.size:
            break
        out.insert(0, above)
        top = above.top
    return out


def _captioned(block: Block) -> bool:
    """Whether what follows the last line of ``block`` is set larger than any of its lines: the
    caption of another.
    """
    return max(line.size for line in block.pending) > LARGER * max(
        line.size for line in block.lines
    )


def _bold_over_plain(block: Block, caption: TextLine, line: TextLine) -> bool:
    """Whether a bold caption and bold titles follow a table whose lines are plain."""
    titles = _bold(caption) and _bold(line) and not any(is_nil(a.text) for a in line.atoms)
    return titles and 2 * sum(map(_bold, block.lines[1:])) <= len(block.lines) - 1


def _bold(line: TextLine) -> bool:
    return all(a.bold for a in line.atoms)


def _common(a: White, b: White) -> float:
    return min(a[1], b[1]) - max(a[0], b[0])


def _text(line: TextLine) -> str:
    return " ".join(a.text for a in line.atoms)


def _shared(old: list[White], line: TextLine, inner: list[White]) -> list[White]:
    """The whites of a block after a line: narrowed where the line has a gap there, kept where it
    has text.
    """
    least = OVERLAP * line.size
    out: list[White] = []
    around = [(float("-inf"), line.x0), *inner, (line.x1, float("inf"))]
    for white in old:
        common = [(max(white[0], w[0]), min(white[1], w[1])) for w in around]
        common = [w for w in common if w[1] - w[0] > least]
        out += common or [white]
    out += [w for w in inner if all(_common(w, o) <= 0 for o in out)]
    return sorted(out)
