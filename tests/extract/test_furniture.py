"""Running heads, footers and page numbers are told from prose."""

import pytest

from extract.furniture import PageLines, find_furniture
from extract.geometry import BBox
from extract.page import Line


def line(text, page, top, x0=50.0):
    edges = tuple(x0 + 5 * k for k in range(len(text) + 1))
    return Line(text, page, BBox(x0, top, edges[-1], top + 10), edges, 10)


def document(*pages):
    """Pages given as lists of (text, top)."""
    return {
        number: PageLines(842, tuple(line(text, number, top) for text, top in found))
        for number, found in enumerate(pages, 1)
    }


def test_repeated_heads_and_feet_are_furniture_digits_apart():
    pages = document(
        [("Département", 20), ("Article 1 : objet", 200), ("CP-2026-05 – page 1", 810)],
        [("Département", 21), ("Article 2 : suite", 200), ("CP-2026-05 – page 2", 810)],
    )
    found = find_furniture(pages)
    assert [sorted(one.text for one in found.lines[number]) for number in (1, 2)] == [
        ["CP-2026-05 – page 1", "Département"],
        ["CP-2026-05 – page 2", "Département"],
    ]
    assert found.folios == {1: "1", 2: "2"}
    assert [one.text for one in found.prose(1, pages[1].lines)] == ["Article 1 : objet"]


@pytest.mark.parametrize("folio", ["12", "- 12 -", "Page 12", "p. 12", "12 / 40", "Page 12 sur 40"])
def test_a_page_number_is_furniture_even_once(folio):
    found = find_furniture(document([("Un texte", 300), (folio, 815)]))
    assert [one.text for one in found.lines[1]] == [folio]
    assert found.folios[1] == "12"


def test_a_repeated_line_inside_the_page_is_prose():
    pages = document([("Article 1", 300), ("x", 400)], [("Article 1", 300), ("y", 400)])
    assert all(not lines for lines in find_furniture(pages).lines.values())


def test_a_head_on_pages_far_apart_is_prose():
    blank = [[("texte", 300)]] * 6
    found = find_furniture(document([("Rapport", 30)], *blank, [("Rapport", 30)]))
    assert not found.lines[1]


def test_a_title_near_the_top_that_stands_once_is_prose():
    found = find_furniture(document([("Annexe 5 : tableau", 30), ("texte", 300)], [("suite", 300)]))
    assert not found.lines[1]
    assert found.folios == {1: "", 2: ""}
