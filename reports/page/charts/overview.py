"""The three drawings of the summary: what was checked, where the money goes, how large the
deviations are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from reports.i18n import Texts
from reports.page import anchors
from reports.page.charts.bars import Chart, diverging_scale, stacked_bar
from reports.page.charts.money_flows import (
    GrantRow,
    given_rows,
    spent,
    themes,
)
from reports.page.findings.finding_view import FindingView
from reports.page.part_names import short_names
from reports.page.summary import Summary
from reports.page.tick_marks import STATES
from validate.model.finding import Audit, CoverageCount


def charts_of(
    audit: Audit,
    found: Summary,
    views: Sequence[FindingView],
    grants: Sequence[GrantRow],
    texts: Texts,
) -> tuple[Chart, ...]:
    """The drawings that this audit has something to show in."""
    given = given_rows(audit.document, grants)
    money = [
        spent(given, "theme", texts, themes(audit.document, texts)),
        spent(given, "territory", texts),
    ]
    drawn = [
        _deviations(views, texts),
        _coverage(audit, found, texts),
        *money,
    ]
    return tuple(filter(None, drawn))


def _coverage(audit: Audit, found: Summary, texts: Texts) -> Chart | None:
    if not found.cells:
        return None

    sections: dict[str, Counter[str]] = defaultdict(Counter)
    links: dict[str, str] = {}
    for table in audit.coverage.tables:
        links.setdefault(table.section, anchors.table_anchor(table.table_id))
        sections[table.section].update(_states(table))

    titles = short_names(audit.document, texts)
    rows = []
    for section, counts in sections.items():
        parts = {state: counts[state] for state in STATES}
        figures = list(map(texts.number, parts.values()))
        bar = stacked_bar(parts, texts("chart.coverage.alt", **parts))
        rows.append(((titles.get(section) or section or "—", *figures), bar))

    share = texts.number(found.share, 1)
    note = texts("chart.coverage.note", share=share)
    if not found.proved:
        note = texts("chart.coverage.none")
    states = [texts(f"state.{state}") for state in STATES]
    return Chart(
        id="couverture-dessin",
        caption=texts("chart.coverage"),
        note=note,
        columns=(texts("section"), *states, texts("chart.share")),
        rows=tuple(rows),
        links=tuple(links[section] for section in sections),
        states=True,
    )


def _states(table: CoverageCount) -> dict[str, int]:
    """The figures of a table in each state; a negative count, of a record that is not whole, is
    none.
    """
    held = table.held - table.proved
    parts = {
        "proved": table.proved,
        "held": held,
        "failed": table.failed,
        "unchecked": table.unchecked,
    }
    return {state: max(0, n) for state, n in parts.items()}


def _deviations(
    views: Sequence[FindingView],
    texts: Texts,
) -> Chart | None:
    sized = [(view, view.stake) for view in views if view.stake]
    sized.sort(key=lambda item: (-abs(item[1]), item[0].number))
    if not sized:
        return None

    scale = diverging_scale([amount for _, amount in sized])
    rows: list[tuple[tuple[str, ...], Markup]] = []
    for view, amount in sized:
        shown = texts.money(amount, signed=True)
        severity = str(view.finding.severity)
        bar = scale.bar(
            amount,
            texts("chart.deviations.alt", n=view.number, amount=shown),
            severity,
        )
        name = texts("finding.short", n=view.number)
        rows.append(
            ((name, view.where, texts(f"severity.{severity}"), shown), bar)
        )

    heads = ("number", "place", "severity", "delta", "chart.size")
    return Chart(
        id="ampleur",
        caption=texts("chart.deviations"),
        note=texts("chart.deviations.note"),
        columns=tuple(map(texts, heads)),
        rows=tuple(rows),
        words=(0, 1, 2),
        links=tuple(
            anchors.finding_anchor(view.finding.id) for view, _ in sized
        ),
    )
