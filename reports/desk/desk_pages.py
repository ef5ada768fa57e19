"""The HTML of the desk: the list of documents, one document, one table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from extract.correction import CorrectionKind
from extract.corrections.corrections_file import (
    COLUMN_KINDS,
    COLUMN_USES,
    ROW_KINDS,
)
from reports.desk.desk_view import DeskView
from reports.i18n import Lang, Texts, report_words
from reports.page.corrections_view import correction_place, correction_views
from reports.page.findings.equation_terms import figure_part
from reports.page.markup import TEMPLATES, environment
from reports.page.method_notes import unread
from reports.page.part_names import full_names
from reports.page.report_page import SEVERITY_SIGNS
from reports.page.summary import SEVERITIES, Summary
from reports.page.tables_as_read import table_view
from reports.page.tick_marks import SIGNS, STATES
from validate.model.finding import Finding, Status

DECISIONS = (
    Status.CONFIRMED,
    Status.EXPLAINED,
    Status.EXTRACTION,
    Status.OPEN,
)
ASSETS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "desk.css": (("palette.css", "desk/desk.css"), "text/css"),
    "icon.svg": (("desk/icon.svg",), "image/svg+xml"),
    "index.js": (("desk/shared.js", "desk/index.js"), "text/javascript"),
    "desk.js": (("desk/shared.js", "desk/desk.js"), "text/javascript"),
    "onward.js": (("desk/shared.js", "desk/onward.js"), "text/javascript"),
}
"""The files that the pages load: of which templates, and of which type."""


@dataclass(frozen=True, slots=True)
class ListedAudit:
    """What the list tells of an audit."""

    title: str
    summary: Summary
    decided: int
    findings: int
    unread_pages: int


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A document in the list; ``listed`` is None until it was read."""

    key: str
    name: str
    phase: str
    listed: ListedAudit | None = None
    failure: str = ""
    is_locked: bool = False
    """It is protected by a password that nobody gave yet."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What the last correction changed."""

    gone: Sequence[Finding]
    new: Sequence[Finding]
    proved: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFrame:
    """What stands around a document: where its page lies, how far it is, what its files say."""

    key: str
    name: str
    phase: str
    version: int
    saved: int
    author: str = ""
    failure: str = ""
    is_locked: bool = False
    """It is protected by a password that nobody gave yet."""
    materiality: str = ""
    """From which amount on a deviation counts, as it was asked for."""
    has_pdf: bool = True
    can_undo: bool = False
    alone: bool = False
    notices: Sequence[str] = ()
    """Files that could not be read and were kept under another name."""
    change: ChangeView | None = None
    saved_in: tuple[str, str] = ("", "")
    """The names of the decisions file and of the corrections file."""
    written_in: str = ""
    """The folder in which a report is written."""


def desk_asset(name: str) -> tuple[bytes, str]:
    """A file that the pages load, and its type.

    Raises:
        KeyError: there is none of that name.
    """
    parts, kind = ASSETS[name]
    return _joined(parts), kind


@cache
def _joined(parts: tuple[str, ...]) -> bytes:
    return b"".join((TEMPLATES / part).read_bytes() for part in parts)


def index_page(rows: Sequence[IndexRow], lang: Lang, folder: str = "") -> str:
    """The list of documents; ``folder`` is where PDFs dropped on it are kept, empty where it takes
    none.
    """
    template = environment(lang).get_template("desk/index.html.j2")
    return template.render(
        rows=rows,
        severities=SEVERITIES,
        signs=SEVERITY_SIGNS,
        lang=lang,
        folder=folder,
        words=script_words(lang),
    )


def script_words(lang: Lang) -> dict[str, str]:
    """The words that the scripts say."""
    texts = Texts(lang)
    return {
        key.removeprefix("desk.js."): texts(key)
        for key in report_words()
        if key.startswith("desk.js.")
    }


def listed_audit(view: DeskView) -> ListedAudit:
    """What the list tells of an audit; it holds nothing of the document itself."""
    findings = view.audit.findings
    return ListedAudit(
        title=view.audit.document.title,
        summary=view.summary,
        decided=sum(bool(one.author) for one in findings),
        findings=len(findings),
        unread_pages=len(unread(view.audit)),
    )


def document_page(frame: DeskFrame, view: DeskView | None, lang: Lang) -> str:
    """The page of one document; while it is read, the frame alone."""
    texts = Texts(lang)
    parts: dict[str, object] = {
        "frame": frame,
        "view": view,
        "lang": lang,
        "severities": SEVERITIES,
        "signs": SEVERITY_SIGNS,
        "decisions": DECISIONS,
        "row_kinds": _words("row-kind", ROW_KINDS),
        "column_kinds": _words("column-kind", COLUMN_KINDS),
        "column_uses": _words("column-use", COLUMN_USES),
        "place": lambda one: correction_place(one, texts),
        "words": script_words(lang),
    }
    if view is not None:
        document = view.audit.document
        record = document.corrections
        parts |= {
            "document": document,
            "audit": view.audit,
            "facts": view.facts,
            "figure": figure_part,
            "causes": _causes(view),
            "sections": full_names(document, texts),
            "corrections": correction_views(record, texts),
            "left_out": [
                one
                for one in record.applied
                if one.correction.kind is CorrectionKind.LEAVE_OUT
            ],
        }
    return environment(lang).get_template("desk/document.html.j2").render(parts)


def _causes(view: DeskView) -> list[tuple[str, str, int]]:
    """The rules that findings come of, in words, each with how many, the most frequent first."""
    titles = {one.finding.rule: one.rule for one in view.findings}
    counts = Counter(one.finding.rule for one in view.findings)
    return [(rule, titles[rule], n) for rule, n in counts.most_common()]


def _part(row: int, whole: int) -> range:
    """The rows that are shown with ``row``."""
    if whole <= ROWS:
        return range(whole)
    start = min(max(0, row), whole - 1) // ROWS * ROWS
    return range(start, min(whole, start + ROWS))


def _words(group: str, known: Mapping[str, object]) -> dict[str, str]:
    """What is written in a file -> the key of its words."""
    return {name: f"{group}.{value}" for name, value in known.items()}


ROWS = 300
"""Rows of a table that are shown at once: of longer ones, those around a row."""


def table_part(view: DeskView, table_id: str, row: int = 0) -> Markup | None:
    """One table as read, or the part of it around ``row``, to stand in a page; None where there is
    none of that id.
    """
    table = view.table(table_id)
    if table is None:
        return None
    whole = table.raw.rows
    part = _part(row, whole)
    template = environment(view.lang).get_template("desk/table.html.j2")
    html = template.render(
        table=table_view(table, view.context, (part,)),
        part=part,
        before=max(0, part.start - ROWS) if part.start else None,
        after=part.stop if part.stop < whole else None,
        ticks=SIGNS,
        states=STATES,
        lang=view.lang,
    )
    return Markup(html)  # noqa: S704  the template escapes what is printed
