"""Limits are raised by variables; what is no number is left aside."""

import pytest

from pointage.processes.process_limits import (
    MEMORY,
    SECONDS,
    ProcessLimits,
    read_process_limits,
)


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        ({}, ProcessLimits()),
        ({SECONDS: "60", MEMORY: "512"}, ProcessLimits(60, 512)),
        ({SECONDS: "soon", MEMORY: "-1"}, ProcessLimits()),
        ({SECONDS: "0", MEMORY: ""}, ProcessLimits()),
    ],
)
def test_limits_come_from_the_environment(
    given: dict[str, str], limits: ProcessLimits
) -> None:
    assert read_process_limits(given) == limits
