"""The report as text: it says it all, and keeps to its limits of size."""

from dataclasses import replace

import pytest

from reports.images.crops import crops
from reports.page import report_page as html
from reports.page.report_page import Images, render
from validate.model.finding import Abstention, Message


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
