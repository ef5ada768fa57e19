"""What the letter says: the deviations an auditor chose, each as a question with its evidence, for
the contradictory procedure.

No word blames: figures disagree, and the body is asked what is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from extract.hidden_characters import visible
from reports.i18n import Texts
from reports.images.crops import Crop
from validate.model.finding import Audit, Finding, Status
from validate.model.identity import Severity

CROPS = 2
"""Pictures of a deviation, at most: that of the figure first."""


class PartKind(StrEnum):
    """What a block of the letter is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    FIGURES = "figures"
    PICTURE = "picture"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A block of the letter: a text, rows of label and value, or a PNG of ``size`` pixels."""

    kind: PartKind
    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    png: bytes = b""
    size: tuple[int, int] = (0, 0)


def chosen(audit: Audit, include_open: bool) -> list[Finding]:
    """The findings that an auditor confirmed; with ``include_open`` also errors and warnings that
    nobody has decided on.
    """
    found = []
    for finding in audit.findings:
        is_open = finding.status is Status.OPEN
        if finding.status is Status.CONFIRMED or (
            include_open and is_open and finding.severity is not Severity.INFO
        ):
            found.append(finding)
    return found


def compose(
    audit: Audit,
    findings: Sequence[Finding],
    crops: Mapping[str, tuple[Crop, ...]],
    texts: Texts,
) -> list[LetterPart]:
    """The letter about ``findings``, block by block."""
    masthead = audit.document.masthead
    title = visible(masthead.title or audit.document.file.name)
    count = len(findings)
    blocks = [
        LetterPart(PartKind.TEXT, texts("letter.place")),
        LetterPart(PartKind.TITLE, texts("letter.title")),
        LetterPart(PartKind.HEADING, texts("letter.subject", title=title)),
        LetterPart(PartKind.TEXT, texts("letter.greeting")),
        LetterPart(PartKind.TEXT, texts.count("letter.opening", count)),
    ]
    for number, finding in enumerate(findings, 1):
        pictures = crops.get(finding.id, ())[:CROPS]
        blocks += _entry(number, finding, pictures, audit, texts)
    blocks.append(LetterPart(PartKind.TEXT, texts("letter.closing")))
    blocks.append(LetterPart(PartKind.TEXT, texts("letter.signature")))
    return blocks


def _entry(
    number: int,
    finding: Finding,
    crops: Sequence[Crop],
    audit: Audit,
    texts: Texts,
) -> Iterator[LetterPart]:
    page = texts("page.full", n=finding.page)
    table = _table_title(finding, audit)
    where = f"{page}, « {table} »" if table else page
    yield LetterPart(
        PartKind.HEADING, texts("letter.entry", n=number, where=where)
    )
    sentence = visible(texts.of(finding.message)).rstrip(".")
    yield LetterPart(PartKind.TEXT, f"{sentence[:1].upper()}{sentence[1:]}.")
    yield LetterPart(PartKind.FIGURES, rows=tuple(_figures(finding, texts)))
    for crop in crops:
        size = (crop.width, crop.height)
        yield LetterPart(PartKind.PICTURE, png=crop.png, size=size)
    if finding.note:
        note = visible(finding.note)
        yield LetterPart(PartKind.TEXT, texts("letter.note", note=note))
    yield LetterPart(PartKind.ANSWER, texts("letter.answer"))


def _table_title(finding: Finding, audit: Audit) -> str:
    for table in audit.document.tables:
        if table.id == finding.table_id:
            return visible(table.raw.caption)
    return ""


def _figures(finding: Finding, texts: Texts) -> Iterator[tuple[str, str]]:
    yield texts("printed"), visible(finding.printed)
    if finding.expected:
        yield texts("expected"), _value(finding.expected, texts)
    if finding.delta is not None:
        yield texts("delta"), texts.number(finding.delta)
    if finding.equation and finding.equation != finding.printed:
        yield texts("equation"), visible(finding.equation)
    yield texts("letter.reference"), finding.id


def _value(expected: str, texts: Texts) -> str:
    """A plain decimal or an ISO date, as the language writes it."""
    try:
        return texts.number(Decimal(expected))
    except InvalidOperation:
        return texts.date(expected)
