"""The key figures and the verdict, recomputed by hand from the small audit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.document import PageKind
from extract.facts import FactReading, table_facts
from extract.tables.typing import type_table
from reports.i18n import Texts
from reports.page.known_figures import known_facts
from reports.page.report_page import render
from reports.page.summary import (
    gravest,
    next_gravest,
    proof,
    summary,
    verdict,
)
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    Verdict,
    evaluate,
)

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
    assert found.gross == Decimal(2000), "35 posts for 15 move 2 000 €"
    assert found.net == Decimal(-2000)
    assert found.staked == 1
    assert found.to_explain == Decimal(1950), "the prose lacks 1 950 €"
    assert found.explained == 0


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
    assert (found.gross, found.to_explain, found.settled) == (0, 0, 3)
    assert found.explained == Decimal(2000) + Decimal(1950)
    assert verdict(found, FR).startswith(
        "Les contrôles qui ont pu être faits ne relèvent aucun écart"
    )


def test_the_verdict_in_both_languages(audit):
    found = _summary(audit)
    assert verdict(found, FR) == (
        "Un écart se démontre par le document seul. Un autre point demande une explication."
        " 6 des 11 chiffres des tableaux sont prouvés (54,5\u00a0%)."
    )
    assert verdict(found, EN).startswith(
        "One deviation is proved by the document alone."
    )
    assert verdict(found, FR, left_out=3).startswith(
        "3 écarts relevés attendent"
    )


def test_the_verdict_says_of_which_errors_another_reading_remains_possible(
    audit,
):
    (error,) = (f for f in audit.findings if f.severity is Severity.ERROR)
    likely = replace(error, probability=0.6)
    alone = _summary(replace(audit, findings=(likely,)))
    assert alone.arguable == 1
    assert verdict(alone, FR).startswith(
        "Un écart se démontre par le document seul."
        " Une autre lecture du document en reste toutefois possible."
    )
    sure = replace(error, probability=0.97)
    both = _summary(replace(audit, findings=(sure, likely)))
    assert verdict(both, EN).startswith(
        "2 deviations are proved by the document alone."
        " Of one of them, another reading of the document remains possible."
    )
    each = _summary(replace(audit, findings=(likely, likely)))
    assert (
        "Pour chacun, une autre lecture du document reste possible."
        in verdict(each, FR)
    )
    explained = replace(likely, status="explained")
    assert not _summary(replace(audit, findings=(explained, sure))).arguable


@pytest.mark.parametrize(
    ("proved", "cells", "share"),
    [
        (8, 23, "34.8"),
        (820, 856, "95.8"),
        (9_999, 10_000, "99.9"),
        (1, 10_000, "0.1"),
        (7, 7, "100.0"),
        (0, 7, "0.0"),
    ],
)
def test_the_share_is_rounded_and_100_means_all(audit, proved, cells, share):
    counts = replace(audit.coverage.tables[0], cells=cells, proved=proved)
    found = _summary(
        replace(audit, coverage=replace(audit.coverage, tables=(counts,)))
    )
    assert found.share == Decimal(share)
    if 0 < proved < cells:
        assert share.replace(".", ",") in proof(found, FR)


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


def test_nor_does_one_whose_tables_hold_no_figure(audit):
    none = replace(audit.coverage.tables[0], cells=0, proved=0)
    coverage = replace(audit.coverage, tables=(none,))
    empty = replace(audit, findings=(), outcomes=(), coverage=coverage)
    said = verdict(_summary(empty), FR)
    assert said.startswith("Il n’y avait rien à contrôler dans les tableaux")
    assert said.endswith("n’a pas pu être contrôlé.")

    evaluated = replace(empty, outcomes=audit.outcomes)
    assert verdict(_summary(evaluated), FR).startswith("Il n’y avait rien")


def test_what_was_not_read_may_have_held_something_to_check(audit):
    none = replace(audit.coverage.tables[0], cells=0, proved=0)
    coverage = replace(audit.coverage, tables=(none,))
    first, second = audit.document.pages
    pages = (first, replace(second, kind=PageKind.SCAN))
    unread = replace(
        audit,
        findings=(),
        coverage=coverage,
        document=replace(audit.document, pages=pages),
    )
    assert "n’a pas été lu en entier" in verdict(_summary(unread), FR)


def test_a_calculation_that_holds_is_told_where_nothing_is_proved(audit):
    counts = replace(audit.coverage.tables[0], cells=40, proved=0, held=5)
    coverage = replace(audit.coverage, tables=(counts,))
    told = replace(audit, findings=(), coverage=coverage)
    said = verdict(_summary(told), FR)
    assert "aucun des 40 chiffres des tableaux n’est prouvé" in said
    assert "5 d’entre eux entrent dans un calcul qui tombe juste" in said
    in_text = tuple(
        replace(
            outcome,
            verdict=Verdict.HELD,
            identity=replace(outcome.identity, table_id=""),
        )
        for outcome in audit.outcomes[:2]
    )
    said = verdict(_summary(replace(told, outcomes=in_text)), FR)
    assert "Dans le texte, 2 contrôles tombent juste." in said


@pytest.mark.parametrize(
    ("proved", "said"),
    [
        (0, "mais aucun des 40 chiffres des tableaux n’est prouvé"),
        (19, "ils ne prouvent que 19 des 40 chiffres des tableaux"),
        (20, "ils prouvent 20 des 40 chiffres des tableaux (50,0\u00a0%)."),
        (40, "ils prouvent tous les chiffres des tableaux (40)."),
    ],
)
def test_little_proved_is_no_clean_bill(audit, proved, said):
    counts = replace(audit.coverage.tables[0], cells=40, proved=proved)
    coverage = replace(audit.coverage, tables=(counts,))
    found = _summary(replace(audit, findings=(), coverage=coverage))
    assert said in verdict(found, FR)


def test_the_first_screen_tells_what_is_established_and_little_else(audit):
    error, *_ = (
        one for one in audit.findings if one.severity is Severity.ERROR
    )
    warning, *_ = (
        one for one in audit.findings if one.severity is Severity.WARNING
    )
    settled = replace(error, status="explained")

    told = gravest([error, settled, warning, warning, warning])
    assert [one.severity for one in told] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.WARNING,
    ]
    assert len(gravest([error] * 8)) == 5
    assert gravest([settled]) == ()


def test_what_the_first_screen_has_no_room_for_is_pointed_to(audit):
    error, warning, _ = audit.findings
    assert len(next_gravest([error] * 6)) == 1
    assert next_gravest([error] * 5) == ()
    assert next_gravest([error] * 4 + [warning] * 9) == ()
    assert len(next_gravest([error] + [warning] * 9)) == 7


def _plan(make_raw, audit, *, own_lines):
    """An audit of a plan of financing: a total misprinted under what things cost and under who
    pays them.
    """
    rows = [
        ("Études", "20 000 €", "État", "66 000 €"),
        ("Travaux", "80 000 €", "Commune", "34 000 €"),
        ("Total HT", "101 000 €", "", "101 000 €"),
        ("TVA 20 %", "20 000 €", "", "20 000 €"),
        ("Total TTC", "120 000 €", "", "120 000 €"),
    ]
    if not own_lines:
        rows[:2] = [
            ("Études", "20 000 €", "", "20 000 €"),
            ("Travaux", "80 000 €", "", "80 000 €"),
        ]
    header = ("Dépenses", "Coût", "Financeurs", "Montant")
    table = type_table(make_raw("t", header, rows))
    facts = {fact.id: fact for fact in table_facts(table)}
    outcomes, findings = [], []
    for col in (1, 3):
        total, tax, whole = (facts[f"t!r{row}c{col}"] for row in (2, 3, 4))
        identity = Identity(
            f"i{col}",
            "tax-included",
            Kind.SUM,
            Form.WEIGHTED_SUM,
            whole.id,
            (Term(total.id), Term(tax.id)),
            "t",
        )
        outcomes.append(evaluate(identity, facts))
        findings.append(
            replace(
                audit.findings[0],
                id=f"i{col}",
                delta=Decimal(1000),
                root=total.id,
                rule="tax-included",
                evidence=(),
            )
        )
    document = replace(
        audit.document, tables=(table,), facts=tuple(facts.values())
    )
    return replace(
        audit,
        document=document,
        findings=tuple(findings),
        outcomes=tuple(outcomes),
    )


def test_one_total_under_costs_and_under_who_pays_counts_once(make_raw, audit):
    plan = _plan(make_raw, audit, own_lines=True)
    found = _summary(plan)
    assert (found.gross, found.staked) == (Decimal(1000), 1)
    assert found.standing[Severity.ERROR] == 2
    html = render(plan, "fr")
    head, _, rest = html.partition("</header>")
    assert "Un écart se démontre par le document seul, à 2 endroits." in head
    assert head.count('<ol class="gravest"') == head.count("<li>") == 1
    assert "La même différence, comptée une fois" in head
    assert head.count('href="#ecart-i') == 2, "both places are linked"
    assert rest.count("La même différence que l’écart n° 1") == 1


def test_two_columns_of_the_same_lines_may_be_two_budgets(make_raw, audit):
    found = _summary(_plan(make_raw, audit, own_lines=False))
    assert (found.gross, found.staked) == (Decimal(2000), 2)
