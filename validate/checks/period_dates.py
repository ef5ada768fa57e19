"""Periods: an end before its start, and periods of grant lines against the financial year."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from extract.facts import Period
from extract.french.folding import MINUS, fold
from extract.french.lexicon.calendar import (
    is_year,
    names_part_of_year,
    names_whole_year,
)
from extract.french.lexicon.header_words import MILESTONE
from extract.several import partition, with_id
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, LineTally, by_lines, by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term

ORDER, EXERCISE = "period-order", "period-exercise"
_BOTH_ENDS = by_words("a period is printed with both its ends")
_NUMBER_AND_DATE = re.compile(rf"\d+ ?[{MINUS}] ?\d+ ?[^\W\d]")
"""Two numbers and a word around a dash, which may be a number and a date: "2 - 15 mai"."""
_SAID_AS_A_PERIOD = re.compile(r"\b(?:au|à|et le|jusqu)", re.IGNORECASE)
"""A word between two dates that makes a period of them: "du 1er mai au 3 juin"."""


def find_order(context: Context) -> Iterator[Identity | Abstention]:
    """Every closed period: its end is not before its start.

    Two dates joined by a mere dash in prose may be something else than a period: a warning at most,
    and nothing where the first is a bare number that makes no period with the date after it
    ("séance n° 11 – 6 septembre 2022").
    """
    for period in _closed(context):
        said = (
            bool(period.table_id)
            or _SAID_AS_A_PERIOD.search(period.printed) is not None
        )
        if (
            not said
            and period.start > period.end
            and _NUMBER_AND_DATE.match(period.printed)
        ):
            continue
        yield Identity(
            id=place_id(
                ORDER, context.document, context.facts[f"{period.id}.end"]
            ),
            rule=ORDER,
            kind=Kind.DATE,
            form=Form.ORDER,
            result=f"{period.id}.end",
            terms=(Term(f"{period.id}.start"),),
            table_id=period.table_id,
            severity=Severity.ERROR if said else Severity.WARNING,
            adoption=_BOTH_ENDS,
            label=period.printed,
        )


def find_exercise(context: Context) -> Iterator[Identity | Abstention]:
    """Periods of table lines: inside the financial year, running past it (info), or apart from it
    (warning).

    Stated once per table and operation, for the period that departs most; where most of an
    operation's periods are apart from the year, the operation is about another one and this is only
    information.
    """
    exercise = context.document.exercise
    if exercise is None:
        return
    for periods in _by_operation(context):
        meeting, apart = partition(periods, partial(_meets, exercise=exercise))
        past = [period for period in meeting if _year(period.end) > exercise]
        if apart:
            severity = (
                Severity.WARNING
                if 2 * len(apart) <= len(periods)
                else Severity.INFO
            )
            period = _most_printed(apart)
            end = "end" if _year(period.end) < exercise else "start"
            yield _within(
                context, f"{period.id}.{end}", period, severity, len(apart)
            )
        if past:
            last = max(past, key=lambda period: period.end)
            yield _within(
                context, f"{last.id}.end", last, Severity.INFO, len(past)
            )


def _closed(context: Context) -> Iterator[Period]:
    for period in context.document.periods:
        if period.start and period.end:
            yield period


def _by_operation(context: Context) -> Iterator[list[Period]]:
    """The periods of table lines that end after they start, by table and operation; "Année 2024"
    is no period of a line, but what tells it from that of another year, as "sept. 2024" does at the
    head of its line; and a month is none under "Fin prévue", but when it ends."""
    found: dict[tuple[str, str, str], list[Period]] = defaultdict(list)
    for period in _closed(context):
        if names_whole_year(period.printed) or _is_milestone(context, period):
            continue
        if period.cell.col == 0 and names_part_of_year(period.printed):
            continue
        if period.table_id and period.start <= period.end:
            found[period.table_id, period.theme, period.operation].append(
                period
            )
    yield from found.values()


def _is_milestone(context: Context, period: Period) -> bool:
    """Whether a month or a year tells when something begins or is done, by its column."""
    printed, col = period.printed, period.cell.col
    table = with_id(context.document.tables, period.table_id)
    if table is None or col is None or col >= len(table.columns):
        return False
    if not (names_part_of_year(printed) or is_year(printed)):
        return False
    return MILESTONE.within(fold(" ".join(table.columns[col].path)))


def _year(day: str) -> int:
    return date.fromisoformat(day).year


def _meets(period: Period, exercise: int) -> bool:
    return _year(period.start) <= exercise <= _year(period.end)


def _most_printed(periods: Sequence[Period]) -> Period:
    """The first of the periods that most lines print."""
    printed = Counter(period.printed for period in periods).most_common(1)[0][0]
    return next(period for period in periods if period.printed == printed)


def _within(
    context: Context, fact: str, period: Period, severity: Severity, lines: int
) -> Identity:
    """That an end of a period lies in the financial year, which ``lines`` periods alike do not."""
    exercise = context.document.exercise
    assert exercise is not None
    return Identity(
        id=place_id(
            EXERCISE, context.document, context.facts[fact], severity.value
        ),
        rule=EXERCISE,
        kind=Kind.DATE,
        form=Form.WITHIN,
        result=fact,
        terms=(),
        table_id=period.table_id,
        offset=Decimal(date(exercise, 1, 1).toordinal()),
        constant=Decimal(date(exercise, 12, 31).toordinal()),
        severity=severity,
        nature=Nature.JUDGMENTAL,
        adoption=by_lines(
            LineTally(lines),
            f"the deliberation states the year {exercise}",
            Ground.WORDS,
        ),
        label=period.printed,
    )


PERIOD_ORDER = Check(
    code=ORDER,
    version="1",
    kind=Kind.DATE,
    title=Message(
        "Une période finit après son début", "A period ends after it starts"
    ),
    source=Message(
        "Calendrier ; règle de Pointage, « date »",
        "Calendar; a rule of Pointage, “date”",
    ),
    failed=Message(
        "La période « {label} » finit avant de commencer (fin imprimée : {printed}).",
        "The period “{label}” ends before it starts (printed end: {printed}).",
    ),
    find=find_order,
)
PERIOD_EXERCISE = Check(
    code=EXERCISE,
    version="1",
    kind=Kind.DATE,
    title=Message(
        "Les périodes tiennent dans l'exercice",
        "Periods lie within the financial year",
    ),
    source=Message(
        "Annualité budgétaire (CGCT, art. L. 1612-1 et s.)",
        "Yearly budgeting (CGCT, art. L. 1612-1 ff.)",
    ),
    failed=Message(
        "La période « {label} » n'est pas contenue dans l'exercice de la délibération (date"
        " imprimée qui en sort : {printed}).",
        "The period “{label}” is not contained in the deliberation's financial year (printed date"
        " outside it: {printed}).",
    ),
    find=find_exercise,
)


CHECKS = (PERIOD_ORDER, PERIOD_EXERCISE)
