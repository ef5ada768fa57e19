"""What one table says of a line, another says too, where both list it: the shape "across", and the
factors of a product or a ratio that stand in other tables.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, permutations

from expectations.pack_rules.act_scene import ActScene, Spot, figure_columns
from expectations.pack_rules.column_shape import (
    Columns,
    is_meant,
    of_year,
    state_columns,
)
from expectations.pack_rules.pack_belief import held_and_failed
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import FoundTerm, rule_identity
from expectations.pack_rules.rule_phrases import says
from extract.french.folding import fold
from extract.several import only, only_of_each
from extract.table import ColumnKind, RowKind
from validate.model.identity import Form, Identity, Severity
from validate.tables.figure_table import FigureTable

_OF_FACTORS = (Form.PRODUCT, Form.RATIO)
_COMMON = 3
"""Lines that both tables list, at least."""
_AGREEING = 2
"""Lines that agree, for each that does not."""
_LEAST_WORD = 3
"""Characters of a key: less names no line."""
_HEAD = re.compile(r"[a-z]{1,3} ?\d+(?:-\d+)*\b|\d{4}-\d+\b")
"""The code at the head of a name, letters and figures: "A1 – Attaché", "AP 2022-01 Gymnase"."""
Keys = Mapping[str, int]
"""The row of each line, by its code or by its name."""


def state_across(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identities of each two tables, one with the column of the result (and what ``context``
    asks of its headers), the other with that of the only term, line by line.
    """
    (term,) = rule.terms
    assert rule.result is not None
    for here, there in permutations(scene.tables, 2):
        if not is_meant(rule, here):
            continue
        col, beyond = _column(here, rule.result), _column(there, term)
        if col is None or beyond is None:
            continue
        stated = [
            rule_identity(
                rule,
                Spot(here, row, col),
                [FoundTerm(term, Spot(there, match, beyond))],
                severity,
            )
            for row, match in _shared(here, there)
            if (row, col) in here.facts and (match, beyond) in there.facts
        ]
        if len(stated) >= _COMMON and _mostly_agree(stated, scene):
            yield stated


def state_columns_of_tables(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identities of each table whose columns have the facts; of a product or a ratio where none
    has, those of each table that prints its result and lacks terms, each of which the one other
    table of the same lines prints: "Bases 2026" and "Taux 2026" beside "Produit 2026".
    """
    own = list(state_columns(rule, scene, severity))
    if not own and rule.form in _OF_FACTORS:
        own = list(_with_borrowed_terms(rule, scene, severity))
    yield from own


def _with_borrowed_terms(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    for here in scene.tables:
        lenders = _lenders(rule, scene, here)
        if lenders:
            yield list(_joined(rule, here, lenders, severity))


def _lenders(
    rule: PackRule, scene: ActScene, here: FigureTable
) -> Mapping[FigureTable, Sequence[Operand]]:
    """The tables that print the terms which a table of the result lacks; none where it lacks none,
    or one is in no other table of its lines, or in several.
    """
    lacking = [one for one in rule.operands if not figure_columns(here, one)]
    lenders: dict[FigureTable, list[Operand]] = defaultdict(list)
    for term in lacking:
        lender = only(
            [
                table
                for table in scene.tables
                if table is not here
                and figure_columns(table, term)
                and len(_shared(here, table)) >= _COMMON
            ]
        )
        if lender is None or term is rule.result or len(rule.terms) == 1:
            return {}
        lenders[lender].append(term)
    return lenders


def _joined(
    rule: PackRule,
    here: FigureTable,
    lenders: Mapping[FigureTable, Sequence[Operand]],
    severity: Severity,
) -> Iterator[Identity]:
    """The identities of the lines that all tables list, year by year where headers name them."""
    assert rule.result is not None
    named = _columns_by_table(rule, here, lenders)
    results = named[here][rule.result.name]
    years = {here.column(col).year for col in results}
    for year in sorted(years, key=lambda one: one or 0):
        columns = {
            table: of_year(found, table, year) for table, found in named.items()
        }
        yield from _of_year(rule, columns, severity)


def _columns_by_table(
    rule: PackRule,
    here: FigureTable,
    lenders: Mapping[FigureTable, Sequence[Operand]],
) -> dict[FigureTable, dict[str, list[int]]]:
    """The columns of the operands in the tables that print them, that of the result first."""
    borrowed = list(chain.from_iterable(lenders.values()))
    own = [one for one in rule.operands if one not in borrowed]
    return {
        table: {one.name: figure_columns(table, one) for one in operands}
        for table, operands in {here: own, **lenders}.items()
    }


def _of_year(
    rule: PackRule, columns: Mapping[FigureTable, Columns], severity: Severity
) -> Iterator[Identity]:
    """The identities of one year: its columns by tables, that of the result first."""
    assert rule.result is not None
    if sum(map(len, columns.values())) < len(rule.operands):
        return
    here, *others = columns
    for rows in _same_lines(here, others):
        spots = _printed(rows, columns)
        if len(spots) == len(rule.operands):
            terms = [FoundTerm(one, spots[one.name]) for one in rule.terms]
            result = spots[rule.result.name]
            yield rule_identity(rule, result, terms, severity)


def _same_lines(
    here: FigureTable, others: Sequence[FigureTable]
) -> Iterator[dict[FigureTable, int]]:
    """The rows of each line that all of some tables list."""
    matches = {table: dict(_shared(here, table)) for table in others}
    for row in here.of_kind(RowKind.DETAIL):
        rows = {
            table: match[row]
            for table, match in matches.items()
            if row in match
        }
        if len(rows) == len(others):
            yield {here: row, **rows}


def _printed(
    rows: Mapping[FigureTable, int], columns: Mapping[FigureTable, Columns]
) -> dict[str, Spot]:
    """The places of the operands in a line of each of two tables, where a figure is printed."""
    spots = {
        name: Spot(table, rows[table], *cols)
        for table, named in columns.items()
        for name, cols in named.items()
    }
    return {
        name: one
        for name, one in spots.items()
        if (one.row, one.col) in one.table.facts
    }


def _mostly_agree(stated: Sequence[Identity], scene: ActScene) -> bool:
    """Whether two lines at least agree for each that does not: else the columns are of two
    things."""
    held, failed = held_and_failed(stated, scene.facts)
    return held >= _AGREEING * failed


def _column(table: FigureTable, operand: Operand) -> int | None:
    """The one column of figures that an operand names, in a table of which it is."""
    caption = fold(table.table.caption)
    if operand.caption and not says(caption, operand.caption):
        return None
    return only(figure_columns(table, operand))


def _shared(here: FigureTable, there: FigureTable) -> Sequence[tuple[int, int]]:
    """The lines that both tables list: by their codes, by their names or by the codes before these,
    whichever joins more."""
    joined = [
        [(row, others[key]) for key, row in own.items() if key in others]
        for own, others in zip(_keys(here), _keys(there), strict=True)
    ]
    return max(joined, key=len)


def _keys(table: FigureTable) -> tuple[Keys, Keys, Keys]:
    """The lines of a table by their codes, by their names, and by the codes at the head of these;
    what two bear names neither."""
    codes: dict[str, list[int]] = defaultdict(list)
    names: dict[str, list[int]] = defaultdict(list)
    heads: dict[str, list[int]] = defaultdict(list)
    for row in table.of_kind(RowKind.DETAIL):
        for col in table.columns(ColumnKind.CODE):
            codes[fold(table.text(row, col))].append(row)
        name = fold(table.rows[row].label)
        names[name].append(row)
        head = _HEAD.match(name)
        if head is not None:
            heads[head[0]].append(row)
    return _unique(codes), _unique(names), only_of_each(heads)


def _unique(rows: Mapping[str, list[int]]) -> Keys:
    named = {
        key: found for key, found in rows.items() if len(key) >= _LEAST_WORD
    }
    return only_of_each(named)
