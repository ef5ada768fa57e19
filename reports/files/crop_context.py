"""What a reader wants to see with the figures of a finding: the header of their table, the labels
of their rows, and which terms of the equation they are.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from extract.facts import Fact
from extract.geometry import BBox, Place, page_numbers
from extract.several import by_id, found_in
from extract.table import RawCell, RawTable, Table
from reports.images.crops import CropContext
from reports.page.findings.equation_terms import BrokenIdentities, is_computed
from reports.page.tables_as_read import heading_columns
from validate.model.finding import Audit, Evidence

_SHIFTED = 6.0
"""Points by which a table's pages may be set apart for a header of one to be read over another."""


def crop_context(audit: Audit, facts: Mapping[str, Fact]) -> CropContext:
    """Those of every figure that a finding rests on."""
    tables = by_id(audit.document.tables)
    terms = _terms(audit)
    further = _further(audit, terms, facts)
    shown = chain(*(one.evidence for one in audit.findings), *further.values())

    heads: dict[str, _RowHeads] = {}
    labels: dict[str, tuple[Place, ...]] = {}
    headers: dict[str, tuple[Place, ...]] = {}
    for name in {item.fact for item in shown}:
        fact = facts.get(name)
        if fact is None or fact.row is None or fact.table_id not in tables:
            continue
        table = tables[fact.table_id]
        if table.id not in heads:
            heads[table.id] = _RowHeads(table)
        labels[fact.id] = heads[table.id].places(fact)
        headers[fact.id] = _header_places(table.raw, fact)
    return CropContext(labels, headers, terms, further)


def _further(
    audit: Audit,
    terms: Mapping[str, tuple[str, ...]],
    facts: Mapping[str, Fact],
) -> dict[str, tuple[Evidence, ...]]:
    """The terms of each finding that its evidence leaves out, where a page of it prints them."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for finding in audit.findings:
        pages = page_numbers([item.place for item in finding.evidence])
        named = {item.fact for item in finding.evidence}
        left_out: list[Evidence] = []
        for fact in found_in(facts, dict.fromkeys(terms.get(finding.id, ()))):
            if fact.id in named:
                continue
            for place in fact.places:
                if place.page in pages:
                    left_out.append(Evidence(fact.id, place, fact.printed))
        if left_out:
            found[finding.id] = tuple(left_out)
    return found


class _RowHeads:
    """The cells of a table that head its rows."""

    def __init__(self, table: Table) -> None:
        self._columns = heading_columns(table)
        self._rows: dict[int, list[RawCell]] = defaultdict(list)
        for cell in table.raw.cells:
            if cell.text:
                self._rows[cell.row].append(cell)

    def places(self, fact: Fact) -> tuple[Place, ...]:
        """The places of those of the figure's row; of its first text where none heads it."""
        row = [] if fact.row is None else self._rows[fact.row]
        cells = [cell for cell in row if cell.col != fact.col]
        heading = [cell for cell in cells if cell.col in self._columns]
        found: list[Place] = []
        for cell in heading or cells[:1]:
            found += cell.places
        return tuple(found)


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
