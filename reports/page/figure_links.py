"""Where a link to a figure ends: at a place that the report does show."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from extract.facts import Fact
from extract.several import ids_of
from reports.page import anchors
from reports.page.excerpt import Excerpt
from reports.page.page_view import PageView
from reports.page.tables_as_read import TableView
from reports.page.text_figures import TextFigure


@dataclass(frozen=True, slots=True)
class FigureLinks:
    """The figures that have a place of their own in the report.

    ``shown`` are those with a cell or a line, ``framed`` those with a frame on a page image;
    ``moved`` are the anchors of the nearest row for those of rows left out.
    """

    facts: Mapping[str, Fact]
    moved: Mapping[str, str]
    shown: Set[str]
    tables: Set[str]
    framed: Set[str]

    def listed(self, fact_id: str) -> str:
        """The anchor of a figure in the tables as read or in the list of the text's; empty where
        neither holds it.
        """
        if fact_id in self.moved:
            return self.moved[fact_id]
        if fact_id in self.shown:
            return anchors.cell_anchor(fact_id)
        fact = self.facts.get(fact_id)
        if fact is not None and fact.table_id in self.tables:
            return anchors.table_anchor(fact.table_id)
        return ""

    def to(self, fact_id: str) -> str:
        """The same, or the figure's frame on its page; empty where the report shows it nowhere."""
        listed = self.listed(fact_id)
        if not listed and fact_id in self.framed:
            return anchors.place_anchor(fact_id)
        return listed


def figure_links(
    facts: Mapping[str, Fact],
    shown: Excerpt,
    tables: Sequence[TableView],
    texts: Iterable[TextFigure],
    pages: Iterable[PageView],
) -> FigureLinks:
    """The links of a report that shows ``tables``, the figures of ``texts`` and ``pages``."""
    cells: set[str] = {one.fact.id for one in texts}
    for table in tables:
        for row in (*table.header, *(row.cells for row in table.rows)):
            for cell in row:
                cells.update(cell.facts)

    framed: set[str] = set()
    for page in pages:
        framed.update(fact for fact, first, *_ in page.marks if first)
    return FigureLinks(facts, shown.moved, cells, ids_of(tables), framed)
