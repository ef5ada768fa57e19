"""What another core does of an audit while this process goes on: it imports Great Expectations and
runs it, draws the pages with tables while the document is checked, and makes the report while
accused tables are read again and the data are written.
"""

import sys
from functools import partial

from expectations.running.identity_answers import (
    Answers,
    AskedChecks,
    Rows,
    answers,
)
from extract.document import Document
from pointage.processes.asked_once import AskedOnce, begun_ahead
from pointage.processes.forking import can_fork
from pointage.processes.meanwhile import Meanwhile
from reports.files.audit_folder import (
    MadeReport,
    draw_tables,
    make_report,
)
from reports.i18n import Lang
from reports.images.crops import Renderer
from reports.images.page_images import PageImage
from reports.page.report_page import prepare_report
from validate.model.finding import Audit


class OtherCore:
    """Three things for one audit; on a machine without another core they are done here."""

    def __init__(self, lang: Lang = "fr") -> None:
        self._lang: Lang = lang
        self._asked: AskedOnce | None = None
        self._tables: Meanwhile[dict[int, PageImage]] | None = None
        self._known: dict[int, PageImage] = {}
        """The pages with tables, once they are drawn."""
        self._report: tuple[Audit, Meanwhile[MadeReport]] | None = None

    def __enter__(self) -> "OtherCore":
        self._asked = begun_ahead()
        if self._asked is None and _is_to_import():
            self._asked = AskedOnce()
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._asked.close()
        if self._tables is not None:
            self._tables.close()
        self._drop_report()

    def ask(self, rows: Rows, asked: AskedChecks) -> Answers:
        """Ask Great Expectations."""
        once, self._asked = self._asked, None
        if once is None:
            return answers(rows, asked)
        once.put(rows, asked)
        prepare_report(self._lang)  # this process would wait for the answer
        found = once.answer()
        return answers(rows, asked) if found is None else found

    def draw_tables(
        self, document: Document, source: Renderer, pages: str
    ) -> None:
        """Begin to draw the pages with tables, where they are wanted."""
        if pages == "tables" and can_fork():
            self._tables = Meanwhile(partial(draw_tables, document, source))

    def begin_report(
        self, audit: Audit, source: Renderer, pages: str, lang: Lang
    ) -> None:
        """Begin the report of ``audit``, and of no other any more."""
        self._drop_report()
        made = partial(
            make_report, audit, source, pages, lang, self._drawn_tables()
        )
        self._report = audit, Meanwhile(made)

    def report(
        self, audit: Audit, source: Renderer, pages: str, lang: Lang
    ) -> MadeReport:
        """The report of ``audit``, which may have been begun."""
        if self._report is None or self._report[0] is not audit:
            self.begin_report(audit, source, pages, lang)
        assert self._report is not None
        (_, begun), self._report = self._report, None
        return begun.result()

    def _drawn_tables(self) -> dict[int, PageImage]:
        tables, self._tables = self._tables, None
        if tables is not None:
            self._known = tables.result()
        return self._known

    def _drop_report(self) -> None:
        if self._report is not None:
            self._report[1].close()
            self._report = None


def _is_to_import() -> bool:
    """Whether Great Expectations is still to be imported, and another core can do it."""
    return "great_expectations" not in sys.modules and can_fork()
