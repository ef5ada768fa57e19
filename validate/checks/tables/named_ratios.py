"""Ratios that their labels spell out: "Encours de dette / population" in the table of ratios that
every budget of a town presents, of figures that stand in its other tables and in its text.

A definition may leave out what another counts (works done by the town itself, the population of
another year): ratios are believed where several of a table hold, and one that does not is only a
deviation where a slip of the hand, or the figures of another year, account for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.number import Unit
from extract.several import only, present
from extract.table import Column, ColumnKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Abstention, Message
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
from validate.model.typing_slips import is_slip_of
from validate.prose.tabled.named_terms import NamedTerms
from validate.tables.figure_table import WITHOUT_FIGURES, FigureTable
from validate.tables.worded.worded_indicators import indicator_of

CODE = "named-ratios"
_OVER = re.compile(
    r"(?P<top>[^/()]{6,}?)(?: ?/ ?(?P<under>[^/()]{3,})| par habitant)"
)
"""A label that divides one thing by another: "Encours de dette / population"."""
_OF_OTHERS = WordList(
    "moyenne*", "strate*", "national*", "departement*", "regional*", "france", "seuil*", "source*",
)  # fmt: skip
"""Words of a column that prints the ratios of other towns."""
_KINDS = (ColumnKind.AMOUNT, ColumnKind.PERCENT, ColumnKind.RATE)
_HUNDRED = Decimal(100)
_LEAST = 3
"""Ratios of a table that hold before the words of another are believed to mean the same."""
_ROUNDING = 2
"""Units of its last digit by which a ratio of rounded figures may miss."""
_SAME_LINE = 2
"""Ratios of a line that hold, from which its words mean the same in another column."""
_TO_ONE = 2
"""How many hold, at least, for each that does not."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """The ratios of each table of ratios, where enough of them hold."""
    terms = NamedTerms(context.document, context.figure_tables)
    for view in context.figure_tables:
        stated = list(_of_table(view, terms))
        stated += _known_by_name(view, context.figure_tables)
        yield from _believed(view, stated, terms, context)


def _of_table(view: FigureTable, terms: NamedTerms) -> Iterator[Identity]:
    for row in view.rows:
        if _OVER.fullmatch(fold(row.label)) is None:
            continue
        for col in _own_columns(view, *_KINDS):
            stated = _ratio(view, (row.index, col), terms)
            if stated is not None:
                yield stated


def _ratio(
    view: FigureTable,
    place: tuple[int, int],
    terms: NamedTerms,
    year: int | None = None,
) -> Identity | None:
    """The ratio that a label spells out, over the figures that it names for the year of a column
    or another; None where one of them has no such name, or a rival.
    """
    result = view.facts.get(place)
    named = _OVER.fullmatch(fold(view.rows[place[0]].label))
    if result is None or result.number is None or named is None:
        return None
    year = year or view.column(place[1]).year
    beside = view.table.id
    top = terms.find(named["top"], year, beside=beside)
    under = terms.find(named["under"] or "population", year, beside=beside)
    if not (top and under and under[0].value) or top[0] == under[0]:
        return None
    return _of_terms(view, place, (top[0], under[0]))


def _known_by_name(
    view: FigureTable, every: Sequence[FigureTable]
) -> Iterator[Identity]:
    """The ratios that finance knows by name ("Taux d'épargne brute"), of lines of other tables in
    the columns of the same header; where both stand in its own, words say so of the columns."""
    for row in view.rows:
        known = indicator_of(fold(row.label))
        if known is None:
            continue
        lines = [_line_named(one, every) for one in (known.first, known.second)]
        named = present(lines)
        if len(named) == len(lines) and any(
            one.view is not view for one in named
        ):
            yield from _over_lines(view, row.index, named)


def _over_lines(
    view: FigureTable, row: int, lines: Sequence["_TableLine"]
) -> Iterator[Identity]:
    """The ratios of a line in each column, of two lines under the same header."""
    for col in _own_columns(view, *_KINDS, ColumnKind.COUNT):
        terms = present(line.under(view.column(col)) for line in lines)
        if len(terms) == len(lines) and (row, col) in view.facts:
            yield _of_terms(view, (row, col), terms)


def _own_columns(view: FigureTable, *kinds: ColumnKind) -> Iterator[int]:
    """The columns of some kinds that do not print the figures of other towns."""
    for col in view.columns(*kinds):
        if not _OF_OTHERS.within(fold(" ".join(view.column(col).labels))):
            yield col


@dataclass(frozen=True, eq=False)
class _TableLine:
    """A line of a table."""

    view: FigureTable
    row: int

    def under(self, header: Column) -> Fact | None:
        """Its figure in the only column that has a header."""
        columns = [
            column.index
            for column in self.view.table.columns
            if fold(column.label) == fold(header.label)
        ]
        col = only(columns)
        fact = None if col is None else self.view.facts.get((self.row, col))
        return fact if fact is not None and fact.value else None


def _line_named(
    words: re.Pattern[str], every: Sequence[FigureTable]
) -> _TableLine | None:
    """The only line of some tables whose label begins with some words."""
    return only(
        [
            _TableLine(view, row.index)
            for view in every
            for row in view.rows
            if row.kind not in WITHOUT_FIGURES and words.match(fold(row.label))
        ]
    )


def _of_terms(
    view: FigureTable, place: tuple[int, int], terms: Sequence[Fact]
) -> Identity:
    result = view.facts[place]
    return Identity(
        id=stable_id(CODE, *view.words(*place)),
        rule=CODE,
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        result=result.id,
        terms=terms_of(terms),
        table_id=view.table.id,
        constant=_HUNDRED if _is_percent(view, result) else Decimal(1),
        label=view.name(*place),
    )


def _is_percent(view: FigureTable, fact: Fact) -> bool:
    """Whether a figure is a percentage, by its sign or its column."""
    assert fact.col is not None
    column = view.column(fact.col)
    return fact.unit is Unit.PERCENT or column.kind is ColumnKind.PERCENT


def _believed(
    view: FigureTable,
    stated: Sequence[Identity],
    terms: NamedTerms,
    context: Context,
) -> Iterator[Identity | Abstention]:
    """The ratios of a table, where enough hold; of those that do not the ones that a mistake
    accounts for.
    """
    outcomes = [evaluate(one, context.facts) for one in stated]
    held = sum(one.verdict is Verdict.HELD for one in outcomes)
    failed = len(outcomes) - held
    if held < max(_LEAST, _TO_ONE * failed):
        return
    grounds = (Ground.WORDS, Ground.AGREEMENT)
    adoption = Adoption(
        grounds, "the label spells the ratio out", LineTally(held, failed)
    ).as_heard(held > max(_LEAST, _TO_ONE * (failed + 1)))

    rows = Counter(
        context.facts[one.identity.result].row
        for one in outcomes
        if one.verdict is Verdict.HELD
    )
    for outcome in outcomes:
        one = replace(outcome.identity, adoption=adoption)
        severity = _severity(view, outcome, terms, context)
        if rows[context.facts[one.result].row] >= _SAME_LINE:
            severity = severity or Severity.ERROR
        if severity is not None:
            yield replace(one, severity=severity)
            continue
        where = context.facts[one.result].places
        yield Abstention(
            CODE, one.table_id, one.label, _OTHERWISE, places=where
        )


def _severity(
    view: FigureTable, outcome: Outcome, terms: NamedTerms, context: Context
) -> Severity | None:
    """How gravely a ratio that does not hold may be taken: rounding is listed only; None where no
    mistake accounts for it.
    """
    if outcome.verdict is not Verdict.FAILED:
        return Severity.ERROR
    if _is_near(outcome, context):
        return Severity.INFO
    if _is_slip(outcome, context):
        return Severity.ERROR
    if _is_of_last_year(view, outcome, terms, context):
        return Severity.WARNING
    return None


def _is_near(outcome: Outcome, context: Context) -> bool:
    """Whether a ratio misses by no more than rounding what it divides may make it."""
    number = context.facts[outcome.identity.result].number
    if number is None or outcome.delta is None:
        return False
    return abs(outcome.delta) <= _ROUNDING * number.ulp


def _is_slip(outcome: Outcome, context: Context) -> bool:
    """Whether a slip of the hand makes what is printed of what the words give."""
    number = context.facts[outcome.identity.result].number
    if number is None or outcome.expected is None:
        return False
    return is_slip_of(number, outcome.expected)


def _is_of_last_year(
    view: FigureTable, outcome: Outcome, terms: NamedTerms, context: Context
) -> bool:
    """Whether the figure of the year before, over the same number, gives what is printed."""
    result = context.facts[outcome.identity.result]
    exercise = context.document.exercise
    if result.row is None or result.col is None or exercise is None:
        return False
    named = _OVER.fullmatch(fold(view.rows[result.row].label))
    if named is None:
        return False
    year = view.column(result.col).year or exercise
    before = terms.find(named["top"], year - 1, beside=view.table.id)
    return any(_gives(outcome.identity, fact, context) for fact in before)


def _gives(identity: Identity, top: Fact, context: Context) -> bool:
    under = identity.operands[1]
    other = replace(identity, terms=terms_of((top, context.facts[under])))
    return evaluate(other, context.facts).verdict is Verdict.HELD


_OTHERWISE = Message(
    "les chiffres que le libellé nomme donnent un autre ratio : il peut être défini autrement",
    "the figures that the label names give another ratio: it may be defined otherwise",
)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Ratios recalculés", "Ratios recomputed"),
    source=Message(
        "Un ratio est le quotient de ce que son libellé nomme.",
        "A ratio is the quotient of what its label names.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les chiffres que son libellé nomme donnent {expected}, soit"
        " un écart de {delta}.",
        "“{label}” prints {printed}; the figures that its label names give {expected}, a difference"
        " of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
