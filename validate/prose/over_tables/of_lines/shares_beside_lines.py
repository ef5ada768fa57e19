"""The share beside what lines of a table come to: "l'allocation et la prestation représentent
ensemble 23 525,00 heures, soit 76,7 % de l'activité" is theirs in the total of their column.

A share that is of no figure of the tables, nor of the text before it, is accused: it is that of
another year, of other lines or of another whole, or a slip of the hand. The number is, where the
share is that of these lines and one more, or of the same in another year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from extract.several import only, present
from extract.table import RowKind
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    all_added,
    quotient,
)
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.line_names import is_in_figures
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.tabled.slips import is_slip_of_rounded
from validate.prose.words.label_words import label_stems, years_of
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    FigureTable,
    has_own_figures,
)

_BESIDE = re.compile(
    r"[^,;:.()]{0,40}?[,(]?\s*(?:(?:soit|ou|c.est.a.dire)\b|\()\W*"
)
"""Between what lines come to and the share that it is."""
_OF_WHOLE = re.compile(
    r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d.|de (?:s|c|leur)[a-z]* )[a-z]"
)
"""Behind a share of a whole."""
_MOVED = WordList(
    RISING, FALLING, "superieur*", "inferieur*", "depass*", "exced*", "passe(nt)", "porte(e)(s)"
)  # fmt: skip
"""Words of a change, which is no share."""
_LEAST_DIGITS = 3
"""Telling digits of what is said, at least."""
_FEW, _MOST_LINES = (2, 3), 14
"""How many lines come to a number, of so many at most: of more some do by accident."""
_WHY = "the sentence gives the share of lines in what their column comes to"


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of a table that come to a number in one of its columns."""

    view: FigureTable
    col: int
    rows: tuple[int, ...]

    def are_named(self, stems: frozenset[str]) -> bool:
        """Whether words name each."""
        labels = (label_stems(self.view.rows[row].label) for row in self.rows)
        return all(not stems.isdisjoint(label) for label in labels)

    @property
    def made(self) -> Derivation | None:
        """What they come to; None where a line prints nothing there."""
        cells = [self.view.facts.get((row, self.col)) for row in self.rows]
        known = tuple(present(cells))
        is_each = len(known) == len(cells) and all(one.value for one in known)
        return all_added(known) if is_each else None

    def wholes(self) -> Iterator[Fact]:
        """What closes the column, of which they are but a part; its totals first."""
        part = Decimal(0)
        for row in self.rows:
            part += abs(self.view.value(row, self.col) or Decimal(0))
        figured = [one.index for one in self.view.rows if has_own_figures(one)]
        totals = self.view.of_kind(RowKind.TOTAL)
        others = [*self.view.of_kind(*CLOSING), *figured[-1:]]
        for row in dict.fromkeys([*totals, *others]):
            cell = self.view.facts.get((row, self.col))
            is_whole = cell is not None and abs(cell.value_or_zero) > part
            if cell is not None and is_whole and row not in self.rows:
                yield cell

    @property
    def is_closed_once(self) -> bool:
        """Whether but one total closes the table, with tax or without."""
        return len(self.view.of_kind(RowKind.TOTAL)) <= 1

    def mistaken_for(self) -> Iterator["_Lines"]:
        """What may have been meant instead: these lines and one more, or the same in the columns of
        later years."""
        for row in self.view.of_kind(RowKind.DETAIL):
            if row not in self.rows and len(self.rows) > 1:
                yield replace(self, rows=tuple(sorted((*self.rows, row))))
        own = years_of(" ".join(self.view.column(self.col).path))
        for col in self.view.columns(*SUMMABLE):
            years = years_of(" ".join(self.view.column(col).path))
            if own and years and max(years) > max(own):
                yield replace(self, col=col)


def shares_beside_lines(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each share of a sentence behind a number that lines of a table come to which it names: of
    what closes their column."""
    for index in range(1, len(wording.numbers)):
        part, share = wording.numbers[index - 1 : index + 1]
        if not _is_told(wording, index):
            continue
        stems = frozenset(label_stems(wording.text[: part.start]))
        is_of_whole = _OF_WHOLE.match(wording.after(index)) is not None
        lines = [
            one
            for view in views
            for one in _lines(view, abs(part.fact.value_or_zero))
            if one.are_named(stems) and (is_of_whole or len(one.rows) > 1)
        ]
        ways = list(_ways(part, lines))
        if any(restates(share.fact, one.value) for one in ways):
            yield TabledNumber(share, ways, None)
        elif ways and not _is_of_another(wording, index, views):
            yield _judged(part, share, lines, ways)


def _judged(
    part: SpokenNumber,
    share: SpokenNumber,
    lines: Sequence[_Lines],
    ways: Sequence[Derivation],
) -> TabledNumber:
    """Which of a number and the share beside it is wrong."""
    instead = [
        made
        for one in lines
        for other in one.mistaken_for()
        if (made := other.made) is not None
        and any(
            restates(share.fact, HUNDRED * made.value / whole.value_or_zero)
            for whole in other.wholes()
        )
    ]
    if instead:
        meant = only({one.value: one for one in instead}.values())
        return TabledNumber(part, [], meant, is_confirmed=True)
    slips = [one for one in ways if is_slip_of_rounded(share.fact, one.value)]
    if slips:
        return TabledNumber(share, ways, only(slips))
    is_sure = all(one.is_closed_once for one in lines)
    return TabledNumber(share, ways, ways[0] if is_sure else None)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether a number is the share that the one before it is, told to its last digit."""
    part, share = wording.numbers[index - 1 : index + 1]
    before, between = wording.before(index - 1), wording.before(index)
    is_pair = share.unit == SHARE != part.unit and is_in_figures(part)
    is_exact = not NO_EXACT_FIGURE.within(f"{before} {between}")
    is_change = (
        _MOVED.within(before)
        or SIGNED.match(share.fact.printed) is not None
        or MORE_OR_LESS.follows_signs(wording.after(index))
    )
    return (
        is_pair
        and is_exact
        and not is_change
        and not part.per_thing
        and digits_told(part.fact) >= _LEAST_DIGITS
        and _BESIDE.fullmatch(between) is not None
    )


def _lines(view: FigureTable, part: Decimal) -> Iterator[_Lines]:
    """The lines that print a number, and the few that come to it, in each column."""
    details = view.of_kind(RowKind.DETAIL)
    for col in view.columns(*SUMMABLE):
        for row in (*details, *view.of_kind(RowKind.SUBTOTAL)):
            if view.value(row, col) == part:
                yield _Lines(view, col, (row,))
        filled = [row for row in details if view.value(row, col)]
        if len(filled) <= _MOST_LINES:
            few = (combinations(filled, some) for some in _FEW)
            for rows in chain.from_iterable(few):
                values = [view.value(row, col) or Decimal(0) for row in rows]
                if len(rows) < len(filled) and sum(values) == part:
                    yield _Lines(view, col, rows)


def _ways(part: SpokenNumber, lines: Sequence[_Lines]) -> Iterator[Derivation]:
    """The shares of a number in what closes the columns of its lines."""
    wholes = chain.from_iterable(one.wholes() for one in lines)
    for whole in {one.value: one for one in wholes}.values():
        yield quotient(part.fact, whole, _WHY)


def _is_of_another(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> bool:
    """Whether the share with a number is that of the one before it in any other figure."""
    part, share = wording.numbers[index - 1 : index + 1]
    said = (one.numbers for one in (*wording.earlier, wording))
    figures = chain(
        (one.fact for one in chain.from_iterable(said)),
        chain.from_iterable(view.facts.values() for view in views),
    )
    return any(
        restates(share.fact, quotient(part.fact, one, _WHY).value)
        for one in figures
        if one.value
    )
