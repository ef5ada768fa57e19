"""Levels of probability: what was said, what is true, what a sample leaves open."""

from xml.etree import ElementTree

from benchmarks.calibration import (
    Judged,
    first_sight,
    levels,
    plot,
    table,
    tell,
    wilson,
)

FOUND = [
    Judged(0.49, 1.0),
    Judged(0.5, 0.0),
    Judged(0.79, 1.0),
    Judged(0.97, 1.0),
    Judged(0.99, 0.5),
]


def test_findings_are_told_apart_by_level():
    low, middle, high = levels(FOUND)
    assert (low.count, middle.count, high.count) == (2, 0, 2)
    assert (low.true, high.true) == (0.5, 0.75)
    assert round(high.said, 2) == 0.98


def test_a_small_sample_leaves_much_open():
    few, many = wilson(0.97, 10), wilson(0.97, 1000)
    assert few[0] < many[0] < 0.97 < many[1]
    assert wilson(1.0, 0) == (0.0, 1.0)


def test_the_table_has_a_line_a_level():
    lines = list(table("acts", levels(FOUND)))
    assert len(lines) == 3
    assert "0.97 up" in lines[2]


def test_the_plot_marks_the_levels_that_have_findings():
    drawn = ElementTree.fromstring(plot(levels(FOUND)))
    circles = drawn.findall("{http://www.w3.org/2000/svg}circle")
    assert len(circles) == 2


def test_what_was_said_at_first_sight_was_over_stated_on_minutes():
    found = first_sight()
    minutes = [*found["minutes second"], *found["minutes third"]]
    *_, high = levels(minutes)
    assert (high.count, high.true) == (14, 0.5)


def test_documents_that_may_be_wrong_are_told_by_themselves(capsys):
    tell({"acts": FOUND, "right documents of a set": [Judged(0.6, 0.0)]})
    lines = capsys.readouterr().out.splitlines()
    low = {
        line[:16].strip(): line.split() for line in lines if "to 0.8" in line
    }
    assert low["acts and minutes"][-4:] != low["all"][-4:]
    assert "2" in low["acts and minutes"]
    assert "3" in low["all"]


def test_what_may_be_wrong_is_wrong_about_as_often_as_was_said():
    found = first_sight().items()
    may_be = [one for name, its in found if "right" not in name for one in its]
    for level in levels(may_be):
        assert abs(level.true - level.said) < 0.1
