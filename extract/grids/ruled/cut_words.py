"""Words that are too wide for their drawn cell: cut anywhere, and gone on with in the next line.

A word processor breaks a line at a space, and cuts a word only where its first letters alone fill
the cell. So the next letter would not have fitted, and what follows is the rest of a word: one that
the page prints whole elsewhere; or, where the line is one word, a few small letters that are no
word themselves, or the sign that closes the word.

What a hyphen tells at the end of a line is asked of `line_end_hyphens`.
"""

import re
from collections.abc import Iterator, Mapping

from extract.french.folding import fold
from extract.french.lexicon.grammar import LEGAL_FORMS, OPENING
from extract.french.wrapped_lines import has_usual_ending
from extract.geometry import BBox
from extract.grids.ruled.cell_text import CellText
from extract.grids.ruled.line_end_hyphens import (
    WORD,
    is_cut_by_hyphen,
    is_name_of_column,
    page_words,
)
from extract.pdf.page import Chars

_REST = 5
"""Letters that are left of a cut word at most."""
_CAPITALS = 3
"""Capitals that are left of one at most; one by itself may name a lot."""
_BEGUN = 4
"""Capitals that a cut word begins with at least."""
_MUTE = "E"
_LONG = re.compile(r"\S{5,}[^AEIOUYÉÈ]")
"""What a mute letter is left of by itself: "L'OUVERTUR"."""
_PART = 2
"""Letters of a known word that are left of it at least: "l'Oise" is no rest of one."""
_NO_MARGIN = 0.5
"""Text nearer than this to the left rule, in points, runs over the margin of its cell."""
_SLACK = 0.3
"""Points by which widths are rounded."""
_SHORT_WORDS = LEGAL_FORMS | {
    "btp",
    "ca",
    "cie",
    "dit",
    "ets",
    "mme",
    "rar",
    "st",
    "ste",
    "tp",
    "tva",
}
"""Words of two or three letters that no narrow cell has cut off, folded."""
_FILLING = re.compile(r"\(?(?:[^\W\d_]{1,2}['’]|[^\W\d_]+\.)?[^\W\d_]{2,}")
"""A line that is one word: "D'em", "(Château", "SUBV.EQUIP"."""
_CAPITALS_LEFT = re.compile(r"([^\W\d_]+)(?!['’\w]|\.\w)")
"""Capitals that a line begins with and that are no elision and no initials: "IES", "EM."."""
_BEHIND_SLASH = re.compile(r"\S+/([^\W\d_]{2})")
"""Two letters behind the slash of a line that is words joined by slashes: "scolaire/ad"."""
_LAST = re.compile(r"[^\W\d_]+$")
"""The letters that a line ends with."""


def join_cut_words(
    texts: Mapping[int, CellText], boxes: Mapping[int, BBox], chars: Chars
) -> dict[int, CellText]:
    """The texts of the cells in ``boxes``, each cut word whole on its first line; ``chars`` are
    those of the page.
    """
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
            joined[number] = text._replace(
                lines=tuple(_joined(text, inner, chars))
            )
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


def _joined(text: CellText, inner: float, chars: Chars) -> Iterator[str]:
    """The lines of a cell of so much room, cut words whole."""
    joined = text.lines[0]
    start, _, end = text.edges[0]
    for line, edges in zip(text.lines[1:], text.edges[1:], strict=True):
        letter = edges[1] - edges[0]
        is_full = end - start + letter > inner - _SLACK
        ends_cell = edges is text.edges[-1]
        if is_full and (
            _goes_on(joined, line, ends_cell=ends_cell)
            or _is_whole_elsewhere(joined, line, chars)
        ):
            joined += line
        elif is_cut_by_hyphen(joined, line, chars):
            joined = joined[:-1] + line
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
        return _begins_behind_slash(begun, line)
    if line[0] in ".,)":
        return True
    rest = _small_rest(line) or _capital_rest(begun, line)
    if not rest:
        return False
    opens_phrase = OPENING.is_all_of(rest.lower())
    is_rest = not opens_phrase or (ends_cell and rest == line)
    return is_rest and not _is_whole(begun)


def _begins_behind_slash(begun: str, line: str) -> bool:
    """Whether two small letters behind a slash are no word, and ``line`` goes on in small letters:
    "scolaire/ad" above "ministratif".
    """
    found = _BEHIND_SLASH.fullmatch(begun)
    if found is None or not (found[1].islower() and line[0].islower()):
        return False
    is_word = OPENING.is_all_of(found[1]) or found[1] in _SHORT_WORDS
    return not is_word


def _small_rest(line: str) -> str:
    """The few small letters that a line begins with."""
    rest = WORD.match(line)
    if rest is None or not rest[0].islower() or len(rest[0]) > _REST:
        return ""
    return rest[0]


def _capital_rest(begun: str, line: str) -> str:
    """The two or three capitals that a line begins with below a word of them, but for the name of a
    column and short words: "IES" below "SECURIT"; or the mute one that ends a long word.
    """
    rest = _CAPITALS_LEFT.match(line)
    if rest is None or not (begun + rest[1]).isupper():
        return ""
    if rest[1] == _MUTE and _LONG.fullmatch(begun):
        return _MUTE
    if not 1 < len(rest[1]) <= _CAPITALS or len(begun) < _BEGUN:
        return ""
    word = fold(rest[1])
    stands_alone = word in _SHORT_WORDS or is_name_of_column(word)
    return "" if stands_alone else rest[1]


def _is_whole(word: str) -> bool:
    """Whether a word is known, or ends as French words do."""
    if has_usual_ending(word):
        return True
    return is_name_of_column(fold(word))


def _is_whole_elsewhere(begun: str, line: str, chars: Chars) -> bool:
    """Whether the page prints elsewhere the word that the end of one line and the beginning of the
    next make.
    """
    first, rest = _LAST.search(begun), WORD.match(line)
    if first is None or rest is None:
        return False
    if OPENING.is_all_of(first[0]) or len(rest[0]) < _PART:
        return False
    return fold(first[0] + rest[0]) in page_words(chars)
