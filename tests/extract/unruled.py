"""Tables without a full grid of rules, drawn from random choices, and what they print."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from .drawing import BOLD, FONT, Pen

LEAD = 1.2
"""Line pitch inside a cell, in font sizes."""
GUTTER = 0.9
"""White between two columns at the least, in font sizes: more than a space, as between any two
columns.
"""
LABELS = (
    "Union sportive de Saint-Orven",
    "Entretien des bâtiments",
    "Charges à caractère général",
    "Personnel",
    "Voirie",
    "Location de la salle polyvalente aux associations extérieures à la commune",
    "Travaux de réfection de la toiture de l'école élémentaire",
    "Article 6542",
    "Lot n° 12",
    "Crèche",
)
BANDS = ("Sport", "Culture", "Fonctionnement")
TITLES = (
    "Proposé 2026",
    "2025",
    "Montant voté en euros",
    "Écart",
    "Total",
    "Recettes",
)
PROSE = (  # noqa: SIM905  read as prose
    "Le conseil municipal, après en avoir délibéré, approuve la présente délibération et autorise"
    " le maire à signer tout document y afférent. La somme de 113 905 € se répartit entre la"
    " section d'exploitation (49 503 €) et la section d'investissement (64 402 €). Le taux"
    " d'impayés, mesuré au 31 décembre 2015, reste inférieur à 1,5 %."
).split()


@dataclass(frozen=True)
class Look:
    """How a table is set."""

    size: float
    pad: float
    rules: str
    """``none``, ``three`` (over and under the titles, under the table), ``rows`` or ``stripes``."""
    figures: str
    """Where figures stand in their column: ``right`` or ``centre``."""
    level: str
    """Which line of a wrapped label the figures stand on: ``top``, ``middle`` or ``bottom``."""
    shaded: bool


@dataclass(frozen=True)
class Printed:
    """A table: its titles, its rows, and the kind of each row."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    look: Look


def figures() -> st.SearchStrategy[str]:
    """Amounts, counts and percentages in every separator and sign in use."""
    whole = st.integers(0, 9_999_999)
    separator = st.sampled_from([" ", "\u00a0", ".", "'"])
    sign = st.sampled_from(["", "", "", "-", "−", "- ", "("])
    tail = st.sampled_from(["", ",00", ",50", ",07", ",00 €", ",00\u00a0€"])

    def write(n: int, sep: str, mark: str, end: str) -> str:
        text = f"{n:,}".replace(",", sep) + end
        return f"({text})" if mark == "(" else mark + text

    return st.builds(write, whole, separator, sign, tail) | st.sampled_from(
        ["+3,0 %", "−12,5 %", "0,00", "25 %"]
    )


@st.composite
def tables(draw: st.DrawFn) -> Printed:
    """A table with bands, wrapped labels, blank cells and a total."""
    look = Look(
        size=draw(st.sampled_from([7.0, 8.0, 9.0, 11.0])),
        pad=draw(st.sampled_from([2.0, 3.0, 5.0])),
        rules=draw(st.sampled_from(["none", "three", "rows", "stripes"])),
        figures=draw(st.sampled_from(["right", "centre"])),
        level=draw(st.sampled_from(["top", "middle", "bottom"])),
        shaded=draw(st.booleans()),
    )
    columns = draw(st.integers(1, 4 if look.size < 9 else 3))
    titles = (
        "Libellé",
        *draw(
            st.lists(
                st.sampled_from(TITLES), min_size=columns, max_size=columns
            )
        ),
    )
    rows: list[tuple[str, ...]] = []
    kinds: list[str] = []
    for k in range(draw(st.integers(4, 12))):
        if k % 4 == 0 and draw(st.booleans()):
            rows.append((BANDS[k // 4], *[""] * columns))
            kinds.append("band")
        values = [
            draw(figures() if c == 0 else figures() | st.just(""))
            for c in range(columns)
        ]
        rows.append((draw(st.sampled_from(LABELS)), *values))
        kinds.append("detail")
    rows.append(("Total", *[draw(figures()) for _ in range(columns)]))
    return Printed(titles, tuple(rows), (*kinds, "total"), look)


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """``text`` in lines no wider than ``width``."""
    out: list[str] = []
    for word in text.split(" "):
        if out and stringWidth(f"{out[-1]} {word}", font, size) <= width:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


class Setter:
    """Sets one table on a page."""

    def __init__(self, pen: Pen, table: Printed, left: float) -> None:
        self.pen = pen
        self.table = table
        self.look = table.look
        columns = zip(*(row[1:] for row in table.rows), strict=True)
        room = GUTTER * self.look.size
        inner = [150.0]
        for title, texts in zip(table.titles[1:], columns, strict=True):
            words = [
                stringWidth(w, BOLD, self.look.size) for w in title.split(" ")
            ]
            inner.append(
                max(
                    [
                        *words,
                        *(stringWidth(t, BOLD, self.look.size) for t in texts),
                    ]
                )
            )
        self.edges = [left]
        for width in inner:
            self.edges.append(self.edges[-1] + width + room)

    def draw(self, top: float) -> float:
        """Draw it from ``top`` down; the y under it."""
        look = self.look
        self.rule(top, "three rows")
        shade = "#DDDDDD" if look.shaded or look.rules == "stripes" else ""
        y = self.row(top, self.table.titles, BOLD, shade, wrap=True)
        self.rule(y, "three rows")
        for k, (row, kind) in enumerate(
            zip(self.table.rows, self.table.kinds, strict=True)
        ):
            stripe = "#EEEEEE" if look.rules == "stripes" and k % 2 else ""
            y = self.row(y, row, FONT if kind == "detail" else BOLD, stripe)
            self.rule(y, "rows")
        self.rule(y, "three")
        return y

    def rule(self, y: float, where: str) -> None:
        if self.look.rules in where.split():
            self.pen.line(self.edges[0], y, self.edges[-1], y)

    def row(
        self,
        top: float,
        texts: Sequence[str],
        font: str,
        shade: str,
        *,
        wrap: bool = False,
    ) -> float:
        look = self.look
        widths = [b - a - GUTTER * look.size for a, b in pairwise(self.edges)]
        cells = [
            wrapped(t, font, look.size, w) if wrap or c == 0 else [t]
            for c, (t, w) in enumerate(zip(texts, widths, strict=True))
        ]
        lead = LEAD * look.size
        height = max(len(c) for c in cells) * lead + 2 * look.pad
        if shade:
            self.pen.fill(
                self.edges[0], top, self.edges[-1], top + height, shade
            )
        for c, lines in enumerate(cells):
            spare = height - 2 * look.pad - len(lines) * lead
            level = "bottom" if wrap else "top" if c == 0 else look.level
            y = (
                top
                + look.pad
                + {"top": 0.0, "middle": spare / 2, "bottom": spare}[level]
                + 0.85 * look.size
            )
            for line in lines:
                self.put(c, y, line, font)
                y += lead
        return top + height

    def put(self, column: int, y: float, text: str, font: str) -> None:
        width = stringWidth(text, font, self.look.size)
        x0, x1 = (
            self.edges[column],
            self.edges[column + 1] - GUTTER * self.look.size,
        )
        x = (
            x0
            if column == 0
            else x1 - width
            if self.look.figures == "right"
            else (x0 + x1 - width) / 2
        )
        self.pen.text(x, y, text, size=self.look.size, bold=font == BOLD)


def paragraph(
    pen: Pen,
    y: float,
    lines: int,
    *,
    left: float = 40,
    width: float = 515,
    size: float = 10,
) -> float:
    """Justified prose; the y under it."""
    line: list[str] = []
    done = 0
    for word in PROSE * 6:
        if stringWidth(" ".join([*line, word]), FONT, size) > width:
            gap = (width - sum(stringWidth(w, FONT, size) for w in line)) / max(
                1, len(line) - 1
            )
            x = left
            for w in line:
                pen.text(x, y + size, w, size=size)
                x += stringWidth(w, FONT, size) + gap
            y += 1.25 * size
            done += 1
            line = []
            if done == lines:
                break
        line.append(word)
    return y
