"""What a document is called where its readers see it."""

from extract.document import Document
from reports.i18n import Texts


def document_name(document: Document, texts: Texts) -> str:
    """Its title as printed; without one, whose sitting of which day it tells of; the name of its
    file where it does not say that either.
    """
    if document.title:
        return document.title
    if document.body and document.date:
        day = texts.date(document.date)
        return texts("title.sitting", body=document.body, date=day)
    return document.name
