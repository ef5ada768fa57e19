"""The lines of SCDL subventions: what was granted, completed by the publisher; the rest is listed
with its reason.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.cell_ref import CellRef
from extract.french.folding import fold, plain
from extract.french.lexicon.finance import grant_words
from extract.french.numbers import find_numbers
from extract.number import Unit
from reports.export.audit_package import (
    AuditFolder,
    Resource,
    text_fields,
    text_resource,
)
from reports.export.scdl.acts import ActTitles, act_titles
from reports.export.scdl.beneficiary_ids import Found, Known, find_ids
from reports.export.scdl.complement import NAME, SHARED, Complement, missing
from reports.export.scdl.grant_columns import (
    CELL_REASONS,
    SUM,
    Fate,
    GrantColumn,
    grant_columns,
    line_reason_in_words,
)
from reports.export.scdl.national_schemas import columns as schema_columns
from reports.export.scdl.problems import Problem, required
from reports.export.withhold_persons import pages
from reports.i18n import Lang
from validate.model.finding import Message

OBJECT = 256
"""Characters of ``objet`` that the schema allows."""

_WORD = re.compile(r"[^\W\d_]{3}")
"""What a text that says something holds."""
_LEFT_OUT = (
    "line_id", "beneficiary", "measure", "amount", "pages", "printed", "reason",
)  # fmt: skip
_PROVENANCE = (
    "line", "line_id", "measure", "table_id", "row", "pages", "places", "engine", "confidence",
    "findings", "objet",
)  # fmt: skip

LeftOut = tuple[dict[str, str], str]
"""A line of the frame that is not published, and why (a code)."""


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
    """Every column of money beside names, what becomes of it, and how many of its lines are
    published, or left out with an amount.
    """

    @property
    def names(self) -> list[str]:
        """The beneficiary of each line to publish."""
        return [source["beneficiary"] for source in self.sources]


def subvention_lines(
    folder: AuditFolder,
    complement: Complement,
    table: Sequence[Known],
    columns: Sequence[GrantColumn] | None = None,
) -> Grants:
    """The lines of one document, of the columns that are published: those of the folder, where no
    others are given.

    Of a folder `with_every_column`, each line of each column is published or left out.
    """
    money = columns
    if money is None:
        money = grant_columns(folder, complement.columns)
    granted, left_out = _told_apart(folder, complement, money)
    titles = act_titles(folder)
    kinds = {column.key: column for column in money}

    names = Counter(record["beneficiary"] for record in granted)
    found = find_ids(names.items(), table)
    ids = {one.printed: one for one in found}
    times = Counter(record["line_id"] for record in granted)
    rows = [
        _row(
            record,
            complement,
            ids[record["beneficiary"]],
            _purpose(
                record,
                complement,
                titles,
                kinds[column_of_record(record)],
                several=times[record["line_id"]] > 1,
            ),
        )
        for record in granted
    ]
    return Grants(
        rows=tuple(rows),
        sources=tuple(granted),
        left_out=text_resource(
            "left_out", "", text_fields(_LEFT_OUT), _listed(left_out)
        ),
        matched=found,
        problems=tuple(_problems(rows, granted, ids)),
        columns=tuple(_counted(money, granted, left_out)),
    )


def _counted(
    columns: Sequence[GrantColumn],
    granted: Sequence[Mapping[str, str]],
    left_out: Sequence[LeftOut],
) -> Iterator[GrantColumn]:
    """The columns, each with the lines of it that are published, and how many others are not for
    which reason; what is not published, with those that are left out.
    """
    amounts: dict[tuple[tuple[str, str], bool], list[Decimal]]
    amounts = defaultdict(list)
    for record in granted:
        amounts[column_of_record(record), True].append(
            Decimal(record["amount"])
        )
    apart: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record, reason in left_out:
        column_of = column_of_record(record)
        apart[column_of][reason] += 1
        if reason != SUM:
            amount = Decimal(record["amount"] or 0)
            amounts[column_of, False].append(amount)

    for column in columns:
        is_published = column.fate is Fate.PUBLISHED
        found = amounts[column.key, is_published]
        others = [
            (reason, number)
            for reason, number in apart[column.key].most_common()
            if is_published or reason == SUM
        ]
        yield replace(
            column,
            lines=len(found),
            total=sum(found, Decimal(0)),
            apart=tuple(others),
        )


def column_of_record(record: Mapping[str, str]) -> tuple[str, str]:
    """The table and the header that a line's amount stands under."""
    return record["table_id"], record["measure"]


def _told_apart(
    folder: AuditFolder,
    complement: Complement,
    columns: Sequence[GrantColumn],
) -> tuple[list[dict[str, str]], list[LeftOut]]:
    """The grants to publish, and the others."""
    fates = {column.key: column for column in columns}
    granted, left_out = [], []
    for record in folder.records("grants"):
        reason = why_not(record, fates)
        if record["section"] in complement.left_out:
            reason = "excluded"
        if reason:
            left_out.append((record, reason))
        else:
            granted.append(record)
    return granted, left_out


def _listed(left_out: Iterable[LeftOut]) -> Iterator[tuple[str, ...]]:
    """The rows of ``left_out.csv``."""
    for record, reason in left_out:
        named = (record[name] for name in _LEFT_OUT[:4])
        printed = "" if record["amount"] else printed_instead(record)
        yield (*named, pages(record["places"]), printed, reason)


def left_out_in_words(left_out: Resource, lang: Lang) -> Resource:
    """``left_out.csv``: the lines left out, each with its reason in words."""
    rows = []
    for row in left_out.rows:
        *_, printed, reason = row
        shown = [printed] if reason in CELL_REASONS else []
        rows.append((*row, line_reason_in_words(reason, lang, shown)))
    fields = text_fields((*_LEFT_OUT, "why"))
    return text_resource(left_out.name, left_out.title, fields, rows)


def why_not(
    record: Mapping[str, str], columns: Mapping[tuple[str, str], GrantColumn]
) -> str:
    """Why a line of the ``grants`` frame is no grant to publish; "" for one that is. What repeats
    other lines is published where the publisher chose its column.
    """
    if record["role"] == SUM:
        return SUM
    if record["decision"] != "granted":
        return record["decision"]
    column = columns.get(column_of_record(record))
    is_chosen = column is not None and column.is_chosen
    if record["role"] != "detail" and not is_chosen:
        return record["role"]

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
        return _no_single_amount(printed_instead(record))
    amount = Decimal(record["amount"])
    if amount == 0:
        return "zero"
    return "negative" if amount < 0 else ""


def printed_instead(record: Mapping[str, str]) -> str:
    """What the cell of a line prints that is no amount by itself; "" where it prints nothing."""
    details = json.loads(record["details"] or "{}")
    return str(details.get(record["measure"], ""))


def _no_single_amount(printed: str) -> str:
    """Why a cell that prints this holds no amount to publish."""
    if not printed:
        return "no-amount"
    numbers = [one.number for one in find_numbers(printed)]
    euros = [number for number in numbers if number.unit is Unit.EUR]
    has_words = any(map(str.isalpha, printed))
    if len(euros) > 1 or (numbers and not has_words):
        return "several-amounts"
    return "mixed-cell" if numbers else "words"


def _row(
    record: Mapping[str, str],
    complement: Complement,
    found: Found,
    objet: str,
) -> dict[str, str]:
    """The line as the schema has it."""
    section = record["section"]
    shared = {name: complement.shared(section, name) for name in SHARED}
    filled = found.known if found.status == "filled" else Known("", "", "")
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


def _purpose(
    record: Mapping[str, str],
    complement: Complement,
    titles: ActTitles,
    column: GrantColumn,
    *,
    several: bool,
) -> str:
    """What the line is for: what the publisher says of its part, its own words, the title of its
    act, what the publisher says of all lines, what the table says; "" where nothing tells. Of
    ``several`` amounts of a line each is told by its column.

    The title of the only act of a document is what the publisher may say otherwise.
    """
    section = record["section"]
    own = complement.parts.get(section, {}).get("objet", "")
    if own:
        return own

    said = complement.shared(section, "objet")
    title = titles.of(section, record["deliberation"])
    known = [title, said] if titles.are_several else [said, title]
    worded = (purpose(record), *known, _grants_named(column))
    words = [next(filter(None, worded), "")]
    if several:
        words.append(record["measure"])
    return " – ".join(filter(None, words))


def _grants_named(column: GrantColumn) -> str:
    """The table's caption or the column's header, where it names grants; a caption that is a
    sentence, or a piece of one, is none.
    """
    caption = plain(column.caption)
    texts = [column.label]
    if _is_title(caption):
        texts.insert(0, caption)
    naming = [text for text in texts if grant_words.GRANT.within(fold(text))]
    return naming[0] if naming else ""


def _is_title(caption: str) -> bool:
    """Whether a caption stands by itself: it begins as a title does, does not end as a sentence
    does, and names no person.
    """
    is_sentence = caption.endswith((".", ",", ";", ":"))
    is_begun = caption[:1].isupper() or caption[:1].isdigit()
    names_person = grant_words.CIVILITY.within(fold(caption))
    return is_begun and not is_sentence and not names_person


def purpose(record: Mapping[str, str]) -> str:
    """What the line says that it is for, as printed: its own words, else the operation over it. A
    letter that stands for its kind ("F") says nothing.
    """
    description = record["description"]
    return description if _WORD.search(description) else _operation(record)


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
