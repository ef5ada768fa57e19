"""Figures whose reading is in doubt: what they may also say, or what was not placed beside them."""

from collections import defaultdict

from extract.document import Document
from extract.geometry import BBox
from extract.grids.grid import Doubt
from extract.table import Table

NEAR = 12.0
"""Points around a table within which a doubt concerns it."""
UNSURE = 0.5
"""Confidence below which a reading is a doubt by itself."""


def doubtful(document: Document) -> dict[str, tuple[str, ...]]:
    """For each fact in doubt the readings: other engines' texts, or what was found on its table's page."""
    cells: dict[tuple[str, int, int], tuple[str, ...]] = {}
    pages: dict[tuple[str, int], str] = {}
    doubts = defaultdict(list)
    for doubt in document.doubts:
        doubts[doubt.page].append(doubt)
    for table in document.tables:
        pages |= {(table.id, doubt.page): doubt.detail or doubt.code for doubt in _near(table, doubts)}
        for cell in table.raw.cells:
            texts = dict.fromkeys((cell.text, *(text for _, text in cell.readings)))
            if len(texts) > 1 and not cell.arbitrated:
                cells[table.id, cell.row, cell.col] = tuple(texts)
    found = {}
    for fact in document.facts:
        place = (fact.table_id, fact.places[0].page if fact.places else 0)
        if fact.row is not None and fact.col is not None and (fact.table_id, fact.row, fact.col) in cells:
            found[fact.id] = cells[fact.table_id, fact.row, fact.col]
        elif fact.table_id and place in pages:
            found[fact.id] = (fact.printed, pages[place])
        elif fact.confidence < UNSURE:
            found[fact.id] = (fact.printed, "?")
    return found


def _near(table: Table, doubts: dict[int, list[Doubt]]) -> list[Doubt]:
    """The doubts that lie on the table, or beside it; those about cells read twice are told by the cells."""
    found = list(table.raw.doubts)
    for place in table.raw.places:
        x0, top, x1, bottom = place.bbox
        around = BBox(x0 - NEAR, top - NEAR, x1 + NEAR, bottom + NEAR)
        found += [doubt for doubt in doubts.get(place.page, ()) if _touches(around, doubt.bbox)]
    return [doubt for doubt in found if doubt.code in ("open-geometry", "text-outside", "text-across-rule")]


def _touches(one: BBox, other: BBox) -> bool:
    return one.x0 <= other.x1 and other.x0 <= one.x1 and one.top <= other.bottom and other.top <= one.bottom
