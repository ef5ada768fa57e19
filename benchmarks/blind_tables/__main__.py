"""How many rows of twenty right documents come out as printed, cell by cell.

python -m benchmarks.blind_tables [FOLDER] [--rows]

The documents were laid out by somebody who had not seen the reader, by Writer, Calc, Chromium,
ReportLab, WeasyPrint, groff and typst, each in another way; beside each PDF its JSON holds the rows
of its tables as a person reads them. A row is exact where a row of a table that came out has the
same cells, in order; empty cells and the kind of apostrophe tell nothing. ``--rows`` shows the rows
that are not exact.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extract.table import RawTable
from pointage.pipeline import read

DOCUMENTS = Path(__file__).parent / "documents"
_APOSTROPHES = str.maketrans("’", "'")

Cells = tuple[str, ...]


class ReadRows(NamedTuple):
    """The rows that a document prints, those of them that are exact, and what came out beside."""

    printed: list[Cells]
    missed: list[Cells]
    beside: list[Cells]


def bare_row(cells: Sequence[str]) -> Cells:
    """The texts of a row's cells that print something, with single spaces.

    >>> bare_row(["État\\u00a0 (DETR)", "", "L’aide"])
    ('État (DETR)', "L'aide")
    """
    texts = (
        re.sub(r"\s+", " ", cell.translate(_APOSTROPHES)) for cell in cells
    )
    return tuple(text.strip() for text in texts if text.strip())


def printed_rows(key: Path) -> list[Cells]:
    """The rows that a person reads in a document, by its key."""
    tables = json.loads(key.read_text(encoding="utf-8"))["tables"]
    rows = (bare_row(row) for table in tables for row in table["rows"])
    return [row for row in rows if row]


def rows_of(table: RawTable) -> Iterator[Cells]:
    """The rows of a table as it came out."""
    for row in range(table.rows):
        cells = [cell for cell in table.cells if cell.row == row]
        cells.sort(key=lambda cell: cell.col)
        yield bare_row([cell.text for cell in cells])


def score(pdf: Path) -> ReadRows:
    """How the rows of a document come out."""
    source, document = read(pdf)
    with source:
        opened = document.opened()
    found = Counter(row for one in opened.tables for row in rows_of(one.raw))
    printed = printed_rows(pdf.with_suffix(".json"))
    missed = Counter(printed) - found
    return ReadRows(
        printed,
        list(missed.elements()),
        list((found - Counter(printed)).elements()),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--rows", action="store_true")
    options = parser.parse_args(arguments)

    every = missed = 0
    for pdf in sorted(options.folder.glob("*.pdf")):
        one = score(pdf)
        every += len(one.printed)
        missed += len(one.missed)
        exact = len(one.printed) - len(one.missed)
        print(f"{pdf.stem:<8}{exact:>4} of {len(one.printed)}")
        if options.rows:
            for sign, rows in (("-", one.missed), ("+", one.beside)):
                for row in rows:
                    print(f"    {sign} {' | '.join(row)}")
    share = 100 * (every - missed) / every if every else 0.0
    print(f"{every - missed} of {every} printed rows exact ({share:.1f}%)")


if __name__ == "__main__":
    main()
