"""What `pointage inspect` says: each page with its tables, each table with its engine, spans and
doubts.
"""

from collections import Counter
from collections.abc import Iterator

from extract.document import Document, PageInfo
from extract.table import Table

_KINDS = {
    "tables": ("tableaux", "tables"),
    "prose": ("texte", "prose"),
    "empty": ("page vide", "empty page"),
    "scan": ("image sans texte", "image without text"),
    "garbled": ("texte illisible", "garbled text"),
    "bad-ocr": ("image sous un texte mal reconnu", "image under badly recognised text"),
    "ocr": ("image lue par OCR", "image read by OCR"),
    "ocr-garbled": ("texte illisible, image lue par OCR", "garbled text, image read by OCR"),
    "ocr-bad-ocr": (
        "texte mal reconnu, image lue par OCR",
        "badly recognised text, image read by OCR",
    ),
}


def describe(document: Document, page: int | None, lang: str) -> Iterator[str]:
    """Lines of text, for one page or all."""
    french = lang != "en"
    yield f"{document.name} · sha256 {document.sha256}"
    yield from ("· " + notice for notice in document.notices)
    yield ""
    yield "Sections" if not french else "Parties"
    for section in document.sections:
        yield f"  p. {section.start[0]:>3}  {section.id:<16} {section.title}"
    yield ""
    for info in document.pages:
        if page is None or info.number == page:
            yield from _page(document, info, french)


def _page(document: Document, info: PageInfo, french: bool) -> Iterator[str]:
    kind = _KINDS.get(info.kind, (info.kind, info.kind))[0 if french else 1]
    folio = f" (folio {info.folio})" if info.folio else ""
    rest = f", {info.leftover} " + ("caractères non classés" if french else "characters left over")
    yield f"page {info.number}{folio} : {kind}{rest if info.leftover else ''}"
    for table in document.tables:
        if table.box(info.number) is not None:
            yield from _table(table, info.number, french)
    for doubt in document.doubts:
        if doubt.page == info.number:
            x0, top, x1, bottom = doubt.bbox
            word = "doute" if french else "doubt"
            yield (
                f"    ! {word} {doubt.code} ({x0:.0f},{top:.0f},{x1:.0f},{bottom:.0f})"
                f" {doubt.detail}".rstrip()
            )


def _table(table: Table, page: int, french: bool) -> Iterator[str]:
    box = table.box(page)
    engines = ", ".join(
        f"{name} {count}"
        for name, count in sorted(Counter(c.engine for c in table.raw.cells).items())
    )
    spans = sum(cell.rowspan > 1 or cell.colspan > 1 for cell in table.raw.cells)
    rows = sum(number == page for number in table.raw.row_pages)
    words = (
        ("lignes", "colonnes", "cellules fusionnées", "cellules")
        if french
        else ("rows", "columns", "spans", "cells")
    )
    yield f"  {table.id} « {table.caption} »"
    if box is not None:
        yield f"    ({box.x0:.0f},{box.top:.0f},{box.x1:.0f},{box.bottom:.0f})"
    size = (
        f"{rows} {words[0]} / {table.raw.rows}, {len(table.columns)} {words[1]}, {spans} {words[2]}"
    )
    yield f"    {size} ; {words[3]} : {engines}"
    yield "    " + " | ".join(f"{column.label} [{column.kind}]" for column in table.columns)
