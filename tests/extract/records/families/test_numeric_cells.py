"""A table of no known kind reaches the frame of cells."""

from extract.records.frames import frames

from ...small_documents import document


def test_a_table_of_no_known_kind_reaches_the_cells(make_raw):
    raw = make_raw(
        "t1",
        ["Filière", "Hommes", "Femmes"],
        [["Technique", "38", "6"], ["Total", "38", "6"]],
    )
    made = frames(document(raw))
    assert made["grants"].empty
    read = made["cells"].to_dict("records")
    assert [
        (cell["row_kind"], cell["row_path"], cell["column_path"], cell["value"])
        for cell in read
    ] == [
        ("detail", "Technique", "Hommes", "38"),
        ("detail", "Technique", "Femmes", "6"),
        ("total", "Total", "Hommes", "38"),
        ("total", "Total", "Femmes", "6"),
    ]
