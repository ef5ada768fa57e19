"""Parts of an amount that a sentence tells by the lines of a table: "fixe à 84 000 € les crédits
pour 2026, dont 20 500 € pour l'énergie" is the line of the column whose total is 84 000; "4 157
aides, dont 1 836 pour l'énergie et 1 124 pour l'accès" is the total of the column that prints
both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only, present
from extract.table import RowKind
from validate.prose.deriving.derivation import same_as
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.line_names import (
    heads_column,
    is_in_figures,
    line_bearing,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip
from validate.tables.figure_table import CLOSING, SUMMABLE, FigureTable

_OF_WHICH = WordList("dont")
_FOR_LINE = re.compile(
    r" ?(?:€|k€|m€|euros?|ht|ttc|[a-z]+)? ?"
    r"(?:pour|au titre|en faveur|relevant|au profit|provenant|au|aux|a|en|dans|sur)\b"
    r"(?: de l.| de la| des| du| de| d.| la| le| les| l.)? ?"
    r"(?P<name>[^,;:.()\d]+?)(?= et $|[,;:.()]|$)"
)
"""Behind a part, the line that it is of."""
_GOES_ON = re.compile(r".*?(?:,|,? et) ?", re.DOTALL)
"""Between two parts."""
_WHY = "the sentence tells a line of the column whose total it says"
_SURE = 2
"""Parts that tell which column is meant."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an amount, and the name of the line that it is of."""

    number: SpokenNumber
    name: str


def parts_by_line(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each part of an amount that a total prints, of the line that words name; and each amount of
    which two parts or more are what their lines print in one column."""
    for index in range(1, len(wording.numbers)):
        if not _OF_WHICH.within(wording.before(index)):
            continue
        whole = _whole(wording, index)
        parts = tuple(_parts(wording, index))
        if whole is not None:
            yield from _of_parts(whole, parts, views)


def _of_parts(
    whole: SpokenNumber,
    parts: Sequence[_Part],
    views: Sequence[FigureTable],
) -> Iterator[TabledNumber]:
    """The parts of an amount, and that itself."""
    for part in parts:
        cells = [one for view in views for one in _cells(view, whole, part)]
        yield from _restating(part.number, cells, views)
    if len(parts) >= _SURE:
        totals = [one for view in views for one in _totals(view, parts)]
        yield from _restating(whole, totals, ())


def _restating(
    number: SpokenNumber,
    cells: Sequence[Fact],
    views: Sequence[FigureTable],
) -> Iterator[TabledNumber]:
    """A number that one of some cells gives; a slip of the only one, or another figure of some
    tables in its place."""
    if not cells or not is_in_figures(number):
        return
    ways = [same_as(one, _WHY) for one in cells]
    meant = only({one.value: one for one in ways}.values())
    value = number.fact.value_or_zero
    is_told = meant is not None and (
        is_slip(value, meant.value)
        or any(
            one.value == value for view in views for one in view.facts.values()
        )
    )
    yield TabledNumber(number, ways, meant if is_told else None)


def _whole(wording: Wording, index: int) -> SpokenNumber | None:
    """The last number like the first part before it; no share."""
    part = wording.numbers[index]
    before = [one for one in wording.numbers[:index] if _are_alike(one, part)]
    if not before or before[-1].unit == SHARE or part.unit == SHARE:
        return None
    return before[-1]


def _are_alike(one: SpokenNumber, other: SpokenNumber) -> bool:
    return one.per == other.per and (
        one.unit == other.unit or "" in (one.unit, other.unit)
    )


def _parts(wording: Wording, index: int) -> Iterator[_Part]:
    """The parts of a list, from the first on, up to one of which no line is named."""
    for place in range(index, len(wording.numbers)):
        one, before = wording.numbers[place], wording.before(place)
        is_next = place == index or _GOES_ON.fullmatch(before) is not None
        found = _FOR_LINE.match(wording.after(place))
        is_like = _are_alike(wording.numbers[index], one)
        if found is None or not (is_next and is_like):
            return
        if NO_EXACT_FIGURE.within(before):
            return
        yield _Part(one, found["name"])


def _cells(
    view: FigureTable, whole: SpokenNumber, part: _Part
) -> Iterator[Fact]:
    """The figures of the line of a part in the columns whose totals print a number."""
    row = line_bearing(view, part.name)
    if row is None or heads_column(view, part.name):
        return
    for col in view.columns(*SUMMABLE):
        sums = [view.value(one, col) for one in view.of_kind(*CLOSING)]
        cell = view.facts.get((row, col))
        if whole.fact.value in sums and cell is not None and cell.value:
            yield cell


def _totals(view: FigureTable, parts: Sequence[_Part]) -> Iterator[Fact]:
    """The totals of the columns in which the lines of all parts print them."""
    rows = [line_bearing(view, one.name) for one in parts]
    last = view.of_kind(RowKind.TOTAL)[-1:]
    lines = list(zip(present(rows), parts, strict=False))
    if not last or len(set(rows)) != len(lines):
        return
    for col in view.columns(*SUMMABLE):
        are_told = all(
            view.value(row, col) == part.number.fact.value
            for row, part in lines
        )
        total = view.facts.get((last[0], col))
        if (
            are_told
            and len(lines) == len(parts)
            and total is not None
            and total.value
        ):
            yield total
