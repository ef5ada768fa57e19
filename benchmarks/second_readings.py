"""`python -m benchmarks.second_readings`: what a second library says of figures of tables without
rules.

Every figure of such tables in the acts of ``POINTAGE_CORPUS``, ours and the open minutes is looked
for in what camelot reads in the same place, once as it was read and once with its last digit
changed, as a misreading would have it. Printed for each of its engines for white: how many right
readings it disputes, and how many changed ones it notices.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.judging.corpora import corpus_folder, sound_corpora
from extract.errors import ScanWithoutOcrError
from extract.geometry import Place
from extract.grid import BY_WHITE
from extract.lines.tokens import is_figure
from extract.pdf.source import open_source
from extract.reader import read_document
from extract.readings.unruled_reading import other_figure, read_white_again
from extract.table import RawTable
from validate.reading_judge import judge

FLAVORS = ("stream", "network")
_LAST_DIGIT = re.compile(r"\d(?=\D*$)")


def changed(figure: str) -> str:
    """A figure with another last digit.

    >>> changed("1 234,50 €")
    '1 234,53 €'
    """
    return _LAST_DIGIT.sub(lambda m: str((int(m[0]) + 3) % 10), figure, 1)


def measured(path: Path, flavor: str) -> Counter[str]:
    """What one of camelot's engines says of the figures of one document."""
    counts: Counter[str] = Counter()
    with open_source(path) as source:
        try:
            tables = read_document(source, judge).tables
        except ScanWithoutOcrError:
            return counts
        for table in tables:
            if any(cell.engine != BY_WHITE for cell in table.raw.cells):
                continue
            counts["tables"] += 1
            again = {
                place.page: read_white_again(
                    source, place.page, place.bbox, flavor
                )
                for place in table.raw.places
            }
            for place, text in _figures(table.raw):
                counts["figures"] += 1
                read = again[place.page]
                box = place.bbox
                counts["disputed"] += other_figure(box, text, read) is not None
                other = other_figure(box, changed(text), read)
                counts["noticed"] += other is not None
    return counts


def _figures(raw: RawTable) -> Iterator[tuple[Place, str]]:
    """The figures of a table that are printed in one place."""
    for cell in raw.cells:
        if len(cell.places) == 1 and is_figure(cell.text):
            yield cell.places[0], cell.text


def main() -> None:
    """Print a line for each engine."""
    print("| engine | tables | figures | disputed | noticed |")
    print("|---" * 5 + "|")
    for flavor in FLAVORS:
        counts: Counter[str] = Counter()
        for corpus in sound_corpora(corpus_folder()):
            for path in corpus.documents:
                counts += measured(path, flavor)
        said = (counts[name] for name in ("tables", "figures", "disputed"))
        noticed = counts["noticed"] / max(counts["figures"], 1)
        print(f"| {flavor} | {' | '.join(map(str, said))} | {noticed:.1%} |")


if __name__ == "__main__":
    main()
