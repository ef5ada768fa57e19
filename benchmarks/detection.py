"""Mutation testing of the audit: change one figure or one line of a sound document, audit again,
see what is said.

python -m benchmarks.detection [PDF ...] [--cells N]

Without a PDF: the sample, and the clean generated documents of ``POINTAGE_CORPUS``. For every
numeric cell (at most N a document, evenly spread; 400 by default) one digit is changed and two are
swapped; for every detail line (as evenly) the line is dropped and printed twice. Every mutated
document is audited anew, from its facts: discovery, evaluation, conclusion. Printed: detection by
kind, in cells whose figure is proved and in all; how often the root or the first hypothesis names
the cell, where the change breaks two independent identities; coverage; false alarms on the
untouched document; time.
"""

import argparse
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from extract.document import Document
from extract.facts import Fact, table_facts
from extract.pdf.source import open_source
from extract.reader import read_document
from extract.table import RawTable, RowKind
from extract.tables.typing import type_table
from validate.check import fact_index
from validate.conclude import conclude
from validate.coverage import numeric_cells
from validate.discover import discover
from validate.model.finding import Audit, Finding
from validate.model.identity import Outcome, Verdict, evaluate

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")
CLEAN = (
    "generated/01-subventions-clean.pdf",
    "generated/02-voirie-clean.pdf",
    "generated/06-grand-document-clean.pdf",
)


def audit(document: Document) -> Audit:
    """The audit of a document from its facts, identities evaluated directly."""
    discovery = discover(document)
    facts = fact_index(document)
    outcomes = [evaluate(identity, facts) for identity in discovery.identities]
    return conclude(document, outcomes, discovery.abstentions)


@dataclass(frozen=True)
class Mutation:
    """One change: its kind, the cell or line changed, and the document it makes."""

    kind: str
    fact: Fact
    document: Document


def digits(document: Document, cells: Sequence[Fact]) -> Iterator[Mutation]:
    """One digit changed, two unequal neighbours swapped, in each cell."""
    for number, fact in enumerate(cells):
        for kind, value in (("digit", _digit(fact, number)), ("swap", _swap(fact))):
            if value is not None:
                yield Mutation(kind, fact, _with_value(document, fact, value))


def _text(fact: Fact) -> str:
    assert fact.number is not None
    return str(int(abs(fact.number.value) / fact.number.ulp))


def _value(fact: Fact, text: str) -> Decimal:
    assert fact.number is not None
    return Decimal(int(text)) * fact.number.ulp * (-1 if fact.number.value < 0 else 1)


def _digit(fact: Fact, number: int) -> Decimal | None:
    """The figure with one digit raised by 1 to 9: which and by how much follows from the cell's
    rank.
    """
    text = _text(fact)
    at = number % len(text)
    changed = str((int(text[at]) + 1 + number % 9) % 10)
    if changed == text[at] or (at == 0 and changed == "0"):
        changed = "9" if text[at] != "9" else "8"
    return _value(fact, text[:at] + changed + text[at + 1 :])


def _swap(fact: Fact) -> Decimal | None:
    text = _text(fact)
    for at in range(len(text) - 1):
        if text[at] != text[at + 1] and (at or text[1] != "0"):
            return _value(fact, text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    return None


def _with_value(document: Document, fact: Fact, value: Decimal) -> Document:
    assert fact.number is not None
    changed = replace(
        fact,
        number=replace(fact.number, value=value, printed=f"{value}"),
        printed=f"{value}",
    )
    return replace(
        document,
        facts=tuple(changed if one.id == fact.id else one for one in document.facts),
    )


def lines(document: Document, most: int) -> Iterator[Mutation]:
    """Each detail line dropped, and printed twice, in tables without merged cells."""
    for table in document.tables:
        if any(cell.rowspan > 1 for cell in table.raw.cells):
            continue
        rows = [row.index for row in table.rows if row.kind is RowKind.DETAIL]
        for row in rows[:: max(1, len(rows) // most)]:
            figures = [
                f
                for f in document.facts
                if f.table_id == table.id and f.row == row and f.value and not f.free
            ]
            if figures:
                yield Mutation(
                    "row-dropped",
                    figures[-1],
                    _with_rows(document, table.raw, row, keep=0),
                )
                yield Mutation(
                    "row-twice",
                    figures[-1],
                    _with_rows(document, table.raw, row, keep=2),
                )


def _with_rows(document: Document, raw: RawTable, row: int, keep: int) -> Document:
    """The document with one row of a table printed ``keep`` times."""
    shift = keep - 1
    before = [cell for cell in raw.cells if cell.row < row]
    same = [
        replace(c, row=row + n) for n in range(keep) for c in raw.cells if c.row == row
    ]
    after = [
        replace(cell, row=cell.row + shift) for cell in raw.cells if cell.row > row
    ]
    pages = (
        *raw.row_pages[:row],
        *(raw.row_pages[row : row + 1] * keep),
        *raw.row_pages[row + 1 :],
    )
    table = type_table(
        replace(
            raw, rows=raw.rows + shift, cells=(*before, *same, *after), row_pages=pages
        )
    )
    tables = tuple(table if one.id == raw.id else one for one in document.tables)
    others = [fact for fact in document.facts if fact.table_id != raw.id]
    return replace(document, tables=tables, facts=(*table_facts(table), *others))


def independent(outcomes: Sequence[Outcome]) -> Mapping[str, int]:
    """For each fact how many independent identities fail over it: sums of one column
    count as one.
    """
    kinds: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for outcome in outcomes:
        if outcome.verdict is Verdict.FAILED:
            identity = outcome.identity
            of = "" if identity.rule == "footing" else identity.id
            for fact in identity.facts:
                kinds[fact].add((identity.rule, of))
    return {fact: len(found) for fact, found in kinds.items()}


def new_findings(before: Audit, after: Audit) -> list[Finding]:
    """Findings of the mutated document that the sound one does not have."""
    known = {(finding.id, finding.delta) for finding in before.findings}
    return [
        f
        for f in after.findings
        if (f.id, f.delta) not in known and f.severity != "info"
    ]


def names(finding: Finding, fact: str) -> bool:
    """Whether the finding's root, or its first hypothesis, is the cell."""
    return finding.root == fact or any(
        fact in hypothesis.facts for hypothesis in finding.diagnosis[:1]
    )


def measure(path: Path, most: int) -> None:
    """Print the figures for one document."""
    with open_source(path) as source:
        document = read_document(source).opened()
    start = time.perf_counter()
    sound = audit(document)
    spent = time.perf_counter() - start
    cells = [fact for fact in numeric_cells(document) if fact.value]
    proved = {fact for fact, state in sound.coverage.cells.items() if state == "proved"}
    loud = Counter(str(finding.severity) for finding in sound.findings)
    share = len(proved) / max(1, len(sound.coverage.cells))
    print(
        f"{path.name}: {len(sound.outcomes)} identities,"
        f" {spent * 1e6 / max(1, len(sound.outcomes)):.0f} us each"
    )
    print(
        f"  coverage {share:.1%} of {len(sound.coverage.cells)} cells; untouched: {dict(loud)}"
    )
    tried, found = Counter[str](), Counter[str]()
    spread = cells[:: max(1, len(cells) // most)]
    for mutation in (*digits(document, spread), *lines(document, most // 4)):
        audited = audit(mutation.document)
        after = new_findings(sound, audited)
        for group in _groups(mutation, proved, independent(audited.outcomes)):
            tried[group] += 1
            aimed = any(names(finding, mutation.fact.id) for finding in after)
            found[group] += aimed if group.startswith("named") else bool(after)
    for group in sorted(tried):
        print(
            f"  {group:34} {found[group]:5} of {tried[group]:5}  {found[group] / tried[group]:.1%}"
        )


def _groups(
    mutation: Mutation, proved: set[str], support: Mapping[str, int]
) -> Iterator[str]:
    yield f"detected: {mutation.kind}, all"
    if mutation.fact.id in proved:
        yield f"detected: {mutation.kind}, proved cells"
        if support.get(mutation.fact.id, 0) >= 2 and mutation.kind in ("digit", "swap"):
            yield f"named: {mutation.kind}, 2 or more"


def main() -> None:
    """Measure the documents named, or the default ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--cells", type=int, default=400)
    options = parser.parse_args()
    corpus = os.environ.get("POINTAGE_CORPUS")
    default = [SAMPLE, *(Path(corpus) / name for name in CLEAN)] if corpus else [SAMPLE]
    for path in options.pdf or default:
        measure(path, options.cells)


if __name__ == "__main__":
    main()
