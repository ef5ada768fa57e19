"""The report as text: its words, its marks, its equations, its limits of size."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.french.numbers import parse_number
from reports.evidence import crops
from reports.i18n import WORDS, Texts, date, money, number, words
from reports.page import report_page as html
from reports.page import tick_marks as ticks
from reports.page.equation_terms import equation, failed_with, stake
from reports.page.known_figures import known_facts
from reports.page.markup import TEMPLATES, printed, sentence
from reports.page.report_page import Images, render

FR, EN = Texts("fr"), Texts("en")
USED = re.compile(r"\bt(?:exts)?(?:\.count)?\(\s*f?[\"']([^\"'{]+?)[\"']")


def test_every_word_is_in_both_languages_and_takes_the_same_values():
    for key, both in words().items():
        assert set(both) == {"fr", "en"}, key
        named = [set(re.findall(r"\{(\w+)\}", text)) for text in both.values()]
        assert named[0] == named[1], key


def test_every_word_that_is_used_exists():
    sources = [*TEMPLATES.glob("*.j2"), *TEMPLATES.parent.glob("*.py")]
    for path in sources:
        for key in USED.findall(path.read_text(encoding="utf-8")):
            assert key.endswith(".") or key in words(), f"{path.name}: {key}"
    assert WORDS.is_file()


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_is_read_back_as_it_was_written(value):
    read = parse_number(money(value, "fr"))
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (Decimal("81900"), "81\u202f900,00\u00a0€", "81,900.00\u00a0€"),
        (Decimal("-0.5"), "−0,50\u00a0€", "−0.50\u00a0€"),
        (Decimal(0), "0,00\u00a0€", "0.00\u00a0€"),
    ],
)
def test_money(value, french, english):
    assert (money(value, "fr"), money(value, "en")) == (french, english)


def test_numbers_and_dates():
    assert number(Decimal("1234.50"), "fr") == "1\u202f234,50"
    assert number(1234, "en") == "1,234"
    assert date("2022-06-01", "fr") == "1er\u00a0juin\u00a02022"
    assert date("2022-06-20", "en") == "20\u00a0June\u00a02022"
    assert date("2022-13-01", "fr") == "2022-13-01"
    assert FR.count("table.rows", 1) == "1 ligne"
    assert FR.count("table.rows", 0) == "0 ligne"
    assert EN.count("table.rows", 0) == "0 rows"


def test_text_of_the_pdf_is_inert():
    shown = printed("<b>\u202e1\u0000</b>")
    assert "<b>" not in shown
    assert "U+202E" in shown
    assert "U+0000" in shown
    assert (
        sentence("le 2022-05-31 : 1 500,00 €")
        == "<bdi>le 31\u00a0mai\u00a02022\u00a0: 1\u00a0500,00\u00a0€</bdi>"
    )


def test_marks_follow_the_checks(audit):
    marks = ticks.marks(audit)
    table = "annexe-1-1"
    assert marks[f"{table}!r0c4"].ticks == ("recalculated", "included")
    assert "footed" in marks[f"{table}!r3c4"].ticks
    assert "deviation" in marks[f"{table}!r1c2"].ticks
    assert marks[f"{table}!r3c2"].ticks == ("unchecked",)
    assert set(ticks.SIGNS) == {
        key.split(".")[1] for key in words() if re.fullmatch(r"tick\.\w+\.long", key)
    }


def test_an_equation_links_each_term(audit):
    facts = known_facts(audit)
    outcome = failed_with(audit, audit.findings[0])[0]
    made = equation(outcome, facts, FR)
    assert [part.text for part in made.parts] == [
        "35",
        "×",
        "100,00 €",
        "=",
        "3\u202f500,00\u00a0€",
    ]
    assert [part.fact for part in made.parts if part.fact] == ["annexe-1-1!r1c2", "annexe-1-1!r1c3"]


def test_the_stake_of_a_count_is_the_amount_that_it_moves(audit):
    facts = known_facts(audit)
    assert stake(audit, audit.findings[0], facts) == Decimal(-2000)
    assert stake(audit, audit.findings[1], facts) == Decimal(-1950)
    assert stake(audit, audit.findings[2], facts) is None


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


def test_crops_beyond_the_budget_stay_in_their_folder(audit, paper, monkeypatch):
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
