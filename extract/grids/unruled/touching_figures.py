"""Figures set so close that the digits or the dash of one seem to belong to the next: ``2 043``
beside ``444``.

A figure never spans columns. Where other rows print two figures there, or a figure and a dash, that
no reader takes for one, and both parts of this one are in line with those two, by the same edge or
by their middles, they are two cells. The groups of one figure are never in line with a neighbour:
they would stand in its column.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.lines.tokens import Atom, TextLine, is_nil, together

TWICE = 2
"""So many rows of a table with two cells where this one seems to have one: both sides are no more
in line by chance.
"""
IN_LINE = 0.4
"""Edges that differ by less than this, in points, are set to one tab stop or padding."""

_Place = tuple[int, int, int]
"""How two parts are in line (left edges, right edges or middles), and where the one and the other
are.
"""


def unjoined(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of one table with the figures taken apart that are those of two columns."""
    rows = Counter(place for line in lines for place in set(_places(line)))
    known = {place for place, count in rows.items() if count >= TWICE}
    return tuple(_unjoined(line, known) for line in lines) if known else tuple(lines)


def _places(line: TextLine) -> Iterator[_Place]:
    """Where a figure stands beside another or beside a dash after it; roundings to both sides."""
    for left, right in pairwise(line.atoms):
        if left.figure and _valued(right):
            for way, one, other in _ways(left, right):
                a, b = round(one / IN_LINE), round(other / IN_LINE)
                yield from ((way, k, n) for k in (a - 1, a, a + 1) for n in (b - 1, b, b + 1))


def _ways(left: Atom, right: Atom) -> tuple[tuple[int, float, float], ...]:
    return (
        (0, left.x0, right.x0),
        (1, left.x1, right.x1),
        (2, (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2),
    )


def _valued(atom: Atom) -> bool:
    return atom.figure or is_nil(atom.text)


def _unjoined(line: TextLine, known: set[_Place]) -> TextLine:
    if not any(atom.parts or is_nil(atom.text) for atom in line.atoms):
        return line
    atoms: list[Atom] = []
    for atom in line.atoms:
        apart = bool(atoms) and is_nil(atoms[-1].text) and _are_known(atoms[-1], atom, known)
        atoms += _pieces(atom._replace(apart=True) if apart else atom, known)
    return replace(line, atoms=tuple(atoms))


def _pieces(atom: Atom, known: set[_Place]) -> Iterator[Atom]:
    """``atom`` cut wherever both sides are in line with two cells of other rows."""
    start, parts = 0, atom.parts
    for cut in range(1, len(parts)):
        left = together(parts[start:cut])
        if any(
            _are_known(left, together(parts[cut:end]), known)
            for end in range(cut + 1, len(parts) + 1)
        ):
            yield left._replace(apart=atom.apart or start > 0)
            start = cut
    yield together(parts[start:])._replace(apart=True) if start else atom


def _are_known(left: Atom, right: Atom, known: set[_Place]) -> bool:
    found = ((way, round(a / IN_LINE), round(b / IN_LINE)) for way, a, b in _ways(left, right))
    return _valued(left) and _valued(right) and any(place in known for place in found)
