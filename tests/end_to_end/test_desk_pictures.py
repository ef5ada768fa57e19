"""The half hour that docs/desk.md tells, on the sample: each of its pictures is made here.

POINTAGE_UPDATE=1 writes them into docs/screenshots.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from benchmarks.screenshots import SAMPLE, small

from .desk_browser import WAIT, served
from .test_corrected_acts import draw
from .test_desk_onward import LAST_YEAR

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "desk.md"
PICTURES = ROOT / "docs" / "screenshots"
LONG = 4 * WAIT

SHOWN = """async () => {
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    node.data = node.data.replace(/[^ ]+.Pointage/, "~/Pointage");
  }
}"""
"""Waits for the pictures of a page, and names no folder of this machine."""
Shoot = Callable[[str, Any], None]


def shooting(taken: set[str]) -> Shoot:
    """Takes the picture of a page, and keeps it where pictures are made anew."""

    def shoot(name: str, page: Any) -> None:
        page.evaluate(SHOWN)
        page.wait_for_timeout(300)
        picture = page.screenshot()
        taken.add(f"{name}.png")
        if os.environ.get("POINTAGE_UPDATE"):
            (PICTURES / f"{name}.png").write_bytes(small(picture))

    return shoot


def decide_and_correct(page: Any, shoot: Shoot) -> None:
    """Follow a finding to its figures, decide, and open a correction."""
    page.keyboard.press("j")
    expect(page.locator(".paper rect.lit-main").first).to_be_visible()
    shoot("desk-finding", page)
    item = page.locator(".item.open")
    item.locator("input[name=author]").fill("A. Auditrice")
    item.locator("textarea").fill("Vu avec le service le 12 mai.")
    item.locator("button[data-status=confirmed]").click()
    expect(item.locator(".st")).to_have_text("confirmé")
    shoot("desk-decided", page)

    page.locator(".grid td.lit-main, .grid td.lit-term").first.click()
    page.keyboard.press("Enter")
    expect(page.locator("#correct")).to_be_visible()
    shoot("desk-correct", page)
    page.locator("#correct [data-close]").click()

    page.locator("[data-do=region]").click()
    expect(page.locator(".region")).to_be_focused()
    shoot("desk-region", page)
    page.keyboard.press("Escape")


def sign_and_go_on(page: Any, shoot: Shoot) -> None:
    """Sign, then look at what would be published."""
    page.locator("[data-do=sign]").click()
    page.locator("#sign input[name=prepared_by]").fill("A. Auditrice")
    page.locator("#sign input[name=reviewed_by]").fill("R. Relecteur")
    page.locator("#sign input[name=date]").fill("2026-05-20")
    shoot("desk-sign", page)
    page.locator("#sign button[value=save]").click()
    expect(page.locator("#sign")).to_be_hidden()
    page.get_by_role("link", name="Et ensuite").click()
    page.wait_for_selector("body.onward[data-ready]")
    page.locator("button[data-outlet=publication]").click()
    expect(page.locator(".shown-of table").last).to_be_visible(timeout=LONG)
    shoot("desk-onward", page)


def test_an_auditors_half_hour(tmp_path, open_desk):
    taken: set[str] = set()
    shoot = shooting(taken)
    home = tmp_path / "maison"
    home.mkdir()
    with served(None, HOME=str(home), USERPROFILE=str(home)) as (address, _):
        wide = {"width": 1280, "height": 800}
        page = open_desk(address, viewport=wide)
        page.locator("input[type=file]").set_input_files(SAMPLE)
        row = page.locator("tr[data-phase=ready]")
        expect(row).to_be_visible(timeout=LONG)
        shoot("desk-list", page)
        row.get_by_role("link").click()
        page.wait_for_selector("body[data-ready]")
        decide_and_correct(page, shoot)
        sign_and_go_on(page, shoot)

        phone = {"width": 360, "height": 740}
        narrow = open_desk(
            f"{address}?lang=en", viewport=phone, color_scheme="dark"
        )
        narrow.locator("tr[data-phase=ready]").get_by_role("link").click()
        narrow.wait_for_selector("body[data-ready]")
        shoot("desk-360-dark", narrow)

    (tmp_path / "annees").mkdir()
    draw(tmp_path / "annees" / "acte-2026.pdf")
    draw(
        tmp_path / "annees" / "acte-2025.pdf",
        LAST_YEAR,
        "Subventions aux associations 2025",
    )
    with served(tmp_path / "annees") as (address, _):
        page = open_desk(address, viewport=wide)
        row = page.locator("tr[data-phase=ready]", has_text="acte-2026")
        expect(row).to_be_visible(timeout=LONG)
        expect(page.locator("tr[data-phase=ready]")).to_have_count(
            2, timeout=LONG
        )
        row.get_by_role("link").click()
        page.get_by_role("link", name="Et ensuite").click()
        page.wait_for_selector("body.onward[data-ready]")
        page.locator("form.compare button[type=submit]").click()
        page.wait_for_selector(".compared")
        shoot("desk-compared", page)

    guide = GUIDE.read_text(encoding="utf-8")
    named = set(re.findall(r"screenshots/(desk-[\w-]+\.png)", guide))
    assert named == taken, "the guide shows these pictures, and no other"
    assert all((PICTURES / name).is_file() for name in named)
