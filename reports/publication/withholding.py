"""An audit made fit for publication: what no auditor has disposed of, and who is a private person,
left out.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.cell_ref import CellRef
from extract.errors import UsageError
from extract.geometry import BBox, Place
from extract.table import ColumnKind, RowKind, Table
from reports.evidence import Crop
from reports.files.audit_records import Json, decode, encode
from reports.i18n import Texts
from reports.page.report_page import Images
from reports.publication.persons import looks_like_a_person, written
from validate.model.finding import Audit, CellState, CoverageCount, Finding
from validate.model.identity import Outcome, Verdict

_NAMED = (ColumnKind.TEXT, ColumnKind.LABEL)
_ASIDE = (RowKind.HEADER, RowKind.BAND, RowKind.NOTE)


@dataclass(frozen=True, slots=True)
class Record:
    """An audit as it was written: the audit, its crops, and the beneficiaries of its grants."""

    audit: Audit
    images: Images
    beneficiaries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What of an audit is published, and what was withheld."""

    audit: Audit
    images: Images
    open_left_out: int
    open_shown: int
    persons: int
    person_places: tuple[Place, ...]


def read_record(folder: Path) -> Record:
    """Read the folder of an audit back.

    Raises:
        UsageError: its `audit.json` is missing or not of the expected form.
    """
    path = folder / "audit.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        audit = decode(Audit, data)
        images = Images(_crops(folder, data["evidence"]))
        grants = data["frames"].get("grants", {"columns": [], "rows": []})
        column = (
            grants["columns"].index("beneficiary") if "beneficiary" in grants["columns"] else None
        )
        names = (
            () if column is None else tuple(dict.fromkeys(row[column] for row in grants["rows"]))
        )
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError(
            f"{path} : ce n’est pas un audit de cette version de Pointage. Relancez « pointage"
            " audit ».",
            f"{path}: not an audit of this version of Pointage. Run “pointage audit” again.",
        ) from error
    return Record(audit, images, names)


def _crops(folder: Path, items: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Crop, ...]]:
    made: dict[str, tuple[Crop, ...]] = {}
    for item in items:
        png = (folder / "evidence" / Path(item["file"]).name).read_bytes()
        size = (item["width"], item["height"])
        clip, printed = BBox(*item["bbox"]), tuple(item["printed"])
        crop = Crop(
            item["file"], item["page"], clip, png, *size, printed, item["main"], item["cut"]
        )
        made[item["finding"]] = (*made.get(item["finding"], ()), crop)
    return made


def publishable(
    record: Record, texts: Texts, *, include_open: bool, include_persons: bool
) -> Published:
    """The part of an audit that may be published."""
    audit, images = record.audit, record.images
    waiting = sum(finding.status == "open" for finding in audit.findings)
    if waiting and not include_open:
        audit = without_open(audit)
    persons = () if include_persons else named_persons(record)
    places: tuple[Place, ...] = ()
    if persons:
        places = _places(audit, written(persons))
        audit = decode(Audit, _redacted(encode(audit), persons, texts))
        audit = replace(audit, document=replace(audit.document, prose=()))
    kept = {finding.id for finding in audit.findings}
    shown = {key: _clear(group, places) for key, group in images.crops.items() if key in kept}
    left = 0 if include_open else waiting
    return Published(audit, Images(shown), left, waiting - left, len(persons), places)


def without_open(audit: Audit) -> Audit:
    """The audit with disposed findings only; the figures that only others touch count as not
    checked.
    """
    findings = tuple(finding for finding in audit.findings if finding.status != "open")
    outcomes = tuple(
        o for o in audit.outcomes if o.verdict is not Verdict.FAILED or _belongs(o, findings)
    )
    failed = {fact for o in outcomes if o.verdict is Verdict.FAILED for fact in o.identity.facts}
    cells = {
        fact: CellState.UNCHECKED if state is CellState.FAILED and fact not in failed else state
        for fact, state in audit.coverage.cells.items()
    }
    moved = _moved_cells(audit.coverage.cells, cells)
    tables = tuple(_recount(table, moved[table.table_id]) for table in audit.coverage.tables)
    broken = Counter(o.identity.rule for o in outcomes if o.verdict is Verdict.FAILED)
    rules = tuple(replace(rule, failed=broken[rule.code]) for rule in audit.rules)
    coverage = replace(audit.coverage, tables=tables, cells=cells)
    return replace(audit, findings=findings, outcomes=outcomes, coverage=coverage, rules=rules)


def _belongs(outcome: Outcome, findings: Iterable[Finding]) -> bool:
    identity = outcome.identity
    return any(
        identity.id == finding.id
        or finding.root in identity.facts
        or any(identity.id == item.identity for item in finding.consequences)
        for finding in findings
    )


def _moved_cells(before: Mapping[str, str], after: Mapping[str, str]) -> Counter[str]:
    """How many cells of each table changed their state."""
    moved: Counter[str] = Counter()
    for fact, state in after.items():
        cell = CellRef.parse(fact)
        if cell is not None and before[fact] != state:
            moved[cell.table_id] += 1
    return moved


def _recount(table: CoverageCount, moved: int) -> CoverageCount:
    return replace(table, failed=table.failed - moved, unchecked=table.unchecked + moved)


def named_persons(record: Record) -> tuple[str, ...]:
    """The beneficiaries, and the text cells of the tables, that look like private persons."""
    cells = (text for table in record.audit.document.tables for text in _texts(table))
    names = dict.fromkeys(" ".join(name.split()) for name in (*record.beneficiaries, *cells))
    return tuple(sorted(name for name in names if name and looks_like_a_person(name)))


def _texts(table: Table) -> Iterable[str]:
    kinds = {column.index: column.kind for column in table.columns}
    aside = {row.index for row in table.rows if row.kind in _ASIDE}
    return (c.text for c in table.raw.cells if c.row not in aside and kinds.get(c.col) in _NAMED)


def _redacted(data: Json, persons: Sequence[str], texts: Texts) -> Json:
    """``data`` with each person's name replaced by the person's number."""
    patterns = [
        (written([name]), texts("publication.person", n=n)) for n, name in enumerate(persons, 1)
    ]
    anyone = written(persons)

    def clean(value: Json) -> Json:
        if isinstance(value, str):
            if anyone.search(value):
                for pattern, number in patterns:
                    value = pattern.sub(number, value)
            return value
        if isinstance(value, list):
            return [clean(item) for item in value]
        return (
            {key: clean(item) for key, item in value.items()} if isinstance(value, dict) else value
        )

    return clean(data)


def _places(audit: Audit, pattern: "re.Pattern[str]") -> tuple[Place, ...]:
    """Where a withheld name is printed."""
    cells = (
        cell
        for table in audit.document.tables
        for cell in (*table.raw.cells, *table.raw.header_rows)
    )
    found = [place for cell in cells if pattern.search(cell.text) for place in cell.places]
    found += [
        Place(line.page, line.bbox) for line in audit.document.prose if pattern.search(line.text)
    ]
    return tuple(dict.fromkeys(found))


def _clear(group: Sequence[Crop], places: Sequence[Place]) -> tuple[Crop, ...]:
    """The crops that show no withheld name."""
    return tuple(
        crop
        for crop in group
        if not any(place.page == crop.page and place.bbox.common(crop.clip) for place in places)
    )
