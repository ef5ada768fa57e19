"""How a document was read, where that was not from its text: what the first screen says of it."""

from collections.abc import Iterator

from extract.document import Document, PageInfo
from extract.grid import Doubt, DoubtCode
from reports.i18n import Texts
from reports.page.markup import runs


def unread_pages(document: Document) -> tuple[PageInfo, ...]:
    """The pages with something that was not read."""
    return tuple(
        page for page in document.pages if page.leftover or page.kind.is_unread
    )


def unread_pictures(document: Document) -> tuple[Doubt, ...]:
    """The pictures that seem to hold a table or show lines of text, and were not read."""
    return _doubts(document, DoubtCode.PICTURE_UNREAD)


def reading_notes(document: Document, texts: Texts) -> Iterator[str]:
    """Sentences: what character recognition read, and which pictures nothing read."""
    scanned = [page.number for page in document.pages if page.kind.is_ocr]
    if scanned and len(scanned) == len(document.pages):
        yield texts.count("read.scan", len(scanned))
    elif scanned:
        yield texts.count("read.pages", len(scanned), pages=runs(scanned))

    for code, key in (
        (DoubtCode.PICTURE, "read.pictures"),
        (DoubtCode.PICTURE_UNREAD, "unread.pictures"),
    ):
        pictures = _doubts(document, code)
        if pictures:
            pages = runs(sorted({one.page for one in pictures}))
            yield texts.count(key, len(pictures), pages=pages)


def _doubts(document: Document, code: DoubtCode) -> tuple[Doubt, ...]:
    return tuple(one for one in document.doubts if one.code is code)
