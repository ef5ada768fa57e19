"""What a notebook's cell shows, in a real browser: figures light their places without a script."""

import pytest
from playwright.sync_api import expect

import pointage

from .test_corrected_acts import draw


@pytest.mark.parametrize("command", ["extract", "audit"])
def test_a_table_beside_its_page(tmp_path, open_desk, command):
    made = getattr(pointage, command)(draw(tmp_path / "acte.pdf"))
    page = open_desk("about:blank")
    page.set_content(made._repr_html_())
    cell = page.locator(".pair td", has_text="1 280,00")
    place = page.locator(f'rect[data-box="{cell.get_attribute("data-facts")}"]')
    expect(place).to_have_css("fill", "rgba(0, 0, 0, 0)")
    cell.hover()
    expect(place).to_have_css("fill", "rgba(77, 182, 255, 0.533)")

    place.hover()
    expect(cell).to_have_css("outline-style", "solid")
    is_checked = command == "audit"
    assert page.get_by_text("porte 1 280,00").count() == int(is_checked)
    assert page.problems == []
