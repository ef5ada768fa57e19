"""Which families of a table are meant, and of which of its lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extract.several import present
from extract.table import ColumnKind
from validate.belief.hypothesis import EntryOutcome, FamilyForm
from validate.check import Context
from validate.model.identity import Form
from validate.solve.shadowed_families import without_shadowed
from validate.tables.believed_families import BelievedFamily
from validate.tables.printed_rates import PrintedRates

_Columns = tuple[str, frozenset[int]]
_HUNDRED = Decimal(100)
_MULTIPLYING = frozenset({FamilyForm.PRODUCT, FamilyForm.RATIO})
"""Families whose lines say what one figure is multiplied by to make another."""


def meant_families(
    context: Context,
) -> Iterator[tuple[BelievedFamily, ...]]:
    """Of each table the families that are meant, each as it is told and without the lines that it
    is not meant of.
    """
    printed = PrintedRates.of(context.document, context.facts)
    several = _columns_of_several_rates(context)
    for table in context.figure_tables:
        families = [
            printed.named(one.from_its_whole())
            for one in without_shadowed(context.beliefs.of(table))
            if not (one.proportional and _columns_of(one) in several)
        ]
        yield tuple(map(_without_other_wholes, _without_own_rates(families)))


def _columns_of_several_rates(context: Context) -> set[_Columns]:
    """The two columns, by their table, of which checks before stated each line at a rate of its
    own: no one rate tells their totals."""
    rates: dict[_Columns, set[Decimal]] = defaultdict(set)
    for one in context.found:
        if one.form is Form.PRODUCT and len(one.terms) == 1:
            figures = present(map(context.facts.get, one.facts))
            columns = frozenset(present(each.col for each in figures))
            rates[one.table_id, columns].add(one.constant)
    return {columns for columns, own in rates.items() if len(own) > 1}


def _columns_of(family: BelievedFamily) -> _Columns | None:
    """The columns that a family of lines relates, by their table."""
    if not family.across:
        return None
    columns = frozenset(family.at.columns[line] for line in family.lines)
    return family.table.table.id, columns


def _without_own_rates(
    families: Sequence[BelievedFamily],
) -> list[BelievedFamily]:
    """The families, two columns in proportion without the lines that follow another rate, where a
    third column prints it: how each line changed, and so they did, or what each is multiplied by.
    """
    changed = {
        (one.across, frozenset(one.believed.operands)): one.believed.obeying
        for one in families
        if one.believed.form is FamilyForm.CHANGE and one.believed.worded
    }
    products = [
        one
        for one in families
        if one.believed.form in _MULTIPLYING and not one.proportional
    ]

    def at_own_rates(one: BelievedFamily) -> list[int]:
        key = one.across, frozenset(one.lines)
        return [*changed.get(key, ()), *_at_printed_rates(one, products)]

    return [
        _without(one, at_own_rates(one)) if one.proportional else one
        for one in families
    ]


def _at_printed_rates(
    family: BelievedFamily, products: Sequence[BelievedFamily]
) -> Iterator[int]:
    """The entries of two lines in proportion that obey a product of both with a third, which at
    least as many do: the rate of most is what that prints in them."""
    both = set(family.lines)
    for one in products:
        is_of_both = one.across == family.across and both < set(one.lines)
        if is_of_both and one.obeying >= family.obeying:
            yield from one.believed.obeying


def _without_other_wholes(family: BelievedFamily) -> BelievedFamily:
    """Shares of one whole without the lines, down to another one that prints a hundred per cent as
    well, which are shares of that: "Charges" and "Produits", each with its total, or each with what
    it comes to first."""
    if not (family.proportional and family.across):
        return family
    result = family.at.columns[family.believed.result]
    if family.table.column(result).kind is not ColumnKind.PERCENT:
        return family
    broken = family.believed.entries(EntryOutcome.BROKEN)
    others = [
        entry
        for whole, block in _blocks_of_wholes(family, result)
        if whole in broken
        for entry in block
    ]
    return _without(family, others)


def _blocks_of_wholes(
    family: BelievedFamily, result: int
) -> list[tuple[int, range]]:
    """The entries that print a hundred per cent in a column, each with those that are its parts:
    above it, or below where the first line that prints a share is one."""
    shares = {
        entry: value
        for entry in range(family.entry_count)
        if (value := family.table.value(family.row_index(entry), result))
        is not None
    }
    wholes = [entry for entry, share in shares.items() if share == _HUNDRED]
    if wholes[:1] == list(shares)[:1]:
        edges = pairwise((*wholes, family.entry_count))
        return [(whole, range(whole, below)) for whole, below in edges]
    edges = pairwise((-1, *wholes))
    return [(whole, range(above + 1, whole + 1)) for above, whole in edges]


def _without(family: BelievedFamily, right: Sequence[int]) -> BelievedFamily:
    """A family without the entries that break it and are ``right``."""
    evidence = tuple(
        each
        for each in family.believed.evidence
        if each.outcome is not EntryOutcome.BROKEN or each.entry not in right
    )
    return replace(family, believed=replace(family.believed, evidence=evidence))
