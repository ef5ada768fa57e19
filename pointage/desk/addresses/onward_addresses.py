"""What follows an audit, as the desk shows it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from extract.hidden_characters import visible
from pointage.desk.addresses.desk_room import Desk, desk_of
from pointage.desk.addresses.requests_read import OUTLET_FORMS
from pointage.desk.desk_document import DeskDocument
from pointage.desk.document_reading import Phase, UnreadyError
from pointage.desk.onward.onward_order import Outlet
from pointage.desk.onward.onward_state import OutletState
from reports.desk.desk_pages import script_words
from reports.desk.onward_views import (
    OnwardFrame,
    compared_page,
    complement_part,
    onward_page,
    publication_part,
    suite_part,
)
from reports.i18n import Lang
from validate.model.finding import Status


def show_onward(request: Request) -> Response:
    """The page of what follows an audit."""
    desk = desk_of(request)
    document, lang = desk.document(request), desk.lang_of(request)
    try:
        frame = _frame(desk, document)
    except UnreadyError:
        raise HTTPException(409) from None
    return HTMLResponse(onward_page(frame, script_words(lang), lang))


def _frame(desk: Desk, document: DeskDocument) -> OnwardFrame:
    findings = document.audit().findings
    item = document.item
    return OnwardFrame(
        key=item.key,
        name=item.name,
        has_pdf=document.pdf is not None,
        folder=visible(str(item.decisions.absolute().parent)),
        undecided=sum(one.status is Status.OPEN for one in findings),
        formats=OUTLET_FORMS[Outlet.EXPORT],
        forms=OUTLET_FORMS[Outlet.LETTER],
        others=[
            (key, other.item.name)
            for key, other in desk.documents.items()
            if other is not document and other.state().phase is Phase.READY
        ],
        beside=[pdf.name for pdf in desk.beside(document)],
    )


def show_outlets(request: Request) -> Response:
    """How far each outlet is."""
    desk = desk_of(request)
    document, lang = desk.document(request), desk.lang_of(request)
    return JSONResponse(
        {one: _told(document.onward.state(one), lang) for one in Outlet}
    )


def _told(state: OutletState, lang: Lang) -> dict[str, object]:
    told: tuple[str, ...] = ()
    if state.failure is not None:
        told = (getattr(state.failure, lang),)
    elif state.result is not None:
        told = state.result.told
    return {"state": state.writing, "told": told}


def show_outlet(request: Request) -> Response:
    """What came of an outlet, to stand in a page: a suite in words, or what will be published."""
    desk = desk_of(request)
    document, lang = desk.document(request), desk.lang_of(request)
    asked = request.query_params.get("outlet", "")
    if asked not in tuple(Outlet):
        raise HTTPException(404)
    result = document.onward.state(Outlet(asked)).result
    if result is None:
        raise HTTPException(404)
    if result.publication is not None:
        return HTMLResponse(publication_part(result.publication, lang))
    if result.complement is not None:
        return HTMLResponse(complement_part(result.complement, lang))
    return HTMLResponse(suite_part(result.suite, lang))


def show_compared(request: Request) -> Response:
    """A document beside another one that came before it."""
    desk = desk_of(request)
    document, lang = desk.document(request), desk.lang_of(request)
    before = desk.documents.get(request.query_params.get("with", ""))
    if before is None:
        raise HTTPException(404)
    try:
        compared = desk.compared(before, document)
    except UnreadyError:
        raise HTTPException(409) from None
    return HTMLResponse(compared_page(document.item.key, compared, lang))
