"""Write generated documents and measure the audit on them.

python -m benchmarks.generator OUT [--seeds N] [--first S] [--family LETTER] [--score score.py]

For every family and seed, a clean document and one with errors:
``OUT/<family>-<seed>-{clean,errors}.pdf`` with its truth beside it, as JSON. Each is audited;
printed: cells read exactly, errors found, what is said beside them.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import ModuleType

from benchmarks.generator import (
    accounts,
    annexes,
    boards,
    budgets,
    everyday,
    grants,
    prices,
)
from benchmarks.generator.looks import Look, dressed, look
from benchmarks.generator.sheets import Paper
from benchmarks.mutation import audit
from extract.pdf.source import open_source
from extract.reader import read_document
from reports.files.audit_folder import table_csv
from validate.reading_judge import judge

Family = Callable[[Random, Look, bool], Paper]
FAMILIES: dict[str, Family] = {
    "a": budgets.amendment,
    "b": budgets.tariffs,
    "c": budgets.programme,
    "d": grants.small,
    "e": grants.themes,
    "f": grants.collection,
    "g": grants.carried,
    "h": grants.measures,
    "i": grants.unmapped,
    "j": grants.shares,
    "k": accounts.thousands,
    "l": accounts.levels,
    "m": boards.above,
    "n": boards.holes,
    "o": annexes.recap,
    "p": prices.packages,
    "q": annexes.named,
    "r": accounts.chapters,
    "s": prices.percents,
    "t": prices.ceilings,
    "u": annexes.long_list,
    "v": prices.heads,
    "w": accounts.payments,
    "x": accounts.remainders,
    "y": boards.votes,
    "z": annexes.bundle,
    "A": everyday.staff,
    "B": everyday.loans,
    "C": everyday.plan,
    "D": everyday.taxes,
    "E": everyday.contracts,
    "F": everyday.tiers,
}
PLAIN = "abcdefghij"
"""Families with headings of one size, and the cents of all amounts."""


def papers(families: str, seeds: range) -> Iterator[Paper]:
    """The documents of these families and seeds, clean and with errors."""
    for letter in families:
        for seed in seeds:
            for wrong in (False, True):
                random = Random(f"{letter}{seed}")
                drawn = look(random)
                made = FAMILIES[letter](
                    random,
                    drawn if letter in PLAIN else dressed(random, drawn),
                    wrong,
                )
                made.name = (
                    f"{made.name}-{seed}-{'errors' if wrong else 'clean'}"
                )
                yield made


def audited(pdf: Path, out: Path) -> Path:
    """The tables of ``pdf`` as CSV and its findings as JSON, in a folder of their own."""
    folder = out / pdf.stem
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    for old in (folder / "tables").glob("*.csv"):
        old.unlink()
    with open_source(pdf) as source:
        document = read_document(source, judge).opened()
    for table in document.tables:
        text = table_csv(table.raw)
        (folder / "tables" / f"{table.id}.csv").write_text(
            text, encoding="utf-8", newline=""
        )
    said = [
        {
            "kind": f.kind,
            "severity": f.severity,
            "page": f.page,
            "pages": list(f.pages),
            "printed": f.printed,
            "expected": None if f.expected is None else str(f.expected),
            "delta": None if f.delta is None else str(f.delta),
            "message": f.message.fr,
            "status": f.status,
        }
        for f in audit(document).findings
    ]
    (folder / "findings.json").write_text(
        json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return folder


def _score(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(
    pdf: Path,
    truth_file: Path,
    out: Path,
    score: ModuleType,
    tally: Counter[str],
) -> str:
    """One line about a document, what went wrong below it; the figures are added to ``tally``."""
    folder = audited(pdf, out)
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    cells = score.score_cells(truth, score.read_csvs(str(folder / "tables")))
    said = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    found = score.score_findings(truth, said)
    extra = cells["extra_rows"] + cells["extra_rows_in_unmatched_csvs"]
    strict = round((found["recall_strict"] or 0) * found["errors"])
    tally.update(
        documents=1,
        cells=cells["numeric_cells"],
        exact=round(
            cells["numeric_cells"]
            * (cells["numeric_cells_exact_fraction"] or 0)
        ),
        extra=extra,
        errors=found["errors"],
        found=strict,
        false=found["false_alarms"],
        warnings=found["unmatched_warnings"],
    )
    line = (
        f"{pdf.stem:28} numeric {cells['numeric_cells_exact_fraction']} all"
        f" {cells['cells_exact_fraction']} extra {extra} strict {found['recall_strict']} false"
        f" {found['false_alarms']} warnings {found['unmatched_warnings']}"
    )
    bad = [
        f"    wrong {w['truth']} {w['extracted']}"
        for t in cells["tables"]
        for w in t["first_wrong"][:2]
    ]
    bad += [
        f"    extra {row}"
        for t in cells["tables"]
        for row in t["first_extra"][:2]
    ]
    bad += [
        f"    missed {m['kind']} {m['seed']} {m['printed']} {m['expected']}"
        for m in found["missed"]
    ]
    bad += [
        f"    false {m['kind']} p{m['page']} {m['message']}"
        for m in found["false_alarm_list"]
    ]
    return "\n".join([line, *bad])


def summary(tally: Counter[str]) -> str:
    """All documents in one line."""
    return (
        f"{tally['documents']} documents: {tally['exact']} of {tally['cells']} numeric cells exact,"
        f" {tally['extra']} rows too many; {tally['found']} of {tally['errors']} errors found,"
        f" {tally['false']} false errors, {tally['warnings']} unmatched warnings"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generator")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", default="".join(FAMILIES))
    parser.add_argument(
        "--score",
        default="",
        help="the scorer of the corpus (score.py); without it only files are written",
    )
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    score = _score(given.score) if given.score else None
    tally: Counter[str] = Counter()
    for paper in papers(
        given.family, range(given.first, given.first + given.seeds)
    ):
        pdf, truth = paper.write(given.out)
        sys.stdout.write(
            (
                measure(pdf, truth, given.out, score, tally)
                if score
                else str(pdf)
            )
            + "\n"
        )
        sys.stdout.flush()
    if score:
        sys.stdout.write(summary(tally) + "\n")


if __name__ == "__main__":
    main()
