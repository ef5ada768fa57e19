"""`python -m benchmarks.hidden.drawn_minutes [--seed N] [--pages N]`: what the look at the ink
doubts on pages that nobody attacked.

Pages with a text layer are drawn by lot from the open minutes of `POINTAGE_CORPUS`. Each doubt on
ink is printed with its file's short hash, its page and its place, without what it says: it is to be
judged on the page. ``--pages 0`` looks at all pages.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.judging.corpora import corpus_folder, minutes, sha256_of
from extract.errors import UnreadableError
from extract.grid import Doubt, DoubtCode
from extract.pdf.source import open_source
from extract.pdf.text_layer import is_scan
from extract.reader import read_document

ABOUT_INK = frozenset(
    {DoubtCode.NOT_SEEN, DoubtCode.UNREAD, DoubtCode.STRUCK_OUT}
)
SEED = 20261126
PAGES = 100


class Told(NamedTuple):
    """A doubt about ink, and where."""

    file: str
    """The file's short hash."""
    doubt: Doubt


def drawn(pages: int, seed: int) -> dict[str, tuple[int, ...]]:
    """``pages`` of the open minutes' pages with a text layer (0: all of them), by path."""
    readable = [
        (str(path), number)
        for path in minutes(corpus_folder(), "open")
        for number in text_pages(path)
    ]
    if pages:
        readable = random.Random(seed).sample(readable, pages)
    found: dict[str, tuple[int, ...]] = {}
    for path, number in sorted(readable):
        found[path] = (*found.get(path, ()), number)
    return found


def text_pages(path: Path) -> Iterator[int]:
    """The pages of a document that have a text layer; none of one that cannot be read."""
    with suppress(UnreadableError), open_source(path) as source:
        for number in range(1, source.page_count + 1):
            page = source.page(number)
            if len(page.chars) and not is_scan(page):
                yield number


def doubts(path: Path, numbers: Sequence[int]) -> Iterator[Told]:
    """The doubts about ink on some pages, those in tables and those beside them."""
    with open_source(path) as source:
        document = read_document(source)
    found = [*document.doubts]
    for table in document.tables:
        found += table.raw.doubts
    for doubt in found:
        if doubt.code in ABOUT_INK and doubt.page in numbers:
            yield Told(sha256_of(path)[:16], doubt)


def main() -> None:
    """Print a line a doubt, and how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--pages", type=int, default=PAGES)
    given = parser.parse_args()
    chosen = drawn(given.pages, given.seed)
    count = 0
    for path, numbers in chosen.items():
        for told in doubts(Path(path), numbers):
            count += 1
            box = ", ".join(f"{x:.0f}" for x in told.doubt.bbox)
            print(f"{told.file} p.{told.doubt.page} {told.doubt.code} {box}")
    pages = sum(map(len, chosen.values()))
    print(f"{pages} pages of {len(chosen)} documents, {count} doubts about ink")


if __name__ == "__main__":
    main()
