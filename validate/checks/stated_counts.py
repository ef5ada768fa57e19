"""Numbers stated in the prose against the lines themselves: structures, places, posts,
participants, operations.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.table import Column, ColumnKind, RowKind, Table
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term, Verdict, evaluate
from validate.prose import names
from validate.prose.count_candidates import Candidates, column_counts, line_counts, quantities
from validate.prose.pair_by_number import NumberedScope, NumberPairing
from validate.prose.pair_by_words import QUOTED
from validate.prose.statements import Statement, operations, read_statements
from validate.prose.table_references import TableReferences
from validate.prose.table_subjects import LineGroup, Subjects
from validate.prose.table_texts import text_of, total_name
from validate.prose.word_stems import drop_plural, stems

CODE = "stated-counts"
_QUANTITIES = ("places", "posts", "persons")
_BODIES = ("structures",)
_PART = re.compile(
    r"environ|plus de|moins de|\bpres de|maxim|minim|au moins|au"
    r" plus|nouve(?:au|lle)|\bautres?\b|\brest(?:e|es|ant)\b"
)
_ASKING = re.compile(r"depos|\brecu|instruit|examin|candidat|sollicit|rejet|refus|en attente")
_MAKING_UP = frozenset(
    {"composant", "constituant", "formant", "relevant", "figurant", "comportant"}
)
_OUT_OF = re.compile(r"\bdont\b|\bparmi\b")
_GRANTING = re.compile(
    r"recevable|retenu|eligible|attribu|accord|subvention|souten|benefici|financ|annex|tableau|figure|designe|detaille"
)
_LINE_NOUNS = frozenset({
    "operation", "dossier", "subvention", "ligne", "projet", "action", "structure", "association", "organisme",
    "beneficiaire", "aide", "demande", "dispositif", "attributaire",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a stated number is compared with: natural counts, or the sum of figures. ``sure`` as in
    a pairing.
    """

    said: Statement
    why: str
    sure: bool
    candidates: Candidates = ()
    figures: tuple[Fact, ...] = ()
    free: bool = False
    named: bool = False
    """The part that is counted is named: "dont 18 relèvent du thème « Sport »"."""
    pointed: bool = False
    """The paragraph points to the table, whose column counts just what is said: who asked is
    counted there too.
    """


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every stated number whose subject is certain, against each natural way to count its lines.

    It holds if one way gives it. If none does it is reported, as a warning: only where it is the
    one such number said of its subject, nothing beside it makes it a part ("dont", "plus de",
    "dépendant de"), and no other number said of the same subject is the lines' own.
    """
    subjects = Subjects(context.document)
    said = [one for one in read_statements(context.document.claims) if _countable(one)]
    by_number = NumberPairing(subjects, said)
    pointing = TableReferences(context.document)
    silent: list[Statement] = []
    for scope, counts, group in _groups(said):
        readings = [
            (
                one,
                list(_below(subjects, pointing, one))
                or list(_readings(subjects, by_number, scope, counts, one)),
            )
            for one in group
        ]
        settled = any(
            _held(context, subjects, reading) for _, found in readings for reading in found
        )
        current = [one for one, found in readings if subjects.current(one.claim) or _points(found)]
        alone = len({one.claim.fact.value for one in current}) == 1
        for one, found in readings:
            chosen = _choose(
                context, subjects, found, sure=alone and not settled and one in current
            )
            if chosen is not None:
                yield _identity(context, subjects, chosen)
            elif found and one in current:
                silent.append(one)
    if silent:
        places = tuple(place for one in silent[:20] for place in one.claim.fact.places)
        yield Abstention(
            rule=CODE,
            table_id="",
            label=f"{len(silent)} nombre(s)",
            label_en=f"{len(silent)} number(s)",
            reason=_UNTIED,
            places=places,
        )


def _countable(said: Statement) -> bool:
    number = said.claim.fact.number
    known = said.claim.fact.counts in (*_QUANTITIES, *_BODIES, "operations", "other")
    return (
        known
        and number is not None
        and number.value == number.value.to_integral()
        and not number.approximate
    )


def _groups(said: Sequence[Statement]) -> Iterator[tuple[NumberedScope, str, list[Statement]]]:
    """Numbers said of one subject: same part, theme, operation and kind; without theme or
    operation, each by itself.
    """
    found: dict[tuple[NumberedScope, str, str], list[Statement]] = defaultdict(list)
    for one in said:
        fact = one.claim.fact
        scope = NumberedScope(fact.section, fact.theme, fact.operation)
        found[scope, fact.counts, "" if fact.theme or fact.operation else fact.id].append(one)
    for (scope, counts, _), group in found.items():
        yield scope, counts, group


def _points(readings: Sequence[_Reading]) -> bool:
    return any(reading.pointed for reading in readings)


def _below(subjects: Subjects, pointing: TableReferences, said: Statement) -> Iterator[_Reading]:
    """The total of the table that the paragraph points to, in the one column that the noun heads."""
    noun = drop_plural((names.plain_words(said.claim.unit_noun).split() or [""])[0])
    found = pointing.at(said.claim) if len(noun) >= 4 else None
    if (
        found is None
        or not found.sure
        or not subjects.same_act(said.claim.fact.section, found.table.section)
    ):
        return
    totals = [
        one
        for one in subjects.totals_of(found.table)
        if one.grand and one.column.kind is ColumnKind.COUNT and noun in stems(one.column.label)
    ]
    if len(totals) == 1:
        why = f"total of “{totals[0].column.label}” in the table pointed to"
        yield _Reading(said, why, True, figures=(totals[0].fact,), pointed=True)


def _readings(
    subjects: Subjects, by_number: NumberPairing, scope: NumberedScope, counts: str, said: Statement
) -> Iterator[_Reading]:
    claim = said.claim
    if (
        claim.year is not None
        and subjects.document.exercise is not None
        and claim.year != subjects.document.exercise
    ):
        return
    if scope.operation:
        yield from _of_operation(subjects, by_number, scope, counts, said)
    elif scope.theme and counts == "operations":
        yield from _operations_of(subjects, scope, said)
    elif not scope.theme and subjects.decides(claim.fact.section):
        yield from _by_words(subjects, said)


def _of_operation(
    subjects: Subjects, by_number: NumberPairing, scope: NumberedScope, counts: str, said: Statement
) -> Iterator[_Reading]:
    groups = [
        group
        for number in operations(scope.operation)
        for group in subjects.details.get((scope.theme, number), ())
        if subjects.same_act(scope.section, group.table.section)
    ]
    if counts in _BODIES:
        candidates = line_counts(subjects, groups)
        yield _Reading(said, "lines of the operation", bool(candidates), candidates)
        letters = by_number.acronyms.get((scope.theme, scope.operation), frozenset())
        if not candidates and letters:
            yield from _headed(subjects, by_number, letters, said)
    elif counts in _QUANTITIES:
        totals = _printed_totals(subjects, scope, counts)
        if totals:
            yield _Reading(said, "total printed for the operation", True, figures=totals)
        else:
            for figures in quantities(subjects, groups, counts):
                yield _Reading(
                    said, "numbers read in the lines' text", True, figures=figures, free=True
                )


def _headed(
    subjects: Subjects, by_number: NumberPairing, letters: frozenset[str], said: Statement
) -> Iterator[_Reading]:
    """The bodies with a figure in the columns headed by the operation's acronym."""
    others = frozenset().union(*by_number.acronyms.values()) - letters
    for table in subjects.tables_of(said.claim.fact.section):
        columns = [column for column in table.columns if _is_headed(column, letters, others)]
        if columns:
            yield _Reading(
                said,
                "lines with a figure under the acronym",
                True,
                column_counts(subjects, table, columns),
            )


def _is_headed(column: Column, letters: frozenset[str], others: frozenset[str]) -> bool:
    head = set(names.plain_words(" ".join(column.path or (column.label,))).split())
    return (
        column.kind in (ColumnKind.AMOUNT, ColumnKind.COUNT)
        and bool(head & letters)
        and not head & others
    )


def _printed_totals(subjects: Subjects, scope: NumberedScope, counts: str) -> tuple[Fact, ...]:
    """For each of the operations the printed total of that kind; empty where one has none, or
    several.
    """
    found: list[Fact] = []
    for number in operations(scope.operation):
        facts = [
            one.fact
            for table in subjects.tables_of(scope.section)
            for one in subjects.totals_of(table)
            if one.fact.counts == counts
            and (one.row.theme, one.row.operation) == (scope.theme, number)
        ]
        if len(facts) != 1 or facts[0].number is None:
            return ()
        found += facts
    return tuple(found)


def _operations_of(subjects: Subjects, scope: NumberedScope, said: Statement) -> Iterator[_Reading]:
    """The operations of a theme: all that have lines, or those that are granted something."""
    lines = [
        (group, row)
        for group in subjects.details.get((scope.theme, ""), ())
        if subjects.same_act(scope.section, group.table.section)
        for row in group.rows
        if row.operation
    ]
    every = {row.operation for _, row in lines}
    filled = {
        row.operation
        for group, row in lines
        if line_counts(subjects, [LineGroup(group.table, (row,))])
    }
    if every:
        candidates = (
            ("opérations", Decimal(len(every))),
            ("opérations dotées", Decimal(len(filled))),
        )
        yield _Reading(said, "operations with lines", True, candidates)


def _by_words(subjects: Subjects, said: Statement) -> Iterator[_Reading]:
    """Without numbers: a group in quotes, the noun in a column's header or a caption, the annex
    named.
    """
    quoted = QUOTED.findall(said.after) or QUOTED.findall(said.before)
    if len(quoted) == 1 and said.claim.fact.counts in (*_BODIES, "operations", "other"):
        yield from _of_group(subjects, said, quoted[0])
        return
    noun = drop_plural((names.plain_words(said.claim.unit_noun).split() or [""])[0])
    if len(noun) < 4:
        return
    granting = _GRANTING.search(names.plain_words(said.claim.sentence)) is not None
    referred = {
        section.id for section in subjects.referred(said.claim.sentence, said.claim.fact.section)
    }
    for table in subjects.document.tables:
        if not subjects.same_act(said.claim.fact.section, table.section) or (
            referred and table.section not in referred
        ):
            continue
        yield from _of_table(subjects, said, table, noun, granting, bool(referred))


def _of_table(
    subjects: Subjects, said: Statement, table: Table, noun: str, granting: bool, referred: bool
) -> Iterator[_Reading]:
    rows = tuple(row for row in table.rows if row.kind is RowKind.DETAIL)
    whole = line_counts(subjects, [LineGroup(table, rows)]) if len(rows) > 1 else ()
    for column in table.columns:
        if column.kind in (ColumnKind.TEXT, ColumnKind.LABEL) and noun in stems(column.label):
            distinct = {names.key(text_of(row, column)) for row in rows} - {""}
            values: Candidates = (("valeurs distinctes", Decimal(len(distinct))),)
            sure = granting and bool(whole)
            yield _Reading(
                said, f"the noun heads the column “{column.label}”", sure, values + whole
            )
            return
    for total in subjects.totals_of(table):
        if (
            total.grand
            and total.column.kind is ColumnKind.COUNT
            and noun in stems(total.column.label)
        ):
            yield _Reading(
                said, f"total of “{total.column.label}”", granting, figures=(total.fact,)
            )
            return
    if whole and (noun in stems(table.caption) or noun in _LINE_NOUNS):
        yield _Reading(said, "lines of the table", referred and granting, whole)


def _of_group(subjects: Subjects, said: Statement, name: str) -> Iterator[_Reading]:
    """The lines under a group's name: a title, a label, or the group that a subtotal closes."""
    for table in subjects.tables_of(said.claim.fact.section):
        rows = tuple(
            row
            for row in table.rows
            if row.kind is RowKind.DETAIL and any(names.match(name, label) for label in row.path)
        )
        if rows:
            named = [
                one for one in subjects.totals_of(table) if names.match(name, total_name(one.row))
            ]
            sure = bool(named) or any(
                names.plain_words(name) == names.plain_words(label) for label in rows[0].path
            )
            counts = line_counts(subjects, [LineGroup(table, rows)])
            yield _Reading(said, f"the group “{name}” is quoted", sure, counts, named=True)


def _choose(
    context: Context, subjects: Subjects, readings: Sequence[_Reading], *, sure: bool
) -> _Reading | None:
    """The reading that holds; else, where the number stands alone, the sure ones' counts taken
    together.
    """
    held = next((one for one in readings if _held(context, subjects, one)), None)
    if held is not None:
        return held
    certain = [one for one in readings if one.sure and (one.candidates or one.figures)]
    if not sure or not certain or _is_part(certain[0]):
        return None
    if certain[0].figures:
        return certain[0]
    merged = dict(pair for one in reversed(certain) for pair in reversed(one.candidates))
    return _Reading(certain[0].said, certain[0].why, True, tuple(reversed(merged.items())))


def _held(context: Context, subjects: Subjects, reading: _Reading) -> bool:
    if not reading.candidates and not reading.figures:
        return False
    return evaluate(_identity(context, subjects, reading), context.facts).verdict is Verdict.HELD


def _is_part(reading: _Reading) -> bool:
    """Whether the words beside a number make it a part of a whole, a rounded one, or the number of
    those who asked.

    "les 3 comités dépendant d'une mission": a participle right after the noun picks some out.
    """
    said = reading.said
    after = names.plain_words(said.after).split()[:4]
    noun = names.plain_words(said.claim.unit_noun).split()
    rest = after[1:] if after and noun and after[0] == noun[0] else after
    picked = any(
        len(word) > 5 and word.endswith(("ant", "ants", "antes", "ante")) and word not in _MAKING_UP
        for word in rest[:1]
    )
    before = " ".join(names.plain_words(said.before).split()[-4:])
    if reading.pointed:
        return _PART.search(before) is not None
    if _PART.search(before) or _ASKING.search(
        " ".join((before, *after, *names.plain_words(said.after).split()[4:8]))
    ):
        return True
    return not reading.named and (picked or _OUT_OF.search(before) is not None)


def _identity(context: Context, subjects: Subjects, reading: _Reading) -> Identity:
    claim = reading.said.claim
    scope = (
        claim.fact.section,
        claim.article,
        claim.fact.theme,
        claim.fact.operation,
        claim.fact.counts,
    )
    label = subjects.where(claim)
    if claim.unit_noun:
        label = Message.joined(label, Message.printed(claim.unit_noun))
    figures = reading.figures
    form = Form.ANY_OF if not figures else Form.EQUALITY if len(figures) == 1 else Form.WEIGHTED_SUM
    return Identity(
        id=place_id(CODE, context.document, claim.fact, *scope, names.plain_words(claim.unit_noun)),
        rule=CODE,
        kind=Kind.COUNT,
        form=form,
        result=claim.fact.id,
        terms=tuple(Term(fact.id) for fact in figures),
        table_id=figures[0].table_id if figures else "",
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL if reading.free else Nature.FACTUAL,
        adoption=by_words(reading.why),
        label=label.fr,
        label_en=label.en,
        candidates=reading.candidates,
    )


_UNTIED = Message(
    "les lignes comptées ne sont pas sûrement celles dont parle la phrase",
    "the lines counted are not surely those the sentence speaks of",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message("Un nombre annoncé est celui des lignes", "A stated number is that of the lines"),
    source=Message("Contrat de l'outil, « count »", "The tool's contract, “count”"),
    failed=Message(
        "{place} : le texte annonce {printed}, les lignes en donnent {expected}.",
        "{place}: the text says {printed}, the lines give {expected}.",
    ),
    find=find,
)


CHECKS = (CHECK,)
