"""What the desk's pages ask for, read by its types: the body of a request is data from outside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from extract.correction import CorrectionKind
from extract.corrections.corrections_file import (
    COLUMN_KINDS,
    COLUMN_USES,
    PARTS,
    ROW_KINDS,
    check_day,
    checked_region,
)
from extract.geometry import Place
from extract.given.form_error import FormError
from extract.given.typed_json import (
    checked_entries,
    checked_flag,
    checked_list,
    checked_text,
    checked_whole,
    not_one_of,
)
from pointage.desk.desk_document import AskedOutlet
from pointage.desk.name_by_words import PointedAt
from pointage.desk.onward.onward_order import Outlet
from reports.export.formats import FORMATS
from validate.model.finding import SignOff, Status

OUTLET_FORMS: Mapping[Outlet, tuple[str, ...]] = {
    Outlet.PUBLICATION: ("",),
    Outlet.COMPLEMENT: ("", "save"),
    Outlet.EXPORT: tuple(known.name for known in FORMATS),
    Outlet.LETTER: (".odt", ".docx", ".pdf"),
    Outlet.SUITE: ("", "json"),
}
"""The forms that each outlet knows."""
MOST_BYTES = 100_000
MOST_TEXT = 4_000
_POINTED: Mapping[CorrectionKind, tuple[str, ...]] = {
    CorrectionKind.CELL: ("row", "col", "text"),
    CorrectionKind.ROW: ("row", "is_a"),
    CorrectionKind.COLUMN: ("col", "is_a", "use"),
    CorrectionKind.LEAVE_OUT: (),
    CorrectionKind.JOIN: ("other",),
    CorrectionKind.SPLIT: ("row", "text"),
    CorrectionKind.REGION: ("page", "box", "text"),
}
_KNOWN: Mapping[CorrectionKind, tuple[str, ...]] = {
    CorrectionKind.ROW: tuple(ROW_KINDS),
    CorrectionKind.COLUMN: ("", *COLUMN_KINDS),
}


@dataclass(frozen=True, slots=True)
class AskedDecision:
    """A decision that a page asks to save, about one finding or several."""

    findings: tuple[str, ...]
    status: Status
    note: str
    author: str


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """A correction that a page asks to save."""

    pointed: PointedAt
    author: str
    why: str


def body_values(body: bytes) -> object:
    """The JSON of a request.

    Raises:
        FormError: it is none.
    """
    try:
        return json.loads(body) if body else {}
    except (ValueError, RecursionError) as error:
        raise FormError("ce n'est pas du JSON", "it is no JSON") from error


def asked_decision(data: object) -> AskedDecision:
    """A decision.

    Raises:
        FormError: it is none.
    """
    values = checked_entries(data, ("findings", "status", "note", "author"))
    status = values["status"]
    if status not in tuple(Status):
        raise not_one_of(Status, status).under("status")
    return AskedDecision(
        findings=tuple(map(checked_text, checked_list(values["findings"]))),
        status=Status(status),
        note=_text(values, "note"),
        author=_said(values, "author"),
    )


def asked_correction(data: object) -> AskedCorrection:
    """A correction.

    Raises:
        FormError: it is none.
    """
    kind = _kind(data)
    names = ("kind", "table", "author", "why", *_POINTED[kind])
    values = checked_entries(data, names)
    is_a, use = _text(values, "is_a"), _text(values, "use")
    if "is_a" in names and is_a not in _KNOWN[kind]:
        raise not_one_of(_KNOWN[kind], is_a).under("is_a")
    if use and use not in COLUMN_USES:
        raise not_one_of(COLUMN_USES, use).under("use")
    if kind is CorrectionKind.COLUMN and bool(is_a) == bool(use):
        raise FormError("un seul de is_a et use", "one of is_a and use")
    pointed = PointedAt(
        kind=kind,
        table_id=_text(values, "table"),
        row=_place(values, "row"),
        col=_place(values, "col"),
        text=_text(values, "text"),
        is_a=is_a,
        use=use,
        other_id=_text(values, "other"),
        region=_region(values),
    )
    return AskedCorrection(
        pointed, _said(values, "author"), _said(values, "why")
    )


def _region(values: Mapping[str, object]) -> Place | None:
    if "box" not in values:
        return None
    return checked_region(checked_whole(values["page"]), values["box"])


@dataclass(frozen=True, slots=True)
class AskedHead:
    """What a page asks to save of the head of an act."""

    said: Mapping[str, str]
    author: str
    why: str


def asked_head(data: object) -> AskedHead:
    """What the head of an act says.

    Raises:
        FormError: it is not of that form, or its date is no day.
    """
    values = checked_entries(data, (*PARTS, "author", "why"))
    said = {part: _text(values, part) for part in PARTS}
    if said["date"]:
        check_day(said["date"], "date")
    else:
        del said["date"]  # an act has a day, known or not
    return AskedHead(said, _said(values, "author"), _said(values, "why"))


def _kind(data: object) -> CorrectionKind:
    kind = data.get("kind") if isinstance(data, dict) else None
    known = tuple(map(str, _POINTED))
    if kind not in known:
        raise not_one_of(known, kind).under("kind")
    return CorrectionKind(str(kind))


def asked_sign_off(data: object) -> SignOff:
    """Who signs.

    Raises:
        FormError: it is not of that form.
    """
    names = ("prepared_by", "reviewed_by", "date")
    values = checked_entries(data, names)
    return SignOff(**{name: _text(values, name) for name in names})


def asked_table(data: object) -> str:
    """The id of a table.

    Raises:
        FormError: it is none.
    """
    return _text(checked_entries(data, ("table",)), "table")


def asked_text(data: object, name: str) -> str:
    """The one text of a request, called ``name``.

    Raises:
        FormError: it is not of that form.
    """
    return _text(checked_entries(data, (name,)), name)


def asked_outlet(data: object) -> AskedOutlet:
    """What is to follow an audit.

    Raises:
        FormError: it is not of that form, or nothing that is known.
    """
    values = checked_entries(data, ("outlet", "form", "all"), ("answers",))
    if values["outlet"] not in tuple(Outlet):
        raise not_one_of(Outlet, values["outlet"]).under("outlet")
    outlet, form = Outlet(values["outlet"]), _text(values, "form")
    if form not in OUTLET_FORMS[outlet]:
        raise not_one_of(OUTLET_FORMS[outlet], form).under("form")
    answers = checked_list(values.get("answers", []))
    return AskedOutlet(
        outlet, form, checked_flag(values["all"]), tuple(map(_answer, answers))
    )


def _answer(data: object) -> tuple[tuple[str, ...], str]:
    """What is said of one thing that a form asks for: its path, then the text."""
    *path, said = map(checked_text, checked_list(data) or [None])
    if not path or len(said) > MOST_TEXT:
        raise FormError("réponse sans objet", "answer to nothing")
    return tuple(path), said.strip()


def _text(values: Mapping[str, object], name: str) -> str:
    text = checked_text(values.get(name, ""))
    if len(text) > MOST_TEXT:
        raise FormError("texte trop long", "text too long").under(name)
    return text.strip()


def _said(values: Mapping[str, object], name: str) -> str:
    text = _text(values, name)
    if not text:
        raise FormError(f"il manque « {name} »", f"“{name}” is missing")
    return text


def _place(values: Mapping[str, object], name: str) -> int:
    return checked_whole(values[name]) if name in values else -1
