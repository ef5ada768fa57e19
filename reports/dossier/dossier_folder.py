"""The folder of a dossier's report: `report.html`, `dossier.json`, `evidence/`, `SHA256SUMS`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.given.bounded_files import Json
from extract.records.record import plain_decimal
from reports.dossier.dossier_crops import (
    DrawnDocument,
    FactCrop,
    FactName,
    fact_crops,
)
from reports.files.atomic_folder import (
    replace_folder,
    write_json,
    write_text,
)
from reports.files.disk.finished_folder import SIGNATURES, sign, signed_files
from reports.files.disk.synced_files import write_file
from reports.files.json_encode import encode
from reports.i18n import Lang, Texts
from reports.page.markup import csp, environment, style
from validate.acts.kind_names import KIND_NAMES
from validate.dossier.dossier_comparison import (
    ComparedSide,
    DossierComparison,
    DossierVerdict,
    Outcome,
    Unlinked,
)
from validate.dossier.dossier_fact import DossierDocument, DossierFact
from validate.dossier.dossier_rules import DOSSIER_RULES
from validate.model.finding import Message

FORMAT = "1"
"""Version of the form of `dossier.json`."""
_DATA = "dossier.json"
FOLDER = "dossier"
"""The name of the folder beside those of the documents."""


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """What is told of a dossier."""

    body: str
    documents: tuple[DossierDocument, ...]
    others: tuple[DossierDocument, ...]
    """Documents of another body: nothing is compared with them."""
    unread: tuple[str, ...]
    """Names of files that could not be read."""
    outcomes: tuple[Outcome, ...]
    notes: tuple[tuple[str, Message], ...] = ()
    """What is said of a document by its id."""

    @property
    def comparisons(self) -> list[DossierComparison]:
        """What was compared."""
        return [
            one for one in self.outcomes if isinstance(one, DossierComparison)
        ]

    @property
    def deviations(self) -> list[DossierComparison]:
        """What does not agree."""
        return [
            one
            for one in self.comparisons
            if one.verdict is DossierVerdict.DEVIATES
        ]

    @property
    def unlinked(self) -> list[Unlinked]:
        """What was not compared."""
        return [one for one in self.outcomes if isinstance(one, Unlinked)]


def foreign_file(output: Path) -> str:
    """The first file in the place of the report of ``output`` that no run wrote there, by its path
    in it; "" where there is none: whatever stands there is replaced."""
    place = output / FOLDER
    if not place.is_dir():
        return place.name if place.exists() else ""
    known = {SIGNATURES, *(signed_files(place, _DATA) or ())}
    held = (path for path in place.rglob("*") if not path.is_dir())
    names = (path.relative_to(place).as_posix() for path in held)
    return min((name for name in names if name not in known), default="")


def write_dossier_folder(
    record: DossierRecord,
    drawn: Mapping[str, DrawnDocument],
    output: Path,
    lang: Lang,
) -> Path:
    """Write the folder, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    crops = fact_crops(_shown(record), drawn)

    def fill(folder: Path) -> None:
        page = dossier_page(record, crops, lang)
        write_text(folder / "report.html", page)
        write_json(folder / _DATA, dossier_json(record, crops))
        (folder / "evidence").mkdir()
        for crop in crops.values():
            write_file(folder / "evidence" / crop.name, crop.png)
        sign(folder)

    return replace_folder(output / FOLDER, fill)


def _shown(record: DossierRecord) -> Iterator[DossierFact]:
    """The facts in the order of the report: deviations first."""
    rest = [
        one
        for one in record.comparisons
        if one.verdict is DossierVerdict.AGREES
    ]
    for one in (*record.deviations, *rest):
        yield from (*one.left.facts, *one.right.facts)
    for left in record.unlinked:
        yield from left.facts


def dossier_page(
    record: DossierRecord, crops: Mapping[FactName, FactCrop], lang: Lang
) -> str:
    """The report as one HTML page that opens offline and makes no request."""
    texts = Texts(lang)
    names = {one.document_id: one.name for one in _all(record)}
    return (
        environment(lang)
        .get_template("dossier.html.j2")
        .render(
            lang=lang,
            t=texts,
            csp=csp("report"),
            style=style(),
            record=record,
            names=names,
            kinds=KIND_NAMES,
            rules={rule.code: rule for rule in DOSSIER_RULES},
            groups=_by_rule(record.comparisons),
            unlinked=_by_rule(record.unlinked),
            crop=lambda fact: crops.get((fact.document, fact.fact.id)),
            place=lambda fact: _place_name(fact, texts),
            is_deviation=lambda one: one.verdict is DossierVerdict.DEVIATES,
        )
    )


def _all(record: DossierRecord) -> tuple[DossierDocument, ...]:
    return (*record.documents, *record.others)


def _by_rule(
    outcomes: Iterable[Outcome],
) -> list[tuple[str, list[Outcome]]]:
    """The outcomes of each rule, those that deviate first."""
    found: dict[str, list[Outcome]] = {}
    for one in outcomes:
        found.setdefault(one.rule, []).append(one)
    for alike in found.values():
        alike.sort(key=_agrees)
    return list(found.items())


def _agrees(outcome: Outcome) -> bool:
    return (
        isinstance(outcome, DossierComparison)
        and outcome.verdict is DossierVerdict.AGREES
    )


def _place_name(fact: DossierFact, texts: Texts) -> str:
    """Where a fact is printed, in words: a page, or a cell of a sheet."""
    if not fact.fact.places:
        return ""
    place = fact.fact.places[0]
    return place.cell or texts("page.short", n=place.page)


def dossier_json(
    record: DossierRecord, crops: Mapping[FactName, FactCrop]
) -> dict[str, Json]:
    """The same as data."""
    return {
        "format": FORMAT,
        "body": record.body,
        "documents": [_document(one, record) for one in record.documents],
        "other_bodies": [_document(one, record) for one in record.others],
        "unread": list(record.unread),
        "rules": [
            {
                "code": rule.code,
                "title": encode(rule.title),
                "source": encode(rule.source),
            }
            for rule in DOSSIER_RULES
        ],
        "comparisons": [_comparison(one, crops) for one in record.comparisons],
        "unlinked": [
            {
                **_named(one),
                "reason": encode(one.reason),
                "facts": _facts(one.facts, crops),
            }
            for one in record.unlinked
        ],
    }


def _document(one: DossierDocument, record: DossierRecord) -> Json:
    notes = [
        encode(message)
        for document, message in record.notes
        if document == one.document_id
    ]
    return {
        "document": one.document_id,
        "name": one.name,
        "title": one.title,
        "body": one.body,
        "date": one.date,
        "kinds": list(map(str, one.kinds)),
        "year": one.year,
        "facts": len(one.facts),
        "notes": notes,
    }


def _named(one: Outcome) -> dict[str, Json]:
    return {"rule": one.rule, "year": one.year, "label": encode(one.label)}


def _comparison(
    one: DossierComparison, crops: Mapping[FactName, FactCrop]
) -> Json:
    return {
        **_named(one),
        "verdict": str(one.verdict),
        "delta": plain_decimal(one.delta),
        "left": _side(one.left, crops),
        "right": _side(one.right, crops),
    }


def _side(side: ComparedSide, crops: Mapping[FactName, FactCrop]) -> Json:
    return {
        "what": encode(side.what),
        "total": plain_decimal(side.total),
        "facts": _facts(side.facts, crops),
    }


def _facts(
    facts: Sequence[DossierFact], crops: Mapping[FactName, FactCrop]
) -> list[Json]:
    found: list[Json] = []
    for fact in facts:
        crop = crops.get((fact.document, fact.fact.id))
        found.append(
            {
                "document": fact.document,
                "fact": fact.fact.id,
                "printed": fact.fact.printed,
                "value": plain_decimal(fact.value),
                "label": fact.label,
                "places": encode(fact.fact.places),
                "evidence": f"evidence/{crop.name}" if crop else "",
            }
        )
    return found
