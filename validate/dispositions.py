"""What an auditor decided about findings, and who signs: a TOML file that survives re-extraction.

prepared_by = "A. Auditrice"  # these three are optional
reviewed_by = "R. Relecteur"
date = 2026-05-20

[[disposition]]
finding = "1f3a…"
status = "explained"        # confirmed, explained, or extraction
note = "tarif spécial, convention du 3 mai"
author = "A. Auditrice"
date = 2026-05-12
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extract.errors import UsageError
from validate.model.finding import Finding, SignOff, Status


@dataclass(frozen=True, slots=True)
class Disposition:
    """One decision on one finding."""

    finding: str
    status: Status
    note: str = ""
    author: str = ""
    date: str = ""


def read_dispositions(path: Path) -> tuple[Disposition, ...]:
    """The dispositions in a TOML file, in order; for a finding named twice the last one counts.

    Raises:
        UsageError: the file is not TOML, or an entry lacks its finding or has an unknown status.
    """
    entries = _content(path).get("disposition", [])
    if not isinstance(entries, list):
        raise _wrong(
            path,
            "écrivez chaque décision sous [[disposition]]",
            "write each decision under [[disposition]]",
        )
    return tuple(
        _disposition(path, number, entry)
        for number, entry in enumerate(entries, start=1)
    )


def read_sign_off(path: Path) -> SignOff:
    """Who prepared and reviewed the audit, and when: ``prepared_by``, ``reviewed_by``, ``date`` of
    a TOML file.

    Raises:
        UsageError: the file is not TOML.
    """
    content = _content(path)
    return SignOff(
        prepared_by=_text(content.get("prepared_by", "")),
        reviewed_by=_text(content.get("reviewed_by", "")),
        date=_text(content.get("date", "")),
    )


def _content(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _wrong(path, str(problem), str(problem)) from problem


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _disposition(path: Path, number: int, entry: object) -> Disposition:
    values: Mapping[str, object] = entry if isinstance(entry, dict) else {}
    finding, status = values.get("finding"), values.get("status")
    if not isinstance(finding, str) or not finding:
        raise _wrong(
            path,
            f"décision n° {number} : il manque « finding »",
            f"decision {number}: no “finding”",
        )
    if status not in tuple(Status):
        known = ", ".join(Status)
        raise _wrong(
            path,
            f"décision n° {number} ({finding}) : « status » doit être l'un de {known}",
            f"decision {number} ({finding}): “status” must be one of {known}",
        )
    return Disposition(
        finding=finding,
        status=Status(str(status)),
        note=str(values.get("note", "")),
        author=str(values.get("author", "")),
        date=_text(values.get("date", "")),
    )


def _wrong(path: Path, fr: str, en: str) -> UsageError:
    return UsageError(
        f"{path.name} : fichier de dispositions illisible : {fr}.",
        f"{path.name}: unreadable dispositions file: {en}.",
    )


def dispose(
    findings: Iterable[Finding], dispositions: Iterable[Disposition]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings with their statuses, and the ids that match none of them."""
    by_id = {one.finding: one for one in dispositions}
    disposed = []
    for finding in findings:
        decision = by_id.pop(finding.id, None)
        disposed.append(finding if decision is None else _decided(finding, decision))
    return tuple(disposed), tuple(sorted(by_id))


def _decided(finding: Finding, decision: Disposition) -> Finding:
    return replace(
        finding,
        status=decision.status,
        note=decision.note,
        author=decision.author,
        disposed_on=decision.date,
    )
