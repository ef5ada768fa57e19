"""A table's region drawn on the page: from the corrections file to the audit, and at the desk by
pointer and by keys.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract.correction import Misfit
from extract.corrections.corrections_file import read_corrections
from extract.errors import UsageError

from ..browsing import violations
from ..extract.drawing import Drawn, Sketch, pdf_bytes
from .desk_browser import served
from .test_corrected_acts import ROWS, audited, draw, page_of

TOP, ROW = 120, 15
WHY = 'why = "Vu sur la page."'


def region(page: int, box: list[float], more: str = "", file="acte.pdf"):
    return f'[[region]]\nfile = "{file}"\npage = {page}\nbox = {box}\n{more}\n{WHY}\n'  # fmt: skip


def glued(pen: Any) -> None:
    """Two tables drawn as one, of other columns: figures of the second stand in the first."""
    upper = [
        ("Recettes", "Montant"),
        ("Dotation", "100,00"),
        ("Total", "100,00"),
    ]
    lower = [
        ("Effectif", "Agents"),
        ("Titulaires", "12"),
        ("Contractuels", "3"),
    ]
    cells = tuple(
        Drawn(r, c, 1, 1, (text,))
        for r, row in enumerate([*upper, *lower])
        for c, text in enumerate(row)
    )
    pen.table(Sketch(cells, (200.0, 120.0), (15.0,) * 6), 50, TOP)


@pytest.fixture
def act(tmp_path) -> Path:
    return draw(tmp_path / "acte.pdf")


def test_a_region_takes_the_place_of_the_table_that_it_touches(act):
    half = TOP + 4 * ROW + 2
    audit = audited(act, region(1, [45, TOP - 4, 505, half]))
    (table,) = audit.document.tables
    assert table.raw.rows == 3
    (applied,) = audit.document.corrections.applied
    assert applied.table_id == table.id
    outside = " ".join(line.text for line in audit.document.prose)
    assert "Harmonie" in outside, "what is left out of it is prose, not lost"


def test_two_tables_drawn_as_one_are_parted_and_named(tmp_path):
    act = tmp_path / "acte.pdf"
    act.write_bytes(pdf_bytes([glued]))
    assert len(audited(act, "").document.tables) == 1
    middle = TOP + 3 * ROW
    both = region(1, [45, TOP - 3, 375, middle], 'text = "Recettes"') + region(
        1, [45, middle, 375, middle + 3 * ROW + 3], 'text = "Effectifs"'
    )
    audit = audited(act, both)
    assert [one.caption for one in audit.document.tables] == [
        "Recettes",
        "Effectifs",
    ]
    assert len(audit.document.corrections.applied) == 2


def test_other_corrections_speak_of_the_table_that_was_drawn(act):
    half = TOP + 4 * ROW + 2
    named = 'table = { caption = "Subventions aux associations 2026" }'
    audit = audited(
        act,
        region(1, [45, TOP - 4, 505, half], named)
        + f'[[row]]\n{named}\nrow = ["Judo club"]\nkind = "note"\n{WHY}\n',
    )
    assert len(audit.document.corrections.applied) == 2
    assert audit.document.tables[0].rows[0].kind == "note"


@pytest.mark.parametrize(
    ("given", "misfit"),
    [
        (region(1, [45, 600, 505, 800]), Misfit.NO_TABLE_THERE),
        (region(7, [45, 100, 505, 300]), Misfit.NO_PAGE),
        (region(1, [45, 100, 505, 300], file="b.pdf"), Misfit.OTHER_FILE),
        (
            region(1, [45, 100, 505, 300], 'table = { caption = "Absent" }'),
            Misfit.NO_TABLE,
        ),
    ],
)
def test_a_region_that_does_not_fit_is_told_and_changes_nothing(
    act, given, misfit
):
    audit = audited(act, given)
    (moot,) = audit.document.corrections.moot
    assert moot.misfit is misfit
    assert audit.document.tables == audited(act, "").document.tables


@pytest.mark.parametrize(
    "box", ["[1, 2, 3]", "[5, 5, 5, 5]", '["a", 1, 2, 3]', "[0, 0, 1e9, 5]"]
)
def test_a_box_that_is_none_is_refused(tmp_path, box):
    path = tmp_path / "c.toml"
    head = 'author = "A"\ndate = 2026-05-12\n'
    text = f'{head}[[region]]\nfile = "a.pdf"\npage = 1\nbox = {box}\n{WHY}\n'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_corrections(path)


# -------------------------------------------------------------------------------------------------
# at the desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("zones")
    (made / "acte.pdf").write_bytes(pdf_bytes([page_of(ROWS, "Subventions")]))
    (made / "clavier.pdf").write_bytes(
        pdf_bytes([page_of(ROWS, "Subventions")])
    )
    return made


@pytest.fixture(scope="module")
def desk(folder) -> Iterator[str]:
    with served(folder) as (address, _):
        yield address


def opened(open_desk: Any, desk: str, name: str) -> Any:
    page = open_desk(f"{desk}?lang=fr")
    page.locator("tr[data-phase=ready]", has_text=name).get_by_role(
        "link"
    ).click()
    page.wait_for_selector("body[data-ready]")
    return page


def save_region(page: Any, which: str) -> None:
    page.locator("#region select").select_option(which)
    page.locator("#region input[name=why]").fill("Vu sur la page.")
    page.locator("#region input[name=author]").fill("A. Auditrice")
    page.locator("#region button[value=save]").click()
    expect(page.locator(".notice.change")).to_be_visible()
    page.wait_for_selector("body[data-ready]")


def test_a_region_is_drawn_by_pointer(desk, open_desk, folder, axe):
    page = opened(open_desk, desk, "acte.pdf")
    page.locator("[data-do=region]").click()
    paper = page.locator(".paper").first.bounding_box()
    scale = paper["width"] / 595

    def at(x: float, y: float) -> tuple[float, float]:
        return paper["x"] + x * scale, paper["y"] + y * scale

    page.mouse.move(*at(45, TOP - 4))
    page.mouse.down()
    page.mouse.move(*at(300, TOP + 30), steps=3)
    page.mouse.move(*at(505, TOP + 4 * ROW + 2), steps=3)
    page.mouse.up()
    expect(page.locator(".region")).to_be_focused()
    assert violations(page, axe) == []
    page.keyboard.press("Enter")
    save_region(page, "")
    expect(page.locator(".grid tbody tr")).to_have_count(3)
    (saved,) = read_corrections(folder / "acte.corrections.toml")
    assert saved.region.page == 1
    assert abs(saved.region.bbox.x1 - 505) < 2
    page.locator("[data-do=undo]").click()
    expect(page.locator(".grid tbody tr")).to_have_count(6)
    assert page.problems == []


def test_a_region_is_moved_by_keys_alone(desk, open_desk, folder):
    page = opened(open_desk, desk, "clavier.pdf")
    page.keyboard.press("d")
    frame = page.locator(".region")
    expect(frame).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    save_region(page, "moved")
    (saved,) = read_corrections(folder / "clavier.corrections.toml")
    assert saved.table.caption
    expect(page.locator(".grid tbody tr")).not_to_have_count(6)
    page.keyboard.press("d")
    page.keyboard.press("Escape")
    expect(page.locator(".region")).to_have_count(0)
