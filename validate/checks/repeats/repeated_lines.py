"""One line printed in two tables: budget lines by their code, contributions by their name, in
whatever order.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, product
from operator import eq

from extract.several import only_of_each
from extract.table import Column, ColumnKind, RowKind
from validate.belief.trials import Trial, adopted, chance_of_digits
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_lines
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term
from validate.prose.subjects.table_texts import (
    beneficiary_column,
    columns_of,
    text_of,
)
from validate.prose.words import names
from validate.prose.words.word_stems import own_words
from validate.tables.figure_table import FigureTable

CODE = "lines-agree"
COMMON = 3
"""Lines two tables must share, and at least ``SHARE`` of the shorter one's lines."""
SHARE = 0.6

_COUNTED = (ColumnKind.COUNT, ColumnKind.RATE)
"""Columns of what few figures may be: they are compared where their headers are the same."""
_BRACKETS = re.compile(r"\([^)]*\)")
"""What stands in brackets of a header: "(ans)"."""
Keys = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A column of each of two tables, with the lines they share as (row here, row there)."""

    one: FigureTable
    other: FigureTable
    column: Column
    there: Column
    rows: tuple[tuple[int, int], ...]
    trial: Trial
    by: str

    @property
    def same_words(self) -> bool:
        return names.plain_words(self.column.label) == names.plain_words(
            self.there.label
        )


def find(context: Context) -> Iterator[Identity | Abstention]:
    """For two tables that list the same lines: each amount of a line, where both tables print it.

    Lines are the same by a code (an account, an operation, a SIRET) or else by the beneficiary's
    name, each unique in its table. Which columns print the same amount is decided by how many lines
    agree (see ``validate.belief.trials``); columns of different years never do. Under different
    headers a deviation is a warning.
    """
    subjects = context.prose.subjects
    tables = [(view, _keys(view)) for view in context.figure_tables]
    for index, (one, keys) in enumerate(tables):
        for other, others in tables[index + 1 :]:
            if subjects.same_act(one.table.section, other.table.section):
                for by in keys:
                    rows = _shared(keys[by], others.get(by, {}))
                    if rows:
                        yield from _identities(context, one, other, rows, by)
                        break


def _keys(view: FigureTable) -> dict[str, Keys]:
    """For "code" and "name": what identifies a line, to its row; what two lines bear identifies
    neither.
    """
    lines = view.of_kind(RowKind.DETAIL)
    codes = list(map(view.column, view.columns(ColumnKind.CODE)))
    found: dict[str, Keys] = {
        "code": _best(
            [
                _unique(view, lines, column, names.plain_words)
                for column in codes
            ]
        )
    }
    name = beneficiary_column(view.table)
    if name is not None:
        found["name"] = _unique(view, lines, name, names.key)
    return found


def _unique(
    view: FigureTable,
    lines: Sequence[int],
    column: Column,
    fold: Callable[[str], str],
) -> dict[str, int]:
    seen: dict[str, list[int]] = defaultdict(list)
    for row in lines:
        text = fold(text_of(view.rows[row], column))
        if len(text) > 2:
            seen[text].append(row)
    return only_of_each(seen)


def _best(candidates: Sequence[dict[str, int]]) -> dict[str, int]:
    return max(candidates, key=len, default={})


def _shared(keys: Keys, others: Keys) -> tuple[tuple[int, int], ...]:
    rows = tuple(
        (row, others[key]) for key, row in keys.items() if key in others
    )
    if len(rows) >= max(COMMON, SHARE * min(len(keys), len(others))):
        return rows
    return ()


def _identities(
    context: Context,
    one: FigureTable,
    other: FigureTable,
    rows: tuple[tuple[int, int], ...],
    by: str,
) -> Iterator[Identity]:
    readings = []
    for column, there in _pairs_of_columns(one, other):
        trial = _trial(one, other, column, there, rows)
        readings.append(_Reading(one, other, column, there, rows, trial, by))

    yes = adopted([reading.trial for reading in readings])
    for reading in _one_each(list(compress(readings, yes))):
        if reading.trial.held >= 2 * reading.trial.failed:
            yield from _agree(context, reading)


def _pairs_of_columns(
    one: FigureTable, other: FigureTable
) -> Iterator[tuple[Column, Column]]:
    """A column of amounts of each table, or of counts or prices of one name, but those of different
    years.
    """
    ours = columns_of(one.table, ColumnKind.AMOUNT)
    theirs = columns_of(other.table, ColumnKind.AMOUNT)
    counts = product(
        columns_of(one.table, *_COUNTED), columns_of(other.table, *_COUNTED)
    )
    named = (pair for pair in counts if _are_of_one_name(*pair))
    for column, there in chain(product(ours, theirs), named):
        years = {column.year, there.year} - {None}
        if len(years) < 2:
            yield column, there


def _are_of_one_name(column: Column, there: Column) -> bool:
    """Whether two headers name one thing, units in brackets apart: "Durée", "Durée (ans)"."""
    one, other = (
        frozenset(names.plain_words(_BRACKETS.sub("", each.label)).split())
        for each in (column, there)
    )
    return bool(one) and one == other and column.kind is there.kind


def _trial(
    one: FigureTable,
    other: FigureTable,
    column: Column,
    there: Column,
    rows: Sequence[tuple[int, int]],
) -> Trial:
    """Lines that agree, that do not, and the chance: the share that agrees with the next line's
    amount.
    """
    ours, theirs = [], []
    for row, match in rows:
        here, beyond = (
            one.value(row, column.index),
            other.value(match, there.index),
        )
        if here and beyond is not None:
            ours.append(here)
            theirs.append(beyond)
    if not ours:
        return Trial(0, 0, 1.0)

    held = sum(map(eq, ours, theirs))
    foreign = sum(map(eq, ours, theirs[1:] + theirs[:1]))
    digits = chance_of_digits([int(abs(value)) for value in ours])
    return Trial(held, len(ours) - held, max(digits, foreign / len(ours)))


def _one_each(readings: Sequence[_Reading]) -> Iterator[_Reading]:
    """Each column used once: what agrees most first, the same header before another."""
    used: set[tuple[str, int]] = set()
    order = sorted(
        readings,
        key=lambda one: (
            -one.trial.held,
            not one.same_words,
            -_alike(one),
            one.column.index,
            one.there.index,
        ),
    )
    for one in order:
        keys = {("here", one.column.index), ("there", one.there.index)}
        if not keys & used:
            used |= keys
            yield one


def _alike(reading: _Reading) -> int:
    return len(own_words(reading.column) & own_words(reading.there))


def _agree(context: Context, reading: _Reading) -> Iterator[Identity]:
    for row, match in reading.rows:
        here = reading.one.facts.get((row, reading.column.index))
        there = reading.other.facts.get((match, reading.there.index))
        if here is None or there is None:
            continue
        line, column = reading.other.rows[match].label, reading.there.label
        label = Message.joined(Message.printed(line), Message.printed(column))
        yield Identity(
            id=place_id(
                CODE,
                context.document,
                there,
                reading.one.table.section,
                reading.one.table.caption,
            ),
            rule=CODE,
            kind=Kind.EQUALITY,
            form=Form.EQUALITY,
            result=there.id,
            terms=(Term(here.id),),
            table_id=there.table_id,
            severity=_severity(reading),
            nature=Nature.FACTUAL
            if reading.by == "code"
            else Nature.JUDGMENTAL,
            adoption=by_lines(
                reading.trial.tally, f"the same {reading.by}", Ground.WORDS
            ),
            label=label.fr,
            label_en=label.en,
        )


def _severity(reading: _Reading) -> Severity:
    """How gravely a deviation is taken: amounts under one header are the same."""
    is_amount = reading.column.kind is ColumnKind.AMOUNT
    if is_amount and reading.same_words:
        return Severity.ERROR
    return Severity.WARNING


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Une ligne imprimée dans deux tableaux y porte le même montant",
        "A line printed twice agrees",
    ),
    source=Message(
        "Règle de Pointage, « equality »", "A rule of Pointage, “equality”"
    ),
    failed=Message(
        "{place} : {printed} imprimé ici, {other} dans l'autre tableau (page {other_page}).",
        "{place}: {printed} printed here, {other} in the other table (page {other_page}).",
    ),
    find=find,
)


CHECKS = (CHECK,)
