"""What is wanted of an audit once it is done, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pointage.desk.reading.reading_process import ReadingFailure
from pointage.desk.reading.written_report import ReportOrder
from reports.desk.onward_views import PublicationView, SuiteLine

if TYPE_CHECKING:  # loads frictionless
    from reports.export.scdl.complement_form import ComplementForm


class Outlet(StrEnum):
    """What may follow an audit."""

    PUBLICATION = "publication"
    """What an export would publish, to be looked at."""
    COMPLEMENT = "complement"
    """What the national schemas ask for and the document does not say."""
    EXPORT = "export"
    LETTER = "letter"
    SUITE = "suite"


@dataclass(frozen=True, slots=True)
class OnwardOrder:
    """What is wanted of an audit."""

    outlet: Outlet
    report: ReportOrder
    """The audit and its PDF."""
    beside: Path
    """The folder in which files are written."""
    form: str = ""
    """The format of an export, the suffix of a letter; of a suite and of a complement, whether it
    is written.
    """
    is_all: bool = False
    """With names of private persons; a letter, with what nobody decided of."""
    answers: tuple[tuple[tuple[str, ...], str], ...] = ()
    """What is said of each path of the complement's form."""


@dataclass(frozen=True, slots=True)
class OnwardResult:
    """What came of it: sentences, whether files were written, what is to be shown."""

    told: tuple[str, ...] = ()
    is_done: bool = True
    publication: PublicationView | None = None
    complement: "ComplementForm | None" = None
    suite: tuple[SuiteLine, ...] = ()


def go_on(order: OnwardOrder) -> OnwardResult | ReadingFailure:
    """Do what ``order`` asks for; runs in the reading process, which loads what that takes."""
    from pointage.desk.onward.onward_work import do_onward

    return do_onward(order)
