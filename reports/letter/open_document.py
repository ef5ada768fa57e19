"""The letter as ODT."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reports.letter.content import LetterPart, PartKind, kept_together
from reports.letter.picture_size import ANSWER_LINES, in_cm

_CELL = "letter-cell"
_WIDTHS = {"letter-labels": "4.5cm", "letter-values": "12.5cm"}
"""Styles of the two columns of figures, with their widths."""
_FOLLOWED, _WHOLE = "letter-followed", "letter-whole"
"""Styles of a paragraph and of a table that are on the same page as what follows."""


def open_document(blocks: Iterable[LetterPart], lang: str) -> bytes:
    """The bytes of the file."""
    from odfdo import Document

    document = Document("text")
    document.language = {"fr": "fr-FR", "en": "en-GB"}[lang]
    document.body.clear()
    _leave_headings_unnumbered(document)
    _add_table_styles(document)
    _add_followed_styles(document)
    number = 0
    for group in kept_together(blocks):
        for block in group:
            _add(document, block, f"b{number}", block is not group[-1])
            number += 1
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _leave_headings_unnumbered(document: Any) -> None:  # noqa: ANN401  (odfdo gives no type for what it builds)
    """The template numbers headings, and the letter's own numbers would stand behind those."""
    for outline in document.styles.get_elements("//text:outline-style"):
        outline.delete()


def _add_table_styles(document: Any) -> None:  # noqa: ANN401  (as above)
    """Lines under the cells, and a narrow column of labels."""
    from odfdo import Style

    cell = Style(
        "table-cell",
        name=_CELL,
        area="table-cell",
        border_bottom="0.5pt solid #999999",
        padding="0.1cm",
    )
    document.insert_style(cell, automatic=True)
    for name, width in _WIDTHS.items():
        column = Style("table-column", name=name, width=width)
        document.insert_style(column, automatic=True)


def _add_followed_styles(document: Any) -> None:  # noqa: ANN401  (as above)
    """A table of figures is not cut; a heading has such a style in the template."""
    from odfdo import Style

    keep = {"fo:keep-with-next": "always"}
    whole = {**keep, "style:may-break-between-rows": "false"}
    for name, family, properties in (
        (_FOLLOWED, "paragraph", keep),
        (_WHOLE, "table", whole),
    ):
        style = Style(family, name=name)
        style.set_properties(properties, area=family)
        document.insert_style(style, automatic=True)


def _add(document: Any, block: LetterPart, name: str, follows: bool) -> None:  # noqa: ANN401  (as above)
    """Add a block; one that something of its group ``follows`` is on the same page as that."""
    from odfdo import Frame, Header, Paragraph

    body = document.body
    is_answer = block.kind is PartKind.ANSWER
    style = _FOLLOWED if follows or is_answer else None
    if block.kind in (PartKind.TITLE, PartKind.HEADING):
        level = 1 if block.kind is PartKind.TITLE else 2
        body.append(Header(level, block.text))
    elif block.kind is PartKind.FIGURES:
        body.append(_table(block.rows, name))
    elif block.kind is PartKind.PICTURE:
        image = BytesIO(block.png)
        image.name = f"{name}.png"
        path = document.add_file(image)
        width, height = in_cm(block.size)
        frame = Frame.image_frame(
            path,
            name=name,
            size=(f"{width}cm", f"{height}cm"),
            anchor_type="as-char",
        )
        holder = Paragraph("", style=style)
        holder.append(frame)
        body.append(holder)
    else:
        body.append(Paragraph(block.text, style=style))
    if is_answer:
        for _ in range(ANSWER_LINES - 1):
            body.append(Paragraph("", style=_FOLLOWED))
        body.append(Paragraph(""))


def _table(rows: Sequence[tuple[str, str]], name: str) -> Any:  # noqa: ANN401  (as above)
    from odfdo import Cell, Column, Row, Table

    table = Table(name, style=_WHOLE)
    for style in _WIDTHS:
        table.append(Column(style=style))
    for texts in rows:
        row = Row()
        row.extend_cells([Cell(text, style=_CELL) for text in texts])
        table.append(row)
    return table
