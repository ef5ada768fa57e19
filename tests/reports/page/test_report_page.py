"""The report as text: it says it all, and keeps to its limits of size."""

from dataclasses import replace

import pytest

from reports.images.crops import crops
from reports.page import report_page as html
from reports.page.report_page import Images, render
from validate.model.finding import Abstention, Message
from validate.model.identity import Severity


def test_the_report_says_it_all(audit):
    report = render(audit, "fr")
    for said in (
        *(
            "Reconstitution",
            "aaaa1111",
            "Vu avec le service.",
            "A. Dupont",
            "4\u00a0mai\u00a02026",
            audit.document.sha256,
        ),
        *(
            "Règle rate.row",
            "Une case est vide.",
            "10,00\u00a0€",
            "tables/annexe-1-1.csv",
            "pointage audit petit.pdf",
        ),
        *("texte hors des cases", "Il serait alloué"),
        *("presque certain", "ce que le document en dit"),
    ):
        assert said in report, said
    assert render(audit, "fr") == report


def test_an_audit_without_findings_or_tables_is_a_report_too(make_audit):
    audit = make_audit(tables=(), claims=(), facts=(), doubts=(), notices=())
    empty = replace(
        audit,
        findings=(),
        outcomes=(),
        abstentions=(),
        rules=(),
        coverage=replace(audit.coverage, tables=(), cells={}),
    )
    for lang in ("fr", "en"):
        assert "<h1>" in render(empty, lang)
    assert "Aucun tableau" in render(empty, "fr")


def test_crops_beyond_the_budget_stay_in_their_folder(
    audit, paper, monkeypatch
):
    made = Images(crops(audit.findings, audit.document.pages, paper))
    assert render(audit, "fr", made).count('<figure class="crop">') == 4
    monkeypatch.setattr(html, "CROP_BUDGET", 0)
    report = render(audit, "fr", made)
    assert '<figure class="crop">' not in report
    assert 'href="evidence/aaaa1111-1.png"' in report


def test_the_same_picture_is_stored_once(audit, paper):
    twice = (audit.findings[0], replace(audit.findings[0], id="dddd4444"))
    made = Images(crops(twice, audit.document.pages, paper))
    report = render(replace(audit, findings=twice), "fr", made)
    assert report.count("data:image/png") == 1
    assert report.count('href="#img-aaaa1111-1.png"') == 2


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_crash_is_the_first_line(audit, lang):
    crash = Abstention("footing", "", "x", Message("", ""), crashed=True)
    report = render(replace(audit, abstentions=(crash,)), lang)
    assert 'role="alert"' not in render(replace(audit, abstentions=()), lang)
    body = report[report.index("<body") :]
    assert body.index('role="alert"') < body.index("<h1>")
    words = {"fr": "Audit incomplet", "en": "Incomplete audit"}
    assert words[lang] in body[: body.index("<h1>")]


def test_informations_of_one_rule_are_one_line_with_their_places(audit):
    infos = tuple(
        replace(
            audit.findings[0], id=f"info{n}", severity=Severity.INFO, pages=(n,)
        )
        for n in (1, 2, 2)
    )
    report = render(replace(audit, findings=infos), "fr")
    assert report.count('<div class="alike">') == 1
    assert "3 écarts\u00a0: p. 1, 2" in report
    assert report.count('class="finding f-info brief"') == 3
    alone = render(replace(audit, findings=infos[:1]), "fr")
    assert '<div class="alike">' not in alone


def test_what_the_text_says_is_quoted(audit):
    sentence = audit.document.claims[0].sentence
    claimed = audit.document.claims[0].fact
    finding = replace(audit.findings[0], root=claimed.id)
    report = render(replace(audit, findings=(finding,)), "fr")
    quoted = report[report.index("<blockquote>") :]
    assert sentence in quoted[: quoted.index("</blockquote>")]
