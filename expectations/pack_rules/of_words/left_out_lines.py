"""The shape "left-out": what the law leaves out of a cost is no line of the table that adds it."""

from collections.abc import Iterator

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.column_shape import is_meant
from expectations.pack_rules.of_words.quoted_cells import quoted_cell
from expectations.pack_rules.of_words.word_identity import word_identity
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_phrases import Phrases, says
from extract.facts import Fact
from extract.french.folding import fold
from extract.several import first, present
from extract.table import RowKind
from validate.model.identity import Identity, Severity
from validate.tables.figure_table import SUMMABLE, WRITTEN, FigureTable


def state_left_out(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each line that a total adds up, of the tables that the rule means; but of those whose
    headers tell what of a line is taken and what is not.
    """
    if rule.result is None:
        return
    left_out = Phrases(rule.result.line, rule.result.line_without)
    for table in scene.tables:
        if not is_meant(rule, table) or not table.of_kind(RowKind.TOTAL):
            continue
        if _sorts_out(rule.result, table):
            continue
        stated = [
            word_identity(
                rule,
                table,
                name,
                amount,
                severity,
                is_kept=not left_out.are_in(name.printed),
                label=name.printed,
            )
            for name, amount in _lines(table)
        ]
        if stated:
            yield stated


def _sorts_out(operand: Operand, table: FigureTable) -> bool:
    """Whether a header says of which lines what is taken: "Dépenses retenues"."""
    return any(
        says(fold(" ".join(column.path)), operand.without)
        for column in table.table.columns
    )


def _lines(table: FigureTable) -> Iterator[tuple[Fact, Fact]]:
    """The name of each line and its first amount."""
    for row in table.of_kind(RowKind.DETAIL):
        amounts = (
            table.facts[row, col]
            for col in table.columns(*SUMMABLE)
            if table.value(row, col)
        )
        amount = next(amounts, None)
        name = _name(table, row)
        if amount is not None and name is not None:
            yield name, amount


def _name(table: FigureTable, row: int) -> Fact | None:
    """The first cell of a line that has words in it, no mere code."""
    quoted = [quoted_cell(table, row, col) for col in table.columns(*WRITTEN)]
    return first(list(filter(_has_words, present(quoted))))


def _has_words(quoted: Fact) -> bool:
    return any(map(str.isalpha, quoted.printed))
