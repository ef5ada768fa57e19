"""The identity of a rule in words: two texts of a line that go together, or do not."""

from expectations.pack_rules.pack_rule import PackRule
from extract.facts import Fact
from validate.check import stable_id
from validate.model.identity import Identity, Severity, Term
from validate.tables.figure_table import FigureTable


def word_identity(
    rule: PackRule,
    table: FigureTable,
    said: Fact,
    beside: Fact,
    severity: Severity,
    *,
    is_kept: bool,
    label: str,
) -> Identity:
    """``said``, against what stands ``beside`` it in its line; those that do not go together are
    both put to the reader.
    """
    assert said.cell.row is not None
    assert said.cell.col is not None
    return Identity(
        id=stable_id(rule.code, *table.words(said.cell.row, said.cell.col)),
        rule=rule.code,
        kind=rule.kind,
        form=rule.form,
        result=said.id,
        terms=() if is_kept else (Term(beside.id),),
        table_id=table.table.id,
        severity=severity,
        nature=rule.nature,
        label=label,
        quoted=tuple(one for one in (said, beside) if one.number is None),
    )
