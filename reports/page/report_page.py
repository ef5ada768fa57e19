"""The audit report: one HTML file that opens offline, makes no request and can be read without its
script.

Everything that comes from the PDF is escaped by the template engine, isolated from the text around
it (`printed`), and its control characters are shown instead of obeyed.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version

from extract.document import UNREAD
from extract.facts import Fact
from extract.geometry import BBox
from reports.evidence import Crop, PageImage
from reports.i18n import Lang, Texts, plain, words
from reports.page import anchors, overview
from reports.page import tables_as_read as tables
from reports.page import tick_marks as ticks
from reports.page.equation_terms import Equation, equation, failed_with, figure, stake, value_text
from reports.page.excerpt import excerpt
from reports.page.known_figures import known_facts
from reports.page.markup import csp, data_uri, environment, script, style
from reports.page.money_flows import Record
from reports.page.part_names import full_names, short_names
from reports.page.summary import SEVERITIES, proof, summary, verdict
from validate.messages import translate_count, translate_place
from validate.model.finding import Abstention, Audit, Finding, SignOff
from validate.model.identity import Kind, Outcome

ENGINES = ("pointage", "pypdfium2", "pdfplumber", "great-expectations")
CROP_BUDGET = 1_000_000
"""Bytes of crops in the report itself, the first findings first; the others stay in the evidence
folder.
"""
SEVERITY_SIGNS = {"error": "≠", "warning": "!", "info": "i"}


@dataclass(frozen=True, slots=True)
class Images:
    """The pictures of a report: crops by finding id, and pages; ``left_out`` are pages dropped for
    size.
    """

    crops: Mapping[str, tuple[Crop, ...]]
    pages: tuple[PageImage, ...] = ()
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """What a published report says of itself beside the audit: what was left out of it and why.

    ``downloads`` are the data files beside the report (path, size in bytes); ``index`` is the link
    back.
    """

    index: str
    open_left_out: int = 0
    open_shown: int = 0
    persons: int = 0
    downloads: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding numbered and decorated for the reader."""

    number: int
    finding: Finding
    equation: Equation | None
    formula: str
    """The equation in words and signs, where its parts cannot be linked."""
    stake: Decimal | None
    expected: str
    delta: str
    interval: tuple[str, str] | None
    crops: tuple[Crop, ...]
    consequences: tuple[str, ...]
    rule: str
    source: str
    section: str
    where: str
    printed: str
    printed_value: str
    """The printed figure as a plain number, for sorting."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page image with the boxes of the figures on it."""

    number: int
    width: float
    height: float
    folio: str
    data: str
    marks: tuple[tuple[str, bool, BBox, str, str], ...]
    """Fact id, whether this is its first place, box, state, printed text."""

    @property
    def framed(self) -> int:
        """How many figures have a visible frame."""
        return sum(state != "none" for _, _, _, state, _ in self.marks)


def render(
    audit: Audit,
    lang: Lang = "fr",
    images: Images | None = None,
    *,
    grants: Sequence[Record] = (),
    publication: Publication | None = None,
) -> str:
    """The report as HTML; ``grants`` are the rows of that frame."""
    texts = Texts(lang)
    pictures = images or Images({})
    facts = known_facts(audit)
    found = summary(audit, facts)
    ordered = in_order(audit, facts)
    numbers = {finding.id: n for n, finding in enumerate(ordered, 1)}
    marks = ticks.marks(audit)
    ctx = tables.context(audit, facts, marks, numbers)
    part = excerpt(audit.document, ctx)
    views = tuple(
        _finding(n, finding, audit, facts, pictures, texts) for n, finding in enumerate(ordered, 1)
    )
    pages = _pages(audit, marks, pictures, facts)
    drawn = {page.number for page in pages}
    return (
        environment(lang)
        .get_template("report.html.j2")
        .render(
            audit=audit,
            document=audit.document,
            lang=lang,
            t=texts,
            facts=facts,
            found=found,
            publication=publication,
            verdict=verdict(found, texts, publication.open_left_out if publication else 0),
            proved=proof(found, texts),
            severities=SEVERITIES,
            signs=SEVERITY_SIGNS,
            findings=views,
            kinds=_present(views),
            tables=[
                tables.view(table, ctx, part.rows.get(table.id, ()))
                for table in audit.document.tables
            ],
            to=lambda fact: part.moved.get(fact) or anchors.cell(fact),
            ticks=ticks.SIGNS,
            states=ticks.STATES,
            charts=overview.charts_of(
                audit, found, [(v.number, v.finding, v.stake) for v in views], grants, texts
            ),
            sections=full_names(audit.document, texts),
            short=short_names(audit.document, texts),
            claims=[
                claim for claim in audit.document.claims if part.moved.get(claim.fact.id) != "texte"
            ],
            claims_read=len(audit.document.claims),
            marks=marks,
            claim_links=ctx.findings,
            pages=pages,
            drawn=drawn,
            left_out=pictures.left_out,
            unread=unread(audit),
            abstentions=given_up(audit, texts),
            method=method(audit),
            command=command(audit, lang),
            signed=signed(audit),
            doubt_word=lambda code: texts(f"doubt.{code}") if f"doubt.{code}" in words() else code,
            repeated=_repeated(views),
            embedded=_embedded(views),
            csp=csp("report"),
            style=style(),
            script=script("report"),
            figure=figure,
        )
    )


def in_order(audit: Audit, facts: Mapping[str, Fact]) -> tuple[Finding, ...]:
    """The findings as they are numbered: by severity, then the largest amount at stake, then page."""

    def rank(finding: Finding) -> tuple[int, Decimal, int, str]:
        size = abs(stake(audit, finding, facts) or Decimal(0))
        return SEVERITIES.index(finding.severity), -size, finding.page, finding.id

    return tuple(sorted(audit.findings, key=rank))


def _finding(
    number: int,
    finding: Finding,
    audit: Audit,
    facts: Mapping[str, Fact],
    images: Images,
    texts: Texts,
) -> FindingView:
    own = next(iter(failed_with(audit, finding)), None)
    root = facts.get(finding.root)
    info = next((rule for rule in audit.rules if rule.code == finding.rule), None)
    section = (
        root.section
        if root
        else next((t.section for t in audit.document.tables if t.id == finding.table_id), "")
    )
    return FindingView(
        number,
        finding,
        (
            equation(own, facts, texts)
            if own and own.identity.result and own.expected is not None
            else None
        ),
        _formula(finding, own, texts),
        stake(audit, finding, facts),
        _expected(finding, root, texts),
        "" if finding.delta is None else _signed(finding.delta, root, texts),
        _interval(own, facts, texts) if own else None,
        images.crops.get(finding.id, ()),
        tuple(dict.fromkeys(texts.of(item.message) for item in finding.consequences)),
        texts.of(info.title) if info else finding.rule,
        texts.of(info.source) if info else "",
        section,
        _where(finding, section, audit, texts),
        _printed(finding, own, texts),
        plain(root.value) if root else "",
    )


def _printed(finding: Finding, own: Outcome | None, texts: Texts) -> str:
    """The figure at issue as printed; a date or a sum that no cell holds, in the reader's language."""
    if finding.kind is Kind.DATE:
        return texts.date(finding.printed)
    computed = (
        own is not None and not own.identity.result and re.fullmatch(r"-?\d+\.\d+", finding.printed)
    )
    return texts.number(Decimal(finding.printed)) if computed else finding.printed


def _formula(finding: Finding, own: Outcome | None, texts: Texts) -> str:
    """The finding's equation, the natural ways to count named in the reader's language."""
    shown = finding.equation
    for name, _ in own.identity.candidates if own else ():
        shown = shown.replace(f"({name})", f"({translate_count(name, texts.lang)})")
    return shown


def _where(finding: Finding, section: str, audit: Audit, texts: Texts) -> str:
    """``Annexe 4, p. 12``."""
    name = short_names(audit.document, texts).get(section, "")
    page = texts("page.short", n=finding.page) if finding.page else ""
    return ", ".join(part for part in (name, page) if part)


def _expected(finding: Finding, root: Fact | None, texts: Texts) -> str:
    if finding.kind is Kind.DATE or not re.fullmatch(r"-?\d+(\.\d+)?", finding.expected):
        return texts.date(finding.expected)
    return value_text(Decimal(finding.expected), root, texts)


def _signed(delta: Decimal, root: Fact | None, texts: Texts) -> str:
    return ("+" if delta > 0 else "") + value_text(delta, root, texts)


def _interval(outcome: Outcome, facts: Mapping[str, Fact], texts: Texts) -> tuple[str, str] | None:
    """The values that rounding would have allowed, where it allows more than one."""
    if outcome.expected is None or not outcome.tolerance:
        return None
    like = facts.get(outcome.identity.result)
    low, high = (
        value_text(outcome.expected + side * outcome.tolerance, like, texts) for side in (-1, 1)
    )
    return None if low == high else (low, high)


def _present(views: Sequence[FindingView]) -> tuple[Kind, ...]:
    kinds = {view.finding.kind for view in views}
    return tuple(kind for kind in Kind if kind in kinds)


def _pages(
    audit: Audit, marks: Mapping[str, ticks.Mark], images: Images, facts: Mapping[str, Fact]
) -> tuple[PageView, ...]:
    on_page: dict[int, list[tuple[str, bool, BBox, str, str]]] = {}
    for fact in facts.values():
        state = _state(marks.get(fact.id))
        for n, place in enumerate(fact.places):
            item = (fact.id, n == 0, place.bbox, state, fact.printed)
            on_page.setdefault(place.page, []).append(item)
    infos = {page.number: page for page in audit.document.pages}
    return tuple(
        PageView(
            image.page,
            infos[image.page].width,
            infos[image.page].height,
            infos[image.page].folio,
            data_uri(image.webp, "webp"),
            tuple(
                sorted(
                    on_page.get(image.page, ()), key=lambda item: (item[2].top, item[2].x0, item[0])
                )
            ),
        )
        for image in images.pages
    )


def _state(mark: ticks.Mark | None) -> str:
    """The state of a figure on its page: of coverage in a table, of its checks in prose, else
    ``none``.
    """
    if mark is None:
        return "none"
    return mark.state or ("failed" if {"deviation", "doubt"} & set(mark.ticks) else "held")


def unread(audit: Audit) -> tuple[tuple[int, str, int], ...]:
    """Pages with something that was not read: number, kind, characters found nowhere."""
    return tuple(
        (page.number, page.kind, page.leftover)
        for page in audit.document.pages
        if page.leftover or page.kind in UNREAD
    )


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Checks that could not be made, alike ones together."""

    rule: str
    where: str
    label: str
    reason: str
    crashed: bool
    pages: tuple[int, ...]
    times: int


def given_up(audit: Audit, texts: Texts) -> tuple[GivenUp, ...]:
    """The abstentions, those with the same rule, table, label and reason as one."""
    by_id = {table.id: table for table in audit.document.tables}
    rules = {rule.code: texts.of(rule.title) for rule in audit.rules}
    alike: dict[tuple[str, str, str, str, bool], list[Abstention]] = {}
    for item in audit.abstentions:
        key = (item.rule, item.table_id, _label(item, texts), texts.of(item.reason), item.crashed)
        alike.setdefault(key, []).append(item)
    result = []
    for (rule, table_id, label, reason, crashed), items in alike.items():
        table = by_id.get(table_id)
        places = [place for item in items for place in item.places] or (
            table.raw.places if table else ()
        )
        pages = tuple(sorted({place.page for place in places}))
        where = table.caption if table else ""
        result.append(
            GivenUp(rules.get(rule, rule), where, label, reason, crashed, pages, len(items))
        )
    return tuple(result)


def _label(item: Abstention, texts: Texts) -> str:
    """What a check gave up on: the document's own words for a table's row, ours for a place in the
    text.
    """
    return item.label if item.table_id else translate_place(item.label, texts.lang)


@dataclass(frozen=True, slots=True)
class Method:
    """Versions, and which engine read how many figures."""

    versions: tuple[tuple[str, str], ...]
    engines: tuple[tuple[str, int], ...]


def method(audit: Audit) -> Method:
    """What the report says of how it was made."""
    engines = Counter(cell.engine for table in audit.document.tables for cell in table.raw.cells)
    return Method(tuple((name, _version(name)) for name in ENGINES), tuple(sorted(engines.items())))


def command(audit: Audit, lang: Lang) -> str:
    """The command that makes this report again."""
    name = audit.document.name
    quoted = f'"{name}"' if re.search(r"[^\w.+-]", name) else name
    asked = audit.materiality_asked or plain(audit.materiality)
    materiality = (
        f' --materiality "{asked}"' if re.search(r"[^\w.,]", asked) else f" --materiality {asked}"
    )
    materiality = materiality if asked else ""
    disposed = audit.sign_off != SignOff() or any(
        f.status != "open" and f.author for f in audit.findings
    )
    dispositions = f" --dispositions {'FICHIER' if lang == 'fr' else 'FILE'}" if disposed else ""
    return f"pointage audit {quoted} -o OUT --lang {lang}{materiality}{dispositions}"


def signed(audit: Audit) -> SignOff:
    """The sign-off; where the dispositions file names no reviewer, those who disposed of findings,
    and the last day.
    """
    authors = sorted({finding.author for finding in audit.findings if finding.author})
    last = max((finding.disposed_on for finding in audit.findings), default="")
    given = audit.sign_off
    return SignOff(given.prepared_by, given.reviewed_by or ", ".join(authors), given.date or last)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "—"


def _embedded(views: Sequence[FindingView]) -> frozenset[str]:
    """Names of the crops that fit in the report."""
    kept, spent, seen = set(), 0, set[bytes]()
    for crop in (crop for view in views for crop in view.crops):
        spent += 0 if crop.png in seen else len(crop.png)
        if spent > CROP_BUDGET:
            break
        seen.add(crop.png)
        kept.add(crop.name)
    return frozenset(kept)


def _repeated(views: Sequence[FindingView]) -> Mapping[str, str]:
    """Names of crops whose very picture comes earlier in the report -> the first one's name."""
    first: dict[bytes, str] = {}
    repeated = {}
    for crop in (crop for view in views for crop in view.crops):
        original = first.setdefault(crop.png, crop.name)
        if original != crop.name:
            repeated[crop.name] = original
    return repeated
