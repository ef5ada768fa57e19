"""The text of a cell: its lines, its angle, its weight, the widths of its ends."""

from dataclasses import replace

import numpy as np
import pytest

from extract.grids.ruled.cell_text import (
    cell_text,
    keep_words_whole,
    read_texts,
)
from extract.grids.ruled.settings import RULED
from extract.lines.runs import find_runs, flow


def text_of(page):
    seen = flow(page.chars)
    return cell_text(find_runs(page.chars, seen), page.chars, seen)


def test_lines_are_top_to_bottom_with_the_widths_of_the_ends(page_of):
    def two(pen):
        pen.text(50, 120, "aux écoles")
        pen.text(50, 100, "Subvention annuelle")

    found = text_of(page_of(two))
    assert found.lines == ("Subvention annuelle", "aux écoles")
    first_word, last_line = found.ends
    assert 40 < first_word < 45
    assert 40 < last_line < 45


def test_a_cell_is_set_as_most_of_its_letters_are(page_of):
    def mixed(pen):
        pen.text(50, 100, "Total", bold=True)
        pen.upwards(30, 100, "an")

    found = text_of(page_of(mixed))
    assert (found.angle, found.bold) == (0, True)


def test_a_cell_of_spaces_prints_nothing(page_of):
    found = text_of(page_of(lambda pen: pen.text(50, 100, "  ")))
    assert (found.lines, found.ends) == ((), (0.0, 0.0))


def test_a_word_that_a_rule_cuts_is_put_whole_into_one_cell(page_of):
    page = page_of(lambda pen: pen.text(50, 100, "mairie"))
    seen = flow(page.chars)
    group, cut = keep_words_whole(
        page.chars, seen, np.array([0, 0, 0, 0, 1, 1], np.int32), RULED
    )
    assert group.tolist() == [0] * 6
    assert [word for _, word in cut] == ["mairie"]
    assert {
        cell: text.lines for cell, text in read_texts(page, seen, group).items()
    } == {0: ("mairie",)}


def test_a_name_that_runs_over_its_edge_takes_no_figure_of_the_next_cell(
    page_of,
):
    page = page_of(lambda pen: pen.text(50, 100, "Nathalie91"))
    seen = flow(page.chars)
    cells = np.array([0] * 6 + [1] * 4, np.int32)
    group, cut = keep_words_whole(page.chars, seen, cells, RULED)
    assert group.tolist() == [0] * 8 + [1] * 2
    assert [word for _, word in cut] == ["Nathalie"]


def test_a_name_that_ends_at_its_edge_is_cut_from_the_next_cell(page_of):
    page = page_of(lambda pen: pen.text(50, 100, "NathalieParis"))
    seen = flow(page.chars)
    cells = np.array([0] * 8 + [1] * 5, np.int32)
    group, cut = keep_words_whole(page.chars, seen, cells, RULED)
    assert group.tolist() == cells.tolist()
    assert cut == []


@pytest.mark.parametrize(
    ("printed", "cells", "expected"),
    [
        ("1\u00a0946,50", [0, *[1] * 7], [1] * 8),
        ("-6\u00a0643", [0, 0, *[1] * 4], [1] * 6),
        ("12\u00a045", [0, 0, 1, 1, 1], None),
        ("1\u00a09465", [0, *[1] * 5], None),
        ("1 946", [0, *[1] * 4], None),
    ],
)
def test_a_space_that_allows_no_break_binds_a_figure_that_a_rule_cuts(
    page_of, printed, cells, expected
):
    page = page_of(lambda pen: pen.text(50, 100, printed))
    chars = replace(page.chars, text=tuple(printed))
    group, _ = keep_words_whole(
        chars, flow(chars), np.array(cells, np.int32), RULED
    )
    assert group.tolist() == (expected or cells)
