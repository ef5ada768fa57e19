"""A process that reads and checks documents for the desk: what a PDF may cost, it costs there, and
Great Expectations stays loaded between two audits.
"""

import os
import signal
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from extract.correction import PageCorrection
from extract.errors import PointageError
from extract.page_reader import ReadPage
from extract.table import Table
from validate.model.finding import Audit

A = TypeVar("A")
R = TypeVar("R")

_KEPT = 2
"""Documents whose pages the process keeps as they were read: an audit after a correction starts
from them."""
_WATCH = 1.0
"""Seconds between two looks at whether the desk is still there."""


class FileStamp(NamedTuple):
    """What tells that a file is still the one that was read."""

    modified: int
    size: int


@dataclass(frozen=True, slots=True)
class DeskReading:
    """One document read and checked, with its tables as they are without corrections."""

    audit: Audit
    read_tables: tuple[Table, ...]
    stamp: FileStamp
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadingFailure:
    """Why a document could not be read, in French and English."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Order:
    """What the process is asked for."""

    path: Path
    corrections: tuple[PageCorrection, ...] = ()
    materiality: str = ""
    password: str | None = None


def file_stamp(path: Path) -> FileStamp:
    """The stamp of a file, a blank one where there is none."""
    try:
        known = path.stat()
    except OSError:
        return FileStamp(0, 0)
    return FileStamp(known.st_mtime_ns, known.st_size)


class ReadingProcess:
    """The process, started when it is first asked for, and anew when a document killed it."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._asked: list[Future[Any]] = []

    def submit(self, order: Order) -> "Future[DeskReading | ReadingFailure]":
        """Read and check a document."""
        return self.ask(audit_for_desk, order)

    def ask(self, function: Callable[[A], R], order: A) -> "Future[R]":
        """Have ``function`` done with ``order`` in the process, after what was asked before."""
        with self._lock:
            pool = self._pool or self._started()
            try:
                asked = pool.submit(function, order)
            except RuntimeError:  # broken by the document before, or ended
                asked = self._started().submit(function, order)
            self._asked = [one for one in self._asked if not one.done()]
            self._asked.append(asked)
            return asked

    def _started(self) -> ProcessPoolExecutor:
        self._pool = ProcessPoolExecutor(
            max_workers=1,
            mp_context=get_context("spawn"),
            initializer=_prepare,
            initargs=(os.getpid(),),
        )
        return self._pool

    def close(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is None:
            return
        if not all(future.done() for future in self._asked):
            for worker in list(getattr(pool, "_processes", {}).values()):
                worker.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare(desk: int) -> None:
    """An interruption is the desk's to handle; a process whose desk is gone ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(desk,), daemon=True).start()


def _watch(desk: int) -> None:
    while os.getppid() == desk:
        time.sleep(_WATCH)
    os._exit(0)


_pages: "OrderedDict[tuple[Path, FileStamp], Sequence[ReadPage]]" = (
    OrderedDict()
)


def audit_for_desk(order: Order) -> DeskReading | ReadingFailure:
    """Read and check one document; runs in the process."""
    started = time.monotonic()
    try:
        return _audited(order, started)
    except PointageError as error:
        return ReadingFailure(error.text("fr"), error.text("en"))
    except Exception as error:  # noqa: BLE001  a crash costs this document only
        kind = type(error).__name__
        return ReadingFailure(
            f"{order.path.name} : erreur interne de Pointage ({kind}).",
            f"{order.path.name}: internal error of Pointage ({kind}).",
        )


def _audited(order: Order, started: float) -> DeskReading:
    from pointage.pipeline import (
        AuditOptions,
        check,
        open_any,
        read_from_pages,
        read_pages,
    )

    stamp = file_stamp(order.path)
    with open_any(order.path, order.password) as source:
        kept = (order.path, stamp)
        if kept not in _pages:
            _pages[kept] = read_pages(source)
            while len(_pages) > _KEPT:
                _pages.popitem(last=False)
        pages = _pages[kept]

        document = read_from_pages(source, pages, order.corrections)
        read = document.opened()
        if order.corrections:
            read = read_from_pages(source, pages).opened()
        options = AuditOptions(
            materiality=order.materiality, corrections=order.corrections
        )
        audit = check(document, options, source)
    return DeskReading(
        audit, tuple(read.tables), stamp, time.monotonic() - started
    )
