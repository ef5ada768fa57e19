"""What is asked of a worker process, and what it answers: one line of JSON each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

Function = Callable[[Any], dict[str, str]]
"""Does one order."""


class WorkerOrder(Protocol):
    """One document to do, within limits."""

    @property
    def seconds(self) -> float:
        """Seconds of processor that it may take."""
        ...

    @property
    def megabytes(self) -> int:
        """Memory that it may take."""
        ...

    def to_json(self) -> str:
        """One line of JSON; the class reads it back by ``from_json``."""
        ...

    def prepare(self) -> None:
        """Import what this order needs beside others, so that forks have it."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """How a process ended one document: done, timed-out, out-of-memory, died, or refused by the
    place where results go.

    ``peak`` is the largest resident memory in MiB, ``cpu`` the seconds of processor.
    """

    end: str
    row: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    seconds: float = 0.0
    peak: int = 0
    cpu: float = 0.0
