"""Painted paths become rules or backgrounds by their shape, colour and place on the page."""

import pytest

from extract.geometry import BBox
from extract.pdf.rules.ruling_lines import (
    PathStyle,
    Polyline,
    rules_from_paths,
    split_frames,
)

BLACK, GREY, WHITE = (0, 0, 0), (200, 200, 200), (255, 255, 255)
FILLED, STROKED = PathStyle(BLACK, None, 0.0), PathStyle(None, BLACK, 0.5)


def box(x0, top, x1, bottom, style=FILLED, clip=None):
    return Polyline(
        ((x0, top), (x1, top), (x1, bottom), (x0, bottom)),
        True,
        False,
        style,
        clip,
    )


def line(*points, style=STROKED):
    return Polyline(points, False, False, style)


def read(*paths):
    rules = rules_from_paths(paths, 600.0, 800.0)
    return (
        rules.horizontal.tolist(),
        rules.vertical.tolist(),
        rules.fills.tolist(),
    )


@pytest.mark.parametrize(
    ("path", "level", "upright"),
    [
        (box(50, 100, 300, 101), [[50, 100.5, 300, 100.5]], []),
        (box(50, 100, 51, 300), [], [[50.5, 100, 50.5, 300]]),
        (line((50, 100), (300, 100.4)), [[50, 100.2, 300, 100.2]], []),
        (line((50, 100), (50, 300)), [], [[50, 100, 50, 300]]),
    ],
    ids=["thin box across", "thin box down", "stroke across", "stroke down"],
)
def test_what_is_thin_is_a_rule(path, level, upright):
    assert read(path) == (level, upright, [])


@pytest.mark.parametrize(
    "path",
    [
        box(50, 100, 300, 101, PathStyle(WHITE, None, 0.0)),
        box(50, 100, 50.1, 100.1),
        box(0, 0, 600, 800, PathStyle(GREY, None, 0.0)),
        box(700, 100, 900, 101),
        box(50, 100, 300, 101, clip=BBox(400, 400, 500, 500)),
        line((50, 100), (300, 300)),
        line((50, 100), (50.1, 100)),
        line((50, 100), (300, 100), style=PathStyle(None, WHITE, 0.5)),
        line((50, 100), (300, 100), style=PathStyle(None, None, 0.5)),
    ],
    ids=[
        "white",
        "a dot",
        "paper",
        "off the page",
        "clipped away",
        "slanted",
        "too short",
        "white stroke",
        "unpainted",
    ],
)
def test_what_the_eye_takes_for_no_rule_is_none(path):
    assert read(path) == ([], [], [])


WHITE_STROKE = PathStyle(None, WHITE, 1.0)
LIGHT = PathStyle((220, 240, 240), None, 0.0)


@pytest.mark.parametrize(
    ("x", "seen"),
    [(175.0, True), (300.5, True), (340.0, False)],
    ids=["on a background", "along its edge", "beside it"],
)
def test_a_white_stroke_is_a_rule_on_a_coloured_background(x, seen):
    cells = (box(50, 100, 300, 120, LIGHT), box(50, 120, 300, 140, LIGHT))
    _, upright, _ = read(*cells, line((x, 100), (x, 140), style=WHITE_STROKE))
    assert ([x, 100.0, x, 140.0] in upright) is seen


@pytest.mark.parametrize(
    ("bottom", "seen"), [(140, True), (180, True), (400, False)]
)
def test_at_least_half_of_a_white_stroke_is_on_colour(bottom, seen):
    cell = box(50, 100, 300, 140, LIGHT)
    stroke = line((175, 100), (175, bottom), style=WHITE_STROKE)
    _, upright, _ = read(cell, stroke)
    assert ([175.0, 100.0, 175.0, float(bottom)] in upright) is seen


@pytest.mark.parametrize("wide", [1.0, 2.5])
def test_a_thin_white_box_is_a_rule_as_a_white_stroke_is(wide):
    cells = (box(50, 100, 175, 140, LIGHT), box(175, 100, 300, 140, LIGHT))
    white = PathStyle(WHITE, None, 0.0)
    between = box(175 - wide / 2, 100, 175 + wide / 2, 140, white)
    beside = box(400, 100, 400 + wide, 140, white)
    _, upright, _ = read(*cells, between, beside)
    assert [175.0, 100.0, 175.0, 140.0] in upright
    assert not any(x > 300 for x, *_ in upright)


def test_a_drawing_of_white_strokes_rules_nothing():
    cell = box(0, 100, 600, 140, LIGHT)
    strokes = [line((k, 100), (k, 140), style=WHITE_STROKE) for k in range(501)]
    assert read(cell, *strokes) == read(cell)


def test_a_background_is_a_fill_with_edges():
    level, upright, fills = read(
        box(50, 100, 300, 200, PathStyle(GREY, None, 0.0))
    )
    assert (len(level), len(upright), fills) == (2, 2, [[50, 100, 300, 200]])


@pytest.mark.parametrize(
    ("ends", "covered"),
    [
        (((50, 100), (300, 100)), [50, 95, 300, 105]),
        (((50, 100), (50, 300)), [45, 100, 55, 300]),
    ],
)
def test_a_broad_stroke_is_a_background(ends, covered):
    assert read(line(*ends, style=PathStyle(None, GREY, 10.0)))[2] == [covered]


def test_a_framed_background_is_both():
    level, upright, fills = read(
        box(50, 100, 300, 200, PathStyle(GREY, BLACK, 0.5))
    )
    assert fills == [[50, 100, 300, 200]]
    assert {row[1] for row in level} == {100, 200}
    assert {column[0] for column in upright} == {50, 300}


HOLLOW = PathStyle(BLACK, None, 0.0, hollow=True)


@pytest.mark.parametrize(
    "turned", [False, True], ids=["outer first", "inner first"]
)
def test_a_box_with_a_hole_is_the_border_of_a_cell(turned):
    path = [box(50, 100, 300, 120, HOLLOW), box(51, 101, 299, 119, HOLLOW)]
    level, upright, fills = read(*split_frames(path[::-1] if turned else path))
    assert level == [[50, 100.5, 300, 100.5], [50, 119.5, 300, 119.5]]
    assert upright == [[50.5, 100, 50.5, 120], [299.5, 100, 299.5, 120]]
    assert fills == []


@pytest.mark.parametrize(
    "path",
    [
        [box(50, 100, 300, 120, HOLLOW)],
        [box(50, 100, 300, 120), box(51, 101, 299, 119)],
        [box(50, 100, 300, 120, HOLLOW), box(400, 101, 500, 119, HOLLOW)],
        [
            box(50, 100, 300, 120, HOLLOW),
            line((60, 110), (70, 110), style=HOLLOW),
        ],
    ],
    ids=["one box", "painted solid", "beside each other", "no box"],
)
def test_other_paths_are_read_subpath_by_subpath(path):
    assert split_frames(path) == path
