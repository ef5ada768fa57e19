"""Column titles set sideways between two rules are the header of the table below them."""

import pytest

from extract.reader import read_document

GRADES = [
    ("Attaché", "A", "3", "2", "5", "1"),
    ("Rédacteur", "B", "4", "1", "5", "2"),
    ("Adjoint", "C", "12", "7", "19", "3"),
]
LEFT, STEP = 200, 40
NAMES = ("Catégorie", "à temps complet", "à temps partiel", "total", "Vacants")
GRADE = (60, 150, "Grade")
CREATED = (LEFT + 1.5 * STEP - 27, 100, "Emplois créés")
"""In the middle of the second, third and fourth columns of the names."""


def read(source_of, names, upright, under=184):
    def draw(pen):
        for y in (88, under, 250):
            pen.line(40, y, 400, y)
        for c, name in enumerate(names):
            pen.upwards(LEFT - STEP / 2 + STEP * c + 3, 180, name)
        for x, y, text in upright:
            pen.text(x, y, text)
        for r, (label, *figures) in enumerate(GRADES):
            pen.text(44, 198 + 18 * r, label)
            for c, text in enumerate(figures):
                right = LEFT - STEP / 2 + STEP * c + 5
                pen.text(right - 5 * len(text), 198 + 18 * r, text)

    with source_of([draw]) as source:
        (table,) = read_document(source).tables
    assert [
        tuple(cell.text for cell in row.cells) for row in table.rows
    ] == GRADES
    return [column.path for column in table.columns]


def test_sideways_titles_name_the_columns_that_they_stand_over(source_of):
    assert read(source_of, NAMES, [GRADE]) == [
        ("Grade",),
        *((name,) for name in NAMES),
    ]


def test_an_upright_title_is_over_the_columns_in_whose_middle_it_is(source_of):
    assert read(source_of, NAMES, [GRADE, CREATED]) == [
        ("Grade",),
        ("Catégorie",),
        ("Emplois créés", "à temps complet"),
        ("Emplois créés", "à temps partiel"),
        ("Emplois créés", "total"),
        ("Vacants",),
    ]


@pytest.mark.parametrize(
    ("names", "upright", "under"),
    [
        (NAMES[:4], [GRADE], 184),
        (NAMES, [GRADE, (LEFT + 20, 100, "Emplois créés")], 184),
        (NAMES, [GRADE, (60, 130, "12,50")], 184),
        (NAMES, [GRADE], 140),
    ],
    ids=["a column without", "over no middle", "a figure", "no rule near"],
)
def test_what_does_not_name_each_column_once_is_no_header(
    source_of, names, upright, under
):
    assert ("Catégorie",) not in read(source_of, names, upright, under)
