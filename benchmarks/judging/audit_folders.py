"""Audits as they were written: made where they are missing, and read back without our own types,
so that folders of other versions can be scored.
"""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.judging.corpora import sha256_of

_FIGURE = re.compile(r"[(+\-−–]?\s?\d[\d\s.,\u00a0\u202f]*\s?(?:%|€|k€|M€)?\)?")
"""A cell that holds a figure, and nothing else."""
_MEASURE = re.compile(
    r"\d[\d\s\u00a0\u202f]*(?:h\s?(?:\d\d)?|min|(?:ha|a|ca)(?:\s\d+\s(?:a|ca))*)"
)
"""The same of a length of time or an area in several units: "8 h 30", "1 ha 25 a 40 ca"."""
_AT_ONCE = 40
"""Documents audited by one process: importing Great Expectations is paid once for all of them."""
_OFFICES = ("president", "secretaries")
"""Who presides, and who keeps the minutes."""
_CRASHED = 4
"""Exit code of an audit in which something crashed."""


@dataclass(frozen=True, slots=True)
class Said:
    """One finding of an audit, as far as it is scored."""

    id: str
    severity: str
    kind: str
    pages: frozenset[int]
    printed: str
    expected: str
    accused: str | None
    """The figure that is accused; None where several may be wrong."""
    candidates: tuple[str, ...]
    evidence: tuple[str, ...]
    probability: float | None

    @property
    def raised(self) -> bool:
        """Whether it is an error or a warning."""
        return self.severity in ("error", "warning")


@dataclass(frozen=True, slots=True)
class AuditFolder:
    """One document's audit."""

    sha256: str
    pages: int
    findings: tuple[Said, ...]
    cells: int
    proved: int
    figures: int
    """Figures in its tables, by their looks."""

    @property
    def raised(self) -> tuple[Said, ...]:
        """Its errors and warnings."""
        return tuple(finding for finding in self.findings if finding.raised)


def audit_missing(
    documents: Sequence[Path], out: Path, options: Sequence[str] = ()
) -> None:
    """Audit into ``out`` the documents that it holds no audit of, with further ``options``.

    Raises:
        SystemExit: a check crashed, so that what is said is not what would be measured.
    """
    missing = [path for path in documents if folder_of(path, out) is None]
    command = [sys.executable, "-m", "pointage", "audit", "--pages", "none"]
    command += options
    out.parent.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(missing), _AT_ONCE):
        some = map(str, missing[start : start + _AT_ONCE])
        run = subprocess.run(
            [*command, "--fail-on", "never", *some, "-o", str(out)],
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode == _CRASHED:
            raise SystemExit(run.stderr)


def folder_of(document: Path, out: Path) -> Path | None:
    """The audit of a document in ``out``; None where there is none."""
    found = sorted(out.glob(f"*-{sha256_of(document)[:16]}/audit.json"))
    return found[0].parent if found else None


def read_audit(folder: Path) -> AuditFolder:
    """What ``pointage audit`` wrote in a folder.

    Raises:
        SystemExit: a check crashed, so that what is said is not what would be measured.
    """
    audit = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    crashed = [
        one["rule"] for one in audit["abstentions"] if one.get("crashed")
    ]
    if crashed:
        raise SystemExit(f"{folder.name}: crashed: {', '.join(crashed)}")
    findings = json.loads(
        (folder / "findings.json").read_text(encoding="utf-8")
    )
    if isinstance(findings, Mapping):
        findings = findings["findings"]

    coverage = audit["coverage"]["tables"]
    names = dict(_listed_names(audit["document"].get("sitting") or {}))
    return AuditFolder(
        sha256=audit["document"]["sha256"],
        pages=len(audit["document"]["pages"]),
        findings=tuple(_said(finding, names) for finding in findings),
        cells=sum(table["cells"] for table in coverage),
        proved=sum(table["proved"] for table in coverage),
        figures=sum(
            _figures(path) for path in sorted(folder.glob("tables/*.csv"))
        ),
    )


def _listed_names(sitting: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each name of a sitting, as printed, by its fact: findings print none."""
    lists = [listed["names"] for listed in sitting.get("lists", ())]
    officers = (sitting.get(office, ()) for office in _OFFICES)
    for name in chain.from_iterable((*lists, *officers)):
        yield name["fact"]["id"], name.get("printed") or ""


def _said(finding: Mapping[str, Any], names: Mapping[str, str]) -> Said:
    accused = finding.get("accused", {"printed": finding.get("printed")})
    return Said(
        id=finding["id"],
        severity=finding["severity"],
        kind=finding["kind"],
        pages=frozenset(
            (finding.get("page") or 0, *(finding.get("pages") or ()))
        ),
        printed=finding.get("printed") or "",
        expected=finding.get("expected") or "",
        accused=None if accused is None else accused.get("printed") or "",
        candidates=_printed(finding.get("candidates"), names),
        evidence=_printed(finding.get("evidence"), names),
        probability=finding.get("probability"),
    )


def _printed(
    places: Sequence[Mapping[str, str]] | None, names: Mapping[str, str]
) -> tuple[str, ...]:
    """What is printed at some places; of a member listed the name."""
    return tuple(
        names.get(place.get("fact") or "") or place.get("printed") or ""
        for place in places or ()
    )


def _figures(path: Path) -> int:
    """The cells of a table that hold a figure, its header apart."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    cells = (cell.strip() for row in rows for cell in row)
    return sum(
        bool(_FIGURE.fullmatch(cell) or _MEASURE.fullmatch(cell))
        for cell in cells
    )
