"""The time and the memory that `audit` and `extract` give to one document.

Each can be raised by an environment variable, as the limits of what is read of a file.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What one document may take; a book of 5,000 pages takes a quarter of it."""

    seconds: int = 1800
    """Of processor; on the clock four times as many."""
    megabytes: int = 4096
    """Of address space, beside what the process began with; where the system offers it."""


SECONDS, MEMORY = "POINTAGE_MAX_SECONDS", "POINTAGE_MAX_MEMORY"


def read_process_limits(environment: Mapping[str, str]) -> ProcessLimits:
    """The limits with those that the environment changes; a value that is no whole number is left
    aside.
    """
    usual = ProcessLimits()
    return ProcessLimits(
        _given(environment.get(SECONDS, ""), usual.seconds),
        _given(environment.get(MEMORY, ""), usual.megabytes),
    )


def _given(text: str, usual: int) -> int:
    if text.isdecimal() and int(text):
        return int(text)
    return usual


PROCESS_LIMITS = read_process_limits(os.environ)
