"""Changes from one row to the next, or from one column to the next, where these are years, months
or quarters ("2023", "2024", "2025" and their "Évolution"), or where the header says so ("Écart au
trimestre précédent").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import filterfalse, pairwise

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import CHANGE
from extract.french.lexicon.calendar import part_of_year, years_in
from extract.french.lexicon.concept import WordList
from extract.number import Unit
from extract.several import present
from extract.table import Column, ColumnKind, Row, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.prose.words.word_stems import stems
from validate.tables.figure_table import NUMERIC, SUMMABLE, FigureTable

CODE = "row-changes"
_FEWEST = 2
"""Changes that must be those of a column before another is judged by it."""
_DEVIANT = 0.34
"""A column that more of the changes contradict is not what they are told of,"""
_MANY, _DEVIANT_FROM_MANY = 5, 0.4
"""and where so many agree, if more still do."""
_BEFORE = WordList("precedent(e)(s)")
"""What says that a change is that since the line before."""
_HUNDRED = Decimal(100)
_ROUNDING = 2
"""Units of its last digit by which a change of rounded figures may miss."""
_Place = tuple[int, int]
_Change = tuple[_Place, _Place, _Place]
"""Where a change stands, and the figures of its year and of the year before."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The changes of one column, as those of another; how they fare."""

    identities: tuple[Identity, ...]
    held: int

    @property
    def failed(self) -> int:
        return len(self.identities) - self.held

    def is_believed(self, *, broken: int = 0) -> bool:
        """Whether enough changes agree, so many of those that do being broken."""
        held, failed = self.held - broken, self.failed + broken
        deviant = _DEVIANT_FROM_MANY if held >= _MANY else _DEVIANT
        return held >= _FEWEST and failed <= deviant * (held + failed)


def find(context: Context) -> Iterator[Identity]:
    """Each change of a year against the figures of that year and of the one before, in the column,
    or the row, that most changes are told of.
    """
    for view in context.figure_tables:
        for candidates in (*_over_rows(view), *_over_columns(view)):
            told = [_told(view, changes, context) for changes in candidates]
            best = max(told, key=lambda one: one.held, default=None)
            if best is not None and best.is_believed():
                yield from _adopted(best, context)


def _over_rows(view: FigureTable) -> Iterator[list[list[_Change]]]:
    """For each column of changes, what they may be told of where its rows follow each other: any
    column."""
    in_time = _steps_in_time(view)
    for change in _columns_of_changes(view):
        steps = _steps_named(view) if _says_before(view, change) else in_time
        if len(steps) < _FEWEST:
            continue
        yield [
            [
                (
                    (_row_told(view, change, before, row), change),
                    (row, level),
                    (before, level),
                )
                for before, row in steps
            ]
            for level in view.columns(*SUMMABLE)
            if level != change
        ]


def _steps_in_time(view: FigureTable) -> list[tuple[int, int]]:
    """The rows of a year, a month or a quarter, each after that of the one before."""
    rows = [row for row in view.rows if row.kind is not RowKind.BAND]
    steps = _steps([(row.index, _year_of(view, row)) for row in rows])
    return [step for step in steps if _are_of_one(view, *step)]


def _says_before(view: FigureTable, change: int) -> bool:
    """Whether the header of changes says that each is since the line before."""
    return _BEFORE.within(fold(" ".join(view.column(change).path)))


def _steps_named(view: FigureTable) -> list[tuple[int, int]]:
    """The rows of details under one name, each after the one right above it."""
    rows = [row for row in view.rows if row.kind is RowKind.DETAIL]
    return [
        (before.index, row.index)
        for before, row in pairwise(rows)
        if before.path == row.path
    ]


def _year_of(view: FigureTable, row: Row) -> str:
    """What tells the year of a row: its label, or else its cell of a column of years."""
    if years_in(row.label):
        return row.label
    told = (view.text(row.index, col) for col in view.columns(ColumnKind.YEAR))
    return next(filter(years_in, told), row.label)


def _are_of_one(view: FigureTable, before: int, row: int) -> bool:
    """Whether two rows of years are of the same thing: where a column tells the years, both stand
    under one name."""
    if not view.columns(ColumnKind.YEAR):
        return True
    return view.rows[before].path == view.rows[row].path


def _row_told(view: FigureTable, change: int, before: int, row: int) -> int:
    """The row in which a change is printed: a cell over both years stands in that of the first."""
    is_over_both = view.span(before, change) > 1
    return before if is_over_both else row


def _over_columns(view: FigureTable) -> Iterator[list[list[_Change]]]:
    """For each row of changes in per cent, what they may be told of where columns are years: the
    rows that its label names, or the one right above where it names none. What else is called a
    change stands in accounts as a flow of its own.
    """
    columns = list(map(view.column, view.columns(*NUMERIC)))
    steps = _steps([(column.index, column.label) for column in columns])
    if len(steps) < _FEWEST:
        return
    for row in filter(_is_change, view.rows):
        if not all(_is_percent(view, row.index, col) for _, col in steps):
            continue
        yield [
            [
                ((row.index, col), (level, col), (level, before))
                for before, col in steps
            ]
            for level in _levels(view, row)
        ]


def _is_change(row: Row) -> bool:
    return CHANGE.within(fold(row.label))


def _is_percent(view: FigureTable, row: int, col: int) -> bool:
    number = view.number(row, col)
    return number is None or number.unit is Unit.PERCENT


def _levels(view: FigureTable, change: Row) -> list[int]:
    """The rows that a row of changes may be told of."""
    named = _named(change)
    if not named:
        return [change.index - 1] if change.index else []
    others = filterfalse(_is_change, view.rows)
    return [row.index for row in others if named <= _named(row)]


def _named(row: Row) -> set[str]:
    """What a row is about, without the word of a change."""
    return set(filterfalse(CHANGE.within, stems(row.label)))


def _steps(lines: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """The lines of a year, a month or a quarter, each after that of the one before right next to
    it."""
    return [
        (before, line)
        for (before, old), (line, new) in pairwise(lines)
        if _follows(old, new)
    ]


def _follows(old: str, new: str) -> bool:
    """Whether a label is of the year right after that of another, or of the month or the quarter
    right after it in one year."""
    years = [years_in(label)[:1] for label in (old, new)]
    part, following = part_of_year(old), part_of_year(new)
    if part is not None and following is not None:
        is_next = following == (part[0], part[1] + 1)
        return is_next and years[0] == years[1]
    return all(years) and years[1][0] == years[0][0] + 1


def _columns_of_changes(view: FigureTable) -> list[int]:
    return [
        index
        for index in view.columns(*NUMERIC)
        if CHANGE.within(fold(" ".join(view.column(index).path)))
    ]


def _told(
    view: FigureTable, changes: Sequence[_Change], context: Context
) -> _Told:
    found = []
    for places in changes:
        facts = present(map(view.facts.get, places))
        printed = [one for one in facts if one.value]
        if len(printed) == len(places):
            found.append(_identity(view, printed))
    held = sum(
        evaluate(one, context.facts).verdict is Verdict.HELD for one in found
    )
    return _Told(tuple(found), held)


def _identity(view: FigureTable, facts: Sequence[Fact]) -> Identity:
    result, new, old = facts
    assert result.row is not None
    assert result.col is not None
    words = view.words(result.row, result.col)
    in_percent = _is_in_percent(view.column(result.col), result)
    return Identity(
        id=stable_id(CODE, *words, *new.column_path),
        rule=CODE,
        kind=Kind.DIFFERENCE,
        form=Form.RATIO if in_percent else Form.WEIGHTED_SUM,
        result=result.id,
        terms=(Term(new.id), Term(old.id, Decimal(1 if in_percent else -1))),
        table_id=view.table.id,
        constant=_HUNDRED if in_percent else Decimal(1),
        offset=-_HUNDRED if in_percent else Decimal(0),
        label=view.name(result.row, result.col),
    )


def _is_in_percent(column: Column, fact: Fact) -> bool:
    """Whether a change is told in per cent, by the sign of its column, or in a column of other
    figures by its own.
    """
    if column.kind is ColumnKind.PERCENT:
        return bool(column.unit_text)
    return fact.unit is Unit.PERCENT


def _adopted(told: _Told, context: Context) -> Iterator[Identity]:
    heard = told.is_believed(broken=1)
    tally = LineTally(told.held, told.failed)
    adoption: Adoption = by_lines(
        tally,
        "the lines follow each other, and their changes agree",
        Ground.WORDS,
    )
    for one in told.identities:
        if frozenset(one.facts) not in context.stated_figures:
            severity = Severity.INFO if _is_near(one, context) else one.severity
            yield replace(
                one, adoption=adoption.as_heard(heard), severity=severity
            )


def _is_near(identity: Identity, context: Context) -> bool:
    """Whether a change in per cent misses by no more than figures that were rounded before."""
    result, delta = (
        context.facts[identity.result].number,
        evaluate(identity, context.facts).delta,
    )
    if identity.form is not Form.RATIO or result is None or not delta:
        return False
    return abs(delta) <= _ROUNDING * result.ulp


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Évolution d'une ligne à la suivante", "Changes from row to row"
    ),
    source=Message(
        "Dans un tableau d'années, de mois ou de trimestres, l'évolution d'une ligne est celle"
        " depuis la ligne précédente.",
        "In a table of years, months or quarters, a row's change is that since the row above.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les chiffres des deux lignes donnent {expected}, soit un"
        " écart de {delta}.",
        "“{label}” prints {printed}; the figures of both lines give {expected}, a difference of"
        " {delta}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
