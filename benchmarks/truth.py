"""How true the findings on real council minutes are.

python -m benchmarks.truth [--part open|second|third] [--judgments CSV ...] [--audits FOLDER]

Audits the minutes of ``POINTAGE_CORPUS`` of one part (the open one, unless told otherwise), and
holds each error and warning against what was judged by eye. What was never judged is listed, and
precision given without it and with all of it counted as false. Judgments of the open part are kept
in `benchmarks/judging/judgments.csv`; further ones are files of the same columns. With ``--audits``
the audits are kept there, and those that it already holds are not made again.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.judging.audit_folders import (
    AuditFolder,
    Said,
    audit_missing,
    folder_of,
    read_audit,
)
from benchmarks.judging.corpora import corpus_folder, minutes, sha256_of
from benchmarks.judging.judgments import (
    DISCREPANCIES,
    JUDGMENTS,
    Judgment,
    Verdict,
    read_judgments,
    verdict_of,
)

SEVERITIES = ("error", "warning")
_TO_TELL = {Verdict.FALSE: "judged false", Verdict.UNJUDGED: "to judge by eye"}


@dataclass
class Score:
    """What was counted over the documents of one part."""

    documents: int = 0
    audited: int = 0
    pages: int = 0
    cells: int = 0
    proved: int = 0
    verdicts: Counter[tuple[str, Verdict]] = field(default_factory=Counter)
    """Findings by severity and verdict."""
    found: dict[Judgment, str] = field(default_factory=dict)
    """Known discrepancies that a finding speaks of, with the gravest of its severities."""


class Truth:
    """Judgments and known discrepancies of some documents, and what audits say of them."""

    def __init__(
        self, documents: Sequence[Path], judgments: Sequence[Path] = ()
    ) -> None:
        self.names = {sha256_of(path): path.name for path in documents}
        files = (JUDGMENTS, *judgments)
        self._judged = [one for path in files for one in self._read(path)]
        self.known = list(self._read(DISCREPANCIES))
        self.score = Score(documents=len(self.names))

    def _read(self, path: Path) -> Iterator[Judgment]:
        """The judgments of a file that are of these documents."""
        hashes = {name: sha256 for sha256, name in self.names.items()}
        for one in read_judgments(path, hashes):
            if one.sha256 in self.names:
                yield one

    def verdict(self, sha256: str, finding: Said) -> Verdict:
        """What was judged of a finding."""
        of_document = [one for one in self._judged if one.sha256 == sha256]
        return verdict_of(finding, of_document)

    def add(self, audit: AuditFolder) -> Iterator[str]:
        """Count one audit; the lines to tell of it."""
        self.score.audited += 1
        self.score.pages += audit.pages
        self.score.cells += audit.cells
        self.score.proved += audit.proved

        for finding in audit.raised:
            verdict = self.verdict(audit.sha256, finding)
            self.score.verdicts[finding.severity, verdict] += 1
            self._find_known(audit, finding)
            if verdict in _TO_TELL:
                name = self.names[audit.sha256]
                yield f"{_TO_TELL[verdict]}: {name} {in_words(finding)}"

    def _find_known(self, audit: AuditFolder, finding: Said) -> None:
        for one in self.known:
            if one.sha256 == audit.sha256 and one.meets(finding):
                before = self.score.found.get(one, finding.severity)
                self.score.found[one] = min(before, finding.severity)

    def missed(self) -> Iterator[str]:
        """A line for each known discrepancy that no finding speaks of."""
        for one in self.known:
            if one not in self.score.found:
                place = f"{self.names[one.sha256]} p.{min(one.pages)}"
                yield f"missed: {place} {one.printed} for {one.expected} ({one.why})"


def in_words(finding: Said) -> str:
    """A finding in one line."""
    chance = (
        "" if finding.probability is None else f" ({finding.probability:.2f})"
    )
    return (
        f"p.{','.join(map(str, sorted(finding.pages)))} {finding.severity}{chance}"
        f" {finding.kind} printed {finding.printed} expected {finding.expected}"
    )


def precision(score: Score, severity: str) -> str:
    """How many findings of a severity are true, of those judged and of all."""
    count = {verdict: score.verdicts[severity, verdict] for verdict in Verdict}
    true, false = count[Verdict.TRUE], count[Verdict.FALSE]
    unjudged, every = count[Verdict.UNJUDGED], sum(count.values())
    thousand = 1000 / max(1, score.pages)
    return (
        f"{severity}: {every} ({true} true, {false} false, {count[Verdict.ARGUABLE]} arguable,"
        f" {unjudged} unjudged); precision {_share(true, every)} to"
        f" {_share(true, true + false)}; false a thousand pages {false * thousand:.1f} to"
        f" {(false + unjudged) * thousand:.1f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "none"


def summary(truth: Truth) -> Iterator[str]:
    """The lines at the foot."""
    score = truth.score
    yield (
        f"{score.audited} of {score.documents} documents audited, {score.pages} pages,"
        f" {score.proved} of {score.cells} figures proved"
    )
    for severity in SEVERITIES:
        yield precision(score, severity)
    errors = sum(severity == "error" for severity in score.found.values())
    yield (
        f"known discrepancies found: {len(score.found)} of {len(truth.known)},"
        f" {errors} as errors"
    )


def measure(
    documents: Sequence[Path], out: Path, judgments: Sequence[Path]
) -> None:
    """Audit what is missing in ``out``, and print the score."""
    audit_missing(documents, out)
    truth = Truth(documents, judgments)
    for path in documents:
        folder = folder_of(path, out)
        if folder is None:
            print(f"not audited: {path.name}")
            continue
        for line in truth.add(read_audit(folder)):
            print(line)
    print("\n".join((*truth.missed(), *summary(truth))))


def main() -> None:
    """Measure one part of the minutes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--part", choices=("open", "second", "third"), default="open"
    )
    parser.add_argument("--judgments", nargs="*", type=Path, default=[])
    parser.add_argument("--audits", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        documents = minutes(corpus_folder(), given.part)
        measure(documents, given.audits or Path(folder), given.judgments)


if __name__ == "__main__":
    main()
