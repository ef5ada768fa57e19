"""Characters in content order become runs, and runs lines, with the spaces the file left out."""

import numpy as np
import pytest

from extract.lines.runs import find_runs, flow, group_by_line, spell
from extract.pdf.page import Chars


def chars(text, lefts, tops=None, sizes=None):
    """Letters five points wide at ``lefts``."""
    n = len(text)
    tops = tops or [0.0] * n
    boxes = np.array(
        [(x, y, x + 5, y + 8) for x, y in zip(lefts, tops, strict=True)]
    )
    return Chars(
        tuple(text),
        boxes,
        boxes,
        np.zeros(n, np.int32),
        np.array(sizes or [10.0] * n),
        np.zeros(n, bool),
    )


def runs_of(page, group=None):
    return find_runs(page, flow(page), group)


def spelled(page):
    (line,) = group_by_line(runs_of(page))
    return "".join(letter for letter, _ in spell(page, flow(page), line))


@pytest.mark.parametrize(
    ("gap", "texts"), [(0.0, ["ab"]), (1.5, ["a b"]), (26.0, ["a", "b"])]
)
def test_white_is_a_space_or_ends_a_run(gap, texts):
    assert [run.text for run in runs_of(chars("ab", [0, 5 + gap]))] == texts


def test_a_run_never_crosses_two_cells():
    page = chars("abc", [0, 5, 10])
    found = runs_of(page, np.array([0, 1, -1], np.int32))
    assert [(run.group, run.text) for run in found] == [(0, "a"), (1, "b")]
    assert runs_of(page, np.full(3, -1, np.int32)) == []


def test_lines_of_a_cell_are_top_to_bottom():
    page = chars("ba", [0, 0], [20.0, 0.0])
    assert [
        [run.text for run in line] for line in group_by_line(runs_of(page))
    ] == [
        ["a"],
        ["b"],
    ]


def test_runs_of_one_line_are_spelled_with_the_space_between_them():
    """The file prints the end of the line first."""
    assert spelled(chars("b1a", [7, 20, 0])) == "a b 1"


def test_a_thin_space_parts_a_figure_of_two_runs_too():
    page = chars("2301", [6, 11, 16, 0])
    assert spelled(page) == "1 230"


def test_spaces_at_the_ends_and_doubled_ones_are_left_out():
    page = chars(" a  b ", [0, 5, 10, 15, 20, 25])
    assert spelled(page) == "a b"


def test_runs_set_into_each_other_are_sorted_along_the_line():
    page = chars("acb", [0, 20, 10])
    assert spelled(page) == "a b c"


def test_what_is_printed_over_a_run_is_not_set_into_it():
    """A stray space over the first digit, and a text printed over another one."""
    assert spelled(chars("56 ", [0, 5, 0])) == "56"
    assert spelled(chars("400xyz", [0, 5, 10, 2, 7, 12])) == "400xyz"


def test_of_a_plain_space_and_a_fixed_one_the_fixed_one_stays():
    text = "7 \u00a0 553"
    page = chars(text, [5.0 * place for place in range(len(text))])
    assert spelled(page) == "7\u00a0553"


@pytest.mark.parametrize(
    ("text", "raised", "spelt"),
    [
        ("1er mai", "er", "1er mai"),
        ("50 m3 ici", "3", "50 m3 ici"),
        ("le 3ème.", "ème", "le 3ème."),
        ("conditions (1) ici", "(1)", "conditions (1) ici"),
        ("612(5)", "(5)", "612(5)"),
        ("12,50 €*", "*", "12,50 €*"),
        ("le budget. 2 Sur", "2", "le budget. 2 Sur"),
        ("le budget.2", "2", "le budget.2"),
        ("durée (années)2", "2", "durée (années)2"),
    ],
)
@pytest.mark.parametrize("size", [6.0, 8.5])
def test_letters_raised_behind_a_word_are_in_their_place(
    text, raised, spelt, size
):
    small = range(text.index(raised), text.index(raised) + len(raised))
    page = chars(
        text,
        [5.0 * k for k in range(len(text))],
        [-4.5 if k in small else 0.0 for k in range(len(text))],
        [size if k in small else 10.0 for k in range(len(text))],
    )
    assert spelled(page) == spelt


@pytest.mark.parametrize(("gap", "spelt"), [(2.3, "Agent (1)"), (6.0, None)])
def test_a_call_raised_a_space_behind_a_word_is_in_its_place(gap, spelt):
    page = chars(
        "Agent(1)",
        [*(5.0 * k for k in range(5)), *(25 + gap + 3.0 * k for k in range(3))],
        [0.0] * 5 + [-4.5] * 3,
        [10.0] * 5 + [6.0] * 3,
    )
    lines = group_by_line(runs_of(page))
    assert len(lines) == 1 + (spelt is None)
    if spelt is not None:
        assert spelled(page) == spelt


@pytest.mark.parametrize("figure", ["150", "50."])
def test_a_digit_raised_behind_a_figure_stays_apart(figure):
    page = chars(f"{figure}2", [0, 5, 10, 15], [0, 0, 0, -4.5], [10, 10, 10, 6])
    assert [run.text for run in runs_of(page)] == [figure, "2"]
    assert len(group_by_line(runs_of(page))) == 2
