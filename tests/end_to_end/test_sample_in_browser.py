"""The report of the sample in a real browser: figure links end in view, and paper is short."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

MOST_SHEETS = 25

FOLLOW = """async ([part, parts]) => {
  const out = [];
  const figures = (root) => [...root.querySelectorAll('a[href^="#c-"], a[href^="#p-"]')]
    .map((link) => decodeURIComponent(link.getAttribute("href").slice(1)));
  const told = new Set(figures(document.querySelector("#ecarts")));
  const names = [...new Set(figures(document))]
    .filter((name, index) => told.has(name) || index % parts === part);
  for (const name of names) {
    const target = document.getElementById(name);
    location.hash = "#" + encodeURIComponent(name);
    await new Promise((done) => setTimeout(done));
    const box = target.closest("td, th, tr") ?? target;
    const { left, right, top, width, height } = box.getBoundingClientRect();
    const x = box.matches(".num") ? Math.min(right, innerWidth) - 12
      : Math.max(left, 0) + Math.min(width, 40) / 2;
    const y = top + Math.min(height, 20) / 2;
    const [first, ...under] = document.elementsFromPoint(x, y);
    const isDrawn = first?.ownerSVGElement && first.ownerSVGElement === target.ownerSVGElement;
    const inView = first && (box.contains(first) || isDrawn && [first, ...under].includes(target));
    const style = getComputedStyle(target.ownerSVGElement ? target : box);
    const mark = target.ownerSVGElement ? style.fill : style.backgroundColor + style.boxShadow;
    if (!inView) out.push(`${name} is not in view`);
    if (!/255, 225, 77|255, 243, 163/.test(mark)) out.push(`${name} is not marked: ${mark}`);
  }
  return { followed: names.length, wrong: out };
}"""


@pytest.fixture(scope="module")
def report(audited_sample, tmp_path_factory) -> Path:
    return audited_sample.write(tmp_path_factory.mktemp("out")) / "report.html"


@pytest.fixture
def page_of(browser) -> Any:
    opened = []

    def page_of(path: Path, width: int) -> Any:
        page = browser.new_page(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        opened.append(page)
        page.goto(path.as_uri())
        return page

    yield page_of
    for page in opened:
        page.close()


WIDTHS = (360, 768, 1440)
EVERY = bool(os.environ.get("POINTAGE_EVERY_LINK"))
"""Whether each link is followed at each width, which takes minutes; or those of findings at each
and the others at one."""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_figure_link_ends_in_view_and_marked(report, page_of, width):
    share = [0, 1] if EVERY else [WIDTHS.index(width), len(WIDTHS)]
    found = page_of(report, width).evaluate(FOLLOW, share)
    assert found["followed"] > 700
    assert found["wrong"] == []


def test_it_is_printed_on_few_numbered_sheets(report, page_of):
    page = page_of(report, 1440)
    page.emulate_media(media="print")
    assert page.locator("nav.toc").is_visible(), "a table of contents"
    assert not page.locator("#pages, .over").first.is_visible()
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    numbers = re.findall(rb"/Count (\d+)", sheets)
    assert max(map(int, numbers)) < MOST_SHEETS


def test_a_page_is_enlarged_and_its_frames_go(report, page_of):
    page = page_of(report, 1440)
    figure = page.locator("figure.page").first
    before = figure.locator(".sheet").bounding_box()["width"]
    figure.get_by_role("button", name="Agrandir", exact=True).click()
    assert figure.locator(".sheet").bounding_box()["width"] > 1.4 * before
    frames = figure.get_by_role("button", name="Cadres des chiffres")
    frames.click()
    assert frames.get_attribute("aria-pressed") == "false"
    assert not figure.locator(".over").is_visible()


def test_filters_and_sorting_are_in_the_address(report, page_of):
    page = page_of(report, 1440)
    page.locator("input[value=info]").uncheck()
    page.locator("input[name=text]").fill("annexe")
    page.locator("#index th", has_text="Page").get_by_role("button").click()
    shown = page.locator("#index tbody tr:visible th").all_inner_texts()
    assert 0 < len(shown) < 25

    again = page_of(report, 1440)
    again.goto(page.url)
    assert again.locator("input[name=text]").input_value() == "annexe"
    assert (
        again.locator("#index tbody tr:visible th").all_inner_texts() == shown
    )
    again.locator("button[type=reset]").click()
    again.wait_for_timeout(50)
    assert "text=" not in again.url


def test_a_wide_table_keeps_the_names_of_its_rows(report, page_of):
    page = page_of(report, 360)
    table = page.locator('[id^="t-annexe-5"] .scroll').first
    table.evaluate("(node) => { node.scrollLeft = 900; }")
    label = table.locator("tbody .lbl").first
    box = table.bounding_box()
    assert abs(label.bounding_box()["x"] - box["x"]) < 3
