"""The desk in a real browser, from the command line to the files that it saves: each story of an
auditor, and those of an attacker.
"""

import json
import os
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract.corrections.corrections_file import read_corrections
from reports.files.audit_read import read_audit
from validate.dispositions import read_dispositions, read_sign_off
from validate.model.finding import SignOff

from ..browsing import violations
from ..extract.drawing import pdf_bytes
from .desk_browser import (
    POINTAGE,
    WAIT,
    choose,
    correct_cell,
    served,
)
from .test_corrected_acts import ROWS, draw, page_of

HOSTILE = "</script><img src=x onerror=document.title='owned'>"
GUIDE = Path(__file__).parents[2] / "docs" / "desk.md"
SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder of acts, one for each story that changes something."""
    made = tmp_path_factory.mktemp("bureau")
    names = "decider corriger ligne ecarter clavier relire rapport acte"
    for name in names.split():
        draw(made / f"{name}.pdf")
    rows = [*ROWS[:1], (HOSTILE, "500,00", "100,00", "999,00"), *ROWS[2:]]
    draw(made / "hostile.pdf", rows, title=HOSTILE)
    return made


@pytest.fixture(scope="module")
def desk(folder) -> Iterator[str]:
    with served(folder) as (address, _):
        yield address


@pytest.fixture
def open_act(desk, open_desk) -> Callable[..., Any]:
    """Opens one act of the folder once it was read."""

    def opened(name: str, lang: str = "fr", **options: Any) -> Any:
        page = open_desk(f"{desk}?lang={lang}", **options)
        page.locator(
            "tr[data-phase=ready]", has_text=f"{name}.pdf"
        ).get_by_role("link").click()
        page.wait_for_selector("body[data-ready]")
        return page

    return opened


def test_the_list_tells_what_each_document_holds(desk, open_desk):
    page = open_desk(desk)
    expect(page.locator("tr[data-phase=ready]")).to_have_count(9)
    row = page.locator("tr", has_text="decider.pdf").locator("td")
    assert row.all_inner_texts() == [
        "1", "0", "0", "0 / 1", "30,00\u00a0€", "66,7\u00a0%\n12 sur 18", "0",
    ]  # fmt: skip


def test_a_finding_lights_its_figures_in_the_table_and_on_the_page(open_act):
    page = open_act("clavier")
    page.keyboard.press("j")
    expect(page.locator(".item.open .told")).to_contain_text("Théâtre du Nord")
    main = page.locator(".grid td.lit-main")
    expect(main).to_contain_text("1 280,00")
    expect(page.locator(".grid td.lit-term").first).to_be_visible()
    expect(page.locator(".paper rect.lit-main")).to_have_count(1)
    assert "finding=" in page.url

    page.locator(".grid td", has_text="150,00").hover()
    expect(page.locator(".paper rect.lit title")).to_have_text(
        "Chorale : 150,00"
    )
    page.locator(".paper rect", has_text="Harmonie : 420,00").hover()
    expect(page.locator(".grid td.lit")).to_contain_text("420,00")


def test_arrows_walk_the_table_and_its_places(open_act):
    page = open_act("clavier")
    page.locator(".grid td", has_text="500,00").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".grid td:focus")).to_contain_text("50,00")
    expect(page.locator(".paper rect.lit title")).to_have_text(
        "Tennis club : 50,00"
    )


def test_filters_and_search_stand_in_the_address(open_act):
    page = open_act("clavier")
    page.locator("input[name=text]").fill("inconnu")
    expect(page.locator(".item:visible")).to_have_count(0)
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.locator("input[name=text]").input_value() == "inconnu"
    expect(page.locator(".item:visible")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("3 075")
    expect(page.locator("output.hits")).to_have_text("1 / 1")
    expect(page.locator(".grid td.lit")).to_contain_text("3 075,00")


def test_zooming_draws_the_page_anew(open_act):
    page = open_act("clavier")
    image = page.locator(".paper img")
    before = image.get_attribute("src")
    for _ in range(5):
        page.locator("[data-do=in]").click()
    assert image.get_attribute("src") != before
    expect(image).to_have_js_property("complete", True)
    width = image.evaluate(
        "async (node) => (await node.decode(), node.naturalWidth)"
    )
    assert width > 1500


def test_a_decision_is_saved_at_once_and_undone(open_act, folder):
    page, other = open_act("decider"), open_act("decider")
    item = choose(page)
    item.locator("button[data-status=confirmed]").click()
    expect(item.locator(".done")).to_contain_text("auteur")
    item.locator("textarea").fill("Vu avec le service.")
    item.locator("input[name=author]").fill("A. Auditrice")
    item.locator("button[data-status=confirmed]").click()
    expect(item.locator(".st")).to_have_text("confirmé")

    path = folder / "decider.decisions.toml"
    (saved,) = read_dispositions(path)
    assert (saved.status, saved.note, saved.author) == (
        "confirmed", "Vu avec le service.", "A. Auditrice",
    )  # fmt: skip
    expect(other.locator(".item .st")).to_have_text("confirmé")

    page.locator(".bar h1").click()
    page.keyboard.press("2")
    expect(item.locator(".st")).to_have_text("expliqué")
    page.keyboard.press("u")
    expect(item.locator(".st")).to_have_text("confirmé")
    page.keyboard.press("u")
    expect(item.locator(".st")).to_have_text("à décider")
    assert read_dispositions(path) == ()
    assert page.locator("[data-do=undo]").is_disabled()


def test_all_that_the_filters_show_is_decided_at_once(tmp_path, open_desk):
    rows = [list(row) for row in ROWS]
    rows[1][1], rows[4][3] = "590,00", "999,00"
    draw(tmp_path / "acte.pdf", rows)
    path = tmp_path / "acte.decisions.toml"
    with served(tmp_path / "acte.pdf") as (address, _):
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        found = page.locator(".item").count()
        assert found > 1
        page.locator("[data-do=many]").click()
        page.locator("#many select").select_option("explained")
        page.locator("#many textarea").fill("Même cause.")
        page.locator("#many input").fill("A. Auditrice")
        page.locator("#many button[value=save]").click()
        expect(page.locator(".item[data-status=explained]")).to_have_count(
            found
        )
        assert len(read_dispositions(path)) == found
        page.locator("[data-do=undo]").click()
        expect(page.locator(".item[data-status=open]")).to_have_count(found)
        assert read_dispositions(path) == ()


def test_signing_is_saved_beside_the_decisions(open_act, folder):
    page = open_act("decider")
    page.locator("[data-do=sign]").click()
    page.locator("#sign input[name=prepared_by]").fill("A. Auditrice")
    page.locator("#sign input[name=reviewed_by]").fill("R. Relecteur")
    page.locator("#sign input[name=date]").fill("2026-05-20")
    page.locator("#sign button[value=save]").click()
    expect(page.locator("#sign")).to_be_hidden()
    assert read_sign_off(folder / "decider.decisions.toml") == SignOff(
        "A. Auditrice", "R. Relecteur", "2026-05-20"
    )


def test_the_signed_report_is_written_and_opened(open_act, folder):
    page = open_act("rapport")
    item = choose(page)
    item.locator("input[name=author]").fill("A. Auditrice")
    item.locator("textarea").fill("Vu avec le service.")
    item.locator("button[data-status=confirmed]").click()
    expect(item.locator(".st")).to_have_text("confirmé")
    page.locator("[data-do=sign]").click()
    page.locator("#sign input[name=reviewed_by]").fill("R. Relecteur")
    page.locator("#sign button[value=save]").click()
    expect(page.locator("#sign")).to_be_hidden()
    page.locator("[data-do=report]").click()
    page.locator("#report button[value=save]").click()
    link = page.locator(".notice.report a")
    expect(link).to_be_visible()
    with page.context.expect_page() as opened:
        link.click()
    report = opened.value
    expect(report.locator(".disposition")).to_contain_text("Vu avec le service")
    expect(report.locator(".sign")).to_contain_text("R. Relecteur")
    expect(report.locator("form.filters")).to_be_visible()
    (written,) = (folder / "audits").iterdir()
    assert written.name.startswith("rapport-")
    assert read_audit(written).findings[0].author == "A. Auditrice"


def test_a_misread_digit_is_corrected_and_its_finding_goes(open_act, folder):
    page = open_act("corriger")
    page.locator(".grid td", has_text="1 280,00").click()
    page.keyboard.press("Enter")
    correct_cell(page, "1 250,00")
    change = page.locator(".notice.change")
    expect(change).to_contain_text("1 écart disparu, 0 nouveau")
    expect(change).to_contain_text("12 → 17")
    expect(page.locator(".item")).to_have_count(0)
    cell = page.locator(".grid td", has_text="1 250,00")
    expect(cell.locator(".hand")).to_be_visible()
    (saved,) = read_corrections(folder / "corriger.corrections.toml")
    assert (saved.printed, saved.text) == ("1 280,00", "1 250,00")

    page.locator("[data-do=undo]").click()
    expect(page.locator(".item")).to_have_count(1)
    assert read_corrections(folder / "corriger.corrections.toml") == ()


def test_what_would_change_nothing_is_refused_with_words(open_act):
    page = open_act("corriger")
    page.locator(".grid td", has_text="500,00").click()
    page.keyboard.press("Enter")
    correct_cell(page, "500,00")
    expect(page.locator("#correct .error")).to_contain_text("déjà lu ainsi")


def test_a_row_is_told_what_it_is(open_act, folder):
    page = open_act("ligne")
    page.locator(".grid td", has_text="Harmonie").or_(
        page.locator(".grid th", has_text="Harmonie")
    ).first.click()
    page.locator("[data-do=row]").click()
    page.locator("#correct select[name=row]").select_option("note")
    page.locator("#correct input[name=why]").fill("Ce n'est pas une ligne.")
    page.locator("#correct input[name=author]").fill("A. Auditrice")
    page.locator("#correct button[value=save]").click()
    expect(page.locator(".notice.change")).to_be_visible()
    expect(page.locator("tr.r-note")).to_contain_text("Harmonie")
    (saved,) = read_corrections(folder / "ligne.corrections.toml")
    assert (saved.row.labels, saved.is_a) == (("Harmonie",), "note")


def test_the_head_of_the_act_is_put_right(open_act, folder):
    page = open_act("acte")
    page.locator("[data-do=head]").click()
    page.locator("#head input[name=body]").fill("Ville de Nulle-Part")
    page.locator("#head input[name=date]").fill("2026-03-04")
    page.locator("#head input[name=why]").fill("Page 1.")
    page.locator("#head input[name=author]").fill("A. Auditrice")
    page.locator("#head button[value=save]").click()
    expect(page.locator(".notice.change")).to_be_visible()
    page.locator(".corrections summary").click()
    expect(page.locator(".corrections")).to_contain_text("Ville de Nulle-Part")
    saved = read_corrections(folder / "acte.corrections.toml")
    assert {one.column for one in saved} == {"body", "date"}


def test_a_table_is_left_out_and_taken_in_again(open_act):
    page = open_act("ecarter")
    page.locator("[data-do=leave-out]").click()
    page.locator("#correct input[name=why]").fill("Sommaire.")
    page.locator("#correct input[name=author]").fill("A. Auditrice")
    page.locator("#correct button[value=save]").click()
    expect(page.locator(".grid .empty")).to_be_visible()
    page.locator(".corrections summary").click()
    page.locator("[data-do=take-in]").click()
    expect(page.locator(".grid table")).to_be_visible()
    expect(page.locator(".item")).to_have_count(1)


def test_two_tables_are_joined(tmp_path, open_desk):
    joined = tmp_path / "joint.pdf"
    title, rest = "Subventions 2026", "Suite de la liste"
    total = (*ROWS[6][:3], "3 175,00")
    parts = [(title, ROWS[:4]), (rest, [ROWS[0], *ROWS[4:6], total])]
    joined.write_bytes(pdf_bytes([page_of(rows, told) for told, rows in parts]))
    with served(joined) as (address, _):
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        expect(page.locator("select[name=table] option")).to_have_count(2)
        page.locator("[data-do=join]").click()
        page.locator("#correct input[name=why]").fill("Suite de la page.")
        page.locator("#correct input[name=author]").fill("A. Auditrice")
        page.locator("#correct button[value=save]").click()
        expect(page.locator(".notice.change")).to_be_visible()
        expect(page.locator("select[name=table] option")).to_have_count(1)
        expect(page.locator(".item .told").first).to_contain_text("3 175,00")

        choose(page)
        for number in (1, 2):  # its terms are lit on each page they stand on
            sheet = page.locator(f".sheet[data-page='{number}']")
            sheet.scroll_into_view_if_needed()
            expect(sheet.locator("rect.lit-term").first).to_be_visible()

        page.locator(".grid td", has_text="420,00").click()
        page.keyboard.press("Enter")
        correct_cell(page, "421,00")
        expect(page.locator("#correct .error")).to_contain_text(
            "tableau joint ou séparé"
        )


def test_a_pdf_that_changes_on_the_disk_is_noticed(open_act, folder):
    page = open_act("relire")
    rows = [*ROWS[:3], ("Théâtre du Nord", "1 250,00", *ROWS[3][2:]), *ROWS[4:]]
    draw(folder / "relire.pdf", rows)
    expect(page.locator(".notice.changed")).to_be_visible()
    page.locator("[data-do=reread]").click()
    expect(page.locator(".notice.change")).to_contain_text("1 écart disparu")


def test_a_pdf_that_could_not_be_read_is_read_once_it_can_be(
    tmp_path, open_desk
):
    path = tmp_path / "acte.pdf"
    path.write_bytes(b"%PDF-1.4 en cours de copie")
    with served(path) as (address, _):
        page = open_desk(address)
        expect(page.locator(".notice.problem")).to_contain_text("endommagé")
        draw(path)
        page.locator("[data-do=reread]").first.click()
        expect(page.locator(".item")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violation_and_no_foreign_request(
    desk, open_act, axe, scheme
):
    page = open_act("clavier", color_scheme=scheme)
    choose(page)
    page.locator("[data-do=help]").click()
    page.locator("#help [data-close]").click()
    assert violations(page, axe) == []
    assert [url for url in page.requests if not url.startswith(desk)] == []
    assert page.problems == []


def test_the_list_has_no_accessibility_violation(desk, open_desk, axe):
    page = open_desk(f"{desk}?lang=en")
    assert violations(page, axe) == []


def test_in_english_and_on_a_narrow_screen(open_act):
    page = open_act("clavier", "en", viewport={"width": 360, "height": 740})
    expect(page.locator(".bar")).to_contain_text("Undo")
    expect(page.locator(".item .told")).to_contain_text("2 checks agree")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    choose(page).locator(".fig").first.click()
    expect(page.locator(".paper rect.lit-main")).to_be_in_viewport()


def test_what_a_pdf_prints_is_inert(open_act):
    page = open_act("hostile")
    choose(page)
    page.locator(".grid td", has_text="500,00").hover()
    assert page.title().endswith("Bureau de l’auditeur")
    assert page.locator("img[src=x]").count() == 0
    expect(page.locator(".grid table")).to_contain_text("<img src=x")
    assert page.problems == []


HIDDEN = """() => {
  const hidden = [];
  for (const node of document.querySelectorAll(".grid td.lit-main, .paper rect.lit-main")) {
    const box = node.getBoundingClientRect();
    const frame = node.closest(".scroller").getBoundingClientRect();
    const head = node.closest("table")?.querySelector("thead").getBoundingClientRect();
    const top = Math.max(frame.top, head?.bottom ?? 0);
    if (box.top < top - 1 || box.bottom > frame.bottom + 1) hidden.push(node.textContent);
  }
  return hidden;
}"""
"""The figures of the open finding that stand under a header, or out of sight."""


class Steps:
    """Counts the clicks and keys of an auditor, what is typed into a field being one."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.count = 0

    def drop(self, path: Path) -> None:
        self.count += 1
        self.page.locator("input[type=file]").set_input_files(path)

    def click(self, selector: str) -> None:
        self.count += 1
        self.page.locator(selector).first.click()

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def write(self, selector: str, text: str) -> None:
        self.count += 1
        self.page.locator(selector).first.fill(text)

    def select(self, selector: str, value: str) -> None:
        self.count += 1
        self.page.locator(selector).select_option(value)


def test_the_sample_is_signed_in_few_steps(tmp_path, open_desk):
    """From dropping the sample to a signed report with five findings confirmed and ten or more
    explained; a figure that a finding is about is never hidden.
    """
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    with served(None, **home) as (address, _):
        page = open_desk(address)
        do = Steps(page)
        do.drop(SAMPLE)
        expect(page.locator("tr[data-phase=ready]")).to_be_visible(
            timeout=3 * WAIT
        )
        do.click("tr[data-phase=ready] a")
        page.wait_for_selector("body[data-ready]")
        do.press("j")
        do.write(".item.open input[name=author]", "A. Auditrice")
        page.locator(".bar h1").click()
        for number in range(5):
            do.press("1")
            expect(page.locator(".item[data-status=confirmed]")).to_have_count(
                number + 1
            )
            assert page.evaluate(HIDDEN) == []
            if number < 4:
                do.press("j")
        for severity in ("error", "info"):
            do.click(f"input[name=severity][value={severity}]")
        shown = page.locator(".item:visible").count()
        do.click("[data-do=many]")
        do.select("#many select", "explained")
        do.write("#many textarea", "Expliqué par le service.")
        do.click("#many button[value=save]")
        expect(page.locator(".item[data-status=explained]")).to_have_count(
            shown
        )
        do.click("[data-do=sign]")
        do.write("#sign input[name=reviewed_by]", "R. Relecteur")
        do.click("#sign button[value=save]")
        do.click("[data-do=report]")
        do.click("#report button[value=save]")
        expect(page.locator(".notice.report a")).to_be_visible(timeout=3 * WAIT)

    assert do.count == 24
    told = GUIDE.read_text(encoding="utf-8")
    assert "24 clics, touches et" in told
    assert "24 clicks, keys and fields" in told
    (written,) = (tmp_path / "Pointage" / "audits").iterdir()
    statuses = [one.status for one in read_audit(written).findings]
    assert statuses.count("confirmed") == 5
    assert statuses.count("explained") == shown >= 10


# -------------------------------------------------------------------------------------------------
# attacks and accidents


def answered(
    url: str,
    body: bytes | None = None,
    **headers: str,
) -> int:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    request = urllib.request.Request(url, data=body, headers=named)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_forged_requests_change_nothing(desk, open_act, folder):
    page = open_act("clavier")
    here = page.url.partition("?")[0]
    origin = "/".join(here.split("/")[:3])
    finding = page.locator(".item").get_attribute("data-id")
    body = json.dumps(
        {
            "findings": [finding],
            "status": "explained",
            "note": "",
            "author": "X",
        }
    ).encode()
    plain = {"Content_Type": "application/json", "Origin": origin}

    url = f"{here}decide"
    forged = [
        (405, url, None, plain),
        (403, url, body, {"Content_Type": "application/json"}),
        (403, url, body, {**plain, "Origin": "http://evil.test"}),
        (403, url, body, {**plain, "Origin": "null"}),
        (403, url, body, {**plain, "Content_Type": "text/plain"}),
        (403, url, body, {**plain, "Sec_Fetch_Site": "cross-site"}),
        (421, url, body, {**plain, "Host": "evil.test"}),
        (404, url.replace("/d/", "x/d/"), body, plain),
        (400, url, b"[1", plain),
        (400, url, body.replace(b"explained", b"gone"), plain),
        (400, url, body.replace(b"author", b"autor"), plain),
        (409, url, body.replace(finding.encode(), b"0"), plain),
        (413, url, b"[" * 200_000, plain),
        (404, f"{here}../../../../etc/passwd", None, {}),
        (404, f"{here}page/1/99.png", None, {}),
        (404, f"{here}page/9/1.png", None, {}),
        (404, f"{desk}d/0000/state", None, {}),
        (404, f"{here}report/report.html", None, {}),
        (404, f"{here}report/../../state", None, {}),
    ]
    for status, target, data, headers in forged:
        assert answered(target, data, **headers) == status, (target, headers)
    assert not (folder / "clavier.decisions.toml").exists()
    assert answered(url, body, **plain) == 200
    assert (folder / "clavier.decisions.toml").exists()
    back = body.replace(b"explained", b"open")
    assert answered(url, back, **plain) == 200


def test_a_killed_desk_loses_no_decision(tmp_path, open_desk):
    draw(tmp_path / "acte.pdf")
    with served(tmp_path / "acte.pdf") as (address, process):
        page = open_desk(address)
        item = choose(page)
        item.locator("input[name=author]").fill("A. Auditrice")
        item.locator("button[data-status=explained]").click()
        expect(item.locator(".st")).to_have_text("expliqué")
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
    (saved,) = read_dispositions(tmp_path / "acte.decisions.toml")
    assert saved.status == "explained"
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["acte.decisions.toml", "acte.pdf"]


def test_an_unreadable_file_is_kept_aside_and_an_audit_is_opened(
    tmp_path, open_desk
):
    draw(tmp_path / "acte.pdf")
    out = tmp_path / "out"
    subprocess.run(
        [*POINTAGE, "audit", str(tmp_path / "acte.pdf"), "-o", str(out), "-q"],
        check=False,
    )  # fmt: skip
    (audit,) = out.iterdir()
    before = sorted((p.name, p.stat().st_mtime_ns) for p in audit.rglob("*"))
    broken = out / f"{audit.name}.decisions.toml"
    broken.write_text("[[disposition\n", encoding="utf-8")

    with served(audit) as (address, process):
        assert "gardé sous le nom" in process.told
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        expect(page.locator(".notices")).to_contain_text("illisible-1")
        item = choose(page)
        expect(page.locator(".paper img").first).to_be_visible()
        item.locator("input[name=author]").fill("A. Auditrice")
        item.locator("button[data-status=confirmed]").click()
        expect(item.locator(".st")).to_have_text("confirmé")

    kept = out / f"{audit.name}.decisions.illisible-1.toml"
    assert kept.read_text(encoding="utf-8") == "[[disposition\n"
    assert len(read_dispositions(broken)) == 1
    after = sorted((p.name, p.stat().st_mtime_ns) for p in audit.rglob("*"))
    assert after == before, "the audited folder is left as it is"

    shutil.move(tmp_path / "acte.pdf", tmp_path / "ailleurs.pdf")
    with served(audit) as (address, _):
        page = open_desk(address)
        page.wait_for_selector("body[data-ready]")
        expect(page.locator(".notices")).to_contain_text("n’a pas été trouvé")
        assert page.locator("[data-do=cell]").is_disabled()
        expect(page.locator(".item .st")).to_have_text("confirmé")


def test_a_taken_port_and_a_closed_folder_are_one_sentence(tmp_path):
    draw(tmp_path / "acte.pdf")
    with served(tmp_path) as (address, _):
        port = address.split(":")[2].partition("/")[0]
        done = subprocess.run(
            [*POINTAGE, "desk", str(tmp_path), "--no-browser", "--port", port],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.strip().startswith(f"Le port {port} est déjà pris")
    assert "\n" not in done.stderr.strip()
