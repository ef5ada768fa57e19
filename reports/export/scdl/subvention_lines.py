"""The lines of SCDL subventions: what was granted, completed by the publisher; the rest is listed
with its reason.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.cell_ref import CellRef
from extract.french.folding import fold
from extract.french.lexicon.finance import grant_words
from reports.export.audit_package import (
    AuditFolder,
    Resource,
    text_fields,
    text_resource,
)
from reports.export.scdl.beneficiary_ids import Found, Known, find_ids
from reports.export.scdl.complement import NAME, SHARED, Complement, missing
from reports.export.scdl.grant_columns import (
    Fate,
    GrantColumn,
    grant_columns,
)
from reports.export.scdl.national_schemas import columns as schema_columns
from reports.export.scdl.problems import Problem, required
from reports.export.withhold_persons import pages
from validate.model.finding import Message

OBJECT = 256
"""Characters of ``objet`` that the schema allows."""

_LEFT_OUT = ("line_id", "beneficiary", "measure", "amount", "pages", "reason")
_PROVENANCE = (
    "line", "line_id", "measure", "table_id", "row", "pages", "places", "engine", "confidence",
    "findings", "objet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grants:
    """The lines to publish with the grant each comes from, and what was left out, matched or is a
    problem.
    """

    rows: tuple[dict[str, str], ...]
    sources: tuple[dict[str, str], ...]
    left_out: Resource
    matched: tuple[Found, ...]
    problems: tuple[Problem, ...]
    columns: tuple[GrantColumn, ...] = ()
    """Every column of money beside names, and what becomes of it."""


def subvention_lines(
    folder: AuditFolder,
    complement: Complement,
    table: Sequence[Known],
    columns: Sequence[GrantColumn] | None = None,
) -> Grants:
    """The lines of one document, of the columns that are published: those of the folder, where no
    others are given.
    """
    money = columns
    if money is None:
        money = grant_columns(folder, complement.columns)
    granted, left_out = _told_apart(folder, complement, money)

    names = Counter(record["beneficiary"] for record in granted)
    found = find_ids(names.items(), table)
    ids = {one.printed: one for one in found}
    times = Counter(record["line_id"] for record in granted)
    rows = [
        _row(
            record,
            complement,
            ids[record["beneficiary"]],
            several=times[record["line_id"]] > 1,
        )
        for record in granted
    ]
    return Grants(
        rows=tuple(rows),
        sources=tuple(granted),
        left_out=text_resource(
            "left_out", "", text_fields(_LEFT_OUT), left_out
        ),
        matched=found,
        problems=tuple(_problems(rows, granted, ids)),
        columns=tuple(money),
    )


def _told_apart(
    folder: AuditFolder,
    complement: Complement,
    columns: Sequence[GrantColumn],
) -> tuple[list[dict[str, str]], list[tuple[str, ...]]]:
    """The grants to publish, and the rows of the list of the others."""
    fates = {column.key: column for column in columns}
    granted, left_out = [], []
    for record in folder.records("grants"):
        reason = why_not(record, fates)
        if record["section"] in complement.left_out:
            reason = "excluded"
        if reason:
            named = (record[name] for name in _LEFT_OUT[:4])
            left_out.append((*named, pages(record["places"]), reason))
        else:
            granted.append(record)
    return granted, left_out


def why_not(
    record: Mapping[str, str], columns: Mapping[tuple[str, str], GrantColumn]
) -> str:
    """Why a line of the ``grants`` frame is no grant to publish; "" for one that is."""
    if record["decision"] != "granted":
        return record["decision"]
    if record["role"] != "detail":
        return record["role"]

    column = columns.get((record["table_id"], record["measure"]))
    if column is None or column.fate is not Fate.PUBLISHED:
        return "not-said" if column is None else column.reason
    return _not_to_anybody(record) or _no_amount(record)


def _not_to_anybody(record: Mapping[str, str]) -> str:
    """Why the text in the place of a name names nobody who is given money."""
    folded = fold(record["beneficiary"])
    if not folded:
        return "no-beneficiary"
    purpose_of = fold(record["description"])
    if grant_words.MEMBERSHIP.within(folded):
        return "contribution"
    if grant_words.MEMBERSHIP.opens(purpose_of):
        return "contribution"
    if grant_words.NO_BENEFICIARY.match(folded):
        return "no-beneficiary"
    return ""


def _no_amount(record: Mapping[str, str]) -> str:
    if not record["amount"]:
        return "no-amount"
    amount = Decimal(record["amount"])
    if amount == 0:
        return "zero"
    return "negative" if amount < 0 else ""


def _row(
    record: Mapping[str, str],
    complement: Complement,
    found: Found,
    *,
    several: bool,
) -> dict[str, str]:
    """The line as the schema has it; ``several`` amounts are printed on it."""
    section = record["section"]
    shared = {name: complement.shared(section, name) for name in SHARED}
    filled = found.known if found.status == "filled" else Known("", "", "")
    own_purpose = complement.parts.get(section, {}).get("objet")
    objet = own_purpose or purpose(record, several) or shared["objet"]
    values = {
        **shared,
        "referenceDecision": shared["referenceDecision"]
        or record["deliberation"],
        "nomBeneficiaire": record["beneficiary"],
        "idBeneficiaire": filled.siret,
        "rnaBeneficiaire": filled.rna,
        "objet": shortened(objet),
        "montant": record["amount"],
    }
    return {name: values[name] for name in schema_columns("subventions")}


def purpose(record: Mapping[str, str], several: bool = False) -> str:
    """What the line is for, as printed: its own words, else the operation over it; the measure
    where it has several.
    """
    words = [record["description"] or _operation(record)]
    if several:
        words.append(record["measure"])
    return " – ".join(filter(None, words))


def _operation(record: Mapping[str, str]) -> str:
    """The title of the operation among the other cells of the line."""
    details = json.loads(record["details"] or "{}")
    titles = [
        text for name, text in details.items() if "operation" in fold(name)
    ]
    if titles:
        return str(titles[-1])
    number_alone = record["operation"].isdigit()
    return "" if number_alone else record["operation"]


def shortened(text: str) -> str:
    """``text`` on one line, cut between two words where it passes what the schema allows."""
    line = " ".join(text.split())
    if len(line) <= OBJECT:
        return line
    # the last word may be cut itself
    whole_words, *_ = line[: OBJECT - 1].rsplit(" ", 1)
    return f"{whole_words}…"


def _problems(
    rows: Sequence[Mapping[str, str]],
    records: Sequence[Mapping[str, str]],
    ids: Mapping[str, Found],
) -> Iterable[Problem]:
    for row, record in zip(rows, records, strict=True):
        for name in missing("subventions", row):
            yield required(name, NAME, line_id=record["line_id"])
        if not row["idBeneficiaire"] and not row["rnaBeneficiaire"]:
            yield _without_id(ids[record["beneficiary"]], record["line_id"])


def _without_id(found: Found, line_id: str) -> Problem:
    name = found.known.name
    reason = Message(
        "le SIRET ou le RNA du bénéficiaire est requis",
        "the beneficiary's SIRET or RNA is required",
    )
    if found.status == "proposed":
        action = Message(
            f"si c'est « {name} » ({found.reason}), ajoutez le nom imprimé à la table des"
            " bénéficiaires",
            f"if this is “{name}” ({found.reason}), add the printed name to the table of"
            " beneficiaries",
        )
    elif found.reason:
        action = Message(
            "plusieurs lignes de la table lui ressemblent avec des numéros différents : gardez la"
            " bonne",
            "several lines of the table look like it with different numbers: keep the right one",
        )
    else:
        action = Message(
            "ajoutez-le à la table des bénéficiaires",
            "add it to the table of beneficiaries",
        )
    return Problem("idBeneficiaire", reason, action, "", found.printed, line_id)


def provenance(folder: AuditFolder, grants: Grants) -> Resource:
    """Where each published line is printed, which findings touch it, and whether its purpose was
    cut.
    """
    touched = _touched(folder)
    rows = []
    lines = zip(grants.rows, grants.sources, strict=True)
    for number, (row, source) in enumerate(lines, 2):  # the header is line 1
        where = (source[name] for name in _PROVENANCE[1:5])
        reading = (source[name] for name in ("places", "engine", "confidence"))
        findings = " ".join(touched.get(source["line_id"], ()))
        cut = "cut" if _is_cut(row, source) else ""
        rows.append(
            (
                str(number),
                *where,
                pages(source["places"]),
                *reading,
                findings,
                cut,
            )
        )
    return text_resource("provenance", "", text_fields(_PROVENANCE), rows)


def _is_cut(row: Mapping[str, str], source: Mapping[str, str]) -> bool:
    """Whether the purpose was shortened here, and not printed so."""
    return row["objet"].endswith("…") and not source["description"].endswith(
        "…"
    )


def _touched(folder: AuditFolder) -> dict[str, list[str]]:
    """The findings that rest on a cell of each line."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for finding in folder.records("findings"):
        for item in json.loads(finding["evidence"] or "[]"):
            cell = CellRef.parse(str(item.get("fact", "")))
            if cell is not None and cell.row is not None:
                found[cell.line][finding["id"]] = None
    return {line: list(ids) for line, ids in found.items()}
