"""Numbers stated in the prose against the lines themselves: structures, places, posts,
participants, operations.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from operator import attrgetter

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.geometry import Place
from extract.several import ids_of
from extract.table import ColumnKind, RowKind, Table
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Verdict,
    evaluate,
    terms_of,
)
from validate.prose.counting.count_candidates import (
    PlacedRow,
    Way,
    counted_lines,
    has_value,
)
from validate.prose.counting.count_readings import (
    LINES,
    QUANTITIES,
    CountReading,
    CountReadings,
    noun_of,
)
from validate.prose.counting.said_of_all import (
    is_out_of_others,
    is_qualified,
    is_so_many_of,
    names_all,
)
from validate.prose.pairing.pair_by_number import (
    NumberedScope,
    NumberPairing,
)
from validate.prose.statements import Statement, read_statements
from validate.prose.subjects.table_texts import (
    columns_of,
    lines_above_total,
    rows_of,
)
from validate.prose.words import names
from validate.tables.figure_table import CLOSING

CODE = "stated-counts"
_SIGNS = ("+", "-", "\u2212")
"""What is printed before a change: "+6"."""
_SHOWN = 20
"""Places that an abstention names."""
_NEAR = 4
"""Words beside a number that may make it a part."""
_PART = WordList(
    "environ(s)", "plus de*", "moins de*", "pres de*", "maxim*", "minim*", "au moins*", "au plus*",
    "*nouveau*", "*nouvelle*", "autre(s)", "reste(s)", "restant",
)  # fmt: skip
"""Words by which a number is about, or of a part of, what is listed: "environ", "au moins",
"autres".
"""
_NAMED = 3
"""Words behind a number that name what is counted: "établissements du groupement"."""
_AND_ONE = WordList("et un(e)")
"""What adds one to what is counted."""
_MOST_OF_ALL = Decimal(2) / 3
"""The most that a number of some is of all, as a share, for words to be taken at that."""
_BY_WORDS = 0.5 / 5.5
"""Of numbers that are off all counts of lines that words tell by more than one, the share that is
misprinted: none of 5 in nine sets of council acts at first sight, one half more for what may
come."""
_POINTING = WordList("annex*", "tableau*", "figur*", "ci dessous", "ci apres")
"""Words of a sentence that speaks of what is printed beside."""
_ASKING = WordList(
    "depos*", "recu*", "instruit*", "*examin*", "candidat*", "sollicit*", "rejet*", "refus*",
    "en attente*",
)  # fmt: skip
"""Words of what was asked for: lists print what was granted."""
_PARTICIPLE = ("ant", "ants", "ante", "antes")
"""Ends of a present participle, which picks some of the noun before it out."""
_SHORTEST_PARTICIPLE = 6
_COMPOSE = WordList("compos*", "constitu*", "form*", "adher*", "figur*")
"""Verbs of what makes a whole up, all of it: "les communes qui composent le syndicat"."""
_MAKING_UP = frozenset(
    {
        "composant",
        "constituant",
        "formant",
        "relevant",
        "figurant",
        "comportant",
    }
)
"""Participles that speak of all."""

_LinePlace = tuple[str, int]
"""A line of a table: the table's id, and its row."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A stated number with its readings."""

    statement: Statement
    readings: Sequence[CountReading]


class _Counted:
    """What numbers of the document count as the lines do: the lines, by the noun; and the totals,
    by the noun and the sentence."""

    def __init__(self, held: Iterable[CountReading]) -> None:
        self._lines: dict[str, set[_LinePlace]] = defaultdict(set)
        self._totals: dict[tuple[str, str], set[str]] = defaultdict(set)
        for reading in held:
            noun, sentence = _noun_and_sentence(reading.statement)
            self._lines[noun] |= _lines_of(reading)
            self._totals[noun, sentence] |= ids_of(reading.figures)

    def leaves_some(self, one: _Read) -> bool:
        """Whether a number is of some of them only: another of the same noun counts the same lines,
        and neither the number of an operation nor any word says of which all this one is; or that
        other is the total in the same sentence: "551 demandes ont été reçues et 448 accordées".
        """
        fact = one.statement.claim.fact
        if fact.theme or fact.operation:
            return False
        totals = self._totals.get(_noun_and_sentence(one.statement), set())
        if any(totals & ids_of(reading.figures) for reading in one.readings):
            return True
        lines = self._lines.get(noun_of(one.statement), set())
        for reading in one.readings:
            if reading.named or reading.pointed:
                continue
            if lines & _lines_of(reading) and not _is_of_all(reading):
                return True
        return False


class _Counts:
    """The stated numbers of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.subjects = context.prose.subjects
        statements = (
            *context.prose.statements,
            *read_statements(context.document.counted),
        )
        self.statements = list(filter(_countable, statements))
        by_number = NumberPairing(self.subjects, self.statements)
        self.readings = CountReadings(self.subjects, by_number)

    def judged(self) -> Iterator[Identity | Statement]:
        """The identity of each number that has one; of those with readings of which none is sure,
        the statement itself.
        """
        groups = list(self._read())
        counted = _Counted(
            reading
            for one in chain.from_iterable(groups)
            for reading in one.readings
            if self._holds(reading) and not reading.named
        )
        for read in groups:
            alone = self._is_alone(read)
            for one in read:
                current = self._is_current(one)
                sure = alone and current and not counted.leaves_some(one)
                chosen = self._choose(one.readings, sure=sure)
                if chosen is not None:
                    yield self._listed(chosen)
                elif one.readings and current:
                    yield one.statement

    def _read(self) -> Iterator[list[_Read]]:
        """The numbers of each subject with their readings."""
        for scope, counts, group in _groups(self.statements):
            yield [
                _Read(one, self.readings.of(one, scope, counts))
                for one in group
            ]

    def _is_alone(self, read: Sequence[_Read]) -> bool:
        """Whether one number alone is said of this year's subject, and none said of it holds."""
        for one in read:
            if any(map(self._holds, one.readings)):
                return False
        current = filter(self._is_current, read)
        return len({one.statement.claim.fact.value for one in current}) == 1

    def _is_current(self, one: _Read) -> bool:
        if any(reading.pointed for reading in one.readings):
            return True
        return self.subjects.current(one.statement.claim)

    def _choose(
        self, readings: Sequence[CountReading], *, sure: bool
    ) -> CountReading | None:
        """The reading that holds; else, where the number stands alone, the sure ones' counts taken
        together.
        """
        for reading in readings:
            if self._holds(reading):
                return reading
        if not sure:
            return None

        certain = [one for one in readings if one.sure and not one.empty]
        if not certain or _is_part(certain[0]):
            return None
        if self._is_total(certain[0]):
            return None
        if certain[0].figures:
            return certain[0]
        return _merged(certain)

    def _is_total(self, reading: CountReading) -> bool:
        """Whether a table that it counts the lines of prints the number as what a column of numbers
        comes to (so many are bought, on fewer lines), has so many lines, some below its total, or
        so many of them with a figure in a column: "le Département 63 978 € à 7".
        """
        stated = reading.statement.claim.fact.value
        tables = {table.id: table for table, _ in _placed(reading)}
        if any(
            _has_with_those_below(table, stated)
            or self._fill_a_column(table, stated)
            for table in tables.values()
        ):
            return True
        return any(
            total is not None and total.value == stated
            for table in tables.values()
            for column in columns_of(table, ColumnKind.COUNT)
            for row in rows_of(table, *CLOSING)
            if (total := self.subjects.fact(table, row, column))
        )

    def _fill_a_column(self, table: Table, stated: Decimal | None) -> bool:
        """Whether so many lines of a table, and not all, have more than nothing in a column."""
        lines = rows_of(table, RowKind.DETAIL)
        if stated is None or stated >= len(lines):
            return False
        filled = (
            sum(has_value(self.subjects, table, row, (col,)) for row in lines)
            for col in columns_of(table, ColumnKind.AMOUNT, ColumnKind.COUNT)
        )
        return any(number == stated for number in filled)

    def _holds(self, reading: CountReading) -> bool:
        if reading.empty:
            return False
        outcome = evaluate(self._identity(reading), self.context.facts)
        return outcome.verdict is Verdict.HELD

    def _listed(self, reading: CountReading) -> Identity:
        """The identity of a reading, with the lines that it counts."""
        found = self._identity(reading)
        return replace(found, counted=counted_lines(reading.candidates))

    def _identity(self, reading: CountReading) -> Identity:
        claim, figures = reading.statement.claim, reading.figures
        fact = claim.fact
        scope = (
            fact.section,
            claim.article,
            fact.theme,
            fact.operation,
            fact.counts,
        )
        noun = names.plain_words(claim.unit_noun)
        label = self.subjects.where(claim)
        if claim.unit_noun:
            label = Message.joined(label, Message.printed(claim.unit_noun))
        return Identity(
            id=place_id(CODE, self.context.document, fact, *scope, noun),
            rule=CODE,
            kind=Kind.COUNT,
            form=_form(figures),
            result=fact.id,
            terms=terms_of(figures),
            table_id=figures[0].table_id if figures else "",
            severity=Severity.WARNING,
            nature=Nature.JUDGMENTAL if reading.free else Nature.FACTUAL,
            adoption=replace(
                by_words(reading.why), misprinted=_misprinted(reading)
            ),
            label=label.fr,
            label_en=label.en,
            candidates=tuple(
                (way.name, way.number) for way in reading.candidates
            ),
        )


def _has_with_those_below(table: Table, stated: Decimal | None) -> bool:
    """Whether a table has so many lines, some of them below its total."""
    lines = rows_of(table, RowKind.DETAIL)
    return len(lines) == stated and len(lines_above_total(table)) < len(lines)


def _misprinted(reading: CountReading) -> float | None:
    """How likely a number that is off all counts of lines by more than one is a misprint, where its
    words alone tell which: neither an operation, nor the annex or the table that it speaks of.
    """
    claim = reading.statement.claim
    stated = claim.fact.value_or_zero
    is_told = (
        any(abs(stated - one.number) <= 1 for one in reading.candidates),
        bool(reading.figures or claim.fact.theme or claim.fact.operation),
        _POINTING.within(names.plain_words(claim.sentence)),
    )
    return None if any(is_told) else _BY_WORDS


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every stated number whose subject is certain, against each natural way to count its lines.

    It holds if one way gives it. If none does it is reported, as a warning: only where it is the
    one such number said of its subject, nothing beside it makes it a part ("dont", "plus de",
    "dépendant de", "d'entre elles"), and no other number said of the same subject is the lines'
    own: beside "les 9 communes", "7 communes" are some of them, unless words say it of all.
    """
    silent: list[Statement] = []
    for judged in _Counts(context).judged():
        if isinstance(judged, Statement):
            silent.append(judged)
        else:
            yield judged
    if silent:
        yield _untied(silent)


def _countable(statement: Statement) -> bool:
    """Whether a number is a whole one of things that lines may be, or give; one with a sign is a
    change.
    """
    fact = statement.claim.fact
    number = fact.number
    if fact.printed.startswith(_SIGNS):
        return False
    if fact.counts not in (*QUANTITIES, *LINES):
        return False
    if number is None or number.approximate:
        return False
    return number.value == number.value.to_integral()


def _groups(
    statements: Sequence[Statement],
) -> Iterator[tuple[NumberedScope, str, list[Statement]]]:
    """Numbers said of one subject: same part, theme, operation and kind; without theme or
    operation, each by itself.
    """
    found: dict[tuple[NumberedScope, str, str], list[Statement]] = defaultdict(
        list
    )
    for statement in statements:
        fact = statement.claim.fact
        alone = "" if fact.theme or fact.operation else fact.id
        found[NumberedScope.of(fact), fact.counts, alone].append(statement)
    for (scope, counts, _), group in found.items():
        yield scope, counts, group


def _form(figures: Sequence[Fact]) -> Form:
    if not figures:
        return Form.ANY_OF
    if len(figures) == 1:
        return Form.EQUALITY
    return Form.WEIGHTED_SUM


def _placed(reading: CountReading) -> Iterator[PlacedRow]:
    """The lines that a reading counts in any way."""
    return chain.from_iterable(way.rows for way in reading.candidates)


def _is_of_all(reading: CountReading) -> bool:
    """Whether words say a number of all lines of a table that it counts."""
    tables = {table.id: table for table, _ in _placed(reading)}
    return any(names_all(reading.statement, table) for table in tables.values())


def _noun_and_sentence(statement: Statement) -> tuple[str, str]:
    return noun_of(statement), statement.claim.sentence


def _lines_of(reading: CountReading) -> set[_LinePlace]:
    return {(table.id, row.index) for table, row in _placed(reading)}


def _merged(readings: Sequence[CountReading]) -> CountReading:
    """The counts of several readings taken together, each way to count once, the first one's."""
    merged: dict[str, Way] = {}
    for reading in reversed(readings):
        merged.update((way.name, way) for way in reversed(reading.candidates))
    first = readings[0]
    return CountReading(
        statement=first.statement,
        why=first.why,
        sure=True,
        candidates=tuple(reversed(merged.values())),
    )


def _is_worked_out(statement: Statement) -> bool:
    """Whether the sentence prints how a number is reckoned: "176 × 3 + 23 = 551 points"."""
    return statement.before.rstrip().endswith("=")


def _is_part(reading: CountReading) -> bool:
    """Whether the words beside a number make it a part of a whole, a rounded one, or the number of
    those who asked.

    "les 3 comités dépendant d'une mission": a participle right after the noun picks some out.
    """
    statement = reading.statement
    before = " ".join(statement.words_before.split()[-_NEAR:])
    after = names.plain_words(statement.after).split()[: 2 * _NEAR]
    if _PART.within(before) or _is_worked_out(statement):
        return True
    if reading.pointed:
        return False
    words = " ".join(after)
    if _ASKING.within(f"{before} {words}") or is_so_many_of(words):
        return True
    if reading.named:
        return False
    return (
        _picks_out(statement, after)
        or _is_of_fewer(reading)
        or _is_of_those_who(reading, after)
        or _counts_one_more(reading, words)
        or _is_of_which(reading, " ".join(after[:_NAMED]))
        or is_out_of_others(statement, before, words)
    )


def _is_of_which(reading: CountReading, named: str) -> bool:
    """Whether what is counted is what a line of the table tells to be some of it: "les cinq
    établissements du groupement", beside "dont établissements du groupement"."""
    tables = {table.id: table for table, _ in _placed(reading)}
    labels = (
        names.plain_words(row.label)
        for table in tables.values()
        for row in table.rows
    )
    is_whole = len(named.split()) == _NAMED
    return is_whole and any(one.startswith(f"dont {named}") for one in labels)


def _counts_one_more(reading: CountReading, after: str) -> bool:
    """Whether the sentence adds one of another kind, and that many are counted: "quatre
    bibliothèques et un bibliobus"."""
    stated = reading.statement.claim.fact.value_or_zero
    counted = {way.number for way in reading.candidates}
    return stated + 1 in counted and _AND_ONE.within(after)


def _is_of_fewer(reading: CountReading) -> bool:
    """Whether words qualify the noun, and far more are counted: "les 12 agents placés en A2", of
    92."""
    ways = map(attrgetter("number"), reading.candidates)
    figures = sum(map(attrgetter("value_or_zero"), reading.figures))
    stated = reading.statement.claim.fact.value_or_zero
    is_far = stated < _MOST_OF_ALL * min(ways, default=figures)
    return is_far and is_qualified(reading.statement)


def _is_of_those_who(reading: CountReading, after: Sequence[str]) -> bool:
    """Whether words tell which of those counted are meant, fewer than all: "trois collèges qui la
    perçoivent"; "les neuf communes qui composent le syndicat" are all of them."""
    rest = _behind_noun(reading.statement, after)
    counted = map(attrgetter("number"), reading.candidates)
    stated = reading.statement.claim.fact.value_or_zero
    is_fewer = stated < min(counted, default=Decimal(0))
    who = " ".join(rest[1:_NEAR])
    return is_fewer and rest[:1] == ["qui"] and not _COMPOSE.within(who)


def _behind_noun(statement: Statement, after: Sequence[str]) -> Sequence[str]:
    """The words behind a number without the noun that it counts."""
    noun = names.plain_words(statement.claim.unit_noun).split()
    return after[1:] if noun[:1] and after[:1] == noun[:1] else after


def _picks_out(statement: Statement, after: Sequence[str]) -> bool:
    """Whether the noun is followed by a participle that is true of some only."""
    rest = _behind_noun(statement, after)
    if not rest or rest[0] in _MAKING_UP:
        return False
    return len(rest[0]) >= _SHORTEST_PARTICIPLE and rest[0].endswith(
        _PARTICIPLE
    )


def _untied(silent: Sequence[Statement]) -> Abstention:
    places: list[Place] = []
    for statement in silent[:_SHOWN]:
        places += statement.claim.fact.places
    label = Message.counted(len(silent), "nombre", "number")
    return Abstention(
        rule=CODE,
        table_id="",
        label=label.fr,
        label_en=label.en,
        reason=_UNTIED,
        places=tuple(places),
    )


_UNTIED = Message(
    "les lignes comptées ne sont pas sûrement celles dont parle la phrase",
    "the lines counted are not surely those the sentence speaks of",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Un nombre annoncé est celui des lignes",
        "A stated number is that of the lines",
    ),
    source=Message(
        "Règle de Pointage, « count »", "A rule of Pointage, “count”"
    ),
    failed=Message(
        "{place} : le texte annonce {printed}, les lignes en donnent {expected}.",
        "{place}: the text says {printed}, the lines give {expected}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
