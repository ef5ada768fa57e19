"""The parts of a deliberation's PDF: deliberation, annex, report, convention."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class SectionKind(StrEnum):
    """The kinds of part a deliberation's PDF is made of."""

    DELIBERATION = "deliberation"
    ANNEX = "annex"
    REPORT = "report"
    CONVENTION = "convention"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the PDF: from ``start`` (page, top in points) up to the next section's start.

    ``id`` is unique in the document ("deliberation", "annexe-4", "rapport"); ``number`` is the
    annex's printed number; ``deliberation`` the number of the deliberation it belongs to
    ("2022-244"), empty if none is printed. A convention printed as an annex is a convention with
    the annex's id and number.
    """

    id: str
    kind: SectionKind
    number: str
    title: str
    start: tuple[int, float]
    deliberation: str = ""


def id_of_section(section: Section | None) -> str:
    """The id of a section; empty for what stands in none."""
    return "" if section is None else section.id


def section_id_at(sections: Sequence[Section], page: int, top: float) -> str:
    """The id of the section in which the point (page, top) lies; empty where there is none."""
    return id_of_section(section_at(sections, page, top))


def section_at(
    sections: Sequence[Section], page: int, top: float
) -> Section | None:
    """The section in which the point (page, top) lies."""
    point = (page, top)
    for section in reversed(sections):
        if section.start <= point:
            return section
    return None
