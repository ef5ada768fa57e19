"""What the letter says: the deviations an auditor chose, each as a question with its evidence, for
the contradictory procedure.

No word blames: figures disagree, and the body is asked what is right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.hidden_characters import visible
from reports.document_name import document_name
from reports.i18n import Texts
from reports.images.crops import Crop
from reports.page.findings.finding_view import FindingView, FindingViews
from reports.page.known_figures import known_facts
from reports.page.markup import glued, typeset
from reports.reconstruction import is_rebuilt
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
    title = visible(document_name(audit.document, texts))
    count = len(findings)
    blocks = [
        LetterPart(PartKind.TEXT, texts("letter.place")),
        LetterPart(PartKind.TITLE, texts("letter.title")),
        LetterPart(PartKind.HEADING, texts("letter.subject", title=title)),
    ]
    if is_rebuilt(audit.document):
        told = texts("notice.reconstruction.text")
        blocks.append(LetterPart(PartKind.TEXT, told))
    blocks += [
        LetterPart(PartKind.TEXT, texts("letter.greeting")),
        LetterPart(PartKind.TEXT, texts.count("letter.opening", count)),
    ]
    views = FindingViews(audit, known_facts(audit), crops, texts)
    for number, finding in enumerate(findings, 1):
        view = views.view(number, finding)
        blocks += _entry(view, texts)
    blocks.append(LetterPart(PartKind.TEXT, texts("letter.closing")))
    blocks.append(LetterPart(PartKind.TEXT, texts("letter.signature")))
    return blocks


def kept_together(
    blocks: Iterable[LetterPart],
) -> Iterator[tuple[LetterPart, ...]]:
    """The blocks in groups that no end of a page should cut: an entry from its heading to the room
    for its answer; what comes before the first one, and after the last.
    """
    group: list[LetterPart] = []
    for block in blocks:
        if group and block.kind is PartKind.HEADING:
            yield tuple(group)
            group = []
        group.append(block)
        if block.kind is PartKind.ANSWER:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _entry(view: FindingView, texts: Texts) -> Iterator[LetterPart]:
    finding = view.finding
    page = texts("page.full", n=finding.page)
    place = f"{page[:1].upper()}{page[1:]}"
    if view.table is not None:
        table = _typeset(view.table.told(texts, in_full=True), texts)
        place = texts("letter.table", place=place, table=table)
    yield LetterPart(
        PartKind.HEADING, texts("letter.entry", n=view.number, where=place)
    )
    sentence = _typeset(texts.of(finding.message), texts).rstrip(".")
    yield LetterPart(PartKind.TEXT, f"{sentence[:1].upper()}{sentence[1:]}.")
    yield LetterPart(PartKind.FIGURES, rows=tuple(_figures(view, texts)))
    for crop in view.crops[:CROPS]:
        size = (crop.width, crop.height)
        yield LetterPart(PartKind.PICTURE, png=crop.png, size=size)
    if finding.note:
        note = _typeset(finding.note, texts)
        yield LetterPart(PartKind.TEXT, texts("letter.note", note=note))
    yield LetterPart(PartKind.ANSWER, texts("letter.answer"))


def _typeset(text: str, texts: Texts) -> str:
    """A text as it is seen, its dates in words, its numbers kept from breaking over two lines."""
    return typeset(visible(text), texts.lang)


def _figures(view: FindingView, texts: Texts) -> Iterator[tuple[str, str]]:
    finding = view.finding
    yield texts("printed"), glued(visible(view.printed))
    if view.expected:
        yield texts("expected"), view.expected
    if view.delta:
        yield texts("delta"), view.delta
    if finding.equation and finding.equation != finding.printed:
        yield texts("equation"), _typeset(view.formula, texts)
    yield texts("letter.reference"), finding.id
