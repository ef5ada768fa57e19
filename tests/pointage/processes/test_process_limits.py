"""Limits are raised by variables; what is no number is left aside."""

from pathlib import Path

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
        ({SECONDS: "9" * 5_001, MEMORY: "1" + "0" * 30}, ProcessLimits()),
    ],
)
def test_limits_come_from_the_environment(
    given: dict[str, str], limits: ProcessLimits
) -> None:
    assert read_process_limits(given) == limits


def test_the_guide_says_them() -> None:
    guide = Path(__file__).parents[3] / "docs" / "scale.md"
    usual = ProcessLimits()
    text = guide.read_text(encoding="utf-8")
    assert f"{usual.seconds:,} seconds of processor (`{SECONDS}`;" in text
    assert f"{usual.megabytes:,} MiB of memory" in text
    assert f"(`{MEMORY}`)" in text
