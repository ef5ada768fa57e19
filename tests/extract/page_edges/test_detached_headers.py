"""Column titles that stand free above the backgrounds of a table's body are its header."""

import pytest

from extract.reader import read_document

ROWS = [
    ("Eau", "12,00", "13,00"),
    ("Ordures", "1 200,00", "1 300,00"),
    ("Voirie", "480,00", "510,00"),
]
TITLES = ("Libellé", "2025", "2026")


def read(source_of, above):
    def draw(pen):
        for y, texts in above:
            for x, text in texts:
                pen.text(x, y, text)
        for r, row in enumerate(ROWS):
            for c, text in enumerate(row):
                x0, top = 40 + 102 * c, 200 + 20 * r
                pen.fill(x0, top, x0 + 100, top + 18, "#DDE4EE")
                pen.text(x0 + 4, top + 13, text)

    with source_of([draw]) as source:
        (table,) = read_document(source).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        list(row) for row in ROWS
    ]
    return table.raw


def places(texts):
    return [(44 + 102 * c, text) for c, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("above", "header"),
    [
        ([(192, places(TITLES))], TITLES),
        (
            [(175, [(205, "Exercices")]), (192, places(TITLES))],
            ("Libellé", "Exercices / 2025", "Exercices / 2026"),
        ),
        ([(160, [(44, "Tarifs municipaux")]), (192, places(TITLES))], TITLES),
        (
            [
                (184, [(146, "Exercice")]),
                (188, [(44, "Libellé"), (248, "2026")]),
                (192, [(146, "2025")]),
            ],
            ("Libellé", "Exercice 2025", "2026"),
        ),
        (
            [
                (172, [(205, "Exercices")]),
                (182, [(44, "Libellé")]),
                (187, [(146, "Voté")]),
                (190, [(248, "2026")]),
                (194, [(146, "2025")]),
            ],
            ("Libellé", "Exercices / Voté 2025", "Exercices / 2026"),
        ),
    ],
    ids=[
        "one level",
        "two levels",
        "under a caption",
        "in the middle beside two lines",
        "beside two levels",
    ],
)
def test_titles_above_the_backgrounds_name_the_columns(
    source_of, above, header
):
    assert read(source_of, above).header == header


@pytest.mark.parametrize(
    "above",
    [
        [
            (
                192,
                [
                    (
                        44,
                        "Les tarifs municipaux sont fixés comme il suit pour les deux exercices",
                    )
                ],
            )
        ],
        [(192, [(44, "Tarifs")])],
        [(192, [(44, "Total"), (146, "1 692,00"), (248, "1 823,00")])],
        [(192, [(44, "Libellé"), (146, "2025"), (360, "2026")])],
        [(150, places(TITLES))],
    ],
    ids=["prose", "a caption", "figures", "beside the table", "too far"],
)
def test_what_names_no_columns_is_no_header(source_of, above):
    assert read(source_of, above).header == (
        "Colonne 1",
        "Colonne 2",
        "Colonne 3",
    )
