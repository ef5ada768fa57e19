"""The site of twenty-four audits: complete, deterministic, discreet, and usable from disk by
keyboard alone.
"""

import csv
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract.errors import UsageError
from extract.geometry import BBox
from extract.pdf.page import Line
from reports.document_name import shown_name
from reports.files.audit_folder import write_audit
from reports.files.disk.finished_folder import sign
from reports.publication.site import audit_folders, build_site, site_address
from validate.model.finding import Abstention, Message

from ...browsing import violations

BODIES = ("Commune de Petitville", "Département du Sud", "Région d’Essai")
PERSON = "DURAND Marie-Claude"
ATOM = "{http://www.w3.org/2005/Atom}"


def _audits(
    make_audit: Callable[..., Any], paper: Any, out: Path, count: int = 24
) -> Path:
    for n in range(count):
        digest = f"{n:02d}" * 32
        audit = make_audit(
            document_id=f"acte-{n}-{digest[:16]}",
            name=f"acte-{n}.pdf",
            sha256=digest,
            title=f"Délibération {n} : soutien aux clubs",
            body=BODIES[n % 3],
            date=f"2026-{n % 12 + 1:02d}-10",
            notices=("reconstitution",) if n == 0 else (),
        )
        findings = audit.findings
        if n % 4 == 1:
            findings = ()
        if n % 4 == 2:
            findings = tuple(
                replace(
                    f,
                    status="explained",
                    author="B. Martin",
                    disposed_on="2026-12-24",
                )
                for f in findings
            )
        write_audit(replace(audit, findings=findings), paper, out, pages="none")
    return out


_MADE: dict[str, Path] = {}


@pytest.fixture
def out(make_audit, paper, tmp_path_factory) -> Path:
    """The folders of 24 audits, written once."""
    if "out" not in _MADE:
        _MADE["out"] = _audits(
            make_audit, paper, tmp_path_factory.mktemp("out")
        )
    return _MADE["out"]


@pytest.fixture
def site(out, tmp_path_factory) -> Path:
    """Their site, open findings left out, built once."""
    if "site" not in _MADE:
        _MADE["site"] = tmp_path_factory.mktemp("web") / "site"
        build_site(out, _MADE["site"], url="https://audits.example")
    return _MADE["site"]


def _with_person(audit: Any) -> Any:
    """The small audit with a private person for a beneficiary, named again in a message and in a
    sentence.
    """

    def renamed(cell: Any) -> Any:
        return replace(cell, text=PERSON) if cell.text == "Bêta" else cell

    table = audit.document.tables[0]
    raw = replace(table.raw, cells=tuple(map(renamed, table.raw.cells)))
    rows = tuple(
        replace(
            row,
            label=row.label.replace("Bêta", PERSON),
            cells=tuple(
                cell and replace(cell, raw=renamed(cell.raw))
                for cell in row.cells
            ),
        )
        for row in table.rows
    )
    claims = tuple(
        replace(
            claim,
            sentence=f"Une aide est versée à Mme Durand, {claim.sentence}",
        )
        for claim in audit.document.claims
    )
    findings = tuple(
        replace(
            f,
            message=replace(f.message, fr=f.message.fr.replace("Bêta", PERSON)),
        )
        for f in audit.findings
    )
    document = replace(
        audit.document,
        tables=(replace(table, raw=raw, rows=rows),),
        statements=replace(audit.document.statements, claims=claims),
    )
    return replace(audit, document=document, findings=findings)


def test_every_audit_has_its_page_and_its_data(site):
    folders = sorted(path.name for path in (site / "documents").iterdir())
    assert len(folders) == 24
    for name in folders:
        assert (site / "documents" / name / "report.html").is_file()
        assert (site / "documents" / name / "data" / "grants.csv").is_file()


def test_the_same_audits_give_the_same_site(out, site, tmp_path):
    build_site(out, tmp_path / "again", url="https://audits.example")
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    assert files
    for path in files:
        assert (
            path.read_bytes()
            == (tmp_path / "again" / path.relative_to(site)).read_bytes()
        ), path.name


def test_open_findings_are_left_out_and_said_to_be(site):
    open_ones = json.loads(
        (site / "documents" / _id(0) / "findings.json").read_text(
            encoding="utf-8"
        )
    )
    assert {record["status"] for record in open_ones} <= {
        "confirmed",
        "explained",
        "extraction",
    }
    html = (site / "documents" / _id(0) / "report.html").read_text(
        encoding="utf-8"
    )
    assert "aaaa1111" not in html
    assert "attend" in html
    with (site / "withheld.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {
        "Identifiant": _id(0),
        "Ce qui est retenu": "écarts en attente d’examen",
        "Nombre": "1",
        "Pages": "",
    } in rows
    assert not [row for row in rows if row["Identifiant"] == _id(1)], (
        "an audit without findings withholds nothing"
    )


def test_open_findings_on_request_are_marked(out, tmp_path):
    build_site(out, tmp_path / "site", include_open=True)
    html = (tmp_path / "site" / "documents" / _id(0) / "report.html").read_text(
        encoding="utf-8"
    )
    assert "aaaa1111" in html
    assert "Non contradictoire" in html


def _id(n: int) -> str:
    return f"acte-{n}-{f'{n:02d}' * 8}"


@pytest.mark.parametrize("include", [False, True])
def test_private_persons_are_withheld_everywhere(
    make_audit, paper, tmp_path, include
):
    own = write_audit(
        _with_person(make_audit()), paper, tmp_path / "out", pages="none"
    )
    assert PERSON in (own / "report.html").read_text(encoding="utf-8"), (
        "the auditor's own report shows everything"
    )
    count = build_site(
        tmp_path / "out",
        tmp_path / "site",
        include_open=True,
        include_persons=include,
    )
    named = [
        path.relative_to(tmp_path / "site").as_posix()
        for path in sorted((tmp_path / "site").rglob("*"))
        if path.is_file() and b"durand" in path.read_bytes().lower()
    ]
    assert count.persons == (0 if include else 1)
    assert bool(named) is include, named
    evidence = list((tmp_path / "site").rglob("*.png"))
    assert len(evidence) == (4 if include else 3), (
        "the crop that shows the name is left out"
    )


def test_the_feed_is_atom_and_newest_first(site):
    feed = ET.parse(site / "atom.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    dates = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert len(entries) == 24
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0] == "2026-12-24T00:00:00Z"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 24
    for entry in entries:
        link = entry.find(f"{ATOM}link").get("href")
        assert link.startswith("https://audits.example/documents/")
        assert (site / link.removeprefix("https://audits.example/")).is_file()


def test_the_sitemap_names_every_page(site):
    root = ET.parse(site / "sitemap.xml").getroot()
    found = [
        item.text
        for item in root.iter(
            "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
        )
    ]
    assert len(found) == 25
    assert all(
        (site / link.removeprefix("https://audits.example/")).is_file()
        for link in found
    )


def test_a_store_and_a_single_folder_are_sources_too(
    make_audit, paper, tmp_path
):
    folder = write_audit(
        make_audit(), paper, tmp_path / "store" / "reports", pages="none"
    )
    assert build_site(tmp_path / "store", tmp_path / "a").documents == 1
    assert build_site(folder, tmp_path / "b").documents == 1


def test_nothing_foreign_is_replaced(out, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        build_site(out, tmp_path / "home")
    assert (tmp_path / "home" / "letter.txt").is_file()


def test_no_audit_and_a_damaged_one_are_told(tmp_path):
    with pytest.raises(UsageError, match="no audit"):
        build_site(tmp_path, tmp_path / "site")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "audit.json").write_text("{}", encoding="utf-8")
    sign(tmp_path / "x")
    with pytest.raises(UsageError, match=r"audit\.json"):
        build_site(tmp_path, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_the_index_in_a_browser(site, browser, axe):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    index = (site / "index.html").as_uri()
    page.goto(index)
    page.wait_for_load_state("networkidle")
    assert requests == [index]
    shown = page.locator("table.audits tbody tr:visible")
    expect(shown).to_have_count(24)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("DELIBERATION acte-7.pdf")
    expect(shown).to_have_count(1)
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.type("Région")
    expect(shown).to_have_count(8)
    page.locator("select[name=severity]").select_option("none")
    assert 0 < shown.count() < 8
    page.locator("button[type=reset]").focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(24)
    page.locator("input[name=from]").fill("2026-11-01")
    expect(shown).to_have_count(4)
    page.locator("button[type=reset]").press("Enter")
    page.locator("th button", has_text="Document").press("Enter")
    assert (
        page.locator("th[aria-sort=ascending]")
        .inner_text()
        .startswith("Document")
    )
    assert violations(page, axe) == []
    link = page.locator("table.audits tbody a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.html")
    assert violations(page, axe) == []
    page.locator(".back a").press("Enter")
    page.wait_for_url("**/index.html")
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_index_fits_the_screen(site, browser, axe, width):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark"
    )
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page, axe) == []
    context.close()


def test_an_incomplete_audit_is_told_in_the_list_and_the_feed(
    make_audit, paper, tmp_path
):
    crash = Abstention("footing", "", "x", Message("", ""), crashed=True)
    audit = replace(make_audit(), findings=(), abstentions=(crash,))
    write_audit(audit, paper, tmp_path / "out")
    build_site(tmp_path / "out", tmp_path / "site")
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    row = index[index.index("<tbody") : index.index("</tbody>")]
    assert row.count("Audit incomplet") == 2
    assert "aucun écart" not in row.lower()
    feed = (tmp_path / "site" / "atom.xml").read_text(encoding="utf-8")
    assert "<summary>Audit incomplet. " in feed


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://x/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/",
        "//audits.example/",
        "audits.example",
        "https://",
        "https://audits.example/?a=b",
        "https://audits.example/#a",
        "https://user:secret@audits.example/",
        "https://audits.example/a b",
        "https://audits.example/\n",
        'https://audits.example/"><script>',
        " https://audits.example/",
    ],
)
def test_an_address_that_is_none_is_refused_before_anything_is_written(
    out, tmp_path, url
):
    with pytest.raises(UsageError, match="--url") as refused:
        build_site(out, tmp_path / "site", url=url)
    assert "https://exemple.fr/audits" in refused.value.fr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "url",
    [
        "https://audits.example",
        "http://localhost:8000/a/b/",
        "https://[::1]:8443/",
        "https://délibérations.example/2026",
    ],
)
def test_an_address_ends_with_a_slash(url):
    assert site_address(url) == url.rstrip("/") + "/"
    assert site_address("") == ""


def test_a_folder_that_is_not_there_is_said_not_to_be(tmp_path):
    with pytest.raises(UsageError, match="no such folder"):
        audit_folders(tmp_path / "absent")
    with pytest.raises(UsageError, match="no audit here"):
        audit_folders(tmp_path)


def _ranked(make_audit: Callable[..., Any], paper: Any, out: Path) -> Path:
    """Three audits: the gravest is the oldest."""
    for n, severity in enumerate(("error", "warning", "")):
        digest = f"{n:02d}" * 32
        audit = make_audit(
            document_id=f"acte-{n}-{digest[:16]}",
            name=f"acte-{n}.pdf",
            sha256=digest,
            title=f"Acte {n}",
            date=f"2026-0{n + 1}-10",
        )
        kept = [
            one
            for one in audit.findings
            if severity and str(one.severity) in (severity, "info")
        ]
        write_audit(
            replace(audit, findings=tuple(kept)), paper, out, pages="none"
        )
    return out


@pytest.mark.parametrize(
    ("lang", "headers", "worst"),
    [
        (
            "fr",
            ["Identifiant", "Séance", "Document", "Fichier", "Collectivité"],
            ["écart démontré", "à expliquer", ""],
        ),
        (
            "en",
            ["document_id", "date", "title", "file", "body"],
            ["proved deviation", "to explain", ""],
        ),
    ],
)
def test_the_list_begins_with_the_gravest_and_speaks_the_sites_language(
    make_audit, paper, tmp_path, lang, headers, worst
):
    out = _ranked(make_audit, paper, tmp_path / "out")
    build_site(out, tmp_path / "site", lang=lang, include_open=True)
    table = (tmp_path / "site" / "triage.csv").read_text(encoding="utf-8")
    head, *rows = list(csv.reader(table.splitlines()))
    assert head[:5] == headers
    assert [row[2] for row in rows] == ["Acte 0", "Acte 1", "Acte 2"]
    assert [row[6] for row in rows] == worst
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    body = index[index.index("<tbody") : index.index("</tbody>")]
    shown = re.findall(r">Acte (\d)<", body)
    assert shown == ["0", "1", "2"]
    (sorted_by,) = re.findall(r"<th [^>]*aria-sort[^>]*>([^<]*)", index)
    assert sorted_by in ("Gravité la plus haute", "Highest severity")


def test_a_document_of_which_nothing_is_proved_has_no_share(
    make_audit, paper, tmp_path
):
    audit = make_audit()
    (cover, *_) = audit.coverage.tables
    unproved = replace(audit.coverage, tables=(replace(cover, proved=0),))
    write_audit(replace(audit, coverage=unproved), paper, tmp_path / "out")
    build_site(tmp_path / "out", tmp_path / "site")
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'data-value="0.0">aucun</td>' in index


def test_a_long_title_is_short_in_the_list(make_audit, paper, tmp_path):
    whole = "Convention d’objectifs avec les clubs de la vallée " * 4
    write_audit(make_audit(title=whole.strip()), paper, tmp_path / "out")
    build_site(tmp_path / "out", tmp_path / "site")
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert f'title="{whole.strip()}"' in index
    assert f"<bdi>{shown_name(whole.strip())}</bdi></a>" in index


def test_a_figure_ends_on_its_page_image(make_audit, paper, tmp_path, browser):
    """Page images are taken over from the reports, on request only."""
    write_audit(make_audit(), paper, tmp_path / "out", pages="tables")
    made = build_site(
        tmp_path / "out", tmp_path / "site", include_open=True, pages="tables"
    )
    assert (made.pages, made.pages_withheld, made.without_pages) == (2, 0, 0)
    index = tmp_path / "site" / "index.html"
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(index.as_uri())
    page.locator("table.audits tbody th a").first.click()
    page.locator("td a.v", has_text="1 500,00").click()
    place = page.evaluate("location.hash.slice(1)")
    frame = page.locator(f'figure.page rect[id="{place}"]')
    assert frame.count() == 1
    page.wait_for_function(
        "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }",
        arg=place,
    )
    sheet = frame.locator("xpath=ancestor::figure//*[name()='image']")
    assert sheet.get_attribute("href").startswith("data:image/")
    context.close()

    plain = build_site(tmp_path / "out", tmp_path / "bare", include_open=True)
    assert plain.pages == 0
    (report,) = (tmp_path / "bare").glob("documents/*/report.html")
    assert 'id="img-page-' not in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("include", "shown", "withheld"), [(False, 1, 1), (True, 2, 0)]
)
def test_a_page_that_names_someone_is_not_shown(
    make_audit, paper, tmp_path, include, shown, withheld
):
    """The beneficiary stands in the table of page 1."""
    audit = _with_person(make_audit())
    write_audit(audit, paper, tmp_path / "out", pages="tables")
    made = build_site(
        tmp_path / "out",
        tmp_path / "site",
        include_persons=include,
        pages="tables",
    )
    assert (made.pages, made.pages_withheld) == (shown, withheld)
    rows = (tmp_path / "site" / "withheld.csv").read_text(encoding="utf-8")
    said = "images de pages où quelqu’un peut être nommé,1,1" in rows
    assert said is not include
    (report,) = (tmp_path / "site").glob("documents/*/report.html")
    told = "L’image de la page 1, où quelqu’un peut être nommé"
    assert (told in report.read_text(encoding="utf-8")) is not include


def test_a_page_whose_text_names_someone_is_not_shown(
    make_audit, paper, tmp_path
):
    text = "Le rapport de M. Jean Petit est lu."
    edges = tuple(50.0 + 6 * index for index in range(len(text) + 1))
    line = Line(text, 2, BBox(50, 100, edges[-1], 111), edges, 10.0, False)
    audit = make_audit(prose=(line,))
    write_audit(audit, paper, tmp_path / "out", pages="tables")
    made = build_site(tmp_path / "out", tmp_path / "site", pages="tables")
    assert (made.pages, made.pages_withheld) == (1, 1)


def test_reports_without_page_images_are_counted(make_audit, paper, tmp_path):
    write_audit(make_audit(), paper, tmp_path / "out", pages="none")
    made = build_site(tmp_path / "out", tmp_path / "site", pages="all")
    assert (made.pages, made.without_pages) == (0, 1)


def test_who_waits_is_told_how_far_the_site_is(out, tmp_path):
    told: list[tuple[int, int]] = []
    build_site(
        out,
        tmp_path / "site",
        advance=lambda done, total, _: told.append((done, total)),
    )
    assert told == [(done, 24) for done in range(24)]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_what_a_link_leads_to_is_named_and_left_aside(out, tmp_path):
    """A folder elsewhere, and one whose audit is a link that leads to itself."""
    source, good = tmp_path / "out", audit_folders(out)[0]
    shutil.copytree(good, source / "good")
    shutil.copytree(good, tmp_path / "elsewhere")
    (source / "linked").symlink_to(tmp_path / "elsewhere")
    (source / "round").mkdir()
    (source / "round" / "audit.json").symlink_to("audit.json")
    made = build_site(source, tmp_path / "site")
    assert made.documents == 1
    linked, round_ = (error.en for error in made.unfinished)
    assert "linked: folder left aside, a link leads out of" in linked
    assert "round: unfinished folder" in round_

    (tmp_path / "link").symlink_to(source)
    assert build_site(tmp_path / "link", tmp_path / "site").documents == 1
