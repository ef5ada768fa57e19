"""Frames typed as signs are rules, and none of their signs are text."""

import pytest

from extract.grids.choose import grids
from extract.pdf.rules.frames_of_signs import with_frames_of_signs

from ...small_tables import rows

LINE = "+------+-----------------+------------+"
ROWS = (
    ["2017", "CANTINE", "1 493,42"],
    ["2017", "LOYER", "116,62"],
    ["2017", "DROIT DE PLACE", "19,51"],
)
TOTAL = ["", "TOTAL 2017", "1 629,55"]


def typed(row):
    year, subject, amount = row
    return f"| {year:<4} | {subject:<15} | {amount:>10} |"


LISTING = (
    LINE,
    typed(["EXER", "OBJET", "TOTAL"]),
    LINE,
    f"| {'EXERCICE 2017':<35} |",
    *map(typed, ROWS),
    LINE,
    typed(TOTAL),
    LINE,
)


def drawn(page_of, lines):
    def draw(pen):
        pen.canvas.setFont("Courier", 8)
        for number, text in enumerate(lines):
            pen.canvas.drawString(40, 700 - 10 * number, text)

    return page_of(draw)


def test_a_typed_frame_is_a_ruled_table(page_of):
    page = drawn(page_of, LISTING)
    (grid,) = grids(page)
    assert "|" not in page.chars.written
    assert "--" not in page.chars.written
    assert [list(map(str.strip, row)) for row in rows(grid)] == [
        ["EXER", "OBJET", "TOTAL"],
        ["EXERCICE 2017", "", ""],
        *ROWS,
        TOTAL,
    ]


def test_a_line_that_lies_across_has_rules_over_and_under_it(page_of):
    page = drawn(page_of, LISTING)
    level = sorted(page.rules.horizontal[:, 1].tolist())
    assert len(level) == 5
    assert len(page.rules.vertical) == 6


@pytest.mark.parametrize(
    "lines",
    [
        ("Mairie | Accueil | Mardi", "Mairie | Accueil | Jeudi"),
        (LINE, "Une ligne de texte", LINE),
        (typed(ROWS[0]), LINE, "Du texte"),
    ],
)
def test_signs_that_frame_nothing_stay(page_of, lines):
    page = drawn(page_of, lines)
    assert page is with_frames_of_signs(page)
    assert "".join(lines).replace(" ", "") in page.chars.written.replace(
        " ", ""
    ).replace("\r", "").replace("\n", "")
