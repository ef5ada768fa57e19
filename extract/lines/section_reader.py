"""The lines of a document -> its sections, in order and named."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import count

from extract.french.folding import ascii_slug
from extract.geometry import BBox
from extract.lines.section_openings import HEAD, Opening, PageText, openings
from extract.lines.sections import Section, SectionKind
from extract.pdf.page import Line

_STEMS = {SectionKind.REPORT: "rapport", SectionKind.CONVENTION: "convention"}
"""How the ids of unnumbered sections begin."""


def read_sections(
    pages: Sequence[tuple[int, Sequence[Line]]],
    tables: Mapping[int, Sequence[BBox]] | None = None,
) -> tuple[Section, ...]:
    """The sections of a document, given every page's lines outside tables, running heads and feet
    included.

    A running "Annexe 2 / 1" rules its page; a title ("Annexe 5 : …", "RAPPORT N° 3", "CONVENTION
    TYPE") opens a section at its line, or with its page if nothing but a letterhead is above it:
    ``tables`` are the boxes of the tables on each page. What comes before the first of them is the
    deliberation if it speaks of one.
    """
    found: list[Opening] = []
    for page, lines in pages:
        printed = [line for line in lines if line.text.strip()]
        printed.sort(key=lambda line: (line.bbox.top, line.bbox.x0))
        tops = [box.top for box in (tables or {}).get(page, ())]
        text = PageText(page, printed, min(tops, default=HEAD))
        found += openings(text, found[-1] if found else None)
    return _named(_with_acts(found))


def _with_acts(found: Sequence[Opening]) -> list[Opening]:
    """The openings, each after a deliberation given its number."""
    numbered: list[Opening] = []
    act = ""
    for opening in found:
        act = opening.deliberation or act
        numbered.append(replace(opening, deliberation=act))
    return numbered


def _named(found: Sequence[Opening]) -> tuple[Section, ...]:
    """The sections with ids, each unique in the document."""
    acts = sum(opening.kind is SectionKind.DELIBERATION for opening in found)
    taken: set[str] = set()
    sections: list[Section] = []
    for opening in found:
        unique = _unique_id(opening, taken, several=acts > 1)
        taken.add(unique)
        sections.append(
            Section(
                unique,
                opening.kind,
                opening.number,
                opening.title,
                opening.start,
                opening.deliberation,
            )
        )
    return tuple(sections)


def _unique_id(
    opening: Opening, taken: Collection[str], *, several: bool
) -> str:
    """An id by kind and number, with the act's number or a count where it is taken.

    ``several``: the document holds several acts.
    """
    wanted = _base_id(opening, several=several)
    if wanted in taken:
        wanted = f"{wanted}-{_slug(opening.deliberation)}".rstrip("-")
    if wanted not in taken:
        return wanted
    return next(
        name for n in count(2) if (name := f"{wanted}-{n}") not in taken
    )


def _base_id(opening: Opening, *, several: bool) -> str:
    if opening.kind is SectionKind.DELIBERATION:
        act = _slug(opening.deliberation) if several else ""
        return f"deliberation-{act}".rstrip("-")
    if opening.kind is SectionKind.ANNEX or opening.number:
        return f"annexe-{_slug(opening.number)}".rstrip("-")
    return _STEMS.get(opening.kind, "document")


def _slug(text: str) -> str:
    return ascii_slug(text).lower()
