"""What a draft of SCDL subventions takes from documents, and what it leaves out, judged by eye.

python -m benchmarks.grant_drafts [PDF ...] [--draw N]

Without a file: the open minutes, the acts, the sample and Montpellier (`POINTAGE_CORPUS`). Lines
left out are counted by reason. Each drafted line is compared with `judging/grant_lines.csv`, the
lines that were looked at on their page, kept as figures and places and without names: ``yes`` is a
granted amount, ``no`` is none. Those left out are compared with `judging/left_out_lines.csv` in the
same way. ``--draw`` prints lines to judge, drawn by the hash of their place.
Of lists whose lines are known, how many of the granted ones are in the draft is counted too.
"""

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judging.corpora import corpus_folder, minutes
from extract.document import Document
from extract.errors import UnreadableError
from extract.records.frames import frames
from extract.records.registry import FRAMES
from pointage.read_any import read
from reports.export.audit_package import (
    AuditFolder,
    ExportField,
    text_resource,
)
from reports.export.scdl.complement import Complement
from reports.export.scdl.grant_columns import money_of_document
from reports.export.scdl.money_lines import with_columns_of
from reports.export.scdl.subvention_lines import Grants, subvention_lines

JUDGED = Path(__file__).parent / "judging" / "grant_lines.csv"
LEFT_OUT = JUDGED.with_name("left_out_lines.csv")
ROOT = Path(__file__).parents[1]
_ID = 16
"""Digits of the SHA-256 of a file that name it."""


@dataclass(frozen=True, slots=True)
class DraftedLine:
    """A line of a draft by its figures and its place: no name."""

    file: str
    page: str
    place: str
    amount: str

    @property
    def lot(self) -> str:
        """What it is drawn by: chance that is the same on every machine."""
        text = f"{self.file} {self.place} {self.amount}"
        return hashlib.sha256(text.encode()).hexdigest()


def draft_of(document: Document) -> Grants:
    """The draft of a document, nobody having been asked anything."""
    frame = frames(document)["grants"]
    fields = [
        ExportField(one.name, one.type, "", "")
        for one in FRAMES["grants"].fields
    ]
    rows = [tuple(row) for row in frame.itertuples(index=False)]
    grants = text_resource("grants", "", fields, rows)
    folder = AuditFolder(Path(), document.document_id, {}, (grants,), {})
    money = money_of_document(document, {})
    whole = with_columns_of(folder, document)
    return subvention_lines(whole, Complement(), (), money)


def drafted_lines(document: Document, made: Grants) -> Iterator[DraftedLine]:
    """The lines of a draft, each by the place of its amount."""
    for source in made.sources:
        place = source["places"].partition(";")[0]
        page, _, box = place.partition(":")
        rounded = ",".join(str(round(float(side))) for side in box.split(","))
        yield DraftedLine(
            document.sha256[:_ID], page, rounded, source["amount"]
        )


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A line left out of a draft by its place in its table, its figure and its reason: no name."""

    file: str
    page: str
    line: str
    amount: str
    reason: str


def left_out_lines(document: Document, made: Grants) -> Iterator[LeftLine]:
    """The lines that a draft leaves out."""
    for line, _, _, amount, page, _, reason in made.left_out.rows:
        yield LeftLine(document.sha256[:_ID], page, line, amount, reason)


def judged_left_out(path: Path = LEFT_OUT) -> dict[LeftLine, bool]:
    """The lines left out that were looked at, and whether each is a granted amount."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            LeftLine(
                row["file"],
                row["page"],
                row["line"],
                row["amount"],
                row["reason"],
            ): row["granted"] == "yes"
            for row in csv.DictReader(file)
        }


def judged_lines(path: Path = JUDGED) -> dict[DraftedLine, bool]:
    """The lines that were looked at, and whether each is a granted amount."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            DraftedLine(
                row["file"], row["page"], row["place"], row["amount"]
            ): row["granted"] == "yes"
            for row in csv.DictReader(file)
        }


def corpus_documents() -> list[Path]:
    """The open minutes, the acts, the sample and Montpellier."""
    corpus = corpus_folder()
    found = [*minutes(corpus, "open"), *sorted((corpus / "acts").glob("*.pdf"))]
    found += sorted((ROOT / "sample_pdfs").glob("*.pdf"))
    return found + sorted((corpus / "montpellier-2013").glob("*.pdf"))


def main() -> None:
    """Print what is drafted, left out and judged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    given = parser.parse_args()

    known = judged_lines()
    lines: list[DraftedLine] = []
    passed: list[LeftLine] = []
    columns: Counter[str] = Counter()
    for path in given.pdf or corpus_documents():
        made = _made(path)
        if made is None:
            continue
        document, draft = made
        lines += drafted_lines(document, draft)
        passed += left_out_lines(document, draft)
        columns.update(f"{one.fate}: {one.reason}" for one in draft.columns)
    _tell(lines, columns, known)
    _tell_left_out(passed, given.draw)
    _draw(lines, known, given.draw)


def _made(path: Path) -> tuple[Document, Grants] | None:
    """A document and its draft; None where it cannot be read."""
    try:
        source, document = read(path)
    except UnreadableError as error:
        print(f"{path.name}: {error.en}")
        return None
    with source:
        draft = draft_of(document)
    if draft.rows or draft.left_out.rows:
        print(
            f"{path.name}: {len(draft.rows)} drafted,"
            f" {len(draft.left_out.rows)} left out"
        )
    return document, draft


def _tell(
    lines: Sequence[DraftedLine],
    columns: Counter[str],
    known: dict[DraftedLine, bool],
) -> None:
    verdicts = Counter(known.get(line) for line in lines)
    print(
        f"{len(lines)} lines drafted: {verdicts[True]} judged granted,", end=" "
    )
    print(f"{verdicts[False]} judged not granted, {verdicts[None]} not judged")
    for line in lines:
        if known.get(line) is False:
            print(f"  not granted: {line}")
    print(f"columns: {dict(columns.most_common())}")


def _tell_left_out(passed: Sequence[LeftLine], number: int) -> None:
    reasons = Counter(line.reason for line in passed)
    print(f"left out: {dict(reasons.most_common())}")
    known = judged_left_out()
    verdicts = Counter(map(known.get, passed))
    print(
        f"of these {verdicts[False]} judged rightly left out,"
        f" {verdicts[True]} wrongly, {verdicts[None]} not judged"
    )
    unknown = [line for line in passed if line not in known]
    for line in sorted(unknown, key=_lot)[:number]:
        place = f"{line.file},{line.page},{line.line},{line.amount}"
        print(f"left out: {place},{line.reason},")


def _lot(line: LeftLine) -> str:
    text = f"{line.file} {line.line} {line.amount}"
    return hashlib.sha256(text.encode()).hexdigest()


def _draw(
    lines: Sequence[DraftedLine], known: dict[DraftedLine, bool], number: int
) -> None:
    unknown = [line for line in lines if line not in known]
    for line in sorted(unknown, key=lambda line: line.lot)[:number]:
        print(f'{line.file},{line.page},"{line.place}",{line.amount},')


if __name__ == "__main__":
    main()
