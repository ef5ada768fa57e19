"""Columns of a page are told from columns of a table, and read one after the other."""

from reportlab.lib.utils import simpleSplit

from extract.grids.choose import grids
from extract.lines.lines import read_lines
from extract.lines.page_columns import page_areas

from ..drawing import FONT, SIZE
from ..newsletter import (
    GRANTS,
    LEFT,
    LIST,
    MIDDLE,
    PROSE,
    articles,
    newsletter,
)
from ..small_tables import as_lists, right, rows


def test_a_newsletter_is_parted_between_its_columns(page_of):
    page = page_of(newsletter)
    lefts = sorted(area.x0 for area in page_areas(page) if area.x0 > 0)
    assert len(lefts) == 2
    assert MIDDLE - 15 < lefts[0] < MIDDLE
    assert LIST - 25 < lefts[1] < LIST


def test_its_lines_are_read_column_by_column(page_of):
    texts = [line.text for line in read_lines(page_of(newsletter))]
    assert not [text for text in texts if "€" in text and "conseil" in text]
    titles = [text for text in texts if text.startswith("ARTICLE")]
    numbers = (1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6)
    assert titles == [f"ARTICLE {number}" for number in numbers]
    assert texts.index("SUBVENTIONS 2012") > texts.index("ARTICLE 7")


def test_its_list_is_one_table_of_labels_and_amounts(page_of):
    (grid,) = grids(page_of(newsletter))
    assert rows(grid) == as_lists(GRANTS)


def test_two_columns_of_articles_alone_are_no_table(page_of):
    def draw(pen):
        articles(pen, 30, 60, (1, 2, 1, 1, 2, 1, 3))
        articles(pen, 200, 63, (2, 2, 1, 3, 1, 2))

    page = page_of(draw)
    assert page_areas(page)
    assert grids(page) == ()


def test_prose_beside_a_column_of_few_breaks_is_parted(page_of):
    """The left column ends two paragraphs only beside text of the right one."""

    def draw(pen):
        articles(pen, 30, 60, (6, 7, 5))
        articles(pen, 200, 66, (1, 1, 1, 1, 1, 1, 1))

    assert len(page_areas(page_of(draw))) > 1


def _wrapped(pen, x, y, text, width):
    """Text set in lines; the height below the last."""
    words, line = text.split(), ""
    for word in words:
        longer = f"{line} {word}".strip()
        if pen.canvas.stringWidth(longer, FONT, SIZE) > width:
            pen.text(x, y, line)
            y += 10
            longer = word
        line = longer
    pen.text(x, y, line)
    return y + 10


def test_a_ruled_list_on_the_heights_of_the_text_beside_it_is_parted(page_of):
    """Its lines are level with those of the text, so that none is cut: its rules are."""

    def draw(pen):
        lines = simpleSplit(PROSE, FONT, SIZE, 150)
        for number in range(24):
            y = 60 + 10 * number
            if number % 6 < len(lines):
                pen.text(LEFT, y, lines[number % 6])
            pen.text(MIDDLE, y, f"Association n° {number}")
            right(pen, LIST, y, f"{number} 150,00 €")
            if rules:
                pen.line(MIDDLE, y + 2.5, LIST, y + 2.5)

    rules = True
    assert len(page_areas(page_of(draw))) > 1
    rules = False
    assert page_areas(page_of(draw)) == ()


def test_long_descriptions_beside_short_cells_are_a_table(page_of):
    """The white between short cells is beside text, that between descriptions is not."""

    def draw(pen):
        y = 60
        for number in range(6):
            pen.text(30, y, f"Opération {number}")
            pen.text(330, y, f"Quartier {number}")
            right(pen, 500, y, f"{number + 1} 500,00")
            y = _wrapped(pen, 130, y, PROSE, 180) + 2

    assert page_areas(page_of(draw)) == ()


def test_text_in_rows_that_are_ruled_is_a_table(page_of):
    def draw(pen):
        y = 60
        for number in range(6):
            below = max(
                _wrapped(pen, 30, y, " ".join([PROSE] * (1 + number % 2)), 150),
                _wrapped(
                    pen, 210, y, " ".join([PROSE] * (2 - number % 2)), 150
                ),
            )
            y = below + 14
            pen.line(30, y - 12, 380, y - 12)

    assert page_areas(page_of(draw)) == ()


def test_a_page_of_one_column_has_no_areas(page_of):
    assert page_areas(page_of(lambda pen: articles(pen, 30, 60, (2, 2)))) == ()
    assert page_areas(page_of(lambda pen: None)) == ()
