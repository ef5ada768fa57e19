"""Documents that say of themselves that they are no original record."""

from extract.document import Document


def is_rebuilt(document: Document) -> bool:
    """Whether a document's own notice calls it a reconstruction."""
    return any("reconstitution" in one.lower() for one in document.notices)
