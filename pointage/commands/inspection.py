"""What `pointage inspect` says: each page with its tables, each table with its engine, spans and
doubts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from extract.document import Document, PageInfo
from extract.geometry import BBox
from extract.table import Table
from pointage.commands.inspection_tables import describe_columns, describe_rows
from validate.acts.kind_names import KIND_NAMES, told_by
from validate.acts.recognise import recognise_acts
from validate.model.finding import Message

_KINDS = {
    "tables": ("tableaux", "tables"),
    "prose": ("texte", "prose"),
    "empty": ("page vide", "empty page"),
    "scan": ("image sans texte", "image without text"),
    "garbled": ("texte illisible", "garbled text"),
    "bad-ocr": (
        "image sous un texte mal reconnu",
        "image under badly recognised text",
    ),
    "ocr": ("image lue par OCR", "image read by OCR"),
    "ocr-garbled": (
        "texte illisible, image lue par OCR",
        "garbled text, image read by OCR",
    ),
    "ocr-bad-ocr": (
        "texte mal reconnu, image lue par OCR",
        "badly recognised text, image read by OCR",
    ),
}


_WORDS: Mapping[str, tuple[str, str]] = {
    "sections": ("Parties", "Sections"),
    "acts": ("Nature des actes", "Kinds of act"),
    "unclear": ("nature incertaine", "kind unclear"),
    "left over": ("caractères non classés", "characters left over"),
    "doubt": ("doute", "doubt"),
    "rows": ("lignes", "rows"),
    "columns": ("colonnes", "columns"),
    "spans": ("cellules fusionnées", "spans"),
    "cells": ("cellules", "cells"),
}


def describe(document: Document, page: int | None, lang: str) -> Iterator[str]:
    """Lines of text, for one page or all."""
    yield f"{document.name} · sha256 {document.sha256}"
    for notice in document.notices:
        yield f"· {notice}"

    yield ""
    yield _in(lang, _WORDS["sections"])
    for section in document.sections:
        yield f"  p. {section.start[0]:>3}  {section.id:<16} {section.title}"

    yield ""
    yield from _acts(document, lang)

    yield ""
    for info in document.pages:
        if page is None or info.number == page:
            yield from _page(document, info, lang)


def _acts(document: Document, lang: str) -> Iterator[str]:
    """The acts, each with its kind, what speaks for it, and what else it may be."""
    yield _in(lang, _WORDS["acts"])
    for act in recognise_acts(document):
        kinds = " + ".join(_said(KIND_NAMES[kind], lang) for kind in act.kinds)
        yield f"  {act.title} : {kinds or _in(lang, _WORDS['unclear'])}"
        for score in filter(None, (act.likeliest, act.runner_up)):
            name = _said(KIND_NAMES[score.kind], lang)
            reasons = _said(told_by(score), lang)
            yield f"    {name} ({score.points}) : {reasons}"


def _said(message: Message, lang: str) -> str:
    return _in(lang, (message.fr, message.en))


def _in(lang: str, words: tuple[str, str]) -> str:
    french, english = words
    if lang == "en":
        return english
    return french


def _page(document: Document, info: PageInfo, lang: str) -> Iterator[str]:
    line = f"page {info.number}"
    if info.folio:
        line += f" (folio {info.folio})"
    line += f" : {_in(lang, _KINDS.get(info.kind, (info.kind, info.kind)))}"
    if info.leftover:
        line += f", {info.leftover} {_in(lang, _WORDS['left over'])}"
    yield line

    for table in document.tables:
        if table.box(info.number) is not None:
            yield from _table(table, info.number, lang)
    of_tables = (table.raw.doubts for table in document.tables)
    for doubt in chain(document.doubts, *of_tables):
        if doubt.page == info.number:
            what = f"{_in(lang, _WORDS['doubt'])} {doubt.code} {_box(doubt.bbox)} {doubt.detail}"
            yield f"    ! {what}".rstrip()


def _table(table: Table, page: int, lang: str) -> Iterator[str]:
    yield f"  {table.id} « {table.caption} »"
    box = table.box(page)
    if box is not None:
        yield f"    {_box(box)}"

    raw = table.raw
    rows = sum(number == page for number in raw.row_pages)
    spans = sum(cell.rowspan > 1 or cell.colspan > 1 for cell in raw.cells)
    sizes = (
        f"{rows} {_in(lang, _WORDS['rows'])} / {raw.rows}",
        f"{len(table.columns)} {_in(lang, _WORDS['columns'])}",
        f"{spans} {_in(lang, _WORDS['spans'])}",
    )
    engines = Counter(cell.engine for cell in raw.cells)
    counted = ", ".join(
        f"{name} {count}" for name, count in sorted(engines.items())
    )
    yield f"    {', '.join(sizes)} ; {_in(lang, _WORDS['cells'])} : {counted}"

    language = 1 if lang == "en" else 0
    yield from describe_columns(table, language)
    yield from describe_rows(table, page, language)


def _box(box: BBox) -> str:
    return f"({box.x0:.0f},{box.top:.0f},{box.x1:.0f},{box.bottom:.0f})"
