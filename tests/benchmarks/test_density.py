"""The counts of `python -m benchmarks.density` on a checkout of a few lines."""

from pathlib import Path

import pytest

from benchmarks.density import comparison, measure, report

ONE = '''"""A module."""

import re

FIGURE = re.compile(r"\\d+")


def shared(items):
    """Not code.

    Neither is this.
    """
    # nor this
    found = [item for item in items if item]

    return found or None
'''
OTHER = '''"""Another."""


class Reader:
    """A reader."""

    def shared(self):
        return 1


def shared():
    return 2
'''


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    files = {
        "extract/one.py": ONE,
        "validate/one.py": OTHER,
        "tests/extract/test_one.py": "",
        "tests/extract/test_other.py": "",
        "tests/reports/test_one.py": "",
        "tests/end_to_end/test_everything.py": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_complexity_and_lines_are_those_of_the_code(checkout: Path) -> None:
    size = measure(checkout).functions[-1]
    assert size.place == "extract/one.py:shared"
    # one, the comprehension, the boolean operator; and the comprehension's condition
    assert (size.complexity, size.weight, size.lines) == (3, 4, 3)


def test_a_method_shares_no_name(checkout: Path) -> None:
    found = measure(checkout)
    assert found.shared == {
        "function shared": ("validate/one.py", "extract/one.py"),
        "module one": ("validate/one.py", "extract/one.py"),
    }


def test_patterns_and_modules_are_counted_where_they_are(
    checkout: Path,
) -> None:
    found = measure(checkout)
    assert found.patterns["extract/one.py"] == 1
    assert found.side_by_side == {"extract": 1, "validate": 1}


def test_a_test_lies_where_its_module_does(checkout: Path) -> None:
    found = measure(checkout)
    assert found.unplaced_tests == ["tests/extract/test_other.py"]
    assert found.misplaced_tests == [
        "tests/extract/test_other.py",
        "tests/reports/test_one.py",
    ]


def test_two_checkouts_side_by_side(checkout: Path, tmp_path: Path) -> None:
    empty = measure(tmp_path / "nothing")
    said = comparison(empty, measure(checkout))
    assert "       0        3  functions\n" in said
    assert "extract/one.py" in report(measure(checkout))


def test_a_pattern_without_its_reason_is_told(tmp_path):
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "marks.py").write_text(
        'import re\n\nBARE = re.compile("a")\nSAID = re.compile("b")\n"""A mark."""\n'
        '# a third\nTHIRD = re.compile("c")\n',
        encoding="utf-8",
    )
    assert measure(tmp_path).bare_patterns == ["extract/marks.py:3"]
