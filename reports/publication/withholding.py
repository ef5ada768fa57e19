"""An audit made fit for publication: what no auditor has disposed of, and who is a private person,
left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from extract.cell_ref import CellRef
from extract.geometry import Place, page_numbers
from extract.given.bounded_files import Json
from extract.table import ColumnKind, RowKind, Table
from extract.texts.sitting import name_places, without_names
from reports.files.audit_folder import wanted_pages
from reports.files.audit_read import FrameEntry, WrittenAudit
from reports.files.json_decode import decode
from reports.files.json_encode import encode
from reports.i18n import Texts
from reports.images.crops import Crop
from reports.images.page_images import PageImage
from reports.page.report_page import Images
from reports.persons import (
    looks_like_a_person,
    names_pattern,
    names_someone,
)
from validate.model.act_kind import KindScore, RecognisedAct
from validate.model.finding import Audit, CellState, CoverageCount, Finding
from validate.model.identity import Identity, Outcome, Verdict

_NAMED = (ColumnKind.TEXT, ColumnKind.LABEL)
_ASIDE = (RowKind.HEADER, RowKind.BAND, RowKind.NOTE)


@dataclass(frozen=True, slots=True)
class Published:
    """What of an audit is published, and what was withheld."""

    audit: Audit
    images: Images
    open_left_out: int
    open_shown: int
    persons: int
    person_places: tuple[Place, ...]
    pages_withheld: tuple[int, ...] = ()
    """Pages that are not shown, as someone may be named on them."""


def _beneficiaries(frames: Mapping[str, FrameEntry]) -> tuple[str, ...]:
    """The names in the frame of grants, each once; none where the document has no such frame."""
    grants = frames.get("grants")
    if grants is None or "beneficiary" not in grants.columns:
        return ()
    column = grants.columns.index("beneficiary")
    return tuple(dict.fromkeys(row[column] for row in grants.rows))


def publishable(
    record: WrittenAudit,
    texts: Texts,
    *,
    include_open: bool,
    include_persons: bool,
    images: Sequence[PageImage] = (),
    pages: str = "none",
) -> Published:
    """The part of an audit that may be published; ``images`` are those of its pages that there are,
    ``pages`` which of them are wanted, as for `write_audit`.
    """
    audit = record.audit
    waiting = sum(finding.status == "open" for finding in audit.findings)
    if waiting and not include_open:
        audit = without_open(audit)

    persons = () if include_persons else named_persons(record)
    places: tuple[Place, ...] = ()
    naming: Set[int] = frozenset()
    if persons:
        places = _places(audit, names_pattern(persons))
        audit = decode(Audit, _redacted(encode(audit), persons, texts))
        audit = _without_prose(audit)
    if not include_persons:
        places += tuple(name_places(audit.document.sitting))
        audit = _without_members(audit)
        naming = page_numbers(places) | _naming_pages(record.audit)

    wanted = frozenset(wanted_pages(audit, pages))
    drawn = {image.page: image for image in images}
    kept = wanted & drawn.keys() - naming
    return Published(
        audit=audit,
        images=Images(
            _crops(record, audit, places),
            tuple(map(drawn.__getitem__, sorted(kept))),
            tuple(sorted(wanted - drawn.keys())),
        ),
        open_left_out=0 if include_open else waiting,
        open_shown=waiting if include_open else 0,
        persons=len(persons),
        person_places=places,
        pages_withheld=tuple(sorted(wanted & drawn.keys() & naming)),
    )


def _naming_pages(audit: Audit) -> set[int]:
    """The pages whose text may name someone, outside the tables: names that no list is made of."""
    return {
        line.page for line in audit.document.prose if names_someone(line.text)
    }


def _without_prose(audit: Audit) -> Audit:
    """An audit without the sentences of its document, and what acts quote of them."""
    return replace(
        audit,
        document=replace(audit.document, prose=()),
        acts=tuple(_without_words(act, audit) for act in audit.acts),
    )


def _without_words(act: RecognisedAct, audit: Audit) -> RecognisedAct:
    """An act without words of the prose, which may name anyone: its kind, and the document's title
    where it is its own.
    """
    return replace(
        act,
        title=act.title if act.title == audit.document.title else "",
        likeliest=_without_reasons(act.likeliest),
        runner_up=_without_reasons(act.runner_up),
    )


def _without_reasons(score: KindScore | None) -> KindScore | None:
    return None if score is None else replace(score, reasons=())


def _crops(
    record: WrittenAudit, audit: Audit, places: Sequence[Place]
) -> dict[str, tuple[Crop, ...]]:
    """The crops of the findings that show no withheld name."""
    crops: dict[str, tuple[Crop, ...]] = {}
    for finding in audit.findings:
        own = record.crops.get(finding.id, ())
        crops[finding.id] = _clear(own, places)
    return crops


def _without_members(audit: Audit) -> Audit:
    """The audit without the words of the names of those who sit: their places stay."""
    document = audit.document
    places = frozenset(name_places(document.sitting))
    nameless = replace(document, sitting=without_names(document.sitting))
    outcomes = tuple(_unnamed(one, places) for one in audit.outcomes)
    return replace(audit, document=nameless, outcomes=outcomes)


def _unnamed(outcome: Outcome, names: Set[Place]) -> Outcome:
    """An outcome without the words of the names that were counted."""
    identity = outcome.identity
    counted = tuple(
        replace(one, text="") if one.place in names else one
        for one in identity.counted
    )
    if counted == identity.counted:
        return outcome
    return replace(outcome, identity=replace(identity, counted=counted))


def without_open(audit: Audit) -> Audit:
    """The audit with disposed findings only; the figures that only others touch count as not
    checked.
    """
    findings = tuple(
        finding for finding in audit.findings if finding.status != "open"
    )
    outcomes = tuple(
        outcome for outcome in audit.outcomes if _is_kept(outcome, findings)
    )
    broken = [
        outcome.identity
        for outcome in outcomes
        if outcome.verdict is Verdict.FAILED
    ]

    at_issue = set(chain.from_iterable(identity.facts for identity in broken))
    cells = _without_failures(audit.coverage.cells, at_issue)
    moved = _moved_cells(audit.coverage.cells, cells)
    tables = tuple(
        _recount(table, moved[table.table_id])
        for table in audit.coverage.tables
    )

    failed = Counter(identity.rule for identity in broken)
    rules = tuple(
        replace(rule, failed=failed[rule.code]) for rule in audit.rules
    )
    coverage = replace(audit.coverage, tables=tables, cells=cells)
    return replace(
        audit,
        findings=findings,
        outcomes=outcomes,
        coverage=coverage,
        rules=rules,
    )


def _without_failures(
    states: Mapping[str, CellState], at_issue: Set[str]
) -> dict[str, CellState]:
    """The states of cells, those that failed in nothing that is published not checked."""
    found = dict(states)
    for fact, state in states.items():
        if state is CellState.FAILED and fact not in at_issue:
            found[fact] = CellState.UNCHECKED
    return found


def _is_kept(outcome: Outcome, findings: Iterable[Finding]) -> bool:
    """Whether an outcome did not fail, or is part of a finding that is kept."""
    if outcome.verdict is not Verdict.FAILED:
        return True
    return any(_belongs_to(outcome.identity, finding) for finding in findings)


def _belongs_to(identity: Identity, finding: Finding) -> bool:
    if identity.id == finding.id or finding.root in identity.facts:
        return True
    return any(identity.id == item.identity for item in finding.consequences)


def _moved_cells(
    before: Mapping[str, str], after: Mapping[str, str]
) -> Counter[str]:
    """How many cells of each table changed their state."""
    moved: Counter[str] = Counter()
    for fact, state in after.items():
        cell = CellRef.parse(fact)
        if cell is not None and before[fact] != state:
            moved[cell.table_id] += 1
    return moved


def _recount(table: CoverageCount, moved: int) -> CoverageCount:
    return replace(
        table, failed=table.failed - moved, unchecked=table.unchecked + moved
    )


def named_persons(record: WrittenAudit) -> tuple[str, ...]:
    """The beneficiaries, and the text cells of the tables, that look like private persons."""
    texts = list(_beneficiaries(record.frames))
    for table in record.audit.document.tables:
        texts += _named_texts(table)

    names = {" ".join(text.split()) for text in texts} - {""}
    return tuple(sorted(filter(looks_like_a_person, names)))


def _named_texts(table: Table) -> list[str]:
    """The texts of a table's lines in its columns of words."""
    aside = {row.index for row in table.rows if row.kind in _ASIDE}
    named = {column.index for column in table.columns if column.kind in _NAMED}
    texts: list[str] = []
    for cell in table.raw.cells:
        if cell.col in named and cell.row not in aside:
            texts.append(cell.text)
    return texts


def _redacted(data: Json, persons: Sequence[str], texts: Texts) -> Json:
    """``data`` with each person's name replaced by the person's number."""
    patterns = [
        (names_pattern([name]), texts("publication.person", n=n))
        for n, name in enumerate(persons, 1)
    ]
    anyone = names_pattern(persons)

    def redact(value: Json) -> Json:
        match value:
            case str() if anyone.search(value):
                for pattern, number in patterns:
                    value = pattern.sub(number, value)
                return value
            case list():
                return list(map(redact, value))
            case dict():
                return {key: redact(item) for key, item in value.items()}
            case _:
                return value

    return redact(data)


def _places(audit: Audit, pattern: "re.Pattern[str]") -> tuple[Place, ...]:
    """Where a withheld name is printed, each place once."""
    found: dict[Place, None] = {}
    for table in audit.document.tables:
        for cell in (*table.raw.cells, *table.raw.header_rows):
            if pattern.search(cell.text):
                found |= dict.fromkeys(cell.places)
    for line in audit.document.prose:
        if pattern.search(line.text):
            found[Place(line.page, line.bbox)] = None
    return tuple(found)


def _clear(group: Sequence[Crop], places: Sequence[Place]) -> tuple[Crop, ...]:
    """The crops that show no withheld name."""
    clear: list[Crop] = []
    for crop in group:
        if not any(_shows(crop, place) for place in places):
            clear.append(crop)
    return tuple(clear)


def _shows(crop: Crop, place: Place) -> bool:
    return place.page == crop.page and bool(place.bbox.common(crop.clip))
