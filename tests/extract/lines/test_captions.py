"""The title of a table is the nearest heading above it."""

import pytest

from extract.geometry import BBox
from extract.lines.captions import (
    caption_above,
    caption_going_on,
    caption_over_break,
    clean,
)
from extract.pdf.page import Line

TABLE = BBox(50, 300, 500, 400)


def line(text, top, *, bold=False, size=10.0):
    edges = tuple(50 + 5 * k for k in range(len(text) + 1))
    return Line(
        text, 1, BBox(50, top, edges[-1], top + size * 1.2), edges, size, bold
    )


def caption(*lines, previous=0.0):
    return caption_above(TABLE, lines, previous, 10.0)


def test_the_nearest_heading_wins_over_prose_and_farther_ones():
    assert (
        caption(
            line("Attributions dans le cadre du sport :", 100, bold=True),
            line("Attributions dans le cadre de la santé :", 200, bold=True),
            line("Les crédits seront prélevés sur la ligne 2375.", 270),
        )
        == "Attributions dans le cadre de la santé"
    )


def test_lines_of_one_heading_are_joined():
    found = caption(
        line("Tableau des aides accordées", 250, bold=True),
        line("aux communes rurales", 263, bold=True),
    )
    assert found == "Tableau des aides accordées aux communes rurales"


def test_a_larger_line_is_a_heading():
    assert (
        caption(line("Récapitulatif par canton", 250, size=14))
        == "Récapitulatif par canton"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Tableau 1. Points d'eau par secteur",
            "Tableau 1. Points d'eau par secteur",
        ),
        ("Tableau n° 2 : les bouches", "Tableau n° 2 : les bouches"),
        ("Tableau B – Nuitées", "Tableau B – Nuitées"),
        ("Tableau 3", "Tableau 3"),
        ("Tableau 1 qui suit dit ce qui reste", ""),
        ("Tableau des points d'eau", ""),
    ],
)
def test_a_numbered_title_is_a_heading_in_whatever_letters(text, title):
    assert caption(line(text, 280)) == title


def test_headings_above_the_table_before_do_not_count():
    assert caption(line("Premier tableau", 80, bold=True), previous=200.0) == ""


def test_a_line_that_introduces_the_table_stands_in():
    assert (
        caption(line("Le budget se présente comme suit :", 280))
        == "Le budget se présente comme suit"
    )
    assert caption(line("Le budget se présente comme suit :", 180)) == ""


def test_bullets_and_page_numbers_are_dropped():
    assert (
        clean("• Annexe 3 – État des biens (page 2 / 120)")
        == "Annexe 3 – État des biens"
    )


def test_a_sentence_that_introduces_a_table_is_its_caption_as_a_whole():
    lines = [
        line("Le conseil approuve.", 60),
        line("Trois entreprises ont été consultées", 74),
        line("pour l'acquisition de modules :", 88),
    ]
    caption = caption_above(BBox(50, 110, 500, 200), lines, 0.0, 10.0)
    assert caption == (
        "Trois entreprises ont été consultées pour l'acquisition de modules"
    )


@pytest.mark.parametrize(
    ("last", "caption"),
    [
        ("Les offres sont les suivantes :", "Les offres sont les suivantes"),
        ("Le conseil approuve.", ""),
    ],
)
def test_the_foot_of_a_page_may_say_what_the_next_one_opens_with(last, caption):
    foot = BBox(0, 840, 595, 840)
    lines = [line("Le conseil est informé.", 700), line(last, 730)]
    assert caption_over_break(foot, lines, 0.0, 10.0) == caption
    assert caption_over_break(foot, lines, 760.0, 10.0) == ""


def at(text, x0, top, *, bold=False):
    edges = tuple(x0 + 5 * k for k in range(len(text) + 1))
    box = BBox(x0, top, edges[-1], top + 12)
    return Line(text, 1, box, edges, 10.0, bold)


def test_the_text_beside_a_list_gives_it_no_caption():
    column = BBox(400, 300, 550, 400)
    lines = (
        at("Subventions 2012", 420, 200, bold=True),
        at("Logement d'urgence", 50, 280, bold=True),
        at("Après consultation, sont retenues", 50, 310),
    )
    assert caption_above(column, lines, 0.0, 10.0) == "Subventions 2012"
    assert caption_above(column, lines[1:], 0.0, 10.0) == ""
    alone = lines[1:2]
    assert caption_above(column, alone, 0.0, 10.0) == "Logement d'urgence"


def test_a_list_goes_on_below_a_picture():
    above = [(BBox(400, 100, 550, 200), "Subventions 2012")]
    beside = at("Après consultation, sont retenues", 50, 310)
    column = BBox(401, 300, 549, 400)
    assert caption_going_on(column, above, [beside]) == "Subventions 2012"
    between = at("Autre liste", 410, 250)
    assert caption_going_on(column, above, [beside, between]) == ""
    assert caption_going_on(column, above, []) == "", "no column of text"
    table_beside = (BBox(30, 250, 380, 350), "Budgets")
    assert caption_going_on(column, [*above, table_beside], [])
    narrower = BBox(430, 300, 549, 400)
    assert caption_going_on(narrower, above, [beside]) == ""


def test_a_table_right_below_another_has_its_caption():
    above = [(BBox(80, 100, 330, 125), "Décision modificative n° 2")]
    table = BBox(76, 127, 520, 400)
    assert caption_going_on(table, above, []) == "Décision modificative n° 2"
    assert caption_going_on(BBox(76, 150, 520, 400), above, []) == "", "apart"
    assert caption_going_on(BBox(340, 127, 520, 400), above, []) == "", "beside"


def test_who_presents_an_act_is_no_caption():
    table = BBox(50, 300, 550, 400)
    lines = (
        at("Vote des taux 2025", 50, 250, bold=True),
        at("Rapporteure : Mme Martin", 50, 280, bold=True),
    )
    assert caption_above(table, lines, 0.0, 10.0) == "Vote des taux 2025"
