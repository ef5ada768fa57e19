"""The amounts of the articles, theme by theme, against the budget lines they are charged to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

from extract.facts import Claim, Fact
from extract.lines.sections import SectionKind
from extract.several import ids_of, only, present
from extract.table import ColumnKind, RowKind, Table
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term
from validate.prose.pairing.pair_by_number import (
    NumberedScope,
    NumberPairing,
)
from validate.prose.statements import Statement, is_unit
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.subjects.table_texts import columns_of, rows_of

CODE = "articles-charged"
_ONLY_WAY = by_words(
    "the only way to share out the budget lines among the articles",
    Ground.OWN_FIGURES,
)
MOST_LINES = 14
"""Budget lines beyond which sharing them out among the articles proves nothing."""
_FEWEST = 2
"""Amounts, and lines, without which nothing is shared out."""
_ACT = (SectionKind.DELIBERATION,)
_ACT_OR_REPORT = (SectionKind.DELIBERATION, SectionKind.REPORT)

Shares = tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class _Charged:
    """An article's amount and the budget lines that make it up; ``exact`` where they are found by
    their sum.
    """

    claim: Claim
    lines: tuple[Fact, ...]
    exact: bool = True


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Each theme's amount in the articles is the sum of some budget lines, every line serving one
    theme.

    Believed where there is exactly one way to share out all the lines so that each amount is met;
    or where one amount alone is not met by the lines that the others leave. The same lines then
    stand against the theme's total in the annex, with which the amount is compared by its number.
    """
    subjects, statements = context.prose.subjects, context.prose.statements
    said = [one for one in statements if one.claim.fact.counts == "amount"]
    claims = list(_theme_amounts(subjects, said).values())
    if len(claims) < _FEWEST:
        return

    by_number = NumberPairing(subjects, said)
    for table, lines in _budgets(subjects):
        for charged in _shared_out(claims, lines):
            yield _identity(
                context, subjects, table, charged.claim.fact, charged
            )
            total = _annex_total(by_number, charged)
            if total is not None:
                yield _identity(context, subjects, table, total, charged)


def _theme_amounts(
    subjects: Subjects, said: Sequence[Statement]
) -> dict[str, Claim]:
    """The first amount that the act states of each theme as a whole."""
    found: dict[str, Claim] = {}
    for statement in said:
        fact = statement.claim.fact
        if not fact.theme or fact.operation or not fact.value:
            continue
        if _is_in(subjects, fact.section, _ACT) and not is_unit(statement):
            found.setdefault(fact.theme, statement.claim)
    return found


def _is_in(
    subjects: Subjects, section_id: str, kinds: Sequence[SectionKind]
) -> bool:
    """Whether a section is of one of these kinds, or of none that is known."""
    section = subjects.section(section_id)
    return section is None or section.kind in kinds


def _annex_total(by_number: NumberPairing, charged: _Charged) -> Fact | None:
    """The one total printed for the theme of an amount that its lines meet."""
    if not charged.exact:
        return None
    fact = charged.claim.fact
    targets = by_number.targets(NumberedScope(fact.section, fact.theme, ""))
    return only(present(map(only, targets)))


def _budgets(subjects: Subjects) -> Iterator[tuple[Table, tuple[Fact, ...]]]:
    """Budget columns: lines with a code each, few enough, in the act or its report."""
    for table in subjects.document.tables:
        rows = rows_of(table, RowKind.DETAIL)
        if not _FEWEST <= len(rows) <= MOST_LINES:
            continue
        if not columns_of(table, ColumnKind.CODE):
            continue
        if not _is_in(subjects, table.section, _ACT_OR_REPORT):
            continue

        for column in columns_of(table, ColumnKind.AMOUNT):
            facts = subjects.numbers(table, rows, column)
            spent = [fact for fact in facts if fact.value_or_zero > 0]
            if len(spent) == len(rows):
                yield table, facts


def _shared_out(
    claims: Sequence[Claim], lines: Sequence[Fact]
) -> tuple[_Charged, ...]:
    """Who is charged to which lines: the one full sharing out, or the one that leaves a single
    amount unmet.
    """
    full = [
        shares for shares in _ways(claims, lines) if _uses_all(shares, lines)
    ]
    if len(full) == 1:
        return tuple(map(_Charged, claims, full[0]))
    if len(claims) <= _FEWEST:
        return ()

    partial: list[tuple[_Charged, ...]] = []
    for odd in claims:
        partial += _leaving_out(odd, claims, lines)
    if len(partial) == 1:
        return partial[0]
    return ()


def _leaving_out(
    odd: Claim, claims: Sequence[Claim], lines: Sequence[Fact]
) -> Iterator[tuple[_Charged, ...]]:
    """The ways to meet all claims but one, which is charged to the lines that are left."""
    others = [claim for claim in claims if claim is not odd]
    for shares in _ways(others, lines):
        used = ids_of(chain(*shares))
        rest = tuple(fact for fact in lines if fact.id not in used)
        if rest:
            met = map(_Charged, others, shares)
            yield (*met, _Charged(odd, rest, exact=False))


def _uses_all(shares: Shares, lines: Sequence[Fact]) -> bool:
    """Whether every line serves an amount."""
    return sum(map(len, shares)) == len(lines)


def _ways(
    claims: Sequence[Claim], lines: Sequence[Fact], limit: int = 3
) -> list[Shares]:
    """Ways to meet every claim by lines of its own, at most ``limit``."""
    sums = _subsets(lines, {claim.fact.value for claim in claims})
    found: list[Shares] = []

    def share(index: int, used: frozenset[str], shares: Shares) -> None:
        if len(found) >= limit:
            return
        if index == len(claims):
            found.append(shares)
            return
        for subset in sums.get(claims[index].fact.value, ()):
            ids = frozenset(fact.id for fact in subset)
            if not ids & used:
                share(index + 1, used | ids, (*shares, subset))

    share(0, frozenset(), ())
    return found


def _subsets(
    lines: Sequence[Fact], wanted: set[Decimal | None]
) -> Mapping[Decimal | None, list[tuple[Fact, ...]]]:
    found: dict[Decimal | None, list[tuple[Fact, ...]]] = {}
    for size in range(1, len(lines) + 1):
        for subset in combinations(lines, size):
            total = sum((fact.value_or_zero for fact in subset), Decimal(0))
            if total in wanted:
                found.setdefault(total, []).append(subset)
    return found


def _identity(
    context: Context,
    subjects: Subjects,
    table: Table,
    result: Fact,
    charged: _Charged,
) -> Identity:
    where = subjects.where(charged.claim)
    place = (table.section, table.caption, charged.claim.fact.theme)
    return Identity(
        id=place_id(CODE, context.document, result, *place),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=tuple(Term(fact.id) for fact in charged.lines),
        table_id=table.id,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_ONLY_WAY,
        label=where.fr,
        label_en=where.en,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Les articles et les lignes budgétaires se recouvrent",
        "Articles and budget lines cover each other",
    ),
    source=Message(
        "Règle de Pointage, « equality » ; CGCT, art. L. 2311-1",
        "A rule of Pointage, “equality”",
    ),
    failed=Message(
        "{place} : {printed} imprimé, {expected} d'après les lignes budgétaires.",
        "{place}: {printed} printed, {expected} from the budget lines.",
    ),
    find=find,
)


CHECKS = (CHECK,)
