"""The three drawings of the summary: what was checked, where the money goes, how large the
deviations are.
"""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from reports.i18n import Texts
from reports.page import anchors
from reports.page.charts import Chart, diverging, stacked
from reports.page.money_flows import Record, spent, themes
from reports.page.part_names import short_names
from reports.page.summary import Summary
from reports.page.tick_marks import STATES
from validate.model.finding import Audit, Finding


def charts_of(
    audit: Audit,
    found: Summary,
    stakes: Sequence[tuple[int, Finding, Decimal | None]],
    grants: Sequence[Record],
    texts: Texts,
) -> tuple[Chart, ...]:
    """The drawings that this audit has something to show in."""
    money = [
        spent(grants, "theme", texts, themes(audit.document, texts)),
        spent(grants, "territory", texts),
    ]
    drawn = [_deviations(audit, stakes, texts), _coverage(audit, found, texts), *money]
    return tuple(chart for chart in drawn if chart)


def _coverage(audit: Audit, found: Summary, texts: Texts) -> Chart | None:
    if not found.cells:
        return None
    titles = short_names(audit.document, texts)
    sections: dict[str, dict[str, int]] = {}
    links: dict[str, str] = {}
    for table in audit.coverage.tables:
        links.setdefault(table.section, anchors.table(table.table_id))
        held = table.held - table.proved
        parts = {
            "proved": table.proved,
            "held": held,
            "failed": table.failed,
            "unchecked": table.unchecked,
        }
        known = sections.setdefault(table.section, dict.fromkeys(STATES, 0))
        for state, n in parts.items():
            known[state] += max(0, n)
    rows = []
    for section, parts in sections.items():
        figures = [texts.number(parts[state]) for state in STATES]
        bar = stacked(parts, texts("chart.coverage.alt", **parts))
        rows.append(((titles.get(section) or section or "—", *figures), bar))
    columns = (
        texts("section"),
        *(texts(f"state.{state}") for state in STATES),
        texts("chart.share"),
    )
    note = texts("chart.coverage.note", share=texts.number(found.share, 1))
    to = tuple(links[section] for section in sections)
    return Chart(
        "couverture-dessin",
        texts("chart.coverage"),
        note,
        columns,
        tuple(rows),
        links=to,
        states=True,
    )


def _deviations(
    audit: Audit, stakes: Sequence[tuple[int, Finding, Decimal | None]], texts: Texts
) -> Chart | None:
    sized = sorted(
        ((n, f, s) for n, f, s in stakes if s), key=lambda item: (-abs(item[2]), item[0])
    )
    if not sized:
        return None
    short = short_names(audit.document, texts)
    parts = {table.id: table.section for table in audit.document.tables}
    parts |= {fact.id: fact.section for fact in audit.document.facts}
    scale = diverging([amount for _, _, amount in sized])
    rows: list[tuple[tuple[str, ...], Markup]] = []
    for number, finding, amount in sized:
        shown = texts.money(amount, signed=True)
        severity = str(finding.severity)
        bar = scale.bar(amount, texts("chart.deviations.alt", n=number, amount=shown), severity)
        where = short.get(parts.get(finding.root) or parts.get(finding.table_id, ""), "")
        place = ", ".join(part for part in (where, texts("page.short", n=finding.page)) if part)
        rows.append(
            ((texts("finding.short", n=number), place, texts(f"severity.{severity}"), shown), bar)
        )
    columns = (
        texts("number"),
        texts("place"),
        texts("severity"),
        texts("delta"),
        texts("chart.size"),
    )
    links = tuple(anchors.finding(finding.id) for _, finding, _ in sized)
    note = texts("chart.deviations.note")
    return Chart("ampleur", texts("chart.deviations"), note, columns, tuple(rows), (0, 1, 2), links)
