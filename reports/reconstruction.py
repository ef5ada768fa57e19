"""Documents that say of themselves that they are no original record."""

from extract.document import Document


def calls_it_rebuilt(notice: str) -> bool:
    """Whether a notice calls its document a reconstruction."""
    return "reconstitution" in notice.lower()


def is_rebuilt(document: Document) -> bool:
    """Whether a document's own notice calls it a reconstruction."""
    return any(map(calls_it_rebuilt, document.notices))
