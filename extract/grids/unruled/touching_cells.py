"""Cells set closer than words are, taken apart by what is in line with them in other rows.

*A text beside the figures of the column before it*: the padding of two cells may be less than a
space between words. But where figures of different widths end at one x and different texts begin
at another, line after line, or codes of different widths begin at one and texts at another, two
columns touch there: words in running text are never in line on both sides. Codes of one width, as
all those from 10 to 99 are, are told from running text by white that is wider than the spaces of
the texts after them; dates that open their cells need none.

*Amounts behind their labels*, one under the other: where they end at one edge, they are a column,
however close a colon or the end of a long label is.

*Shares in brackets behind figures*, one under the other: where they end at one edge, they are a
column, and the figures another, though a narrow share lets its figure begin and end further right.

*Figures whose digits or dash seem to belong to the next*, ``2 043`` beside ``444``: a figure never
spans columns. Where other rows print two figures there, or a figure and a dash, that no reader
takes for one, and both parts of this one are in line with those two, by the same edge or by their
middles, they are two cells. The groups of one figure are never in line with a neighbour: they
would be in its column.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product
from typing import NamedTuple

import numpy as np

from extract.french.dates import is_numeric_date
from extract.french.durations import parse_duration
from extract.french.lexicon.marks import replaces_figure
from extract.grids.unruled.settings import (
    DEFAULTS,
    SplitCellSettings,
    TouchingFigureSettings,
)
from extract.lines.tokens import Atom, TextLine, together

_BRACKET = 0.4
"""White before a bracket that is no wider is a space between words, in font sizes."""
_BRACKETED_SHARE = re.compile(r"\(\d{1,3}(?:,\d+)?\s?%\)")
"""A share in brackets: "(39,5 %)"."""

# ------------------------------------------------------------------------------
# a text beside figures


class _Pair(NamedTuple):
    """A figure, the text to its right, and the white between them in font sizes."""

    figure: Atom
    text: Atom
    white: float


def split_touching_cells(
    lines: Sequence[TextLine],
    settings: SplitCellSettings = DEFAULTS.split_cells,
) -> tuple[TextLine, ...]:
    """``lines`` with the atoms marked that start a cell close to the one before."""
    starts = _amounts_of_lists(lines, settings)
    starts |= _texts_behind_pairs(lines, settings)
    edges: dict[int, float] = {}
    for shares in _lists_of_shares(lines, settings):
        starts.update(id(one.share) for one in shares)
        edges.update(_edges_of_figures(shares))
    if starts:
        return tuple(_mark_starts(line, starts, edges) for line in lines)
    return tuple(lines)


def _texts_behind_pairs(
    lines: Sequence[TextLine], settings: SplitCellSettings
) -> set[int]:
    """The ids of the texts that begin cells close behind codes, figures or dates."""
    borders: list[Sequence[_Pair]] = []
    for stack in _stack_pairs(_find_pairs(lines, settings), settings):
        if _is_column_border(stack, lines, settings):
            borders.append(stack)
    for stack in _stack_pairs(_find_dated(lines, settings), settings):
        if _is_border_of_dates(stack, settings):
            borders.append(stack)
    return {id(pair.text) for pair in chain.from_iterable(borders)}


def _amounts_of_lists(
    lines: Sequence[TextLine], settings: SplitCellSettings
) -> set[int]:
    """The ids of the amounts of lists "label : amount", and of those set close behind a long label
    above or below an amount that is set apart; all end at one edge.
    """
    rows = list(filter(_ends_with_amount, lines))
    starts: set[int] = set()
    for above, below in pairwise(rows):
        if below.top - above.bottom > settings.list_reach * above.size:
            continue
        if abs(above.x1 - below.x1) > settings.in_line:
            continue
        wide = [
            _white_before_amount(row) > settings.near for row in (above, below)
        ]
        if any(wide) or (_follows_colon(above) and _follows_colon(below)):
            starts |= {id(above.atoms[-1]), id(below.atoms[-1])}
    return starts


def _ends_with_amount(line: TextLine) -> bool:
    """Whether a line ends with the only figure of its own, with cents, a currency or per cent."""
    *label, amount = line.atoms
    if not label or not amount.figure or label[-1].figure:
        return False
    return any(sign in amount.text for sign in ",€%")


def _white_before_amount(line: TextLine) -> float:
    """The white before the last atom of a line, in font sizes."""
    *_, label, amount = line.atoms
    return (amount.x0 - label.x1) / line.size


def _follows_colon(line: TextLine) -> bool:
    return line.atoms[-2].text.endswith(":")


class _Share(NamedTuple):
    """A figure, and where the share in brackets behind it begins, which ends the line."""

    line: TextLine
    figure: Atom
    share: Atom


def _lists_of_shares(
    lines: Sequence[TextLine], settings: SplitCellSettings
) -> Iterator[list[_Share]]:
    """The shares in brackets that end at one edge, line after line, each behind a figure that wide
    white parts from its label.
    """
    runs: list[list[_Share]] = [[]]
    for line in lines:
        share = _share_at_end(line, settings)
        if share is None:
            runs.append([])
        elif runs[-1] and not _goes_on(runs[-1][-1], share, settings):
            runs.append([share])
        else:
            runs[-1].append(share)
    return (run for run in runs if len(run) >= settings.lines)


def _edges_of_figures(shares: Sequence[_Share]) -> dict[int, float]:
    """Where the figures of a list end at the latest, by their ids: none runs into the shares."""
    edge = min(one.figure.x1 for one in shares)
    if edge > min(one.share.x0 for one in shares):
        return {}
    return {id(one.figure): edge for one in shares}


def _share_at_end(line: TextLine, settings: SplitCellSettings) -> _Share | None:
    """The figure and the share that end a line: "24 518 (39,5 %)"."""
    if not line.atoms[-1].text.endswith(")"):
        return None
    for at, (figure, share) in enumerate(pairwise(line.atoms), 1):
        rest = "".join(atom.text for atom in line.atoms[at:])
        if figure.figure and _BRACKETED_SHARE.fullmatch(rest):
            white = figure.x0 - line.atoms[at - 2].x1 if at > 1 else 0.0
            is_wide = white > settings.near * line.size
            return _Share(line, figure, share) if is_wide else None
    return None


def _goes_on(above: _Share, below: _Share, settings: SplitCellSettings) -> bool:
    """Whether two lines of shares are of one list."""
    apart = below.line.top - above.line.bottom
    if apart > settings.list_reach * above.line.size:
        return False
    return abs(above.line.x1 - below.line.x1) <= settings.in_line


def _mark_starts(
    line: TextLine, starts: set[int], edges: Mapping[int, float]
) -> TextLine:
    """A line with the atoms of ``starts`` as starts of cells, and those that have one of ``edges``
    no further right than it.
    """
    if starts.isdisjoint(map(id, line.atoms)):
        return line
    atoms: list[Atom] = []
    for atom in line.atoms:
        starts_cell = atom.apart or id(atom) in starts
        edge = edges.get(id(atom), atom.x1)
        atoms.append(atom._replace(apart=starts_cell, x1=edge))
    return replace(line, atoms=tuple(atoms))


def _find_dated(
    lines: Sequence[TextLine], settings: SplitCellSettings
) -> Iterator[_Pair]:
    """The dates that open a cell, first in their lines or behind wide white, each with the word
    close behind it.
    """
    for line in lines:
        last_end = -math.inf
        for date, text in pairwise(line.atoms):
            opens = date.x0 - last_end >= settings.near * line.size
            last_end = date.x1
            white = (text.x0 - date.x1) / line.size
            is_close = text.text[:1].isalpha() and white < settings.near
            if opens and is_close and is_numeric_date(date.text):
                yield _Pair(date, text, white)


def _is_border_of_dates(
    stack: Sequence[_Pair], settings: SplitCellSettings
) -> bool:
    """Whether dates are set to one edge in enough lines, and what begins at one x behind them
    differs.
    """
    if len(stack) < settings.lines:
        return False
    if len({pair.text.text for pair in stack}) < 2:
        return False
    edges = np.array([(pair.figure.x0, pair.figure.x1) for pair in stack])
    return bool(np.ptp(edges, axis=0).min() < settings.in_line)


def _stack_pairs(
    pairs: Iterable[_Pair], settings: SplitCellSettings
) -> Iterator[list[_Pair]]:
    """The pairs whose texts begin at one x, from the left."""
    stack: list[_Pair] = []
    for pair in sorted(pairs, key=lambda pair: pair.text.x0):
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

        reach = settings.reach * line.size
        for figure, text in _neighbours_right(figures, lines, i):
            white = text.x0 - figure.x1
            pair = _Pair(figure, text, white / line.size)
            is_text = not (text.figure or _is_share_of(pair))
            if white < reach and is_text and not _is_time(pair):
                yield pair


def _is_time(pair: _Pair) -> bool:
    """Whether the text is the unit of hours or minutes: "139" and "h" of "139 h 00"."""
    return parse_duration(f"{pair.figure.text} {pair.text.text}") is not None


def _is_share_of(pair: _Pair) -> bool:
    """Whether what follows a share as a word does says in brackets of what it is."""
    if not pair.figure.text.endswith("%"):
        return False
    return pair.text.text.startswith("(") and pair.white < _BRACKET


def _neighbours_right(
    figures: Sequence[Atom], lines: Sequence[TextLine], i: int
) -> Iterator[tuple[Atom, Atom]]:
    """Each figure of line ``i`` with what is next to its right: on the line, and on those above and
    below that are of one row with it.
    """
    line = lines[i]
    follows = dict(pairwise(line.atoms))
    near = [
        *(
            above
            for above in lines[max(0, i - 1) : i]
            if above.interlocks(line)
        ),
        *filter(line.interlocks, lines[i + 1 : i + 2]),
    ]
    for figure in figures:
        candidates = [follows.get(figure)]
        candidates += [_right_of(figure, other) for other in near]
        for text in candidates:
            if text is not None:
                yield figure, text


def _right_of(left: Atom, line: TextLine) -> Atom | None:
    """The first atom of a line that interlocks with the one of ``left``, to its right; None where
    they overlap.
    """
    for atom in line.atoms:
        if atom.x1 <= left.x0:
            continue
        overlaps = atom.x0 <= left.x1
        return None if overlaps else atom
    return None


def _is_column_border(
    stack: Sequence[_Pair],
    lines: Sequence[TextLine],
    settings: SplitCellSettings,
) -> bool:
    """Whether the figures are set to one edge and differ, in width as a rule, and the texts
    differ.
    """
    if len(stack) < settings.lines:
        return False
    texts = {pair.text.text for pair in stack}
    closest = min(pair.white for pair in stack)
    if len(texts) < 2 or closest >= settings.near:
        return False

    edges = np.array([(pair.figure.x0, pair.figure.x1) for pair in stack])
    aligned, ragged = np.sort(np.ptp(edges, axis=0))
    if aligned < settings.in_line < ragged:
        return True
    if ragged > settings.in_line:
        return False
    return _are_codes(stack, lines, settings)


def _are_codes(
    stack: Sequence[_Pair],
    lines: Sequence[TextLine],
    settings: SplitCellSettings,
) -> bool:
    """Whether the figures are different codes that stand first in their lines, further from their
    texts than the words of these.
    """
    printed = {pair.figure.text for pair in stack}
    if len(printed) < settings.lines:
        return False

    codes = {id(pair.figure) for pair in stack}
    coded = [line for line in lines if id(line.atoms[0]) in codes]
    if len(coded) != len(stack):
        return False

    spaces: list[float] = []
    for line in coded:
        spaces += _word_spaces(line, settings)
    closest = min(pair.white for pair in stack)
    return bool(spaces) and closest > settings.wider * max(spaces)


def _word_spaces(
    line: TextLine, settings: SplitCellSettings
) -> Iterator[float]:
    """The spaces of the text after a code, up to the first figure, in font sizes."""
    for left, right in pairwise(line.atoms[1:]):
        if right.figure:
            return
        white = right.x0 - left.x1
        if white < settings.near * line.size:
            yield white / line.size


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
    known = frozenset(
        place for place, count in rows.items() if count >= settings.rows
    )
    if not known:
        return tuple(lines)

    splitter = _Splitter(known, settings.in_line)
    return tuple(map(splitter.split_line, lines))


def _places_of_pairs(line: TextLine, step: float) -> set[_Place]:
    """Where a figure is followed by another or by a dash; those one step beside included."""
    places: set[_Place] = set()
    for left, right in pairwise(line.atoms):
        if not left.figure or not right.is_value:
            continue
        for way, a, b in _places(left, right, step):
            for i, j in product(_NEXT_STEPS, repeat=2):
                places.add((way, a + i, b + j))
    return places


def _places(left: Atom, right: Atom, step: float) -> tuple[_Place, ...]:
    """The places of two parts by their left edges, right edges and middles."""
    return (
        (0, round(left.x0 / step), round(right.x0 / step)),
        (1, round(left.x1 / step), round(right.x1 / step)),
        (2, round(left.middle / step), round(right.middle / step)),
    )


@dataclass(frozen=True, slots=True)
class _Splitter:
    """The ``known`` places of two cells, and the tolerance in points that they are counted in."""

    known: frozenset[_Place]
    step: float

    def split_line(self, line: TextLine) -> TextLine:
        if not any(
            atom.parts or replaces_figure(atom.text) for atom in line.atoms
        ):
            return line
        atoms: list[Atom] = []
        for atom in line.atoms:
            starts_cell = self._follows_nil_cell(atoms, atom)
            atoms += self._split_figure(
                atom._replace(apart=atom.apart or starts_cell)
            )
        return replace(line, atoms=tuple(atoms))

    def _follows_nil_cell(self, before: Sequence[Atom], atom: Atom) -> bool:
        """Whether a mark in the place of a figure is right before ``atom``, a cell of its own."""
        if not before or not replaces_figure(before[-1].text):
            return False
        return self._are_two_cells(before[-1], atom)

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
        return any(
            self._are_two_cells(left, together(rest[:end])) for end in ends
        )

    def _are_two_cells(self, left: Atom, right: Atom) -> bool:
        if not left.is_value or not right.is_value:
            return False
        return not self.known.isdisjoint(_places(left, right, self.step))
