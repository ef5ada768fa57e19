"""OCR engines against the text layer of the same pages, scanned by a program.

Pages with tables are rendered at 200 dpi, turned by up to 1.5 degrees and stored as JPEG. Each
numeric cell that the text layer has must be read from its place on the picture: figures read
exactly, those read wrongly that the engine was not sure of, cells that the grid gives with the
whole text, and processor seconds a page.

    python -m benchmarks.ocr [--corpus DIR] [--engine rapidocr] [--engine tesseract]
"""

import argparse
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids import choose
from extract.ocr.digit_doubts import SURE
from extract.ocr.ocr_engine import OcrEngine
from extract.ocr.picture_rules import straighten
from extract.ocr.registry import ENGINES
from extract.ocr.scanned_page import DPI, read_picture
from extract.pdf.page import Page
from extract.pdf.source import open_source

SKEWS = (0.0, 1.5, -0.8)
"""Degrees."""
QUALITY = 60
"""Of the JPEG, of 100: what municipal scanners use by default."""
SAMPLE = Path(__file__).parent.parent / "sample_pdfs"
PAGES = (
    ("sample", 2),
    ("sample", 20),
    ("01-subventions-clean", 2),
    ("02-voirie-clean", 2),
)


@dataclass(frozen=True, slots=True)
class Score:
    """What an engine made of some pages."""

    figures: int = 0
    exact: int = 0
    flagged: int = 0
    cells: int = 0
    seconds: float = 0.0
    pages: int = 0

    def __add__(self, other: "Score") -> "Score":
        names = ("figures", "exact", "flagged", "cells", "seconds", "pages")
        return Score(
            *(getattr(self, name) + getattr(other, name) for name in names)
        )

    def __str__(self) -> str:
        wrong = self.figures - self.exact
        return (
            f"{self.pages} pages, {self.figures} figures: {self.exact / self.figures:.4f} exact,"
            f" {wrong} wrong of which {self.flagged} doubtful; {self.cells / self.figures:.4f} as"
            f" whole cells; {self.seconds / self.pages:.1f} processor seconds a page"
        )


def scanned(picture: Image.Image, degrees: float) -> np.ndarray:
    """The picture as a scanner gives it: turned, and stored with loss."""
    turned = straighten(
        np.asarray(picture, dtype=np.uint8), -float(np.tan(np.radians(degrees)))
    )
    out = io.BytesIO()
    Image.fromarray(turned).save(out, "JPEG", quality=QUALITY)
    return np.asarray(Image.open(out).convert("RGB"), dtype=np.uint8)


def ink(text: str) -> str:
    """Without spaces, and any dash as one."""
    return "".join(text.split()).replace("−", "-").replace("–", "-")


def is_numeric(cell: GridCell) -> bool:
    """Whether most of a cell is digits."""
    text = ink(cell.text)
    return (
        len(cell.lines) == 1
        and 2 * sum(c.isdigit() for c in text) >= len(text) > 0
    )


def score(engine: OcrEngine, path: Path, number: int) -> Iterator[Score]:
    """The score of one page for each skew."""
    with open_source(path) as source:
        printed = source.page(number)
        truth = [
            cell
            for grid in choose.grids(printed)
            for cell in grid.cells
            if is_numeric(cell)
        ]
        picture = source.render(number, DPI / 72)
    for degrees in SKEWS:
        start = _processor()
        page = read_picture(scanned(picture, degrees), number, engine)
        grids = choose.grids(page)
        seconds = _processor() - start
        found = [_one(cell, page, grids) for cell in truth]
        yield sum(found, Score(seconds=seconds, pages=1))


def _processor() -> float:
    """Processor seconds of this program and those it started: what a page costs, whatever else the
    machine does.
    """
    return sum(os.times()[:4])


def _one(cell: GridCell, page: Page, grids: tuple[Grid, ...]) -> Score:
    text, weakest = _at(page, cell.bbox)
    exact = text == ink(cell.text)
    best = max(
        (c for grid in grids for c in grid.cells),
        key=lambda c: c.bbox.common(cell.bbox),
        default=None,
    )
    return Score(
        1,
        int(exact),
        int(not exact and weakest < SURE),
        int(best is not None and ink(best.text) == text == ink(cell.text)),
    )


def _at(page: Page, box: BBox) -> tuple[str, float]:
    """What is read in ``box``, and how surely; nothing at all is not sure."""
    boxes = page.chars.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = np.flatnonzero(
        (x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)
    )
    index = sorted(
        (k for k in inside.tolist() if not page.chars.text[k].isspace()),
        key=lambda k: float(x[k]),
    )
    sure = page.chars.confidence
    weakest = (
        min((float(sure[k]) for k in index), default=0.0)
        if sure is not None
        else 1.0
    )
    return ink("".join(page.chars.text[k] for k in index)), weakest


def main() -> None:
    """Print one line for each engine and page, and one for each engine."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        default=Path(os.environ.get("POINTAGE_CORPUS", ".")),
    )
    parser.add_argument("--engine", action="append", choices=sorted(ENGINES))
    options = parser.parse_args()
    sample = next(iter(sorted(SAMPLE.glob("*.pdf"))))
    for name in options.engine or [
        each.name for each in ENGINES.values() if each.is_installed()
    ]:
        engine, total = ENGINES[name].load(), Score()
        for stem, number in PAGES:
            path = (
                sample
                if stem == "sample"
                else options.corpus / "generated" / f"{stem}.pdf"
            )
            part = sum(score(engine, path, number), Score())
            total += part
            print(f"{name} {stem} p. {number}: {part}", flush=True)
        print(f"{name}: {total}", flush=True)


if __name__ == "__main__":
    main()
