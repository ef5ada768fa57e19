"""The audit report: one HTML file that opens offline, makes no request and can be read without its
script.

Everything that comes from the PDF is escaped by the template engine, isolated from the text around
it (`printed`), and its control characters are shown instead of obeyed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact, facts_of
from extract.several import ids_of
from reports.document_name import document_name, shown_name
from reports.i18n import Lang, Texts, report_words
from reports.images.crops import Crop
from reports.images.page_images import PageImage
from reports.page import anchors
from reports.page.abstention_groups import group_abstentions
from reports.page.charts.bars import Chart
from reports.page.charts.money_flows import GrantRow
from reports.page.charts.overview import charts_of
from reports.page.corrections_view import correction_place, correction_views
from reports.page.excerpt import TEXT_ANCHOR, Excerpt, excerpt
from reports.page.findings.counted_view import count_agreements
from reports.page.findings.equation_terms import (
    BrokenIdentities,
    figure_part,
    stake,
)
from reports.page.findings.finding_view import (
    FindingView,
    FindingViews,
    crops_that_fit,
    repeated_crops,
    same_kind,
)
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
    unread,
)
from reports.page.page_view import page_views
from reports.page.part_names import full_names, short_names
from reports.page.summary import (
    SEVERITIES,
    Summary,
    gravest,
    proof,
    summary,
    verdict,
)
from reports.page.table_context import table_context
from reports.page.tables_as_read import table_view
from reports.page.tick_marks import SIGNS, STATES, tick_marks
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
        "gravest": _gravest(views),
        **_findings_part(views),
        "charts": _charts(audit, found, views, grants, texts),
        **_tables_part(audit, ordered, facts, pictures),
        **_corrections_part(audit, texts),
        **_limits_part(audit, pictures, texts),
        "counts": count_agreements(audit, facts, texts),
    }
    return environment(lang).get_template(_TEMPLATE).render(parts)


def prepare_report(lang: Lang) -> None:
    """Do what `render` needs for any audit."""
    compile_templates(lang, _TEMPLATE)


def in_order(audit: Audit, facts: Mapping[str, Fact]) -> tuple[Finding, ...]:
    """The findings as they are numbered: by severity, then the largest amount at stake,
    then page.
    """

    broken = BrokenIdentities(audit)

    def rank(finding: Finding) -> tuple[int, Decimal, int, str]:
        size = abs(stake(broken, finding, facts) or Decimal(0))
        return (
            SEVERITIES.index(finding.severity),
            -size,
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


def _gravest(views: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """The views of the gravest deviations."""
    told = gravest([view.finding for view in views])
    return tuple(view for view in views if view.finding in told)


def _finding_views(
    audit: Audit,
    ordered: Sequence[Finding],
    facts: Mapping[str, Fact],
    pictures: Images,
    texts: Texts,
) -> tuple[FindingView, ...]:
    maker = FindingViews(audit, facts, pictures.crops, texts)
    return tuple(
        maker.view(number, finding) for number, finding in enumerate(ordered, 1)
    )


def _charts(
    audit: Audit,
    found: Summary,
    views: Sequence[FindingView],
    grants: Sequence[GrantRow],
    texts: Texts,
) -> tuple[Chart, ...]:
    stakes = [(view.number, view.finding, view.stake) for view in views]
    return charts_of(audit, found, stakes, grants, texts)


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
) -> dict[str, object]:
    """The tables as read, the figures of the text, and the pages with frames; a number in words is
    told where a check is over it.
    """
    document = audit.document
    numbers = {finding.id: number for number, finding in enumerate(ordered, 1)}
    marks = tick_marks(audit)
    ctx = table_context(audit, facts, marks, numbers)
    shown = excerpt(document, ctx)
    words = document.counted
    idle = ids_of(facts_of(words)) - {*marks, *ctx.findings}
    told = {known: fact for known, fact in facts.items() if known not in idle}
    claims = (
        *document.claims,
        *(one for one in words if one.fact.id not in idle),
    )
    pages = page_views(pictures.pages, document.pages, told, marks)
    return {
        "facts": facts,
        "marks": marks,
        "ticks": SIGNS,
        "states": STATES,
        "tables": [
            table_view(table, ctx, shown.rows.get(table.id, ()))
            for table in document.tables
        ],
        "to": lambda fact: shown.moved.get(fact) or anchors.cell_anchor(fact),
        "claims": [claim for claim in claims if _is_listed(claim.fact, shown)],
        "claims_read": len(claims),
        "claim_links": ctx.findings,
        "pages": pages,
        "drawn": {page.number for page in pages},
    }


def _is_listed(claimed: Fact, shown: Excerpt) -> bool:
    return shown.moved.get(claimed.id) != TEXT_ANCHOR


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
        "doubts": told_doubts(audit.document),
        "abstentions": group_abstentions(audit, texts),
        "method": method(audit),
        "acts": act_views(audit, texts),
        "packs": pack_names(audit, texts),
        "command": command(audit, texts.lang),
        "signed": signed(audit),
        "doubt_word": doubt_word,
    }
