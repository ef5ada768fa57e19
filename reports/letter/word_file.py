"""The letter as DOCX."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reports.letter.content import LetterPart, PartKind
from reports.letter.picture_size import ANSWER_LINES, in_cm


def word_file(blocks: Iterable[LetterPart], lang: str) -> bytes:
    """The bytes of the file."""
    from docx import Document

    document = Document()
    document.core_properties.language = lang
    for block in blocks:
        _add(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, block: LetterPart) -> None:  # noqa: ANN401  (docx gives no type for its documents)
    from docx.shared import Cm

    if block.kind in (PartKind.TITLE, PartKind.HEADING):
        level = 1 if block.kind is PartKind.TITLE else 2
        document.add_heading(block.text, level=level)
    elif block.kind is PartKind.FIGURES:
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        for label, value in block.rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
    elif block.kind is PartKind.PICTURE:
        width, height = in_cm(block.size)
        document.add_picture(BytesIO(block.png), Cm(width), Cm(height))
    else:
        document.add_paragraph(block.text)
    if block.kind is PartKind.ANSWER:
        for _ in range(ANSWER_LINES):
            document.add_paragraph("")
