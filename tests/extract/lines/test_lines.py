"""Characters -> lines and words: reading order, spaces, columns side by side."""

import pytest

from extract.geometry import BBox
from extract.lines.lines import read_lines

from ..drawing import FONT, SIZE


def texts(found):
    return [line.text for line in found]


def test_lines_in_reading_order(page_of):
    def two(pen):
        pen.text(50, 120, "deuxième ligne")
        pen.text(50, 100, "première ligne")

    assert texts(read_lines(page_of(two))) == [
        "première ligne",
        "deuxième ligne",
    ]


def test_a_line_knows_where_each_of_its_characters_stands(page_of):
    page = page_of(lambda pen: pen.text(50, 100, "soit 1 234,50 € en tout"))
    (line,) = read_lines(page)
    assert len(line.edges) == len(line.text) + 1
    start = line.text.index("1 234")
    place = line.place(start, start + len("1 234,50 €"))
    (x0, _, x1, _) = place.bbox
    assert place.page == 1
    assert 50 < x0 < x1 < line.bbox.x1
    assert list(line.edges) == sorted(line.edges)


def test_a_gap_is_a_space_and_a_printed_space_is_one(page_of):
    def spaced(pen):
        width = pen.canvas.stringWidth("sans", FONT, SIZE)
        pen.text(50, 100, "sans")
        pen.text(50 + width + 0.3 * SIZE, 100, "blanc")
        pen.text(50, 120, "deux  blancs")

    assert texts(read_lines(page_of(spaced))) == ["sans blanc", "deux blancs"]


def test_columns_side_by_side_are_lines_of_their_own(page_of):
    def columns(pen):
        for k in range(3):
            pen.text(50, 100 + 12 * k, f"gauche {k}")
            pen.text(300, 104 + 12 * k, f"droite {k}")

    found = texts(read_lines(page_of(columns)))
    assert sorted(found) == sorted(
        [f"gauche {k}" for k in range(3)] + [f"droite {k}" for k in range(3)]
    )


def test_a_raised_mark_stays_on_its_line(page_of):
    def raised(pen):
        width = pen.canvas.stringWidth("1", FONT, SIZE)
        pen.text(50, 100, "1")
        pen.text(50 + width, 97.5, "er", size=5)
        pen.text(50 + width + 9, 100, "juillet")

    assert texts(read_lines(page_of(raised))) == ["1er juillet"]


def test_what_is_excluded_is_left_out(page_of):
    def two(pen):
        pen.text(50, 100, "dans la table")
        pen.text(50, 200, "dans la prose")

    page = page_of(two)
    assert texts(read_lines(page, [BBox(40, 80, 300, 110)])) == [
        "dans la prose"
    ]
    assert texts(read_lines(page, skip=page.chars.boxes[:, 1] > 150)) == [
        "dans la table"
    ]


def test_lines_have_boxes_size_and_weight_at_any_angle(page_of):
    def mixed(pen):
        pen.text(50, 100, "droit", size=10)
        pen.text(50, 150, "GRAS", bold=True)
        pen.upwards(30, 300, "montant")

    found = {line.text: line for line in read_lines(page_of(mixed))}
    assert set(found) == {"droit", "GRAS", "montant"}
    assert found["droit"].size == pytest.approx(10)
    assert found["GRAS"].bold
    assert not found["droit"].bold
    assert found["montant"].bbox.bottom == pytest.approx(300, abs=1)


def test_an_empty_page_has_no_lines(page_of):
    page = page_of(lambda pen: pen.line(10, 10, 20, 20))
    assert read_lines(page) == ()
