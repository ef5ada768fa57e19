"""Marks of list items, put to the words that they stand before: no column of their own.

The white behind a bullet is as wide as that between two columns. A mark alone would be the first
column of a list "• label : amount", and the words of two items, one below the other, its others.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.grids.unruled.settings import DEFAULTS
from extract.lines.line_continuation import BULLET
from extract.lines.tokens import Atom, TextLine, together


def join_item_marks(
    lines: Sequence[TextLine], reach: float = DEFAULTS.item_reach
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
    if not is_near or not _opens_item(mark, word):
        return line

    item = together((mark, word))._replace(bold=word.bold)
    return replace(line, atoms=(item, *others))


def _opens_item(mark: Atom, word: Atom) -> bool:
    """Whether an atom is a bullet or a dash before a word; before a figure it may say nil."""
    if word.is_value:
        return False
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
