"""A recapitulative table against the table it sums up: per group, the amounts and the number of
lines.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain

from extract.facts import Fact
from extract.french.lexicon.budget import COUNT_WORDS
from extract.several import present
from extract.table import Column, Row, RowKind
from validate.belief.trials import Trial, adopted, chance_of_digits
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_lines
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    terms_of,
)
from validate.prose.counting.count_candidates import (
    LINES,
    NAMES,
    Candidates,
    Way,
    counted_lines,
)
from validate.prose.subjects.table_texts import (
    TEXTS,
    beneficiary_column,
    columns_of,
    highest_of,
    rows_of,
    text_of,
    total_name,
)
from validate.prose.words import names
from validate.prose.words.word_stems import own_words
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    FigureTable,
)

CODE = "recap-agrees"
LABELS = 3
"""A recapitulation has at least as many groups, and at least four in five of its lines name one."""
COVER = 0.8


Line = tuple[FigureTable, int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A recapitulation ``recap`` of ``whole``: which recap row stands for which lines of the whole.

    The whole may be several tables under one header (a list cut by theme); ``exact``: every line
    has its group.
    """

    recap: FigureTable
    whole: tuple[FigureTable, ...]
    groups: Mapping[int, tuple[Line, ...]]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A recap column read as the sums of a column of the whole (or as its number of lines:
    ``source`` None).
    """

    pair: _Pair
    column: Column
    source: Column | None
    trial: Trial


def find(context: Context) -> Iterator[Identity | Abstention]:
    """For each recapitulation: its cells are the sums, or the counts, of the lines of their group.

    A table is one when its row labels are the values that a column (or the titles) of a longer
    table repeats. Which of its columns sums which is decided by how many groups obey (see
    ``validate.belief.trials``), the headers' words deciding between equals; each column is read in
    one way only.
    """
    subjects = context.prose.subjects
    tables = context.figure_tables
    for recap in tables:
        section = recap.table.section
        others = []
        for view in tables:
            same_act = subjects.same_act(section, view.table.section)
            if same_act and view is not recap:
                others.append(view)
        for whole in _of_one_header(others):
            pair = _pair(recap, whole)
            if pair is not None:
                yield from _identities(context, pair)


def _of_one_header(
    tables: Sequence[FigureTable],
) -> list[tuple[FigureTable, ...]]:
    found: dict[tuple[str, ...], list[FigureTable]] = defaultdict(list)
    for view in tables:
        header = (
            names.plain_words(column.label) for column in view.table.columns
        )
        found[tuple(header)].append(view)
    return list(map(tuple, found.values()))


def _pair(recap: FigureTable, whole: tuple[FigureTable, ...]) -> _Pair | None:
    """The pairing of recap rows with groups of the whole, by the grouping that covers most; None
    without one.
    """
    details = recap.of_kind(RowKind.DETAIL)
    lines = _details(whole)
    if len(details) < LABELS or 2 * len(details) > len(lines):
        return None
    labels = {row: names.key(recap.rows[row].label) for row in details}
    if len(set(labels.values())) < len(details):
        return None

    best: dict[int, tuple[Line, ...]] = {}
    for grouping in _groupings(whole, lines):
        found = _matching(labels, grouping)
        if len(found) > len(best) and len(grouping) <= COVER * len(lines):
            best = found
    if len(best) < max(LABELS, COVER * len(details)):
        return None
    grouped = sum(map(len, best.values()))
    return _Pair(recap, whole, best, exact=grouped == len(lines))


def _details(tables: Sequence[FigureTable]) -> list[Line]:
    found: list[Line] = []
    for view in tables:
        found += ((view, row) for row in view.of_kind(RowKind.DETAIL))
    return found


def _matching(
    labels: Mapping[int, str], grouping: Mapping[str, Sequence[Line]]
) -> dict[int, tuple[Line, ...]]:
    """The rows whose label names a group, each with its lines."""
    return {
        row: tuple(grouping[label])
        for row, label in labels.items()
        if label in grouping
    }


def _groupings(
    whole: tuple[FigureTable, ...], lines: Sequence[Line]
) -> Iterator[dict[str, list[Line]]]:
    """The ways to group the lines of a table: by a text column, by the titles they stand under."""
    depth = max((len(view.rows[row].path) for view, row in lines), default=0)
    for column in columns_of(whole[0].table, *TEXTS):
        yield _grouped(lines, partial(text_of, column=column))
    for level in range(depth):
        yield _grouped(lines, partial(_title_at, level=level))


def _title_at(row: Row, level: int) -> str:
    """One of the titles that a row stands under, the outermost being 0; empty without one."""
    if len(row.path) > level:
        return row.path[level]
    return ""


def _grouped(
    lines: Sequence[Line], label_of: Callable[[Row], str]
) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for view, row in lines:
        label = label_of(view.rows[row])
        if label:
            found[names.key(label)].append((view, row))
    return dict(found)


def _identities(context: Context, pair: _Pair) -> Iterator[Identity]:
    readings = list(_readings(pair))
    trials = [reading.trial for reading in readings]
    believed = []
    for reading, yes in zip(readings, adopted(trials), strict=True):
        if yes or _worded(reading):
            believed.append(reading)

    for reading in _one_each(believed):
        if reading.source is None:
            yield from _counts(context, reading)
        else:
            yield from _sums(context, reading)


def _readings(pair: _Pair) -> Iterator[_Reading]:
    """Each column of the recapitulation as the sums of each column of the whole, and as counts."""
    sources = columns_of(pair.whole[0].table, *SUMMABLE)
    for column in columns_of(pair.recap.table, *SUMMABLE):
        for source in (*sources, None):
            trial = _trial(pair, column.index, source)
            yield _Reading(pair, column, source, trial)


def _worded(reading: _Reading) -> bool:
    """A column headed "number of …" counts its groups' lines, unless more than a third of them say
    otherwise.
    """
    header = names.plain_words(reading.column.label)
    if reading.source is not None or not COUNT_WORDS.within(header):
        return False
    return reading.trial.held >= max(LABELS, 2 * reading.trial.failed)


def _one_each(readings: Sequence[_Reading]) -> Iterator[_Reading]:
    """Each recap column read once, each column of the whole used once: what holds most first, then
    the words.
    """
    columns: set[int] = set()
    sources: set[int | None] = set()
    for one in sorted(readings, key=_rank):
        source = None if one.source is None else one.source.index
        if one.column.index not in columns and source not in sources:
            columns.add(one.column.index)
            sources.add(source)
            yield one


def _rank(reading: _Reading) -> tuple[int, int, int]:
    return -reading.trial.held, -_alike(reading), reading.column.index


def _alike(reading: _Reading) -> int:
    """How many words of their own the two headers share."""
    if reading.source is None:
        return 0
    return len(own_words(reading.column) & own_words(reading.source))


def _trial(pair: _Pair, col: int, source: Column | None) -> Trial:
    """How many groups obey, and the chance of one obeying: a neighbour's sum, or the digits
    alone.
    """
    telling = []
    for row, lines in pair.groups.items():
        printed, given = pair.recap.value(row, col), _given(lines, source)
        if printed and given:
            telling.append((printed, given))

    held = sum(printed in given for printed, given in telling)
    shifted = zip(telling, telling[1:] + telling[:1], strict=True)
    foreign = sum(printed in given for (printed, _), (_, given) in shifted)
    places = max(pair.recap.usual_decimals(col), 0)
    units = [int(abs(printed).scaleb(places)) for printed, _ in telling]
    chance = chance_of_digits(units)
    if telling and source is not None:
        chance = max(chance, foreign / len(telling))
    return Trial(held, len(telling) - held, chance)


def _given(lines: Sequence[Line], source: Column | None) -> set[Decimal]:
    """What the lines of a group give: their natural counts, or the sum of a column; empty where
    that is nothing.
    """
    if source is None:
        return {way.number for way in _natural(lines)}
    return {_sum(lines, source)} - {Decimal(0)}


def _sum(lines: Sequence[Line], source: Column) -> Decimal:
    values = (view.value(row, source.index) for view, row in lines)
    return sum(filter(None, values), Decimal(0))


def _natural(lines: Sequence[Line]) -> Candidates:
    """The natural counts of a group's lines, each with its name."""
    column = beneficiary_column(lines[0][0].table) if lines else None
    rows = tuple((view.table, view.rows[row]) for view, row in lines)
    ways = [Way(LINES, rows)]
    if column is not None:
        named = {
            names.key(text_of(row, column)): (table, row) for table, row in rows
        }
        ways.append(Way(NAMES, tuple(named.values())))
    return tuple(ways)


def _sums(context: Context, reading: _Reading) -> Iterator[Identity]:
    pair, source = reading.pair, reading.source
    assert source is not None
    for row, lines in pair.groups.items():
        result = pair.recap.facts.get((row, reading.column.index))
        facts = (view.facts.get((line, source.index)) for view, line in lines)
        terms = terms_of(present(facts))
        if result is not None and terms:
            yield _identity(
                context,
                reading,
                result,
                terms,
                Form.WEIGHTED_SUM,
                Kind.EQUALITY,
            )
            yield from _printed_subtotal(context, reading, row, result)
    if pair.exact:
        yield from _grand_totals(context, reading)


def _printed_subtotal(
    context: Context, reading: _Reading, row: int, result: Fact
) -> Iterator[Identity]:
    """The recap cell against the subtotal that the whole prints for the same group."""
    pair, source = reading.pair, reading.source
    assert source is not None
    label = names.key(pair.recap.rows[row].label)
    same = []
    for view in pair.whole:
        for row_of_total in rows_of(view.table, *CLOSING):
            fact = view.facts.get((row_of_total.index, source.index))
            if (
                fact is not None
                and names.key(total_name(row_of_total)) == label
            ):
                same.append(Term(fact.id))
    if len(same) == 1:
        yield _identity(
            context, reading, result, tuple(same), Form.EQUALITY, Kind.EQUALITY
        )


def _grand_totals(context: Context, reading: _Reading) -> Iterator[Identity]:
    pair, source = reading.pair, reading.source
    assert source is not None
    ours = _grand(pair.recap, reading.column.index)
    theirs = [_grand(view, source.index) for view in pair.whole]
    terms = terms_of(present(theirs))
    if ours is not None and len(terms) == len(pair.whole):
        form = Form.EQUALITY if len(terms) == 1 else Form.WEIGHTED_SUM
        yield _identity(context, reading, ours, terms, form, Kind.EQUALITY)


def _grand(view: FigureTable, col: int) -> Fact | None:
    """The figure of the one highest total line."""
    highest = highest_of(rows_of(view.table, *CLOSING))
    if len(highest) != 1:
        return None
    return view.facts.get((highest[0].index, col))


def _counts(context: Context, reading: _Reading) -> Iterator[Identity]:
    pair = reading.pair
    for row, lines in pair.groups.items():
        result = pair.recap.facts.get((row, reading.column.index))
        if result is not None:
            yield _identity(
                context,
                reading,
                result,
                (),
                Form.ANY_OF,
                Kind.COUNT,
                _natural(lines),
            )
    total = _grand(pair.recap, reading.column.index)
    if total is not None and pair.exact:
        everything = list(chain.from_iterable(pair.groups.values()))
        yield _identity(
            context,
            reading,
            total,
            (),
            Form.ANY_OF,
            Kind.COUNT,
            _natural(everything),
        )


def _identity(
    context: Context,
    reading: _Reading,
    result: Fact,
    terms: tuple[Term, ...],
    form: Form,
    kind: Kind,
    ways: Candidates = (),
) -> Identity:
    trial = reading.trial
    group = next(filter(None, reversed(result.row_path)), "")
    label = Message.joined(
        Message.printed(group), Message.printed(reading.column.label)
    )
    whole = reading.pair.whole[0].table
    return Identity(
        id=place_id(
            CODE,
            context.document,
            result,
            whole.section,
            whole.caption,
            form.value,
        ),
        rule=CODE,
        kind=kind,
        form=form,
        result=result.id,
        terms=terms,
        table_id=result.table_id,
        severity=Severity.ERROR
        if trial.held >= 2 * trial.failed
        else Severity.WARNING,
        adoption=by_lines(trial.tally, "the groups agree", Ground.WORDS),
        label=label.fr,
        label_en=label.en,
        candidates=tuple((way.name, way.number) for way in ways),
        counted=counted_lines(ways),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un récapitulatif reprend ses lignes",
        "A recapitulation sums up its lines",
    ),
    source=Message(
        "Règle de Pointage, « equality » et « count »",
        "A rule of Pointage, “equality” and “count”",
    ),
    failed=Message(
        "Récapitulatif, {place} : {printed} imprimé, {expected} d'après le tableau détaillé.",
        "Recapitulation, {place}: {printed} printed, {expected} from the detailed table.",
    ),
    find=find,
)


CHECKS = (CHECK,)
