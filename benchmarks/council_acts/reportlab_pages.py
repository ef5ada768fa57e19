"""Acts drawn with ReportLab's platypus."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import PageBreak as Break
from reportlab.platypus import Table as Grid

from benchmarks.council_acts.model import (
    Block,
    Manner,
    PageBreak,
    Part,
    Table,
    Text,
    Theme,
    alignment,
    is_bold,
    place,
    typeset,
)

_ALIGN = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_STYLES = (("", ""), ("bold", "B"), ("italic", "I"), ("bold italic", "BI"))


def _register(font: str) -> None:
    """Make the four faces of an installed font known; fontconfig says where they are."""
    names = []
    for style, suffix in _STYLES:
        found = subprocess.run(
            [
                "fc-match",
                "-f",
                "%{file}",
                f"{font}:style={style.title() or 'Regular'}",
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        names.append(f"{font}{suffix}")
        pdfmetrics.registerFont(TTFont(names[-1], found))
    pdfmetrics.registerFontFamily(font, *names)


def _style(theme: Theme, manner: Manner) -> ParagraphStyle:
    base: dict[str, Any] = {
        "fontName": theme.font,
        "fontSize": theme.size,
        "leading": theme.size * 1.22,
        "spaceAfter": 5,
        "alignment": TA_JUSTIFY if theme.justify else TA_LEFT,
    }
    more: dict[Manner, dict[str, Any]] = {
        "body": {},
        "title": {
            "fontName": f"{theme.font}B",
            "fontSize": theme.size * 1.25,
            "alignment": TA_CENTER,
            "leading": theme.size * 1.5,
            "textColor": HexColor(theme.accent),
        },
        "subject": {
            "fontName": f"{theme.font}B",
            "alignment": TA_LEFT,
            "spaceBefore": 6,
            "spaceAfter": 8,
        },
        "heading": {
            "fontName": f"{theme.font}B",
            "alignment": TA_LEFT,
            "spaceBefore": 8,
            "keepWithNext": 1,
            "textColor": HexColor(theme.accent),
        },
        "caption": {
            "fontName": f"{theme.font}B",
            "alignment": TA_LEFT,
            "spaceBefore": 6,
            "keepWithNext": 1,
        },
        "small": {"fontSize": theme.size * 0.78, "leading": theme.size},
        "center": {"alignment": TA_CENTER},
        "right": {"alignment": TA_RIGHT},
        "box": {
            "borderWidth": 0.8,
            "borderColor": black,
            "borderPadding": 5,
            "spaceBefore": 8,
            "spaceAfter": 12,
        },
    }
    return ParagraphStyle(manner, **(base | more[manner]))


def _rules(table: Table, heads: int) -> list[tuple[Any, ...]]:
    last = len(table.rows) - 1
    known: dict[str, list[tuple[Any, ...]]] = {
        "grid": [("GRID", (0, 0), (-1, -1), 0.5, black)],
        "horizontal": [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#888888"))
        ],
        "header": [
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.9, black),
            ("LINEABOVE", (0, last), (-1, last), 0.9, black),
        ],
        "none": [],
        "frame": [
            ("BOX", (0, 0), (-1, -1), 0.8, black),
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.8, black),
        ],
        "zebra": [
            ("BACKGROUND", (0, index), (-1, index), HexColor("#f1f1ee"))
            for index, row in enumerate(table.rows)
            if row.kind == "line" and (index - heads) % 2
        ],
        "columns": [
            ("LINEBEFORE", (0, 0), (-1, -1), 0.5, black),
            ("BOX", (0, 0), (-1, -1), 0.8, black),
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.8, black),
            ("LINEABOVE", (0, last), (-1, last), 0.8, black),
        ],
    }
    return known[table.rules]


def _table(table: Table, theme: Theme, width: float) -> Grid:
    heads = sum(row.kind == "head" for row in table.rows)
    cells: list[list[Any]] = [[""] * len(table.widths) for _ in table.rows]
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        *_rules(table, heads),
    ]

    for placed in place(table):
        face = (
            "B" if is_bold(placed) else "I" if placed.kind == "of_which" else ""
        )
        look = ParagraphStyle(
            "cell",
            fontName=theme.font + face,
            fontSize=table.size,
            leading=table.size * 1.15,
            alignment=_ALIGN[alignment(table, placed)],
        )
        cells[placed.row][placed.column] = Paragraph(
            typeset(placed.cell.text, theme), look
        )
        corner = (
            placed.column + placed.cell.across - 1,
            placed.row + placed.cell.down - 1,
        )
        if corner != (placed.column, placed.row):
            style.append(("SPAN", (placed.column, placed.row), corner))

    for index, row in enumerate(table.rows):
        if row.kind in {"head", "total", "chapter"}:
            style.append(
                ("BACKGROUND", (0, index), (-1, index), HexColor(theme.shade))
            )

    whole = sum(table.widths)
    return Grid(
        cells,
        colWidths=[width * table.fill * part / whole for part in table.widths],
        style=style,
        repeatRows=heads,
        hAlign="LEFT",
        spaceAfter=8,
    )


def _flowable(block: Block, theme: Theme, width: float) -> Flowable:
    if isinstance(block, PageBreak):
        return Break()
    if isinstance(block, Text):
        if not block.markup:
            return Spacer(1, theme.size)
        return Paragraph(
            typeset(block.markup, theme), _style(theme, block.manner)
        )
    return _table(block, theme, width)


def print_reportlab(part: Part, target: Path) -> None:
    """Draw a part with ReportLab, with a running header and footer."""
    theme = part.theme
    size = landscape(A4) if theme.landscape else A4
    margin = theme.margin * mm
    _register(theme.font)

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(theme.font, 8)
        canvas.drawCentredString(
            size[0] / 2,
            10 * mm,
            theme.footer.replace("{page}", str(document.page)),
        )
        canvas.drawCentredString(size[0] / 2, size[1] - 10 * mm, theme.header)

    document = SimpleDocTemplate(
        str(target),
        pagesize=size,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title="Délibération",
        invariant=1,
    )
    story = [
        _flowable(block, theme, size[0] - 2 * margin) for block in part.blocks
    ]
    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
