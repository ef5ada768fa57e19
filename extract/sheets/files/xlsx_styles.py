"""The styles of an XLSX workbook: for each style of a cell its number format, and whether its text
is bold, on a ground, or of the ground's own colour.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from extract.sheets.files.xml_events import XmlEvent
from extract.sheets.formats.displayed_numbers import GENERAL

T = TypeVar("T")

BUILTIN_FORMATS: Mapping[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '#,##0 "€"',
    6: '#,##0 "€"',
    7: '#,##0.00 "€"',
    8: '#,##0.00 "€"',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;-",
    42: '#,##0 "€";-#,##0 "€";"- €"',
    43: "#,##0.00;-#,##0.00;-",
    44: '#,##0.00 "€";-#,##0.00 "€";"- €"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that files name by number only (ECMA-376, part 1, 18.8.30), as France sees them."""
_WHITE = "FFFFFFFF"
_WHITE_THEME = "0"
"""The first colour of a theme is that of the ground."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell is displayed."""

    code: str = GENERAL
    bold: bool = False
    shaded: bool = False
    white: bool = False
    """White text on no ground."""


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool
    white: bool


PLAIN_STYLE = CellStyle()


def read_styles(events: Iterable[XmlEvent]) -> tuple[CellStyle, ...]:
    """The styles that cells name by their number."""
    reader = _StyleReader()
    for event in events:
        if event.kind == "start":
            reader.start(event)
        elif event.kind == "end":
            reader.end(event.name)
    return tuple(reader.styles)


class _StyleReader:
    """Reads the lists of a part of styles, each named by its element."""

    def __init__(self) -> None:
        self.styles: list[CellStyle] = []
        self._formats: dict[int, str] = {}
        self._fonts: list[_Font] = []
        self._fills: list[bool] = []
        self._inside = ""
        self._bold = self._white = False

    def start(self, event: XmlEvent) -> None:
        """An element opens."""
        name, given = event.name, event.given
        if name in ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = name
        elif name == "numFmt" and self._inside != "dxfs":
            self._formats[_whole(given.get("numFmtId"))] = given.get(
                "formatCode", GENERAL
            )
        elif self._inside == "fonts":
            self._in_font(name, given)
        elif self._inside == "fills":
            self._in_fill(name, given)
        elif self._inside == "cellXfs" and name == "xf":
            self.styles.append(self._style(given))

    def end(self, name: str) -> None:
        """An element closes."""
        if name == "font" and self._inside == "fonts":
            self._fonts.append(_Font(self._bold, self._white))
        elif name == self._inside:
            self._inside = ""

    def _in_font(self, name: str, given: Mapping[str, str]) -> None:
        if name == "font":
            self._bold = self._white = False
        elif name == "b":
            self._bold = given.get("val", "1") not in ("0", "false")
        elif name == "color":
            self._white = _is_white(given)

    def _in_fill(self, name: str, given: Mapping[str, str]) -> None:
        if name == "fill":
            self._fills.append(False)
        elif name == "patternFill" and self._fills:
            self._fills[-1] = given.get("patternType", "none") != "none"
        elif name == "fgColor" and self._fills and _is_white(given):
            self._fills[-1] = False
        elif name == "gradientFill" and self._fills:
            self._fills[-1] = True

    def _style(self, given: Mapping[str, str]) -> CellStyle:
        number = _whole(given.get("numFmtId"))
        code = self._formats.get(number)
        if code is None:
            code = BUILTIN_FORMATS.get(number, GENERAL)

        font = _at(self._fonts, given.get("fontId"), _Font(False, False))
        shaded = _at(self._fills, given.get("fillId"), False)
        return CellStyle(code, font.bold, shaded, font.white and not shaded)


def _is_white(given: Mapping[str, str]) -> bool:
    if given.get("rgb", "").upper() == _WHITE:
        return True
    return given.get("theme") == _WHITE_THEME and not given.get("tint")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _at(known: list[T], number: str | None, otherwise: T) -> T:
    index = _whole(number)
    return known[index] if index < len(known) else otherwise
