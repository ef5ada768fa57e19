"""The shape "words": what a line names asks for a word in another of its cells: a category for a
grade, an account for a reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from expectations.pack_rules.act_scene import ActScene, heads
from expectations.pack_rules.column_shape import is_meant
from expectations.pack_rules.of_words.quoted_cells import quoted_cell
from expectations.pack_rules.of_words.word_identity import word_identity
from expectations.pack_rules.of_words.word_values import (
    WordValue,
    words_of_the_day,
)
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_phrases import says, says_only
from extract.facts import Fact
from extract.french.folding import fold
from extract.several import only
from extract.table import RowKind
from validate.model.identity import Identity, Severity
from validate.tables.figure_table import FigureTable

_WORD = re.compile(r"\w+")
"""A word, or a number."""
_MOST_WORDS = 3
"""Words of a cell that says one of the values: "Catégorie B"."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What a line names: the cell that says it, and the value that the law gives."""

    fact: Fact
    value: str


def state_line_words(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identities of each column that holds the values, table by table: of the lines that name
    one of the things, and say one of the values of any of them.
    """
    values = list(words_of_the_day(rule.parameter, scene.day))
    if rule.result is None or not values:
        return
    for table in scene.tables:
        if not is_meant(rule, table):
            continue
        for col in _headed(table, rule.result):
            stated = list(_of_column(rule, table, col, values, severity))
            if stated:
                yield stated


def _headed(table: FigureTable, operand: Operand) -> list[int]:
    """The columns whose header an operand names, whatever they hold."""
    return [
        column.index
        for column in table.table.columns
        if heads(operand, " ".join(column.path))
    ]


def _of_column(
    rule: PackRule,
    table: FigureTable,
    col: int,
    values: Sequence[WordValue],
    severity: Severity,
) -> Iterator[Identity]:
    assert rule.result is not None
    known = {one.value for one in values}
    for row in table.of_kind(RowKind.DETAIL):
        printed = _only_of(known, table.text(row, col))
        said = quoted_cell(table, row, col)
        named = _named(rule.result, table, (row, col), values)
        if printed is None or said is None or named is None:
            continue
        yield word_identity(
            rule,
            table,
            said,
            named.fact,
            severity,
            is_kept=printed == named.value,
            label=f"{named.fact.printed} : {named.value}",
        )


def _only_of(known: set[str], text: str) -> str | None:
    """The one value that a cell prints, and little else; None where it prints none, or several: "à
    définir" is no category A.
    """
    words = _WORD.findall(text)
    if len(words) > _MOST_WORDS:
        return None
    return only(known.intersection(words))


def _named(
    operand: Operand,
    table: FigureTable,
    place: tuple[int, int],
    values: Sequence[WordValue],
) -> _Named | None:
    """What a line names, in the cells beside ``place``; None where it names nothing, or things of
    several values.
    """
    row, own = place
    found: dict[str, _Named] = {}
    for column in table.table.columns:
        fact = quoted_cell(table, row, column.index)
        text = fold(table.text(row, column.index))
        if fact is None or column.index == own:
            continue
        if says(text, operand.line_without):
            continue
        for one in values:
            if _is_named(operand, text, one.line):
                found.setdefault(one.value, _Named(fact, one.value))
    return only(tuple(found.values()))


def _is_named(operand: Operand, folded: str, phrase: str) -> bool:
    """Whether a text says a phrase; with a ``tail``, the phrase alone or words of it behind."""
    if operand.tail:
        return says_only(folded, phrase, operand.tail)
    return says(folded, (phrase,))
