"""How many rows and columns of right documents come out as printed, cell by cell and word by word.

python -m benchmarks.blind_tables [FOLDER ...] [--rows]

The documents were laid out by somebody who had not seen the reader, by Writer, Calc, Chromium,
ReportLab, WeasyPrint, groff and typst, in thirty-eight sets (``documents``, ``second`` and so on
to ``thirty_eighth``), each told apart; beside each PDF its JSON holds the rows of its tables as a
person reads them. A row is exact where a row of a table that came out has the same cells, in order;
empty cells, the kind of apostrophe and a colon behind a label tell nothing. A column is named as
printed where what it stands under in a table that came out are the words of its own header cells,
whatever joins them, each alone or below those that span it. ``--rows`` shows what is not exact.
"""

import argparse
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extract.table import RawTable
from pointage.read_any import read

SETS = tuple(
    Path(__file__).parent / name
    for name in (
        "documents",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty_first",
        "twenty_second",
        "twenty_third",
        "twenty_fourth",
        "twenty_fifth",
        "twenty_sixth",
        "twenty_seventh",
        "twenty_eighth",
        "twenty_ninth",
        "thirtieth",
        "thirty_first",
        "thirty_second",
        "thirty_third",
        "thirty_fourth",
        "thirty_fifth",
        "thirty_sixth",
        "thirty_seventh",
        "thirty_eighth",
    )
)
_APOSTROPHES = str.maketrans("’", "'")

Cells = tuple[str, ...]


class ReadRows(NamedTuple):
    """The rows that a document prints, those of them that are missed, and what came out beside;
    its columns, and which of them are named otherwise.
    """

    printed: list[Cells]
    missed: list[Cells]
    beside: list[Cells]
    columns: list[str]
    misnamed: list[str]


def bare_row(cells: Sequence[str]) -> Cells:
    """The texts of a row's cells that print something, with single spaces.

    >>> bare_row(["État\\u00a0 (DETR)", "", "L’aide :"])
    ('État (DETR)', "L'aide")
    """
    texts = (
        re.sub(r"\s+", " ", cell.translate(_APOSTROPHES)).removesuffix(":")
        for cell in cells
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


def bare_name(words: Sequence[str]) -> str:
    """The words of a header without what joins them.

    >>> bare_name(["Amortis-", "sement"])
    'Amortissement'
    """
    joined = " ".join(words).translate(_APOSTROPHES)
    return re.sub(r"(?<=[a-zà-ÿ])-\s+|\s+", "", joined)


def names_of(header: Sequence[Sequence[str]], column: int) -> set[str]:
    """What a column may be called: its own cells, below cells to their left or not.

    >>> sorted(names_of([["Dépenses", ""], ["", "Voté"]], 1))
    ['DépensesVoté', 'Voté']
    """
    levels = []
    for row in header:
        left = [cell for cell in row[:column] if cell.strip()]
        cell = row[column] if column < len(row) else ""
        levels.append([cell] if cell.strip() else ["", *left[-1:]])
    own = bare_name([row[column] for row in header if column < len(row)])
    return {
        name
        for words in itertools.product(*levels)
        if own and own in (name := bare_name(words))
    }


def misnamed_columns(
    tables: Sequence[dict[str, list[list[str]]]], found: Sequence[str]
) -> Iterator[tuple[str, bool]]:
    """Each column that has a header in a document, and whether it came out under another name."""
    left = list(found)
    for table in tables:
        header = table["header"]
        for column in range(max(map(len, header), default=0)):
            names = names_of(header, column)
            meets = next((one for one in left if one in names), None)
            if meets is not None:
                left.remove(meets)
            if names:
                yield min(names, key=len), meets is None


def score(pdf: Path) -> ReadRows:
    """How the rows and columns of a document come out."""
    source, document = read(pdf)
    with source:
        opened = document.opened()
    found = Counter(row for one in opened.tables for row in rows_of(one.raw))
    key = pdf.with_suffix(".json")
    printed = printed_rows(key)
    missed = Counter(printed) - found
    paths = [
        bare_name(one.path) for table in opened.tables for one in table.columns
    ]
    tables = json.loads(key.read_text(encoding="utf-8"))["tables"]
    columns = list(misnamed_columns(tables, paths))
    return ReadRows(
        printed,
        list(missed.elements()),
        list((found - Counter(printed)).elements()),
        [name for name, _ in columns],
        [name for name, misnamed in columns if misnamed],
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--rows", action="store_true")
    options = parser.parse_args(arguments)
    for folder in options.folder or SETS:
        tell(folder, rows_too=options.rows)


def tell(folder: Path, *, rows_too: bool) -> None:
    """Print the scores of one folder."""
    rows: Counter[bool] = Counter()
    columns: Counter[bool] = Counter()
    for pdf in sorted(folder.glob("*.pdf")):
        one = score(pdf)
        exact = len(one.printed) - len(one.missed)
        named = len(one.columns) - len(one.misnamed)
        rows.update({True: exact, False: len(one.missed)})
        columns.update({True: named, False: len(one.misnamed)})
        print(
            f"{pdf.stem:<8}{exact:>4} of {len(one.printed):<4} rows"
            f"{named:>4} of {len(one.columns)} columns"
        )
        if rows_too:
            for sign, cells in (("-", one.missed), ("+", one.beside)):
                for row in cells:
                    print(f"    {sign} {' | '.join(row)}")
            for name in one.misnamed:
                print(f"    | {name}")
    for counted, what in (
        (rows, "printed rows exact"),
        (columns, "columns named as printed"),
    ):
        share = 100 * counted[True] / max(counted.total(), 1)
        print(f"{counted[True]} of {counted.total()} {what} ({share:.1f}%)")


if __name__ == "__main__":
    main()
