"""Documents from producers our engine was not written beside, read by it and by its peers.

python -m benchmarks.producers [--first SEED] [--count N] [--producers NAME ...] [--families NAME
                               ...] [--engines NAME ...] [--out FOLDER] [--wrong]

For each producer that this machine has (Chromium, WeasyPrint, LibreOffice Calc; the others are
named as skipped), family and seed, one document of random tables is printed and read. Printed, one
line a producer and family: documents, figures and cells exact as printed, rows too many, documents
wholly right (every figure, no such row); of ours also the columns with the name that their header
prints, and the documents read as another number of tables. ``--wrong`` lists what was not read.
Seeds below 1000 were looked at while the engine was written; report on others.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.extraction.readings import ENGINES, Reading, readings_of
from benchmarks.producers.printing import PRODUCERS, Job, missing
from benchmarks.producers.scoring import Score, folded, scored
from benchmarks.producers.tables import FAMILIES, Document, document
from extract.document import Document as Read
from extract.pdf.source import open_source
from extract.reader import read_document

OURS = "pointage"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--first", type=int, default=1000, help="first seed")
    parser.add_argument(
        "--count", type=int, default=5, help="seeds per producer and family"
    )
    parser.add_argument("--producers", nargs="*", default=list(PRODUCERS))
    parser.add_argument("--families", nargs="*", default=list(FAMILIES))
    parser.add_argument(
        "--engines", nargs="*", default=[OURS], choices=list(ENGINES)
    )
    parser.add_argument(
        "--out",
        type=Path,
        help="where to keep the PDFs; those that are there are not printed again",
    )
    parser.add_argument(
        "--wrong", action="store_true", help="list what was not read"
    )
    given = parser.parse_args()
    absent = missing()
    for name in given.producers:
        if name in absent:
            print(f"skipped {name}: {absent[name]}")
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            (name, family): _jobs(
                name,
                family,
                range(given.first, given.first + given.count),
                given.out or Path(folder),
            )
            for name in given.producers
            if name not in absent
            for family in given.families
        }
        for name in dict.fromkeys(producer for producer, _ in jobs):
            _print(
                name,
                [
                    job
                    for (producer, _), own in jobs.items()
                    if producer == name
                    for job in own
                ],
            )
        for engine in given.engines:
            _table(engine, jobs, wrong=given.wrong)


def _jobs(producer: str, family: str, seeds: range, folder: Path) -> list[Job]:
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for seed in seeds:
        random = Random(f"{producer} {family} {seed}")
        out.append(
            (
                document(family, random),
                random,
                folder / f"{producer}-{family}-{seed}.pdf",
            )
        )
    return out


def _print(producer: str, jobs: Sequence[Job]) -> None:
    PRODUCERS[producer]([job for job in jobs if not job[2].exists()])


def _table(
    engine: str, jobs: dict[tuple[str, str], list[Job]], *, wrong: bool
) -> None:
    read: Callable[[Document, Path], tuple[Score, list[str]]] = (
        _ours if engine == OURS else _peers(engine)
    )
    print(
        f"\n{engine:<34}{'docs':>5}{'figures':>16}{'cells':>9}{'extra':>7}{'right':>7}"
        f"{'names':>8}{'tables off':>12}"
    )
    totals: dict[str, Score] = {}
    for (producer, family), own in jobs.items():
        score = Score()
        for made, _, pdf in own:
            one, said = read(made, pdf)
            score.add(one)
            if wrong and said:
                print(f"  {pdf.stem}: " + "\n    ".join(said))
        for key in (
            f"{producer} {family}",
            f"{producer}, all",
            "all producers",
        ):
            totals.setdefault(key, Score()).add(score)
    for key in sorted(
        totals,
        key=lambda name: (name.endswith("all"), name.startswith("all"), name),
    ):
        print(f"{key:<34}{_line(totals[key], named=engine == OURS)}")


def _line(score: Score, *, named: bool) -> str:
    figures = f"{score.figures_exact}/{score.figures}"
    out = f"{score.documents:>5}{figures:>16}{score.cells_exact / max(1, score.cells):>9.4f}"
    out += f"{score.extra:>7}{score.right:>7}"
    return out + (
        f"{score.names_exact / max(1, score.names):>8.3f}{score.tables_off:>12}"
        if named
        else ""
    )


def _ours(made: Document, pdf: Path) -> tuple[Score, list[str]]:
    with open_source(pdf) as source:
        found = read_document(source)
    score, said = _scored(made, list(readings_of(found)))
    wanted = [tuple(map(folded, table.names())) for table in made.tables]
    score.names = sum(map(len, wanted))
    score.names_exact, unnamed = _named(wanted, found)
    score.tables_off = int(len(found.tables) != len(wanted))
    said += [f"name {names}" for names in unnamed]
    said += (
        [f"{len(found.tables)} tables for {len(wanted)}"]
        if score.tables_off
        else []
    )
    return score, said


def _named(
    wanted: Sequence[tuple[str, ...]], found: Read
) -> tuple[int, list[tuple[str, ...]]]:
    """How many columns have their name, each table read standing for one true table."""
    free = [tuple(map(folded, table.raw.header)) for table in found.tables]
    exact, unnamed = 0, []
    for names in wanted:

        def hits(
            header: tuple[str, ...], names: tuple[str, ...] = names
        ) -> int:
            return sum(a == b for a, b in zip(header, names, strict=False))

        best = max(free, key=hits, default=())
        if best:
            free.remove(best)
        exact += hits(best)
        if hits(best) < len(names):
            unnamed += [names, best]
    return exact, unnamed


def _peers(engine: str) -> Callable[[Document, Path], tuple[Score, list[str]]]:
    def read(made: Document, pdf: Path) -> tuple[Score, list[str]]:
        return _scored(made, list(ENGINES[engine](pdf)))

    return read


def _scored(
    made: Document, readings: Sequence[Reading]
) -> tuple[Score, list[str]]:
    score, mistakes = scored(made, readings)
    return score, list(_said((m.truth, m.read) for m in mistakes))


def _said(
    pairs: Iterator[tuple[tuple[str, ...] | None, tuple[str, ...] | None]],
) -> Iterator[str]:
    for truth, read in pairs:
        yield (
            f"truth {truth}"
            if read is None
            else f"extra {read}"
            if truth is None
            else f"truth {truth}\n    read  {read}"
        )


if __name__ == "__main__":
    main()
