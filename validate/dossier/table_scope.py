"""What the words around a figure of a table say of it: its section, its side, its year, and the
column it stands in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.budget import DECREASE
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.concept import Concept
from extract.several import first, present
from extract.table import Column, Row, Table
from validate.dossier.account_codes import place_of
from validate.dossier.dossier_fact import BudgetSection, BudgetSide

T = TypeVar("T")

_OPERATING = Concept("fonctionnement", "exploitation")
_INVESTMENT = Concept("investissement")
_EXPENSES = Concept("depenses?")
_RECEIPTS = Concept("recettes?")
_SHORT = frozenset({"df", "di", "rf", "ri"})
"""Headers such as DF, RI: side and section."""


class ColumnSays(StrEnum):
    """What a column of a budget or an account prints."""

    BEFORE = "before"
    """What was decided or done before this act."""
    CHANGE = "change"
    LESS = "less"
    AFTER = "after"
    """All that is open once this act is voted."""
    VOTED = "voted"
    DONE = "done"
    PLAIN = "plain"
    """It says nothing but that it prints amounts."""


_PREVIOUS = Concept(
    "pour memoire", "rappel", "n ?-? ?1", "precedents?", "anterieure?s?", "avant",
    "reports?", "restes? a realiser", "rar", "ca", "compte administratif", "cfu",
)  # fmt: skip
_DONE = Concept(
    r"realis\w*", r"execut\w*", r"mandate?\w*", "emis", "titres", "mandats", "taux",
    "disponibles?", "solde", "annules?", "a annuler", "ecarts?", "variation en %", "%",
)  # fmt: skip
_AFTER = Concept(
    "credits ouverts", "total des credits", "bp ?[+] ?dm", r"budget total\w*", "apres",
    "prevus?", "previsions?", "budgete", "total budget", "cumul", "nouveau montant",
)  # fmt: skip
_CHANGE = Concept(
    "dm", r"dm ?(?:n° ?)?\d+", "decision modificative", "modifications?", "augmentations?",
    "inscriptions?", "propositions nouvelles", "propositions", "en plus", "variations?",
)  # fmt: skip
_VOTED = Concept(r"vot\w*", "bp", "budget primitif", r"propos\w*", "budget")
_EARLIER = Concept("avant", "restes? a realiser")
"""Words that outdo all others of a header: "avant (BP + DM 1)"."""
_ORDER = (
    (ColumnSays.BEFORE, _EARLIER),
    (ColumnSays.AFTER, _AFTER),
    (ColumnSays.DONE, _DONE),
    (ColumnSays.BEFORE, _PREVIOUS),
    (ColumnSays.LESS, DECREASE),
    (ColumnSays.CHANGE, _CHANGE),
    (ColumnSays.VOTED, _VOTED),
)


@dataclass(frozen=True, slots=True)
class FigureScope:
    """What is known of a figure from the words around it."""

    section: BudgetSection | None
    side: BudgetSide | None


def column_says(column: Column) -> ColumnSays:
    """What the header of a column says, innermost words first."""
    for text in reversed(column.path):
        folded = fold(text)
        for says, words in _ORDER:
            if words.within(folded):
                return says
    return ColumnSays.PLAIN


def column_year(column: Column) -> int | None:
    """The year that a header names."""
    years = years_in(" ".join(column.path))
    return years[-1] if years else column.year


def scope_of(
    table: Table, row: Row, column: Column, code: str, title: str
) -> FigureScope:
    """The section and side of a figure: by the words over its column, its row, its table, its part
    of the document; else by the number of its chapter. The label of the row says nothing: "virement
    à la section d'investissement" is an expense of operation.
    """
    texts = list(map(fold, _around(table, row, column, title)))
    by_code = place_of(code)
    section = _first(map(section_in, texts)) or by_code[0]
    side = _first(map(side_in, texts)) or by_code[1]
    return FigureScope(section, side)


def _around(
    table: Table, row: Row, column: Column, title: str
) -> Iterator[str]:
    yield from reversed(column.path)
    yield from reversed(row.path)
    yield table.caption
    yield title


def _first(found: Iterable[T | None]) -> T | None:
    return first(present(found))


def section_in(folded: str) -> BudgetSection | None:
    """The one section that a folded text names."""
    operating = _OPERATING.within(folded)
    investment = _INVESTMENT.within(folded)
    if folded in _SHORT:
        operating, investment = folded[1] == "f", folded[1] == "i"
    if operating == investment:
        return None
    return BudgetSection.OPERATING if operating else BudgetSection.INVESTMENT


def section_in_english(section: str) -> str:
    """What a section is called in the English sentences."""
    return "operation" if section == BudgetSection.OPERATING else "investment"


def side_in(folded: str) -> BudgetSide | None:
    """The one side that a folded text names."""
    expenses = _EXPENSES.within(folded)
    receipts = _RECEIPTS.within(folded)
    if folded in _SHORT:
        expenses, receipts = folded[0] == "d", folded[0] == "r"
    if expenses == receipts:
        return None
    return BudgetSide.EXPENSES if expenses else BudgetSide.RECEIPTS


def facts_by_place(
    facts: Iterable[Fact], table: Table
) -> dict[tuple[int, int], Fact]:
    """The figures of a table by row and column, those in free text left out; the only one of its
    cell.
    """
    found: dict[tuple[int, int], Fact] = {}
    for fact in facts:
        is_cell = fact.table_id == table.id and fact.row is not None
        if is_cell and fact.col is not None and not fact.free:
            if fact.cell.part:
                continue
            assert fact.row is not None
            found[fact.row, fact.col] = fact
    return found
