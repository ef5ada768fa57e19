"""Identities that no word states: sums, products, ratios and changes found by the figures alone.

The engine of belief (`validate/belief/search.py`) looks at all figures of a table at once. What it
believes is stated here, line by line, where no check before this one stated the same figures. A
family that only its own figures speak for proves nothing and accuses nobody.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.averages import may_average
from extract.table import ColumnKind
from validate.belief.figures import Direction
from validate.belief.hypothesis import EntryOutcome, FamilyForm, Hypothesis
from validate.belief.search import find_families
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term, evaluate
from validate.solve.misprint import misprint_probability
from validate.tables.figure_grid import TableGrid, figure_grid
from validate.tables.figure_table import SUMMABLE, FigureTable

CODE = "by-figures"
_LINES = 3
"""Lines that obey before a family may judge another: two agree by accident."""
_DEVIANT = 0.25
"""A family that more of its lines break follows another rule."""
_LINES_SAID, _DEVIANT_SAID = 2, 0.34
"""The same where a word says what the result is: fewer lines have to."""
_HUNDRED = Decimal(100)
_SURE, _LIKELY = 0.97, 0.5
"""Probabilities of a misprint from which a line is an error, and a warning."""
_ROUNDING = 2
"""Units of its last digit by which a quotient of rounded figures may miss."""
_CERTAIN = 50.0
"""Log odds that are as good as certain."""
_PRIOR = 0.5, 8.0
"""Beta law of the share of lines that follow another rule than their family's."""
_KINDS = {
    FamilyForm.SUM: Kind.SUM,
    FamilyForm.SIGNED: Kind.DIFFERENCE,
    FamilyForm.PRODUCT: Kind.PRODUCT,
    FamilyForm.RATIO: Kind.DIFFERENCE,
    FamilyForm.CHANGE: Kind.DIFFERENCE,
}
"""Averages are left out: their lines are explained by them, not judged."""


@dataclass(frozen=True, slots=True)
class _Family:
    """A believed family of one table, and how its lines fare."""

    table: FigureTable
    at: TableGrid
    believed: Hypothesis

    @property
    def obeying(self) -> int:
        """The lines that obey and are evidence."""
        return len(self.believed.entries(EntryOutcome.EXACT, EntryOutcome.NEAR))

    @property
    def breaking(self) -> int:
        """The lines that do not obey."""
        return len(self.believed.entries(EntryOutcome.BROKEN))

    def fact(self, line: int, entry: int) -> Fact | None:
        """The figure where a line meets an entry."""
        down = self.believed.direction is Direction.DOWN
        row, col = (line, entry) if down else (entry, line)
        return self.table.facts.get((self.at.rows[row], self.at.columns[col]))

    def figures(self, entry: int) -> list[Fact] | None:
        """The result and the operands of one entry; None where a factor is not printed."""
        lines = (self.believed.result, *self.believed.operands)
        found = [self.fact(line, entry) for line in lines]
        summed = self.believed.form in (FamilyForm.SUM, FamilyForm.SIGNED)
        if found[0] is None or (not summed and None in found):
            return None
        return [fact for fact in found if fact is not None]


def find(context: Context) -> Iterator[Identity]:
    """What the figures of each table make believable, beside what was stated of it before."""
    known = _Known.of(context.found)
    for table in context.figure_tables:
        at = figure_grid(table)
        if at is None:
            continue
        for believed in _best_results(find_families(at.grid)):
            family = _Family(table, at, believed)
            if believed.form in _KINDS and _may_judge(family):
                yield from _stated(family, known)


def _best_results(families: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """The families, of those that reckon the same operands in the same way the best only.

    "Produit / bases" is the rate of this year; the rate of last year is equal where it did not
    change, and is no result of them.
    """
    reckoned: set[tuple[Direction, FamilyForm, tuple[int, ...]]] = set()
    for one in sorted(families, key=lambda family: -family.log_odds):
        key = (one.direction, one.form, one.operands)
        if key not in reckoned:
            reckoned.add(key)
            yield one


def _may_judge(family: _Family) -> bool:
    """Whether a family is of enough lines, few of which break it."""
    said = family.believed.worded
    few, most = (_LINES_SAID, _DEVIANT_SAID) if said else (_LINES, _DEVIANT)
    lines = family.obeying + family.breaking
    return family.obeying >= few and family.breaking <= most * lines


@dataclass(frozen=True, slots=True)
class _Known:
    """The figures that identities stated before are over, and those that they are the results of."""

    figures: frozenset[frozenset[str]]
    results: frozenset[tuple[str, Kind]]

    @classmethod
    def of(cls, found: tuple[Identity, ...]) -> "_Known":
        return cls(
            frozenset(frozenset(one.facts) for one in found),
            frozenset((one.result, one.kind) for one in found),
        )

    def stated(self, facts: list[Fact], kind: Kind) -> bool:
        """Whether the same figures, or the same result in this way, were stated before."""
        ids = frozenset(fact.id for fact in facts)
        return ids in self.figures or (facts[0].id, kind) in self.results


def _stated(family: _Family, known: _Known) -> Iterator[Identity]:
    kind = _KINDS[family.believed.form]
    for evidence in family.believed.evidence:
        facts = family.figures(evidence.entry)
        if facts is None or len(facts) < 3 or known.stated(facts, kind):
            continue
        stated = _identity(family, facts, kind)
        if evidence.outcome is not EntryOutcome.BROKEN:
            yield stated
        elif _may_fail(family, facts[0]):
            yield from _raised(
                family, stated, _misprinted(family, evidence.entry, stated, facts)
            )


def _misprinted(
    family: _Family, entry: int, stated: Identity, facts: list[Fact]
) -> float:
    """The probability that the line is misprinted: the engine's own for sums, whose rounding and
    rivals it knows.
    """
    judged = {one.entry: one.probability for one in family.believed.broken}
    if entry in judged:
        return judged[entry]

    known = {fact.id: fact for fact in facts}
    failed = evaluate(stated, known)
    result = facts[0].number
    if (
        result is None
        or failed.delta is None
        or abs(failed.delta) <= _ROUNDING * result.ulp
    ):
        return 0.0
    trust = 1 / (1 + math.exp(-min(family.believed.log_odds, _CERTAIN)))
    return trust * misprint_probability(failed, known, _exceptions(family))


def _raised(
    family: _Family, stated: Identity, probability: float
) -> Iterator[Identity]:
    """A line that breaks its family, where it is likelier misprinted than an exception."""
    said = family.believed.worded or family.believed.placed
    if probability >= _SURE and said:
        yield replace(stated, severity=Severity.ERROR)
    elif probability >= _LIKELY:
        yield replace(stated, severity=Severity.WARNING)


def _exceptions(family: _Family) -> float:
    """The share of lines of a family that follow another rule, this one left out."""
    others = family.breaking - 1
    return (_PRIOR[0] + others) / (sum(_PRIOR) + family.obeying + others)


def _may_fail(family: _Family, result: Fact) -> bool:
    """Whether a family is meant of this figure too.

    A row of totals adds amounts and counts; the percentages and prices in it are reckoned anew. A
    count of things is no quotient: where it seems one, the other figure was divided by it.
    """
    assert result.col is not None
    column = family.table.column(result.col)
    if family.believed.form not in (FamilyForm.SUM, FamilyForm.SIGNED):
        return column.kind is not ColumnKind.COUNT
    if family.believed.direction is Direction.ACROSS:
        return True
    return column.kind in SUMMABLE and not _is_quotient(family.table, result)


def _is_quotient(table: FigureTable, fact: Fact) -> bool:
    """Whether a figure is reckoned by division, and so rounded: a price of one, an average, a share."""
    assert fact.col is not None
    column = table.column(fact.col)
    header = " ".join(column.path)
    by_kind = column.kind in (ColumnKind.RATE, ColumnKind.PERCENT)
    return by_kind or may_average(header)


def _identity(family: _Family, facts: list[Fact], kind: Kind) -> Identity:
    believed, table = family.believed, family.table
    result, *operands = facts
    assert result.row is not None
    assert result.col is not None
    constant, offset = _scale(believed)
    return Identity(
        id=stable_id(
            CODE, *table.words(result.row, result.col), *(_name(f) for f in operands)
        ),
        rule=CODE,
        kind=kind,
        form=_form(believed),
        result=result.id,
        terms=tuple(_terms(believed, operands)),
        table_id=table.table.id,
        constant=constant,
        offset=offset,
        adoption=_adoption(family),
        label=table.name(result.row, result.col),
        rounded=_rounded(family, facts),
    )


def _rounded(family: _Family, facts: list[Fact]) -> tuple[str, ...]:
    """The operands that were reckoned themselves, of a product or quotient that was not."""
    result, *operands = facts
    summed = family.believed.form in (FamilyForm.SUM, FamilyForm.SIGNED)
    if summed or _is_quotient(family.table, result):
        return ()
    return tuple(fact.id for fact in operands if _is_quotient(family.table, fact))


def _name(fact: Fact) -> str:
    return " ".join((*fact.row_path, *fact.column_path))


def _form(believed: Hypothesis) -> Form:
    if believed.form is FamilyForm.PRODUCT:
        return Form.PRODUCT
    return (
        Form.RATIO
        if believed.form in (FamilyForm.RATIO, FamilyForm.CHANGE)
        else Form.WEIGHTED_SUM
    )


def _scale(believed: Hypothesis) -> tuple[Decimal, Decimal]:
    """The constant and the offset, as printed: a share or a change in per cent."""
    factor = Decimal(believed.factor)
    if believed.form is FamilyForm.PRODUCT:
        return 1 / factor, Decimal(0)
    if believed.form is FamilyForm.CHANGE:
        return factor, -factor
    return factor, Decimal(0)


def _terms(believed: Hypothesis, operands: list[Fact]) -> Iterator[Term]:
    if (
        believed.form is FamilyForm.CHANGE
    ):  # (second - first) / first is second / first - 1
        first, second = operands
        yield from (Term(second.id), Term(first.id))
    elif believed.form is FamilyForm.SIGNED:
        for fact, sign in zip(operands, believed.signs, strict=False):
            yield Term(fact.id, Decimal(sign))
    else:
        yield from (Term(fact.id) for fact in operands)


def _adoption(family: _Family) -> Adoption:
    believed = family.believed
    grounds = []
    if believed.worded:
        grounds.append(Ground.WORDS)
    if believed.placed:
        grounds.append(Ground.POSITION)
    grounds.append(Ground.AGREEMENT)
    tally = LineTally(family.obeying, family.breaking)
    return Adoption(tuple(grounds), "its lines agree", lines=tally)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message("Relations tirées des chiffres", "Relations found by the figures"),
    source=Message(
        "Une relation que la plupart des lignes d'un tableau vérifient vaut pour toutes.",
        "A relation that most lines of a table satisfy holds for all of them.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le calcul que les autres lignes suivent donne {expected}, soit"
        " un écart de {delta}.",
        "“{label}” prints {printed}; the calculation that the other lines follow gives {expected}, a"
        " difference of {delta}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
