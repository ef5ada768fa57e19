"""What the desk saves: each change of a document, at an address of its own that answers to no other
request.
"""

from collections.abc import Callable, Mapping
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from extract.errors import UsageError
from extract.given.form_error import FormError
from extract.given.typed_json import checked_entries
from extract.pdf.limits import LIMITS
from pointage.desk.addresses.desk_room import Desk, desk_of
from pointage.desk.addresses.requests_read import (
    MOST_BYTES,
    MOST_TEXT,
    asked_correction,
    asked_decision,
    asked_head,
    asked_outlet,
    asked_sign_off,
    asked_table,
    asked_text,
    body_values,
)
from pointage.desk.desk_document import DeskDocument
from pointage.desk.document_corrections import MisfitError
from pointage.desk.document_reading import Phase, UnreadyError
from pointage.desk.dropped_files import (
    NoDocumentError,
    TooLargeError,
    receive_document,
)
from pointage.desk.saved.decisions_store import Decisions
from pointage.desk.saved.saved_files import BusyFileError
from reports.i18n import Lang, Texts

Work = Callable[[Desk, DeskDocument, object], Mapping[str, object]]
_MEGABYTE = 1_000_000


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
    document.correcting.correct(asked.pointed, asked.author, asked.why)
    return {}


def _head(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    asked = asked_head(data)
    document.correcting.correct_head(asked.said, asked.author, asked.why)
    return {}


def _take_in(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    return {"done": document.correcting.drop_left_out(asked_table(data))}


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


def _password(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    document.unlock(asked_text(data, "password"))
    return {}


def _materiality(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    document.set_materiality(asked_text(data, "materiality"))
    return {}


def _onward(
    _: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    names = ("outlet", "form", "all", "lang")
    values = checked_entries(data, names, ("answers",))
    lang = "en" if values.pop("lang") == "en" else "fr"
    document.go_on(asked_outlet(values), cast("Lang", lang))
    return {}


def _beside(
    desk: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    """Put a PDF on the desk that lies beside one of it."""
    name = asked_text(data, "name")
    found = [each for each in desk.beside(document) if each.name == name]
    if not found:
        raise UnreadyError
    return {"key": desk.take_in(found[0]).item.key}


def _reuse(
    desk: Desk, document: DeskDocument, data: object
) -> Mapping[str, object]:
    other = desk.documents.get(asked_text(data, "other"))
    if other is None:
        raise UnreadyError
    return {"taken": document.correcting.reuse(other.corrections.read())}


WORK: Mapping[str, Work] = {
    "decide": _decide,
    "correct": _correct,
    "head": _head,
    "take-in": _take_in,
    "sign": _sign,
    "undo": _undo,
    "reread": _reread,
    "report": _report,
    "password": _password,
    "materiality": _materiality,
    "onward": _onward,
    "beside": _beside,
    "reuse": _reuse,
}
"""The addresses that change something."""


def saving(work: Work) -> Callable[[Request], object]:
    """The address at which ``work`` is done."""

    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
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
    before = document.state().saved
    try:
        done = work(desk, document, body_values(body))
    except UsageError as error:
        return _refused(400, error.text(lang))
    except MisfitError as error:
        return _refused(409, texts(f"misfit.{error.misfit}"))
    except (FormError, UnreadyError, OSError) as error:
        status, key = _why(error)
        return _refused(status, texts(key))
    state = document.state()
    now = {
        "phase": state.phase,
        "version": state.version,
        "before": before,
        "saved": state.saved,
        "undo": state.can_undo and state.phase is not Phase.FAILED,
    }
    return JSONResponse({**done, **now})


def _why(error: Exception) -> tuple[int, str]:
    """The status and the words of what could not be done."""
    for kind, status, key in _REFUSALS:
        if isinstance(error, kind):
            return status, key
    raise error


_REFUSALS: tuple[tuple[type[Exception], int, str], ...] = (
    (FormError, 400, "desk.error.form"),
    (UnreadyError, 409, "desk.error.unready"),
    (BusyFileError, 503, "desk.error.busy"),
    (OSError, 507, "desk.error.disk"),
)


def _refused(status: int, why: str) -> Response:
    return JSONResponse({"why": why}, status_code=status)


async def take_in_dropped(request: Request) -> Response:
    """Take in a document that is dropped on the desk: its bytes are the body, its name stands in
    the address.
    """
    desk = desk_of(request)
    texts = Texts(desk.lang_of(request))
    name = request.query_params.get("name", "")[:MOST_TEXT]
    if desk.folder is None:
        return _refused(409, texts("desk.error.no-folder"))
    try:
        path = await receive_document(
            desk.folder, name, request.stream(), LIMITS.megabytes * _MEGABYTE
        )
    except NoDocumentError:
        return _refused(415, texts("desk.error.no-document"))
    except TooLargeError:
        most = LIMITS.megabytes
        return _refused(413, texts("desk.error.too-large", most=most))
    except OSError:
        return _refused(507, texts("desk.error.disk"))
    document = await run_in_threadpool(desk.take_in, path)
    return JSONResponse({"key": document.item.key, "name": path.name})
