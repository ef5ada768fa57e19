"""Where tables may be: blocks of lines through which white rivers run, or that rules and fills hold together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.grids.rivers import units
from extract.grids.runs import TextLine

REACH = 2.5
"""White between two lines of one table, in font sizes: four times what a table set close leaves between its rows."""
OVERLAP = 0.3
"""What two whites must share, in font sizes, to be one river: less than any space between words."""
BRIDGE = 2
"""Lines in a row that may cross every river inside a table: a band of two lines; three are a paragraph."""

White = tuple[float, float]


@dataclass(slots=True)
class Block:
    """Lines of one possible table, top to bottom, and the whites they share."""

    lines: list[TextLine]
    whites: list[White]
    pending: list[TextLine] = field(default_factory=list)
    crossing: int = 0

    @property
    def last(self) -> TextLine:
        """The lowest line seen."""
        return self.pending[-1] if self.pending else self.lines[-1]

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
        return REACH * size


def run_gap_of(line: TextLine, gap: float) -> float:
    """``gap``, or more for a line of justified text, whose spaces are all stretched alike."""
    spaces = sorted(
        (b.x0 - a.x1) / line.size for a, b in zip(line.atoms[:-1], line.atoms[1:], strict=True) if b.x0 > a.x1
    )
    small = [s for s in spaces if s < 1.0]
    if len(small) >= 5 and len(small) > 0.6 * len(spaces):
        return max(gap, 1.6 * small[len(small) // 2])
    return gap


def whites(line: TextLine, gap: float) -> list[White]:
    """The wide gaps inside a line."""
    least = run_gap_of(line, gap) * line.size
    return [(a.x1, b.x0) for a, b in zip(line.atoms[:-1], line.atoms[1:], strict=True) if b.x0 - a.x1 > least]


def blocks(lines: Sequence[TextLine], gap: float) -> list[Block]:
    """Chains of lines that share a river, top to bottom; each holds at least two lines with a wide gap."""
    active: list[Block] = []
    done: list[Block] = []
    for line in lines:
        inner = whites(line, gap)
        for block in [b for b in active if line.top - b.last.bottom > b.reach()]:
            active.remove(block)
            done.append(block)
        home = _home(active, line, inner)
        if home is not None:
            home.lines += [*home.pending, line]
            home.pending, home.crossing = [], 0
            home.whites = _shared(home.whites, line, inner)
        elif inner:
            _wait(active, done, line, gap)
            active.append(Block([line], inner))
        else:
            _wait(active, done, line, gap)
    done += active
    return sorted((b for b in done if len(b.lines) > 1), key=lambda b: (b.lines[0].top, b.lines[0].x0))


def _home(active: Sequence[Block], line: TextLine, inner: Sequence[White]) -> Block | None:
    best: tuple[int, Block] | None = None
    for block in active:
        least = OVERLAP * line.size
        shared = sum(any(min(a[1], b[1]) - max(a[0], b[0]) > least for b in inner) for a in block.whites)
        if shared and (best is None or shared > best[0]):
            best = (shared, block)
    return best[1] if best else None


def _shared(old: list[White], line: TextLine, inner: list[White]) -> list[White]:
    """The whites of a block after a line: narrowed where the line has a gap there, kept where it has text."""
    least = OVERLAP * line.size
    out: list[White] = []
    around = [(float("-inf"), line.x0), *inner, (line.x1, float("inf"))]
    for white in old:
        common = [(max(white[0], w[0]), min(white[1], w[1])) for w in around]
        common = [w for w in common if w[1] - w[0] > least]
        out += common or [white]
    for w in inner:
        if not any(min(w[1], o[1]) - max(w[0], o[0]) > 0 for o in out):
            out.append(w)
    return sorted(out)


def _wait(active: list[Block], done: list[Block], line: TextLine, gap: float) -> None:
    """A line without a river of its own stays with a block until a later line shows whether it lies inside."""
    for block in list(active):
        if line.x1 < block.x0 or line.x0 > block.x1:
            continue
        block.pending.append(line)
        if any(line.x0 < w[0] and line.x1 > w[1] for w in block.whites):
            block.crossing += 1
        if block.crossing > BRIDGE:
            active.remove(block)
            done.append(block)


__all__ = ["Block", "blocks", "run_gap_of", "units", "whites"]
