"""Write a file of the national schemas, or what is missing for it: never a file that its validator
would refuse.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from frictionless import Checklist, Schema
from frictionless import Resource as Table

from reports.export.audit_package import (
    AuditFolder,
    Resource,
    text_fields,
    text_resource,
)
from reports.export.csv_files import resource_csv
from reports.export.export_package import LICENCES, csv_resource, write_package
from reports.export.formats import Exported, FormatOptions
from reports.export.scdl.acts import Act, acts
from reports.export.scdl.beneficiary_ids import Known, matches, read_table
from reports.export.scdl.complement import (
    NAME,
    Complement,
    deliberation,
    missing,
    read_complement,
)
from reports.export.scdl.grant_columns import (
    Fate,
    GrantColumn,
    columns_listed,
)
from reports.export.scdl.listed_tables import with_withheld
from reports.export.scdl.money_lines import with_every_column
from reports.export.scdl.national_schemas import Kind, columns, scdl_schema
from reports.export.scdl.problems import Problem, grouped, listed, required
from reports.export.scdl.subvention_lines import (
    Grants,
    left_out_in_words,
    provenance,
    subvention_lines,
)
from reports.export.scdl.validator_rules import scdl_rules
from reports.export.withhold_persons import Kept, without_persons
from reports.files.atomic_folder import write_text
from reports.i18n import Lang
from validate.model.finding import Message


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """What was written: ``lines`` of the published file, or the ``problems`` that keep it back."""

    lines: int
    problems: tuple[Problem, ...]
    left_out: int = 0
    persons: int = 0
    proposed: int = 0
    asked: int = 0
    """Columns of which the publisher is asked whether they are grants."""


def export_subventions(
    folder: AuditFolder, output: Path, options: FormatOptions
) -> Exported:
    """`write_subventions` as a format of `pointage export`."""
    complement = _given(options)
    complement = replace(
        complement, columns={**complement.columns, **options.columns}
    )
    made = write_subventions(
        folder, complement, output, options.lang, options.include_persons
    )
    return Exported(
        made.lines, len(made.problems), made.left_out, made.persons, made.asked
    )


def export_deliberations(
    folder: AuditFolder, output: Path, options: FormatOptions
) -> Exported:
    """`write_deliberations` as a format of `pointage export`."""
    made = write_deliberations(folder, _given(options), output, options.lang)
    return Exported(made.lines, len(made.problems))


def _given(options: FormatOptions) -> Complement:
    if options.complement is None:
        return Complement()
    return read_complement(options.complement)


def write_subventions(
    folder: AuditFolder,
    complement: Complement,
    output: Path,
    lang: Lang,
    include_persons: bool,
) -> PublishedFile:
    """``subventions.csv`` with its provenance; or ``missing.csv``; beside them what was matched,
    left out, withheld.
    """
    table = () if complement.table is None else read_table(complement.table)
    kept, grants = drafted_grants(
        folder, _with_printed(folder, complement), table, lang, include_persons
    )
    money = grants.columns

    line_ids = [source["line_id"] for source in grants.sources]
    problems = grouped(
        [
            *_licence(complement),
            *_unknown_columns(money, complement),
            *grants.problems,
            *_nothing(grants, kept),
        ]
    )
    problems = problems or validate_rows("subventions", grants.rows, line_ids)
    _write(
        folder,
        "subventions",
        grants.rows,
        output,
        problems,
        complement.licence,
        lang,
    )

    for resource in _beside(grants, kept, lang, is_draft=bool(problems)):
        write_text(output / resource.path, resource_csv(resource))

    proposed = sum(found.status == "proposed" for found in grants.matched)
    return PublishedFile(
        len(grants.rows),
        problems,
        len(grants.left_out.rows),
        kept.persons,
        proposed,
        sum(column.fate is Fate.ASKED for column in money),
    )


def drafted_grants(
    folder: AuditFolder,
    complement: Complement,
    table: Sequence[Known],
    lang: Lang,
    include_persons: bool,
) -> tuple[Kept, Grants]:
    """The lines that would be published of every column of money, and what is kept back of the
    folder that they come from.
    """
    whole = with_every_column(folder)
    kept = Kept(whole, 0, text_resource("withheld", "", [], []))
    if not include_persons:
        kept = without_persons(whole, lang)
    grants = subvention_lines(kept.folder, complement, table)
    return kept, with_withheld(kept, grants)


def _beside(
    grants: Grants, kept: Kept, lang: Lang, *, is_draft: bool
) -> Iterable[Resource]:
    """The lists beside the published file, or beside its draft, which they hold then."""
    yield matches(grants.matched)
    yield left_out_in_words(grants.left_out, lang)
    yield columns_listed(grants.columns, lang)
    yield provenance(kept.folder, grants)
    if kept.persons:
        yield kept.withheld
    if is_draft and grants.rows:
        yield _rows_of("draft", "subventions", grants.rows)


def _with_printed(folder: AuditFolder, complement: Complement) -> Complement:
    """The complement over who decides, as the document prints it."""
    printed = {"nomAttribuant": acts(folder)[0].body}
    return replace(
        complement, subventions={**printed, **complement.subventions}
    )


def write_deliberations(
    folder: AuditFolder, complement: Complement, output: Path, lang: Lang
) -> PublishedFile:
    """``deliberations.csv``, a line a deliberation, or ``missing.csv``."""
    printed = acts(folder)
    rows = [_act(act, printed, complement) for act in printed]
    problems = [*_licence(complement), *_unknown(printed, complement)]
    for row in rows:
        for name in missing("deliberations", row):
            problems.append(required(name, NAME, line_id=row["DELIB_ID"]))

    numbers = [row["DELIB_ID"] for row in rows]
    found = grouped(problems) or validate_rows("deliberations", rows, numbers)
    _write(
        folder, "deliberations", rows, output, found, complement.licence, lang
    )
    return PublishedFile(len(rows), found)


def _act(
    act: Act, printed: Sequence[Act], complement: Complement
) -> dict[str, str]:
    """What the PDF says, under what the complement says: an empty value there empties the
    column.
    """
    said = complement.deliberations.get(act.number, {})
    if not said and _is_the_only_one(printed, complement):
        (said,) = complement.deliberations.values()
    return {**deliberation(act), **said}


def _is_the_only_one(printed: Sequence[Act], complement: Complement) -> bool:
    """One deliberation on both sides: it is meant, whatever its number."""
    return len(printed) == len(complement.deliberations) == 1


def _unknown(
    printed: Sequence[Act], complement: Complement
) -> Iterable[Problem]:
    if _is_the_only_one(printed, complement):
        return
    numbers = [act.number for act in printed]
    for number in complement.deliberations:
        if number not in numbers:
            reason = Message(
                "délibération absente du document",
                "no such deliberation in the document",
            )
            action = Message(
                f"numéros imprimés : {', '.join(numbers)}",
                f"printed numbers: {', '.join(numbers)}",
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


def _nothing(grants: Grants, kept: Kept) -> Iterable[Problem]:
    """That no line is published, with the lists that say why, of those that say anything."""
    if grants.rows:
        return
    reason = Message(
        "aucune subvention attribuée à publier", "no grant to publish"
    )
    yield Problem("montant", reason, _where_to_look(grants, kept))


def _where_to_look(grants: Grants, kept: Kept) -> Message:
    if any(column.fate is Fate.ASKED for column in grants.columns):
        return Message(
            "dites quelle colonne est publiée : columns.csv les nomme,"
            " --column TABLEAU=COLONNE ou le complément en décide",
            "say which column is published: columns.csv names them,"
            " --column TABLE=HEADER or the complement decides",
        )

    lists = []
    if grants.left_out.rows:
        lists.append("left_out.csv")
    if kept.persons:
        lists.append("withheld.csv")
    if not lists:
        return Message(
            "aucun tableau n'a de colonne de montants en regard de noms : voyez le rapport",
            "no table has a column of money beside names: see the report",
        )
    return Message(f"voyez {' et '.join(lists)}", f"see {' and '.join(lists)}")


def validate_rows(
    kind: Kind, rows: Sequence[Mapping[str, str]], line_ids: Sequence[str]
) -> tuple[Problem, ...]:
    """What the schema and its custom rules refuse; the file that is written holds exactly these
    rows.
    """
    schema: dict[str, Any] = dict(scdl_schema(kind))
    data = [list(columns(kind)), *(list(row.values()) for row in rows)]
    checklist = Checklist(checks=scdl_rules(schema["custom_checks"]))
    report = Table(data=data, schema=Schema.from_descriptor(schema)).validate(
        checklist, limit_errors=10_000
    )
    errors = chain.from_iterable(task.errors for task in report.tasks)
    return grouped(_refused(error, rows, line_ids) for error in errors)


def _refused(
    error: Any,  # noqa: ANN401
    rows: Sequence[Mapping[str, str]],
    line_ids: Sequence[str],
) -> Problem:
    """One error of frictionless, whose own words are English; the custom rules' are French."""
    field = getattr(error, "field_name", "") or ""
    row: Mapping[str, str] = {}
    line_id = ""
    place = getattr(error, "row_number", None)
    if place:
        row = rows[place - 2]  # the header is row 1
        line_id = line_ids[place - 2]

    name = ""
    if field.endswith("Beneficiaire"):
        name = row.get("nomBeneficiaire", "")
    reason = Message(
        f"refusé par le schéma national : {error.note}",
        f"refused by the national schema: {error.note}",
    )
    action = Message(
        "corrigez le complément ou la table",
        "correct the complement or the table",
    )
    return Problem(field, reason, action, row.get(field, ""), name, line_id)


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
        write_text(output / "missing.csv", resource_csv(listed(problems, lang)))
        return
    resource = _rows_of(kind, kind, rows)
    path = output / f"{kind}.csv"
    write_text(path, resource_csv(resource))
    schema = scdl_schema(kind)
    described = csv_resource(
        path, str(schema["title"]), f"{schema['path']}", schema
    )
    write_package(folder, output, [described], licence)


def _rows_of(
    name: str, kind: Kind, rows: Sequence[Mapping[str, str]]
) -> Resource:
    """The rows under the columns of a national schema."""
    fields = text_fields(columns(kind))
    return text_resource(
        name, "", fields, [tuple(row.values()) for row in rows]
    )


def _unknown_columns(
    money: Sequence[GrantColumn], complement: Complement
) -> Iterable[Problem]:
    """Columns that the publisher names and no table has."""
    known = {column.key for column in money}
    for table, header in complement.columns:
        if (table, header) not in known:
            yield Problem(
                "montant",
                Message(
                    "cette colonne n'est pas de celles que l'export peut publier",
                    "this column is none of those that the export may publish",
                ),
                Message("voyez columns.csv", "see columns.csv"),
                f"{table}={header}",
            )


def beneficiaries_to_fill(
    names: Iterable[str],
    numbers: Mapping[str, tuple[str, str]] | None = None,
) -> Resource:
    """The table to complete: the printed ``names`` of the lines that will be published, with their
    lines, and the SIRET and RNA that are known.
    """
    known = numbers or {}
    fields = text_fields(("nom", "siret", "rna", "lignes"))
    rows = [
        (name, *known.get(name, ("", "")), str(n))
        for name, n in sorted(Counter(names).items())
    ]
    return text_resource("beneficiaires", "", fields, rows)
