"""Tables put right at the desk, two desks on one folder, and the desk by keyboard alone."""

import json
import os
import signal
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract.corrections.corrections_file import read_corrections
from validate.dispositions import read_dispositions, read_sign_off

from ..browsing import violations
from ..extract.drawing import pdf_bytes
from .desk_browser import choose, correct_cell, served
from .test_corrected_acts import ROWS, draw, page_of

BUDGET = [
    ("Libellé", "Exercice 2025", "Budget 2026"),
    ("Charges de personnel", "600,00", "650,00"),
    ("Achats", "300,00", "350,00"),
    ("Total dépenses", "900,00", "1 000,00"),
    ("Subventions reçues", "800,00", "550,00"),
    ("Produits des services", "450,00", "450,00"),
    ("Total recettes", "1 250,00", "1 000,00"),
]
"""A budget balances; the accounts of the year before do not, and need not."""
TWO_MISTAKES = [
    *ROWS[:1],
    ("Judo club", "590,00", "100,00", "600,00"),
    *ROWS[2:4],
    ("Chorale", "150,00", "75,00", "999,00"),
    *ROWS[5:],
]
DIALOGS = (
    "many materiality sign report head help cell row column split leave-out"
)
UNREADABLE = [
    ("Bénéficiaire", "Montant"),
    ("Lycée Hugo", "5O,00"),
    ("Lycée Sand", "70,00"),
]
MOST_TABS = 80
SIGNED = {"why": "Vu sur la page.", "author": "A. Auditrice"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("tableaux")
    draw(made / "budget.pdf", BUDGET, "Section de fonctionnement")
    draw(made / "liste.pdf")
    for name in ("partage", "tue"):
        draw(made / f"{name}.pdf", TWO_MISTAKES)
    pages = [
        page_of(TWO_MISTAKES, "Subventions 2026"),
        page_of(UNREADABLE, "Bourses 2026"),
    ]
    (made / "causes.pdf").write_bytes(pdf_bytes(pages))
    draw(made / "clavier.pdf")
    return made


@pytest.fixture(scope="module")
def desk(folder) -> Iterator[str]:
    with served(folder) as (address, _):
        yield address


def opened(
    open_desk: Any, desk: str, name: str, lang: str = "fr", **options: Any
) -> Any:
    page = open_desk(f"{desk}?lang={lang}", **options)
    page.locator("tr[data-phase=ready]", has_text=name).get_by_role(
        "link"
    ).click()
    page.wait_for_selector("body[data-ready]")
    return page


@pytest.fixture
def open_act(desk, open_desk) -> Callable[..., Any]:
    return lambda name, *more, **options: opened(
        open_desk, desk, name, *more, **options
    )


def save(page: Any) -> None:
    """Sign a correction, and wait until the document was checked with it."""
    for name, text in SIGNED.items():
        page.locator(f"#correct input[name={name}]").fill(text)
    page.locator("#correct button[value=save]").click()
    expect(page.locator(".notice.change")).to_be_visible()
    page.wait_for_selector("body[data-ready]")


def undo(page: Any, path: Path) -> None:
    version = page.locator("body").get_attribute("data-version")
    page.locator("[data-do=undo]").click()
    expect(page.locator("body")).not_to_have_attribute("data-version", version)
    assert read_corrections(path) == ()


def test_accounts_that_were_executed_need_not_balance(open_act, folder):
    page = open_act("budget")
    expect(page.locator(".item .told")).to_contain_text("total des dépenses")
    page.locator(".grid thead th", has_text="Exercice 2025").click()
    page.locator("[data-do=column]").click()
    page.locator("#correct select[name=use]").select_option("executed")
    save(page)
    expect(page.locator(".notice.change")).to_contain_text(
        "1 écart disparu, 0 nouveau"
    )
    expect(page.locator(".item")).to_have_count(0)
    path = folder / "budget.corrections.toml"
    (kept,) = read_corrections(path)
    assert (kept.column, kept.use) == ("Exercice 2025", "executed")
    undo(page, path)
    expect(page.locator(".item")).to_have_count(1)


def test_a_table_is_split_before_a_row(open_act, folder):
    page = open_act("liste")
    page.locator(".grid tbody [data-col]", has_text="Chorale").first.click()
    page.locator("[data-do=split]").click()
    page.locator("#correct input[name=caption]").fill("Musique 2026")
    save(page)
    tables = page.locator("select[name=table] option")
    expect(tables).to_have_count(2)
    expect(tables.nth(1)).to_contain_text("Musique 2026")
    path = folder / "liste.corrections.toml"
    (kept,) = read_corrections(path)
    assert (kept.row.labels, kept.text) == (("Chorale",), "Musique 2026")
    undo(page, path)
    expect(page.locator("select[name=table] option")).to_have_count(1)


def test_findings_of_one_cause_are_decided_together(open_act, folder):
    page = open_act("causes")
    every = page.locator(".item").count()
    causes = page.locator("select[name=cause] option")
    assert causes.count() > 2, "any cause, then each rule"
    cause = causes.nth(1).get_attribute("value")
    page.locator("select[name=cause]").select_option(cause)
    assert f"cause={cause}" in page.url
    alike = page.locator(".item:visible").count()
    assert 1 < alike < every
    page.locator("[data-do=many]").click()
    page.locator("#many select").select_option("explained")
    page.locator("#many textarea").fill("Même cause.")
    page.locator("#many input").fill("A. Auditrice")
    page.locator("#many button[value=save]").click()
    expect(page.locator(".item[data-status=explained]")).to_have_count(alike)
    saved = read_dispositions(folder / "causes.decisions.toml")
    assert {one.note for one in saved} == {"Même cause."}
    assert len(saved) == alike


def decide(page: Any, number: int, status: str) -> None:
    item = choose(page, number)
    item.locator("input[name=author]").fill("A. Auditrice")
    item.locator(f"button[data-status={status}]").click()
    expect(item).to_have_attribute("data-status", status)


def test_two_desks_on_one_folder_spoil_no_file(
    open_act, open_desk, folder, desk
):
    with served(folder) as (other, _):
        assert other != desk
        first = open_act("partage")
        second = opened(open_desk, other, "partage")
        decide(first, 0, "confirmed")
        decide(second, 1, "explained")
        for page in (first, second):
            for number, status in enumerate(("confirmed", "explained")):
                expect(page.locator(".item").nth(number)).to_have_attribute(
                    "data-status", status
                )
        saved = read_dispositions(folder / "partage.decisions.toml")
        assert {one.status for one in saved} == {"confirmed", "explained"}

        for page, printed, text in (
            (first, "590,00", "500,00"),
            (second, "999,00", "225,00"),
        ):
            page.locator(".grid td", has_text=printed).first.click()
            page.keyboard.press("Enter")
            correct_cell(page, text)
            expect(page.locator(".notice.change")).to_be_visible()
            page.wait_for_selector("body[data-ready]")
        told = first.locator(".notice.changed")
        expect(told).to_contain_text("changées ailleurs")
        expect(second.locator(".item")).to_have_count(1)
        told.get_by_role("button").click()
        expect(first.locator(".item")).to_have_count(1)
        kept = read_corrections(folder / "partage.corrections.toml")
        assert {one.text for one in kept} == {"500,00", "225,00"}
    names = {path.name for path in folder.glob("partage*")}
    assert names == {
        "partage.pdf",
        "partage.decisions.toml",
        "partage.corrections.toml",
    }


def test_a_desk_killed_between_two_decisions_loses_none(folder, open_desk):
    path = folder / "tue.decisions.toml"
    with served(folder / "tue.pdf") as (address, process):
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        decide(page, 0, "confirmed")
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
        page.locator(".item").nth(1).locator(".lead").click()
        page.locator(".item.open button[data-status=explained]").click()
        expect(page.locator(".item.open .done")).to_contain_text(
            "Rien n’a été enregistré"
        )
    assert [one.status for one in read_dispositions(path)] == ["confirmed"]

    with served(folder / "tue.pdf") as (address, _):
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        expect(page.locator(".item[data-status=confirmed]")).to_have_count(1)
        decide(page, 1, "explained")
    statuses = {one.status for one in read_dispositions(path)}
    assert statuses == {"confirmed", "explained"}


def tab_to(page: Any, selector: str) -> None:
    """Go to an element by the Tab key alone."""
    there = f"Boolean(document.activeElement?.closest({json.dumps(selector)}))"
    for _ in range(MOST_TABS):
        if page.evaluate(there):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {selector}")


def test_an_act_is_decided_corrected_and_signed_by_keys_alone(open_act, folder):
    page = open_act("clavier")
    type_in, press = page.keyboard.type, page.keyboard.press
    press("j")
    press("n")
    type_in("Vu avec le service.")
    tab_to(page, ".item.open input[name=author]")
    type_in("A. Auditrice")
    press("Escape")
    press("1")
    expect(page.locator(".item.open .st")).to_have_text("confirmé")

    tab_to(page, "[data-do=sign]")
    press("Enter")
    tab_to(page, "#sign input[name=reviewed_by]")
    type_in("R. Relecteur")
    press("Enter")
    expect(page.locator("#sign")).to_be_hidden()
    signed = read_sign_off(folder / "clavier.decisions.toml")
    assert signed.reviewed_by == "R. Relecteur"

    tab_to(page, ".grid [data-col]")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        press(key)
    expect(page.locator(".grid td:focus")).to_contain_text("1 280,00")
    press("Enter")
    type_in("1 250,00")
    tab_to(page, "#correct input[name=why]")
    type_in("Lu sur la page.")
    tab_to(page, "#correct input[name=author]")
    press("Enter")
    expect(page.locator(".notice.change")).to_contain_text("1 écart disparu")
    (kept,) = read_corrections(folder / "clavier.corrections.toml")
    assert (kept.text, kept.signed.author) == ("1 250,00", "A. Auditrice")


@pytest.mark.parametrize(("lang", "scheme"), [("fr", "light"), ("en", "dark")])
def test_no_dialog_has_an_accessibility_violation(open_act, axe, lang, scheme):
    page = open_act("causes", lang, color_scheme=scheme)
    choose(page)
    assert violations(page, axe) == []
    for name in DIALOGS.split():
        page.locator(".grid tbody [data-col]").nth(1).click()
        page.locator(f"[data-do={name}]").first.click()
        expect(page.locator("dialog[open]")).to_be_visible()
        assert violations(page, axe, "dialog[open]") == [], name
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.problems == []


def test_nothing_is_changed_by_reading(desk, open_act, folder):
    """Whatever is asked for by GET, at each address that changes something."""
    page = open_act("liste")
    here = page.url.partition("?")[0]
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for name in [
        "decide",
        "correct",
        "head",
        "sign",
        "undo",
        "report",
        "reuse",
    ]:
        request = urllib.request.Request(f"{here}{name}", method="GET")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code == 405
        refused.value.close()
    assert before == {path: path.read_bytes() for path in folder.iterdir()}
