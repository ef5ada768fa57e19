"""A process that reads and checks documents for the desk: what a PDF may cost, it costs there, and
Great Expectations stays loaded between two audits.
"""

import signal
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from extract.correction import PageCorrection
from extract.corrections.drawn_regions import regions_in
from extract.errors import PointageError
from extract.hidden_characters import visible
from extract.packing import pack_grids, unpack_grids
from extract.page_reader import PageRead, ReadPage
from extract.table import Table
from pointage.cli_messages import text
from pointage.desk.reading.released_memory import release_memory
from pointage.processes.own_limits import limit_memory
from pointage.processes.process_limits import (
    MEMORY,
    PROCESS_LIMITS,
    ProcessLimits,
)
from pointage.processes.process_watch import ProcessWatch
from validate.model.finding import Audit

if TYPE_CHECKING:
    from pointage.read_any import AnySource

A = TypeVar("A")
R = TypeVar("R")

_CONTEXT = get_context("spawn")
_KEPT = 2
"""Documents whose pages the process keeps as they were read: an audit after a correction starts
from them."""


class PagesRead(NamedTuple):
    """How far a reading is; no pages are known at its very beginning."""

    read: int
    pages: int


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
    needs_password: bool = False


def awaited(future: "Future[R | ReadingFailure]") -> R | ReadingFailure:
    """What the process gave, once it is there; also where it was called off or ended by itself."""
    try:
        return future.result()
    except BaseException as error:  # noqa: BLE001  cancelled, or the process died of it
        name = type(error).__name__
        return ReadingFailure(name, name)


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


class _Asked(NamedTuple):
    """What the process is to do, and where its answer is awaited."""

    function: Callable[[Any], Any]
    order: Any
    answer: "Future[Any]"
    in_advance: bool


class ReadingProcess:
    """The process, started when it is first asked for, and anew when a document killed it.

    It does one thing at a time. What a person waits for comes before what is read in advance.
    """

    def __init__(self, limits: ProcessLimits = PROCESS_LIMITS) -> None:
        self._limits = limits
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._waiting: list[_Asked] = []
        """What a person waits for, in its order, before what is read in advance."""
        self._under_way: Future[Any] | None = None
        self._told = _CONTEXT.RawArray("q", 2)
        self._is_closed = False

    def submit(
        self, order: Order, *, in_advance: bool = False
    ) -> "Future[DeskReading | ReadingFailure]":
        """Read and check a document; ``in_advance`` where nobody waits for it yet."""
        return self.ask(audit_for_desk, order, in_advance=in_advance)

    def ask(
        self, function: Callable[[A], R], order: A, *, in_advance: bool = False
    ) -> "Future[R]":
        """Have ``function`` done with ``order`` in the process."""
        answer: Future[R] = Future()
        asked = _Asked(function, order, answer, in_advance)
        with self._lock:
            self._waiting.append(asked)
            self._waiting.sort(key=lambda each: each.in_advance)
        self._go_on()
        return answer

    def hasten(self, answer: "Future[Any]") -> None:
        """Do what ``answer`` is awaited of before the rest: somebody looks at it."""
        with self._lock:
            self._waiting.sort(key=lambda each: each.answer is not answer)

    def progress(self, answer: "Future[Any] | None") -> PagesRead | None:
        """How far the reading is that ``answer`` is awaited of; None where it is not its turn."""
        with self._lock:
            if answer is None or answer is not self._under_way:
                return None
            return PagesRead(self._told[0], self._told[1])

    def _go_on(self) -> None:
        """Have the process do what is first, unless it is at work."""
        with self._lock:
            if self._under_way or not self._waiting or self._is_closed:
                return
            asked = self._waiting.pop(0)
            self._under_way = asked.answer
            self._told[:] = [0, 0]
            pool = self._pool or self._started()
            try:
                done = pool.submit(_do, asked.function, asked.order)
            except RuntimeError:  # broken by the document before, or ended
                done = self._started().submit(_do, asked.function, asked.order)
        done.add_done_callback(lambda each: self._end(asked, each))

    def _end(self, asked: _Asked, done: "Future[Any]") -> None:
        """Tell what the process gave, and have it go on; a new one, where it died. A pool of which
        a process died calls back under its own lock (Python 3.13 does): what is asked of it there
        waits for ever.
        """
        failed = None if done.cancelled() else done.exception()
        with self._lock:
            self._under_way = None
            if isinstance(failed, BrokenExecutor):
                self._pool = None
            elif self._pool and not self._waiting:
                with suppress(RuntimeError):  # broken, or ended
                    self._pool.submit(release_memory)
        self._go_on()
        if done.cancelled():
            asked.answer.cancel()
            return
        if failed is None:
            asked.answer.set_result(done.result())
        else:
            asked.answer.set_exception(failed)

    def _started(self) -> ProcessPoolExecutor:
        self._pool = ProcessPoolExecutor(
            max_workers=1,
            mp_context=_CONTEXT,
            initializer=_prepare,
            initargs=(self._limits, self._told),
        )
        return self._pool

    def close(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            pool, self._pool = self._pool, None
            waiting, self._waiting = self._waiting, []
            is_busy, self._is_closed = self._under_way is not None, True
        for asked in waiting:
            asked.answer.cancel()
        if pool is None:
            return
        if is_busy:
            for worker in list(getattr(pool, "_processes", {}).values()):
                worker.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare(limits: ProcessLimits, told: "MutableSequence[int]") -> None:
    """An interruption is the desk's to handle; a process whose desk is gone ends, and one whose
    document takes more than ``limits``.
    """
    global _progress, _watch  # noqa: PLW0603  one desk has one process, which tells it how far it is
    _progress = told
    _watch = ProcessWatch(limits.seconds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(limits.megabytes)
    _watch.start()


def _do(function: Callable[[A], R], order: A) -> R:
    """Do what was asked for, within the time of one document."""
    with _watch.work():
        return function(order)


_watch = ProcessWatch(PROCESS_LIMITS.seconds)


class _KeptPage(NamedTuple):
    """A page as it was read, its grids as bytes."""

    read: PageRead
    grids: bytes


_pages: "OrderedDict[tuple[Path, FileStamp], Sequence[_KeptPage]]" = (
    OrderedDict()
)
_progress: "MutableSequence[int]" = [0, 0]
"""Pages read, and pages of the document: looked at by the desk."""


def audit_for_desk(order: Order) -> DeskReading | ReadingFailure:
    """Read and check one document; runs in the process."""
    started = time.monotonic()
    try:
        return _audited(order, started)
    except PointageError as error:
        return _refused(order, error)
    except MemoryError:
        return _too_large(order)
    except Exception as error:  # noqa: BLE001  a crash costs this document only
        kind = type(error).__name__
        return ReadingFailure(
            f"{order.path.name} : erreur interne de Pointage ({kind}).",
            f"{order.path.name}: internal error of Pointage ({kind}).",
        )


def _too_large(order: Order) -> ReadingFailure:
    given = {
        "name": visible(order.path.name),
        "megabytes": PROCESS_LIMITS.megabytes,
        "raise_memory": MEMORY,
    }
    key = "document-large"
    return ReadingFailure(text(key, "fr", **given), text(key, "en", **given))


def _refused(order: Order, error: PointageError) -> ReadingFailure:
    """Why a document cannot be read; of a password, how to give it here."""
    if error.code not in _UNLOCKED:
        return ReadingFailure(error.text("fr"), error.text("en"))
    key, name = _UNLOCKED[error.code], visible(order.path.name)
    return ReadingFailure(
        text(key, "fr", name=name),
        text(key, "en", name=name),
        needs_password=True,
    )


_UNLOCKED = {"password": "desk-locked", "wrong-password": "desk-wrong"}
"""The codes of errors that a password mends, and what is said of them here."""


def _audited(order: Order, started: float) -> DeskReading:
    from pointage.pipeline import AuditOptions, check
    from pointage.read_any import open_any, read_from_pages

    stamp = file_stamp(order.path)
    with open_any(order.path, order.password) as source:
        kept = _kept_pages(source, (order.path, stamp))

        regions = regions_in(order.corrections)
        read = read_from_pages(source, _unpacked(kept), regions).opened()
        document = read
        if order.corrections != regions:
            document = read_from_pages(
                source, _unpacked(kept), order.corrections
            ).opened()
        options = AuditOptions(
            materiality=order.materiality, corrections=order.corrections
        )
        audit = check(document, options, source)
    return DeskReading(
        audit, tuple(read.tables), stamp, time.monotonic() - started
    )


def _kept_pages(
    source: "AnySource", key: tuple[Path, FileStamp]
) -> Sequence[_KeptPage]:
    """The pages of ``source``, read unless they were read before."""
    from pointage.read_any import read_pages

    _progress[1] = source.page_count
    if key not in _pages:
        pages = []
        for page, grids in read_pages(source):
            pages.append(_KeptPage(page, pack_grids(grids)))
            _progress[0] = len(pages)
        _pages[key] = pages
        while len(_pages) > _KEPT:
            _pages.popitem(last=False)
    _progress[0] = source.page_count
    _pages.move_to_end(key)
    return _pages[key]


def _unpacked(kept: Sequence[_KeptPage]) -> Iterator[ReadPage]:
    for page, grids in kept:
        yield page, unpack_grids(grids)
