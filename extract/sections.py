"""Which part of the PDF is what: deliberation, annex, report, convention."""

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

    ``id`` is unique in the document ("deliberation", "annexe-4", "rapport"); ``number`` is the annex's printed
    number; ``deliberation`` the number of the deliberation it belongs to ("2022-244"), empty if none is printed.
    """

    id: str
    kind: SectionKind
    number: str
    title: str
    start: tuple[int, float]
    deliberation: str = ""
