"""An act as blocks: paragraphs and tables that every producer can draw."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from benchmarks.council_acts.ink import Ink, Seed

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
THIN = "\u2009"

Align = Literal["left", "center", "right", "justify"]
RowKind = Literal["head", "line", "chapter", "of_which", "sub", "total"]
Rules = Literal[
    "grid", "horizontal", "header", "none", "frame", "zebra", "columns"
]
Manner = Literal[
    "body",
    "title",
    "subject",
    "heading",
    "caption",
    "small",
    "center",
    "right",
    "box",
]


class Producer(Enum):
    """What makes the PDF."""

    WRITER = "LibreOffice Writer"
    CALC = "LibreOffice Calc"
    CHROMIUM = "Chromium"
    WEASYPRINT = "WeasyPrint"
    REPORTLAB = "ReportLab"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `across` and `down` are its spans."""

    text: str
    across: int = 1
    down: int = 1
    align: Align | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table and its part in it."""

    kind: RowKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the page's width; `aligns` has one of `l c r` a column."""

    widths: tuple[float, ...]
    aligns: str
    rows: tuple[Row, ...]
    rules: Rules = "grid"
    size: float = 9
    keep: bool = False
    fill: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; `<b>`, `<i>` and `<sup>` are the only marks."""

    markup: str
    manner: Manner = "body"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""


Block = Text | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Theme:
    """How a town hall's pages look."""

    font: str = "Liberation Serif"
    size: float = 11
    thousands: str = NBSP
    unit: str = NBSP
    shade: str = "#e6e6e6"
    accent: str = "#000000"
    margin: float = 20
    landscape: bool = False
    header: str = ""
    footer: str = "Page {page}"
    justify: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """The pages that one producer makes of an act."""

    producer: Producer
    theme: Theme
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act: how it is drawn and what its clerk gets wrong."""

    number: int
    name: str
    kind: str
    seeds: tuple[Seed, ...]
    draw: Callable[[Ink], tuple[Part, ...]]


def typeset(text: str, theme: Theme) -> str:
    """Replace the plain spaces inside figures, before units and around marks by unbreakable"
    " ones."""
    text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", theme.thousands, text)
    text = re.sub(r"(?<=\d) (?=€|%|k€|m²|m³)", theme.unit, text)
    text = re.sub(r" (?=[:;?!»])", NBSP, text)
    return re.sub(r"(?<=«|°) ", NBSP, text)


def make_row(kind: RowKind, *cells: str | Cell) -> Row:
    """A row from plain texts and cells."""
    return Row(
        kind,
        tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells),
    )


def head(*cells: str | Cell) -> Row:
    """A header row."""
    return make_row("head", *cells)


def line(*cells: str | Cell) -> Row:
    """An ordinary row."""
    return make_row("line", *cells)


def chapter(*cells: str | Cell) -> Row:
    """A row that the rows below detail."""
    return make_row("chapter", *cells)


def of_which(*cells: str | Cell) -> Row:
    """A « dont » row, a part of the row above."""
    return make_row("of_which", *cells)


def sub(*cells: str | Cell) -> Row:
    """A subtotal."""
    return make_row("sub", *cells)


def total(*cells: str | Cell) -> Row:
    """A total."""
    return make_row("total", *cells)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where its top left corner is."""

    row: int
    column: int
    cell: Cell
    kind: RowKind


def place(table: Table) -> list[Placed]:
    """Give each cell its column, past the cells that reach down from the rows above.

    Raises:
        ValueError: a row does not fill the table's width.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []

    for index, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while (index, column) in taken:
                column += 1
            placed.append(Placed(index, column, cell, row.kind))
            for down in range(cell.down):
                for across in range(cell.across):
                    taken.add((index + down, column + across))
            column += cell.across

        if sum(
            (index, column) in taken for column in range(len(table.widths))
        ) != len(table.widths):
            raise ValueError(
                f"row {index} does not fill the table: {row.cells}"
            )

    return placed


def alignment(table: Table, placed: Placed) -> Align:
    """A cell's own alignment, else the centre for headers, else its column's."""
    if placed.cell.align:
        return placed.cell.align
    if placed.kind == "head":
        return "center"
    names: dict[str, Align] = {"l": "left", "c": "center", "r": "right"}
    return names[table.aligns[placed.column]]


def is_bold(placed: Placed) -> bool:
    """Headers, chapters and totals are bold."""
    return placed.cell.bold or placed.kind in {
        "head",
        "chapter",
        "sub",
        "total",
    }
