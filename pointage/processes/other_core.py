"""What another core does of an audit while this process goes on: it imports Great Expectations and
runs it, draws the pages with tables while the document is checked, the evidence while accused
tables are read again, and renders the report while the data are written.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from expectations.running.identity_answers import (
    Answers,
    AskedChecks,
    Rows,
    answers,
    prepare,
)
from extract.document import Document
from pointage.processes.meanwhile import Meanwhile, can_fork
from reports.files.audit_folder import (
    Crops,
    draw_rest,
    draw_tables,
    with_pages,
)
from reports.images.crops import Renderer
from reports.page.report_page import Images
from validate.model.finding import Audit

_Rest = tuple[Crops, dict[int, bytes]]


class OtherCore:
    """Four things for one audit; on a machine without another core they are done here."""

    def __init__(self) -> None:
        self._asked: _AskedOnce | None = None
        self._tables: Meanwhile[dict[int, bytes]] | None = None
        self._rest: tuple[Audit, Meanwhile[_Rest]] | None = None
        self._page: Meanwhile[str] | None = None

    def __enter__(self) -> "OtherCore":
        if "great_expectations" not in sys.modules and can_fork():
            self._asked = _AskedOnce()
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._asked.close()
        if self._tables is not None:
            self._tables.close()
        if self._page is not None:
            self._page.close()
        self._drop_rest()

    def ask(self, rows: Rows, asked: AskedChecks) -> Answers:
        """Ask Great Expectations."""
        once, self._asked = self._asked, None
        if once is None:
            return answers(rows, asked)
        return once.ask(rows, asked)

    def draw_tables(
        self, document: Document, source: Renderer, pages: str
    ) -> None:
        """Begin to draw the pages with tables, where they are wanted."""
        if pages == "tables" and can_fork():
            self._tables = Meanwhile(partial(draw_tables, document, source))

    def draw_rest(self, audit: Audit, source: Renderer, pages: str) -> None:
        """Begin to draw the evidence of ``audit``, and of no other any more."""
        self._drop_rest()
        self._rest = audit, Meanwhile(partial(draw_rest, audit, source, pages))

    def drawn(self, audit: Audit, source: Renderer, pages: str) -> Images:
        """The pictures of ``audit``, some of which may have been begun."""
        begun, self._rest = self._rest, None
        if begun is not None and begun[0] is not audit:
            begun[1].close()
            begun = None
        evidence, others = (
            begun[1].result() if begun else draw_rest(audit, source, pages)
        )
        tables, self._tables = self._tables, None
        known = {} if tables is None else tables.result()
        return with_pages(evidence, audit, source, pages, {**known, **others})

    def render(self, page: Callable[[], str]) -> Callable[[], str]:
        """Begin to render a page; gives what waits for it."""
        self._page = Meanwhile(page)
        return self._page.result

    def _drop_rest(self) -> None:
        if self._rest is not None:
            self._rest[1].close()
            self._rest = None


class _AskedOnce:
    """A fork that imports Great Expectations now, and is asked once, later."""

    def __init__(self) -> None:
        self._question: tuple[Rows, AskedChecks] | None = None
        self._reader, self._writer = os.pipe()
        self._answers = Meanwhile(self._answer)
        os.close(self._reader)

    def ask(self, rows: Rows, asked: AskedChecks) -> Answers:
        """What it answers."""
        self._question = rows, asked
        with (
            suppress(BrokenPipeError),
            os.fdopen(self._writer, "w") as question,
        ):
            # one line: a fork made meanwhile may hold this end of the pipe open
            question.write(json.dumps(self._question) + "\n")
        return self._answers.result()

    def close(self) -> None:
        """Nothing is asked any more."""
        os.close(self._writer)
        self._answers.close()

    def _answer(self) -> Answers:
        """In the fork: wait for the question. Here, where the fork gave no answer: answer it."""
        if self._question is None:
            os.close(self._writer)
            prepare()
            with os.fdopen(self._reader) as question:
                self._question = json.loads(question.readline())
        return answers(*self._question)
