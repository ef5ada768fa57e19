"""What another core does of an audit while this process goes on: it imports Great Expectations and
runs it, draws the pages with tables and makes what is written of the document while that is
checked, and makes the report while accused tables are read again and the data are written.
"""

import sys
from dataclasses import dataclass, field
from functools import partial

from expectations.running.identity_answers import (
    Answers,
    AskedChecks,
    Rows,
    answers,
)
from extract.document import Document
from extract.readings import second_engines
from pointage.processes.asked_once import AskedOnce, begun_ahead
from pointage.processes.forking import can_fork
from pointage.processes.meanwhile import Meanwhile
from reports.files.audit_folder import (
    MadeReport,
    draw_tables,
    make_report,
)
from reports.files.document_parts import DocumentParts, written_parts
from reports.i18n import Lang
from reports.images.crops import Renderer
from reports.images.page_images import PageImage
from reports.page.report_page import prepare_report
from validate.model.finding import Audit


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What is made of a document while it is checked."""

    tables: dict[int, PageImage] = field(default_factory=dict)
    """The pages with tables."""
    parts: DocumentParts | None = None


class OtherCore:
    """What is done for one audit; on a machine without another core it is done here."""

    def __init__(self, lang: Lang = "fr") -> None:
        self._lang: Lang = lang
        self._asked: AskedOnce | None = None
        self._begun: tuple[Document, Meanwhile[_Prepared]] | None = None
        self._known = _Prepared()
        """What was begun, once it is asked for."""
        self._document: Document | None = None
        """The document that it is of."""
        self._report: tuple[Audit, Meanwhile[MadeReport]] | None = None

    def __enter__(self) -> "OtherCore":
        self._asked = begun_ahead()
        if self._asked is None and _is_to_import():
            self._asked = AskedOnce()
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._asked.close()
        if self._begun is not None:
            self._begun[1].close()
        self._drop_report()

    def ask(self, rows: Rows, asked: AskedChecks) -> Answers:
        """Ask Great Expectations."""
        once, self._asked = self._asked, None
        if once is None:
            return answers(rows, asked)
        once.put(rows, asked)
        # this process would wait for the answer
        prepare_report(self._lang)
        second_engines.import_engine()
        found = once.answer()
        return answers(rows, asked) if found is None else found

    def begin_document(
        self, document: Document, source: Renderer, pages: str
    ) -> None:
        """Begin to draw the pages with tables, where they are wanted, and to make what is written
        of ``document``.
        """
        if can_fork():
            prepared = partial(_prepared, document, source, pages)
            begun = Meanwhile(prepared, behind=True)
            self._begun = document, begun

    def begin_report(
        self, audit: Audit, source: Renderer, pages: str, lang: Lang
    ) -> None:
        """Begin the report of ``audit``, and of no other any more."""
        self._drop_report()
        known = self._prepared()
        made = partial(
            make_report,
            audit,
            source,
            pages,
            lang,
            known.tables,
            self.parts(audit),
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

    def parts(self, audit: Audit) -> DocumentParts | None:
        """What was made of the document of ``audit``, if it still is as it was read."""
        known = self._prepared()
        return known.parts if audit.document is self._document else None

    def _prepared(self) -> "_Prepared":
        if self._begun is not None:
            (self._document, begun), self._begun = self._begun, None
            self._known = begun.result()
        return self._known

    def _drop_report(self) -> None:
        if self._report is not None:
            self._report[1].close()
            self._report = None


def _prepared(document: Document, source: Renderer, pages: str) -> _Prepared:
    tables = draw_tables(document, source) if pages == "tables" else {}
    # there is no room for the JSON of a long document
    parts = written_parts(document) if document.is_short else None
    return _Prepared(tables, parts)


def _is_to_import() -> bool:
    """Whether Great Expectations is still to be imported, and another core can do it."""
    return "great_expectations" not in sys.modules and can_fork()
