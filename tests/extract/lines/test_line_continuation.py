"""Whether a line of prose goes on from the one above it."""

from dataclasses import replace

import pytest

from extract.lines.line_continuation import (
    PageSetting,
    is_cut_sentence,
    is_next_of_paragraph,
    is_next_of_title,
    is_set_alike,
)

from ..typesetting import PITCH, line

FULL = "le conseil municipal, après en avoir délibéré, décide de verser"


def goes_on(last, text, *, gap=PITCH, **options):
    above = line(last, 100)
    below = line(text, 100 + gap, **options)
    wide = line(FULL, 100 - PITCH)
    return is_next_of_paragraph(
        above, below, PageSetting.of([wide, above, below])
    )


@pytest.mark.parametrize(
    ("last", "text", "expected"),
    [
        (FULL, "une subvention.", True),
        (FULL, "Une subvention.", True),
        ("une subvention.", "Le montant est versé", False),
        ("une subvention", "au club", True),
        (FULL, "- une subvention", False),
        (FULL + " ;", "2. une avance", False),
    ],
    ids=[
        "",
        "a capital after a full line",
        "a sentence after a short line",
        "open",
        "item",
        "number",
    ],
)
def test_a_paragraph_goes_on(last, text, expected):
    assert goes_on(last, text) is expected


def test_lines_further_apart_or_of_another_size_are_of_another_paragraph():
    assert not goes_on(FULL, "une subvention.", gap=2 * PITCH)
    assert not goes_on(FULL, "une subvention.", size=8.0)


def test_over_a_page_only_an_open_sentence_goes_on():
    last, rest = line(FULL, 700), line("une subvention.", 60, 2)
    assert is_cut_sentence(last, rest)
    assert not is_cut_sentence(last, line("Une subvention.", 60, 2))
    assert not is_cut_sentence(line(FULL + ".", 700), rest)


def test_the_lines_of_a_title_are_set_alike_and_close():
    first = line("Aides aux communes", 100, bold=True)
    assert is_next_of_title(
        first, line("et aux syndicats", 100 + PITCH, bold=True)
    )
    assert not is_next_of_title(
        first, line("et aux syndicats", 100 + 3 * PITCH, bold=True)
    )
    assert not is_next_of_title(first, line("et aux syndicats", 100 + PITCH))


def test_sizes_that_differ_by_rounding_are_one():
    first = line("Aides", 100)
    assert is_set_alike(first, replace(first, size=first.size + 0.3))
    assert not is_set_alike(first, replace(first, size=first.size + 1))


def test_a_page_of_one_line_has_the_usual_setting():
    (one,) = lines = [line("Aides", 100)]
    setting = PageSetting.of(lines)
    assert setting.pitch == {1: 1.25}
    assert setting.margin == {1: one.bbox.x1}
