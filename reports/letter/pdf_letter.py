"""The letter as PDF."""

from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from typing import Any

from reports.letter.content import LetterPart, PartKind, kept_together
from reports.letter.picture_size import ANSWER_LINES, in_cm

_LIKE = str.maketrans({"\u202f": "\u00a0", "\u2011": "-"})
"""Characters that the fonts lack, and their like."""
_REGULAR, _BOLD = "Vera", "VeraBd"
"""Fonts that reportlab brings."""
_SIGNS = ("Symbol", "ZapfDingbats")
"""Fonts of every reader, for the signs that those lack: arrows, Greek letters, ticks."""


def pdf_letter(blocks: Iterable[LetterPart], lang: str) -> bytes:
    """The bytes of the file."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import KeepTogether, SimpleDocTemplate

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
    story: list[Any] = []
    for group in kept_together(blocks):
        parts: list[Any] = []
        for block in group:
            parts += _parts(block)
        story.append(KeepTogether(parts))
    document.build(story)
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
    return Paragraph(_marked_up(text.translate(_LIKE), font), style)


def _marked_up(text: str, font: str) -> str:
    """The text for a paragraph in ``font``, each sign that it lacks in a font that has it; one that
    none has by its number, as an empty box says nothing.
    """
    from reportlab.pdfbase import pdfmetrics

    known = pdfmetrics.getFont(font).face.charToGlyph
    pieces: list[str] = []
    for sign in text:
        if ord(sign) in known or sign.isspace():
            pieces.append(escape(sign))
            continue
        other = next((name for name in _SIGNS if _has(name, sign)), "")
        if other:
            pieces.append(f'<font face="{other}">{sign}</font>')
        else:
            pieces.append(f"[U+{ord(sign):04X}]")
    return "".join(pieces)


def _has(font: str, sign: str) -> bool:
    """Whether a font of `_SIGNS` has a sign."""
    from reportlab.pdfbase import pdfmetrics

    try:
        sign.encode(pdfmetrics.getFont(font).encName)
    except UnicodeEncodeError:
        return False
    return True


def _table(rows: tuple[tuple[str, str], ...]) -> Any:  # noqa: ANN401  (as above)
    from reportlab.lib.colors import grey
    from reportlab.lib.units import cm
    from reportlab.platypus import Table

    cells = [[_paragraph(text, PartKind.TEXT) for text in row] for row in rows]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, colWidths=(4 * cm, 12 * cm), style=style)
