"""How long the desk keeps a person waiting, in Chromium, and what it holds in memory at rest.

python -m benchmarks.desk_speed [PDF] [--pages N]

Without a PDF one is drawn: tables of 25 lines and 4 columns of figures, as many as ``--pages``
(200: 20,000 cells). Printed: the reading's seconds; the time until the first page is drawn, and
until all figures can be worked on; the median and the longest time from pointing at a cell until
its mark is painted; the seconds in which it is checked again, its pages kept; memory of the desk's
processes once nothing is asked of it (proportional set size, Linux).
"""

import argparse
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from reportlab.pdfgen.canvas import Canvas

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+/")
LINES, COLUMNS = 25, 4
AGAIN = 3
"""How often a document is checked again."""
TIMES = 5
"""How often a document is opened."""
REST = 5.0
"""Seconds after which a desk of which nothing is asked is at rest."""
MARKED = """async () => {
  const cells = [...document.querySelectorAll(".grid td[data-facts]")].slice(0, 60);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (const cell of cells) {
    await frame();
    const start = performance.now();
    cell.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    await frame();
    if (!cell.classList.contains("lit")) throw new Error("a cell was not marked");
    took.push(performance.now() - start);
  }
  return took;
}"""
"""Points at cells, one after the other: how long until each is marked and painted."""


CHECKED_AGAIN = """async () => {
  const start = performance.now();
  await fetch("reread", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: "{}",
  });
  for (;;) {
    await new Promise((done) => setTimeout(done, 50));
    const { phase } = await (await fetch("state", { cache: "no-store" })).json();
    if (phase === "ready") return performance.now() - start;
  }
}"""
"""Has the document checked again, as after a correction, its pages being kept."""


def draw_tables(path: Path, pages: int) -> None:
    """A document of ``pages`` ruled tables, each with its total."""
    from reportlab.pdfgen.canvas import Canvas

    canvas, chance = Canvas(str(path)), random.Random(7)
    for page in range(1, pages + 1):
        canvas.drawString(
            50, 800, f"Tableau {page} - Subventions aux associations"
        )
        rows = [
            [chance.randrange(1_000, 90_000) for _ in range(COLUMNS)]
            for _ in range(LINES - 1)
        ]
        rows.append([sum(column) for column in zip(*rows, strict=True)])
        _draw_table(canvas, page, rows)
        canvas.showPage()
    canvas.save()


def _draw_table(canvas: "Canvas", page: int, rows: list[list[int]]) -> None:
    """Rules, then a header and a line a row."""
    edges = [50, 200, 290, 380, 470, 560]
    tops = [780 - 18 * at for at in range(len(rows) + 2)]
    canvas.grid(edges, tops)

    header = ["Association", *(f"Action {n}" for n in range(1, COLUMNS + 1))]
    lines = [header]
    for at, row in enumerate(rows, 1):
        name = "Total" if at == len(rows) else f"Association {page}-{at}"
        lines.append(
            [name, *(f"{value:_},00".replace("_", " ") for value in row)]
        )
    for top, line in zip(tops, lines, strict=False):
        for left, text in zip(edges, line, strict=False):
            canvas.drawString(left + 3, top - 13, text)


@contextmanager
def desk_of(pdf: Path) -> Iterator[tuple[str, int]]:
    """The address of a desk, and the id of its process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pointage", "desk", str(pdf), "--no-browser"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    told = (ADDRESS.search(line) for line in process.stderr)
    found = next(filter(None, told))
    try:
        yield found[0], process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def memory_of(pid: int) -> dict[int, float]:
    """Megabytes of a process and of those it started."""
    found = {}
    for each in (pid, *_started_by(pid)):
        held = Path(f"/proc/{each}/smaps_rollup").read_text()
        size = re.search(r"^Pss:\s+(\d+)", held, re.MULTILINE)
        assert size is not None
        found[each] = int(size[1]) / 1024
    return found


def _started_by(pid: int) -> Iterator[int]:
    listed = Path(f"/proc/{pid}/task")
    for task in listed.iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from _started_by(int(child))


def opened_in(page: "Page", address: str) -> tuple[float, float]:
    """Seconds until the first page of a document is drawn, and until all can be worked on."""
    started = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".paper img")
    page.evaluate("() => document.querySelector('.paper img').decode()")
    drawn = time.monotonic() - started
    page.wait_for_selector("body[data-ready]")
    return drawn, time.monotonic() - started


def watch(page: "Page", address: str, pid: int) -> None:
    """Measure one desk and print it."""
    started = time.monotonic()
    page.goto(address)
    page.wait_for_selector("body[data-ready] .paper img", timeout=1_800_000)
    print(f"read and shown after {time.monotonic() - started:.1f} s")

    opened = [opened_in(page, address) for _ in range(TIMES)]
    drawn, ready = zip(*opened, strict=True)
    print(
        f"first page drawn after {min(drawn):.2f} s, figures marked after"
        f" {min(ready):.2f} s (best of {TIMES}; at most {max(drawn):.2f},"
        f" {max(ready):.2f})"
    )

    page.wait_for_selector(".grid td[data-facts]")
    took = page.evaluate(MARKED)
    print(
        f"a cell's mark: {statistics.median(took):.0f} ms,"
        f" at most {max(took):.0f} ms of {len(took)}"
    )

    page.goto(f"{address}onward")  # which stays where it is meanwhile
    again = [page.evaluate(CHECKED_AGAIN) / 1000 for _ in range(AGAIN)]
    print(
        f"checked again after {min(again):.1f} s"
        f" (best of {AGAIN}; at most {max(again):.1f})"
    )

    time.sleep(REST)
    held = memory_of(pid)
    parts = ", ".join(f"{size:.0f}" for size in held.values())
    print(f"at rest {sum(held.values()):.0f} MB ({parts})")


def main() -> None:
    """Measure a document given, or one that is drawn."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    given = parser.parse_args()
    chromium = os.environ.get("POINTAGE_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("apt-get install chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        pdf = given.pdf
        if pdf is None:
            pdf = Path(folder) / "tableaux.pdf"
            draw_tables(pdf, given.pages)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        with desk_of(pdf) as (address, pid):
            watch(browser.new_page(), address, pid)
        browser.close()


if __name__ == "__main__":
    main()
