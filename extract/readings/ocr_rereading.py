"""Figures of a scan under accusation, read once more: each cut out of the page, larger, and apart
from its table.

A figure may be misread surely. Where an identity fails, its figures are read again at a higher
scale; one whose digits then differ, as surely read, is in doubt like any other: arithmetic may
choose between the two readings, and says so.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from extract.document import Document
from extract.geometry import BBox
from extract.grid import Doubt
from extract.ocr.digit_doubts import SURE, trust
from extract.ocr.engine import OcrEngine, Picture
from extract.ocr.orientation import upright_picture
from extract.pdf.source import Source
from extract.readings.judge import Judge
from extract.readings.ocr_arbitration import arbitrated
from extract.readings.reconcile import with_tables
from extract.table import RawCell, RawTable, Table
from extract.tables.typing import type_table

_DPI = 350
"""Pixels to the inch: three quarters more than at first, so that the engine sees other pixels."""
_INSET = 1.0
"""Points left out along a cell's edges: its rules."""
_MARGIN = 40
"""White pixels around each cut."""
_HIGH = 1900
"""Pixels of a picture of cuts: RapidOCR makes higher ones smaller."""
_MOST = 120
"""Cells read again in a document: more of them are no misreadings."""
_DOUBTED = 0.8
"""The probability given to a figure that a second reading contradicts."""

Cell = tuple[str, int, int]
"""A cell by its table, row and column."""


def reread(
    source: Source, document: Document, cells: Collection[Cell], engine: OcrEngine, judge: Judge
) -> Document:
    """``document`` with those of ``cells`` that a second reading contradicts in doubt, or settled
    by ``judge``.

    Only figures that an engine read surely on a scan are read again; the same object where none
    differs.
    """
    asked: dict[str, list[RawCell]] = {}
    for table in document.tables:
        named = [cell for cell in table.raw.cells if (table.id, cell.row, cell.col) in cells]
        scanned = {page.number for page in document.pages if page.kind.startswith("ocr")}
        sure = [
            cell
            for cell in named
            if not cell.readings and cell.confidence >= SURE and _on(cell, scanned)
        ]
        if (
            sure and type_table(table.raw) == table
        ):  # else its places, turned back, no longer tell its structure
            asked[table.id] = sure
    if not 0 < sum(map(len, asked.values())) <= _MOST:
        return document
    fresh = {}
    for table in document.tables:
        others = _contradicted(source, asked.get(table.id, ()), engine)
        if others:
            fresh[table.id] = arbitrated(_doubted(table.raw, others, engine.name), judge)
    return _renewed(document, fresh, {name: asked[name] for name in fresh}) if fresh else document


def _on(cell: RawCell, scanned: Collection[int]) -> bool:
    return (
        len(cell.places) == 1
        and cell.places[0].page in scanned
        and any(map(str.isdigit, cell.text))
    )


def _contradicted(
    source: Source, cells: Sequence[RawCell], engine: OcrEngine
) -> Mapping[tuple[int, int], str]:
    """What the second reading says of the cells where its digits are as many, sure, and others."""
    found = {}
    for cell, digits in zip(cells, _digits(source, cells, engine), strict=True):
        known = _digits_of(cell.text)
        if len(digits) == len(known) and digits != known:
            found[cell.row, cell.col] = _with_digits(cell.text, digits)
    return found


def _doubted(raw: RawTable, others: Mapping[tuple[int, int], str], engine: str) -> RawTable:
    def doubted(cell: RawCell) -> RawCell:
        other = others.get((cell.row, cell.col))
        if other is None:
            return cell
        return replace(
            cell, readings=((engine, other),), confidence=min(cell.confidence, trust(_DOUBTED))
        )

    return replace(raw, cells=tuple(map(doubted, raw.cells)))


def _renewed(
    document: Document, fresh: Mapping[str, RawTable], asked: Mapping[str, Sequence[RawCell]]
) -> Document:
    tables: dict[str, Table] = {name: type_table(raw) for name, raw in fresh.items()}
    doubts: list[Doubt] = []
    for table in document.tables:
        if table.id in fresh:
            told = fresh[table.id].doubts[len(table.raw.doubts) :]
            doubts += (*told, *_open(fresh[table.id], asked[table.id]))
    return with_tables(document, tables, doubts)


def _open(raw: RawTable, asked: Sequence[RawCell]) -> Iterator[Doubt]:
    """The cells read twice between which nothing decided."""
    places = {cell.places for cell in asked}
    for cell in raw.cells:
        if cell.places in places and cell.readings and not cell.arbitrated:
            place = cell.places[0]
            yield Doubt(
                place.page, place.bbox, "engines-disagree", f"{cell.text} | {cell.readings[0][1]}"
            )


# ------------------------------------------------------------------------------------------------------
# pictures


def _digits(source: Source, cells: Sequence[RawCell], engine: OcrEngine) -> list[str]:
    """The digits read surely in each cell; "" where one is not sure."""
    cuts = [_cut(source, cell) for cell in cells]
    found: list[str] = []
    while len(found) < len(cuts):
        sheet, bands = stacked(cuts[len(found) :])
        chars = [char for line in engine.read(sheet) for char in line.chars]
        for top, bottom in bands:
            inside = sorted(
                (char for char in chars if top <= char.y < bottom), key=lambda char: char.x
            )
            sure = all(char.confidence >= SURE for char in inside)
            found.append(_digits_of("".join(char.text for char in inside)) if sure else "")
    return found


def _cut(source: Source, cell: RawCell) -> Picture:
    """The cell's picture, upright."""
    page, (x0, top, x1, bottom) = cell.places[0]
    inner = BBox(
        x0 + _INSET,
        top + _INSET,
        max(x1 - _INSET, x0 + _INSET + 1),
        max(bottom - _INSET, top + _INSET + 1),
    )
    return upright_picture(
        np.asarray(source.render(page, _DPI / 72, inner), dtype=np.uint8), cell.angle
    )


def stacked(cuts: Sequence[Picture]) -> tuple[Picture, list[tuple[int, int]]]:
    """As many of ``cuts`` as fit one under the other on one white picture, and where each begins
    and ends.
    """
    bands: list[tuple[int, int]] = []
    y = _MARGIN
    for cut in cuts:
        if bands and y + cut.shape[0] + _MARGIN > _HIGH:
            break
        bands.append((y, y + cut.shape[0]))
        y += cut.shape[0] + _MARGIN
    sheet = np.full((y, max(cut.shape[1] for cut in cuts) + 2 * _MARGIN, 3), 255, np.uint8)
    for (top, bottom), cut in zip(bands, cuts, strict=False):
        sheet[top:bottom, _MARGIN : _MARGIN + cut.shape[1]] = cut
    return sheet, bands


def _digits_of(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def _with_digits(text: str, digits: str) -> str:
    """``text`` with its digits replaced one by one."""
    left = iter(digits)
    return "".join(
        next(left) if letter.isascii() and letter.isdigit() else letter for letter in text
    )
