"""What the parts of a document are called in the report."""

from collections import Counter

from extract.document import Document
from extract.lines.sections import Section, SectionKind
from reports.i18n import COLON, Texts


def _short(section: Section, texts: Texts) -> str:
    """``Annexe 4``, ``Délibération 2022-244``, ``Rapport``; the printed title where the kind says
    nothing.
    """
    if section.kind is SectionKind.OTHER:
        return section.title or texts("section.other")
    number = section.number
    if section.kind is SectionKind.DELIBERATION:
        number = section.deliberation
    return f"{texts(f'section.{section.kind}')} {number}".strip()


def _full(section: Section, texts: Texts) -> str:
    """The short name, then the printed title where it adds to it."""
    name = _short(section, texts)
    if not section.title:
        return name
    if section.title.startswith(name):
        return section.title
    return f"{name}{COLON[texts.lang]}{section.title}"


def short_names(document: Document, texts: Texts) -> dict[str, str]:
    """Section id -> short name, with the page where several parts would be called the same."""
    names = {
        section.id: _short(section, texts) for section in document.sections
    }
    times = Counter(names.values())
    for section in document.sections:
        name = names[section.id]
        if times[name] > 1:
            page = texts("page.short", n=section.start[0])
            names[section.id] = f"{name} ({page})"
    return names


def full_names(document: Document, texts: Texts) -> dict[str, str]:
    """Section id -> full name."""
    return {section.id: _full(section, texts) for section in document.sections}
