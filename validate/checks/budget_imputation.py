"""The amounts of the articles, theme by theme, against the budget lines they are charged to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extract.facts import Claim, Fact
from extract.lines.sections import SectionKind
from extract.table import ColumnKind, RowKind, Table
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term
from validate.prose.pair_by_number import NumberedScope, NumberPairing
from validate.prose.statements import is_unit, read_statements
from validate.prose.table_subjects import Subjects

CODE = "articles-charged"
_ONLY_WAY = by_words(
    "the only way to share out the budget lines among the articles", Ground.OWN_FIGURES
)
MOST_LINES = 14
"""Budget lines beyond which sharing them out among the articles proves nothing."""

Shares = tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class _Charged:
    """An article's amount and the budget lines that make it up; ``exact`` where they are found by
    their sum.
    """

    claim: Claim
    lines: tuple[Fact, ...]
    exact: bool


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Each theme's amount in the articles is the sum of some budget lines, every line serving one
    theme.

    Believed where there is exactly one way to share out all the lines so that each amount is met;
    or where one amount alone is not met by the lines that the others leave. The same lines then
    stand against the theme's total in the annex, with which the amount is compared by its number.
    """
    subjects = Subjects(context.document)
    said = [
        one for one in read_statements(context.document.claims) if one.claim.fact.counts == "amount"
    ]
    by_number = NumberPairing(subjects, said)
    amounts: dict[str, Claim] = {}
    for one in said:
        claim, section = one.claim, subjects.section(one.claim.fact.section)
        act = section is None or section.kind is SectionKind.DELIBERATION
        if (
            act
            and claim.fact.theme
            and not claim.fact.operation
            and not is_unit(one)
            and claim.fact.value
        ):
            amounts.setdefault(claim.fact.theme, claim)
    if len(amounts) < 2:
        return
    for table, lines in _budgets(subjects):
        for charged in _shared_out(list(amounts.values()), lines):
            yield _identity(context, subjects, table, charged.claim.fact, charged)
            scope = NumberedScope(charged.claim.fact.section, charged.claim.fact.theme, "")
            totals = [figures[0] for figures in by_number.targets(scope) if len(figures) == 1]
            if charged.exact and len(totals) == 1:
                yield _identity(context, subjects, table, totals[0], charged)


def _budgets(subjects: Subjects) -> Iterator[tuple[Table, tuple[Fact, ...]]]:
    """Budget columns: lines with a code each, few enough, in the act or its report."""
    for table in subjects.document.tables:
        section = subjects.section(table.section)
        placed = section is None or section.kind in (SectionKind.DELIBERATION, SectionKind.REPORT)
        rows = [row for row in table.rows if row.kind is RowKind.DETAIL]
        if not placed or not 2 <= len(rows) <= MOST_LINES or not _coded(table):
            continue
        for column in table.columns:
            if column.kind is ColumnKind.AMOUNT:
                facts = [
                    fact for row in rows if (fact := subjects.fact(table, row, column)) is not None
                ]
                if len(facts) == len(rows) and all(fact.value and fact.value > 0 for fact in facts):
                    yield table, tuple(facts)


def _coded(table: Table) -> bool:
    return any(column.kind is ColumnKind.CODE for column in table.columns)


def _shared_out(claims: Sequence[Claim], lines: Sequence[Fact]) -> tuple[_Charged, ...]:
    """Who is charged to which lines: the one full sharing out, or the one that leaves a single
    amount unmet.
    """
    whole = [_Charged(claim, share, True) for claim, share in _only(claims, lines)]
    if whole:
        return tuple(whole)
    partial: list[tuple[_Charged, ...]] = []
    for odd in claims:
        others = [claim for claim in claims if claim is not odd]
        for shares in _ways(others, lines):
            used = {fact.id for share in shares for fact in share}
            rest = tuple(fact for fact in lines if fact.id not in used)
            if rest:
                met = [
                    _Charged(claim, share, True)
                    for claim, share in zip(others, shares, strict=True)
                ]
                partial.append((*met, _Charged(odd, rest, False)))
    return partial[0] if len(partial) == 1 and len(claims) > 2 else ()


def _only(
    claims: Sequence[Claim], lines: Sequence[Fact]
) -> Iterator[tuple[Claim, tuple[Fact, ...]]]:
    full = [shares for shares in _ways(claims, lines) if sum(map(len, shares)) == len(lines)]
    if len(full) == 1:
        yield from zip(claims, full[0], strict=True)


def _ways(claims: Sequence[Claim], lines: Sequence[Fact], limit: int = 3) -> list[Shares]:
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
            total = sum((fact.value or Decimal(0) for fact in subset), Decimal(0))
            if total in wanted:
                found.setdefault(total, []).append(subset)
    return found


def _identity(
    context: Context, subjects: Subjects, table: Table, result: Fact, charged: _Charged
) -> Identity:
    where = subjects.where(charged.claim)
    return Identity(
        id=place_id(
            CODE, context.document, result, table.section, table.caption, charged.claim.fact.theme
        ),
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
        "Contrat de l'outil, « equality » ; CGCT, art. L. 2311-1", "The tool's contract, “equality”"
    ),
    failed=Message(
        "{place} : {printed} imprimé, {expected} d'après les lignes budgétaires.",
        "{place}: {printed} printed, {expected} from the budget lines.",
    ),
    find=find,
)


CHECKS = (CHECK,)
