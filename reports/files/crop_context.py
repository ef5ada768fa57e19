"""What a reader wants to see with the figures of a finding: the header of their table, the labels
of their rows, and which terms of the equation they are.
"""

from collections.abc import Mapping
from itertools import chain

from extract.facts import Fact
from extract.geometry import BBox, Place
from extract.several import by_id
from extract.table import RawCell, RawTable, Table
from reports.images.crops import CropContext
from reports.page.findings.equation_terms import BrokenIdentities, is_computed
from reports.page.tables_as_read import heading_columns
from validate.model.finding import Audit

_SHIFTED = 6.0
"""Points by which a table's pages may be set apart for a header of one to be read over another."""


def crop_context(audit: Audit, facts: Mapping[str, Fact]) -> CropContext:
    """Those of every figure that a finding rests on."""
    tables = by_id(audit.document.tables)
    heads = {one.id: heading_columns(one) for one in tables.values()}
    labels: dict[str, tuple[Place, ...]] = {}
    headers: dict[str, tuple[Place, ...]] = {}
    for item in chain.from_iterable(one.evidence for one in audit.findings):
        fact = facts.get(item.fact)
        if fact is None or fact.row is None or fact.table_id not in tables:
            continue
        table = tables[fact.table_id]
        labels[fact.id] = _label_places(table, fact, heads[table.id])
        headers[fact.id] = _header_places(table.raw, fact)
    return CropContext(labels, headers, _terms(audit))


def _label_places(
    table: Table, fact: Fact, heads: frozenset[int]
) -> tuple[Place, ...]:
    """The places of the cells that head the figure's row; of its first text where none does."""
    cells: list[RawCell] = []
    for cell in table.raw.cells:
        is_figure = cell.col == fact.col
        if cell.row == fact.row and cell.text and not is_figure:
            cells.append(cell)
    heading = [cell for cell in cells if cell.col in heads] or cells[:1]

    places: list[Place] = []
    for cell in heading:
        places += cell.places
    return tuple(places)


def _header_places(raw: RawTable, fact: Fact) -> tuple[Place, ...]:
    """Where the table's header is printed, page by page, if its columns are set there as on the
    page of the figure.
    """
    if not fact.places:
        return ()
    boxes: dict[int, list[BBox]] = {}
    for cell in raw.header_rows:
        for place in cell.places:
            boxes.setdefault(place.page, []).append(place.bbox)

    found: list[Place] = []
    for page, own in sorted(boxes.items()):
        found.append(Place(page, BBox.around(own)))
    found += raw.repeated_headers

    edge = _left_edge(raw, fact.places[0].page)
    kept: list[Place] = []
    for place in found:
        if abs(_left_edge(raw, place.page) - edge) < _SHIFTED:
            kept.append(place)
    return tuple(kept)


def _left_edge(raw: RawTable, page: int) -> float:
    edges = {place.page: place.bbox.x0 for place in raw.places}
    return edges.get(page, float("inf"))


def _terms(audit: Audit) -> dict[str, tuple[str, ...]]:
    """The figures of each finding's equation, in its order."""
    broken = BrokenIdentities(audit)
    found: dict[str, tuple[str, ...]] = {}
    for finding in audit.findings:
        own = next(iter(broken.of(finding)), None)
        if own is not None and is_computed(own):
            found[finding.id] = own.identity.operands
    return found
