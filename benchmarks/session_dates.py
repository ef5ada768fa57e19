"""Whether the date of the sitting that is read is the one that the file's name gives.

python -m benchmarks.session_dates [--show]

The open minutes (`POINTAGE_CORPUS`) whose names hold one date ("CM 12 décembre 2012.pdf",
"20250403-PV.pdf", "compte-rendu-02-02-2016.pdf"): how many are read with that date, with another
one, with none. ``--show`` lists those that are not read with it, by their hash.
"""

import argparse
import re
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

from benchmarks.judging.corpora import corpus_folder, minutes, sha256_of
from extract.french.folding import fold
from extract.french.lexicon.calendar import MONTHS

_MONTHS = {fold(name)[:3]: number for name, number in MONTHS.items()}
_MONTHS |= {fold(name): number for name, number in MONTHS.items()}
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2}) ?(?:er)?[ -]([a-z]{3,9})[ -](\d{4})(?!\d)"
)
_DIGITS = re.compile(r"(?<!\d)(\d{2})-?(\d{2})-?(20\d{2})(?!\d)")
_REVERSED = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")


def date_of_name(name: str) -> date | None:
    """The first date in a file's name; None where it holds none.

    >>> date_of_name("CM 12 décembre 2012.pdf"), date_of_name("20250403-PV.pdf")
    (datetime.date(2012, 12, 12), datetime.date(2025, 4, 3))
    """
    folded = fold(name)
    for day, month, year in _NAMED.findall(folded):
        if month in _MONTHS:
            return date(int(year), _MONTHS[month], int(day))
    for year, month, day in _REVERSED.findall(folded):
        with suppress(ValueError):
            return date(int(year), int(month), int(day))
    for day, month, year in _DIGITS.findall(folded):
        with suppress(ValueError):
            return date(int(year), int(month), int(day))
    return None


def read_date(path: Path) -> str:
    """The date of the sitting as it is read; empty where none is, or the document is a scan."""
    from extract.errors import ScanWithoutOcrError
    from extract.pdf.source import open_source
    from extract.reader import read_document

    with open_source(path) as source, suppress(ScanWithoutOcrError):
        return read_document(source).date
    return ""


def main() -> None:
    """Measure the open minutes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()

    counted: Counter[str] = Counter()
    for path in minutes(corpus_folder(), "open"):
        expected = date_of_name(path.name)
        if expected is None:
            continue
        found = read_date(path)
        verdict = "none" if not found else "another"
        verdict = "right" if found == expected.isoformat() else verdict
        counted[verdict] += 1
        if given.show and verdict != "right":
            print(f"{sha256_of(path)[:12]} is of {expected}, read {found}")
    print(
        f"{counted['right']} of {counted.total()} dates right,"
        f" {counted['another']} another, {counted['none']} none"
    )


if __name__ == "__main__":
    main()
