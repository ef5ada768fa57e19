"""Long documents: what is packed is what was there, and memory does not grow with the pages."""

import subprocess
import sys
from decimal import Decimal
from string import ascii_uppercase

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as Drawn

from extract import packing
from extract.facts import table_facts
from extract.geometry import BBox
from extract.grid import Doubt, Grid, GridCell
from extract.packing import (
    PackedGrids,
    PackedTables,
    TableFacts,
    pack_table,
    unpack_table,
)
from extract.pdf.source import open_source
from extract.reader import read_document
from extract.tables.typing import type_table

PEAK = """
import resource, sys
from pathlib import Path
from extract.reader import read_document
from extract.pdf.source import open_source
with open_source(Path(sys.argv[1])) as source:
    document = read_document(source)
print(len(document.tables), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
ROWS = [
    ["Association du Val", "4", "1 250,50 €"],
    ["Néant", "", "-"],
    ["Total", "4 places", "1 250,50 €"],
]


@pytest.fixture
def table(make_raw):
    return type_table(make_raw("t1", ["Nom", "Places", "Valeur 12,50 €"], ROWS))


def test_a_table_comes_back_as_it_was_with_its_cells_each_once(table):
    again = unpack_table(pack_table(table))
    assert again == table
    assert again.rows[0].cells[2].raw is again.raw.cells[2]
    assert again.rows[0].cells[2].number.value == Decimal("1250.50")


def test_a_table_without_cells_comes_back(make_raw):
    bare = type_table(make_raw("t1", ["Nom"], []))
    assert unpack_table(pack_table(bare)) == bare


@pytest.mark.parametrize("room", [0, 10_000])
def test_tables_and_facts_read_like_tuples_packed_or_not(
    table, room, monkeypatch
):
    monkeypatch.setattr(packing, "AT_HAND", room)
    tables = PackedTables([table, table])
    facts = TableFacts(tables, ())
    assert tables == (table, table)
    assert tables.are_at_hand == (room > 0)
    assert tables != ()
    assert tables != "tt"
    assert (len(tables), tables[1], tables[:1]) == (2, table, (table,))
    assert facts == table_facts(table) * 2
    assert len(facts) == 2 * len(table_facts(table))


@pytest.mark.parametrize("room", [0, 10_000])
def test_grids_come_back_as_they_were(room, monkeypatch):
    monkeypatch.setattr(packing, "AT_HAND", room)
    cells = (
        GridCell(
            0, 0, 1, 2, ("Dépense", "€"), BBox(1.1, 2, 3, 4), ends=(1.5, 2.5)
        ),
        GridCell(1, 0, 1, 1, (), BBox(1, 4, 2, 5)),
    )
    grid = Grid(
        3,
        BBox(1, 2, 3, 5),
        2,
        2,
        cells,
        "ruled",
        (Doubt(3, BBox(0, 0, 1, 1), "text-outside"),),
    )
    kept = PackedGrids()
    kept.put(3, (grid, grid))
    kept.put(4, ())
    assert (kept.take(3), kept.take(4)) == ((grid, grid), ())


def test_a_document_opened_holds_each_value_once(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "AT_HAND", 0)
    path = tmp_path / "a.pdf"
    _annexes(path, 3)
    with open_source(path) as source:
        packed = read_document(source)
    opened = packed.opened()
    assert (packed.is_short, opened.is_short) == (False, True)
    assert opened == packed
    assert opened.opened() is opened
    assert packed.tables[0] is not packed.tables[0]
    assert opened.facts[0].number is opened.tables[0].rows[0].cells[1].number


def _annexes(path, pages):
    """A document of one table a page under its own title."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(1, pages + 1):
        canvas.drawString(
            50,
            790,
            f"Annexe {page} : dépenses du quartier"
            f" {ascii_uppercase[page // 26]}{ascii_uppercase[page % 26]}",
        )
        rows = [
            ["Opération", *(f"Exercice {year}" for year in range(2019, 2026))]
        ]
        rows += [
            [
                f"Opération {page}.{row}",
                *(f"{page + row * col:d} {row:03d},00" for col in range(7)),
            ]
            for row in range(40)
        ]
        drawn = Drawn(
            rows,
            colWidths=[90] + [58] * 7,
            rowHeights=17,
            style=[
                ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                ("FONTSIZE", (0, 0), (-1, -1), 7),
            ],
        )
        drawn.wrapOn(canvas, *A4)
        drawn.drawOn(canvas, 40, 60)
        canvas.showPage()
    canvas.save()


@pytest.mark.skipif(
    sys.platform == "win32",
    reason="the system does not tell a process's peak memory in one way",
)
def test_memory_hardly_grows_with_a_document_twice_as_long(tmp_path):
    """At most a tenth more for twice the pages (measured: 2 %)."""
    peaks = []
    for pages in (25, 50):
        path = tmp_path / f"{pages}.pdf"
        _annexes(path, pages)
        done = subprocess.run(
            [sys.executable, "-c", PEAK, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        tables, peak = map(int, done.stdout.split())
        assert tables == pages
        peaks.append(peak)
    assert peaks[1] < 1.1 * peaks[0], peaks
