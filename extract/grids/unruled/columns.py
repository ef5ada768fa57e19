"""The lines of one table laid out in columns: what each prints in which column, and which lines
hold the table's figures.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, pairwise, product
from operator import itemgetter

import numpy as np

from extract.french.lexicon.calendar import is_year
from extract.grids.unruled.column_gutters import Gutter, find_gutters
from extract.grids.unruled.head_lines import (
    count_titles,
    last_titles_with_figure,
)
from extract.grids.unruled.segments import (
    Printed,
    Segment,
    join_stretched_titles,
    split_into_segments,
)
from extract.grids.unruled.settings import DEFAULTS, UnruledSettings
from extract.lines.tokens import Atom, TextLine, is_figure
from extract.several import only, texts_of

_UNITS = frozenset({"€", "%", "k€", "K€", "M€", "EUR", "‰"})
"""Units that are set in a column of their own."""
_LEAST_ITEMS = 3
"""Numbers in turn before labels: fewer may be codes."""
_NUMBER_SIGNS = frozenset({"n°", "nº"})
"""What a number that is no figure stands behind: "Décision modificative n° 2"."""
_COLON = frozenset({":"})
"""What is printed between a label and its amount."""

Extent = tuple[float, float]
"""The left and right edge of what is printed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line prints in one column, or across the columns ``first`` to ``last``."""

    first: int
    last: int
    segment: Segment

    @property
    def is_spanning(self) -> bool:
        """Whether it lies across several columns."""
        return self.last > self.first

    def meets(self, other: "Piece") -> bool:
        """Whether both print in a common column."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line with its pieces, left to right; ``anchor`` says that it prints a figure in a column
    of figures.
    """

    line: TextLine
    pieces: tuple[Piece, ...]
    anchor: bool = False

    @property
    def is_spanning(self) -> bool:
        """Whether a text of it lies across columns."""
        return any(piece.is_spanning for piece in self.pieces)

    def prints_in(self, col: int) -> bool:
        """Whether a text of it is in column ``col``, or across it."""
        return any(piece.first <= col <= piece.last for piece in self.pieces)

    def pieces_in(self, col: int) -> list[Piece]:
        """What the line prints in column ``col`` alone, as pieces."""
        return [
            piece for piece in self.pieces if piece.first == piece.last == col
        ]

    def segments_in(self, col: int) -> list[Segment]:
        """What the line prints in column ``col`` alone."""
        return [piece.segment for piece in self.pieces_in(col)]

    def interlocks(self, below: "PlacedLine") -> bool:
        """Whether the line ``below`` starts well above this one's foot."""
        return self.line.interlocks(below.line)

    def white_to(self, below: "PlacedLine") -> float:
        """The white between this line and one below it, in points."""
        return below.line.top - self.line.bottom


_Around = tuple[Sequence[PlacedLine], Sequence[PlacedLine]]
"""The lines of titles above one, and those below it."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Layout:
    """Lines in columns. ``cuts`` are the x where columns part; ``figures`` says which columns hold
    figures.

    ``extents`` has the left and right edge of what each column prints, spanning pieces apart.
    """

    lines: tuple[PlacedLine, ...] = ()
    cuts: tuple[float, ...]
    figures: tuple[bool, ...]
    extents: tuple[Extent, ...]
    size: float
    """The usual font size of the lines: what lengths in em are multiplied with."""
    gap: float
    """The gap that parts two runs, in font sizes."""
    title_lines: int = 0
    """Lines that are titles whatever figure the last of them prints: "Note / 100", its second line
    "100"; or 0.
    """
    settings: UnruledSettings = field(default=DEFAULTS, repr=False)

    @cached_property
    def x0(self) -> float:
        """Where what is printed begins."""
        return min(placed.line.x0 for placed in self.lines)

    @cached_property
    def x1(self) -> float:
        """Where what is printed ends."""
        return max(placed.line.x1 for placed in self.lines)

    @property
    def height(self) -> tuple[float, float]:
        """From one line above the first line to one below the last."""
        top, bottom = self.lines[0].line.top, self.lines[-1].line.bottom
        return top - self.size, bottom + self.size

    @property
    def cols(self) -> int:
        """Number of columns."""
        return len(self.cuts) + 1

    @cached_property
    def head(self) -> int:
        """Number of lines above the first one with a figure of the table."""
        anchors = (i for i, placed in enumerate(self.lines) if placed.anchor)
        return next(anchors, len(self.lines))

    @property
    def in_line(self) -> float:
        """By how much edges and middles in line may differ, in points."""
        return self.settings.in_line * self.size

    def is_of_figures(self, col: int) -> bool:
        """Whether a column holds figures right of the first labels: no codes."""
        is_code = (
            False in self.figures[col:] and False not in self.figures[:col]
        )
        return self.figures[col] and col > 0 and not is_code

    def column(self, col: int) -> list[Segment]:
        """What column ``col`` alone prints below the titles."""
        return self._columns[col]

    @cached_property
    def _columns(self) -> list[list[Segment]]:
        return _by_column(self.lines[self.head :], self.cols)


def lay_out_lines(
    lines: Sequence[TextLine],
    gap: float,
    cuts: Sequence[float] = (),
    settings: UnruledSettings = DEFAULTS,
) -> Layout:
    """Lay ``lines`` out by their gutters and the given ``cuts``; lines above the first figure may
    span columns.
    """
    titles = count_titles(lines, gap, settings)
    lines = join_stretched_titles(lines, titles, gap, settings.in_line)
    gutters = find_gutters(lines, gap, titles, settings)
    places = sorted(_snap_to_rules(gutters, cuts))
    layout = _lay_out(lines, gap, titles, places, settings)

    drop = _cuts_next_to_units(layout) | _cuts_under_titles(layout)
    if _numbers_labels(layout):
        drop.add(layout.cuts[0])
    if not drop:
        return layout
    kept = [x for x in places if x not in drop]
    return _lay_out(lines, gap, titles, kept, settings)


def lay_out_in_columns(
    lines: Sequence[TextLine],
    gap: float,
    cuts: Sequence[float],
    settings: UnruledSettings = DEFAULTS,
) -> Layout:
    """Lay ``lines`` out in the columns that ``cuts`` part, and no others."""
    return _lay_out(
        lines, gap, count_titles(lines, gap, settings), cuts, settings
    )


def place_line(line: TextLine, layout: Layout) -> PlacedLine:
    """One more line in the columns of ``layout``."""
    return _settle_line(
        _place(line, layout.gap, layout.cuts, layout.settings), layout
    )


def _lay_out(
    lines: Sequence[TextLine],
    gap: float,
    titles: int,
    cuts: Sequence[float],
    settings: UnruledSettings,
) -> Layout:
    placed = [_place(line, gap, cuts, settings) for line in lines]
    for i in range(titles):
        placed[i] = _place(lines[i], gap, cuts, settings, is_title=True)
    body, cols = placed[titles:], len(cuts) + 1
    mostly = settings.columns.mostly_figures
    columns = Layout(
        cuts=tuple(cuts),
        figures=tuple(
            _holds_figures(column, mostly) for column in _by_column(body, cols)
        ),
        extents=_extents(body, cols),
        size=float(np.median([line.size for line in lines])),
        gap=gap,
        settings=settings,
    )

    for i, below in enumerate(placed[1:titles]):
        placed[i] = _without_columns_beside(placed[i], below, columns)
    heads = placed[:titles]
    placed[:titles] = [_over_untitled(one, heads, columns) for one in heads]

    settled = [
        *_settle_titles(placed[:titles], columns),
        *(_settle_line(line, columns) for line in placed[titles:]),
    ]
    return replace(
        columns,
        lines=tuple(settled),
        extents=_extents(settled, cols),
        title_lines=last_titles_with_figure(lines, titles, gap, settings),
    )


# ------------------------------------------------------------------------------
# where columns part


def _snap_to_rules(
    gutters: Sequence[Gutter], cuts: Sequence[float]
) -> list[float]:
    """The middle of each gutter, but for one in which a rule is drawn: the rule."""
    unruled = [
        gutter.middle for gutter in gutters if not _is_ruled(gutter, cuts)
    ]
    return unruled + list(cuts)


def _is_ruled(gutter: Gutter, cuts: Sequence[float]) -> bool:
    return any(gutter.x0 - 1 <= cut <= gutter.x1 + 1 for cut in cuts)


def _cuts_next_to_units(layout: Layout) -> set[float]:
    """Cuts beside columns that print nothing but a unit, ``€`` set apart from its amount, on its
    left or its right, or nothing but the colons of the labels to their left.
    """
    colons = [
        col
        for col in range(1, layout.cols)
        if _prints_only(_COLON, layout.column(col))
    ]
    units = [
        col
        for col in range(1, layout.cols)
        if _prints_only(_UNITS, layout.column(col))
    ]
    drop = {layout.cuts[col - 1] for col in colons}
    unit_follows = layout.cols - 1 in units
    if unit_follows:
        return drop | {layout.cuts[col - 1] for col in units}
    return drop | {layout.cuts[col] for col in units}


def _numbers_labels(layout: Layout) -> bool:
    """Whether the first column prints nothing but the numbers of items, in turn, each close before
    its label, and no title is over it: "1.", "2.", "3.".
    """
    if layout.cols < 2 or segments_in(layout.lines[: layout.head], 0):
        return False
    numbers = layout.column(0)
    in_turn = [f"{number}." for number in range(1, len(numbers) + 1)]
    if len(numbers) < _LEAST_ITEMS or texts_of(numbers) != in_turn:
        return False
    white = layout.extents[1][0] - layout.extents[0][1]
    return white < layout.settings.split_cells.near * layout.size


def _prints_only(signs: frozenset[str], column: Sequence[Segment]) -> bool:
    """Whether a column prints something, and nothing but ``signs``."""
    if not column:
        return False
    return all(segment.text in signs for segment in column)


def _cuts_under_titles(layout: Layout) -> set[float]:
    """Cuts between a title over nothing and an untitled column beside it: one column, its title set
    in its middle.
    """
    head, cols = layout.lines[: layout.head], range(layout.cols)
    titled = {col for col in cols if segments_in(head, col)}
    printed = set(filter(layout.column, cols))
    untitled = printed - titled - {0}

    drop: set[float] = set()
    for col in titled - printed:
        if col - 1 in untitled:
            drop.add(layout.cuts[col - 1])
        elif col + 1 in untitled:
            drop.add(layout.cuts[col])
    return drop


# ------------------------------------------------------------------------------
# what columns hold


def segments_in(lines: Sequence[PlacedLine], col: int) -> list[Segment]:
    """What some lines print in a column."""
    found: list[Segment] = []
    for placed in lines:
        found += placed.segments_in(col)
    return found


def _by_column(lines: Sequence[PlacedLine], cols: int) -> list[list[Segment]]:
    """What each column alone prints."""
    found: list[list[Segment]] = [[] for _ in range(cols)]
    for placed in lines:
        for piece in placed.pieces:
            if not piece.is_spanning:
                found[piece.first].append(piece.segment)
    return found


def _holds_figures(column: Sequence[Segment], mostly: float) -> bool:
    """Whether a column is mostly of values, its titles (the first cells) not counted."""
    figures = [segment.is_figure for segment in column]
    if True not in figures:
        return False
    values = [segment.is_value for segment in column[figures.index(True) :]]
    return sum(values) >= mostly * len(values)


def _extents(lines: Sequence[PlacedLine], cols: int) -> tuple[Extent, ...]:
    """What each column prints; a bold text alone on its line may run over its column's edge."""
    headings = [placed for placed in lines if _is_heading(placed)]
    others = [placed for placed in lines if not _is_heading(placed)]
    columns = zip(
        _by_column(others, cols), _by_column(headings, cols), strict=True
    )
    return tuple(ink_edges(cells or bold) for cells, bold in columns)


def _is_heading(placed: PlacedLine) -> bool:
    """Whether a line is one bold text."""
    return len(placed.pieces) == 1 and placed.pieces[0].segment.atoms[0].bold


def ink_edges(printed: Sequence[Printed]) -> Extent:
    """The left and right edge of what is printed."""
    x0 = min((text.x0 for text in printed), default=0.0)
    return x0, max((text.x1 for text in printed), default=0.0)


def offset_to(text: Printed, first: Extent, last: Extent) -> float:
    """How far a text is from the middle or an edge of what is between two columns, in points."""
    x0, x1 = first[0], last[1]
    return min(
        abs((x0 + x1) / 2 - text.middle), abs(x0 - text.x0), abs(x1 - text.x1)
    )


# ------------------------------------------------------------------------------
# a line in columns


def _place(
    line: TextLine,
    gap: float,
    cuts: Sequence[float],
    settings: UnruledSettings,
    *,
    is_title: bool = False,
) -> PlacedLine:
    """A line's segments in the columns they lie in; those that share a column are one, but for
    titles that white parts, one of them with its middle in the next column.
    """
    pieces: list[Piece] = []
    rules = settings.columns
    slack = (rules.touch_title if is_title else rules.touch) * line.size
    least = gap * line.size if is_title else np.inf
    for segment in split_into_segments(line, gap):
        first = bisect_left(cuts, min(segment.x0 + slack, segment.x1))
        last = max(first, bisect_left(cuts, segment.x1 - slack))
        piece = Piece(first, last, segment)
        if pieces and segment.x0 - pieces[-1].segment.x1 > least:
            pieces[-1], piece = _part_titles(pieces[-1], piece, cuts)
        if pieces and pieces[-1].last >= piece.first:
            before = pieces.pop()
            joined = Segment(before.segment.atoms + segment.atoms)
            piece = Piece(before.first, max(last, before.last), joined)
        pieces.append(piece)
    return PlacedLine(line, tuple(pieces))


def _part_titles(
    before: Piece, piece: Piece, cuts: Sequence[float]
) -> tuple[Piece, Piece]:
    """Two titles beside each other without the column that both are in, where one of them has its
    middle outside of it.
    """
    shared = piece.first
    if before.last != shared:
        return before, piece
    if piece.is_spanning and piece.segment.middle > cuts[shared]:
        return before, replace(piece, first=shared + 1)
    if before.is_spanning and before.segment.middle < cuts[shared - 1]:
        return replace(before, last=shared - 1), piece
    return before, piece


def _without_columns_beside(
    placed: PlacedLine, below: PlacedLine, layout: Layout
) -> PlacedLine:
    """A line of titles, each in the column alone in which it goes on with a small letter, where
    another title begins beside that, below it: "Capital dû avant" over "Échéance", "échéance".
    """
    pieces: list[Piece] = []
    for piece in placed.pieces:
        under = [other for other in below.pieces if other.meets(piece)]
        rest = _rest_of_title(piece, under, layout)
        columns = piece if rest is None else rest
        pieces.append(Piece(columns.first, columns.last, piece.segment))
    return replace(placed, pieces=tuple(pieces))


def _over_untitled(
    placed: PlacedLine, heads: Sequence[PlacedLine], layout: Layout
) -> PlacedLine:
    """A line of titles, each that lies across columns in the only one of them that has no other
    title, where it is clear of what the others print; or no other of those that are wrapped around
    the line, which are beside it and not over it."""
    around = _wrapped_around(placed, heads)
    pieces = []
    for one in placed.pieces:
        found = _in_untitled(one, heads, layout)
        pieces.append(_in_untitled(found, around, layout) if around else found)
    return replace(placed, pieces=tuple(pieces))


def _wrapped_around(
    placed: PlacedLine, heads: Sequence[PlacedLine]
) -> list[PlacedLine]:
    """The lines of titles that a line is set between: one reaches down into it, the next begins in
    it; none where it is between no two."""
    over = [one for one in heads if one.interlocks(placed)]
    under = [one for one in heads if placed.interlocks(one)]
    over = [one for one in over if one.line.middle < placed.line.middle]
    under = [one for one in under if one.line.middle > placed.line.middle]
    return [*over, *under] if over and under else []


def _in_untitled(
    piece: Piece, heads: Sequence[PlacedLine], layout: Layout
) -> Piece:
    columns = range(piece.first, piece.last + 1)
    titles = {col: segments_in(heads, col) for col in columns}
    own = only([col for col in columns if not titles[col]])
    if not piece.is_spanning or own is None:
        return piece

    printed = [layout.extents[col] for col in columns if col != own]
    printed += [(one.x0, one.x1) for one in chain(*titles.values())]
    is_clear = all(map(piece.segment.is_clear_of, printed))
    return Piece(own, own, piece.segment) if is_clear else piece


def _rest_of_title(
    title: Piece, under: Sequence[Piece], layout: Layout
) -> Piece | None:
    """The only one of several texts below a title that begins small, in line with it; the others
    begin with a capital.
    """
    small = [x for x in under if not x.segment.text[:1].isupper()]
    rest = only(small)
    if rest is None or len(under) == 1 or not rest.segment.text[0].islower():
        return None
    is_in_line = rest.segment.offset_to(title.segment) < layout.in_line
    return rest if is_in_line else None


def _settle_titles(
    titles: Sequence[PlacedLine], layout: Layout
) -> list[PlacedLine]:
    """Lines of titles with those that nearly touch taken apart."""
    return [
        _settle_line(line, layout, (titles[:number], titles[number + 1 :]))
        for number, line in enumerate(titles)
    ]


def _settle_line(
    placed: PlacedLine, layout: Layout, titles: _Around | None = None
) -> PlacedLine:
    """The line with cells that nearly touch taken apart; a line of titles by those around it."""
    size, is_title = placed.line.size, titles is not None
    split: Callable[[Piece, Layout, float], list[Piece]] = _split_text
    if titles is not None and len(placed.pieces) > 1:
        split = partial(_split_title, titles)
    pieces: list[Piece] = []
    for piece in placed.pieces:
        pieces += split(piece, layout, size)

    anchor = not is_title and (
        any(_is_anchor(piece, layout) for piece in pieces)
        or _is_step_of_scale(pieces, layout)
    )
    return PlacedLine(placed.line, tuple(pieces), anchor)


def _is_anchor(piece: Piece, layout: Layout) -> bool:
    """Whether a piece is a value in one column of figures, right of the labels."""
    if piece.is_spanning or piece.first == 0:
        return False
    return layout.figures[piece.first] and piece.segment.is_value


def _is_step_of_scale(pieces: Sequence[Piece], layout: Layout) -> bool:
    """Whether a share stands left of what it is given for, in a column of figures: numbers there
    are those of items.
    """
    if len(pieces) < 2 or any(piece.is_spanning for piece in pieces):
        return False
    first = pieces[0].segment
    is_share = first.is_figure and first.text.endswith("%")
    return layout.figures[0] and is_share


def _ways_to_split(piece: Piece) -> Iterator[tuple[int, int]]:
    """Each column a second cell may start in, with each atom that may start it."""
    columns = range(piece.first + 1, piece.last + 1)
    return product(columns, range(1, len(piece.segment.atoms)))


def _split_at(piece: Piece, col: int, at: int) -> tuple[Piece, Piece]:
    atoms = piece.segment.atoms
    left = Piece(piece.first, col - 1, Segment(atoms[:at]))
    return left, Piece(col, piece.last, Segment(atoms[at:]))


def _split_title(
    around: _Around, piece: Piece, layout: Layout, size: float
) -> list[Piece]:
    """A title across columns cut where it is several titles that nearly touch: each shares an edge
    or the middle with what its own column prints, by the cut that puts them nearest to it; one
    before a year alone comes last.
    """
    ways: list[tuple[tuple[bool, float], Piece, Piece]] = []
    for col, at in _ways_to_split(piece):
        left, right = _split_at(piece, col, at)
        if _is_remark(piece, at) or _is_one_title(left, right, around):
            continue
        offsets = _offset(left, layout), _offset(right, layout)
        if max(offsets) < layout.settings.in_line * size:
            rank = _is_year_of(left, right), sum(offsets)
            ways.append((rank, left, right))
    if not ways:
        return [piece]
    _, left, right = min(ways, key=itemgetter(0))
    return [
        *_split_title(around, left, layout, size),
        *_split_title(around, right, layout, size),
    ]


def _is_one_title(left: Piece, right: Piece, around: _Around) -> bool:
    """Whether the halves of a title are one: a small letter behind a capital, where no title above
    goes on with it; or a year behind a word, where each column has a title below: "Exercice 2026"
    over "Voté" and "Réalisé".
    """
    above, below = around
    if _goes_on(left, right) and not _prints_any(above, right.first):
        return True
    if not _is_year_of(left, right):
        return False
    return all(_prints_any(below, col) for col in (left.last, right.first))


def _goes_on(left: Piece, right: Piece) -> bool:
    """Whether a text begins with a small letter behind one that begins with a capital."""
    first, then = left.segment.text[:1], right.segment.text[:1]
    return first.isupper() and then.islower()


def _is_year_of(left: Piece, right: Piece) -> bool:
    """Whether a text is nothing but a year, behind one that ends with none."""
    return right.segment.is_year and not left.segment.atoms[-1].figure


def _prints_any(lines: Sequence[PlacedLine], col: int) -> bool:
    """Whether one of some lines prints something in a column."""
    return any(line.prints_in(col) for line in lines)


def _is_remark(piece: Piece, at: int) -> bool:
    """Whether the atom ``at`` of a title opens brackets, and its first one does not, or is in
    brackets that one before it opens."""
    first, *_ = texts = texts_of(piece.segment.atoms)
    before = "".join(texts[:at])
    if before.count("(") > before.count(")"):
        return True
    return texts[at].startswith("(") and not first.startswith("(")


def _offset(piece: Piece, layout: Layout) -> float:
    """How far, in points, an edge or the middle of a piece is from that of what its columns print;
    infinite where they print nothing.
    """
    first, last = layout.extents[piece.first], layout.extents[piece.last]
    if last[1] <= first[0]:
        return math.inf
    return offset_to(piece.segment, first, last)


def _split_text(piece: Piece, layout: Layout, size: float) -> list[Piece]:
    """A text across columns cut before what can only be the next cell."""
    for col, at in _ways_to_split(piece):
        if _starts_cell(piece, col, at, layout, size):
            left, right = _split_at(piece, col, at)
            return [
                *_split_text(left, layout, size),
                *_split_text(right, layout, size),
            ]
    return [piece]


def _starts_cell(
    piece: Piece, col: int, at: int, layout: Layout, size: float
) -> bool:
    """Whether the atom ``at`` starts a cell of column ``col``: a figure that lies in a column of
    figures, or a word that starts where the cells of its column start.
    """
    atoms = piece.segment.atoms
    atom = atoms[at]
    border = layout.cuts[col - 1]
    if layout.figures[col]:
        columns_left = piece.last - col + 1
        if len(atoms) - at > columns_left:
            return False
        is_year_of_text = is_year(atom.text) and not _ends_with_column(
            atom, col, layout
        )
        if is_year_of_text or atoms[at - 1].text.lower() in _NUMBER_SIGNS:
            return False
        return atom.x1 > border and is_figure(atom.text)

    settings = layout.settings.columns
    touch = settings.touch * size
    if _is_behind_figures(piece, col, at, layout):
        return atom.x0 > border - touch
    offset = abs(atom.x0 - layout.extents[col][0])
    if offset >= touch or atom.x0 <= border - touch:
        return False
    white = atom.x0 - atoms[at - 1].x1
    space = _widest_space(atoms, at, settings.word_space * size)
    return white > settings.wider * space


def _is_behind_figures(piece: Piece, col: int, at: int, layout: Layout) -> bool:
    """Whether a text across columns begins with a value that ends where those of its column do,
    right of the labels, and the atom ``at`` is a word right behind it: a remark close to an amount.
    """
    value, *_ = piece.segment.atoms
    is_first = at == 1 and col == piece.first + 1
    if not is_first or piece.first == 0 or not layout.figures[piece.first]:
        return False
    if not value.is_value or piece.segment.atoms[at].is_value:
        return False
    return _ends_with_column(value, piece.first, layout)


def _ends_with_column(atom: Atom, col: int, layout: Layout) -> bool:
    """Whether a word ends where the texts of a column do."""
    return abs(atom.x1 - layout.extents[col][1]) < layout.in_line


def _widest_space(atoms: Sequence[Atom], at: int, default: float) -> float:
    """The widest space of a text but the one before ``atoms[at]``."""
    spaces = [right.x0 - left.x1 for left, right in pairwise(atoms)]
    del spaces[at - 1]
    return max(spaces, default=default)
