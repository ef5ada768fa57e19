"""Columns are told from the order in which lines are read."""

from itertools import chain

from extract.texts.text_columns import ReadingOrder, neighbouring_columns

from ..typesetting import PITCH, line

RIGHT = 320.0


def column(count, left, top=100.0, page=1):
    return [
        line(
            f"ligne {number} de la colonne",
            top + PITCH * number,
            page,
            left=left,
        )
        for number in range(count)
    ]


HEAD = line(
    "Un titre qui va d'un bord de la page à l'autre, sur les deux colonnes", 60
)
FOOT = line(
    "Une note qui va d'un bord de la page à l'autre, sous les colonnes", 400
)


def test_two_columns_are_told_between_a_title_and_a_note_across_the_page():
    left, right = column(9, 50.0), column(7, RIGHT, 96.0)
    ((first, second),) = neighbouring_columns([HEAD, *left, *right, FOOT])
    assert (first, second) == (left, right)


def test_of_three_columns_the_middle_one_is_told_twice():
    columns = [column(8, x) for x in (50.0, 230.0, 410.0)]
    found = list(neighbouring_columns(list(chain(*columns))))
    assert found == [(columns[0], columns[1]), (columns[1], columns[2])]


def test_cells_of_a_form_and_lines_read_across_are_no_columns():
    form = [*column(3, 50.0), *column(3, RIGHT)]
    assert not list(neighbouring_columns(form))

    across = zip(column(9, 50.0), column(9, RIGHT), strict=True)
    assert not list(neighbouring_columns(list(chain(*across))))


def test_the_next_page_is_no_column():
    lines = [*column(9, 50.0, 400.0), *column(9, RIGHT, page=2)]
    assert not list(neighbouring_columns(lines))


def test_places_are_in_the_order_of_the_columns():
    left, right = column(9, 50.0), column(7, RIGHT, 96.0)
    lines = [HEAD, *left, *right, FOOT, *column(2, 50.0, page=2)]
    order = ReadingOrder(lines)
    places = [one.place(2, 5) for one in lines]
    backwards = places[::-1]
    assert sorted(backwards, key=order) == places


def test_places_of_a_page_in_one_column_are_in_the_order_of_their_heights():
    left, right = column(3, 50.0), column(3, RIGHT, 95.0)
    order = ReadingOrder([*left, *right])
    assert order(right[0].place()) < order(left[0].place())
