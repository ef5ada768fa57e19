"""Two shares that a sentence gives of one line: "le camping fournit 34,4 % des nuitées, mais
seulement 23,3 % du produit". The one tells the line, and the words behind the other its column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.prose.deriving.derivation import Derivation, quotient
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.of_lines.few_lines import FewLines
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import SUMMABLE, FigureTable

_OF = (
    r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d.|de (?:s|c|leur)[a-z]* )"
    r"(?P<whole>[a-z][^,;:.()\d]*?)"
)
_AND = re.compile(
    rf"{_OF}(?:,? (?:mais|pour|et|contre|avec)(?: (?:seulement|encore|aussi|jusqu.a))?|, [a-z]+)\W*"
)
"""Between two shares of one line, the words of what the first is of."""
_OF_WHOLE = re.compile(rf"{_OF}(?=[,;:.()\d]|$)")
"""Behind the second."""
_OF_SOME = re.compile(r"[a-z] (?:des|de la|du|de l.) ?[a-z]")
"""A whole of some things: "produit des hébergements classés"."""
_BESIDE = re.compile(r"(?:\b(?:soit|ou|c.est.a.dire)\b|\()\W*$")
"""Before a share that a figure is of something, told before it."""
_LOOSE = WordList(NO_EXACT_FIGURE, RISING, FALLING)
"""Words by which a share is a change, or not told to its last digit."""
_WHY = "the sentence gives two shares of one line"


@dataclass(frozen=True, slots=True)
class _Told:
    """A share, and the words of what it is of."""

    share: SpokenNumber
    whole: frozenset[str]
    is_of_some: bool
    """Whether the words behind what it is of say of which lines: "du produit des campings"."""

    def is_of(self, view: FigureTable, col: int) -> bool:
        """Whether the header of a column bears one of these words."""
        header = label_stems(" ".join(view.column(col).path))
        return not self.whole.isdisjoint(header)


def paired_shares(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each of two shares of a sentence, where the other is that of one line which words name."""
    for index in range(1, len(wording.numbers)):
        pair = wording.numbers[index - 1 : index + 1]
        first = _AND.fullmatch(wording.before(index))
        second = _OF_WHOLE.match(wording.after(index))
        if first is None or second is None or not _are_shares(wording, index):
            continue
        stems = frozenset(label_stems(wording.text[: pair[0].start]))
        one, other = (
            _told(share, found["whole"])
            for share, found in zip(pair, (first, second), strict=True)
        )
        yield from _of_line(one, other, stems, views)
        if not _BESIDE.search(wording.before(index - 1)):
            yield from _of_line(other, one, stems, views)


def _told(share: SpokenNumber, whole: str) -> _Told:
    """A share with the words behind it."""
    return _Told(
        share,
        frozenset(label_stems(whole)),
        _OF_SOME.search(whole) is not None,
    )


def _are_shares(wording: Wording, index: int) -> bool:
    """Whether a number and the one before it are shares, told to their last digits."""
    pair = wording.numbers[index - 1 : index + 1]
    told = f"{wording.before(index - 1)} {wording.before(index)}"
    return (
        all(one.unit == SHARE for one in pair)
        and not any(SIGNED.match(one.fact.printed) for one in pair)
        and not _LOOSE.within(told)
    )


def _of_line(
    told: _Told,
    other: _Told,
    stems: frozenset[str],
    views: Sequence[FigureTable],
) -> Iterator[TabledNumber]:
    """The share beside one that tells the line: in the only column that its words name, unless it
    is that of another."""
    shares = list(_shares_of_line(told, other, stems, views))
    ways = [way for is_named, way in shares if is_named]
    meant = only({round(one.value, 4): one for one in ways}.values())
    are_others = (restates(other.share.fact, way.value) for _, way in shares)
    if other.is_of_some or any(are_others):
        meant = None
    number = TabledNumber(other.share, ways, meant)
    if number.exact is not None or number.meant is not None:
        yield number


def _shares_of_line(
    told: _Told,
    other: _Told,
    stems: frozenset[str],
    views: Sequence[FigureTable],
) -> Iterator[tuple[bool, Derivation]]:
    """The shares of the lines that one share tells, in each column: each with whether the words of
    the other name that."""
    for view in views:
        for row in _rows(view, told, stems):
            for col in view.columns(*SUMMABLE):
                is_named = other.is_of(view, col)
                yield from ((is_named, way) for way in _shares(view, col, row))


def _rows(
    view: FigureTable, told: _Told, stems: frozenset[str]
) -> Iterator[int]:
    """The lines that words name, of which a share is told."""
    for col in view.columns(*SUMMABLE):
        for row in view.rows:
            line = FewLines(view, col, (row.index,))
            if not told.is_of(view, col) or not line.are_named(stems):
                continue
            shares = _shares(view, col, row.index)
            if any(restates(told.share.fact, one.value) for one in shares):
                yield row.index


def _shares(view: FigureTable, col: int, row: int) -> Iterator[Derivation]:
    """The share of a line in what closes a column."""
    cell = view.facts.get((row, col))
    if cell is not None and cell.value:
        for whole in FewLines(view, col, (row,)).wholes():
            yield quotient(cell, whole, _WHY)
