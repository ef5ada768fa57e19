"""By how much a line of a table that a sentence names changes between two years: "les incendies
progressent de 14,3 %"; "les ordures ménagères baissent de 532,3 tonnes".

A number that no two figures of the line give is accused where it is the change of the last two
years, told of the new figure and not of the old, or of another line, or with a slip of the hand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from extract.facts import Fact
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only, only_of_each
from extract.table import ColumnKind
from validate.model.adoption import GIVES_A_CHANGE
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    apart,
    changed,
    same_as,
)
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.over_tables.line_names import (
    TableLine,
    is_in_figures,
    line_named,
    lines_found,
    since_figure,
    year_over,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip_as_printed, restates
from validate.prose.words.label_words import years_of
from validate.tables.figure_table import SUMMABLE, FigureTable

_MOVES = re.compile(
    r"\b(?:(?:a|ont|est|sont) )?"
    r"(?:progress|augment|croi|s.accroi|gagn|bondi|baiss|diminu|recul|chut|perd|flechi"
    r"|en (?:hausse|progression|augmentation|baisse|recul|diminution)\b)\w*"
    r"(?: (?!en|de)\w+){0,2}(?: de| d.)?\W*$"
)
"""Behind what changes, and right before by how much."""
_LETTER = re.compile(r"[a-z]")
"""What a subject has, and a mark between a verb and another has not."""
_MARK = re.compile(r"[,;:.()]")
"""What parts the clauses before a verb."""
_CLAUSE = re.compile(
    r"[,;:.()]|\bque\b|\b(?:et|tandis|alors|mais|puis|dont|quand)\b"
)
"""What the name of the line stands behind."""
_OTHERWISE = WordList(
    NO_EXACT_FIGURE, "moyen(ne)", "par an", "constant*", "taux", "si", "aurai(en)t", "depuis",
    "hors", "sans", "prix", "chaque",
)  # fmt: skip
"""Words of a change between other years, or in other terms."""
_BETWEEN = re.compile(rf"[^\w]*(?:€|euros?)?[^\w]*entre ({YEAR}) et ({YEAR})\b")
"""The years of a change, right behind it: "23 415 € entre 2023 et 2025"."""
_YEARS = 2
_TELLING = 3
"""Digits of a number that is met in no other line by accident."""


def line_changes(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each number of a sentence by which a line that it names is said to move."""
    for index, result in enumerate(wording.numbers):
        if is_in_figures(result) and not result.per_thing:
            yield from _of_line(wording, index, views)


def _of_line(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """A number by which the line that is named before it moves."""
    result = wording.numbers[index]
    said = since_figure(wording, index)
    subject = _subject(said)
    lines = lines_found(views, subject, line_named) if subject else []
    ways = [way for line in lines for way in _ways(line, result)]
    is_otherwise = _OTHERWISE.within(said)
    between = _meant_between(wording, index, lines)
    if between is not None and not is_otherwise:
        yield TabledNumber(result, [between], between)
    elif ways:
        is_otherwise = is_otherwise or bool(years_of(wording.text))
        meant = None if is_otherwise else _meant(result, lines)
        yield TabledNumber(result, ways, meant)


def _subject(said: str) -> str:
    """What changes, by the words before its change; empty where they tell none."""
    moves = _MOVES.search(said)
    while moves is not None:
        before = said[: moves.start()].rstrip(" ,")
        subject = _MARK.split(before)[-1]
        if _LETTER.search(subject):
            return _CLAUSE.split(subject)[-1]
        moves = _MOVES.search(said, moves.start() + 1)
    return ""


def _ways(line: TableLine, result: SpokenNumber) -> Iterator[Derivation]:
    """A change that a line prints, and what any two of its figures differ by."""
    for fact in line.cells(*SUMMABLE, ColumnKind.PERCENT):
        if (fact.counts == "percent") is (result.unit == SHARE):
            yield same_as(fact, GIVES_A_CHANGE)
    for kind in SUMMABLE:
        for old, new in permutations(line.cells(kind), 2):
            if not _is_later(old, new):
                yield _change(result, old, new)


def _last_years(line: TableLine) -> Iterator[tuple[Fact, Fact]]:
    """The figures of the year before the last, and of that, of each kind that has one column a
    year."""
    for kind in SUMMABLE:
        pair = _by_years(line.cells(kind))[-_YEARS:]
        if len(pair) == _YEARS:
            yield pair[0], pair[1]


def _by_years(cells: Sequence[Fact]) -> list[Fact]:
    """The figures of one column a year, by years."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in cells:
        year = year_over(fact)
        if year is not None:
            found[year].append(fact)
    known = only_of_each(found)
    return [known[year] for year in sorted(known)]


def _is_later(one: Fact, other: Fact) -> bool:
    """Whether a figure is of a later year than another."""
    first, second = year_over(one), year_over(other)
    return first is not None and second is not None and first > second


def _change(result: SpokenNumber, old: Fact, new: Fact) -> Derivation:
    if result.unit == SHARE:
        return changed(new, old, GIVES_A_CHANGE)
    return apart(new, old)


def _meant(
    result: SpokenNumber, lines: Sequence[TableLine]
) -> Derivation | None:
    """The only change of the last two years that a number may be misprinted of."""
    pairs = [(line, *pair) for line in lines for pair in _last_years(line)]
    one = only(pairs)
    if one is None or not _is_of_kind(result, one[1]):
        return None
    line, old, new = one
    made = _change(result, old, new)
    is_told = (
        _is_of_new(result, old, new),
        is_slip_as_printed(result.fact, made.value),
        _is_of_another(result, line),
    )
    return made if any(is_told) else None


def _meant_between(
    wording: Wording, index: int, lines: Sequence[TableLine]
) -> Derivation | None:
    """The only change between the two years that stand right behind a number, where it is that of
    other years of the line: the first and the last of three, told by the last two."""
    result = wording.numbers[index]
    told = _BETWEEN.match(wording.after(index))
    line = only(lines)
    if told is None or line is None:
        return None
    years = set(map(int, told.groups()))
    for kind in SUMMABLE:
        known = _by_years(line.cells(kind))
        ends = [fact for fact in known if year_over(fact) in years]
        is_of_kind = len(ends) == _YEARS and _is_of_kind(result, ends[0])
        if is_of_kind and _is_of_other_years(result, known, ends):
            return _change(result, ends[0], ends[1])
    return None


def _is_of_other_years(
    result: SpokenNumber, known: Sequence[Fact], ends: Sequence[Fact]
) -> bool:
    """Whether a number of digits enough is the change of other figures of a line than two."""
    if digits_told(result.fact) < _TELLING:
        return False
    made = _change(result, ends[0], ends[1])
    others = (_change(result, *pair) for pair in combinations(known, 2))
    is_other = any(restates(result.fact, one.value) for one in others)
    return is_other and not restates(result.fact, made.value)


def _is_of_kind(result: SpokenNumber, fact: Fact) -> bool:
    is_amount = fact.counts in ("amount", "rate")
    return result.unit == SHARE or is_amount is (result.unit == MONEY)


def _is_of_new(result: SpokenNumber, old: Fact, new: Fact) -> bool:
    """Whether a percentage is that of the new figure."""
    gap = abs(new.value_or_zero - old.value_or_zero)
    share = HUNDRED * gap / (new.value_or_zero or Decimal(1))
    return result.unit == SHARE and restates(result.fact, share)


def _is_of_another(result: SpokenNumber, line: TableLine) -> bool:
    """Whether a number is the change of another line, in the same years."""
    changes = (
        _change(result, *pair)
        for other in line.others()
        for pair in _last_years(other)
    )
    is_telling = digits_told(result.fact) >= _TELLING
    return is_telling and any(
        restates(result.fact, one.value) for one in changes
    )
