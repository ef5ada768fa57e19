"""What follows an audit at the desk: another year beside it and its corrections, open data, a
letter, a suite.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract.corrections.corrections_file import read_corrections

from ..browsing import violations
from .desk_browser import choose, correct_cell, served
from .test_corrected_acts import ROWS, draw

LAST_YEAR = [
    ROWS[0],
    ("Association Le Phare", "100,00", "0,00", "100,00"),
    *ROWS[2:],
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("annees")
    draw(made / "acte-2026.pdf")
    draw(made / "acte-2025.pdf", LAST_YEAR, "Subventions aux associations 2025")
    return made


@pytest.fixture(scope="module")
def desk(folder) -> Iterator[str]:
    with served(folder) as (address, _):
        yield address


@pytest.fixture
def open_onward(desk, open_desk) -> Callable[..., Any]:
    def opened(name: str, lang: str = "fr", **options: Any) -> Any:
        page = open_desk(f"{desk}?lang={lang}", **options)
        page.locator("tr[data-phase=ready]", has_text=name).get_by_role(
            "link"
        ).click()
        page.wait_for_selector("body[data-ready]")
        page.get_by_role("link", name="Et ensuite").or_(
            page.get_by_role("link", name="What next")
        ).click()
        page.wait_for_selector("body.onward[data-ready]")
        return page

    return opened


def test_two_years_stand_beside_each_other(open_onward, axe):
    page = open_onward("acte-2026.pdf")
    page.locator("form.compare button[type=submit]").click()
    page.wait_for_selector(".compared")
    table = page.locator(".compared").last
    expect(table.locator("caption")).to_contain_text("disparu")
    expect(table.locator(".b-gone")).to_contain_text(["Association Le Phare"])
    expect(table.locator(".b-new").first).to_contain_text(ROWS[1][0])
    assert violations(page, axe) == []
    assert page.problems == []


def test_last_years_corrections_are_reused_and_misfits_told(
    desk, open_desk, open_onward, folder
):
    page = open_onward("acte-2025.pdf")
    page.go_back()
    page.wait_for_selector("body[data-ready]")
    for printed, text in (("1 280,00", "1 250,00"), ("100,00", "120,00")):
        version = page.locator("body").get_attribute("data-version")
        page.locator(".grid td", has_text=printed).first.click()
        page.keyboard.press("Enter")
        correct_cell(page, text)
        expect(page.locator("body")).not_to_have_attribute(
            "data-version", version
        )
        page.wait_for_selector("body[data-ready]")
    assert len(read_corrections(folder / "acte-2025.corrections.toml")) == 2

    page = open_onward("acte-2026.pdf")
    page.locator("[data-do=reuse]").click()
    page.wait_for_url("**/?lang=fr*")
    expect(page.locator(".notice.change")).to_contain_text("1 écart disparu")
    moot = page.locator(".notice", has_text="sans objet")
    expect(moot).to_contain_text("Le Phare")
    kept = read_corrections(folder / "acte-2026.corrections.toml")
    assert {one.text for one in kept} == {"1 250,00", "120,00"}
    page.wait_for_selector("body[data-ready]")
    page.locator("[data-do=undo]").click()
    expect(page.locator(".item")).to_have_count(1)
    assert read_corrections(folder / "acte-2026.corrections.toml") == ()


def test_open_data_are_looked_at_then_written(open_onward, folder, axe):
    page = open_onward("acte-2026.pdf")
    page.locator("button[data-outlet=publication]").click()
    shown = page.locator(".shown-of[data-of=publication]")
    expect(shown).to_contain_text("ligne")
    assert violations(page, axe) == []
    page.locator("form[data-outlet=export] select").select_option("csv")
    page.locator("form[data-outlet=export] button[type=submit]").click()
    told = page.locator(".told[data-of=export]")
    expect(told).to_contain_text("exports")
    (made,) = (folder / "exports").glob("acte-2026-*/csv/cells.csv")
    assert made.stat().st_size > 100
    assert not (folder / "audits").exists()


def test_what_the_schema_asks_for_is_completed_at_the_desk(
    open_onward, folder, axe
):
    page = open_onward("acte-2026.pdf")
    page.locator("button[data-outlet=complement]").click()
    form = page.locator("form.complement")
    expect(form).to_be_visible()
    for summary in form.locator("summary").all():
        summary.click()
    assert violations(page, axe) == []

    siret = form.locator("input[data-path*=idAttribuant]")
    siret.fill("22620001200012")
    form.get_by_role("button", name="Enregistrer").click()
    told = page.locator(".told[data-of=complement]")
    expect(told).to_contain_text("complement.toml")
    (kept,) = (folder / "exports").glob("acte-2026-*/complement.toml")
    assert 'idAttribuant = "22620001200012"' in kept.read_text(encoding="utf-8")
    expect(siret).to_have_value("22620001200012")


def test_a_letter_needs_a_decision_and_never_replaces_one(open_onward, folder):
    page = open_onward("acte-2026.pdf", "en")
    form = page.locator("form[data-outlet=letter]")
    told = page.locator(".told[data-of=letter]")
    form.locator("button").click()
    expect(told).to_contain_text("no finding is confirmed")
    form.locator("input[name=all]").check()
    for name in ("acte-2026.lettre.odt", "acte-2026.lettre (2).odt"):
        form.locator("button").click()
        expect(told).to_contain_text(name)
        assert (folder / name).stat().st_size > 1000


def test_a_suite_is_told_in_words_then_written(open_onward, folder):
    page = open_onward("acte-2026.pdf")
    page.get_by_role("button", name="La lire en clair").click()
    shown = page.locator(".shown-of[data-of=suite]")
    expect(shown).to_contain_text("tiennent")
    expect(shown.locator("li").first).to_contain_text("Subventions")
    assert not (folder / "acte-2026.suite.json").exists()
    page.get_by_role("button", name="L’écrire").click()
    expect(page.locator(".told[data-of=suite]")).to_contain_text(
        "acte-2026.suite.json"
    )
    suite = json.loads(
        (folder / "acte-2026.suite.json").read_text(encoding="utf-8")
    )
    assert suite["expectations"]


def test_a_pdf_beside_the_only_one_is_compared(tmp_path, open_desk):
    draw(tmp_path / "acte.pdf")
    draw(tmp_path / "avant.pdf", LAST_YEAR)
    with served(tmp_path / "acte.pdf") as (address, _):
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        choose(page)
        page.get_by_role("link", name="Et ensuite").click()
        page.locator("form.compare button[type=submit]").click()
        page.wait_for_selector(".compared")
        expect(page.locator("h1")).to_contain_text("avant.pdf → acte.pdf")
        assert page.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_violation_and_fits_a_phone(open_onward, axe, scheme):
    page = open_onward(
        "acte-2026.pdf", color_scheme=scheme,
    )  # fmt: skip
    page.set_viewport_size({"width": 360, "height": 740})
    for outlet, shown in (
        ("publication", ".shown-of[data-of=publication] table"),
        ("complement", "form.complement"),
    ):
        page.locator(f"button[data-outlet={outlet}]").click()
        expect(page.locator(shown).first).to_be_visible()
    assert violations(page, axe) == []
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
