"""What one table says of a line, another says too, where both list it: the shape "across", and the
factor of a product that stands in another table.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

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
from extract.french.folding import fold
from extract.several import only, only_of_each
from extract.table import ColumnKind, RowKind
from validate.model.identity import Form, Identity, Severity
from validate.tables.figure_table import FigureTable

_COMMON = 3
"""Lines that both tables list, at least."""
_AGREEING = 2
"""Lines that agree, for each that does not."""
_LEAST_WORD = 3
"""Characters of a key: less names no line."""
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
    """The identities of each table whose columns have the facts; of a product where none has, those
    of each table that lacks one factor only, which the one other table of the same lines prints:
    "Bases 2026" beside "Taux 2026" and "Produit 2026".
    """
    own = list(state_columns(rule, scene, severity))
    if not own and rule.form is Form.PRODUCT:
        own = list(_with_borrowed_factor(rule, scene, severity))
    yield from own


def _with_borrowed_factor(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    for here in scene.tables:
        lacking = _lacking(rule, here)
        if lacking is None:
            continue
        there = only(
            [
                table
                for table in scene.tables
                if table is not here
                and figure_columns(table, lacking)
                and len(_shared(here, table)) >= _COMMON
            ]
        )
        if there is not None:
            yield list(_products(rule, lacking, (here, there), severity))


def _products(
    rule: PackRule,
    lacking: Operand,
    tables: tuple[FigureTable, FigureTable],
    severity: Severity,
) -> Iterator[Identity]:
    """The products of the lines that two tables list, year by year where headers name them: the
    factor that the first lacks is of the second."""
    assert rule.result is not None
    here, there = tables
    found = {one.name: figure_columns(here, one) for one in rule.operands}
    beyond = {lacking.name: figure_columns(there, lacking)}
    years = {here.column(col).year for col in found[rule.result.name]}
    for year in sorted(years, key=lambda one: one or 0):
        columns = {
            here: of_year(found, here, year),
            there: of_year(beyond, there, year),
        }
        if sum(map(len, columns.values())) < len(rule.operands):
            continue
        for row, match in _shared(here, there):
            spots = _printed({here: row, there: match}, columns)
            if len(spots) == len(rule.operands):
                terms = [FoundTerm(one, spots[one.name]) for one in rule.terms]
                result = spots[rule.result.name]
                yield rule_identity(rule, result, terms, severity)


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


def _lacking(rule: PackRule, here: FigureTable) -> Operand | None:
    """The one factor that no column of a table prints, which prints the others and the result."""
    lacking = [one for one in rule.operands if not figure_columns(here, one)]
    factor = only(lacking)
    return None if factor is rule.result or len(rule.terms) == 1 else factor


def _mostly_agree(stated: Sequence[Identity], scene: ActScene) -> bool:
    """Whether two lines at least agree for each that does not: else the columns are of two
    things."""
    held, failed = held_and_failed(stated, scene.facts)
    return held >= _AGREEING * failed


def _column(table: FigureTable, operand: Operand) -> int | None:
    """The one column of figures that an operand names."""
    return only(figure_columns(table, operand))


def _shared(here: FigureTable, there: FigureTable) -> Sequence[tuple[int, int]]:
    """The lines that both tables list: by their codes, or by their names, whichever joins more."""
    joined = [
        [(row, others[key]) for key, row in own.items() if key in others]
        for own, others in zip(_keys(here), _keys(there), strict=True)
    ]
    return max(joined, key=len)


def _keys(table: FigureTable) -> tuple[Keys, Keys]:
    """The lines of a table by their codes, and by their names; what two bear names neither."""
    codes: dict[str, list[int]] = defaultdict(list)
    names: dict[str, list[int]] = defaultdict(list)
    for row in table.of_kind(RowKind.DETAIL):
        for col in table.columns(ColumnKind.CODE):
            codes[fold(table.text(row, col))].append(row)
        names[fold(table.rows[row].label)].append(row)
    return _unique(codes), _unique(names)


def _unique(rows: Mapping[str, list[int]]) -> Keys:
    named = {
        key: found for key, found in rows.items() if len(key) >= _LEAST_WORD
    }
    return only_of_each(named)
