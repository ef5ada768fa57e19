"""Pages of tens of thousands of rules, boxes and figures: what one costs to read.

python -m benchmarks.crowded [NAME ...]

Each page is read in a process of its own, imports apart. Printed: seconds of processor time, peak
memory, cells read.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

_SIDE = 1400.0
"""Points of a side of a page."""


def _page(path: Path) -> Canvas:
    canvas = Canvas(str(path), pagesize=(_SIDE, _SIDE))
    canvas.setLineWidth(0.2)
    canvas.setFont("Helvetica", 4)
    return canvas


def _write_figures(canvas: Canvas, count: int, every: int = 1) -> None:
    """A figure in each of ``count`` x ``count`` cells, or every so many rows and columns."""
    step = _SIDE / count
    for row in range(0, count, every):
        for column in range(0, count, every):
            text = str((row * 7 + column * 13) % 97)
            canvas.drawString(column * step + 1, row * step + 1, text)


def table(path: Path, count: int = 100) -> None:
    """A table of ``count`` x ``count`` cells with a figure each, its rules as long as the page."""
    canvas = _page(path)
    for k in range(count + 1):
        at = k * _SIDE / count
        canvas.line(0, at, _SIDE, at)
        canvas.line(at, 0, at, _SIDE)
    _write_figures(canvas, count)
    canvas.save()


def rules(path: Path) -> None:
    """300 x 300 rules, and figures in some of the boxes that they draw."""
    canvas = _page(path)
    for k in range(301):
        at = k * _SIDE / 300
        canvas.line(0, at, _SIDE, at)
        canvas.line(at, 0, at, _SIDE)
    _write_figures(canvas, 300, every=6)
    canvas.save()


def pieces(path: Path) -> None:
    """300 x 150 boxes whose sides are drawn one by one."""
    canvas = _page(path)
    for row in range(150):
        for column in range(300):
            x, y = column * _SIDE / 300, row * _SIDE / 150
            canvas.line(x, y, x + _SIDE / 300, y)
            canvas.line(x, y, x, y + _SIDE / 150)
    _write_figures(canvas, 150, every=3)
    canvas.save()


def boxes(path: Path, count: int = 200) -> None:
    """``count`` x ``count`` boxes with white between them: no two are of one drawing."""
    canvas = _page(path)
    step = _SIDE / count
    for row in range(count):
        for column in range(count):
            canvas.rect(column * step, row * step, step / 2, step / 2)
    _write_figures(canvas, count, every=3)
    canvas.save()


def backgrounds(path: Path, count: int = 200) -> None:
    """As many grey boxes instead."""
    canvas = _page(path)
    canvas.setFillGray(0.8)
    step = _SIDE / count
    for row in range(count):
        for column in range(count):
            box = column * step, row * step, step / 2, step / 2
            canvas.rect(*box, stroke=0, fill=1)
    canvas.setFillGray(0)
    _write_figures(canvas, count, every=3)
    canvas.save()


PAGES: dict[str, Callable[[Path], None]] = {
    page.__name__: page for page in (table, rules, pieces, boxes, backgrounds)
}


class PageCost(NamedTuple):
    """What reading a page took."""

    seconds: float
    megabytes: float
    cells: int


def measure_page(name: str) -> PageCost:
    """What the page ``name`` takes to read, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.crowded", "--once", name],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return PageCost(*json.loads(done.stdout.splitlines()[-1]))


def _once(name: str) -> None:
    from benchmarks.peak_memory import own_peak
    from extract.pdf.source import open_source
    from extract.reader import read_document
    from validate.reading_judge import judge

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.pdf"
        PAGES[name](path)
        start = time.process_time()
        with open_source(path) as source:
            document = read_document(source, judge)
            cells = sum(len(one.raw.cells) for one in document.tables)
    print(json.dumps([time.process_time() - start, own_peak(), cells]))


def main() -> None:
    """Print one line a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", default=list(PAGES))
    parser.add_argument("--once", choices=list(PAGES), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        _once(given.once)
        return
    print(f"{'page':<14}{'seconds':>9}{'peak MB':>9}{'cells':>8}")
    for name in given.names:
        cost = measure_page(name)
        print(
            f"{name:<14}{cost.seconds:>9.1f}{cost.megabytes:>9.0f}{cost.cells:>8}",
            flush=True,
        )


if __name__ == "__main__":
    main()
