"""Small PDFs drawn for the tests of extraction: text, rules and tables from a page's top left
corner.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import HexColor, black
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT, BOLD = "Vera", "VeraBd"
for _name in (FONT, BOLD):
    registerFont(TTFont(_name, f"{_name}.ttf"))
SIZE = 8.0
PAD = 3.0
LEAD = 10.0
SHADES = ("#D9E2F3", "#F2E6D9", "#E2F0D9")


@dataclass(frozen=True)
class Drawn:
    """A cell to draw: position, span, lines of text; ``up`` prints it reading upwards."""

    row: int
    col: int
    rowspan: int
    colspan: int
    lines: tuple[str, ...]
    up: bool = False


@dataclass(frozen=True)
class Sketch:
    """A table to draw: its cells, the sizes of its columns and rows, and how its rules are made."""

    cells: tuple[Drawn, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rules: str = "strokes"
    """``strokes``, ``boxes``, ``thin``, ``dashes``, ``double`` or ``shades``."""
    open_top: bool = False
    open_bottom: bool = False
    bold_rows: frozenset[int] = frozenset()

    def box(self, cell: Drawn) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a cell, from the table's corner downwards."""
        x0, top = sum(self.widths[: cell.col]), sum(self.heights[: cell.row])
        return (
            x0,
            top,
            x0 + sum(self.widths[cell.col : cell.col + cell.colspan]),
            top + sum(self.heights[cell.row : cell.row + cell.rowspan]),
        )


class Pen:
    """A page seen from its top left corner."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        bold: bool = False,
    ) -> None:
        self.canvas.setFillColor(black)
        self.canvas.setFont(BOLD if bold else FONT, size)
        self.canvas.drawString(x, self.height - y, text)

    def upwards(self, x: float, y: float, text: str) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(90)
        self.canvas.setFillColor(black)
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(
        self, x0: float, y0: float, x1: float, y1: float, color: str = "#000000"
    ) -> None:
        self.canvas.setFillColor(HexColor(color))
        self.canvas.rect(
            x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1
        )

    def table(self, sketch: Sketch, left: float, top: float) -> None:
        """Draw a table with its corner at (left, top)."""
        for number, cell in enumerate(sketch.cells):
            x0, y0, x1, y1 = sketch.box(cell)
            self._rules(
                sketch, cell, number, (left + x0, top + y0, left + x1, top + y1)
            )
        for cell in sketch.cells:
            x0, y0, x1, y1 = sketch.box(cell)
            for k, line in enumerate(cell.lines):
                if cell.up:
                    self.upwards(
                        left + x0 + PAD + SIZE + LEAD * k, top + y1 - PAD, line
                    )
                else:
                    self.text(
                        left + x0 + PAD,
                        top + y0 + PAD + SIZE + LEAD * k,
                        line,
                        bold=cell.row in sketch.bold_rows,
                    )

    def _rules(
        self,
        sketch: Sketch,
        cell: Drawn,
        number: int,
        box: tuple[float, float, float, float],
    ) -> None:
        x0, y0, x1, y1 = box
        sides = [(x0, y0, x0, y1), (x1, y0, x1, y1)]
        if not (
            sketch.open_bottom
            and cell.row + cell.rowspan == len(sketch.heights)
        ):
            sides.append((x0, y1, x1, y1))
        if not (sketch.open_top and cell.row == 0):
            sides.append((x0, y0, x1, y0))
        self.canvas.setLineWidth(0.5)
        if sketch.rules == "shades":
            self.fill(*box, SHADES[number % 3])
        elif sketch.rules == "boxes" and len(sides) == 4:
            self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0)
        elif sketch.rules == "thin":
            for a, b, c, d in sides:
                self.fill(a - 0.3, b - 0.3, c + 0.3, d + 0.3)
        else:
            self.canvas.setDash(*([2, 1.5] if sketch.rules == "dashes" else []))
            for side in sides:
                self.line(*side)
            if sketch.rules == "double":
                for a, b, c, d in sides:
                    self.line(a + 1.2, b + 1.2, c + 1.2, d + 1.2)
            self.canvas.setDash()


Draw = Callable[[Pen], None]


def pdf_bytes(
    pages: Sequence[Draw],
    *,
    width: float = 595,
    height: float = 842,
    rotate: int = 0,
    **options: object,
) -> bytes:
    """A PDF whose pages are drawn by ``pages``; with ``rotate`` its content lies turned and /Rotate
    turns it back.
    """
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1, **options)
    for draw in pages:
        if rotate:
            canvas.setPageRotation(rotate)
            canvas.translate(
                *{90: (height, 0), 180: (width, height), 270: (0, width)}[
                    rotate
                ]
            )
            canvas.rotate(rotate)
        draw(Pen(canvas, height))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
