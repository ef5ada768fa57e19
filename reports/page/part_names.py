"""What the parts of a document are called in the report."""

from extract.document import Document
from extract.lines.sections import Section, SectionKind
from reports.i18n import Texts


def short(section: Section, texts: Texts) -> str:
    """``Annexe 4``, ``Délibération 2022-244``, ``Rapport``; the printed title where the kind says
    nothing.
    """
    if section.kind is SectionKind.OTHER:
        return section.title or section.id
    number = section.deliberation if section.kind is SectionKind.DELIBERATION else section.number
    return f"{texts(f'section.{section.kind}')} {number}".strip()


def full(section: Section, texts: Texts) -> str:
    """The short name, then the printed title where it adds to it."""
    name = short(section, texts)
    return (
        f"{name} : {section.title}"
        if section.title and not section.title.startswith(name)
        else section.title or name
    )


def short_names(document: Document, texts: Texts) -> dict[str, str]:
    """Section id -> short name."""
    return {section.id: short(section, texts) for section in document.sections}


def full_names(document: Document, texts: Texts) -> dict[str, str]:
    """Section id -> full name."""
    return {section.id: full(section, texts) for section in document.sections}
