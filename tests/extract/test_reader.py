"""Whole documents: kinds of page, scans, sections, ids, notices, and the second reading of doubtful
tables.
"""

from dataclasses import replace

import pytest

from extract.errors import ScanWithoutOcrError
from extract.pdf.text_layer import is_scan
from extract.reader import read_document

from .ruled_table import sketch, table
from .scanning import white_picture


def prose(pen):
    pen.text(50, 100, "Le conseil municipal, après en avoir délibéré, décide.")


def test_each_page_says_what_it_is(source_of):
    with source_of([prose, table, lambda pen: None, white_picture]) as source:
        document = read_document(source)
    assert [page.kind for page in document.pages] == [
        "prose",
        "tables",
        "empty",
        "scan",
    ]
    assert [doubt.code for doubt in document.doubts] == ["scan"]
    assert [line.text for line in document.prose] == [
        "Le conseil municipal, après en avoir délibéré, décide."
    ]


def test_a_document_without_tables_is_read(source_of):
    with source_of([prose]) as source:
        document = read_document(source)
    assert document.tables == ()
    assert document.pages[0].leftover == 0


def test_a_scan_without_ocr_is_refused_in_words(source_of):
    with (
        source_of([white_picture, white_picture]) as source,
        pytest.raises(ScanWithoutOcrError) as caught,
    ):
        read_document(source)
    assert "drawn.pdf" in caught.value.fr
    assert "pointage[ocr]" in caught.value.fr
    assert "pointage[ocr]" in caught.value.en


def test_a_scan_is_read_by_the_ocr_that_is_given(source_of, page_of):
    seen = []
    read = page_of(table)

    def ocr(source, number):
        seen.append(number)
        return replace(read, number=number)

    with source_of([white_picture]) as source:
        document = read_document(source, ocr=ocr)
    assert seen == [1]
    assert document.pages[0].kind == "ocr"
    assert [found.raw.header for found in document.tables] == [
        ("Club", "Montant")
    ]


def test_a_picture_under_a_page_of_text_is_no_scan(page_of):
    def both(pen):
        white_picture(pen)
        for k in range(12):
            pen.text(
                50,
                100 + 15 * k,
                "Le conseil municipal, après en avoir délibéré, décide.",
            )

    assert not is_scan(page_of(both))
    assert is_scan(page_of(white_picture))


def test_a_stamp_over_a_picture_makes_no_text_layer(source_of, page_of):
    def stamped(pen):
        white_picture(pen)
        for k, said in enumerate(
            (
                "Accusé de réception en préfecture",
                "062-226200012-20220620-2022-244-DE",
                "Reçu le 28/06/2022",
            )
        ):
            pen.text(350, 40 + 10 * k, said)

    assert is_scan(page_of(stamped))
    with (
        source_of([stamped, stamped]) as source,
        pytest.raises(ScanWithoutOcrError),
    ):
        read_document(source)


def test_a_table_over_a_background_picture_is_read(source_of):
    with source_of([lambda pen: (white_picture(pen), table(pen))]) as source:
        document = read_document(source)
    assert document.pages[0].kind == "tables"
    assert len(document.tables) == 1


def test_table_ids_name_their_section_and_count_in_it(source_of):
    def first(pen):
        pen.text(50, 60, "ANNEXE 2 - Subventions", bold=True, size=12)
        pen.table(sketch(), 50, 100)
        pen.text(50, 380, "Autres subventions", bold=True)
        pen.table(sketch(), 50, 400)

    with source_of([prose, first]) as source:
        document = read_document(source)
    assert [found.id for found in document.tables] == [
        "annexe-2-t1",
        "annexe-2-t2",
    ]
    assert [found.section for found in document.tables] == [
        "annexe-2",
        "annexe-2",
    ]
    assert document.tables[1].caption == "Autres subventions"
    assert len({fact.id for fact in document.facts}) == len(document.facts)


def test_a_list_inside_the_text_is_a_table_and_stays_text(source_of):
    items = (
        "- Part du département : 40 500 €,",
        "- Part de la région : 9 500 €.",
    )

    def first(pen):
        pen.text(50, 60, "ANNEXE 2 - Subventions", bold=True, size=12)
        pen.text(50, 90, "Les aides attendues sont :")
        pen.text(50, 104, items[0])
        pen.text(50, 118, items[1])
        pen.table(sketch(), 50, 200)

    with source_of([prose, first]) as source:
        document = read_document(source)
    listed, drawn = document.tables
    assert (listed.id, drawn.id) == ("annexe-2-l1", "annexe-2-t1")
    assert listed.section == "annexe-2"
    assert [cell.text for cell in listed.raw.cells] == [
        "- Part du département :",
        "40 500 €",
        "- Part de la région :",
        "9 500 €",
    ]
    assert [line.text for line in document.prose][-2:] == list(items)
    told = [fact for fact in document.facts if fact.table_id == listed.id]
    assert told == []
    assert document.without_lists().tables == (drawn,)


def test_a_list_below_a_picture_has_its_own_heading_and_not_that_beside_it(
    source_of,
):
    def draw(pen):
        rows = [("Football", "1 500,00"), ("Tennis", "840,00")]
        pen.text(320, 80, "Subventions", bold=True)
        pen.table(sketch(rows), 320, 100)
        pen.table(sketch(rows), 320, 300)
        pen.text(50, 270, "Budgets", bold=True)
        pen.table(sketch(rows), 50, 290)

    with source_of([draw]) as source:
        found = read_document(source).tables
    assert sorted(one.caption for one in found) == [
        "Budgets",
        "Subventions",
        "Subventions",
    ]


def test_a_file_that_says_it_is_a_reconstruction_is_noticed(source_of):
    def said(pen):
        pen.canvas.setSubject("Reconstitution pour tests")
        prose(pen)

    with source_of([said]) as source:
        assert read_document(source).notices == ("Reconstitution pour tests",)


def test_reading_twice_gives_the_same(source_of):
    with source_of([prose, table]) as source:
        assert read_document(source) == read_document(source)


# second reading


def test_a_ruled_table_with_blank_rows_keeps_all_its_rows(source_of):
    rows = [
        ("Imputation", "Montant"),
        ("6574", "12,00"),
        *[("", "")] * 7,
        ("TOTAL", "12,00"),
    ]
    with source_of([lambda pen: pen.table(sketch(rows), 50, 200)]) as source:
        (found,) = read_document(source).tables
    assert found.raw.rows == 9
    assert [cell.text for cell in found.raw.cells if cell.text] == [
        "6574",
        "12,00",
        "TOTAL",
        "12,00",
    ]
