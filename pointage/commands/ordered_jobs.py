"""What a process does that a command line gave an order to: `audit`, `extract`, `inspect`,
`suite draft` or `suite run`.
"""

from collections.abc import Callable
from pathlib import Path

from pointage.commands.inspect_job import InspectJob
from pointage.commands.isolated import DocumentOrder
from pointage.commands.jobs import job_of, read_options
from pointage.commands.suite_commands import apply_suite, write_draft
from pointage.work import Voice

Job = Callable[[Path], int]
"""Does one document: its exit code."""


def ordered_job(
    order: DocumentOrder,
    voice: Voice,
    written: Callable[[Path], object],
    printed: Callable[[str], object],
) -> Job:
    """What a command line asks for, its options read. ``written`` is told of the folder that a job
    writes, ``printed`` of the result that it gives on stdout.

    Raises:
        UsageError: an option is wrong.
    """
    match order.command:
        case "inspect":
            return _inspection(order, voice, printed)
        case "suite draft":
            return lambda path: write_draft(path, Path(order.output), voice)
        case "suite run":
            return lambda path: apply_suite(Path(order.suite), path, voice)
        case _:
            return job_of(order, voice, written)


def _inspection(
    order: DocumentOrder, voice: Voice, printed: Callable[[str], object]
) -> Job:
    password_file = Path(order.password_file) if order.password_file else None
    return InspectJob(
        read_options(None, password_file),
        voice,
        order.page or None,
        Path(order.output) if order.output else None,
        printed,
    )
