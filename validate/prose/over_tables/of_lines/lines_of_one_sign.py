"""What as many lines of a table as a sentence tells have gained, or lost: "deux lots dépassent leur
estimation, pour 8 477,90 €"; "les deux autres en perdent 26"; "cinq communes voient leur
contribution baisser, d'un total de 25 329 €".

The lines of one sign in a column of differences are told by their number. One that is not what they
come to is accused where it is that of some of them, or a slip of the hand.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.french.spelled_numbers import spelled_number
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.derivation import Derivation, all_added
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.over_tables.line_names import is_in_figures, since_figure
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip
from validate.tables.figure_table import FigureTable, is_quotient

_UP = "depass|exced|progress|augment|gagn|croiss|rencheri|alourdi|grimp"
_DOWN = "perd|baiss|recul|diminu|cede|flechi|chut|allege"
"""Verbs of lines that move."""
_TOLD = re.compile(
    r".*\b(?<!sur )(?P<count>deux|trois|quatre|cinq|six|sept|huit)\b(?P<between>[^,]*)"
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[a-z]*"
    r"(?: (?!et\b|ou\b)[a-z']+){0,3}?"
    r"(?:,? (?:pour|de|d'un total de|pour un total de|ensemble))*\W*",
    re.DOTALL,
)
"""So many lines, which way they move, and right before by how much in all."""
_MOVE = re.compile(rf"{_UP}|{_DOWN}")
"""A verb of either."""
_CLAUSE = re.compile(r"[;:.(]|\bque\b")
"""Before the clause that tells it."""
_NOT_ALL = WordList(
    NO_EXACT_FIGURE, "moyen(ne)", "chacun*", "chaque", "par", "respectivement", "fois", "an(s)",
    "annee(s)", "depuis", "jusqu*",
)  # fmt: skip
"""Words by which it is of each, or in other years."""
_SEVERAL = 2
"""Lines that another adds up, and columns in which it does, at least."""


def lines_of_one_sign(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each number of a sentence that so many lines of a table are said to rise or fall by
    together."""
    for index, result in enumerate(wording.numbers):
        told = _told(wording, index)
        if told is not None:
            ways = [way for view in views for way in _sums(view, result, told)]
            if ways:
                meant = _meant(result, ways)
                yield TabledNumber(result, ways, meant, is_outright=True)


def _told(wording: Wording, index: int) -> re.Match[str] | None:
    """How many lines move by a number together, and which way, as words before it tell."""
    result = wording.numbers[index]
    is_sum = result.unit != SHARE and not result.per_thing
    said = _CLAUSE.split(since_figure(wording, index))[-1]
    told = _TOLD.fullmatch(said)
    if told is None or not is_sum or not is_in_figures(result):
        return None
    beside = f"{said} {to_end_of_clause(wording.after(index))}"
    is_otherwise = _MOVE.search(told["between"]) or _NOT_ALL.within(beside)
    return None if is_otherwise else told


def _sums(
    view: FigureTable, result: SpokenNumber, told: re.Match[str]
) -> Iterator[Derivation]:
    """What the lines of one sign come to in each column of differences that has as many."""
    kind = ColumnKind.AMOUNT if result.unit == MONEY else ColumnKind.COUNT
    for col in view.columns(kind):
        if is_quotient(view.column(col)):
            continue
        cells = _cells(view, col)
        values = [one.value_or_zero for one in cells]
        is_up = told["up"] is not None
        some = tuple(one for one in cells if _is_of_sign(one, is_up=is_up))
        are_signed = any(one < 0 for one in values)
        if are_signed and len(some) == spelled_number(told["count"]):
            yield all_added(some)


def _cells(view: FigureTable, col: int) -> list[Fact]:
    """The figures of the lines of a column, down to one that adds up those above it, which is no
    line whatever it is called ("Travaux")."""
    rows = view.of_kind(RowKind.DETAIL)
    above = (
        rows[:count]
        for count in range(_SEVERAL, len(rows))
        if _adds_up(view, rows[count], rows[:count])
    )
    lines = next(above, rows)
    return present(view.facts.get((row, col)) for row in lines)


def _adds_up(view: FigureTable, row: int, above: Sequence[int]) -> bool:
    """Whether a line prints what those above it come to in each column of sums that it fills, in
    several of them no nought."""
    sums = [
        (
            one,
            sum(
                (view.value(line, col) or Decimal(0) for line in above),
                Decimal(0),
            ),
        )
        for col in view.columns(ColumnKind.AMOUNT, ColumnKind.COUNT)
        if (one := view.value(row, col)) is not None
        and not is_quotient(view.column(col))
    ]
    telling = sum(bool(one) for one, _ in sums)
    return telling >= _SEVERAL and all(one == made for one, made in sums)


def _is_of_sign(fact: Fact, *, is_up: bool) -> bool:
    value = fact.value_or_zero
    return value > 0 if is_up else value < 0


def _meant(
    result: SpokenNumber, ways: Sequence[Derivation]
) -> Derivation | None:
    """The only sum of which a number is but a part, or a slip of the hand."""
    one = only({abs(way.value): way for way in ways}.values())
    if one is None:
        return None
    value = abs(result.fact.value_or_zero)
    is_told = is_slip(value, abs(one.value)) or value in _parts(one)
    return one if is_told else None


def _parts(made: Derivation) -> set[Decimal]:
    """What some terms of a sum come to without the others."""
    values = [abs(one.value_or_zero) for one in made.terms]
    return {
        sum(some, Decimal(0))
        for few in range(1, len(values))
        for some in combinations(values, few)
    }
