"""Pages of the minutes drawn by lot, and what is read on them: written down before anybody looks.

python -m benchmarks.judging.drawn_pages [FOLDER --seed N] [--pages N] [--parts ...] [--pictures]

Pages are drawn from the minutes (`POINTAGE_CORPUS`), every other one from the first of ``--parts``
(the third, where nothing is said), the rest from the others named there. FOLDER gets the draw
(`draw.csv`: file's short hash and page, in the order drawn) and what the tables of each drawn
document hold (`HASH.json`). ``--pictures`` paints the drawn pages to be looked at, once that is
there. What was judged so is kept, without names, in `drawn_tables.csv`, and summed up where no
folder is named: *exact* as printed, header and all; *minor*: every figure in its place, but a
header line kept as a row, a row cut in two, two lists in one; *wrong*: a figure lost, changed or
in another place; *missed*, *invented*: the table.
"""

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from benchmarks.judging.corpora import corpus_folder, part_of, sha256_of
from extract.errors import UnreadableError
from extract.table import Table

HERE = Path(__file__).resolve().parent
JUDGED = HERE / "drawn_tables.csv"
"""One line a table, as judged on its page: draw, file's short hash, page, part, verdict, reason."""
VERDICTS = ("exact", "minor", "wrong", "missed", "invented")
DRAWN = 120
"""Pages drawn where nobody says how many: a third of them shows a table."""
SHORT = 16
"""Digits of a hash that name a file."""
SCALE = 1.6
"""Pixels a point of a painted page."""


class DrawnPage(NamedTuple):
    """A page of a document, counted from 1."""

    path: Path
    page: int


def draw_pages(
    counts: Mapping[Path, int], part: str, count: int, seed: int
) -> list[DrawnPage]:
    """``count`` of the pages of documents by lot: one of ``part``, one of the others, and so on
    while both last. ``counts`` are the pages of each document.
    """
    halves: tuple[list[DrawnPage], list[DrawnPage]] = ([], [])
    for path in sorted(counts):
        half = halves[part_of(path.name) != part]
        half += [DrawnPage(path, page + 1) for page in range(counts[path])]

    lot = random.Random(seed)
    for half in halves:
        lot.shuffle(half)
    return list(chain(*zip(*halves, strict=False)))[:count]


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def write_tables(path: Path, output: Path) -> None:
    """What the tables of a document hold, as read, page by page."""
    from pointage.read_any import read

    try:
        source, document = read(path)
    except UnreadableError as error:
        output.write_text(json.dumps({"unread": str(error)}), encoding="utf-8")
        return
    source.close()
    told = [_told(table) for table in document.tables]
    text = json.dumps({"tables": told}, ensure_ascii=False, indent=1)
    output.write_text(text, encoding="utf-8")


def _told(table: Table) -> dict[str, object]:
    """A table as plain values: header, and each row with its page, its kind and its texts."""
    return {
        "id": table.id,
        "caption": table.caption,
        "boxes": [[place.page, *place.bbox] for place in table.raw.places],
        "header": list(table.raw.header),
        "columns": [column.kind.value for column in table.columns],
        "rows": [
            [row.page, row.kind.value, *_texts(row.index, table)]
            for row in table.rows
        ],
    }


def _texts(row: int, table: Table) -> Iterator[str]:
    """The texts of a row, column by column; a spanned cell's in its first place only."""
    printed = {
        cell.col: cell.text for cell in table.raw.cells if cell.row == row
    }
    for column in range(len(table.columns)):
        yield printed.get(column, "")


def paint(drawn: DrawnPage, output: Path) -> None:
    """A picture of a page, as a reader sees it."""
    with pypdfium2.PdfDocument(drawn.path) as pdf:
        pdf.init_forms()
        picture = pdf[drawn.page - 1].render(scale=SCALE)
        picture.to_pil().save(output)


def judged_tables() -> Iterator[str]:
    """For each draw and part, how many tables were judged what."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = Counter((row["draw"], row["part"], row["verdict"]) for row in rows)
    for draw, part in dict.fromkeys((row["draw"], row["part"]) for row in rows):
        said = [f"{counts[draw, part, one]} {one}" for one in VERDICTS]
        yield f"{draw}, {part}: {', '.join(said)}"


def main() -> None:
    """Draw pages, write down what is read on them, and paint them where asked to; without a folder,
    sum up what was judged.
    """
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=DRAWN)
    parser.add_argument("--parts", nargs="+", default=["third", "others"])
    parser.add_argument("--pictures", action="store_true")
    given = parser.parse_args()
    if given.folder is None:
        print("\n".join(judged_tables()))
        return

    paths = (corpus_folder() / "minutes").rglob("*.pdf")
    half, *others = given.parts
    wanted = [
        path
        for path in paths
        if part_of(path.name) in given.parts or "others" in others
    ]
    counts = {path: _pages(path) for path in wanted}
    drawn = draw_pages(counts, half, given.pages, given.seed)
    write_draw(given.folder, drawn, pictures=given.pictures)


def write_draw(
    folder: Path, drawn: Sequence[DrawnPage], *, pictures: bool
) -> None:
    """The draw, what is read in its documents, and the pictures of its pages."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {path: sha256_of(path)[:SHORT] for path, _ in drawn}
    with (folder / "draw.csv").open("w", encoding="utf-8") as file:
        for path, page in drawn:
            print(names[path], page, part_of(path.name), sep=",", file=file)

    for path, name in names.items():
        output = folder / f"{name}.json"
        if not output.exists():
            write_tables(path, output)
    if not pictures:
        return
    for place, one in enumerate(drawn):
        name = f"{place:03d}-{names[one.path]}-{one.page}.png"
        paint(one, folder / name)


if __name__ == "__main__":
    main()
