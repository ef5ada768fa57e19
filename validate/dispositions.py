"""What an auditor decided about findings, and who signs: a file that survives re-extraction.

A table (CSV or XLSX) has a line a finding, under the headers of `COLUMNS` in French or English;
what else its columns hold is for the eye. TOML also says who signs:

prepared_by = "A. Auditrice"  # these four are optional
reviewed_by = "R. Relecteur"
date = 2026-05-20
materiality = "10 000 €"

[[disposition]]
finding = "1f3a…"
status = "explained"        # confirmed, explained, or extraction
note = "tarif spécial, convention du 3 mai"
author = "A. Auditrice"
date = 2026-05-12
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extract.errors import UsageError
from extract.given.bounded_files import FileLimits, read_csv, read_toml
from extract.given.form_error import FormError
from extract.given.spreadsheet_text import restored
from extract.given.typed_json import checked_entries, checked_text, not_one_of
from extract.given.workbooks import read_xlsx
from extract.hidden_characters import visible, visible_note
from validate.model.finding import Finding, SignOff, Status

LIMITS = FileLimits(megabytes=4, depth=4)
_SIGNED = ("prepared_by", "reviewed_by", "date")
_HEAD = (*_SIGNED, "materiality")
_OPTIONAL = ("note", "author", "date")
_SHEETS = (".csv", ".xlsx")
COLUMNS: Mapping[str, tuple[str, str]] = {
    "finding": ("identifiant", "finding"),
    "status": ("décision", "status"),
    "note": ("note", "note"),
    "author": ("auteur", "author"),
    "date": ("date", "date"),
}
"""The headers of a table of decisions, in French and English."""
_FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
STATUS_WORDS: Mapping[str, Status] = {
    "confirmé": Status.CONFIRMED,
    "expliqué": Status.EXPLAINED,
    "lecture": Status.EXTRACTION,
    "ouvert": Status.OPEN,
    **{str(status): status for status in Status},
}
"""What a decision may be called."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """One decision on one finding."""

    finding: str
    status: Status
    note: str = ""
    author: str = ""
    date: str = ""


def read_dispositions(path: Path) -> tuple[Disposition, ...]:
    """The dispositions in a file, in order; for a finding named twice the last one counts.

    Raises:
        UsageError: the file is of another form, or an entry lacks its finding, has an unknown
            status or holds what no disposition does.
    """
    if path.suffix.lower() in _SHEETS:
        return tuple(_of_sheet(path))
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
    a TOML file; a table has none.

    Raises:
        UsageError: the file is not TOML, or holds anything else.
    """
    if path.suffix.lower() in _SHEETS:
        return SignOff()
    content = _content(path)
    try:
        return SignOff(**{name: _text(content, name) for name in _SIGNED})
    except FormError as error:
        raise _wrong(path, error.fr, error.en) from error


def read_materiality(path: Path) -> str:
    """From which amount on a deviation counts, as a TOML file says it; "" where it does not.

    Raises:
        UsageError: the file is not TOML, or holds anything else.
    """
    if path.suffix.lower() in _SHEETS:
        return ""
    content = _content(path)
    try:
        return _text(content, "materiality")
    except FormError as error:
        raise _wrong(path, error.fr, error.en) from error


def _content(path: Path) -> Mapping[str, object]:
    try:
        content = read_toml(path, LIMITS)
        return checked_entries(content, (), ("disposition", *_HEAD))
    except FormError as problem:
        raise _wrong(path, problem.fr, problem.en) from problem


def _of_sheet(path: Path) -> Iterator[Disposition]:
    """The decided lines of a table: a line without a decision is open."""
    try:
        header, *rows = _sheet_rows(path) or [[]]
    except FormError as problem:
        raise _wrong(path, problem.fr, problem.en) from problem

    names = [_FIELDS.get(name.strip().casefold(), "") for name in header]
    for needed in ("finding", "status"):
        if needed not in names:
            fr, en = COLUMNS[needed]
            raise _wrong(path, f"colonne « {fr} » absente", f"no column “{en}”")

    for number, row in enumerate(rows, start=2):
        entry = dict(zip(names, row, strict=False))
        entry.pop("", None)
        entry["note"] = restored(entry.get("note", ""))
        if entry.get("status", "").strip():
            yield _disposition(path, number, entry, "ligne", "line")


def _sheet_rows(path: Path) -> list[list[str]]:
    if path.suffix.lower() == ".csv":
        return read_csv(path, LIMITS, ",;\t")
    return read_xlsx(path, LIMITS)


def _status(values: Mapping[str, object]) -> Status:
    """The status that a word in French or English names."""
    word = values["status"]
    known = STATUS_WORDS.get(str(word).strip().casefold())
    if known is None:
        raise not_one_of(Status, word).under("status")
    return known


def _text(values: Mapping[str, object], name: str) -> str:
    """The text called ``name`` as it is shown, "" where there is none; TOML's own dates are
    welcome.
    """
    value = values.get(name, "")
    if isinstance(value, date):
        return value.isoformat()
    try:
        return visible_note(checked_text(value))
    except FormError as error:
        raise error.under(name) from None


def _disposition(
    path: Path,
    number: int,
    entry: object,
    fr: str = "décision n°",
    en: str = "decision",
) -> Disposition:
    try:
        values = checked_entries(entry, ("finding", "status"), _OPTIONAL)
        return Disposition(
            finding=_finding(values),
            status=_status(values),
            note=_text(values, "note"),
            author=_text(values, "author"),
            date=_text(values, "date"),
        )
    except FormError as error:
        raise _wrong(
            path,
            f"{fr} {number} › {error.fr}",
            f"{en} {number} › {error.en}",
        ) from error


def _finding(values: Mapping[str, object]) -> str:
    finding = _text(values, "finding")
    if not finding:
        raise FormError("« finding » est vide", "“finding” is empty")
    return finding


def _wrong(path: Path, fr: str, en: str) -> UsageError:
    name = visible(path.name)
    return UsageError(
        f"{name} : fichier de dispositions refusé : {fr}. Corrigez-le : docs/dispositions.md en"
        " montre la forme.",
        f"{name}: dispositions file refused: {en}. Correct it: docs/dispositions.md shows its"
        " form.",
    )


def dispose(
    findings: Iterable[Finding], dispositions: Iterable[Disposition]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings with their statuses, and the ids that match none of them."""
    by_id = {one.finding: one for one in dispositions}
    disposed = []
    for finding in findings:
        decision = by_id.pop(finding.id, None)
        disposed.append(
            finding if decision is None else _decided(finding, decision)
        )
    return tuple(disposed), tuple(sorted(by_id))


def _decided(finding: Finding, decision: Disposition) -> Finding:
    return replace(
        finding,
        status=decision.status,
        note=decision.note,
        author=decision.author,
        disposed_on=decision.date,
    )
