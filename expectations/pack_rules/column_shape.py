"""The shape "columns": in each line of a table, the columns that a rule names combine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from expectations.pack_rules.act_scene import ActScene, Spot, figure_columns
from expectations.pack_rules.pack_belief import holds
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import FoundTerm, rule_identity
from expectations.pack_rules.rule_phrases import Phrases, says
from extract.french.folding import fold
from extract.number import Unit
from extract.several import present
from extract.table import RowKind
from validate.model.identity import LINEAR, Identity, Severity
from validate.tables.figure_table import CLOSING, SUMMABLE, FigureTable

Columns = Mapping[str, tuple[int, ...]]
"""The columns of each operand, by its name: one, or all of an operand that means many."""


def state_columns(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identities of each table whose columns have the facts, table by table."""
    for table in scene.tables:
        if not is_meant(rule, table):
            continue
        for columns in _chosen(rule, table):
            signed = _as_printed(rule, table, columns)
            stated = list(_of_lines(signed, table, columns, severity))
            if stated:
                yield stated


def _as_printed(
    rule: PackRule, table: FigureTable, columns: Columns
) -> PackRule:
    """The rule, adding what it takes away where the column prints the sign itself: "-18 400" under
    "En moins".
    """
    if rule.form not in LINEAR:
        return rule
    terms: list[Operand] = []
    for term in rule.terms:
        lowers = _lowers(table, columns.get(term.name, ()))
        weight = str(abs(term.sign)) if lowers else term.weight
        terms.append(replace(term, weight=weight))
    return replace(rule, terms=tuple(terms))


def _lowers(table: FigureTable, cols: Sequence[int]) -> bool:
    """Whether columns print figures below nought, and none above."""
    printed = {
        table.value(row.index, col) or 0 for row in table.rows for col in cols
    }
    return min(printed, default=0) < 0 and max(printed) <= 0


def is_meant(rule: PackRule, table: FigureTable) -> bool:
    """Whether the caption, or a header, says what the rule asks of them."""
    if not rule.context:
        return True
    said = [table.table.caption]
    said += (" ".join(column.path) for column in table.table.columns)
    return any(map(Phrases(rule.context).are_in, said))


def _chosen(rule: PackRule, table: FigureTable) -> list[Columns]:
    """The columns of the operands: one choice, or one for each year that the headers name."""
    found = {one.name: figure_columns(table, one) for one in rule.operands}
    needed = [one for one in rule.operands if not one.optional]
    if any(not found[one.name] for one in needed):
        return []

    many: dict[str, tuple[int, ...]] = {}
    for operand in rule.operands:
        if operand.many:
            many[operand.name] = tuple(found.pop(operand.name))
    choices = [{**_only(found), **many}]
    if not many and not _is_complete(choices[0], needed):
        choices = _by_year(found, table)
    return [one for one in choices if _is_usable(rule, table, one)]


def _is_usable(rule: PackRule, table: FigureTable, columns: Columns) -> bool:
    needed = [one for one in rule.operands if not one.optional]
    if not (_is_complete(columns, needed) and _are_distinct(rule, columns)):
        return False
    return not rule.is_bound or _are_of_one_year(table, columns)


def _are_of_one_year(table: FigureTable, columns: Columns) -> bool:
    """Whether no two columns name two years: what was paid in a year has no ceiling in the credits
    of the next."""
    named = (
        table.column(col).year for cols in columns.values() for col in cols
    )
    return len(set(present(named))) <= 1


def _only(found: Mapping[str, Sequence[int]]) -> Columns:
    """The columns where each operand has one."""
    return {name: tuple(cols) for name, cols in found.items() if len(cols) == 1}


def _by_year(
    found: Mapping[str, Sequence[int]], table: FigureTable
) -> list[dict[str, tuple[int, ...]]]:
    """The columns of each year that the headers name."""
    years: set[int] = set()
    for cols in found.values():
        named = (table.column(col).year for col in cols)
        years.update(present(named))
    return [of_year(found, table, year) for year in sorted(years)]


def of_year(
    found: Mapping[str, Sequence[int]], table: FigureTable, year: int | None
) -> dict[str, tuple[int, ...]]:
    """The columns of a year; those without a year serve all of them."""
    chosen: dict[str, tuple[int, ...]] = {}
    for name, cols in found.items():
        named = [col for col in cols if table.column(col).year == year]
        without = [col for col in cols if table.column(col).year is None]
        for candidates in (named, without):
            if len(candidates) == 1:
                chosen.setdefault(name, tuple(candidates))
    return chosen


def _is_complete(columns: Columns, needed: Sequence[Operand]) -> bool:
    return all(columns.get(one.name) for one in needed)


def _are_distinct(rule: PackRule, columns: Columns) -> bool:
    """Whether no figure of a line is meant twice."""
    used: list[int] = []
    for operand in rule.operands:
        if not operand.of_previous_line:
            used += columns.get(operand.name, ())
    return len(set(used)) == len(used)


def _of_lines(
    rule: PackRule, table: FigureTable, columns: Columns, severity: Severity
) -> Iterator[Identity]:
    kinds = (RowKind.DETAIL, *CLOSING) if _adds(rule) else (RowKind.DETAIL,)
    before: int | None = None
    for row in table.of_kind(*kinds):
        identity = _of_line(rule, table, columns, row, before, severity)
        if identity is not None:
            yield identity
        if table.rows[row].kind is RowKind.DETAIL:
            before = row


def _adds(rule: PackRule) -> bool:
    """Whether a rule holds of totals too: one that adds, within a line."""
    within = not any(one.of_previous_line for one in rule.operands)
    return rule.form in LINEAR and within


def _of_line(
    rule: PackRule,
    table: FigureTable,
    columns: Columns,
    row: int,
    before: int | None,
    severity: Severity,
) -> Identity | None:
    assert rule.result is not None
    results = _spots(table, columns, rule.result, row)
    if len(results) != 1:
        return None

    terms = _terms(rule, table, columns, row, before)
    if not terms:
        return None
    identity = rule_identity(rule, results[0], terms, severity)
    blank = any(_is_blank(table, columns, one, row) for one in rule.terms)
    spots = (results[0], *(term.spot for term in terms))
    facts = {spot.fact.id: spot.fact for spot in spots}
    return None if blank and not holds(identity, facts) else identity


def _terms(
    rule: PackRule,
    table: FigureTable,
    columns: Columns,
    row: int,
    before: int | None,
) -> list[FoundTerm]:
    """The terms that a line prints; none where one is missing that it may not leave empty."""
    terms: list[FoundTerm] = []
    for operand in rule.terms:
        at = before if operand.of_previous_line else row
        spots = [] if at is None else _spots(table, columns, operand, at)
        if not spots and not _may_be_empty(rule, operand, columns):
            return []
        terms += (FoundTerm(operand, spot) for spot in spots)
    return terms


def _is_blank(
    table: FigureTable, columns: Columns, operand: Operand, row: int
) -> bool:
    """Whether a line prints nothing, not even a dash, in a column of an operand: the tax below a
    total whose parts are not told, or not all of them."""
    cols = columns.get(operand.name, ())
    return not all(table.text(row, col) for col in cols)


def _may_be_empty(rule: PackRule, operand: Operand, columns: Columns) -> bool:
    """Whether a line may leave a cell empty: nothing is added then; of a product, where no column
    has the factor.
    """
    if rule.form in LINEAR:
        return not operand.of_previous_line
    return operand.optional and not columns.get(operand.name)


def _spots(
    table: FigureTable, columns: Columns, operand: Operand, row: int
) -> list[Spot]:
    """The figures of an operand in a line that is on its side of the budget, that it does not leave
    out, and that is none of shares."""
    if says(fold(table.rows[row].label), operand.line_without):
        return []
    spots = [
        Spot(table, row, col)
        for col in columns.get(operand.name, ())
        if (row, col) in table.facts
    ]
    return [
        spot
        for spot in spots
        if spot.is_on_side_of(operand) and not _is_share_of_amounts(spot)
    ]


def _is_share_of_amounts(spot: Spot) -> bool:
    """Whether a figure is printed in per cent in a column that is not: a line of shares."""
    number = spot.fact.number
    is_share = number is not None and number.unit is Unit.PERCENT
    return is_share and spot.table.column(spot.col).kind in SUMMABLE
