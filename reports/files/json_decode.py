# ruff: noqa: ANN401  JSON has no narrower type here
"""What `json_encode` wrote, read back: the type of a field says how it is read."""

from collections.abc import Mapping
from typing import Any, TypeVar

from extract.geometry import BBox, Place
from extract.given.typed_json import (
    FurtherNames,
    OwnForms,
    checked_entries,
    checked_list,
    checked_number,
    checked_text,
    checked_whole,
    decode_typed,
    not_one_of,
    wrong_length,
)
from extract.hidden_characters import visible_note
from extract.pdf.page import Line
from validate.model.finding import Audit, Evidence, EvidenceRole, Finding
from validate.model.identity import Identity

T = TypeVar("T")


def decode(kind: type[T], data: Any) -> T:
    """The value of type ``kind`` that `json_encode.encode` wrote as ``data``.

    Raises:
        FormError: it did not write it.
    """
    return decode_typed(kind, data, _OWN_FORMS, _FURTHER_NAMES)


def decode_box(data: Any) -> BBox:
    """The box that is written as its four edges.

    Raises:
        FormError: it is no box.
    """
    edges = checked_list(data)
    if len(edges) != len(BBox._fields):
        raise wrong_length(len(BBox._fields), data)
    return BBox(*map(checked_number, edges))


def _decode_place(data: Any) -> Place:
    return _place(checked_entries(data, ("page", "bbox"), ("cell",)))


def _place(entries: Mapping[str, Any]) -> Place:
    return Place(
        checked_whole(entries["page"]),
        decode_box(entries["bbox"]),
        _decode_text(entries.get("cell", "")),
    )


def _decode_evidence(data: Any) -> Evidence:
    needed = ("page", "bbox", "printed", "fact", "role")
    entries = checked_entries(data, needed, ("cell",))
    role = entries["role"]
    if role not in tuple(EvidenceRole):
        raise not_one_of(EvidenceRole, role)
    return Evidence(
        fact=_decode_text(entries["fact"]),
        place=_place(entries),
        printed=_decode_text(entries["printed"]),
        role=EvidenceRole(role),
    )


def _decode_line(data: Any) -> Line:
    entries = checked_entries(data, ("text", "page", "bbox", "size"))
    text, place = _decode_text(entries["text"]), _place(entries)
    box = place.bbox

    # the edges are not kept: spread evenly
    step = (box.x1 - box.x0) / max(1, len(text))
    edges = tuple(box.x0 + step * n for n in range(len(text) + 1))
    return Line(text, place.page, box, edges, checked_number(entries["size"]))


def _decode_text(data: Any) -> str:
    """A text as Pointage would have written it: what a terminal obeys, or nobody sees, is shown by
    its number.
    """
    return visible_note(checked_text(data))


_OWN_FORMS: OwnForms = {
    str: _decode_text,
    BBox: decode_box,
    Place: _decode_place,
    Evidence: _decode_evidence,
    Line: _decode_line,
}
"""How the types are read whose JSON is not their fields."""
_FURTHER_NAMES: FurtherNames = {
    Audit: frozenset({"format", "frames", "evidence"}),
    Finding: frozenset({"page"}),
    Identity: frozenset({"adopted"}),  # of format 2
}
"""What stands in `audit.json` beside the fields of these types."""
