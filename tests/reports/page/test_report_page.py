"""The report as text: it says it all, and keeps to its limits of size."""

from dataclasses import replace

import pytest

from extract.geometry import BBox, Place
from extract.grid import Doubt
from extract.tables.typing import type_table
from reports.images.crops import crops
from reports.page import report_page as html
from reports.page.report_page import Images, render
from validate.model.act_kind import (
    ActKind,
    KindReason,
    KindScore,
    KindSource,
    RecognisedAct,
)
from validate.model.finding import Abstention, Accounted, Message
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
    assert report.count('<div class="alike"') == 1
    assert "3 fois\u00a0: p. 1, 2" in report
    assert report.count('class="finding f-info brief"') == 3
    index = report[report.index('id="index"') :]
    index = index[: index.index("</table>")]
    assert index.count("<tr data-finding=") == 1
    assert "1–3</a>" in index
    assert 'data-finding="ecart-info1 ecart-info2 ecart-info2"' in index
    alone = render(replace(audit, findings=infos[:1]), "fr")
    assert '<div class="alike"' not in alone


def test_what_the_text_says_is_quoted(audit):
    sentence = audit.document.claims[0].sentence
    claimed = audit.document.claims[0].fact
    finding = replace(audit.findings[0], root=claimed.id)
    report = render(replace(audit, findings=(finding,)), "fr")
    quoted = report[report.index("<blockquote>") :]
    assert sentence in quoted[: quoted.index("</blockquote>")]


def test_an_information_is_not_called_a_deviation(audit):
    info = replace(audit.findings[0], severity=Severity.INFO)
    report = render(replace(audit, findings=(info,)), "fr")
    assert "Information n° 1" in report
    assert "Écart n° 1" not in report


@pytest.mark.parametrize(
    ("lang", "word", "said"),
    [
        ("fr", "contradictoire", "pas encore été invitée à répondre"),
        ("en", "put to the public body", "not been asked to answer"),
    ],
)
def test_the_contradictory_procedure_is_explained_where_it_is_met_first(
    audit, lang, word, said
):
    report = render(audit, lang)
    body = report[report.index("<body") :]
    first = body.index(word)
    assert said in body[first : first + 200]
    settled = [replace(one, status="confirmed") for one in audit.findings]
    assert said not in render(replace(audit, findings=tuple(settled)), lang)


def test_of_two_places_that_disagree_none_is_expected(audit):
    accused, claim, _ = audit.findings
    assert "Imprimé ailleurs" not in render(audit, "fr")
    undecided = replace(
        claim,
        root="",
        id="prose",
        candidates=(claim.evidence[1], claim.evidence[0]),
    )
    report = render(replace(audit, findings=(accused, undecided)), "fr")
    own = report[report.index('<article class="finding f-warning"') :]
    own = own[: own.index("</article>")]
    assert "<dt>Imprimé ailleurs</dt><dd>3\u202f200,00\u00a0€</dd>" in own
    assert "<dt>Attendu</dt>" not in own


def test_candidates_are_told_apart_by_what_they_are_of_and_their_page(audit):
    finding = audit.findings[1]
    told = replace(finding, candidates=finding.evidence)
    report = render(replace(audit, findings=(told,)), "fr")
    listed = report[report.index('<ol class="candidates">') :]
    listed = listed[: listed.index("</ol>")]
    assert "subventions" in listed
    assert "TOTAL" in listed
    assert "(p. 1)" in listed
    assert "(p. 2)" in listed


def test_other_readings_are_told_without_who_read_them(audit):
    table = audit.document.tables[0]
    first, second, *cells = table.raw.cells
    raw = replace(
        table.raw,
        cells=(
            replace(first, readings=(("pdfplumber", ""),)),
            replace(
                second,
                readings=(("rapidocr", "Alpha7"), ("tesseract", "Aloha")),
            ),
            *cells,
        ),
        doubts=(Doubt(1, BBox(0, 0, 9, 9), "engines-disagree", "12 | 17"),),
    )
    document = replace(audit.document, tables=(replace(table, raw=raw),))
    report = render(replace(audit, document=document), "fr")
    assert "Autre lecture\u00a0: rien" in report
    assert (
        "Autres lectures\u00a0: <q><bdi>Alpha7</bdi></q>, <q><bdi>Aloha"
        in report
    )
    assert "les lectures diffèrent\u00a0: <bdi>12 | 17</bdi>" in report
    for name in ("pdfplumber", "rapidocr", "tesseract", "engines-disagree"):
        assert name not in report, name


def test_a_filter_says_how_many_of_its_findings_are_settled(audit):
    report = render(audit, "fr")
    assert "0 pour information" in report
    assert "(1, dont un expliqué ou dû à la lecture)" in report


def test_a_list_over_many_lines_is_one_other(audit, paper):
    finding = audit.findings[1]
    evidence = (
        finding.evidence[0],
        *(replace(finding.evidence[0], printed="15 noms") for _ in range(3)),
    )
    told = replace(finding, evidence=evidence)
    made = Images(crops((told,), audit.document.pages, paper))
    report = render(replace(audit, findings=(told,)), "fr", made)
    assert "cadres en tirets\u00a0: 15 noms." in report


@pytest.mark.parametrize(
    ("lang", "name"), [("fr", "Colonne 2"), ("en", "Column 2")]
)
def test_a_column_that_prints_no_name_is_called_in_the_reader_s_language(
    make_raw, make_audit, lang, name
):
    header = ("Structure", "Colonne 2")
    raw = make_raw("t", header, [("Alpha", "12"), ("Total", "12")])
    table = type_table(replace(raw, header_rows=()))
    report = render(make_audit(tables=(table,)), lang)
    head = report[report.index('<table class="read">') :]
    assert name in head[: head.index("</thead>")]
    assert ("Colonne" in head[: head.index("</thead>")]) is (lang == "fr")


def test_places_of_what_is_explained_are_in_the_reader_s_language(audit):
    said = replace(
        audit.outcomes[0],
        identity=replace(
            audit.outcomes[0].identity,
            label="annexe 3 · thématique 3",
            label_en="annex 3 · theme 3",
        ),
    )
    accounted = Accounted(
        code="rounding",
        identity=said.identity.id,
        rule="agree.prose",
        table_id="",
        label=said.identity.label,
        printed="12",
        expected=None,
        delta=None,
        message=Message("arrondi", "rounding"),
    )
    told = replace(audit, outcomes=(said,), accounted=(accounted,))
    assert "annexe 3 · thématique 3" in render(told, "fr")
    assert "annex 3 · theme 3" in render(told, "en")
    assert "thématique 3" not in render(told, "en")


def test_acts_of_which_a_rule_finds_nothing_are_told_by_their_pages(audit):
    waived = [
        Abstention(
            rule="agree.prose",
            table_id="",
            label="Règle agree.prose",
            reason=Message("rien", "nothing"),
            places=(Place(page, BBox(0, 9, 0, 9)),),
        )
        for page in (3, 7)
    ]
    report = render(replace(audit, abstentions=tuple(waived)), "fr")
    row = report[report.index("2 actes entiers (les pages sont") :]
    assert "3, 7</td>" in row[: row.index("</tr>")]


def test_two_rules_of_one_title_tell_once_what_they_did_not_find(audit):
    first = next(rule for rule in audit.rules if rule.code == "rate.row")
    rules = (*audit.rules, replace(first, code="rate.row.other"))
    waived = tuple(
        Abstention(
            rule=rule,
            table_id="",
            label="Règle rate.row",
            reason=Message("rien", "nothing"),
            places=(Place(3, BBox(0, 9, 0, 9)),),
        )
        for rule in ("rate.row", "rate.row.other")
    )
    report = render(replace(audit, rules=rules, abstentions=waived), "fr")
    assert report.count("<bdi>rien</bdi>") == 1
    assert "2 actes entiers" not in report
    told = report.partition('id="regles-h"')[2].partition("</table>")[0]
    assert told.count("Règle rate.row") == 1


def test_what_applies_to_acts_of_unclear_kinds_is_said_once(audit):
    likely, other = (
        KindScore(kind, 3, (KindReason(KindSource.TEXT, "association"),))
        for kind in (ActKind.SUBSIDIES, ActKind.CONTRACTS)
    )
    acts = tuple(
        RecognisedAct(title=title, likeliest=likely, runner_up=other)
        for title in ("Un", "Deux")
    )
    report = render(replace(audit, acts=acts), "fr").replace("\u202f", " ")
    report = report.replace("\u00a0", " ")
    assert report.count("nature incertaine, peut-être") == 2
    assert report.count("À un acte de nature incertaine s’applique") == 1
    assert "texte : association ; moins probable : " in report


def test_a_document_without_figures_has_no_table_of_noughts(make_audit):
    empty = make_audit(tables=())
    coverage = replace(empty.coverage, tables=())
    report = render(replace(empty, findings=(), coverage=coverage), "fr")
    assert "aucune colonne de chiffres" in report
    assert 'id="couverture-c"' not in report
    assert "Cases lues" not in report
