"""Cells set closer than words are, taken apart by what is in line with them in other rows.

*A text beside the figures of the column before it*: the padding of two cells may be less than a
space between words. But where figures of different widths end at one x and different texts begin
at another, line after line, or codes of different widths begin at one and texts at another, two
columns touch there: words in running text are never in line on both sides. Codes of one width, as
all those from 10 to 99 are, are told from running text by white that is wider than the spaces of
the texts after them.

*Figures whose digits or dash seem to belong to the next*, ``2 043`` beside ``444``: a figure never
spans columns. Where other rows print two figures there, or a figure and a dash, that no reader
takes for one, and both parts of this one are in line with those two, by the same edge or by their
middles, they are two cells. The groups of one figure are never in line with a neighbour: they
would be in its column.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product, takewhile
from typing import NamedTuple

from extract.french.lexicon.marks import replaces_figure
from extract.grids.unruled.settings import (
    DEFAULTS,
    SplitCellSettings,
    TouchingFigureSettings,
)
from extract.lines.tokens import Atom, TextLine, together

# ------------------------------------------------------------------------------
# a text beside figures


class _Pair(NamedTuple):
    """A figure, the text to its right, and the white between them in font sizes."""

    figure: Atom
    text: Atom
    white: float


def split_touching_cells(
    lines: Sequence[TextLine], settings: SplitCellSettings = DEFAULTS.split_cells
) -> tuple[TextLine, ...]:
    """``lines`` with the atoms marked that start a cell close to the one before."""
    starts: set[int] = set()
    for stack in _stack_pairs(lines, settings):
        if _is_column_border(stack, lines, settings):
            starts.update(id(pair.text) for pair in stack)
    if starts:
        return tuple(_mark_starts(line, starts) for line in lines)
    return tuple(lines)


def _mark_starts(line: TextLine, starts: set[int]) -> TextLine:
    if not any(id(atom) in starts for atom in line.atoms):
        return line
    atoms = [
        atom._replace(apart=True) if id(atom) in starts else atom for atom in line.atoms
    ]
    return replace(line, atoms=tuple(atoms))


def _stack_pairs(
    lines: Sequence[TextLine], settings: SplitCellSettings
) -> Iterator[list[_Pair]]:
    """The pairs whose texts begin at one x, from the left."""
    stack: list[_Pair] = []
    for pair in sorted(_find_pairs(lines, settings), key=lambda pair: pair.text.x0):
        if stack and pair.text.x0 - stack[0].text.x0 > settings.in_line:
            yield stack
            stack = []
        stack.append(pair)
    if stack:
        yield stack


def _find_pairs(
    lines: Sequence[TextLine], settings: SplitCellSettings
) -> Iterator[_Pair]:
    """A figure and what stands close to its right, on its line or on one of the two lines it is
    centred on.
    """
    for i, line in enumerate(lines):
        figures = [atom for atom in line.atoms if atom.figure]
        if not figures:
            continue
        near = _interlocked_neighbours(lines, i)
        follows = dict(pairwise(line.atoms))
        for figure in figures:
            candidates = [
                follows.get(figure),
                *(_right_of(figure, other) for other in near),
            ]
            yield from _close_pairs(figure, candidates, line.size, settings)


def _close_pairs(
    figure: Atom,
    candidates: Sequence[Atom | None],
    size: float,
    settings: SplitCellSettings,
) -> Iterator[_Pair]:
    for text in candidates:
        if text is None or text.figure:
            continue
        if text.x0 - figure.x1 < settings.reach * size:
            yield _Pair(figure, text, (text.x0 - figure.x1) / size)


def _interlocked_neighbours(lines: Sequence[TextLine], i: int) -> list[TextLine]:
    """The line above and the line below, where they are of one row with line ``i``."""
    line = lines[i]
    above = [other for other in lines[max(0, i - 1) : i] if other.interlocks(line)]
    below = [other for other in lines[i + 1 : i + 2] if line.interlocks(other)]
    return above + below


def _right_of(left: Atom, line: TextLine) -> Atom | None:
    """The first atom of a line that interlocks with the one of ``left``, to its right; None where
    they overlap.
    """
    first = next((atom for atom in line.atoms if atom.x1 > left.x0), None)
    if first is not None and first.x0 > left.x1:
        return first
    return None


def _is_column_border(
    stack: Sequence[_Pair], lines: Sequence[TextLine], settings: SplitCellSettings
) -> bool:
    """Whether the figures are set to one edge and differ, in width as a rule, and the texts
    differ.
    """
    if len(stack) < settings.lines or len({pair.text.text for pair in stack}) < 2:
        return False
    if min(pair.white for pair in stack) >= settings.near:
        return False

    left = _spread([pair.figure.x0 for pair in stack])
    right = _spread([pair.figure.x1 for pair in stack])
    closest, furthest = sorted((left, right))
    if closest < settings.in_line < furthest:
        return True
    return furthest <= settings.in_line and _are_codes(stack, lines, settings)


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _are_codes(
    stack: Sequence[_Pair], lines: Sequence[TextLine], settings: SplitCellSettings
) -> bool:
    """Whether the figures are different codes that stand first in their lines, further from their
    texts than the words of these.
    """
    if len({pair.figure.text for pair in stack}) < settings.lines:
        return False

    codes = {id(pair.figure) for pair in stack}
    coded = [line for line in lines if id(line.atoms[0]) in codes]
    spaces: list[float] = []
    for line in coded:
        spaces += _word_spaces(line, settings)
    if len(coded) != len(stack) or not spaces:
        return False
    return min(pair.white for pair in stack) > settings.wider * max(spaces)


def _word_spaces(line: TextLine, settings: SplitCellSettings) -> Iterator[float]:
    """The spaces of the text after a code, up to the first figure, in font sizes."""
    words = takewhile(lambda pair: not pair[1].figure, pairwise(line.atoms[1:]))
    for left, right in words:
        if right.x0 - left.x1 < settings.near * line.size:
            yield (right.x0 - left.x1) / line.size


# ------------------------------------------------------------------------------
# two figures

_Place = tuple[int, int, int]
"""How two parts are in line (left edges, right edges or middles), and where the one and the other
are, in steps of the tolerance.
"""
_NEXT_STEPS = (-1, 0, 1)
"""A place and those one step beside it: rounding may go to either side."""


def split_touching_figures(
    lines: Sequence[TextLine],
    settings: TouchingFigureSettings = DEFAULTS.touching_figures,
) -> tuple[TextLine, ...]:
    """The lines of one table with the figures taken apart that are those of two columns."""
    rows: Counter[_Place] = Counter()
    for line in lines:
        rows.update(_places_of_pairs(line, settings.in_line))
    known = frozenset(place for place, count in rows.items() if count >= settings.rows)
    splitter = _Splitter(known, settings.in_line)
    if known:
        return tuple(map(splitter.split_line, lines))
    return tuple(lines)


def _places_of_pairs(line: TextLine, step: float) -> set[_Place]:
    """Where a figure is followed by another or by a dash; those one step beside included."""
    places: set[_Place] = set()
    for left, right in pairwise(line.atoms):
        if left.figure and _is_value(right):
            for way, a, b in _places(left, right, step):
                places.update(
                    (way, a + i, b + j) for i, j in product(_NEXT_STEPS, repeat=2)
                )
    return places


def _places(left: Atom, right: Atom, step: float) -> tuple[_Place, ...]:
    """The places of two parts by their left edges, right edges and middles."""
    ways = (
        (left.x0, right.x0),
        (left.x1, right.x1),
        ((left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2),
    )
    return tuple(
        (way, round(a / step), round(b / step)) for way, (a, b) in enumerate(ways)
    )


def _is_value(atom: Atom) -> bool:
    return atom.figure or replaces_figure(atom.text)


@dataclass(frozen=True, slots=True)
class _Splitter:
    """The ``known`` places of two cells, and the tolerance in points that they are counted in."""

    known: frozenset[_Place]
    step: float

    def split_line(self, line: TextLine) -> TextLine:
        if not any(atom.parts or replaces_figure(atom.text) for atom in line.atoms):
            return line
        atoms: list[Atom] = []
        for atom in line.atoms:
            follows_nil = bool(atoms) and replaces_figure(atoms[-1].text)
            starts_cell = follows_nil and self._are_two_cells(atoms[-1], atom)
            atoms += self._split_figure(
                atom._replace(apart=True) if starts_cell else atom
            )
        return replace(line, atoms=tuple(atoms))

    def _split_figure(self, atom: Atom) -> Iterator[Atom]:
        """``atom`` cut wherever both sides are in line with two cells of other rows."""
        start, parts = 0, atom.parts
        for cut in range(1, len(parts)):
            left = together(parts[start:cut])
            if self._starts_cell(left, parts[cut:]):
                yield left._replace(apart=atom.apart or start > 0)
                start = cut
        yield together(parts[start:])._replace(apart=True) if start else atom

    def _starts_cell(self, left: Atom, rest: Sequence[Atom]) -> bool:
        """Whether the first of ``rest``, with none or some of those after it, is a cell beside
        ``left``.
        """
        ends = range(1, len(rest) + 1)
        return any(self._are_two_cells(left, together(rest[:end])) for end in ends)

    def _are_two_cells(self, left: Atom, right: Atom) -> bool:
        if not (_is_value(left) and _is_value(right)):
            return False
        return not self.known.isdisjoint(_places(left, right, self.step))
