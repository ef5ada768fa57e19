"""The key figures and the verdict, recomputed by hand from the small audit."""

from dataclasses import replace
from decimal import Decimal

from extract.facts import FactReading
from reports.i18n import Texts
from reports.page.known_figures import known_facts
from reports.page.summary import proof, summary, verdict
from validate.model.finding import Abstention, Message
from validate.model.identity import Verdict

FR, EN = Texts("fr"), Texts("en")


def _summary(audit):
    return summary(audit, known_facts(audit))


def test_key_figures(audit):
    found = _summary(audit)
    assert (found.pages, found.tables, found.figures, found.prose) == (
        2,
        1,
        12,
        1,
    )
    assert found.proved + found.failed + found.unchecked <= found.cells == 11
    assert found.gross == Decimal(2000) + Decimal(1950), (
        "35 posts for 15 move 2 000 €; the prose lacks 1 950 €"
    )
    assert found.net == Decimal(-2000) - Decimal(1950)
    assert found.staked == 2


def test_figures_in_labels_are_neither_in_columns_nor_in_the_text(audit):
    label = replace(
        audit.document.facts[0], id="label", reading=FactReading(free=True)
    )
    found = _summary(
        replace(
            audit,
            document=replace(
                audit.document, facts=(*audit.document.facts, label)
            ),
        )
    )
    assert (found.figures, found.cells, found.prose) == (13, 11, 1)


def test_what_is_explained_weighs_no_more(audit):
    settled = tuple(
        replace(finding, status="explained") for finding in audit.findings
    )
    found = _summary(replace(audit, findings=settled))
    assert (found.gross, found.settled) == (0, 3)
    assert (
        verdict(found, FR)
        == "Les contrôles qui ont pu être faits ne relèvent aucun écart."
    )


def test_the_verdict_in_both_languages(audit):
    found = _summary(audit)
    assert verdict(found, FR) == (
        "Un écart se démontre par le document seul. Un autre point demande une explication."
    )
    assert verdict(found, EN).startswith(
        "One deviation is proved by the document alone."
    )
    assert verdict(found, FR, left_out=3).startswith(
        "3 écarts relevés attendent"
    )


def test_the_share_is_rounded_down(audit):
    counts = replace(audit.coverage.tables[0], cells=10_000, proved=9_999)
    found = _summary(
        replace(audit, coverage=replace(audit.coverage, tables=(counts,)))
    )
    assert found.share == Decimal("99.9"), "100 % would say that all is proved"
    assert "99,9" in proof(found, FR)


def test_a_document_without_tables_says_so(make_audit):
    audit = make_audit(tables=())
    found = _summary(
        replace(audit, findings=(), coverage=replace(audit.coverage, tables=()))
    )
    assert verdict(found, FR).startswith("Aucun tableau")
    assert proof(found, FR) == ""


def test_an_audit_in_which_checks_crashed_never_reads_as_one_without_deviations(
    audit,
):
    crash = Abstention("footing", "", "x", Message("", ""), crashed=True)
    found = _summary(replace(audit, findings=(), abstentions=(crash,)))
    assert found.crashed == 1
    assert verdict(found, FR).startswith("Des contrôles se sont interrompus")
    assert verdict(found, EN).startswith("Checks crashed")


def test_nor_does_one_in_which_no_figure_could_be_checked(audit):
    unread = tuple(
        replace(outcome, verdict=Verdict.ABSTAINED)
        for outcome in audit.outcomes
    )
    for outcomes in ((), unread):
        found = _summary(replace(audit, findings=(), outcomes=outcomes))
        assert verdict(found, FR).startswith(
            "Aucun chiffre n’a pu être contrôlé"
        )
