"""The complement as a form: what the national schemas ask for, each with what is known of it, and
the file that an answered form makes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import starmap

from reports.export.audit_package import (
    AuditFolder,
    Resource,
    text_fields,
    text_resource,
)
from reports.export.scdl.acts import Act, acts
from reports.export.scdl.beneficiary_ids import Known
from reports.export.scdl.complement import (
    SHARED,
    TABLE,
    WHY,
    Complement,
    deliberation,
    shared_values,
    value_line,
)
from reports.export.scdl.grant_columns import GrantColumn
from reports.export.scdl.money_lines import with_every_column
from reports.export.scdl.national_schemas import Kind, columns, titles
from reports.export.scdl.publish import beneficiaries_to_fill
from reports.export.scdl.subvention_lines import subvention_lines
from reports.export.toml_text import quoted_text

LICENCE, GRANTS, COLUMN, ACT, NAME_OF = (
    "licence",
    "subventions",
    "column",
    "act",
    "name",
)
"""What a value of the form belongs to: how its path begins."""
Answers = Mapping[tuple[str, ...], str]
"""What is said of each path of the form."""


@dataclass(frozen=True, slots=True)
class AskedValue:
    """One thing that a schema asks for, with what is known of it."""

    path: tuple[str, ...]
    title: str
    value: str
    why: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class ComplementForm:
    """All that is asked for. Of each column of money, whether it was chosen is said beside it."""

    licence: str
    shared: tuple[AskedValue, ...]
    columns: tuple[tuple[GrantColumn, str], ...] = ()
    acts: tuple[tuple[AskedValue, ...], ...] = ()
    names: tuple[tuple[str, ...], ...] = field(default_factory=tuple)
    """Name, SIRET, RNA and number of lines of each beneficiary."""


def complement_form(
    folder: AuditFolder, known: Complement, table: Sequence[Known]
) -> ComplementForm:
    """What is asked for of ``folder``, over what the publisher said before.

    Raises:
        UsageError: its `audit.json` was written by another version.
    """
    printed = acts(folder)
    said = {**shared_values(printed), **known.subventions}
    numbers = {one.name: (one.siret, one.rna) for one in table}
    grants = subvention_lines(with_every_column(folder), known, ())
    return ComplementForm(
        licence=known.licence,
        shared=tuple(_asked("subventions", (GRANTS,), SHARED, said)),
        columns=tuple(_chosen(known, grants.columns)),
        acts=tuple(
            _asked_of_act(at, one, known) for at, one in enumerate(printed)
        ),
        names=beneficiaries_to_fill(grants.names, numbers).rows,
    )


def _asked_of_act(
    at: int, act: Act, known: Complement
) -> tuple[AskedValue, ...]:
    """What is asked for of one act; the first answers for the only one, whatever its number."""
    said = known.deliberations.get(act.number, {})
    if not said and at == 0 and len(known.deliberations) == 1:
        (said,) = known.deliberations.values()
    values = {**deliberation(act), **said}
    place = (ACT, str(at))
    return tuple(_asked("deliberations", place, values, values))


def _asked(
    kind: Kind,
    place: tuple[str, ...],
    names: Iterable[str],
    said: Mapping[str, str],
) -> Iterator[AskedValue]:
    required, called = columns(kind), titles(kind)
    for name in names:
        yield AskedValue(
            (*place, name),
            called.get(name, name),
            said.get(name, ""),
            WHY.get(name, ""),
            required.get(name, False),
        )


def _chosen(
    known: Complement, money: Iterable[GrantColumn]
) -> Iterator[tuple[GrantColumn, str]]:
    for column in money:
        said = known.columns.get(column.key)
        yield column, "" if said is None else str(said).lower()


def answered(
    folder: AuditFolder,
    known: Complement,
    table: Sequence[Known],
    answers: Answers,
) -> tuple[Complement, Resource]:
    """The complement and the table of beneficiaries that ``answers`` make of those known; what the
    form does not ask for stays as it is.
    """
    form = complement_form(folder, known, table)
    acts_said = {}
    for one in form.acts:
        values = {each.path[-1]: _said(each, answers) for each in one}
        acts_said[values["DELIB_ID"]] = values

    made = replace(
        known,
        licence=answers.get((LICENCE,), known.licence),
        subventions={
            each.path[-1]: _said(each, answers) for each in form.shared
        },
        deliberations=acts_said,
        columns=dict(_columns_said(form, known, answers)),
    )
    return made, _numbers(form, table, answers)


def _said(asked: AskedValue, answers: Answers) -> str:
    return answers.get(asked.path, asked.value)


def _columns_said(
    form: ComplementForm, known: Complement, answers: Answers
) -> Iterator[tuple[tuple[str, str], bool]]:
    for column, before in form.columns:
        said = answers.get((COLUMN, *column.key), before)
        if said:
            yield column.key, said == "true"
    asked = {column.key for column, _ in form.columns}
    for key, is_published in known.columns.items():
        if key not in asked:
            yield key, is_published


def _numbers(
    form: ComplementForm, table: Sequence[Known], answers: Answers
) -> Resource:
    """The table of beneficiaries; names that it holds beside those of the form stay."""
    rows = []
    for name, siret, rna, _ in form.names:
        rows.append(
            (
                name,
                answers.get((NAME_OF, "siret", name), siret),
                answers.get((NAME_OF, "rna", name), rna),
            )
        )
    asked = {row[0] for row in rows}
    rows += [
        (one.name, one.siret, one.rna) for one in table if one.name not in asked
    ]
    fields = text_fields(("nom", "siret", "rna"))
    return text_resource("beneficiaires", "", fields, rows)


def complement_text(complement: Complement) -> str:
    """The TOML that says what ``complement`` does.

    >>> print(complement_text(Complement("etalab-2.0")).splitlines()[2])
    licence = "etalab-2.0"
    """
    lines = ["[publication]", f"licence = {quoted_text(complement.licence)}"]
    lines += ["", "[subventions]", *_values(complement.subventions)]
    lines.append(f"beneficiaires = {quoted_text(TABLE)}")

    if complement.columns:
        lines += ["", "[subventions.colonnes]"]
        for (table, header), said in complement.columns.items():
            key = f"{quoted_text(table)}.{quoted_text(header)}"
            lines.append(f"{key} = {str(said).lower()}")
    for section, values in complement.parts.items():
        lines += ["", f"[subventions.parties.{quoted_text(section)}]"]
        if section in complement.left_out:
            lines.append("exclure = true")
        lines += _values(values)
    for values in complement.deliberations.values():
        lines += ["", "[[deliberations]]", *_values(values)]
    return "\n".join(["", *lines, ""])


def _values(values: Mapping[str, str]) -> Iterator[str]:
    return starmap(value_line, values.items())
