"""What the desk shows: pages, figures and pictures. Nothing is changed here."""

import re
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from extract.errors import PointageError
from extract.given.form_error import FormError
from extract.hidden_characters import visible
from pointage.desk.addresses.desk_room import Desk, desk_of
from pointage.desk.desk_document import DeskDocument, DeskState
from pointage.desk.document_reading import UnreadyError
from pointage.desk.reading.page_painter import SCALES
from pointage.desk.reading.reading_process import file_stamp
from reports.desk.desk_pages import (
    ChangeView,
    DeskFrame,
    IndexRow,
    desk_asset,
    document_page,
    index_page,
    table_part,
)
from reports.desk.desk_view import DeskView
from reports.files.audit_read import inside
from reports.i18n import Lang, Texts
from reports.page.markup import csp

_REPORT_FILE = re.compile(
    r"report\.html|evidence/[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.png"
)
"""What of a written audit the desk shows: the report, and the pictures it links to."""
_MOST_DIGITS = 9
"""Digits of a row's number."""


def show_index(request: Request) -> Response:
    """The list of documents."""
    desk = desk_of(request)
    lang = desk.lang_of(request)
    rows = [_row(desk, each, lang) for each in desk.documents.values()]
    folder = "" if desk.folder is None else str(desk.folder)
    return HTMLResponse(index_page(rows, lang, folder))


def _row(desk: Desk, document: DeskDocument, lang: Lang) -> IndexRow:
    state = document.state()
    failure, is_locked = "", False
    if state.failure is not None:
        failure = getattr(state.failure, lang)
        is_locked = state.failure.needs_password
    listed = None if failure else desk.listed(document)
    item = document.item
    return IndexRow(
        item.key, item.name, state.phase, listed, failure, is_locked
    )


def show_progress(request: Request) -> Response:
    """How far each document is."""
    documents = desk_of(request).documents.values()
    return JSONResponse({"documents": list(map(_far, documents))})


def _far(document: DeskDocument) -> dict[str, object]:
    state = document.state()
    return {
        "key": document.item.key,
        "phase": state.phase,
        "version": state.version,
        "saved": state.saved,
        **_pages_read(state),
    }


def _pages_read(state: DeskState) -> dict[str, object]:
    """How many pages were read, and of how many; 0 of 0 before its turn."""
    if state.progress is None:
        return {"read": 0, "pages": 0}
    return {"read": state.progress.read, "pages": state.progress.pages}


def show_asset(request: Request) -> Response:
    """A file that the pages load."""
    try:
        content, kind = desk_asset(request.path_params["asset"])
    except KeyError:
        raise HTTPException(404) from None
    return Response(content, media_type=kind)


def show_document(request: Request) -> Response:
    """The page of one document."""
    desk = desk_of(request)
    document, lang = desk.document(request), desk.lang_of(request)
    document.reading.hasten()
    frame = _frame(desk, document, lang)
    # after the frame, whose version then tells the page to load again
    view = desk.view(document, lang)
    return HTMLResponse(document_page(frame, view, lang))


def _frame(desk: Desk, document: DeskDocument, lang: Lang) -> DeskFrame:
    state, item = document.state(), document.item
    change = document.reading.change
    kept = (document.decisions, document.corrections)
    return DeskFrame(
        key=item.key,
        name=item.name,
        phase=state.phase,
        version=state.version,
        saved=state.saved,
        author=document.last_author,
        failure=getattr(state.failure, lang) if state.failure else "",
        is_locked=bool(state.failure and state.failure.needs_password),
        materiality=document.decisions.read().materiality,
        has_pdf=document.pdf is not None,
        can_undo=state.can_undo,
        alone=len(desk.documents) == 1,
        notices=[
            _set_aside(one.path, one.set_aside_as, lang)
            for one in kept
            if one.set_aside_as is not None
        ],
        change=None
        if change is None
        else ChangeView(change.gone, change.new, change.proved),
        saved_in=(item.decisions.name, item.corrections.name),
        written_in=_shown_place(document),
    )


def _shown_place(document: DeskDocument) -> str:
    """Where a report is written, as told: the folder beside the PDF, or that of the audit."""
    if document.item.folder is not None:
        return visible(document.item.name)
    return f"{document.output.name}/"


def _set_aside(path: Path, kept: Path, lang: Lang) -> str:
    return Texts(lang)("desk.set-aside", name=path.name, kept=kept.name)


def show_state(request: Request) -> Response:
    """How far a document is, and what changed on the disk."""
    desk = desk_of(request)
    document = desk.document(request)
    state = document.state()
    return JSONResponse(
        {
            "phase": state.phase,
            "version": state.version,
            "saved": state.saved,
            "changed": state.changed,
            "undo": state.can_undo,
            **_pages_read(state),
            **_report_state(document, desk.lang_of(request)),
        }
    )


def _report_state(document: DeskDocument, lang: Lang) -> dict[str, object]:
    report = document.report
    failure = report.failure
    return {
        "report": report.state,
        "report_in": "" if report.folder is None else report.folder.name,
        "report_failure": "" if failure is None else getattr(failure, lang),
    }


def show_data(request: Request) -> Response:
    """What the page's script needs of an audit."""
    encoded = _ready_view(request).encoded
    return Response(encoded, media_type="application/json")


def show_decisions(request: Request) -> Response:
    """What is decided by now."""
    desk = desk_of(request)
    document = desk.document(request)
    state = document.state()
    try:
        findings = document.audit().findings
    except UnreadyError:
        raise HTTPException(409) from None
    told = {one.id: [one.status, one.note, one.author] for one in findings}
    return JSONResponse({"saved": state.saved, "findings": told})


def show_table(request: Request) -> Response:
    """One table, or a part of it."""
    asked = request.query_params
    row = asked.get("row", "0")
    if not (row.isdecimal() and len(row) < _MOST_DIGITS):
        raise HTTPException(404)
    html = table_part(_ready_view(request), asked.get("id", ""), int(row))
    if html is None:
        raise HTTPException(404)
    return HTMLResponse(html)


def _ready_view(request: Request) -> DeskView:
    desk = desk_of(request)
    view = desk.view(desk.document(request), desk.lang_of(request))
    if view is None:
        raise HTTPException(409)
    return view


def show_page(request: Request) -> Response:
    """A picture of a page."""
    desk = desk_of(request)
    document = desk.document(request)
    scale = request.path_params["scale"]
    scales = {f"{each:g}": each for each in SCALES}
    if document.pdf is None or scale not in scales:
        raise HTTPException(404)
    try:
        png = desk.painter.paint(
            document.pdf,
            file_stamp(document.pdf),
            request.path_params["page"],
            scales[scale],
            document.password,
        )
    except PointageError:
        raise HTTPException(404) from None
    # the address holds the version of the reading
    keep = {"Cache-Control": "private, max-age=3600"}
    return Response(png, media_type="image/png", headers=keep)


def show_report_file(request: Request) -> Response:
    """A file of the report that was written from here."""
    folder = desk_of(request).document(request).report.folder
    name = request.path_params["name"]
    if folder is None or not _REPORT_FILE.fullmatch(name):
        raise HTTPException(404)
    try:
        content = inside(folder, name).read_bytes()
    except FormError:
        raise HTTPException(404) from None
    if name == "report.html":
        policy = f"{csp('report')}; frame-ancestors 'none'"
        headers = {"Content-Security-Policy": policy}
        return HTMLResponse(content, headers=headers)
    return Response(content, media_type="image/png")
