"""What a finding says of itself in the report."""

from dataclasses import replace

import pytest

from reports.i18n import Texts
from reports.page.findings.finding_view import FindingViews
from reports.page.known_figures import known_facts
from reports.page.report_page import render
from validate.model.identity import Verdict


def view_of(audit, finding, lang="fr"):
    """The first view of an audit of one finding."""
    told = replace(audit, findings=(finding,))
    views = FindingViews(told, known_facts(told), {}, Texts(lang))
    return views.view(1, finding)


def test_a_sum_that_no_cell_prints_has_no_cents_of_its_own(audit):
    total = audit.outcomes[3]
    unprinted = replace(
        total,
        identity=replace(total.identity, result=""),
        printed="99.50",
        verdict=Verdict.FAILED,
    )
    told = replace(audit, outcomes=(unprinted,))
    finding = replace(
        audit.findings[0],
        id=total.identity.id,
        root="",
        printed="99.50",
    )
    assert view_of(told, finding).printed == "99,5"
    assert view_of(told, finding, "en").printed == "99.5"


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("Subventions de l’annexe", "Subventions de l’annexe"),
        ("qui passe la parole au rapporteur", ""),
    ],
)
def test_the_table_of_a_figure_is_named_unless_a_sentence_was_read_for_it(
    audit, caption, shown
):
    (table,) = audit.document.tables
    named = replace(table, raw=replace(table.raw, caption=caption))
    told = replace(audit, document=replace(audit.document, tables=(named,)))
    assert view_of(told, audit.findings[0]).table == shown


def test_the_first_screen_names_the_table_and_points_to_what_it_leaves(audit):
    error = audit.findings[0]
    errors = tuple(replace(error, id=f"e{n}") for n in range(7))
    html = render(replace(audit, findings=errors), "fr")
    head = html[html.index('<ol class="gravest"') : html.index("</header>")]
    assert head.count("<li>") == 5
    assert "(tableau «\u00a0Annexe 1" in head.replace("<bdi>", "")
    assert '<a href="#ecart-e5">2 autres écarts démontrés suivent' in head
