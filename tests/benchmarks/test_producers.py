"""Random tables of other producers: the same seed prints the same document, and a reading is scored
row by row.
"""

from random import Random

import pytest

from benchmarks.extraction.readings import ReadCell, Reading
from benchmarks.producers.looks import look, page
from benchmarks.producers.scoring import aligned, scored
from benchmarks.producers.tables import (
    FAMILIES,
    Cell,
    Document,
    Row,
    Table,
    document,
    spread,
)
from benchmarks.producers.workbooks import workbook

HEAD = [Row("head", (Cell("Thème"), Cell("Action"), Cell("Montant")))]
ROWS = [
    Row(
        "row",
        (
            Cell("Sport", rowspan=2),
            Cell("Clubs"),
            Cell("1 250,00", figure=True),
        ),
    ),
    Row("row", (Cell("Stages"), Cell("80,00", figure=True))),
    Row("total", (Cell("Total", colspan=2), Cell("1 330,00", figure=True))),
]
MADE = Document("Aides", (Table("Aides", 2, HEAD, ROWS),), "themes")


def reading(*rows, spans=()):
    cells = [
        ReadCell(t, r, c, dict(spans).get((r, c), 1))
        for r, row in enumerate(rows)
        for c, t in enumerate(row)
    ]
    return Reading(1, (0, 0, 1, 1), tuple(cells))


TITLES = ("Thème", "Action", "Montant")


@pytest.mark.parametrize("family", FAMILIES)
def test_one_seed_makes_one_document(family):
    def printed():
        random = Random(f"{family} 7")
        made = document(family, random)
        return page(random, made, look(random, made).css)

    assert printed() == printed()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_position_of_a_table_has_at_most_one_cell(family):
    made = document(family, Random(f"{family} 3"))
    for table in made.tables:
        assert len(table.names()) == table.width
        assert all(
            len(line) == table.width for line in spread(table.rows, table.width)
        )
    book = workbook(made, Random(1))
    assert len(book.sheetnames) == len(made.tables)


def test_a_spanned_label_counts_on_each_row():
    assert [
        [cell and cell.text for cell in line] for line in spread(ROWS, 3)
    ] == [
        ["Sport", "Clubs", "1 250,00"],
        ["Sport", "Stages", "80,00"],
        ["Total", None, "1 330,00"],
    ]


@pytest.mark.parametrize("spans", [(), [((1, 0), 2)]])
def test_a_whole_reading_scores_whole(spans):
    lines = [
        TITLES,
        ("Sport", "Clubs", "1\u00a0250,00"),
        *([("", "Stages", "80,00")] if not spans else []),
    ]
    made = reading(
        *lines, *([()] if spans else []), ("Total", "", "1 330,00"), spans=spans
    )
    if spans:
        made = Reading(
            1,
            made.bbox,
            (*made.cells, ReadCell("Stages", 2, 1), ReadCell("80,00", 2, 2)),
        )
    score, mistakes = scored(MADE, [made])
    assert (score.figures_exact, score.figures, score.extra, score.right) == (
        3,
        3,
        0,
        1,
    )
    assert (score.cells_exact, score.cells, mistakes) == (8, 8, [])


def test_a_figure_in_another_column_and_a_row_too_many_are_told():
    made = reading(
        ("Sport", "Clubs", "1 250,00"),
        ("", "Stages", "", "80,00"),
        ("suite", "", ""),
        ("Total", "", "1 330,00"),
    )
    score, mistakes = scored(MADE, [made])
    assert (score.figures_exact, score.extra, score.right) == (2, 1, 0)
    assert [(m.truth, m.read) for m in mistakes][-1] == (
        None,
        ("suite", "", "", ""),
    )


def test_rows_are_aligned_in_order():
    truth = [("a", "1"), ("b", "2"), ("a", "3")]
    assert aligned(
        truth, [("a", "1"), ("x", "9"), ("b", "2,0"), ("a", "3")]
    ) == [
        0,
        2,
        3,
    ]
    assert aligned(truth, []) == [None, None, None]
