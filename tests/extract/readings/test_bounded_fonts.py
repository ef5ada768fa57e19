"""Fonts of a second reading that name more characters than fonts have are not made."""

from io import BytesIO

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException

from benchmarks.hostile import one_page
from extract.readings.bounded_fonts import BoundedFonts

FONT = (
    b"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
    b" /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /X"
    b" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
    b" /FontDescriptor <</FontName /X>> %s>>]>>"
)


def made(widths: bytes) -> object:
    data = one_page(b"", b"/Font <</F %s>>" % (FONT % widths))
    document = PDFDocument(PDFParser(BytesIO(data)))
    (page,) = PDFPage.create_pages(document)
    font = resolve1(page.resources["Font"])["F"]
    return BoundedFonts().get_font(None, resolve1(font))


@pytest.mark.parametrize(
    "widths",
    [
        b"/W [0 2147483647 500]",
        b"/W [0 [500 600] 1 2 500 7 99999999 500]",
        b"/W2 [0 2147483647 500 1 1]",
    ],
)
def test_a_font_that_names_too_many_characters_is_refused(
    widths: bytes,
) -> None:
    with pytest.raises(PSException):
        made(widths)


def test_a_font_of_usual_widths_is_made() -> None:
    assert made(b"/W [0 65535 500 1 [400 300]] /W2 [0 9 500 1 1]")
