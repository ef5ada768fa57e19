"""The report in a real browser: no request, no violation, everything works, hostile text stays
inert.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from reports.files.audit_folder import write_audit
from validate.model.finding import Diagnosis, Message
from validate.model.identity import Severity

from ..browsing import violations

HOSTILE = (
    "</td><script>document.title='owned'</script>"
    "<img src=x onerror=\"document.title='owned'\">"
)
SIDEWAYS = "\u202e00,001\u202c \u200f\u2067abc\u2069 \u0007"
LONG = "Anticonstitutionnellement" * 40


@pytest.fixture
def report(audit, paper, tmp_path) -> Path:
    return write_audit(audit, paper, tmp_path) / "report.html"


@pytest.fixture
def open_page(open_address) -> Callable[..., Any]:
    """Opens a file offline."""

    def opened(path: Path, **options: Any) -> Any:
        return open_address(path.as_uri(), **options)

    return opened


def test_opening_the_report_requests_nothing_else(report, open_page):
    page = open_page(report)
    page.wait_for_load_state("networkidle")
    outside = [
        url
        for url in page.requests
        if not url.startswith(("data:", report.as_uri()))
    ]
    assert outside == []
    assert page.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violation(report, open_page, axe, scheme):
    page = open_page(report, color_scheme=scheme)
    page.evaluate(
        "document.querySelectorAll('details').forEach((item) => { item.open = true; })"
    )
    assert violations(page, axe) == []


def test_english_too(audit, paper, tmp_path, open_page, axe):
    page = open_page(
        write_audit(audit, paper, tmp_path, lang="en") / "report.html"
    )
    assert page.evaluate("document.documentElement.lang") == "en"
    assert violations(page, axe) == []


def test_it_reads_without_script(report, open_page):
    page = open_page(report, java_script_enabled=False)
    assert page.locator("article.finding").count() == 3
    assert page.locator("article.finding").first.is_visible()
    assert not page.locator("form.filters").is_visible(), (
        "a form that does nothing is not shown"
    )


def test_filters_follow_severity_text_kind_and_reset(report, open_page):
    page = open_page(report)
    shown = page.locator("article.finding:visible")
    expect(shown).to_have_count(3)
    page.locator("input[value=info]").uncheck()
    expect(shown).to_have_count(2)
    assert page.locator("#index tbody tr:visible").count() == 2
    page.locator("input[name=text]").fill("BÊTA")
    expect(shown).to_have_count(1)
    assert "1" in page.locator(".shown").inner_text()
    page.locator("select[name=kind]").select_option("equality")
    expect(shown).to_have_count(0)
    page.locator("button[type=reset]").click()
    expect(shown).to_have_count(3)


def test_repeated_informations_are_one_line_that_filters_as_a_whole(
    audit, paper, tmp_path, open_page
):
    infos = tuple(
        replace(audit.findings[0], id=f"info{n}", severity=Severity.INFO)
        for n in (1, 2, 3)
    )
    told = replace(audit, findings=(*audit.findings[:2], *infos))
    page = open_page(write_audit(told, paper, tmp_path) / "report.html")
    rows = page.locator("#index tbody tr:visible")
    expect(rows).to_have_count(3)
    page.locator("#index tbody a").last.click()
    expect(page.locator(".alike")).to_be_in_viewport()
    page.locator("input[name=text]").fill("info2")
    expect(page.locator("article.finding:visible")).to_have_count(1)
    expect(rows).to_have_count(1)
    page.locator("input[value=info]").uncheck()
    expect(rows).to_have_count(0)
    expect(page.locator(".alike")).to_be_hidden()
    assert page.problems == []


def test_a_narrow_screen_scrolls_downwards_only(
    audit, paper, tmp_path, open_page
):
    named = Diagnosis(
        "other-row-value",
        tuple(fact.id for fact in audit.document.facts[:4]),
        Message("une autre ligne", "another line"),
    )
    finding = replace(audit.findings[0], diagnosis=(named,))
    told = replace(audit, findings=(finding,))
    page = open_page(
        write_audit(told, paper, tmp_path) / "report.html",
        viewport={"width": 390, "height": 800},
    )
    assert (
        page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    )


def test_a_link_to_a_filtered_finding_shows_it(report, open_page):
    page = open_page(report)
    page.locator("input[value=info]").uncheck()
    page.evaluate("location.hash = '#ecart-cccc3333'")
    expect(page.locator("#ecart-cccc3333")).to_be_visible()


def test_sorting_says_its_direction_and_keeps_every_row(report, open_page):
    page = open_page(report)
    header = page.locator("#index th", has_text="Écart")
    names = lambda: page.locator("#index tbody th").all_inner_texts()  # noqa: E731
    assert (
        names() == ["n°\u00a01", "n°\u00a02", "n°\u00a03"] or len(names()) == 3
    )
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    ascending = names()
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "descending"
    assert names()[:2] == ascending[:2][::-1], "what has no figure stays last"
    assert sorted(names()) == sorted(ascending)


def test_every_link_has_its_target(report, open_page):
    page = open_page(report)
    dead = page.evaluate(
        '[...document.querySelectorAll(\'a[href^="#"], use[href^="#"]\')].map((a) =>'
        " a.getAttribute('href').slice(1)).filter((id) => id &&"
        " !document.getElementById(decodeURIComponent(id)))"
    )
    assert dead == []
    twice = page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map((n) => n.id);"
        " return ids.filter((id, n) => ids.indexOf(id) !== n); })()"
    )
    assert twice == []


def test_a_cell_leads_to_its_place_and_back(report, open_page):
    page = open_page(report, viewport={"width": 1440, "height": 900})
    link = page.locator("td a.v", has_text="1 500,00")
    link.focus()
    lens = page.locator(".lens")
    assert lens.is_visible()
    page.keyboard.press("Escape")
    assert not lens.is_visible()
    link.click()
    target = page.evaluate("location.hash.slice(1)")
    assert page.locator(f'rect[id="{target}"]').count() == 1
    back = page.evaluate(
        "document.getElementById(location.hash.slice(1)).closest('a').getAttribute('href')"
    )
    assert (
        page.locator(f'[id="{back[1:]}"]').inner_text().startswith("1 500,00")
    )


def test_print_is_a_clean_sheet(report, open_page):
    page = open_page(report)
    page.emulate_media(media="print")
    for gone in ("#pages", "form.filters", ".anchor"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".toc").is_visible(), "paper has its contents"
    assert page.locator("article.finding h4").first.is_visible()
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    page.emulate_media(media="print", color_scheme="dark")
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == "rgb(255, 255, 255)"
    ), "paper is white"
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF-")


def test_dark_mode_is_dark(report, open_page):
    page = open_page(report, color_scheme="dark")
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
    )
    assert max(red, green, blue) < 64


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_sticks_out_of_the_screen(report, open_page, width):
    page = open_page(report, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_large_text_still_fits(report, open_page):
    page = open_page(report, viewport={"width": 640, "height": 900})
    page.evaluate(
        "document.documentElement.style.setProperty('font-size', '200%')"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.fixture
def hostile(make_audit: Callable[..., Any]) -> Any:
    """The small audit, every text of the document an attack."""
    audit = make_audit(
        name=f'a"><script>{LONG}.pdf',
        title=HOSTILE,
        body=SIDEWAYS,
        date="9999-99-99",
        notices=(HOSTILE,),
    )
    table = audit.document.tables[0]
    cells = tuple(
        replace(cell, text=f"{HOSTILE} {SIDEWAYS} {LONG}")
        if cell.col < 2
        else cell
        for cell in table.raw.cells
    )
    raw = replace(
        table.raw,
        cells=cells,
        caption=HOSTILE + LONG,
        header=(HOSTILE, *table.raw.header[1:]),
    )
    document = replace(audit.document, tables=(replace(table, raw=raw),))
    findings = tuple(
        replace(
            finding,
            printed=f"{finding.printed}{HOSTILE}",
            message=Message(HOSTILE + SIDEWAYS + LONG, HOSTILE),
            note=HOSTILE,
            author=HOSTILE,
        )
        for finding in audit.findings
    )
    return replace(audit, document=document, findings=findings)


def test_a_hostile_document_stays_inert_and_laid_out(
    hostile, paper, tmp_path, open_page, axe
):
    report = write_audit(hostile, paper, tmp_path) / "report.html"
    page = open_page(report, viewport={"width": 360, "height": 800})
    page.wait_for_load_state("networkidle")
    assert "owned" not in page.title().replace(HOSTILE, "")
    assert [
        url
        for url in page.requests
        if not url.startswith(("data:", report.as_uri()))
    ] == []
    assert page.locator("script").count() == 1
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".control").count() > 0, "direction marks are shown"
    assert "\u202e" not in page.locator("main").inner_text()
    assert violations(page, axe) == []
