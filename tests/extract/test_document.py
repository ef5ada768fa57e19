"""A document, its parts and its kinds of page."""

import pytest

from extract.document import UNREAD, Document, PageKind
from extract.tables.typing import type_table


@pytest.mark.parametrize("kind", PageKind)
def test_a_page_is_read_or_not_by_one_means(kind):
    assert kind.is_unread == (kind in UNREAD)
    assert not (kind.is_unread and kind.is_ocr)
    assert kind.is_ocr == kind.startswith("ocr")


def test_a_document_of_tables_alone_has_their_facts_and_nothing_else(make_raw):
    tables = [
        type_table(
            make_raw(
                f"t{n}", ["Nom", "Montant"], [["A", "1,00"], ["B", "2,00"]]
            )
        )
        for n in (1, 2)
    ]
    document = Document.of_tables(tables)
    assert [fact.id for fact in document.facts] == [
        "t1!r0c1",
        "t1!r1c1",
        "t2!r0c1",
        "t2!r1c1",
    ]
    assert (
        document.claims,
        document.votes,
        document.periods,
        document.unit_rates,
    ) == ((),) * 4
    assert (document.document_id, document.exercise) == ("", None)
    assert document.opened() is document
    assert document.without_lists() is document
