"""The lines of one table laid out in columns: what stands where, and which lines hold its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.grids.unruled.column_gutters import ALIGNED, River, Unit, rivers, units
from extract.lines.tokens import Atom, TextLine, is_figure

MOSTLY = 0.6
"""Share of the cells of a column that must be figures or dashes for it to be a column of figures.
"""
SOLID = 0.35
"""White inside a wrapped title, in font sizes, at most; and how much more of it there is under the
title at least.
"""
TOUCH = 0.15
"""A text may reach this part of its size into the next column: a side bearing, not a span."""


_UNITS = frozenset({"€", "%", "k€", "K€", "M€", "EUR", "‰"})


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line prints in one column, or across several."""

    first: int
    last: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Laid:
    """One line with its pieces, left to right; ``anchor`` says that it prints a figure in a column
    of figures.
    """

    line: TextLine
    pieces: tuple[Piece, ...]
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines in columns. ``cuts`` are the x where columns part; ``figures`` says which columns hold
    figures.

    ``extents`` has the left and right edge of what each column prints, spanning pieces apart.
    """

    laid: tuple[Laid, ...]
    cuts: tuple[float, ...]
    figures: tuple[bool, ...]
    extents: tuple[tuple[float, float], ...]
    size: float
    titles: int = 0
    """Lines that are titles whatever figure the last of them prints: "Note / 100", its second line
    "100"; or 0.
    """

    @property
    def x0(self) -> float:
        """Where what is printed begins."""
        return min(x.line.x0 for x in self.laid)

    @property
    def x1(self) -> float:
        """Where what is printed ends."""
        return max(x.line.x1 for x in self.laid)

    @property
    def cols(self) -> int:
        """Number of columns."""
        return len(self.cuts) + 1

    @property
    def head(self) -> int:
        """Number of lines above the first one with a figure of the table."""
        return next((i for i, laid in enumerate(self.laid) if laid.anchor), len(self.laid))

    def column(self, c: int) -> list[Unit]:
        """What stands in column ``c`` alone below the titles."""
        return [p.unit for x in self.laid[self.head :] for p in x.pieces if p.first == p.last == c]


def lay(lines: Sequence[TextLine], gap: float, cuts: Sequence[float] = ()) -> Layout:
    """Lay ``lines`` out by their rivers and the given ``cuts``; lines above the first figure may
    span columns.
    """
    head = _titles(lines, gap)
    places = sorted(_places(rivers(lines, gap, head), cuts))
    layout = _lay(lines, gap, head, places)
    drop = _unit_cuts(layout) | _title_cuts(layout)
    return _lay(lines, gap, head, [x for x in places if x not in drop]) if drop else layout


def lay_in(lines: Sequence[TextLine], gap: float, cuts: Sequence[float]) -> Layout:
    """Lay ``lines`` out in the columns that ``cuts`` part, and no others."""
    return _lay(lines, gap, _titles(lines, gap), cuts)


def _lay(lines: Sequence[TextLine], gap: float, head: int, places: Sequence[float]) -> Layout:
    laid = [Laid(line, _pieces(line, gap, places)) for line in lines]
    cols = len(places) + 1
    figures = _figure_columns(laid[head:], cols)
    extents = _extents(laid[head:], cols)
    laid = [_settled(x, i < head, places, figures, extents) for i, x in enumerate(laid)]
    size = float(np.median([line.size for line in lines]))
    ends = [
        i
        for i in range(1, min(head, len(lines) - 1))
        if _ends_titles(lines[i - 1], lines[i], lines[i + 1], gap)
    ]
    return Layout(
        tuple(laid), tuple(places), figures, _extents(laid, cols), size, ends[-1] + 1 if ends else 0
    )


def _unit_cuts(layout: Layout) -> set[float]:
    """Cuts beside columns that print nothing but a unit: ``€`` set apart from its amount, on its
    left or its right.
    """
    columns = [layout.column(c) for c in range(layout.cols)]
    alone = [c for c, own in enumerate(columns) if c and own and all(u.text in _UNITS for u in own)]
    after = layout.cols - 1 in alone
    return {layout.cuts[c - 1] if after else layout.cuts[c] for c in alone}


def _title_cuts(layout: Layout) -> set[float]:
    """Cuts between a title over nothing and an untitled column beside it: one column, its title set
    in its middle.
    """
    head = layout.laid[: layout.head]
    titled = [
        any(p.first == p.last == c for x in head for p in x.pieces) for c in range(layout.cols)
    ]
    printed = [bool(layout.column(c)) for c in range(layout.cols)]
    out: set[float] = set()
    for c in range(layout.cols):
        if titled[c] and not printed[c]:
            beside = [
                n for n in (c - 1, c + 1) if 0 < n < layout.cols and printed[n] and not titled[n]
            ]
            out |= {layout.cuts[min(c, n)] for n in beside[:1]}
    return out


def lay_line(line: TextLine, layout: Layout, gap: float) -> Laid:
    """One more line in the columns of ``layout``."""
    laid = Laid(line, _pieces(line, gap, layout.cuts))
    return _settled(laid, False, layout.cuts, layout.figures, layout.extents)


def _titles(lines: Sequence[TextLine], gap: float) -> int:
    """How many lines stand above the first one with a figure; a year alone is a title, and so is a
    wrapped title.
    """
    for i, line in enumerate(lines):
        if _valued(line, gap) and not (
            0 < i < len(lines) - 1 and _ends_titles(lines[i - 1], line, lines[i + 1], gap)
        ):
            return i
    return 0


def _valued(line: TextLine, gap: float) -> bool:
    row = units(line, gap)
    return any(u.valued and not u.year for u in row[1:] or row)


def _ends_titles(above: TextLine, line: TextLine, below: TextLine, gap: float) -> bool:
    """Whether ``line`` is the last one of wrapped titles: set close under them, apart from a first
    row that it names nothing in."""
    whites = line.top - above.bottom, below.top - line.bottom
    solid = whites[0] < SOLID * line.size and whites[1] > whites[0] + SOLID * line.size
    alike = all(a.bold for a in above.atoms) == all(a.bold for a in line.atoms)
    return solid and alike and line.x0 > units(below, gap)[0].x1


def _places(found: Sequence[River], cuts: Sequence[float]) -> list[float]:
    """The middle of each river, but for one in which a rule stands: the rule."""
    out = [r.middle for r in found if not any(r.x0 - 1 <= c <= r.x1 + 1 for c in cuts)]
    return out + list(cuts)


def _pieces(line: TextLine, gap: float, cuts: Sequence[float]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    edges = np.array(cuts)
    slack = TOUCH * line.size
    for unit in units(line, gap):
        first = int(np.searchsorted(edges, min(unit.x0 + slack, unit.x1)))
        last = max(first, int(np.searchsorted(edges, unit.x1 - slack)))
        if out and out[-1].last >= first:
            joined = Unit(out[-1].unit.atoms + unit.atoms)
            out[-1] = Piece(out[-1].first, max(last, out[-1].last), joined)
        else:
            out.append(Piece(first, last, unit))
    return tuple(out)


def _settled(
    laid: Laid,
    title: bool,
    cuts: Sequence[float],
    figures: Sequence[bool],
    extents: Sequence[tuple[float, float]],
) -> Laid:
    """The line with cells that nearly touch taken apart."""
    pieces: list[Piece] = []
    for piece in laid.pieces:
        part = _title_parted if title and len(laid.pieces) > 1 else _parted
        pieces += part(piece, laid.line.size, cuts, figures, extents)
    return Laid(laid.line, tuple(pieces), not title and _anchors(pieces, figures))


def _title_parted(
    piece: Piece,
    size: float,
    cuts: Sequence[float],
    figures: Sequence[bool],
    extents: Sequence[tuple[float, float]],
) -> list[Piece]:
    """A title across columns cut where it is two titles that nearly touch: each is in line with its
    own column.
    """
    del cuts, figures
    atoms = piece.unit.atoms
    for col in range(piece.first + 1, piece.last + 1):
        for i in range(1, len(atoms)):
            left, right = Unit(atoms[:i]), Unit(atoms[i:])
            if _in_line(left, extents[piece.first], extents[col - 1], size) and _in_line(
                right, extents[col], extents[piece.last], size
            ):
                return [Piece(piece.first, col - 1, left), Piece(col, piece.last, right)]
    return [piece]


def _in_line(
    unit: Unit, first: tuple[float, float], last: tuple[float, float], size: float
) -> bool:
    x0, x1 = first[0], last[1]
    centre = abs((unit.x0 + unit.x1) / 2 - (x0 + x1) / 2)
    return x1 > x0 and min(abs(unit.x0 - x0), abs(unit.x1 - x1), centre) < ALIGNED * size


def _parted(
    piece: Piece,
    size: float,
    cuts: Sequence[float],
    figures: Sequence[bool],
    extents: Sequence[tuple[float, float]],
) -> list[Piece]:
    """A text across columns cut before what can only be the next cell.

    That is a figure that lies in a column of figures, or a word that starts where the cells of its
    column start.
    """
    atoms = piece.unit.atoms
    for col in range(piece.first + 1, piece.last + 1):
        for i in range(1, len(atoms)):
            right = Unit(atoms[i:])
            starts = abs(atoms[i].x0 - extents[col][0]) < TOUCH * size and _set_apart(
                atoms, i, size
            )
            fits = atoms[i].x0 > cuts[col - 1] - TOUCH * size
            figure = figures[col] and is_figure(atoms[i].text) and atoms[i].x1 > cuts[col - 1]
            if (figure and len(atoms) - i <= piece.last - col + 1) or (
                starts and fits and not figures[col]
            ):
                left = Piece(piece.first, col - 1, Unit(atoms[:i]))
                rest = _parted(Piece(col, piece.last, right), size, cuts, figures, extents)
                return [*_parted(left, size, cuts, figures, extents), *rest]
    return [piece]


def _set_apart(atoms: Sequence[Atom], at: int, size: float) -> bool:
    """Whether the white before ``atoms[at]`` is wider than the spaces of the text around it."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(atoms)]
    own = gaps.pop(at - 1)
    return own > 1.2 * max(gaps, default=0.25 * size)


def _figure_columns(laid: Sequence[Laid], cols: int) -> tuple[bool, ...]:
    """Columns mostly of figures, their titles (the first cells) not counted."""
    out = []
    for c in range(cols):
        valued = [p.unit.valued for x in laid for p in x.pieces if p.first == p.last == c]
        figures = [p.unit.figure for x in laid for p in x.pieces if p.first == p.last == c]
        if True in figures:
            valued = valued[figures.index(True) :]
        out.append(True in figures and sum(valued) >= MOSTLY * len(valued))
    return tuple(out)


def _anchors(pieces: Sequence[Piece], figures: Sequence[bool]) -> bool:
    others = [
        p
        for p in pieces
        if p.first == p.last and figures[p.first] and p.unit.valued and p.first > 0
    ]
    return bool(others)


def _extents(laid: Sequence[Laid], cols: int) -> tuple[tuple[float, float], ...]:
    """What each column prints; a bold text alone on its line may run over the edge of its column."""
    out = []
    for c in range(cols):
        every = [(len(x.pieces), p.unit) for x in laid for p in x.pieces if p.first == p.last == c]
        own = [u for n, u in every if n > 1 or not u.atoms[0].bold] or [unit for _, unit in every]
        out.append((min(u.x0 for u in own), max(u.x1 for u in own)) if own else (0.0, 0.0))
    return tuple(out)
