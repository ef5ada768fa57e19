"""A line of text cut into segments, each what the line prints in one cell.

The white behind a bullet is as wide as that between two columns. A mark alone would be the first
column of a list "• label : amount", and the words of two items, one below the other, its others: it
is put to the word behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, combinations
from typing import Protocol

from extract.french.folding import DASHES, SPACES, S
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import replaces_figure
from extract.lines.line_continuation import BULLET
from extract.lines.tokens import Atom, TextLine, is_figure, together
from extract.quick_init import quick_init
from extract.several import only, texts_of

_MEASURED = re.compile(
    rf"\d[\d{SPACES}.,]*(?:ml?|km|kg)|\d{{1,4}}{S}?[hH]{S}?[0-5]\d"
)
"""A length, a weight or a duration: "1 200 ml", "23H20"."""
_SHARE_BESIDE = re.compile(rf"\(\d{{1,3}}(?:[.,]\d+)?{S}?%\)")
"""A share that is told beside a year: "(30 %)"."""
_SPACE = 0.5
"""White (em) between a figure and the word behind it at most."""
ROW_OF_FIGURES = 3
"""So many figures in a row are cells, and a dash among or after them is one: two with a dash
between are a range.
"""

ALIKE = 3
"""So many cells in the places of as many above are no chance, however far both lines are apart."""
_ROWS = 2
"""Figures under a title at least that tell how wide its column is."""


class Printed(Protocol):
    """What has a left and a right edge, and a middle between them."""

    @property
    def x0(self) -> float:
        """Left edge of the ink."""

    @property
    def x1(self) -> float:
        """Right edge of the ink."""

    @property
    def middle(self) -> float:
        """Half way between both edges."""


@quick_init
@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring atoms that belong to one cell: a text, or one figure."""

    atoms: tuple[Atom, ...]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.atoms[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.atoms[-1].x1

    @property
    def middle(self) -> float:
        """Half way between both edges."""
        return (self.x0 + self.x1) / 2

    def is_clear_of(self, stretch: tuple[float, float]) -> bool:
        """Whether it is left of a stretch, or right of it."""
        x0, x1 = stretch
        return x1 <= self.x0 or self.x1 <= x0

    @property
    def text(self) -> str:
        """As printed."""
        if len(self.atoms) == 1:
            return self.atoms[0].text
        first, *others = self.atoms
        return first.text + "".join(atom.space + atom.text for atom in others)

    @property
    def is_figure(self) -> bool:
        """Whether it is one figure, or a length, weight or duration."""
        text = self.text
        return is_figure(text) or _is_measured(text)

    @property
    def is_measured(self) -> bool:
        """Whether it is one figure with the unit of a length, a weight or a duration: "600 ml"."""
        return _is_measured(self.text)

    @property
    def is_year(self) -> bool:
        """Whether it is a bare year, which may as well be a title."""
        return is_year(self.text)

    @property
    def is_plain_figure(self) -> bool:
        """Whether it is a figure and no bare year."""
        return self.is_figure and not self.is_year

    @property
    def is_value(self) -> bool:
        """Whether it is a figure or says that there is none (a dash)."""
        return self.is_figure or replaces_figure(self.text)

    @property
    def is_plain_value(self) -> bool:
        """Whether it is a value and no bare year."""
        return self.is_value and not self.is_year

    def offset_to(self, other: "Segment") -> float:
        """How far two texts are from sharing an edge or the middle, in points."""
        edge = min(abs(self.x0 - other.x0), abs(self.x1 - other.x1))
        return min(edge, abs(self.x0 + self.x1 - other.x0 - other.x1) / 2)


def _is_measured(text: str) -> bool:
    """Whether a text is a length, a weight or a duration, which begins with a digit."""
    return text[:1].isdecimal() and _MEASURED.fullmatch(text) is not None


@lru_cache(maxsize=1 << 10)
def split_into_segments(line: TextLine, gap: float) -> tuple[Segment, ...]:
    """The runs of a line (``gap`` in font sizes parts them), cut again where two figures are side
    by side, and at a dash among several of them.

    A line is cut once for all that look at it: regions, columns, and what heads them.
    """
    segments: list[Segment] = []
    for run in line.runs(gap):
        if len(run) == 1 or _sets_years_apart(run):
            segments.append(Segment(run))
        else:
            segments += _split_figures(run, line)
    return tuple(segments)


def are_like_rows(
    above: TextLine, below: TextLine, gap: float, in_line: float
) -> bool:
    """Whether two lines are rows of one table by what they print: as many cells, three or more and
    two figures among them, each of one kind and in line (``in_line`` in font sizes) with the other;
    a label may be indented.
    """
    cells = split_into_segments(above, gap), split_into_segments(below, gap)
    if len(cells[0]) != len(cells[1]) or len(cells[0]) < ALIKE:
        return False
    pairs = list(zip(*cells, strict=True))
    figures = [one.is_plain_figure for one, _ in pairs]
    if sum(figures) < ALIKE - 1:
        return False
    near = in_line * below.size
    aligned = pairs if figures[0] else pairs[1:]
    return figures == [other.is_plain_figure for _, other in pairs] and all(
        one.offset_to(other) < near for one, other in aligned
    )


def _split_figures(run: Sequence[Atom], line: TextLine) -> Iterator[Segment]:
    cells = _figure_cells(run, line)
    start = 0
    for i in range(1, len(run)):
        if cells[i - 1] and cells[i]:
            yield Segment(tuple(run[start:i]))
            start = i
    yield Segment(tuple(run[start:]))


def _figure_cells(run: Sequence[Atom], line: TextLine) -> list[bool]:
    """Which atoms of a run are cells beside a figure: figures, and dashes that cannot be those of a
    range.
    """
    figures = [atom.figure for atom in run]
    if sum(figures) >= ROW_OF_FIGURES:
        return [atom.is_value for atom in run]

    begins_text = figures[0] and not all(figures)
    if not begins_text:
        return figures
    if sum(atom.figure for atom in line.atoms) < ROW_OF_FIGURES:
        return figures
    return [atom.figure or _is_nil_cell(atom, run) for atom in run]


def _sets_years_apart(run: Sequence[Atom]) -> bool:
    """Whether a run are two years with a dash between, or one with its share, a title: "2025 -
    2024", "2026 (30 %)"."""
    if len(run) != 2:
        return False
    year, other = texts_of(run)
    is_set_apart = other[:1] in DASHES and is_year(other[1:].strip())
    return is_year(year) and (is_set_apart or _is_share_beside(other))


def _is_share_beside(text: str) -> bool:
    return _SHARE_BESIDE.fullmatch(text) is not None


def _is_nil_cell(atom: Atom, run: Sequence[Atom]) -> bool:
    """Whether an atom says nil and is no dash of a range: the last of its run, or a word."""
    if not replaces_figure(atom.text):
        return False
    return atom is run[-1] or atom.text.isalpha()


# -------------------------------------------------------------------------------------------------
# justified titles


def join_stretched_titles(
    lines: Sequence[TextLine], titles: int, gap: float, in_line: float
) -> list[TextLine]:
    """``lines``, the words of a title that is justified in its cell as one where white parts them
    as columns are; the first ``titles`` lines are titles.
    """
    found = list(lines)
    rows = [split_into_segments(line, gap) for line in lines]
    body = list(chain.from_iterable(rows[titles:]))
    for k in range(titles - 1):
        near = in_line * lines[k].size
        below = list(chain.from_iterable(rows[k + 1 : titles]))
        for title in _several_as_one(rows[k]):
            is_title = _goes_on_centred(title, below, near)
            if is_title and _is_cell_wide(title, body, near):
                found[k] = _with_one_atom(found[k], title.atoms)
    return found


def _several_as_one(row: Sequence[Segment]) -> Iterator[Segment]:
    """Neighbouring texts of a line, each several of them as one."""
    for first, last in combinations(range(len(row)), 2):
        words = [word.atoms for word in row[first : last + 1]]
        yield Segment(tuple(chain.from_iterable(words)))


def _goes_on_centred(
    title: Segment, below: Sequence[Segment], near: float
) -> bool:
    """Whether one shorter text alone is below a line of a title, and in line with it."""
    rest = only([text for text in below if _overlap(text, title)])
    if rest is None or rest.offset_to(title) >= near:
        return False
    return title.x0 < rest.x0 + near and rest.x1 < title.x1 + near


def _is_cell_wide(title: Segment, body: Sequence[Segment], near: float) -> bool:
    """Whether the texts under a title are one column of figures that end where it does."""
    under = [text for text in body if _overlap(text, title)]
    if len(under) < _ROWS or not all(text.is_value for text in under):
        return False
    return all(abs(text.x1 - title.x1) < near for text in under)


def _overlap(one: Segment, other: Segment) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _with_one_atom(line: TextLine, atoms: Sequence[Atom]) -> TextLine:
    """A line with some of its atoms as one, a text without the mark of an item; as it is where
    they are of one already.
    """
    if atoms[0] not in line.atoms:
        return line
    first = line.atoms.index(atoms[0])
    whole = together(atoms)._replace(parts=())
    after = line.atoms[first + len(atoms) :]
    return replace(line, atoms=(*line.atoms[:first], whole, *after))


# -------------------------------------------------------------------------------------------------
# marks of items


def join_item_marks(
    lines: Sequence[TextLine], reach: float
) -> tuple[TextLine, ...]:
    """The lines with the mark that opens an item and the word behind it as one atom; the white
    between both is ``reach`` font sizes at most.
    """
    return tuple(_join_mark(line, reach) for line in lines)


def _join_mark(line: TextLine, reach: float) -> TextLine:
    if len(line.atoms) < 2:
        return line
    mark, word, *others = line.atoms
    is_near = word.x0 - mark.x1 <= reach * line.size
    is_figure_alone = word.is_value and not _begins_text(word, others, line)
    if not is_near or is_figure_alone or not _opens_item(mark, word):
        return line

    item = together((mark, word))._replace(bold=word.bold)
    return replace(line, atoms=(item, *others))


def _begins_text(figure: Atom, others: Sequence[Atom], line: TextLine) -> bool:
    """Whether a word follows a figure closely: "3 jours". Before a figure alone a dash may say
    nil.
    """
    if not others or others[0].is_value:
        return False
    return others[0].x0 - figure.x1 < _SPACE * line.size


def _opens_item(mark: Atom, word: Atom) -> bool:
    """Whether an atom is a bullet or a dash before a word."""
    bullet = BULLET.match(f"{mark.text} {word.text}")
    return bullet is not None and bullet.end() > len(mark.text)


def first_word(line: TextLine) -> Atom:
    """The first word of a line, the mark of its item apart; the whole figure where it is one."""
    first = line.atoms[0]
    if not first.parts or first.figure:
        return first
    return first.parts[-1]


def is_item(line: TextLine) -> bool:
    """Whether a mark opens the line."""
    return first_word(line) is not line.atoms[0]
