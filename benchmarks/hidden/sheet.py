"""The table that every page of the benchmark prints, and the instructions of one of its cells.

Two sets of figures foot down and across: those of `FIRST`, and those of `SECOND`, which differ in
one line. A page that shows one set and says the other in its text layer has sums that hold, or
fail, only for a reader who does not look.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.hostile import pdf, stream

Grid = tuple[tuple[str, ...], ...]
Position = tuple[int, int]

FIRST: Grid = (
    ("Opération", "Investissement", "Fonctionnement", "Total"),
    ("Voirie communale", "12 500,00", "3 210,00", "15 710,00"),
    ("Groupe scolaire", "48 300,00", "7 145,50", "55 445,50"),
    ("Bibliothèque", "6 480,25", "2 904,00", "9 384,25"),
    ("Stade municipal", "21 700,00", "1 386,75", "23 086,75"),
    ("Total", "88 980,25", "14 646,25", "103 626,50"),
)
CELL = (3, 1)
"""The cell at issue: 6 480,25 in `FIRST`."""
SAID = FIRST[CELL[0]][CELL[1]]
"""What is read there."""
DIGIT = 5.56
"""The width of a digit of Helvetica of ten points."""
LEFT, TOP, HEIGHT = 60.0, 700.0, 24.0
WIDTHS = (160.0, 110.0, 110.0, 110.0)
PAGE_HEIGHT = 842.0
FIRST_OBJECT = 5
"""The number of the first object that a cell brings with it."""
SIZE = 10.0
"""Of the letters, in points."""
FONTS = (
    b"/F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    b" /Encoding /WinAnsiEncoding>>"
)


_REF = re.compile(rb"@(\d+)@")


class Spot(NamedTuple):
    """Where a cell's text begins, on its baseline, in the page's own space."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ink:
    """Instructions, and what they need: resources of the page, objects of its own (named by `ref`),
    entries of the page and of the catalog."""

    draw: bytes
    fonts: bytes = b""
    resources: bytes = b""
    objects: tuple[bytes, ...] = ()
    page: bytes = b""
    catalog: bytes = b""
    before: bytes = b""
    """Drawn before the table."""


CellInk = Callable[[Spot], Ink]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A page: what it shows, and what its text layer says where that differs.

    ``shown`` holds the figures as a reader sees them, "" for nothing. ``said`` are the texts of the
    layer by cell. ``ink`` draws the cells that are not drawn as usual.
    """

    name: str
    group: str
    shown: Grid
    said: Mapping[Position, str] = field(default_factory=dict)
    ink: Mapping[Position, CellInk] = field(default_factory=dict)
    around: Ink | None = None
    """What is drawn with the table, whatever its cells."""
    sideways: bool = False
    """Whether the page is kept high and its table reads upwards."""

    is_bare: bool = False
    """Whether nothing but ``around`` is drawn."""

    @property
    def false_cells(self) -> dict[Position, str]:
        """The cells whose text is not what is seen, with what is seen there."""
        return {
            cell: self.shown[cell[0]][cell[1]]
            for cell, text in self.said.items()
            if text != self.shown[cell[0]][cell[1]]
        }


def with_cell(grid: Grid, changed: Mapping[Position, str]) -> Grid:
    """``grid`` with the texts of some cells changed."""
    return tuple(
        tuple(changed.get((row, col), text) for col, text in enumerate(texts))
        for row, texts in enumerate(grid)
    )


def spot(row: int, col: int) -> Spot:
    """Where the text of a cell begins."""
    x0, y0, _, _ = cell_box(row, col)
    return Spot(x0 + 6, y0 + 8)


def cell_box(row: int, col: int) -> tuple[float, float, float, float]:
    """The box of a cell, from its lower left corner, in the page's own space."""
    x0 = LEFT + sum(WIDTHS[:col])
    y1 = TOP - row * HEIGHT
    return x0, y1 - HEIGHT, x0 + WIDTHS[col], y1


def escaped(text: str) -> bytes:
    """``text`` as the string of an instruction."""
    raw = text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        raw = raw.replace(sign, b"\\" + sign)
    return b"(" + raw + b")"


def text_at(
    at: Spot, text: str, font: bytes = b"/F", size: float = SIZE
) -> bytes:
    """``text`` in black from ``at``."""
    return b"BT %s %.2f Tf %.2f %.2f Td %s Tj ET\n" % (
        font,
        size,
        *at,
        escaped(text),
    )


def page_of(case: Case) -> bytes:
    """The PDF of one case."""
    inks = {cell: ink(spot(*cell)) for cell, ink in case.ink.items()}
    used = [*inks.values(), *([case.around] if case.around else [])]
    objects: list[bytes] = []
    numbered = {}
    for ink in used:
        numbered[id(ink)] = _numbered(ink, FIRST_OBJECT + len(objects))
        objects += numbered[id(ink)].objects
    inks = {cell: numbered[id(ink)] for cell, ink in inks.items()}
    used = list(numbered.values())

    drawn = b"" if case.is_bare else b"".join(_cells(case, inks))
    before = b"".join(ink.before for ink in used)
    after = b"".join(ink.draw for ink in used if ink not in inks.values())
    content = before + drawn + after
    if case.sideways:
        content = b"q 0 1 -1 0 %.1f 0 cm\n%s\nQ" % (PAGE_HEIGHT, content)
    fonts = FONTS + b"".join(ink.fonts for ink in used)
    page = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources <</Font <<%s>> %s>> %s>>"
        % (
            fonts,
            b"".join(ink.resources for ink in used),
            b"".join(ink.page for ink in used),
        )
    )
    catalog = b"".join(ink.catalog for ink in used)
    return pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog,
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            page,
            stream(content),
            *objects,
        ]
    )


def _numbered(ink: Ink, first: int) -> Ink:
    """``ink`` with the numbers of its objects, in the file, for `ref`'s marks."""

    def put(text: bytes) -> bytes:
        return _REF.sub(lambda m: b"%d 0 R" % (first + int(m[1])), text)

    return Ink(
        draw=ink.draw,
        fonts=put(ink.fonts),
        resources=put(ink.resources),
        objects=tuple(map(put, ink.objects)),
        page=put(ink.page),
        catalog=put(ink.catalog),
        before=ink.before,
    )


def ref(number: int) -> bytes:
    """A reference to the ``number``th of an ink's own objects, from 0."""
    return b"@%d@" % number


def _cells(case: Case, inks: Mapping[Position, Ink]) -> Sequence[bytes]:
    found = []
    for row, texts in enumerate(case.shown):
        for col, text in enumerate(texts):
            x0, y0, x1, y1 = cell_box(row, col)
            found.append(
                b"%.1f %.1f %.1f %.1f re S\n" % (x0, y0, x1 - x0, y1 - y0)
            )
            if (row, col) in inks:
                found.append(inks[row, col].draw + b"\n")
            elif text:
                found.append(text_at(spot(row, col), text))
    return found


def form(content: bytes, entries: bytes) -> bytes:
    """A form XObject with the fonts of the page."""
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /Resources <</Font <<%s>>>> %s"
        % (FONTS, entries),
    )
