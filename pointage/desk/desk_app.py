"""The desk's addresses: pages and pictures to read, and the few that save something."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from extract.errors import PointageError
from extract.given.form_error import FormError
from extract.given.typed_json import checked_entries
from extract.hidden_characters import visible
from pointage.desk.decisions_store import Decisions
from pointage.desk.desk_document import (
    DeskDocument,
    MisfitError,
    Phase,
    UnreadyError,
)
from pointage.desk.guard import Guard
from pointage.desk.page_painter import SCALES, PagePainter
from pointage.desk.reading_process import file_stamp
from pointage.desk.requests_read import (
    MOST_BYTES,
    asked_correction,
    asked_decision,
    asked_head,
    asked_sign_off,
    asked_table,
    body_values,
)
from pointage.desk.saved_files import BusyFileError
from reports.desk.desk_pages import (
    ChangeView,
    DeskFrame,
    desk_asset,
    document_page,
    index_page,
    index_row,
    table_part,
)
from reports.desk.desk_view import DeskView
from reports.files.audit_read import inside
from reports.i18n import Lang, Texts
from reports.page.markup import csp

Work = Callable[["Desk", DeskDocument, object], Mapping[str, object]]
_KEPT_VIEWS = 64
"""Audits as they are shown, each made once."""
_REPORT_FILE = re.compile(
    r"report\.html|evidence/[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.png"
)
"""What of a written audit the desk shows: the report, and the pictures it links to."""
_MOST_DIGITS = 9
"""Digits of a row's number."""


@dataclass
class Desk:
    """What is on the desk."""

    documents: Mapping[str, DeskDocument]
    painter: PagePainter
    lang: Lang
    _views: dict[tuple[object, ...], DeskView] = field(default_factory=dict)

    def lang_of(self, request: Request) -> Lang:
        """The language that an address asks for, else the desk's own."""
        asked = request.query_params.get("lang", self.lang)
        return cast("Lang", asked) if asked in ("fr", "en") else self.lang

    def document(self, request: Request) -> DeskDocument:
        """The document of an address.

        Raises:
            HTTPException: there is none.
        """
        found = self.documents.get(request.path_params["key"])
        if found is None:
            raise HTTPException(404)
        return found

    def view(self, document: DeskDocument, lang: Lang) -> DeskView | None:
        """What is shown of a document, made once for each audit and set of decisions."""
        state = document.state()
        key = (document.item.key, state.version, state.saved, lang)
        if key not in self._views:
            try:
                view = DeskView(document.audit(), lang)
            except UnreadyError:
                return None
            while len(self._views) >= _KEPT_VIEWS:
                self._views.pop(next(iter(self._views)))
            self._views[key] = view
        return self._views.get(key)


def desk_app(desk: Desk, secret: str, hosts: Sequence[str]) -> ASGIApp:
    """The desk as an application: its addresses begin with ``secret`` and answer to ``hosts``."""
    document = "/d/{key}/"
    routes = [
        Route("/", _index),
        Route("/{asset}", _asset),
        Route(document, _document),
        Route(document + "state", _state),
        Route(document + "data", _data),
        Route(document + "decisions", _decisions),
        Route(document + "table", _table),
        Route(document + "page/{page:int}/{scale}.png", _page),
        Route(document + "report/{name:path}", _report_file),
        *(
            Route(document + name, _saving(work), methods=["POST"])
            for name, work in _WORK.items()
        ),
    ]
    app = Starlette(routes=[Mount(f"/{secret}", routes=routes)])
    app.state.desk = desk
    return Guard(app, secret, hosts)


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


# ---------------------------------------------------------------------------------------------
# to read


def _index(request: Request) -> Response:
    desk = _desk(request)
    lang = desk.lang_of(request)
    rows = []
    for document in desk.documents.values():
        state = document.state()
        failure = ""
        if state.failure is not None:
            failure = getattr(state.failure, lang)
        view = desk.view(document, lang)
        item = document.item
        rows.append(index_row(item.key, item.name, state.phase, view, failure))
    return HTMLResponse(index_page(rows, lang))


def _asset(request: Request) -> Response:
    try:
        content, kind = desk_asset(request.path_params["asset"])
    except KeyError:
        raise HTTPException(404) from None
    return Response(content, media_type=kind)


def _document(request: Request) -> Response:
    desk = _desk(request)
    document, lang = desk.document(request), desk.lang_of(request)
    view = desk.view(document, lang)
    frame = _frame(desk, document, lang)
    return HTMLResponse(document_page(frame, view, lang))


def _frame(desk: Desk, document: DeskDocument, lang: Lang) -> DeskFrame:
    state, change, item = document.state(), document.change, document.item
    kept = (document.decisions, document.corrections)
    return DeskFrame(
        key=item.key,
        name=item.name,
        phase=state.phase,
        version=state.version,
        saved=state.saved,
        author=document.last_author,
        failure=getattr(state.failure, lang) if state.failure else "",
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


def _state(request: Request) -> Response:
    desk = _desk(request)
    document = desk.document(request)
    state = document.state()
    return JSONResponse(
        {
            "phase": state.phase,
            "version": state.version,
            "saved": state.saved,
            "changed": state.is_changed,
            "undo": state.can_undo,
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


def _data(request: Request) -> Response:
    return JSONResponse(_ready_view(request).data())


def _decisions(request: Request) -> Response:
    desk = _desk(request)
    document = desk.document(request)
    state = document.state()
    try:
        findings = document.audit().findings
    except UnreadyError:
        raise HTTPException(409) from None
    told = {one.id: [one.status, one.note, one.author] for one in findings}
    return JSONResponse({"saved": state.saved, "findings": told})


def _table(request: Request) -> Response:
    asked = request.query_params
    row = asked.get("row", "0")
    if not (row.isdecimal() and len(row) < _MOST_DIGITS):
        raise HTTPException(404)
    html = table_part(_ready_view(request), asked.get("id", ""), int(row))
    if html is None:
        raise HTTPException(404)
    return HTMLResponse(html)


def _ready_view(request: Request) -> DeskView:
    desk = _desk(request)
    view = desk.view(desk.document(request), desk.lang_of(request))
    if view is None:
        raise HTTPException(409)
    return view


def _page(request: Request) -> Response:
    desk = _desk(request)
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
        )
    except PointageError:
        raise HTTPException(404) from None
    # the address holds the version of the reading
    keep = {"Cache-Control": "private, max-age=3600"}
    return Response(png, media_type="image/png", headers=keep)


def _report_file(request: Request) -> Response:
    """A file of the report that was written from here."""
    folder = _desk(request).document(request).report.folder
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


# ---------------------------------------------------------------------------------------------
# to save


def _decide(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    asked = asked_decision(data)
    day = document.decide(
        asked.findings, asked.status, asked.note, asked.author
    )
    return {"date": day}


def _correct(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    asked = asked_correction(data)
    document.correct(asked.pointed, asked.author, asked.why)
    return {}


def _head(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    asked = asked_head(data)
    document.correct_head(asked.said, asked.author, asked.why)
    return {}


def _take_in(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    return {"done": document.drop_left_out(asked_table(data))}


def _sign(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    document.sign(Decisions(sign_off=asked_sign_off(data)))
    return {}


def _report(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    values = checked_entries(data, ("lang",))
    lang = "en" if values["lang"] == "en" else "fr"
    document.write_report(cast("Lang", lang))
    return {}


def _undo(_: Desk, document: DeskDocument, __: object) -> Mapping[str, object]:
    return {"done": document.undo()}


def _reread(
    _: Desk, document: DeskDocument, __: object
) -> Mapping[str, object]:
    document.read_again()
    return {}


_WORK: Mapping[str, Work] = {
    "decide": _decide,
    "correct": _correct,
    "head": _head,
    "take-in": _take_in,
    "sign": _sign,
    "undo": _undo,
    "reread": _reread,
    "report": _report,
}
"""The addresses that change something."""


def _saving(work: Work) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        desk = _desk(request)
        document, body = desk.document(request), await _body(request)
        return await run_in_threadpool(
            _answer, work, desk, document, body, desk.lang_of(request)
        )

    return endpoint


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    return body


def _answer(
    work: Work, desk: Desk, document: DeskDocument, body: bytes, lang: Lang
) -> Response:
    """What was done, with how far the document is; or why nothing was."""
    texts = Texts(lang)
    try:
        done = work(desk, document, body_values(body))
    except FormError:
        return _refused(400, texts("desk.error.form"))
    except UnreadyError:
        return _refused(409, texts("desk.error.unready"))
    except MisfitError as error:
        return _refused(409, texts(f"misfit.{error.misfit}"))
    except BusyFileError:
        return _refused(503, texts("desk.error.busy"))
    except OSError:
        return _refused(507, texts("desk.error.disk"))
    state = document.state()
    now = {
        "phase": state.phase,
        "version": state.version,
        "saved": state.saved,
        "undo": state.can_undo and state.phase is not Phase.FAILED,
    }
    return JSONResponse({**done, **now})


def _refused(status: int, why: str) -> Response:
    return JSONResponse({"why": why}, status_code=status)
