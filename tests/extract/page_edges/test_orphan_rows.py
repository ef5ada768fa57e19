"""Rows that a page break leaves alone on their page belong to the table on the other side of it."""

import pytest

from extract.reader import read_document

HEAD = ("Chapitre", "Libellé", "Montant")
ROWS = [
    ("011", "Charges à caractère général", "1 250,00"),
    ("012", "Charges de personnel", "2 480,00"),
    ("65", "Autres charges", "640,00"),
    ("66", "Charges financières", "98,00"),
    ("", "Total", "4 468,00"),
]


def put(pen, y, rows):
    for i, (code, label, amount) in enumerate(rows):
        pen.text(50, y + 16 * i, code)
        pen.text(120, y + 16 * i, label)
        pen.text(460 - 5 * len(amount), y + 16 * i, amount)


def pages(first, head_again, running):
    def one(pen):
        pen.text(50, 30, running)
        pen.text(
            50,
            100,
            "Le conseil municipal décide d'ouvrir les crédits suivants au budget principal.",
        )
        put(pen, 780 - 16 * first, [HEAD, *ROWS[:first]])
        pen.text(280, 815, "Page 1")

    def two(pen):
        pen.text(50, 30, running)
        pen.text(280, 815, "Page 2")
        put(pen, 70, [*([HEAD] if head_again else []), *ROWS[first:]])

    return [one, two]


@pytest.mark.parametrize("head_again", [True, False])
@pytest.mark.parametrize("first", [1, 2, 4])
def test_a_table_is_whole_wherever_its_page_ends(source_of, first, head_again):
    with source_of(pages(first, head_again, "Commune de Valmont")) as source:
        document = read_document(source)
    (table,) = document.tables
    assert table.raw.header == HEAD
    assert [
        [cell.text if cell else "" for cell in row.cells] for row in table.rows
    ] == [list(row) for row in ROWS]


def test_a_page_number_under_the_columns_is_no_row(source_of):
    def one(pen):
        put(pen, 70, [HEAD, *ROWS])
        pen.text(445, 815, "Page 1")

    def two(pen):
        pen.text(50, 50, "Les recettes sont ouvertes comme il suit.")
        put(pen, 70, [HEAD, *ROWS])
        pen.text(445, 815, "Page 2")

    with source_of([one, two]) as source:
        document = read_document(source)
    assert [len(table.rows) for table in document.tables] == [5, 5]


def test_totals_alone_under_a_repeated_header_keep_the_columns(source_of):
    def one(pen):
        put(pen, 700, [HEAD, *ROWS[:4]])

    def two(pen):
        put(
            pen,
            70,
            [HEAD, ("", "Sous-total", "4 468,00"), ("", "Total", "4 468,00")],
        )

    with source_of([one, two]) as source:
        document = read_document(source)
    (table,) = document.tables
    assert [cell.text if cell else "" for cell in table.rows[-1].cells] == [
        "",
        "Total",
        "4 468,00",
    ]


def test_a_short_table_with_titles_of_its_own_keeps_its_columns(source_of):
    def one(pen):
        put(pen, 700, [HEAD, *ROWS])

    def two(pen):
        for i, (name, amount) in enumerate(
            (
                ("Canton", "Aide"),
                ("Aubeterres", "1 250,00"),
                ("Total", "1 250,00"),
            )
        ):
            pen.text(50, 70 + 16 * i, name)
            pen.text(300 - 5 * len(amount), 70 + 16 * i, amount)

    with source_of([one, two]) as source:
        tables = read_document(source).tables
    assert [(table.raw.header, len(table.rows)) for table in tables] == [
        (HEAD, 5),
        (("Canton", "Aide"), 2),
    ]


def test_prose_before_a_table_on_the_next_page_stays_prose(source_of):
    def one(pen):
        pen.text(
            50,
            760,
            "Les crédits s'élèvent à 4 468,00 € et sont répartis comme suit sur l'exercice 2026 :",
        )

    def two(pen):
        put(pen, 70, [HEAD, *ROWS])

    with source_of([one, two]) as source:
        document = read_document(source)
    assert len(document.tables) == 1
    assert len(document.prose) == 1


def test_a_total_alone_begins_over_the_codes(source_of):
    def one(pen):
        put(pen, 700, [HEAD, *ROWS[:4]])

    def two(pen):
        put(pen, 70, [HEAD, ("TOTAL", "", "4 468,00")])

    with source_of([one, two]) as source:
        document = read_document(source)
    (table,) = document.tables
    assert [cell.text if cell else "" for cell in table.rows[-1].cells] == [
        "TOTAL",
        "",
        "4 468,00",
    ]


def test_totals_over_codes_and_labels_keep_the_columns_of_the_rows_beside_them(
    source_of,
):
    total = "Total des charges de l'exercice"

    def one(pen):
        put(pen, 700, [HEAD, *ROWS[:4]])

    def two(pen):
        put(pen, 70, [("67", "Charges spécifiques", "12,00")])
        pen.text(50, 86, total)
        pen.text(420, 86, "4 480,00")

    with source_of([one, two]) as source:
        (table,) = read_document(source).tables
    read = [
        [cell.text if cell else "" for cell in row.cells] for row in table.rows
    ]
    assert read[4] == ["67", "Charges spécifiques", "12,00"]
    assert read[5][0] == total
    assert read[5][2] == "4 480,00"


def test_repeated_titles_of_several_lines_do_not_hide_the_rows_below_them(
    source_of,
):
    """A column without figures on the second page has only its title there."""
    notes = ("Convention", "", "Sous réserve", "")

    def titles(pen, y):
        for k, (code, label, amount, note) in enumerate(
            (("", "", "Montant", ""), ("Code", "Association", "", "Notes"))
        ):
            for x, text in (
                (50, code),
                (120, label),
                (420, amount),
                (480, note),
            ):
                pen.text(x, y + 5 * k, text)
        pen.text(420, y + 10, "proposé")

    def one(pen):
        titles(pen, 684)
        put(pen, 712, ROWS[:4])
        for k, note in enumerate(notes):
            pen.text(480, 712 + 16 * k, note)

    def two(pen):
        titles(pen, 54)
        pen.text(120, 80, "Sous-total des charges de")
        put(pen, 85, [("", "", "4 468,00")])
        pen.text(120, 90, "fonctionnement courant")
        put(pen, 108, ROWS[4:])

    with source_of([one, two]) as source:
        document = read_document(source)
    (table,) = document.tables
    assert [cell.text if cell else "" for cell in table.rows[-1].cells] == [
        "",
        "Total",
        "4 468,00",
        "",
    ]


def test_a_header_and_a_row_under_another_short_table_are_the_next_tables(
    source_of,
):
    """The other table has fewer columns, as one that was not wholly seen would have."""
    lots = [
        ("Lot", "Montant HT"),
        ("Gros œuvre", "7 250,00"),
        ("Peinture", "3 118,00"),
    ]

    def one(pen):
        for i, (lot, amount) in enumerate(lots):
            pen.text(50, 560 + 16 * i, lot)
            pen.text(400 - 5 * len(amount), 560 + 16 * i, amount)
        for i in range(3):
            pen.text(
                50,
                640 + 12 * i,
                "Les crédits que le conseil ouvre par la présente délibération sont les suivants.",
            )
        put(pen, 720, [HEAD, ROWS[0]])

    with source_of(
        [one, lambda pen: put(pen, 70, [HEAD, *ROWS[1:]])]
    ) as source:
        document = read_document(source)
    first, second = document.tables
    assert [
        [cell.text if cell else "" for cell in row.cells] for row in first.rows
    ] == [list(row) for row in lots[1:]]
    assert [
        [cell.text if cell else "" for cell in row.cells] for row in second.rows
    ] == [list(row) for row in ROWS]


def test_a_list_at_the_foot_of_a_page_is_none_of_the_next_table(source_of):
    """The next table begins with titles of its own."""
    sections = [
        ("- Section de fonctionnement", "13 712,00"),
        ("- Section d'investissement :", "36 976,00"),
    ]

    def one(pen):
        pen.text(50, 740, "La décision s'équilibre de la façon suivante :")
        for k, (label, amount) in enumerate(sections):
            pen.text(50, 760 + 14 * k, label)
            pen.text(300 - 5 * len(amount), 760 + 14 * k, amount)

    def two(pen):
        drawn(pen, 60)

    with source_of([one, two]) as source:
        first, second = read_document(source).tables
    assert len(first.raw.header) == 2
    assert len(first.rows) == 2
    assert second.raw.header == ("Article", "Dépenses", "Recettes")


def drawn(pen, y):
    for x in (45, 170, 320, 470):
        pen.line(x, y, x, y + 72)
    for k in range(5):
        pen.line(45, y + 18 * k, 470, y + 18 * k)
    for k, row in enumerate(
        (
            ("Article", "Dépenses", "Recettes"),
            ("D 023", "13 712,00", ""),
            ("R 6419", "", "6 231,00"),
            ("Total", "13 712,00", "6 231,00"),
        )
    ):
        for x, text in zip((50, 240, 400), row, strict=True):
            pen.text(x, y + 13 + 18 * k, text, bold=k == 0)


def test_a_list_line_at_the_head_of_a_page_is_no_row_of_a_drawn_table(
    source_of,
):
    """The rows of the table have their rules, and the line has none."""

    def two(pen):
        pen.text(50, 28, "Commune de Valmont (99 120)")
        pen.text(360, 28, "CM du 22 avril 2008")
        pen.text(50, 48, "- Section d'investissement :")
        pen.text(240, 48, "4,00 €uros")
        drawn(pen, 56)

    with source_of([lambda pen: drawn(pen, 700), two]) as source:
        first, second = read_document(source).tables
    for table in (first, second):
        assert table.raw.header == ("Article", "Dépenses", "Recettes")
        assert len(table.rows) == 3


def test_a_total_without_rules_over_the_break_is_a_row_of_a_drawn_table(
    source_of,
):
    def two(pen):
        pen.text(50, 48, "TOTAL GÉNÉRAL")
        pen.text(240, 48, "13 712,00")
        pen.text(400, 48, "6 231,00")

    def one(pen):
        drawn(pen, 700)

    with source_of([one, two]) as source:
        (table,) = read_document(source).tables
    assert [row.page for row in table.rows] == [1, 1, 1, 2]


def test_a_row_under_years_that_the_next_page_repeats_is_of_its_table(
    source_of,
):
    head = ("Site", "2023", "2024", "Variation")
    printed = [
        ("Parking des Halles", "214 300", "228 150", "13 850"),
        ("Parking de la Gare", "168 900", "159 750", "-9 150"),
        ("Voirie", "305 200", "318 600", "13 400"),
        ("Total", "688 400", "706 500", "18 100"),
    ]

    def draw(pen, top, rows):
        for i, row in enumerate([head, *rows]):
            pen.text(50, top + 16 * i, row[0])
            for c, text in enumerate(row[1:]):
                pen.text(300 + 80 * c - 5 * len(text), top + 16 * i, text)

    def one(pen):
        pen.text(50, 100, "Le conseil municipal prend acte du rapport annuel.")
        draw(pen, 764, printed[:1])
        pen.text(280, 815, "Page 1")

    def two(pen):
        draw(pen, 70, printed[1:])
        pen.text(280, 815, "Page 2")

    with source_of([one, two]) as source:
        (table,) = read_document(source).tables
    assert table.raw.header == head
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        list(row) for row in printed
    ]
