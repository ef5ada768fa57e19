"""The letter as DOCX."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from reports.letter.content import LetterPart, PartKind, kept_together
from reports.letter.picture_size import ANSWER_LINES, in_cm


def word_file(blocks: Iterable[LetterPart], lang: str) -> bytes:
    """The bytes of the file."""
    from docx import Document

    document = Document()
    document.core_properties.language = lang
    for group in kept_together(blocks):
        for block in group[:-1]:
            _add(document, block, follows=True)
        _add(document, group[-1], follows=False)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, block: LetterPart, follows: bool) -> None:  # noqa: ANN401  (docx gives no type for its documents)
    """Add a block; one that something of its group ``follows`` is on the same page as that."""
    made = list(_paragraphs(document, block))
    for paragraph in made if follows else made[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _paragraphs(document: Any, block: LetterPart) -> Iterator[Any]:  # noqa: ANN401  (as above)
    """The paragraphs that a block becomes, added to the document."""
    from docx.shared import Cm

    if block.kind in (PartKind.TITLE, PartKind.HEADING):
        level = 1 if block.kind is PartKind.TITLE else 2
        yield document.add_heading(block.text, level=level)
    elif block.kind is PartKind.FIGURES:
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        for texts in block.rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
                yield cell.paragraphs[0]
    elif block.kind is PartKind.PICTURE:
        width, height = in_cm(block.size)
        holder = document.add_paragraph()
        holder.add_run().add_picture(BytesIO(block.png), Cm(width), Cm(height))
        yield holder
    else:
        yield document.add_paragraph(block.text)

    if block.kind is PartKind.ANSWER:
        for _ in range(ANSWER_LINES):
            yield document.add_paragraph("")
