"""A number of a sentence that two digits which changed places part from what two figures of one
column or row come to, or leave: "ses deux concours font ensemble 944 753 €", of 748 315 and
196 420.

Two digits that changed places make one figure of another by accident once in ten thousand times and
less: a long number tells it whatever its words are, a shorter one where words say that it is of
several together.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations

from extract.facts import Fact
from extract.french.lexicon.sentences.results_said import TOGETHER
from extract.number import Number
from extract.several import only, present
from extract.table import ColumnKind
from validate.model.typing_slips import Slip, digits_told, slip_between
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    taken_away,
)
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.over_tables.line_names import is_to_last_unit, since_figure
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.tables.figure_table import FigureTable

_LONG, _TOLD = 7, 5
"""Digits of a number that is such a slip of no pair by accident, and where words tell it."""
_NINE = 9
"""By which what two such figures differ by is divided."""
_MOST = 40
"""Figures of a column of which the pairs are too many to tell anything."""


def swapped_pairs(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each number of a sentence that is what two figures make but for two swapped digits, and what
    none make."""
    for index, result in enumerate(wording.numbers):
        if not _is_telling(wording, index):
            continue
        meant = _meant(result, views)
        if meant is not None:
            yield TabledNumber(result, (), meant)


def _is_telling(wording: Wording, index: int) -> bool:
    """Whether a number is told to its last unit, and has digits enough."""
    result = wording.numbers[index]
    is_counted = result.is_amount or result.is_of_things
    if not is_counted or not is_to_last_unit(result):
        return False
    digits = digits_told(result.fact)
    is_told = TOGETHER.within(since_figure(wording, index))
    return digits >= _LONG or (digits >= _TOLD and is_told)


def _meant(
    result: SpokenNumber, views: Sequence[FigureTable]
) -> Derivation | None:
    """The only value of a pair that two swapped digits part a number from, which no figure and no
    pair prints itself."""
    number = result.fact.number
    assert number is not None
    kind = ColumnKind.AMOUNT if result.unit == MONEY else ColumnKind.COUNT
    made: dict[Decimal, Derivation] = {}
    for line in _lines(views, kind):
        if any(restates(result.fact, one.value_or_zero) for one in line):
            return None
        for value, derive in _made(line, number.decimals):
            if restates(result.fact, value):
                return None
            if _is_swapped(number, value):
                made[value] = derive()
    return only(made.values())


def _made(
    line: Sequence[Fact], decimals: int
) -> Iterator[tuple[Decimal, Callable[[], Derivation]]]:
    """What each two figures come to, and leave, signs aside, where one prints so many decimals."""
    for one, other in combinations(line, 2):
        numbers = present((one.number, other.number))
        if max(each.decimals for each in numbers) < decimals:
            continue
        first, second = one.value_or_zero, other.value_or_zero
        yield abs(first + second), partial(all_added, (one, other))
        yield abs(first - second), partial(taken_away, one, other)


def _is_swapped(number: Number, value: Decimal) -> bool:
    """Whether two digits of a number and a value changed places, which leaves their sum."""
    if (abs(number.value) - value) / number.ulp % _NINE:
        return False
    return slip_between(number, value) is Slip.SWAP


def _lines(
    views: Sequence[FigureTable], kind: ColumnKind
) -> Iterator[list[Fact]]:
    """The figures of each column of a kind, and of each row in these columns."""
    for view in views:
        cols = view.columns(kind)
        rows = range(len(view.rows))
        lines = [[(row, col) for row in rows] for col in cols]
        lines += [[(row, col) for col in cols] for row in rows]
        for line in lines:
            figures = [
                one for one in present(map(view.facts.get, line)) if one.value
            ]
            if len(figures) <= _MOST:
                yield figures
