"""What the first screen says of how a document was read."""

from dataclasses import replace

import pytest

from extract.document import PageKind
from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode
from reports.i18n import Texts
from reports.page.report_page import render
from reports.page.wording.reading_notes import reading_notes

FR = Texts("fr")
BOX = BBox(0.0, 0.0, 200.0, 100.0)


def _scanned(document, *numbers):
    pages = tuple(
        replace(page, kind=PageKind.OCR) if page.number in numbers else page
        for page in document.pages
    )
    return replace(document, pages=pages)


def _with_pictures(document, code, *pages):
    doubts = tuple(Doubt(page, BOX, code) for page in pages)
    return replace(document, doubts=doubts)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((), []),
        ((2,), ["Une page a été lue par reconnaissance de caractères"]),
        ((1, 2), ["Document numérisé\u00a0: ses 2 pages ont été lues"]),
    ],
)
def test_that_pages_were_read_by_an_engine_is_told(audit, numbers, told):
    notes = list(reading_notes(_scanned(audit.document, *numbers), FR))
    assert len(notes) == len(told)
    for note, beginning in zip(notes, told, strict=True):
        assert note.startswith(beginning)


def test_pictures_are_told_with_their_pages(audit):
    read = _with_pictures(audit.document, DoubtCode.PICTURE, 2)
    (note,) = reading_notes(read, FR)
    assert note.startswith("Un tableau en image a été lu")
    assert note.endswith("(p. 2).")
    unread = _with_pictures(audit.document, DoubtCode.PICTURE_UNREAD, 2, 2, 1)
    (note,) = reading_notes(unread, FR)
    assert note.startswith("3 images qui montrent du texte ou un tableau")
    assert note.endswith("(p. 1–2).")


def test_the_first_screen_says_it(audit):
    unread = _with_pictures(audit.document, DoubtCode.PICTURE_UNREAD, 2)
    html = render(replace(audit, document=unread), "fr")
    head = html[: html.index("</header>")]
    assert "Une image qui montre du texte ou un tableau" in head
    assert 'href="#doutes-h"' in head
