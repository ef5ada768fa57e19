"""What a document is called where its readers see it."""

from extract.document import Document
from reports.i18n import Texts

LONGEST_SHOWN = 110
"""Characters of a name that a heading shows; the whole is told beside it."""


def document_name(document: Document, texts: Texts) -> str:
    """Its title as printed, with a capital; without one, whose sitting of which day it tells of;
    the name of its file where it does not say that either.
    """
    if document.title:
        return document.title[:1].upper() + document.title[1:]
    if document.body and document.date:
        day = texts.date(document.date)
        return texts("title.sitting", body=document.body, date=day)
    return document.name


def shown_name(name: str) -> str:
    """A name as headings and lists show it, cut between two words where it is long.

    >>> shown_name("Subventions 2024"), shown_name("mot " * 50)[-9:]
    ('Subventions 2024', 'mot mot …')
    """
    if len(name) <= LONGEST_SHOWN:
        return name
    kept, _, _ = name[: LONGEST_SHOWN - 1].rpartition(" ")
    return f"{kept or name[: LONGEST_SHOWN - 2]} …"
