"""Numbers at the frames of a crop stand where nothing is printed, and in the row of their cell."""

from itertools import pairwise

from PIL import Image, ImageDraw

from reports.images.outlines import OTHER, draw_dashed, draw_number

DENSE = 14
"""Pixels of the rows of a dense table."""


def paper(text_in=()):
    """A sheet of dense rows between rules, those of ``text_in`` printed from edge to edge."""
    image = Image.new("RGB", (400, 10 * DENSE + 1), "white")
    pen = ImageDraw.Draw(image)
    for row in range(11):
        pen.line([(0, row * DENSE), (400, row * DENSE)], fill="black")
    for row in text_in:
        for x in range(0, 400, 4):
            pen.line(
                [(x, row * DENSE + 4), (x, row * DENSE + 10)], fill="black"
            )
    return image


def numbered(image, frame, number, is_cell=True):
    """The rows of pixels that a number at ``frame`` changes, first and last."""
    pen = ImageDraw.Draw(image)
    draw_dashed(pen, frame)
    before = image.copy()
    ink = image.convert("L").point([255 if v < 160 else 0 for v in range(256)])
    draw_number(pen, frame, number, ink, is_cell)
    changed = [
        y
        for y in range(image.height)
        for x in range(image.width)
        if image.getpixel((x, y)) != before.getpixel((x, y))
    ]
    return changed[0], changed[-1]


def test_the_number_of_a_cell_of_a_dense_table_is_in_its_row():
    for row, number in ((3, 1), (4, 21), (5, 149)):
        frame = (100, row * DENSE, 200, (row + 1) * DENSE)
        first, last = numbered(paper(text_in=(1, 2)), frame, number)
        assert first >= row * DENSE
        assert last <= (row + 1) * DENSE


def test_so_it_is_where_its_row_has_no_blank_and_the_one_above_has():
    frame = (100, 3 * DENSE, 200, 4 * DENSE)
    first, last = numbered(paper(text_in=(3,)), frame, 12)
    assert first >= 3 * DENSE
    assert last <= 4 * DENSE


def test_two_numbers_between_the_same_columns_do_not_cover_each_other():
    image = Image.new("RGB", (200, 40), "white")
    pen = ImageDraw.Draw(image)
    ink = Image.new("L", image.size)
    ink.paste(255, (0, 0, 80, 40))
    ink.paste(255, (122, 0, 200, 40))
    for number, frame in ((1, (10, 10, 80, 30)), (2, (122, 10, 190, 30))):
        draw_number(pen, frame, number, ink, is_cell=True)
    row = [image.getpixel((x, 13)) == OTHER for x in range(200)]
    starts = sum(now and not old for old, now in pairwise(row))
    assert starts == 2


def test_the_number_of_a_figure_of_the_text_is_between_the_lines():
    image = paper(text_in=range(0, 10, 2))
    frame = (100, 4 * DENSE, 200, 5 * DENSE)
    first, last = numbered(image, frame, 2, is_cell=False)
    assert first >= 3 * DENSE - 2
    assert last < 4 * DENSE + DENSE // 2
