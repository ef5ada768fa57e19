"""What another core does of an audit while this process goes on: it imports Great Expectations and
runs it, and draws the pictures of the report.
"""

import json
import os
import sys
from contextlib import suppress

from expectations.running.identity_answers import (
    Answers,
    AskedChecks,
    Rows,
    answers,
    prepare,
)
from pointage.processes.meanwhile import Meanwhile, can_fork
from reports.files.audit_folder import draw_images
from reports.images.crops import Renderer
from reports.page.report_page import Images
from validate.model.finding import Audit


class OtherCore:
    """Two things for one audit; on a machine without another core they are done here."""

    def __init__(self) -> None:
        self._asked: _AskedOnce | None = None
        self._drawing: tuple[Audit, Meanwhile[Images]] | None = None

    def __enter__(self) -> "OtherCore":
        if "great_expectations" not in sys.modules and can_fork():
            self._asked = _AskedOnce()
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._asked.close()
        self._stop_drawing()

    def ask(self, rows: Rows, asked: AskedChecks) -> Answers:
        """Ask Great Expectations."""
        once, self._asked = self._asked, None
        if once is None:
            return answers(rows, asked)
        return once.ask(rows, asked)

    def draw(self, audit: Audit, source: Renderer, pages: str) -> None:
        """Begin to draw the pictures of ``audit``, and of no other any more."""
        self._stop_drawing()

        def draw() -> Images:
            return draw_images(audit, source, pages)

        self._drawing = audit, Meanwhile(draw)

    def drawn(self, audit: Audit, source: Renderer, pages: str) -> Images:
        """The pictures of ``audit``, which may have been begun."""
        begun, self._drawing = self._drawing, None
        if begun is not None and begun[0] is audit:
            return begun[1].result()
        if begun is not None:
            begun[1].close()
        return draw_images(audit, source, pages)

    def _stop_drawing(self) -> None:
        if self._drawing is not None:
            self._drawing[1].close()
            self._drawing = None


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
            json.dump(self._question, question)
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
                self._question = json.load(question)
        return answers(*self._question)
