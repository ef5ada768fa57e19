"""The styles of an ODS file that change what is seen: hidden sheets, bold text, grounds, white
text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.sheets.files.xml_events import XmlEvent

_WHITE = "#ffffff"
_MOST_PARENTS = 12
"""Styles that a style is built upon, at most."""


@dataclass(frozen=True, slots=True)
class OdsStyle:
    """How a sheet or a cell is displayed; None says nothing of it."""

    parent: str = ""
    hidden: bool = False
    bold: bool | None = None
    shaded: bool | None = None
    white: bool | None = None


PLAIN_ODS_STYLE = OdsStyle()
_PLAIN = ("transparent", _WHITE, "")


class OdsStyles:
    """The styles told so far, those of a file and those that it shares with others."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], OdsStyle] = {}
        self._open: tuple[str, str] | None = None

    def take(self, event: XmlEvent) -> None:
        """One more event; those outside styles mean nothing here."""
        if event.kind == "end":
            if event.name == "style":
                self._open = None
        elif event.kind == "start" and event.name == "style":
            self._begin(event.given)
        elif event.kind == "start" and self._open is not None:
            self._known[self._open] = _with(
                self._known[self._open], event.name, event.given
            )

    def sheet(self, name: str) -> OdsStyle:
        """The style of a sheet."""
        return self._known.get(("table", name), PLAIN_ODS_STYLE)

    def cell(self, name: str) -> OdsStyle:
        """The style of a cell, with what it takes from those it is built upon."""
        found = PLAIN_ODS_STYLE
        for _ in range(_MOST_PARENTS):
            style = self._known.get(("table-cell", name))
            if style is None:
                break
            found = _over(found, style)
            name = style.parent
        return found

    def _begin(self, given: Mapping[str, str]) -> None:
        self._open = (given.get("family", ""), given.get("name", ""))
        parent = given.get("parent-style-name", "")
        self._known[self._open] = OdsStyle(parent)


def _with(style: OdsStyle, element: str, given: Mapping[str, str]) -> OdsStyle:
    """A style with what one of its elements says."""
    if element == "table-properties":
        return replace(style, hidden=given.get("display") == "false")
    if element == "text-properties":
        weight, color = given.get("font-weight"), given.get("color")
        return replace(
            style,
            bold=style.bold if weight is None else weight == "bold",
            white=style.white if color is None else color == _WHITE,
        )
    ground = given.get("background-color")
    if element == "table-cell-properties" and ground is not None:
        return replace(style, shaded=ground not in _PLAIN)
    return style


def _over(style: OdsStyle, below: OdsStyle) -> OdsStyle:
    """A style that says what it says, and what the one below does beside."""
    return OdsStyle(
        bold=below.bold if style.bold is None else style.bold,
        shaded=below.shaded if style.shaded is None else style.shaded,
        white=below.white if style.white is None else style.white,
    )
