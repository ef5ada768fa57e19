"""Figures whose reading is in doubt: what they may also say, or what was not placed beside them."""

import re
from collections import defaultdict
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import plain
from extract.geometry import BBox
from extract.grid import Doubt
from extract.table import Table

NEAR = 12.0
"""Points around a table within which a doubt concerns it."""
UNSURE = 0.5
"""Confidence below which a reading is a doubt by itself."""


def doubtful(document: Document) -> dict[str, tuple[str, ...]]:
    """For each fact in doubt the readings: other engines' texts, or what was found on its table's
    page.
    """
    cells: dict[tuple[str, int, int], tuple[str, ...]] = {}
    pages: dict[tuple[str, int], str] = {}
    doubts = defaultdict(list)
    for doubt in document.doubts:
        doubts[doubt.page].append(doubt)
    for table in document.tables:
        pages |= {
            (table.id, doubt.page): doubt.detail or doubt.code for doubt in _near(table, doubts)
        }
        for cell in table.raw.cells:
            texts = dict.fromkeys((cell.text, *(text for _, text in cell.readings)))
            if len(texts) > 1 and not cell.arbitrated:
                cells[table.id, cell.row, cell.col] = tuple(texts)
    found = {}
    for fact in document.facts:
        place = (fact.table_id, fact.places[0].page if fact.places else 0)
        if (
            fact.row is not None
            and fact.col is not None
            and (fact.table_id, fact.row, fact.col) in cells
        ):
            found[fact.id] = cells[fact.table_id, fact.row, fact.col]
        elif fact.table_id and place in pages:
            found[fact.id] = (fact.printed, pages[place])
        elif fact.confidence < UNSURE:
            found[fact.id] = (fact.printed, "?")
    return found


def cut_by_a_rule(fact: Fact, expected: Decimal, table: Table) -> bool:
    """Whether the digits that the expected figure has before the printed ones end the cell on the
    left.

    A figure too wide for its cell runs over the rule: "TOTAL 5", "531 790,29" where 5 531 790,29 is
    printed.
    """
    if fact.number is None or fact.row is None or not fact.col:
        return False
    left = table.rows[fact.row].cells[fact.col - 1]
    printed = re.sub(r"\D", "", f"{abs(fact.number.value):.{fact.number.decimals}f}")
    wanted = re.sub(r"\D", "", f"{abs(expected):.{fact.number.decimals}f}")
    missing = wanted.removesuffix(printed)
    if left is None or missing in ("", wanted):
        return False
    return re.search(rf"(?:^|\D){missing}$", plain(left.text)) is not None


def takes_of_the_next(fact: Fact, table: Table) -> bool:
    """Whether a cell that is no number ends with the first digits of the figure on its right: "531
    790,29 4".
    """
    if fact.row is None or fact.col is None or fact.col + 1 >= len(table.columns):
        return False
    right = table.rows[fact.row].cells[fact.col + 1]
    own = re.fullmatch(r"\D?[\d .]*,?\d+(?: ?[%€])? \d{1,3}", plain(fact.printed))
    follows = right is not None and re.match(r"\d{3}(?!\d)", plain(right.text)) is not None
    return own is not None and follows


def _near(table: Table, doubts: dict[int, list[Doubt]]) -> list[Doubt]:
    """The doubts that lie on the table, or beside it; those about cells read twice are told by the
    cells.
    """
    found = list(table.raw.doubts)
    for place in table.raw.places:
        x0, top, x1, bottom = place.bbox
        around = BBox(x0 - NEAR, top - NEAR, x1 + NEAR, bottom + NEAR)
        found += [doubt for doubt in doubts.get(place.page, ()) if _touches(around, doubt.bbox)]
    return [
        doubt
        for doubt in found
        if doubt.code in ("open-geometry", "text-outside", "text-across-rule")
    ]


def _touches(one: BBox, other: BBox) -> bool:
    return (
        one.x0 <= other.x1
        and other.x0 <= one.x1
        and one.top <= other.bottom
        and other.top <= one.bottom
    )
