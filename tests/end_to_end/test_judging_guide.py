"""The worked deviation and abstention of docs/judging.md are true."""

import doctest
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_examples_are_true(monkeypatch):
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(
        str(ROOT / "docs" / "judging.md"),
        module_relative=False,
        encoding="utf-8",
    )
    assert result.attempted
    assert result.failed == 0
