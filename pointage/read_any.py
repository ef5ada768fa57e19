"""Reads one document, whatever it is: a PDF, or a spreadsheet with a sheet for a page."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from extract.correction import PageCorrection
from extract.document import Document
from extract.given.raised_limits import refuse_limits
from extract.ocr.chosen_engine import ocr_page_reader
from extract.page_reader import ReadPage, read_all_pages
from extract.pdf.source import Source, open_source
from extract.reader import compose_document, read_document
from extract.sheets.sheet_reader import compose_sheets, read_sheets, sheet_pages
from extract.sheets.sheet_source import (
    SheetSource,
    is_spreadsheet,
    open_sheets,
)
from extract.table import Table
from pointage.processes.cycle_search import made_to_stay
from pointage.processes.forking import can_fork
from pointage.processes.meanwhile import Meanwhile
from pointage.work import refuse_optimized

AnySource = Source | SheetSource
"""An open document: what draws its pages, or its sheets."""
_BEGUN: list[Meanwhile[Document]] = []
"""What this process has begun to read, and nobody has asked for."""


def read(
    path: Path,
    password: str | None = None,
    name: str = "",
    corrections: Sequence[PageCorrection] = (),
) -> tuple[AnySource, Document]:
    """Open ``path`` and read everything printed in it; pages that are pictures, by the OCR that is
    installed. A spreadsheet gives the same, a sheet for a page.

    The environment variable ``POINTAGE_OCR`` names the engine (``rapidocr``, ``tesseract``) or says
    ``none``. ``name`` is the one the document goes by where the path's is not. ``corrections`` are
    what a person read on the page.

    Raises:
        UnreadableError: the file is missing, no PDF, damaged, encrypted, or a scan without OCR
            installed.
        UsageError: Python runs without asserts, or a limit in the environment is none.
    """
    refuse_optimized()
    refuse_limits()
    source = open_any(path, password, name)
    if isinstance(source, SheetSource):
        return source, read_sheets(source, _judge, corrections)
    ocr = ocr_page_reader(os.environ.get("POINTAGE_OCR", ""))
    return source, read_document(source, _judge, ocr, corrections)


def open_any(
    path: Path, password: str | None = None, name: str = ""
) -> AnySource:
    """Open a PDF, or a spreadsheet where the file is one.

    Raises:
        UnreadableError: it is missing, of no known kind, damaged or encrypted.
    """
    if is_spreadsheet(path):
        return open_sheets(path, name)
    return open_source(path, password, name)


def read_pages(source: AnySource) -> Iterator[ReadPage]:
    """The pages of ``source`` as `read` reads them, one by one, to be kept while corrections of it
    change.

    Raises:
        UnreadableError: a page is damaged, or passes a limit.
        UsageError: Python runs without asserts.
    """
    refuse_optimized()
    if isinstance(source, SheetSource):
        return sheet_pages(source)
    ocr = ocr_page_reader(os.environ.get("POINTAGE_OCR", ""))
    return read_all_pages(source, _judge, ocr)


def read_from_pages(
    source: AnySource,
    pages: Iterable[ReadPage],
    corrections: Sequence[PageCorrection] = (),
) -> Document:
    """What `read` makes of pages that `read_pages` gave.

    Raises:
        UnreadableError: all pages with content are pictures that were not read.
    """
    if isinstance(source, SheetSource):
        return compose_sheets(source, pages, _judge, corrections)
    return compose_document(source, pages, _judge, corrections)


def begin_reading(path: Path) -> None:
    """Begin to read the document at ``path``, where another core can, while this process imports
    what audits it: that takes about as long.
    """
    if can_fork():
        _BEGUN.append(Meanwhile(partial(_read_whole, path)))


def read_begun(
    path: Path, prepare: Callable[[], object]
) -> tuple[AnySource, Document] | None:
    """What `read` gives of the document at ``path``, where that was begun; it is
    waited for once ``prepare`` has made ready what comes after it.

    Raises:
        UnreadableError: as `read` does.
    """
    if not _BEGUN:
        return None
    begun = _BEGUN.pop()
    with made_to_stay():
        prepare()
        document = begun.result()
    return open_any(path), document


def _read_whole(path: Path) -> Document:
    source, document = read(path)
    with source:
        return document


def _judge(candidates: Sequence[Table]) -> int | None:
    """`validate.reading_judge.judge`, with the checks imported where two readings of a table are to
    be judged: most documents have none."""
    from validate.reading_judge import judge

    return judge(candidates)
