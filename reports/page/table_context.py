"""What the cells of the tables as read are decorated with: figures, tick marks, findings,
places.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.facts import Fact
from extract.geometry import Place
from reports.page.known_figures import figures_at_issue
from reports.page.tick_marks import Mark
from validate.model.finding import Audit

FigureLink = tuple[int, str]
"""A finding's number and id."""
NO_MARK = Mark((), "")
_WEAKEST_FIRST = ("failed", "unchecked", "held", "proved")


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the cells of every table are decorated with."""

    marks: Mapping[str, Mark]
    at_cell: Mapping[tuple[str, int, int], Sequence[Fact]]
    in_header: Mapping[tuple[str, int], Sequence[Fact]]
    findings: Mapping[str, Sequence[FigureLink]] = field(default_factory=dict)

    def by_row(self, table_id: str) -> dict[int, list[Fact]]:
        """The figures of a table's rows."""
        found: dict[int, list[Fact]] = defaultdict(list)
        for (table, row, _), facts in self.at_cell.items():
            if table == table_id:
                found[row] += facts
        return found

    def mark(self, facts: Sequence[Fact]) -> Mark:
        """The marks of a cell: those of its figures together, the weakest state first."""
        marks = [self.marks[fact.id] for fact in facts if fact.id in self.marks]
        if not marks:
            return NO_MARK
        if len(marks) == 1:
            return marks[0]

        states = {mark.state for mark in marks}
        weakest = next(
            (state for state in _WEAKEST_FIRST if state in states), ""
        )
        ticks: dict[str, None] = {}
        for mark in marks:
            ticks |= dict.fromkeys(mark.ticks)
        return Mark(tuple(ticks), weakest)

    def links(self, facts: Sequence[Fact]) -> tuple[FigureLink, ...]:
        """The findings that are about a cell's figures, each once."""
        found: dict[FigureLink, None] = {}
        for fact in facts:
            found |= dict.fromkeys(self.findings.get(fact.id, ()))
        return tuple(found)


def table_context(
    audit: Audit,
    facts: Mapping[str, Fact],
    marks: Mapping[str, Mark],
    numbers: Mapping[str, int],
) -> TableContext:
    """The decoration of an audit's tables; ``numbers`` numbers its findings."""
    at_cell: dict[tuple[str, int, int], list[Fact]] = defaultdict(list)
    in_header: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in facts.values():
        if not fact.table_id or fact.col is None:
            continue
        if fact.row is None:
            in_header[fact.table_id, fact.col].append(fact)
        else:
            at_cell[fact.table_id, fact.row, fact.col].append(fact)

    links: dict[str, list[FigureLink]] = defaultdict(list)
    for finding in audit.findings:
        for figure in sorted(set(figures_at_issue(finding))):
            links[figure].append((numbers[finding.id], finding.id))
    return TableContext(marks, dict(at_cell), dict(in_header), dict(links))


def place_text(places: Sequence[Place]) -> str:
    """The first place as ``page:x0,top,x1,bottom``; empty where there is none."""
    if not places:
        return ""
    box = places[0].bbox
    return f"{places[0].page}:{box.x0:.0f},{box.top:.0f},{box.x1:.0f},{box.bottom:.0f}"
