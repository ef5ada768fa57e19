"""The desk without an argument: PDFs are dropped, read, and listed with what they hold."""

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from validate.dispositions import read_materiality

from ..browsing import violations
from .desk_browser import choose, confirm, served
from .test_corrected_acts import draw

LIST = """Subventions votées;
Bénéficiaire;Montant
Club A;500,00
Club B;750,00
Club C;250,00
Total;1 530,00"""
DROP = """([name, kind, text]) => {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const held = new DataTransfer();
  held.items.add(new File([bytes], name, { type: kind }));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("maison")


@pytest.fixture(scope="module")
def desk(home) -> Iterator[str]:
    with served(None, HOME=str(home), USERPROFILE=str(home)) as (address, _):
        yield address


@pytest.fixture(scope="module")
def acts(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("actes")
    draw(folder / "acte.pdf")
    draw(folder / "secret.pdf", password="sésame")
    (folder / "texte.pdf").write_text("bonjour", encoding="utf-8")
    return folder


def row(page: Any, name: str) -> Any:
    return page.locator("tr[data-key]", has_text=name)


def test_pdfs_are_dropped_read_and_listed(desk, open_desk, acts, home):
    page = open_desk(desk)
    expect(page.locator(".documents .empty")).to_be_visible()
    page.locator("input[type=file]").set_input_files(acts / "acte.pdf")
    expect(page.locator(".dropped li")).to_have_text("acte.pdf : reçu.")
    expect(row(page, "acte.pdf").locator("progress")).to_be_visible()
    ready = page.locator("tr[data-phase=ready]", has_text="acte.pdf")
    expect(ready).to_be_visible()
    assert ready.locator("td").all_inner_texts() == [
        "1", "0", "0", "0 / 1", "30,00\u00a0€", "66,7\u00a0%\n12 sur 18", "0",
    ]  # fmt: skip
    kept = home / "Pointage" / "acte.pdf"
    assert kept.read_bytes() == (acts / "acte.pdf").read_bytes()

    ready.get_by_role("link").click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".item")).to_have_count(1)


def test_a_pdf_is_dropped_by_hand_and_what_is_none_refused(
    desk, open_desk, acts, home
):
    page = open_desk(f"{desk}?lang=en")
    for name, kind in (
        ("../../bas.pdf", "application/pdf"),
        ("photo.png", "image/png"),
    ):
        data = (acts / "acte.pdf").read_bytes() if kind[0] == "a" else b"PNG"
        page.evaluate(DROP, [name, kind, base64.b64encode(data).decode()])
        expect(page.locator(".dropped li")).to_have_count(1)
        told = (
            "received" if kind[0] == "a" else "refused, this is neither a PDF"
        )
        expect(page.locator(".dropped li")).to_contain_text(told)
    expect(row(page, "bas.pdf")).to_have_attribute("data-phase", "ready")
    page.locator("input[type=file]").set_input_files(acts / "texte.pdf")
    expect(page.locator(".dropped li.refused")).to_be_visible()
    names = {path.name for path in (home / "Pointage").iterdir()}
    assert "bas.pdf" in names
    assert not {"texte.pdf", "photo.png", "photo.png.pdf"} & names
    assert not (home / "bas.pdf").exists()


def test_a_spreadsheet_is_dropped_and_read_like_a_pdf(desk, open_desk, acts):
    (acts / "acte.csv").write_text(LIST, encoding="utf-8")
    page = open_desk(desk)
    page.locator("input[type=file]").set_input_files(acts / "acte.csv")
    ready = page.locator("tr[data-phase=ready]", has_text="acte.csv")
    expect(ready).to_be_visible()

    ready.get_by_role("link").click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".item")).to_have_count(1)
    expect(page.locator(".paper img").first).to_be_visible()


def test_a_link_is_followed_though_the_list_changes_meanwhile(
    desk, open_desk, tmp_path
):
    lists = [tmp_path / "une.csv", tmp_path / "autre.csv"]
    for path in lists:
        path.write_text(LIST, encoding="utf-8")
    page, other = open_desk(desk), open_desk(desk)
    page.locator("input[type=file]").set_input_files(lists)
    rows = [
        each.locator("tr[data-phase=ready]", has_text=path.name)
        for each, path in zip((page, other), lists, strict=True)
    ]
    rows[0].get_by_role("link").hover()
    page.mouse.down()
    rows[1].get_by_role("link").click()
    confirm(choose(other))
    expect(row(page, "autre.csv")).to_contain_text("1 / 1")
    page.mouse.up()
    page.wait_for_selector("body[data-ready]")


def test_a_protected_pdf_is_opened_with_its_password(desk, open_desk, acts):
    page = open_desk(desk)
    page.locator("input[type=file]").set_input_files(acts / "secret.pdf")
    locked = row(page, "secret.pdf")
    field = locked.locator("input[type=password]")
    expect(field).to_be_visible()
    field.fill("autre")
    field.press("Enter")
    expect(locked).to_contain_text("ne l'ouvre pas")
    locked.locator("input[type=password]").fill("sésame")
    locked.locator("form.password button").click()
    expect(locked).to_have_attribute("data-phase", "ready")
    locked.get_by_role("link").click()
    page.wait_for_selector("body[data-ready]")
    image = page.locator(".paper img")
    expect(image).to_be_visible()
    width = "async (node) => (await node.decode(), node.naturalWidth)"
    assert image.evaluate(width) > 500


def test_the_materiality_is_set_kept_and_undone(desk, open_desk, acts, home):
    page = open_desk(desk)
    page.locator("input[type=file]").set_input_files(acts / "acte.pdf")
    expect(page.locator(".dropped li")).to_contain_text("reçu")
    page.locator("tr[data-phase=ready]", has_text="acte.pdf").get_by_role(
        "link"
    ).click()
    page.wait_for_selector("body[data-ready]")
    path = home / "Pointage" / "acte.decisions.toml"

    def ask(text: str) -> None:
        page.locator("[data-do=materiality]").click()
        page.locator("#materiality input").fill(text)
        page.locator("#materiality button[value=save]").click()

    ask("beaucoup")
    expect(page.locator("#materiality .error")).to_contain_text("beaucoup")
    page.locator("#materiality [data-close]").click()
    version = page.locator("body").get_attribute("data-version")
    ask("10 €")
    expect(page.locator("body")).not_to_have_attribute("data-version", version)
    assert read_materiality(path) == "10 €"
    page.wait_for_selector("body[data-ready]")
    page.locator("[data-do=undo]").click()
    expect(page.locator("#materiality input")).to_have_value("")
    assert read_materiality(path) == ""


def answered(url: str, body: bytes, **headers: str) -> tuple[int, Any]:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    request = urllib.request.Request(url, data=body, headers=named)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, None


def test_forged_drops_write_nothing(desk, acts, home, monkeypatch, tmp_path):
    origin = "/".join(desk.split("/")[:3])
    data = (acts / "acte.pdf").read_bytes()
    mine = {"Content_Type": "application/pdf", "Origin": origin}
    before = sorted((home / "Pointage").iterdir())
    forged = [
        (403, {"Content_Type": "application/pdf"}),
        (403, {**mine, "Origin": "http://evil.test"}),
        (403, {**mine, "Content_Type": "text/plain"}),
        (403, {**mine, "Content_Type": "multipart/form-data"}),
        (403, {**mine, "Sec_Fetch_Site": "cross-site"}),
        (421, {**mine, "Host": "evil.test"}),
    ]
    for status, headers in forged:
        assert answered(f"{desk}drop?name=f.pdf", data, **headers)[0] == status
    assert answered(f"{origin}/x/drop?name=f.pdf", data, **mine)[0] == 404
    assert answered(f"{desk}drop?name=f.pdf", b"no", **mine)[0] == 415
    assert sorted((home / "Pointage").iterdir()) == before

    draw(tmp_path / "seul.pdf")
    with served(tmp_path / "seul.pdf", POINTAGE_MAX_MEGABYTES="0") as (one, _):
        base = "/".join(one.split("/")[:4]) + "/"
        headers = {**mine, "Origin": "/".join(one.split("/")[:3])}
        assert answered(f"{base}drop?name=f.pdf", data, **headers)[0] == 409
    with served(tmp_path, POINTAGE_MAX_MEGABYTES="0") as (all_of, _):
        headers = {**mine, "Origin": "/".join(all_of.split("/")[:3])}
        base = "/".join(all_of.split("/")[:4]) + "/"
        assert answered(f"{base}drop?name=f.pdf", data, **headers)[0] == 413
    assert [each.name for each in tmp_path.iterdir()] == ["seul.pdf"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_empty_desk_and_the_list_have_no_violation(
    tmp_path, open_desk, axe, acts, scheme
):
    with served(None, HOME=str(tmp_path), USERPROFILE=str(tmp_path)) as (
        address,
        _,
    ):
        page = open_desk(
            address,
            color_scheme=scheme,
            viewport={"width": 360, "height": 740},
        )
        assert violations(page, axe) == []
        page.locator("input[type=file]").focus()
        page.locator("input[type=file]").set_input_files(acts / "secret.pdf")
        expect(page.locator("form.password")).to_be_visible()
        assert violations(page, axe) == []
        wide = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(wide) <= 0
        assert [u for u in page.requests if not u.startswith(address)] == []
        assert page.problems == []
