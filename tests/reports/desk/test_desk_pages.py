"""The desk's pages are escaped, whole in both languages, and load nothing but their own files."""

import re

import pytest

from reports.desk import desk_pages
from reports.desk.desk_pages import (
    ASSETS,
    DeskFrame,
    IndexRow,
    desk_asset,
    document_page,
    index_page,
    listed_audit,
    table_part,
)
from reports.desk.desk_view import DeskView

HOSTILE = "<script>alert(1)</script>"


def frame(**more):
    return DeskFrame(
        key="k", name=HOSTILE, phase="ready", version=1, saved=0, **more
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_document_is_shown_with_what_it_was_given(audit, lang):
    view = DeskView(audit, lang)
    html = document_page(frame(author=HOSTILE, failure=HOSTILE), view, lang)
    assert HOSTILE not in html
    assert html.count('<li class="item') == len(audit.findings)
    assert f'<html lang="{lang}">' in html
    loaded = re.findall(r'(?:src|href)="([^"#?]+)"', html)
    names = {path.removeprefix("../../") for path in loaded}
    assert names - {"", "onward", "report/report.html"} <= set(ASSETS)
    assert "style=" not in html
    assert " onclick" not in html


def test_a_document_that_is_not_read_yet_says_so():
    html = document_page(frame(), None, "fr")
    assert "Lecture et contrôle en cours" in html
    assert "panes" not in html


def test_the_list_tells_what_failed(audit):
    rows = [
        IndexRow("a", HOSTILE, "ready", listed_audit(DeskView(audit, "fr"))),
        IndexRow("b", "b.pdf", "failed", None, HOSTILE),
        IndexRow("c", "c.pdf", "reading"),
    ]
    html = index_page(rows, "fr")
    assert HOSTILE not in html
    assert html.count("<progress") == 1


def test_a_table_says_where_each_cell_stands(audit):
    view = DeskView(audit, "fr")
    table = audit.document.tables[0]
    html = table_part(view, table.id)
    for cell in table.raw.cells:
        assert f'data-row="{cell.row}" data-col="{cell.col}"' in html
    assert table_part(view, "absent") is None


@pytest.mark.parametrize("name", ASSETS)
def test_its_own_files_load_nothing_else(name):
    content, kind = desk_asset(name)
    text = content.decode("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "://" not in text
    assert "innerHTML" not in text
    assert "eval(" not in text
    assert kind


def test_a_long_table_is_shown_in_parts(audit, monkeypatch):
    monkeypatch.setattr(desk_pages, "ROWS", 2)
    view = DeskView(audit, "fr")
    table = next(t for t in audit.document.tables if t.raw.rows > 2)
    last = table.raw.rows - 1
    html = table_part(view, table.id, last)
    assert f'data-stop="{table.raw.rows}"' in html
    assert f'data-row="{last}"' in html
    assert 'data-row="0"' not in html
    assert "data-part" in html
    assert table_part(view, table.id, 10**8) == html
