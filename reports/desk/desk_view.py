"""What the desk shows of one audit: its findings in order, its tables, and where each figure is
printed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from extract.facts import Fact
from extract.geometry import Place
from extract.several import with_id
from extract.table import Table
from reports.i18n import Lang, Texts
from reports.page.findings.finding_view import FindingView, FindingViews
from reports.page.known_figures import known_facts
from reports.page.page_view import figure_state
from reports.page.report_page import in_order
from reports.page.summary import Summary, summary
from reports.page.table_context import TableContext, table_context
from reports.page.tick_marks import Mark, tick_marks
from validate.model.finding import Audit, Finding

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True)
class DeskView:
    """One audit as the desk shows it; what is costly is made once, when it is asked for."""

    audit: Audit
    lang: Lang
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every figure by its id."""
        return known_facts(self.audit)

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """The tick marks of the figures."""
        return tick_marks(self.audit)

    @cached_property
    def ordered(self) -> tuple[Finding, ...]:
        """The findings as they are numbered."""
        return in_order(self.audit, self.facts)

    @cached_property
    def summary(self) -> Summary:
        """The key figures."""
        return summary(self.audit, self.facts)

    @property
    def proved(self) -> str:
        """How many of the tables' figures are proved, in words."""
        known, texts = self.summary, Texts(self.lang)
        if not known.cells:
            return texts("desk.proved.none")
        if not known.proved:
            return texts.count("desk.proved.nothing", known.cells)
        share = texts.number(known.share, 1)
        return texts.count("desk.proved", known.cells, share=share)

    @cached_property
    def findings(self) -> tuple[FindingView, ...]:
        """The findings decorated for the reader."""
        maker = FindingViews(self.audit, self.facts, {}, Texts(self.lang))
        numbered = enumerate(self.ordered, 1)
        return tuple(maker.view(number, one) for number, one in numbered)

    @cached_property
    def context(self) -> TableContext:
        """What the cells of the tables are decorated with."""
        numbers = {one.id: n for n, one in enumerate(self.ordered, 1)}
        return table_context(self.audit, self.facts, self.marks, numbers)

    def table(self, table_id: str) -> Table | None:
        """The table of that id."""
        return with_id(self.audit.document.tables, table_id)

    def prepare(self) -> None:
        """Make what a page shows at once, before it is asked for; whoever asks meanwhile waits."""
        with self._lock:
            _ = self.findings, self.summary, self.encoded

    @cached_property
    def encoded(self) -> bytes:
        """`data` as JSON."""
        made = json.dumps(
            self.data(), ensure_ascii=False, separators=(",", ":")
        )
        return made.encode()

    def data(self) -> dict[str, Json]:
        """What the page's script needs: figures with their places, what each finding rests on."""
        return {
            "facts": {
                fact.id: self._figure(fact) for fact in self.facts.values()
            },
            "tables": {
                table.id: list(map(_edges, table.raw.places))
                for table in self.audit.document.tables
            },
            "findings": {one.id: _lights(one) for one in self.ordered},
        }

    def _figure(self, fact: Fact) -> list[Json]:
        """Printed text, state, table, row, column, label, places, whether a person read it."""
        mark = self.marks.get(fact.id)
        places: list[Json] = list(map(_edges, fact.places))
        return [
            fact.printed,
            figure_state(mark),
            fact.table_id,
            -1 if fact.row is None else fact.row,
            -1 if fact.col is None else fact.col,
            " · ".join(fact.row_path),
            places,
            fact.by_person,
        ]


def _lights(finding: Finding) -> dict[str, Json]:
    """The figures that a finding lights: the one at issue, then those it rests on."""
    rests_on = list(dict.fromkeys(item.fact for item in finding.evidence))
    main = finding.root or next(iter(rests_on), "")
    return {
        "main": main,
        "terms": [name for name in rests_on if name != main],
        "candidates": [item.fact for item in finding.candidates],
    }


def _edges(place: Place) -> Json:
    """A page, and the edges of a box on it."""
    edges: list[Json] = [round(edge, 1) for edge in place.bbox]
    return [place.page, *edges]
