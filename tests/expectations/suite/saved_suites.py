"""Suites as files."""

from pathlib import Path

from expectations.great_expectations_names import ExpectationSuite
from expectations.suite.suite_files import suite_text


def save_suite(suite: ExpectationSuite, path: Path) -> None:
    """Write a suite."""
    path.write_text(suite_text(suite), encoding="utf-8", newline="\n")
