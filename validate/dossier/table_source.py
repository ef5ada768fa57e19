"""A table of an act: what is asked of it to read the facts that other documents share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.table import Table
from validate.model.act_kind import ActKind

_ANNEXED = re.compile(
    r"budgets? annexes? (?:de l.|de la |du |des |de |d.)?(?P<name>\w{3,}(?: \w{3,})?)"
)
"""A budget beside the main one, and its name."""
_TOGETHER = WordList(
    "ensemble",
    "totaux",
    "consolide(s)",
    "tous budgets",
)
"""A column that adds several budgets up."""


def annexed_budget(text: str) -> str:
    """The annexed budget that a text names, folded; "" for none.

    >>> annexed_budget("Budget annexe de l'eau potable"), annexed_budget("Budget principal")
    ('eau potable', '')
    """
    found = _ANNEXED.search(fold(text))
    return found["name"] if found else ""


def adds_budgets_up(text: str) -> bool:
    """Whether a header is that of several budgets together."""
    return _TOGETHER.within(fold(text))


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table with its act's kind and year, and the words of its part of the document."""

    document: str
    kind: ActKind | None
    year: int | None
    title: str
    budget: str
    """The annexed budget that it is of, folded; "" for the main one."""
    table: Table
    facts: Sequence[Fact]
