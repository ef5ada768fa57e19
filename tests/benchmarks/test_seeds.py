"""Property tests with more examples: the factor is kept, what fails is told, other tests
are left.
"""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.seeds import multiply_examples, run_seed

SOME = """
from hypothesis import given, settings, strategies as st

COUNT = []


@settings(max_examples=7)
@given(st.integers())
def test_counted(number):
    COUNT.append(number)


def test_no_property():
    raise AssertionError("this is no property test")


def test_below():
    assert not COUNT
"""
FAILING = """
from hypothesis import given, strategies as st


@given(st.integers(0, 10**6))
def test_fails(number):
    assert number < 999
"""


def test_examples_are_multiplied() -> None:
    seen = []

    @settings(max_examples=5, database=None)
    @given(st.integers())
    def keep(number: int) -> None:
        seen.append(number)

    multiply_examples(keep, 4)
    keep()
    assert len(seen) == 20


def test_only_properties_are_run(tmp_path: Path) -> None:
    file = tmp_path / "test_some.py"
    file.write_text(SOME, encoding="utf-8")
    run = run_seed(1, [str(file)])
    assert run.is_green, run.said
    assert "1 passed" in run.said


def test_a_property_that_fails_is_told_with_its_example(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("CI", "1")
    file = tmp_path / "test_failing.py"
    file.write_text(FAILING, encoding="utf-8")
    run = run_seed(2, [str(file)], times=2)
    assert not run.is_green
    assert "number=999" in run.said
