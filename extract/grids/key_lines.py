"""Lines that number the columns of a table, under its titles: "1 | 2 | 3 = 1 - 2".

The numbers are no figures, and those of a formula, set apart by spaces and signs, are of one cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extract.french.column_keys import are_keys_in_turn, keys_side_by_side
from extract.lines.tokens import Atom, TextLine, together
from extract.several import texts_of

_FIRST = frozenset("1aA")
"""What the key of a first column begins with."""


def join_column_keys(
    lines: Sequence[TextLine], gap: float
) -> tuple[TextLine, ...]:
    """The lines with each key of a column, and the formula behind it, as one atom."""
    return tuple(_join_keys(line, gap) for line in lines)


def numbers_columns(line: TextLine) -> bool:
    """Whether all that a line prints are keys of columns in turn, one an atom."""
    return are_keys_in_turn(texts_of(line.atoms))


def _join_keys(line: TextLine, gap: float) -> TextLine:
    """A line of keys with one atom for each; any other as it is."""
    if line.atoms[0].text.lstrip("(")[:1] not in _FIRST:
        return line
    runs = [list(_keys(run)) for run in line.runs(gap)]
    atoms = tuple(chain.from_iterable(runs))
    if not all(runs) or not are_keys_in_turn(texts_of(atoms)):
        return line
    return replace(line, atoms=atoms)


def _keys(run: Sequence[Atom]) -> Iterator[Atom]:
    """The keys of a run, each as one atom; nothing where it is anything else."""
    words = list(chain.from_iterable(atom.parts or (atom,) for atom in run))
    for text in keys_side_by_side(" ".join(texts_of(words))):
        own = [words.pop(0) for _ in text.split(" ")]
        yield together(own)._replace(parts=(), apart=True)
