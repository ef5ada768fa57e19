"""Annotations and form fields that bring no look of their own: viewers draw them from their
entries, unless they draw nothing.
"""

from collections.abc import Iterator

from benchmarks.hidden.sheet import (
    CELL,
    FIRST,
    SAID,
    Case,
    CellInk,
    Ink,
    cell_box,
    ref,
    text_at,
    with_cell,
)

_X0, _Y0, _X1, _Y1 = cell_box(*CELL)
_RECT = b"%.1f %.1f %.1f %.1f" % (_X0 + 1, _Y0 + 1, _X1 - 1, _Y1 - 1)
_OFF_PAGE = b"0 0 1 1"
_ACROSS = b"%.1f %.1f %.1f %.1f" % (_X0 + 4, _Y0 + 11, _X0 + 50, _Y0 + 11)
_BELOW = b"%.1f %.1f %.1f %.1f" % (_X0 + 4, _Y0 + 5, _X0 + 50, _Y0 + 5)
_BENT = b"%s %.1f %.1f" % (_ACROSS, _X0 + 55, _Y0 + 16)
_QUAD = b"/QuadPoints [%.1f %.1f %.1f %.1f %.1f %.1f %.1f %.1f]" % (
    *(_X0 + 5, _Y0 + 17, _X0 + 48, _Y0 + 17),
    *(_X0 + 5, _Y0 + 6, _X0 + 48, _Y0 + 6),
)
_OTHER = b"8 480,25"


def _note(
    kind: bytes, entries: bytes = b"", text: str = SAID, rect: bytes = _RECT
) -> CellInk:
    """A cell's text, and an annotation that has no look."""
    note = b"<</Type /Annot /Subtype /%s /Rect [%s] %s>>" % (
        kind,
        rect,
        entries,
    )
    return lambda at: Ink(
        text_at(at, text), objects=(note,), page=b"/Annots [%s]" % ref(0)
    )


def _field(
    kind: bytes, entries: bytes, text: str = SAID, parent: bytes = b""
) -> CellInk:
    """The same with a form field, or one of the boxes of the field ``parent``."""
    own = b"/Parent %s" % ref(1) if parent else b"/FT /%s /T (c)" % kind
    note = b"<</Type /Annot /Subtype /Widget /Rect [%s] %s %s>>" % (
        _RECT,
        own,
        entries,
    )
    whole = b"<</FT /%s /T (p) /Kids [%s] %s>>" % (kind, ref(0), parent)
    return lambda at: Ink(
        text_at(at, text) if text else b"",
        objects=(note, whole),
        page=b"/Annots [%s]" % ref(0),
        catalog=b"/AcroForm <</Fields [%s] /NeedAppearances true>>"
        % ref(1 if parent else 0),
    )


_SAID_OTHERWISE: dict[str, CellInk] = {
    "a note written over a figure": _note(
        b"FreeText", b"/DA (0 g /Helv 10 Tf) /C [1 1 1] /Contents (%s)" % _OTHER
    ),
    "a stamp over a figure": _note(b"Stamp", b"/Name /Void"),
    "a filled polygon over a figure": _note(
        b"Polygon",
        b"/IC [1 1 1] /Vertices [%.1f %.1f %.1f %.1f %.1f %.1f]"
        % (_X0, _Y0, _X1, _Y0, _X0 + 30, _Y1 + 40),
    ),
    "the sign of a note over a figure": _note(b"Text", b"/Contents (?)"),
    "a text field over a figure": _field(b"Tx", b"/V (%s)" % _OTHER),
    "a list over a figure": _field(b"Ch", b"/V (%s)" % _OTHER),
    "a choice over a figure": _field(b"Ch", b"/Ff 131072 /V (%s)" % _OTHER),
    "several values of a list over a figure": _field(
        b"Ch", b"/V [(%s) (1)] /Opt [(%s) (1)]" % (_OTHER, _OTHER)
    ),
}
_STRUCK: dict[str, CellInk] = {
    "struck out by a line that is noted": _note(b"Line", b"/L [%s]" % _ACROSS),
    "struck out by lines that are noted": _note(
        b"PolyLine", b"/Vertices [%s]" % _BENT
    ),
    "struck out by noted ink": _note(b"Ink", b"/InkList [[%s]]" % _BENT),
    "struck out off its box": _note(b"StrikeOut", _QUAD, rect=_OFF_PAGE),
}
_DRAWN: dict[str, CellInk] = {
    "a note written in an empty cell": _note(
        b"FreeText", b"/Contents (%s)" % SAID.encode(), text=""
    ),
    "a note written over several cells": _note(
        b"FreeText",
        b"/Contents (%s)" % SAID.encode(),
        text="",
        rect=b"%.1f %.1f %.1f %.1f" % (_X0, _Y0 - 60, _X1, _Y1),
    ),
    "a field whose value is another's": _field(
        b"Tx", b"", "", b"/V (%s)" % SAID.encode()
    ),
}
_HARMLESS: dict[str, CellInk] = {
    "a link over a figure": _note(b"Link", b"/A <</S /URI /URI (x:)>>"),
    "the window of a note over a figure": _note(b"Popup", b"/Open true"),
    "a highlighted figure": _note(b"Highlight", _QUAD),
    "a line that is noted under a figure": _note(b"Line", b"/L [%s]" % _BELOW),
    "a hidden note over a figure": _note(
        b"FreeText", b"/F 2 /Contents (%s)" % _OTHER
    ),
    "an empty note over a figure": _note(b"FreeText"),
    "an empty field over a figure": _field(b"Tx", b""),
    "a box to tick, empty": _field(b"Btn", b"/V /Off /AS /Off"),
}


def unlooked_cases() -> Iterator[Case]:
    """Every page of this kind."""
    nothing = with_cell(FIRST, {CELL: ""})
    other = with_cell(FIRST, {CELL: _OTHER.decode()})
    for name, ink in _SAID_OTHERWISE.items():
        yield Case(name, "unseen", other, {CELL: SAID}, {CELL: ink})
    for name, ink in _STRUCK.items():
        yield Case(name, "unseen", nothing, {CELL: SAID}, {CELL: ink})
    yield Case(
        "a minus that is noted before a figure",
        "unseen",
        with_cell(FIRST, {CELL: "-" + SAID}),
        {CELL: SAID},
        {
            CELL: _note(
                b"FreeText",
                b"/Contents (-)",
                rect=b"%.1f %.1f %.1f %.1f"
                % (_X0 + 1, _Y0 + 4, _X0 + 5, _Y1 - 4),
            )
        },
    )
    for name, ink in _DRAWN.items():
        yield Case(name, "drawn", FIRST, {}, {CELL: ink})
    yield Case(
        "a note written over a label",
        "drawn",
        FIRST,
        {},
        {
            (1, 0): _note(
                b"FreeText",
                b"/Contents (Autre)",
                FIRST[1][0],
                b"%.1f %.1f %.1f %.1f" % cell_box(1, 0),
            )
        },
    )
    for name, ink in _HARMLESS.items():
        yield Case(name, "sound", FIRST, {}, {CELL: ink})
