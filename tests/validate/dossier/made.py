"""Facts and documents made for the tests of dossiers."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from extract.facts import Fact
from extract.number import Number, Unit
from extract.sheets.sheet_reader import read_sheets
from extract.sheets.sheet_source import open_sheets
from validate.dossier.document_facts import stated_in
from validate.dossier.dossier_comparison import (
    Dossier,
    DossierComparison,
    DossierVerdict,
    Outcome,
    Unlinked,
)
from validate.dossier.dossier_fact import (
    DossierDocument,
    DossierFact,
    DossierMeasure,
)
from validate.model.act_kind import ActKind
from validate.model.finding import Audit, Coverage

Value = str | int | float | None


def stated(
    measure: DossierMeasure,
    year: int,
    key: Sequence[str],
    value: str,
    document: str,
    kind: ActKind | None = None,
    *,
    recalled: bool = False,
) -> DossierFact:
    """One amount of one document, printed as ``value`` is."""
    _, _, decimals = value.partition(".")
    number = Number(Decimal(value), len(decimals), value, Unit.EUR)
    name = f"{document}-{measure}-{year}-{'-'.join(key)}-{value}"
    fact = Fact(
        id=name,
        counts="amount",
        number=number,
        printed=value,
        places=(),
        section="",
    )
    return DossierFact(
        measure,
        year,
        tuple(key),
        document,
        kind,
        fact,
        number.value,
        key[-1],
        recalled,
    )


def dossier_of(*facts: DossierFact, scdl: str = "") -> Dossier:
    """The documents that state these facts, in the order in which they are met; the kind of each is
    that of its first fact, its year too.
    """
    found: dict[str, list[DossierFact]] = {}
    for fact in facts:
        found.setdefault(fact.document, []).append(fact)
    return Dossier(
        tuple(
            DossierDocument(
                name,
                f"{name}.pdf",
                "",
                "",
                "",
                tuple(one.kind for one in own[:1] if one.kind),
                own[0].year,
                tuple(own),
                scdl=name == scdl,
            )
            for name, own in found.items()
        )
    )


def told(outcomes: Sequence[Outcome]) -> list[tuple[str, str, str]]:
    """What is said, briefly: rule, what comes of it, label."""
    found = []
    for one in outcomes:
        verdict = "open" if isinstance(one, Unlinked) else str(one.verdict)
        found.append((one.rule, verdict, one.label.en))
    return found


def deviating(outcomes: Sequence[Outcome]) -> list[DossierComparison]:
    """The comparisons that do not agree."""
    return [
        one
        for one in outcomes
        if isinstance(one, DossierComparison)
        and one.verdict is DossierVerdict.DEVIATES
    ]


def read_book(
    folder: Path,
    name: str,
    titles: Sequence[str],
    *tables: Sequence[Sequence[Value]],
) -> DossierDocument:
    """What a workbook states: each table on a sheet of its own, its first row its caption."""
    book = Workbook()
    for n, (caption, *rows) in enumerate(tables):
        sheet = book.worksheets[0] if n == 0 else book.create_sheet()
        for title in titles:
            sheet.append([title])
        sheet.append(list(caption))
        sheet.append([])
        for row in rows:
            sheet.append(list(row))
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, int | float):
                    cell.number_format = "#,##0.00"
    path = folder / f"{name}.xlsx"
    book.save(path)
    with open_sheets(path) as source:
        document = read_sheets(source)
    return stated_in(Audit(document, (), (), (), Coverage(())))


def values(
    document: DossierDocument, measure: DossierMeasure
) -> dict[str, str]:
    """Year and key -> amount of the facts of a measure."""
    return {
        f"{fact.year}:{':'.join(fact.key)}": str(fact.value)
        for fact in document.facts
        if fact.measure is measure
    }
