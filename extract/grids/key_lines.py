"""Lines that number the columns of a table, under its titles: "1 | 2 | 3 = 1 - 2".

The numbers are no figures, and those of a formula, set apart by spaces and signs, are of one cell,
on one line or wrapped there over several.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter

from extract.french.column_keys import (
    are_keys_in_turn,
    is_key_with_formula,
    keys_side_by_side,
    may_be_of_formula,
)
from extract.lines.tokens import Atom, TextLine, together
from extract.several import texts_of

_FIRST = frozenset("1aA")
"""What the key of a first column begins with."""
_MOST_LINES = 5
"""Lines over which formulas are wrapped at most: three, with keys half way between two of them."""
_SOLID = 0.5
"""White between the lines of one row of keys at most, in font sizes."""

_Run = Sequence[Atom]


def join_column_keys(
    lines: Sequence[TextLine], gap: float
) -> tuple[TextLine, ...]:
    """The lines with each key of a column, and the formula behind it, as one atom; those over which
    the formulas of one row are wrapped are one line.
    """
    joined: list[TextLine] = []
    at = 0
    while at < len(lines):
        wrapped = _wrapped_row(lines, at, gap)
        if wrapped is None:
            joined.append(_join_keys(lines[at], gap))
            at += 1
        else:
            row, at = wrapped
            joined.append(row)
    return tuple(joined)


def numbers_columns(line: TextLine) -> bool:
    """Whether all that a line prints are keys of columns in turn, one an atom."""
    return are_keys_in_turn(texts_of(line.atoms))


def _join_keys(line: TextLine, gap: float) -> TextLine:
    """A line of keys with one atom for each; any other as it is."""
    if not _may_begin(line.atoms[0]):
        return line
    runs = [list(_keys(run)) for run in line.runs(gap)]
    atoms = tuple(chain.from_iterable(runs))
    if not all(runs) or not are_keys_in_turn(texts_of(atoms)):
        return line
    return replace(line, atoms=atoms)


def _may_begin(atom: Atom) -> bool:
    return atom.text.lstrip("(")[:1] in _FIRST


def _keys(run: Sequence[Atom]) -> Iterator[Atom]:
    """The keys of a run, each as one atom; nothing where it is anything else."""
    words = _words(run)
    for text in keys_side_by_side(" ".join(texts_of(words))):
        own = [words.pop(0) for _ in text.split(" ")]
        yield together(own)._replace(parts=(), apart=True)


def _words(run: Sequence[Atom]) -> list[Atom]:
    return list(chain.from_iterable(atom.parts or (atom,) for atom in run))


# -------------------------------------------------------------------------------------------------
# formulas that are wrapped


def _wrapped_row(
    lines: Sequence[TextLine], at: int, gap: float
) -> tuple[TextLine, int] | None:
    """The row of keys over several lines from ``at`` on, as one line, and where it ends."""
    near = _lines_of_formulas(lines[at : at + _MOST_LINES])
    for count in range(len(near), 1, -1):
        row = _one_row(near[:count], gap)
        if row is not None:
            return row, at + count
    return None


def _lines_of_formulas(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The first of some lines that print only keys and pieces of formulas, close together."""
    for count, line in enumerate(lines):
        if not all(map(may_be_of_formula, texts_of(line.atoms))):
            return lines[:count]
        white = line.top - lines[count - 1].bottom if count else 0
        if white >= _SOLID * line.size:
            return lines[:count]
    return lines


def _one_row(lines: Sequence[TextLine], gap: float) -> TextLine | None:
    """Lines as one, where what they print in each column is one key, with its formula where it is
    on several of them; None where it is anything else.
    """
    if not _may_begin(min((line.atoms[0] for line in lines), key=_left)):
        return None
    columns = [list(_keys_of(runs)) for runs in _columns(lines, gap)]
    atoms = tuple(chain.from_iterable(columns))
    if not all(columns) or not are_keys_in_turn(texts_of(atoms)):
        return None
    return replace(
        lines[0],
        atoms=atoms,
        top=min(line.top for line in lines),
        bottom=max(line.bottom for line in lines),
    )


def _left(atom: Atom) -> float:
    return atom.x0


def _columns(lines: Sequence[TextLine], gap: float) -> list[list[_Run]]:
    """The runs of lines by the columns that they stand in, from left to right, and in each from top
    to bottom.
    """
    placed = [
        (run[0].x0, row, run)
        for row, line in enumerate(lines)
        for run in line.runs(gap)
    ]
    columns: list[list[tuple[int, _Run]]] = []
    right = 0.0
    for x0, row, run in sorted(placed, key=itemgetter(0)):
        if not columns or x0 >= right:
            columns.append([])
        columns[-1].append((row, run))
        right = max(right, run[-1].x1)
    return [
        [run for _, run in sorted(column, key=itemgetter(0))]
        for column in columns
    ]


def _keys_of(runs: Sequence[_Run]) -> Iterator[Atom]:
    """The keys of a column: those of its one run, or the one whose formula is on several lines;
    nothing where it is anything else.
    """
    if len(runs) == 1:
        yield from _keys(runs[0])
        return
    words = list(chain.from_iterable(map(_words, runs)))
    if is_key_with_formula(" ".join(texts_of(words))):
        yield together(words)._replace(
            x0=min(word.x0 for word in words),
            x1=max(word.x1 for word in words),
            parts=(),
            apart=True,
        )
