"""The letter as PDF."""

from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from typing import Any

from reports.letter.content import LetterPart, PartKind
from reports.letter.picture_size import ANSWER_LINES, in_cm

_LIKE = str.maketrans({"\u202f": "\u00a0", "’": "'"})
"""Characters that the font lacks, and their like."""
_REGULAR, _BOLD = "Vera", "VeraBd"
"""Fonts that reportlab brings."""


def pdf_letter(blocks: Iterable[LetterPart], lang: str) -> bytes:
    """The bytes of the file."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import SimpleDocTemplate

    for name in (_REGULAR, _BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=2.5 * cm,
        rightMargin=2.5 * cm,
        lang=lang,
        invariant=1,
    )
    document.build([part for block in blocks for part in _parts(block)])
    return out.getvalue()


def _parts(block: LetterPart) -> Iterator[Any]:
    from reportlab.lib.units import cm
    from reportlab.platypus import Image, Spacer

    if block.kind is PartKind.FIGURES:
        yield _table(block.rows)
    elif block.kind is PartKind.PICTURE:
        width, height = in_cm(block.size)
        yield Image(BytesIO(block.png), width * cm, height * cm)
    else:
        yield _paragraph(block.text, block.kind)
    yield Spacer(1, 0.25 * cm)
    if block.kind is PartKind.ANSWER:
        yield Spacer(1, ANSWER_LINES * 0.6 * cm)


def _paragraph(text: str, kind: PartKind) -> Any:  # noqa: ANN401  (reportlab ships no types)
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    sizes = {PartKind.TITLE: 15, PartKind.HEADING: 11}
    size = sizes.get(kind, 9.5)
    font = _BOLD if kind in sizes else _REGULAR
    style = ParagraphStyle(
        kind.value, fontName=font, fontSize=size, leading=1.4 * size
    )
    return Paragraph(escape(text.translate(_LIKE)), style)


def _table(rows: tuple[tuple[str, str], ...]) -> Any:  # noqa: ANN401  (as above)
    from reportlab.lib.colors import grey
    from reportlab.lib.units import cm
    from reportlab.platypus import Table

    cells = [[_paragraph(text, PartKind.TEXT) for text in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, grey)]
    return Table(cells, colWidths=(4 * cm, 12 * cm), style=grid)
