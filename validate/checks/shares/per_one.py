"""A column of what one of several costs or brings ("Par repas", "Recette par location", any column
of a table titled "Contribution par habitant" that counts inhabitants): the amounts of its lines, or
those of the same lines in another table, over what is counted, by columns of the table that bear
the noun, or of the same lines in another, or once, by the only such number that enough lines obey.
What one has may be told in a smaller unit than the whole: grams of kilograms.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations, product

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.header_units import times_smaller
from extract.french.lexicon.averages import SO_MANY
from extract.french.lexicon.calendar import without_years
from extract.french.lexicon.totals import ENSEMBLE, is_bare_total
from extract.several import only_of_each, present
from extract.table import ColumnKind, Row, RowKind
from validate.belief.trials import significant_digits
from validate.check import Check, Context, stable_id
from validate.model.adoption import Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Severity,
    Verdict,
    evaluate,
    terms_of,
)
from validate.prose.words.word_stems import IN_FULL, drop_plural, stems
from validate.tables.adding_rows import AddingRows
from validate.tables.figure_table import CLOSING, FigureTable, is_quotient

CODE = "per-one"
_PER = re.compile(
    rf"(?:\bpar |/ ?|\b(?:au|a la|a l') ?|\bpour (?P<many>{SO_MANY}) )"
    r"(?P<one>[a-z]{4,}|hab|ha|mwh|kwh|m3|m2|km|kg)\b"
)
"""A header of what one of several has, or so many: "Par repas", "€ / élève", "€/hab.", "Pour 1 000
habitants"."""
_CALLED = {**IN_FULL, "population": "habitant"}
"""Nouns that headers print short, or that tell another in one word."""
_WHOLE = "total"
"""What the row is called that closes a table and says no more: "Total", "Ensemble"."""
_LEAST = 3
"""Lines that obey before another may break what they do."""
_TO_ONE = 3
"""How many obey, at least, for each that does not."""
_MANY = 5
"""Lines that obey, from which one that does not is surely wrong."""
_DIGITS = 8
"""Digits of the figures that obey, in all: fewer are met by accident."""
_COUNTED = (ColumnKind.COUNT, ColumnKind.AMOUNT)
"""Kinds of columns of what is counted: without a unit either may be meant."""

Counted = Sequence[Fact]
_Amounts = Mapping[int, Fact]
"""The figures of a column of amounts, by the rows that they are of."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of what one of several has, and the stem of their noun."""

    view: FigureTable
    col: int
    noun: str
    many: int
    """How many of them have so much."""
    ones: str
    """What its header says that they have, folded: "kg" of "Kg/hab."."""
    adding: AddingRows
    """The rows of its table that add up others."""

    @property
    def amounts(self) -> list[int]:
        """The columns of its table that it may be of: amounts, or counts where it counts."""
        view = self.view
        if view.column(self.col).kind is not ColumnKind.COUNT:
            return view.added_amounts()
        counts = view.columns(ColumnKind.COUNT)
        return [one for one in counts if not is_quotient(view.column(one))]

    def adds_up(self, one: Identity, facts: Mapping[str, Fact]) -> bool:
        """Whether an identity is of a line that adds up others, by its words or its figures: its
        amount, or what one has, which is right then."""
        row, amount = facts[one.result].row, facts[one.operands[0]]
        if row is None or amount.col is None:
            return False
        if self.view.rows[row].kind in CLOSING:
            return True
        is_own = amount.table_id == self.view.table.id
        columns = (self.col, amount.col) if is_own else (self.col,)
        return any(row in self.adding.of([col]) for col in columns)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the lines of a column are, read in one way: those that hold, and those that do not."""

    held: Sequence[Outcome]
    failed: Sequence[Outcome]

    @property
    def is_told(self) -> bool:
        """Whether enough lines obey, of digits enough, for those that do not."""
        digits = sum(
            significant_digits(one.expected)
            for one in self.held
            if one.expected
        )
        least = max(_LEAST, _TO_ONE * len(self.failed))
        return len(self.held) >= least and digits >= _DIGITS

    @property
    def would_tell(self) -> bool:
        """Whether it would still be believed with one line fewer that obeys."""
        least = max(_LEAST, _TO_ONE * (len(self.failed) + 1))
        return len(self.held) > least


def find(context: Context) -> Iterator[Identity]:
    """The lines of each such column, as most of them obey, but for what checks before this one say
    of its figure and its amount; of a line that adds up others only where it holds, as its own may
    be the mean of theirs.
    """
    columns = list(chain.from_iterable(map(_columns, context.figure_tables)))
    wrong = _wrong_results(context) if columns else frozenset()
    for column in columns:
        readings = [
            _reading(column, one, context.facts, wrong)
            for one in _ways(column, context)
        ]
        told = [one for one in readings if one.is_told]
        best = max(told, key=lambda one: len(one.held), default=None)
        if best is not None:
            yield from _stated(column, best, context)


def _wrong_results(context: Context) -> frozenset[str]:
    """The figures that other identities before this check do not give."""
    outcomes = (evaluate(one, context.facts) for one in context.found)
    return frozenset(
        one.identity.result for one in outcomes if one.verdict is Verdict.FAILED
    )


def _columns(view: FigureTable) -> Iterator[_Column]:
    adding = AddingRows(view)
    titled = _PER.search(fold(view.table.caption))
    counting = [] if titled is None else _counting(view, _noun(titled))
    for column in view.table.columns:
        found = _PER.search(fold(" ".join(column.path)))
        if found is None and counting and column.index not in counting:
            found = titled
        is_figures = column.kind in (*_COUNTED, ColumnKind.RATE)
        if found is not None and is_figures:
            many = _number(found["many"] or "1")
            header = fold(" ".join(column.path))
            ones = header if found is titled else header[: found.start()]
            yield _Column(view, column.index, _noun(found), many, ones, adding)


def _noun(found: re.Match[str]) -> str:
    """The noun of those of whom one has so much, by its stem."""
    return drop_plural(IN_FULL.get(found["one"], found["one"]))


def _counting(view: FigureTable, noun: str) -> list[int]:
    """The columns of a table that bear a noun and count what it says."""
    return [
        col
        for col in view.columns(*_COUNTED)
        if _bears(noun, view.column(col).path)
    ]


def _number(told: str) -> int:
    """One of the numbers of `_PER`, in digits or the word for a thousand."""
    return 1_000 if told == "mille" else int(told.replace(" ", ""))


def _ways(column: _Column, context: Context) -> Iterator[list[Identity]]:
    """The ways to read a column: an amount of each line, here or in another table, over one or
    several counts of the line, or a number of the document."""
    divisors = list(_divisors(column, context))
    amounts = [*_own_amounts(column), *_amounts_elsewhere(column, context)]
    for amount, counted in product(amounts, divisors):
        lines = [
            _identity(column, row, whole, counted.get(row, ()))
            for row, whole in amount.items()
        ]
        yield present(lines)


def _own_amounts(column: _Column) -> Iterator[_Amounts]:
    """The columns of amounts of the table itself."""
    view = column.view
    for col in column.amounts:
        if col != column.col:
            rows = (row.index for row in view.rows)
            found = {row: view.facts.get((row, col)) for row in rows}
            yield _printed(found)


def _amounts_elsewhere(column: _Column, context: Context) -> Iterator[_Amounts]:
    """The columns of other tables that bear a word of what one has of ("kWh" of "kWh par m²"), by
    the rows of the same label."""
    view = column.view
    words = set(stems(column.ones))
    for other in context.figure_tables:
        columns = [
            col
            for col in other.columns(*_COUNTED)
            if not words.isdisjoint(stems(" ".join(other.column(col).path)))
        ]
        if other.table.id != view.table.id:
            yield from _by_label(view, other, columns)


def _by_label(
    view: FigureTable, other: FigureTable, cols: Sequence[int]
) -> Iterator[_Amounts]:
    """The figures of each of some columns of another table, by the rows of a table that bear their
    labels."""
    if not cols:
        return
    labelled = _rows_of_labels(other)
    alike = {
        row.index: labelled.get(_name_of(row)) for row in view.rows if row.label
    }
    for col in cols:
        yield _printed(
            {
                row: other.facts.get((same, col))
                for row, same in alike.items()
                if same is not None
            }
        )


def _rows_of_labels(view: FigureTable) -> Mapping[str, int]:
    """The row of each label that one row alone bears."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row in view.rows:
        rows[_name_of(row)].append(row.index)
    return only_of_each(rows)


def _name_of(row: Row) -> str:
    """The label of a row, folded; one name for those that close a table and say no more."""
    folded = fold(row.label)
    is_bare = is_bare_total(row.label) or ENSEMBLE.is_all_of(folded)
    return _WHOLE if row.kind is RowKind.TOTAL and is_bare else folded


def _printed(found: Mapping[int, Fact | None]) -> _Amounts:
    return {row: fact for row, fact in found.items() if fact is not None}


def _divisors(
    column: _Column, context: Context
) -> Iterator[Mapping[int, Counted]]:
    """What each row may be divided by: the counts of columns that bear the noun, each or all of
    them; where none does, those of the same lines in another table, or a number of the document
    that counts such things."""
    view = column.view
    named = [col for col in _counting(view, column.noun) if col != column.col]
    rows = [row.index for row in view.rows]
    groups = [[col] for col in named] + ([named] if len(named) > 1 else [])
    for group in groups:
        yield {row: _facts(view, row, group) for row in rows}
    if not named:
        for fact in _numbers(column, context):
            yield dict.fromkeys(rows, (fact,))
        yield from _counts_elsewhere(column, context)


def _counts_elsewhere(
    column: _Column, context: Context
) -> Iterator[Mapping[int, Counted]]:
    """The counts of other tables that bear the noun, by the rows of the same label."""
    for other in context.figure_tables:
        if other.table.id == column.view.table.id:
            continue
        counting = _counting(other, column.noun)
        counting = counting or _years_of(other, column.noun)
        for found in _by_label(column.view, other, counting):
            yield {row: (fact,) for row, fact in found.items()}


def _years_of(view: FigureTable, noun: str) -> list[int]:
    """The columns of years of a table whose title says what it counts in each: "2024" and "2025"
    of "Repas servis par restaurant"."""
    caption = fold(view.table.caption)
    said = _PER.search(caption)
    if noun not in stems(caption) or (said and _noun(said) == noun):
        return []
    return [
        col
        for col in view.columns(*_COUNTED)
        if not without_years(" ".join(view.column(col).path)).strip()
    ]


def _bears(noun: str, texts: Sequence[str]) -> bool:
    """Whether a header bears the noun of those of whom one has so much, and is of no one itself."""
    text = " ".join(texts)
    words = {_CALLED.get(word, word) for word in stems(text)}
    return noun in words and _PER.search(fold(text)) is None


def _facts(view: FigureTable, row: int, cols: Sequence[int]) -> Counted:
    """The figures of some columns in a row; none where one of them is not printed."""
    found = present(view.facts.get((row, col)) for col in cols)
    return found if len(found) == len(cols) else ()


def _numbers(column: _Column, context: Context) -> list[Fact]:
    """The numbers of the noun's things that totals of other tables and the text print, each value
    once."""
    found: dict[Decimal, Fact] = {}
    for fact in (*_totals(column, context), *_claimed(column, context)):
        if fact.value is not None and fact.value > 1:
            found.setdefault(fact.value, fact)
    return list(found.values())


def _totals(column: _Column, context: Context) -> Iterator[Fact]:
    for view in context.figure_tables:
        if view.table.id == column.view.table.id:
            continue
        titled = column.noun in stems(view.table.caption)
        for col in view.columns(ColumnKind.COUNT):
            if titled or _bears(column.noun, view.column(col).path):
                yield from present(
                    view.facts.get((row, col)) for row in view.of_kind(*CLOSING)
                )


def _claimed(column: _Column, context: Context) -> Iterator[Fact]:
    for claim in context.document.claims:
        is_count = claim.fact.counts not in ("amount", "rate", "percent")
        if is_count and drop_plural(fold(claim.unit_noun)) == column.noun:
            yield claim.fact


def _identity(
    column: _Column, row: int, whole: Fact, counted: Counted
) -> Identity | None:
    """What one has of the amount of a row, without a name of its own; None where a figure is not
    printed, or tells nothing."""
    view = column.view
    result = view.facts.get((row, column.col))
    figures = present((result, whole, *counted))
    if result is None or not counted or _is_one(counted):
        return None
    if any(not fact.value or _is_strange(view, fact) for fact in figures):
        return None
    return Identity(
        id="",
        rule=CODE,
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        result=result.id,
        terms=terms_of((whole, *counted)),
        constant=column.many * _smaller(column, whole),
        table_id=view.table.id,
    )


def _smaller(column: _Column, whole: Fact) -> Decimal:
    """How many units of what one has make one of a figure: 1 000 grams a kilogram."""
    headers = [" ".join(whole.column_path)]
    if whole.table_id == column.view.table.id:
        headers.append(column.view.table.caption)
    return times_smaller(headers, column.ones)


def _named(
    column: _Column, one: Identity, facts: Mapping[str, Fact]
) -> Identity:
    """What one has of an amount, by its line and its columns."""
    view, result, amount = (
        column.view,
        facts[one.result],
        facts[one.operands[0]],
    )
    assert result.row is not None
    assert amount.col is not None
    is_own = amount.table_id == view.table.id
    of = (
        view.column(amount.col).label
        if is_own
        else " ".join(amount.column_path)
    )
    return replace(
        one,
        id=stable_id(CODE, *view.words(result.row, column.col), of),
        label=view.name(result.row, column.col),
    )


def _is_strange(view: FigureTable, fact: Fact) -> bool:
    """Whether a cell prints another unit than its column: "5 %" among prices."""
    if fact.table_id != view.table.id or fact.row is None or fact.col is None:
        return False
    return view.is_other_unit(fact.row, fact.col)


def _is_one(counted: Counted) -> bool:
    return sum(fact.value_or_zero for fact in counted) == 1


def _reading(
    column: _Column,
    lines: Sequence[Identity],
    facts: Mapping[str, Fact],
    wrong: frozenset[str],
) -> _Reading:
    """How lines fare; one whose own amount is known to be wrong tells nothing."""
    outcomes = [evaluate(one, facts) for one in lines]
    return _Reading(
        [one for one in outcomes if one.verdict is Verdict.HELD],
        [
            one
            for one in outcomes
            if one.verdict is Verdict.FAILED
            and not wrong.intersection(one.identity.operands)
            and not column.adds_up(one.identity, facts)
        ],
    )


def _stated(
    column: _Column, reading: _Reading, context: Context
) -> Iterator[Identity]:
    tally = LineTally(len(reading.held), len(reading.failed))
    adoption = by_lines(tally, "the header says what one has", Ground.WORDS)
    is_sure = len(reading.held) >= _MANY
    severity = Severity.ERROR if is_sure else Severity.WARNING
    known = _judged_pairs(context)
    for outcome in (*reading.held, *reading.failed):
        one = outcome.identity
        amount = one.operands[0]
        if frozenset((one.result, amount)) not in known:
            closes = column.adds_up(one, context.facts)
            heard = adoption.as_heard(reading.would_tell and not closes)
            named = _named(column, one, context.facts)
            yield replace(named, adoption=heard, severity=severity)


def _judged_pairs(context: Context) -> frozenset[frozenset[str]]:
    """The pairs of figures that checks before this one hold together, by words or other lines."""
    return frozenset(
        frozenset(pair)
        for one in context.found
        if one.form in (Form.PRODUCT, Form.RATIO) and not one.adoption.circular
        for pair in combinations(one.facts, 2)
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Montants par unité", "Amounts for one of several"),
    source=Message(
        "Ce qu'une unité coûte ou rapporte est le montant de la ligne, divisé par le nombre"
        " d'unités.",
        "What one of several costs or brings is the amount of the line over their number.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le chiffre de sa ligne, divisé par le nombre d'unités, donne"
        " {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; the figure of its line over their number gives {expected}, a"
        " difference of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
