"""The audit report: one HTML file that opens offline, makes no request and can be read without its
script.

Everything that comes from the PDF is escaped by the template engine, isolated from the text around
it (`printed`), and its control characters are shown instead of obeyed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.facts import Fact, facts_of
from reports.document_name import document_name, shown_name
from reports.i18n import Lang, Texts, report_words
from reports.images.crops import Crop
from reports.images.page_images import PageImage
from reports.page.abstention_groups import group_abstentions
from reports.page.charts.money_flows import GrantRow
from reports.page.charts.overview import charts_of
from reports.page.corrections_view import correction_place, correction_views
from reports.page.excerpt import TEXT_ANCHOR, Excerpt, excerpt
from reports.page.figure_links import figure_links
from reports.page.findings.counted_view import count_agreements
from reports.page.findings.equation_terms import (
    BrokenIdentities,
    figure_part,
)
from reports.page.findings.finding_view import (
    FindingView,
    FindingViews,
    crops_that_fit,
    repeated_crops,
    same_kind,
)
from reports.page.findings.same_difference import same_differences
from reports.page.findings.weight import Weight, weight
from reports.page.known_figures import known_facts
from reports.page.markup import (
    compile_templates,
    csp,
    environment,
    script,
    style,
)
from reports.page.method_notes import (
    act_views,
    command,
    method,
    pack_names,
    signed,
    told_doubts,
    told_rules,
    unread,
)
from reports.page.page_view import page_views
from reports.page.part_names import full_names, short_names
from reports.page.summary import (
    SEVERITIES,
    Summary,
    gravest,
    is_arguable,
    next_gravest,
    proof,
    summary,
    verdict,
)
from reports.page.table_context import table_context
from reports.page.tables_as_read import table_view
from reports.page.text_figures import text_figures
from reports.page.tick_marks import SIGNS, STATES, tick_marks
from reports.page.wording.reading_notes import reading_notes
from reports.page.wording.table_names import named_tables
from validate.model.finding import Audit, Finding
from validate.model.identity import Kind

CROP_BUDGET = 1_000_000
"""Bytes of crops in the report itself, the first findings first; the others stay in the evidence
folder.
"""
_TEMPLATE = "report.html.j2"
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
    back; ``pages_withheld`` are pages that are not shown, as someone may be named on them.
    """

    index: str
    open_left_out: int = 0
    open_shown: int = 0
    persons: int = 0
    pages_withheld: tuple[int, ...] = ()
    downloads: tuple[tuple[str, int], ...] = ()


def render(
    audit: Audit,
    lang: Lang = "fr",
    images: Images | None = None,
    *,
    grants: Sequence[GrantRow] = (),
    publication: Publication | None = None,
) -> str:
    """The report as HTML; ``grants`` are the rows of that frame."""
    texts = Texts(lang)
    facts = known_facts(audit)
    pictures = images or Images({})
    found = summary(audit, facts)
    ordered = in_order(audit, facts)
    views = _finding_views(audit, ordered, facts, pictures, texts)
    parts = {
        **_frame(audit, texts, publication),
        **_summary_part(found, publication, texts),
        **_gravest(views),
        **_findings_part(views),
        "charts": charts_of(audit, found, views, grants, texts),
        **_tables_part(audit, ordered, facts, pictures, texts),
        **_corrections_part(audit, texts),
        **_limits_part(audit, pictures, texts),
        "counts": count_agreements(audit, facts, texts),
    }
    return environment(lang).get_template(_TEMPLATE).render(parts)


def prepare_report(lang: Lang) -> None:
    """Do what `render` needs for any audit."""
    compile_templates(lang, _TEMPLATE)


def in_order(audit: Audit, facts: Mapping[str, Fact]) -> tuple[Finding, ...]:
    """The findings as they are numbered: by severity, then as `weight` has it, then by page."""
    broken = BrokenIdentities(audit)

    def rank(finding: Finding) -> tuple[int, Weight, int, str]:
        return (
            SEVERITIES.index(finding.severity),
            weight(broken, finding, facts),
            finding.page,
            finding.id,
        )

    return tuple(sorted(audit.findings, key=rank))


def _frame(
    audit: Audit, texts: Texts, publication: Publication | None
) -> dict[str, object]:
    """What every part of the page uses."""
    name = document_name(audit.document, texts)
    return {
        "audit": audit,
        "document": audit.document,
        "name": name,
        "shown_name": shown_name(name),
        "lang": texts.lang,
        "t": texts,
        "publication": publication,
        "sections": full_names(audit.document, texts),
        "short": short_names(audit.document, texts),
        "severities": SEVERITIES,
        "signs": SEVERITY_SIGNS,
        "csp": csp("report"),
        "style": style(),
        "script": script("report"),
    }


def _summary_part(
    found: Summary, publication: Publication | None, texts: Texts
) -> dict[str, object]:
    """The verdict and the key figures."""
    left_out = 0
    if publication:
        left_out = publication.open_left_out
    return {
        "found": found,
        "verdict": verdict(found, texts, left_out),
        "proved": proof(found, texts),
    }


def _gravest(views: Sequence[FindingView]) -> dict[str, object]:
    """The views of the gravest deviations, and of those as grave that come after them, each
    difference once.
    """
    findings = [view.finding for view in views if not view.same_as]
    told, more = gravest(findings), next_gravest(findings)
    return {
        "gravest": [view for view in views if view.finding in told],
        "next_gravest": [view for view in views if view.finding in more],
        "arguable": {one.id for one in filter(is_arguable, findings)},
    }


def _finding_views(
    audit: Audit,
    ordered: Sequence[Finding],
    facts: Mapping[str, Fact],
    pictures: Images,
    texts: Texts,
) -> tuple[FindingView, ...]:
    maker = FindingViews(audit, facts, pictures.crops, texts)
    numbers = {finding.id: number for number, finding in enumerate(ordered, 1)}
    same = same_differences(audit, ordered, facts)

    views: list[FindingView] = []
    again: dict[str, list[FindingView]] = defaultdict(list)
    for number, finding in enumerate(ordered, 1):
        view = maker.view(number, finding)
        told = same.get(finding.id)
        if told is not None:
            moved = facts.get(told.moved)
            view = replace(view, same_as=numbers[told.first], moved=moved)
            again[told.first].append(view)
        views.append(view)
    return tuple(
        replace(view, again=tuple(again[view.finding.id])) for view in views
    )


def _findings_part(views: Sequence[FindingView]) -> dict[str, object]:
    """The findings and their crops."""
    return {
        "findings": views,
        "groups": same_kind(views),
        "kinds": _kinds(views),
        "repeated": repeated_crops(views),
        "embedded": crops_that_fit(views, CROP_BUDGET),
        "figure": figure_part,
    }


def _kinds(views: Sequence[FindingView]) -> tuple[Kind, ...]:
    """The kinds of the findings, in the order of the enumeration."""
    kinds = {view.finding.kind for view in views}
    return tuple(kind for kind in Kind if kind in kinds)


def _tables_part(
    audit: Audit,
    ordered: Sequence[Finding],
    facts: Mapping[str, Fact],
    pictures: Images,
    texts: Texts,
) -> dict[str, object]:
    """The tables as read, the figures of the text, and the pages with frames."""
    document = audit.document
    numbers = {finding.id: number for number, finding in enumerate(ordered, 1)}
    marks = tick_marks(audit)
    ctx = table_context(audit, facts, marks, numbers)

    said = text_figures(document, texts)
    shown = excerpt(document, facts_of(said), ctx)
    tables = [
        table_view(table, ctx, shown.rows.get(table.id, ()))
        for table in document.tables
    ]
    listed = [one for one in said if _is_listed(one.fact, shown)]
    pages = page_views(pictures.pages, document.pages, facts, marks)
    links = figure_links(facts, shown, tables, listed, pages)
    return {
        "facts": facts,
        "marks": marks,
        "ticks": SIGNS,
        "states": STATES,
        "tables": tables,
        "named": {
            name: table.listed(texts)
            for name, table in named_tables(document).items()
        },
        "to": links.to,
        "to_listed": links.listed,
        "said": listed,
        "said_in_all": len(said),
        "said_of": {one.fact.id: one.subject for one in said if one.subject},
        "said_links": ctx.findings,
        "pages": pages,
        "framed": links.framed,
        "drawn": {page.number for page in pages},
    }


def _is_listed(said: Fact, shown: Excerpt) -> bool:
    return shown.moved.get(said.id) != TEXT_ANCHOR


def _corrections_part(audit: Audit, texts: Texts) -> dict[str, object]:
    """What a person read or decided, and what of it found nothing to correct."""
    record = audit.document.corrections
    return {
        "corrections": correction_views(record, texts),
        "moot": [
            (one, correction_place(one.correction, texts))
            for one in record.moot
        ],
    }


def _labels(audit: Audit, texts: Texts) -> Mapping[str, str]:
    """What identities are said of, by id, where the language has its own words for it."""
    if texts.lang == "fr":
        return {}
    identities = (outcome.identity for outcome in audit.outcomes)
    return {one.id: one.label_en for one in identities if one.label_en}


def _limits_part(
    audit: Audit, pictures: Images, texts: Texts
) -> dict[str, object]:
    """What was not read or not checked, and how the rest was."""

    def doubt_word(code: str) -> str:
        key = f"doubt.{code}"
        if key in report_words():
            return texts(key)
        return code

    return {
        "left_out": pictures.left_out,
        "unread": unread(audit),
        "reading_notes": tuple(reading_notes(audit.document, texts)),
        "doubts": told_doubts(audit.document),
        "abstentions": group_abstentions(audit, texts),
        "labels": _labels(audit, texts),
        "method": method(audit),
        "rules": told_rules(audit, texts),
        "acts": act_views(audit, texts),
        "packs": pack_names(audit, texts),
        "command": command(audit, texts.lang),
        "signed": signed(audit),
        "doubt_word": doubt_word,
    }
