"""One way to say what any engine read, and the engines."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.document import Document

Box = tuple[float, float, float, float]
Regions = Sequence[tuple[int, Box]]
"""Pages and boxes that hold one table each."""
PAD = 8.0
"""How much, in points, a given region is widened: true regions end at the ink, rules stand outside
it.
"""


@dataclass(frozen=True)
class ReadCell:
    """A cell: its text, position and span."""

    text: str
    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True)
class Reading:
    """A table on one page; ``bbox`` in points from the top left of the displayed page."""

    page: int
    bbox: Box
    cells: tuple[ReadCell, ...]

    def rows(self) -> list[list[str]]:
        """The printed texts of each row, left to right."""
        out: dict[int, list[str]] = {}
        for cell in sorted(self.cells, key=lambda c: (c.row, c.col)):
            if cell.text.strip():
                out.setdefault(cell.row, []).append(cell.text)
        return [out[k] for k in sorted(out)]


def pointage(path: Path) -> Iterator[Reading]:
    """Ours: everything ``pointage extract`` computes, prose included; tables stitched over their
    pages.
    """
    from extract.pdf.source import open_source
    from extract.reader import read_document

    with open_source(path) as source:
        yield from readings_of(read_document(source))


def readings_of(document: "Document") -> Iterator[Reading]:
    """The tables of a document that we read."""
    for table in document.tables:
        raw = table.raw
        head = 1 + max(
            (c.row + c.rowspan - 1 for c in raw.header_rows), default=-1
        )
        cells = [
            ReadCell(c.text, c.row, c.col, c.rowspan, c.colspan)
            for c in raw.header_rows
        ]
        cells += [
            ReadCell(c.text, c.row + head, c.col, c.rowspan, c.colspan)
            for c in raw.cells
        ]
        place = raw.places[0]
        yield Reading(
            place.page,
            (place.bbox.x0, place.bbox.top, place.bbox.x1, place.bbox.bottom),
            tuple(cells),
        )


def pointage_regions(path: Path, regions: Regions) -> Iterator[Reading]:
    """Ours, in given regions: what is found in each is its table."""
    from extract.geometry import BBox
    from extract.grids.choose import grids
    from extract.pdf.source import open_source

    with open_source(path) as source:
        for number, box in regions:
            for grid in grids(source.page(number), within=BBox(*_padded(box))):
                cells = [
                    ReadCell(c.text, c.row, c.col, c.rowspan, c.colspan)
                    for c in grid.cells
                ]
                yield Reading(number, box, tuple(cells))


def pdfplumber_regions(path: Path, regions: Regions) -> Iterator[Reading]:
    """pdfplumber's text strategy in given regions."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for number, box in regions:
            page = pdf.pages[number - 1]
            x0, top, x1, bottom = _padded(box)
            part = page.crop(
                (
                    max(0, x0),
                    max(0, top),
                    min(page.width, x1),
                    min(page.height, bottom),
                )
            )
            for rows in part.extract_tables(
                {"vertical_strategy": "text", "horizontal_strategy": "text"}
            ):
                cells = [
                    ReadCell(t, r, c)
                    for r, line in enumerate(rows)
                    for c, t in enumerate(line)
                    if t
                ]
                yield Reading(number, box, tuple(cells))


def camelot_regions(
    flavor: str,
) -> Callable[[Path, Regions], Iterator[Reading]]:
    """camelot in given regions (``table_regions``)."""

    def read(path: Path, regions: Regions) -> Iterator[Reading]:
        import camelot as library
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            heights = [float(page.height) for page in pdf.pages]
        for number, box in regions:
            x0, top, x1, bottom = _padded(box)
            high = heights[number - 1]
            area = ",".join(
                f"{v:.1f}" for v in (x0, high - top, x1, high - bottom)
            )
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tables = library.read_pdf(
                    str(path),
                    pages=str(number),
                    suppress_stdout=True,
                    flavor=flavor,
                    table_regions=[area],
                )
            for table in tables:
                texts = table.df.values.tolist()
                cells = [
                    ReadCell(str(t), r, c)
                    for r, line in enumerate(texts)
                    for c, t in enumerate(line)
                    if str(t).strip()
                ]
                yield Reading(number, box, tuple(cells))

    return read


def _padded(box: Box) -> Box:
    return box[0] - PAD, box[1] - PAD, box[2] + PAD, box[3] + PAD


def pdfplumber_lines(path: Path) -> Iterator[Reading]:
    """pdfplumber's default strategy: tables from lines."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.find_tables():
                texts = table.extract()
                boxes = [cell for cell in table.cells if cell]
                lefts = sorted({round(b[0], 1) for b in boxes})
                tops = sorted({round(b[1], 1) for b in boxes})
                cells = [
                    _placed(text or "", box, lefts, tops)
                    for row, line in zip(table.rows, texts, strict=True)
                    for box, text in zip(row.cells, line, strict=True)
                    if box
                ]
                yield Reading(page.page_number, tuple(table.bbox), tuple(cells))
            page.close()


def _placed(
    text: str, box: Box, lefts: Sequence[float], tops: Sequence[float]
) -> ReadCell:
    col, row = lefts.index(round(box[0], 1)), tops.index(round(box[1], 1))
    colspan = sum(box[0] <= x < box[2] - 0.1 for x in lefts)
    rowspan = sum(box[1] <= y < box[3] - 0.1 for y in tops)
    return ReadCell(text, row, col, max(1, rowspan), max(1, colspan))


def camelot(**options: str) -> Callable[[Path], Iterator[Reading]]:
    """camelot with ``options``."""

    def read(path: Path) -> Iterator[Reading]:
        import camelot as library
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            heights = [float(page.height) for page in pdf.pages]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = library.read_pdf(
                str(path), pages="all", suppress_stdout=True, **options
            )
        for table in tables:
            x0, y0, x1, y1 = table._bbox
            height = heights[table.page - 1]
            texts = table.df.values.tolist()
            cells = [
                ReadCell(str(t), r, c)
                for r, line in enumerate(texts)
                for c, t in enumerate(line)
                if str(t).strip()
            ]
            yield Reading(
                table.page, (x0, height - y1, x1, height - y0), tuple(cells)
            )

    return read


ENGINES: dict[str, Callable[[Path], Iterator[Reading]]] = {
    "pointage": pointage,
    "pdfplumber lines": pdfplumber_lines,
    "camelot lattice vector": camelot(flavor="lattice", engine="vector"),
    "camelot network": camelot(flavor="network"),
    "camelot auto": camelot(flavor="auto"),
}

IN_REGIONS: dict[str, Callable[[Path, Regions], Iterator[Reading]]] = {
    "pointage": pointage_regions,
    "pdfplumber text": pdfplumber_regions,
    "camelot network": camelot_regions("network"),
    "camelot auto": camelot_regions("auto"),
}

IMPORTS = {
    "pointage": ["extract.reader"],
    "pdfplumber": ["pdfplumber"],
    "camelot": ["camelot", "pdfplumber"],
}
"""What each engine needs loaded, by the first word of its name."""
