"""Write a file of the national schemas, or what is missing for it: never a file that its validator
would refuse.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from frictionless import Checklist, Schema
from frictionless import Resource as Table

from reports.export.audit_package import AuditFolder, ExportField, Resource, text_resource
from reports.export.csv_files import csv_text
from reports.export.export_package import LICENCES, csv_resource, write_package
from reports.export.scdl.acts import Act, acts
from reports.export.scdl.beneficiary_ids import matches, read_table
from reports.export.scdl.complement import NAME, Complement, deliberation, missing
from reports.export.scdl.grant_lines import provenance, subventions, why_not
from reports.export.scdl.national_schemas import Kind, columns, scdl_schema
from reports.export.scdl.problems import Problem, grouped, listed, required
from reports.export.scdl.validator_rules import rules
from reports.export.withhold_persons import Kept, without_persons
from reports.files.atomic_folder import write_text
from reports.i18n import Lang
from validate.model.finding import Message


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: ``lines`` of the published file, or the ``problems`` that keep it back."""

    lines: int
    problems: tuple[Problem, ...]
    left_out: int = 0
    persons: int = 0
    proposed: int = 0


def write_subventions(
    folder: AuditFolder, complement: Complement, output: Path, lang: Lang, include_persons: bool
) -> Made:
    """``subventions.csv`` with its provenance; or ``missing.csv``; beside them what was matched,
    left out, withheld.
    """
    kept = (
        Kept(folder, 0, text_resource("withheld", "", [], []))
        if include_persons
        else without_persons(folder, lang)
    )
    table = () if complement.table is None else read_table(complement.table)
    first = acts(folder)[0]
    said = {"nomAttribuant": first.body, "objet": first.title, **complement.subventions}
    complement = replace(complement, subventions=said)
    grants = subventions(kept.folder, complement, table)
    problems = grouped([*_licence(complement), *grants.problems, *_empty(grants.rows)])
    problems = problems or check(
        "subventions", grants.rows, [source["line_id"] for source in grants.sources]
    )
    extra = [matches(grants.matched), grants.left_out, *([kept.withheld] if kept.persons else [])]
    _write(folder, "subventions", grants.rows, output, problems, complement.licence, lang)
    for resource in extra if problems else [provenance(kept.folder, grants), *extra]:
        write_text(output / resource.path, csv_text(resource))
    proposed = sum(found.status == "proposed" for found in grants.matched)
    return Made(len(grants.rows), problems, len(grants.left_out.rows), kept.persons, proposed)


def write_deliberations(
    folder: AuditFolder, complement: Complement, output: Path, lang: Lang
) -> Made:
    """``deliberations.csv``, a line a deliberation, or ``missing.csv``."""
    printed = acts(folder)
    rows = [_act(act, printed, complement) for act in printed]
    problems = [*_licence(complement), *_unknown(printed, complement)]
    for row in rows:
        problems += [
            required(name, NAME, line_id=row["DELIB_ID"]) for name in missing("deliberations", row)
        ]
    found = grouped(problems) or check("deliberations", rows, [row["DELIB_ID"] for row in rows])
    _write(folder, "deliberations", rows, output, found, complement.licence, lang)
    return Made(len(rows), found)


def _act(act: Act, printed: Sequence[Act], complement: Complement) -> dict[str, str]:
    """What the PDF says, under what the complement says: an empty value there empties the column."""
    said = complement.deliberations.get(act.number)
    if said is None and len(printed) == len(complement.deliberations) == 1:
        said = next(iter(complement.deliberations.values()))
    return {**deliberation(act), **(said or {})}


def _unknown(printed: Sequence[Act], complement: Complement) -> Iterable[Problem]:
    if len(printed) == len(complement.deliberations) == 1:
        return
    numbers = [act.number for act in printed]
    for number in complement.deliberations:
        if number not in numbers:
            reason = Message(
                "délibération absente du document", "no such deliberation in the document"
            )
            action = Message(
                f"numéros imprimés : {', '.join(numbers)}", f"printed numbers: {', '.join(numbers)}"
            )
            yield Problem("DELIB_ID", reason, action, number)


def _licence(complement: Complement) -> Iterable[Problem]:
    if complement.licence and complement.licence not in LICENCES:
        known = ", ".join(LICENCES)
        reason = Message("licence inconnue", "unknown licence")
        action = Message(
            f"choisissez parmi {known}, ou laissez vide",
            f"choose one of {known}, or leave it empty",
        )
        yield Problem("licence", reason, action, complement.licence)


def _empty(rows: Sequence[object]) -> Iterable[Problem]:
    if not rows:
        reason = Message("aucune subvention attribuée à publier", "no grant to publish")
        action = Message("voyez left_out.csv et withheld.csv", "see left_out.csv and withheld.csv")
        yield Problem("montant", reason, action)


def check(
    kind: Kind, rows: Sequence[Mapping[str, str]], line_ids: Sequence[str]
) -> tuple[Problem, ...]:
    """What the schema and its custom rules refuse; the file that is written holds exactly these
    rows.
    """
    schema: dict[str, Any] = dict(scdl_schema(kind))
    data = [list(columns(kind)), *(list(row.values()) for row in rows)]
    checklist = Checklist(checks=rules(schema["custom_checks"]))
    report = Table(data=data, schema=Schema.from_descriptor(schema)).validate(
        checklist, limit_errors=10_000
    )
    found = [error for task in report.tasks for error in task.errors]
    return grouped(_refused(error, rows, line_ids) for error in found)


def _refused(error: Any, rows: Sequence[Mapping[str, str]], line_ids: Sequence[str]) -> Problem:  # noqa: ANN401
    """One error of frictionless, whose own words are English; the custom rules' are French."""
    place = getattr(error, "row_number", None)
    field = getattr(error, "field_name", "") or ""
    row = rows[place - 2] if place else {}
    reason = Message(
        f"refusé par le schéma national : {error.note}",
        f"refused by the national schema: {error.note}",
    )
    action = Message("corrigez le complément ou la table", "correct the complement or the table")
    name, line_id = row.get("nomBeneficiaire", ""), line_ids[place - 2] if place else ""
    return Problem(
        field,
        reason,
        action,
        row.get(field, ""),
        name if field.endswith("Beneficiaire") else "",
        line_id,
    )


def _write(
    folder: AuditFolder,
    kind: Kind,
    rows: Sequence[Mapping[str, str]],
    output: Path,
    problems: Sequence[Problem],
    licence: str,
    lang: Lang,
) -> None:
    if problems:
        write_text(output / "missing.csv", csv_text(listed(problems, lang)))
        return
    fields = [ExportField(name, "string", "", "") for name in columns(kind)]
    resource: Resource = text_resource(kind, "", fields, [tuple(row.values()) for row in rows])
    path = output / f"{kind}.csv"
    write_text(path, csv_text(resource))
    schema = scdl_schema(kind)
    described = csv_resource(path, str(schema["title"]), f"{schema['path']}", schema)
    write_package(folder, output, [described], licence)


def beneficiaries_to_fill(folder: AuditFolder) -> Resource:
    """The table to complete: the printed names of the lines that will be published, with their
    lines and totals.
    """
    granted = [record for record in folder.records("grants") if not why_not(record)]
    lines = Counter(record["beneficiary"] for record in granted)
    fields = [ExportField(name, "string", "", "") for name in ("nom", "siret", "rna", "lignes")]
    return text_resource(
        "beneficiaires", "", fields, [(name, "", "", str(n)) for name, n in sorted(lines.items())]
    )
