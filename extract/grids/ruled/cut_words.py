"""Words that are too wide for their drawn cell: cut anywhere, and gone on with in the next line.

A word processor breaks a line at a space, and cuts a word only where its first letters alone fill
the cell. So the line is one word, the next letter would not have fitted, and what follows is the
rest of a word: a few small letters that are no word themselves, or the sign that closes the word.
"""

import re
from collections.abc import Iterator, Mapping

from extract.french.folding import fold
from extract.french.lexicon.grammar import OPENING
from extract.french.lexicon.header_words import AMOUNT, CODE, COUNT, DATE, YEAR
from extract.french.wrapped_lines import has_usual_ending
from extract.geometry import BBox
from extract.grids.ruled.cell_text import CellText

_REST = 5
"""Letters that are left of a cut word at most."""
_NO_MARGIN = 0.5
"""Text nearer than this to the left rule, in points, runs over the margin of its cell."""
_SLACK = 0.3
"""Points by which widths are rounded."""
_FILLING = re.compile(r"\(?(?:[^\W\d_]{1,2}['’])?[^\W\d_]{2,}")
"""A line that is one word: "D'em", "(Château"."""
_SMALL = re.compile(r"[^\W\d_]+")
"""The letters that a line begins with."""
_NAMES = (CODE, DATE, YEAR, COUNT, AMOUNT)
"""Words over columns, which are whole."""


def join_cut_words(
    texts: Mapping[int, CellText], boxes: Mapping[int, BBox]
) -> dict[int, CellText]:
    """The texts of the cells in ``boxes``, each cut word whole on its first line."""
    upright = {
        number: text
        for number, text in texts.items()
        if number in boxes and not text.angle and text.lines
    }
    margin = min(_margins(upright, boxes), default=0.0)
    joined = dict(texts)
    for number, text in upright.items():
        if len(text.lines) > 1:
            inner = boxes[number].x1 - boxes[number].x0 - 2 * margin
            joined[number] = text._replace(lines=tuple(_joined(text, inner)))
    return joined


def _margins(
    texts: Mapping[int, CellText], boxes: Mapping[int, BBox]
) -> Iterator[float]:
    """The white left of each line in its cell."""
    for number, text in texts.items():
        for start, *_ in text.edges:
            white = start - boxes[number].x0
            if white > _NO_MARGIN:
                yield white


def _joined(text: CellText, inner: float) -> Iterator[str]:
    """The lines of a cell of so much room, cut words whole."""
    joined = text.lines[0]
    start, _, end = text.edges[0]
    for line, edges in zip(text.lines[1:], text.edges[1:], strict=True):
        letter = edges[1] - edges[0]
        is_full = end - start + letter > inner - _SLACK
        ends_cell = edges is text.edges[-1]
        if is_full and _goes_on(joined, line, ends_cell=ends_cell):
            joined += line
        else:
            yield joined
            joined = line
        start, _, end = edges
    yield joined


def _goes_on(begun: str, line: str, *, ends_cell: bool) -> bool:
    """Whether ``line`` begins with the rest of the word ``begun``, which fills its cell.

    No cell ends with a word that opens a phrase: there it is the rest of one, "municipa" "le".
    """
    if not _FILLING.fullmatch(begun):
        return False
    if line[0] in ".,)":
        return True
    rest = _SMALL.match(line)
    if rest is None or not rest[0].islower() or len(rest[0]) > _REST:
        return False
    opens_phrase = OPENING.is_all_of(rest[0])
    is_rest = not opens_phrase or (ends_cell and rest[0] == line)
    return is_rest and not _is_whole(begun)


def _is_whole(word: str) -> bool:
    """Whether a word is known, or ends as French words do."""
    if has_usual_ending(word):
        return True
    return any(name.is_all_of(fold(word)) for name in _NAMES)
