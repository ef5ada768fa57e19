"""The equation of one line of a family, as its figures are printed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.averages import may_average, names_a_quotient
from extract.table import ColumnKind
from validate.belief.hypothesis import FamilyForm, Hypothesis
from validate.check import stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.identity import Form, Identity, Kind, Term
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import is_quotient
from validate.tables.solved_family import SolvedFamily

CODE = "by-figures"
CROSSFOOTING_CODE = "crossfooting"
DIFFERENCE_CODE = "difference"
_FEWEST = 2
"""Operands of a sum that is worth stating."""
_FORMS = {
    FamilyForm.SUM: Form.WEIGHTED_SUM,
    FamilyForm.SIGNED: Form.WEIGHTED_SUM,
    FamilyForm.PRODUCT: Form.PRODUCT,
    FamilyForm.RATIO: Form.RATIO,
    FamilyForm.CHANGE: Form.RATIO,
    FamilyForm.AVERAGE: Form.AVERAGE,
}
_KINDS = {
    FamilyForm.SUM: Kind.SUM,
    FamilyForm.SIGNED: Kind.DIFFERENCE,
    FamilyForm.PRODUCT: Kind.PRODUCT,
    FamilyForm.RATIO: Kind.DIFFERENCE,
    FamilyForm.CHANGE: Kind.DIFFERENCE,
    FamilyForm.AVERAGE: Kind.SUM,
}


def line_identity(
    family: BelievedFamily, solved: SolvedFamily, entry: int, adoption: Adoption
) -> Identity | None:
    """The equation of one line; None where too little of it is printed."""
    table = family.table
    results = family.facts(solved.result, entry)
    terms = _printed_terms(family, solved, entry)
    if not results or terms is None:
        return None

    result, *others = results
    terms += [(fact, -1) for fact in others]
    if family.summed and len(terms) < _FEWEST:
        return None

    assert result.row is not None
    assert result.col is not None
    rule, kind = _rule(family, solved)
    constant, offset = _scale(family.believed)
    words = table.words(result.row, result.col)
    return Identity(
        id=stable_id(rule, *words, *_names(family, solved, terms)),
        rule=rule,
        kind=kind,
        form=_FORMS[family.believed.form],
        result=result.id,
        terms=tuple(_terms(family.believed, terms)),
        table_id=table.table.id,
        constant=constant,
        offset=offset,
        adoption=adoption,
        label=table.name(result.row, result.col),
        rounded=_rounded(family, result, terms),
    )


def _rule(family: BelievedFamily, solved: SolvedFamily) -> tuple[str, Kind]:
    """The check that a family is stated by, and of what kind it is: columns added up and taken away
    have their own."""
    if not (family.across and family.summed):
        return CODE, _KINDS[family.believed.form]
    if solved.is_difference:
        return DIFFERENCE_CODE, Kind.DIFFERENCE
    return CROSSFOOTING_CODE, Kind.SUM


def _names(
    family: BelievedFamily,
    solved: SolvedFamily,
    terms: Sequence[tuple[Fact, int]],
) -> Iterator[str]:
    """What names the operands in an id that survives corrections."""
    if family.across and family.summed:
        for line, _ in solved.terms:
            yield family.table.column(family.at.columns[line]).label
    else:
        for fact, _ in terms:
            yield " ".join((*fact.row_path, *fact.column_path))


def _printed_terms(
    family: BelievedFamily, solved: SolvedFamily, entry: int
) -> list[tuple[Fact, int]] | None:
    """The figures that the operands print, each with its weight; None where a factor has none."""
    terms: list[tuple[Fact, int]] = []
    for line, weight in solved.terms:
        facts = family.facts(line, entry)
        if not facts and not family.summed:
            return None
        terms += [(fact, weight) for fact in facts]
    return terms


def _rounded(
    family: BelievedFamily, result: Fact, terms: Sequence[tuple[Fact, int]]
) -> tuple[str, ...]:
    """The figures that may have been rounded: of a sum, those that the table rounds; of a product
    or quotient that was not, the operands that were reckoned themselves.
    """
    if family.summed:
        return family.table.roundings(result, terms)
    if is_divided(family, result):
        return ()
    return tuple(fact.id for fact, _ in terms if is_divided(family, fact))


def _scale(believed: Hypothesis) -> tuple[Decimal, Decimal]:
    """The constant and the offset, as printed: a share or a change in per cent."""
    factor = Decimal(believed.factor)
    if believed.form is FamilyForm.PRODUCT:
        return believed.times / factor, Decimal(0)
    if believed.form is FamilyForm.CHANGE:
        return factor, -factor
    return factor, Decimal(0)


def _terms(
    believed: Hypothesis, terms: Sequence[tuple[Fact, int]]
) -> Iterator[Term]:
    if (
        believed.form is FamilyForm.CHANGE
    ):  # (second - first) / first is second / first - 1
        (first, _), (second, _) = terms
        yield from (Term(second.id), Term(first.id))
    else:
        yield from (Term(fact.id, Decimal(weight)) for fact, weight in terms)


def is_divided(family: BelievedFamily, fact: Fact) -> bool:
    """Whether a figure is reckoned by division: by its column, or by its line where lines are
    reckoned with each other. Whole numbers are where the header says so alone: a duration in days
    is never added up, and is none the less as it was measured."""
    assert fact.col is not None
    by_line = not family.across and any(map(may_average, fact.row_path[-1:]))
    column = family.table.column(fact.col)
    header = " ".join(column.path)
    is_given = column.kind is ColumnKind.COUNT and not names_a_quotient(header)
    return by_line or (is_quotient(column) and not is_given)


def adoption_of(family: BelievedFamily) -> Adoption:
    """Why a family is believed."""
    believed = family.believed
    grounds = []
    if believed.worded or believed.of_its_kind:
        grounds.append(Ground.WORDS)
    if believed.placed:
        grounds.append(Ground.POSITION)
    grounds.append(Ground.AGREEMENT)
    tally = LineTally(family.obeying, family.breaking)
    return Adoption(tuple(grounds), "its lines agree", lines=tally)
