"""The time and the memory that `audit` and `extract` give to one document.

Each can be raised by an environment variable, as the limits of what is read of a file.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from extract.given.raised_limits import given_limit, variable_of


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What one document may take; a book of 5,000 pages takes a quarter of it."""

    seconds: int = 1800
    """Of processor; on the clock four times as many."""
    megabytes: int = 4096
    """Of address space, beside what the process began with; where the system offers it."""


SECONDS, MEMORY = variable_of("seconds"), variable_of("memory")


def read_process_limits(environment: Mapping[str, str]) -> ProcessLimits:
    """The limits with those that the environment changes; what is none is left aside here, and
    refused where a command begins.
    """
    usual = ProcessLimits()
    return ProcessLimits(
        given_limit(environment.get(SECONDS, "")) or usual.seconds,
        given_limit(environment.get(MEMORY, "")) or usual.megabytes,
    )


PROCESS_LIMITS = read_process_limits(os.environ)
