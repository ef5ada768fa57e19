"""Commands that read PDFs: each document in a process of its own, with limits of time and memory;
what one cannot survive is told, and the others are done.

The process is started first, and imports what it needs while the options are checked here.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from extract.errors import PointageError, UnreadableError
from pointage.cli_messages import text
from pointage.output import refused, why
from pointage.processes.cycle_search import made_to_stay
from pointage.processes.order import Answer
from pointage.processes.process_limits import (
    MEMORY,
    PROCESS_LIMITS,
    SECONDS,
)
from pointage.processes.worker_process import Worker
from pointage.work import OK, Lang, Voice, attempt, print_out
from reports.files.disk.scratch_folder import clear_leftovers

_DO = f"{__name__}:do_order"
_ORDER = f"{__name__}:DocumentOrder"
_NEEDED = ("pointage.commands.ordered_jobs",)
_TO_READ = ("pointage.read_any",)
"""What reads the one document of an audit, whose process imports the rest while it is read."""
_FOR_MANY = ("expectations.classes.catalog",)
"""What a document needs late, or not at all: imported once where there are several."""
_AHEAD = "pointage.processes.asked_once:begin_ahead"
"""What one audit needs last, begun first: several have it imported."""
_INTO_FOLDERS = ("audit", "extract")
"""The commands whose results are folders."""
_STARTED: list[tuple[tuple[str, ...], Worker]] = []
"""What was started before the options of a command line were looked at, with its arguments."""
_ATTEMPTS = 2
"""The process may have been ended from outside."""
_KEYS = {"timed-out": "document-slow", "out-of-memory": "document-large"}


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """What a command line asks for, of one document: files of options by their paths, as they were
    given.
    """

    command: str
    output: str
    """The folder of results, or the one file that is to be written; "" for none."""
    lang: Lang
    quiet: bool
    path: str = ""
    suite: str = ""
    dispositions: str = ""
    password_file: str = ""
    materiality: str = ""
    corrections: str = ""
    packs: str = "auto"
    fail_on: str = "error"
    pages: str = "tables"
    page: int = 0
    """The one page that is asked for; 0 for all."""
    seconds: float = PROCESS_LIMITS.seconds
    megabytes: int = PROCESS_LIMITS.megabytes

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(line: str) -> "DocumentOrder":
        """The order that `to_json` wrote."""
        return DocumentOrder(**json.loads(line))

    def prepare(self) -> None:
        """Make what every document needs, where several are audited."""
        if self.command == "audit" and sys.modules.keys() >= set(_FOR_MANY):
            from pointage.processes.warm_up import warm_up

            warm_up(self.lang, reports=True)

    def of(self, path: Path) -> "DocumentOrder":
        """The same for the document at ``path``."""
        return replace(self, path=str(path))

    @property
    def scratch(self) -> Path | None:
        """The folder in which hidden folders may be left where the process is ended."""
        if not self.output:
            return None
        place = Path(self.output)
        if self.command in _INTO_FOLDERS:
            return place
        return place.parent

    @property
    def is_read_alone(self) -> bool:
        """Whether nothing but the document is to be read of it."""
        return not (self.password_file or self.corrections)

    @property
    def has_options(self) -> bool:
        """Whether an option is given that may be wrong."""
        return any(
            (
                self.suite,
                self.dispositions,
                self.password_file,
                self.materiality,
                self.corrections,
            )
        )


Written = Callable[[Path], object]
"""What is done with the folder of a document once it is written."""


class IsolatedJob:
    """A command on one document after another, each in a process that costs itself only."""

    def __init__(
        self, order: DocumentOrder, modules: Sequence[str], written: Written
    ) -> None:
        self._order = order
        self._arguments = (_DO, _ORDER, *modules)
        self._written = written
        self._worker = self._started()
        self._unfinished = False

    def check(self) -> int:
        """2 where an option is wrong, as is told then; 0 otherwise."""
        if not self._order.has_options:
            return OK
        return self._code(self._order, self._answer(self._order))

    def __call__(self, path: Path) -> int:
        """The exit code of one document.

        Raises:
            UnreadableError: its process did not survive it.
            UsageError: results cannot be written.
        """
        order = self._order.of(path)
        return self._code(order, self._answer(order))

    def close(self) -> None:
        """End the process; what it was writing goes too."""
        self._worker.close()
        if self._unfinished:
            self._clear()

    def _answer(self, order: DocumentOrder) -> Answer:
        self._unfinished = True
        for _ in range(_ATTEMPTS):
            answer = self._worker.do(order)
            if (
                answer is None
                or answer.end == "timed-out"
                or self._worker.is_worn
            ):
                self._worker.close()
                self._worker = self._started()
            if answer is not None:
                return answer
        return Answer("died")

    def _code(self, order: DocumentOrder, answer: Answer) -> int:
        if answer.end != "done":
            self._clear()
            raise _error(order, answer)
        self._unfinished = False
        if printed := answer.row["printed"]:
            print_out(printed)
        if folder := answer.row["folder"]:
            self._written(Path(folder))
        return int(answer.row["code"])

    def _clear(self) -> None:
        self._unfinished = False
        if (scratch := self._order.scratch) is not None:
            clear_leftovers(scratch)

    def _started(self) -> Worker:
        if _STARTED:
            arguments, worker = _STARTED.pop()
            if arguments == self._arguments:
                return worker
            worker.close()
        try:
            return Worker(self._arguments)
        except OSError as error:
            raise refused(error.filename or "TMPDIR", why(error)) from error


def start_ahead(arguments: Sequence[str]) -> None:
    """Start the process of a command line that plainly audits one document: it imports what it
    needs while the options are looked at, which takes as long. Whoever ends without `isolated` is
    to `drop_started`.
    """
    files = [one for one in arguments[1:] if Path(one).is_file()]
    if list(arguments[:1]) == ["audit"] and len(files) == 1:
        needed = (_DO, _ORDER, _AHEAD, *_TO_READ)
        with suppress(OSError):  # told when it is needed
            _STARTED.append((needed, Worker(needed)))


def drop_started() -> None:
    """End what was started and is not needed."""
    while _STARTED:
        _STARTED.pop()[1].close()


@contextmanager
def isolated(
    order: DocumentOrder, documents: Sequence[Path], written: Written
) -> Iterator[IsolatedJob]:
    """The job of a command line, whose process is there as long as it is needed.

    Raises:
        UsageError: no process can be started.
    """
    modules: tuple[str, ...] = _NEEDED
    if len(documents) > 1 or any(path.is_dir() for path in documents):
        modules += _FOR_MANY
    elif order.command == "audit":
        modules = (_AHEAD, *(_TO_READ if order.is_read_alone else _NEEDED))
    job = IsolatedJob(order, modules, written)
    try:
        yield job
    finally:
        job.close()


def do_order(order: DocumentOrder) -> dict[str, str]:
    """Do one document, in a process of its own: its exit code, the folder that it wrote, and what
    is to be printed on stdout.
    """
    voice = Voice(order.lang, quiet=order.quiet)
    written: list[Path] = []
    printed: list[str] = []

    def do() -> int:
        return _do(order, voice, written.append, printed.append)

    code = attempt(order.path or order.output, voice, do)
    return {
        "code": str(code),
        "folder": "".join(map(str, written)),
        "printed": "\n".join(printed),
    }


def _do(
    order: DocumentOrder,
    voice: Voice,
    written: Written,
    printed: Callable[[str], object],
) -> int:
    if _is_read_ahead(order):
        from pointage.read_any import begin_reading

        begin_reading(Path(order.path))
    with made_to_stay():
        from pointage.commands.ordered_jobs import ordered_job

    job = ordered_job(order, voice, written, printed)
    if not order.path:
        return OK
    try:
        return job(Path(order.path))
    except MemoryError:
        raise _error(order, Answer("out-of-memory")) from None


def _is_read_ahead(order: DocumentOrder) -> bool:
    """Whether this process has yet to import what a document goes through that another core can
    read meanwhile."""
    is_audit = order.command == "audit" and bool(order.path)
    return (
        is_audit
        and order.is_read_alone
        and sys.modules.keys().isdisjoint(_NEEDED)
    )


def _error(order: DocumentOrder, answer: Answer) -> PointageError:
    """What is told of a document whose process did not survive it."""
    if answer.end == "store":
        return refused(order.output, answer.reason)
    key = _KEYS.get(answer.end, "document-fatal")
    given = {
        "name": Path(order.path).name,
        "seconds": f"{order.seconds:g}",
        "megabytes": order.megabytes,
        "reason": answer.reason or "exit",
        "raise_seconds": SECONDS,
        "raise_memory": MEMORY,
    }
    return UnreadableError(
        text(key, "fr", **given), text(key, "en", **given), code=answer.end
    )
