"""Findings judged by eye on the page: figures, reasons and verdicts, no names.

A judgment knows its document by sha256. `judgments.csv` holds those of the open minutes,
`discrepancies.csv` the places where they are known to contradict themselves.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from benchmarks.judging.audit_folders import Said

HERE = Path(__file__).resolve().parent
JUDGMENTS = HERE / "judgments.csv"
DISCREPANCIES = HERE / "discrepancies.csv"
_UNITS = re.compile(r"[\s\u00a0\u202f€%]|eur(?:os)?|HT|TTC", re.IGNORECASE)


class Verdict(StrEnum):
    """What was seen on the page; false is of reading or of logic."""

    TRUE = "true"
    FALSE = "false"
    ARGUABLE = "arguable"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Judgment:
    """One figure of one document that a finding may speak of, and whether it would be right."""

    sha256: str
    pages: frozenset[int]
    kind: str
    """The kind of the finding; empty for a known discrepancy, which is of any."""
    printed: str
    """The figure as printed; several that one contradiction may be said of, parted by ``|``."""
    expected: str
    verdict: Verdict
    why: str

    def meets(self, finding: Said) -> bool:
        """Whether a finding of the same document is the one that was judged."""
        printed = {figure(text) for text in self.printed.split("|")} - {None}
        said = {figure(text) for text in (finding.printed, *finding.candidates)}
        if printed.isdisjoint(said) or not self.pages & finding.pages:
            return False
        if not self.kind:
            return True
        expected, asked = figure(self.expected), figure(finding.expected)
        agrees = expected is None or asked is None or expected == asked
        return agrees and self.kind == finding.kind


def figure(text: str) -> Decimal | str | None:
    """A figure's amount without its sign, folded text where there is none, None for nothing.

    >>> figure("−1 200,50 € HT"), figure("12.500,00"), figure("")
    (Decimal('1200.50'), Decimal('12500.00'), None)
    """
    if not text:
        return None
    bare = _UNITS.sub("", text).replace("−", "-")
    if bare.count(".") > 1 or ("." in bare and "," in bare):
        bare = bare.replace(".", "")
    try:
        return abs(Decimal(bare.replace(",", ".")))
    except InvalidOperation:
        return re.sub(r"\W", "", text).casefold() or None


def read_judgments(path: Path, hashes: Mapping[str, str]) -> Iterator[Judgment]:
    """The judgments of a CSV; one that names its document by ``file`` is looked up by its file
    name among ``hashes``, and left out where that is none of them.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sha256 = row.get("sha256") or hashes.get(Path(row["file"]).name, "")
            if sha256:
                yield Judgment(
                    sha256=sha256,
                    pages=frozenset(map(int, re.findall(r"\d+", row["page"]))),
                    kind=row.get("kind", ""),
                    printed=row["printed"],
                    expected=row["expected"],
                    verdict=Verdict(
                        row.get("verdict", "true").partition("-")[0]
                    ),
                    why=row.get("why") or row.get("what", ""),
                )


def verdict_of(finding: Said, judgments: Sequence[Judgment]) -> Verdict:
    """The verdict of the first judgment that a finding meets; the judgments are of its document."""
    met = (one.verdict for one in judgments if one.meets(finding))
    return next(met, Verdict.UNJUDGED)
