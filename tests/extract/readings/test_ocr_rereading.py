"""Figures of a scan under accusation read once more: misread surely, corrected by arithmetic, and
said to be.
"""

from dataclasses import dataclass

import pytest

from extract.cell_ref import CellRef
from extract.ocr.ocr_engine import OcrChar, OcrLine
from extract.readings import cell_pictures
from extract.readings import ocr_rereading as again
from extract.readings.cell_pictures import stack
from extract.readings.ocr_rereading import reread
from pointage.pipeline import AuditOptions, check
from validate.reading_judge import judge

from ..scanned_table import scanned, table
from ..scanning import Drawn

SLIP = {"8 300,00": ("3 300,00", 0.99)}
ALL = ("3 500,00", "3 300,00", "1 750,50", "13 550,50")


@dataclass
class Second:
    """An engine that reads what stands in a band of a sheet as it is told, whatever is there."""

    answers: dict[str, str]
    sure: float = 0.99
    name: str = "second"
    bands: tuple = ()
    texts: tuple = ()

    def read(self, picture):
        lines = []
        for (top, bottom), text in zip(self.bands, self.texts, strict=True):
            told = self.answers.get(text, text).replace(" ", "")
            chars = tuple(
                OcrChar(c, 50.0 + 10 * n, (top + bottom) / 2, 5.0, self.sure)
                for n, c in enumerate(told)
            )
            lines.append(OcrLine(told, chars, 20.0, 0.0))
        return tuple(lines)


@pytest.fixture
def misread(source_of, monkeypatch):
    """The source of a scan with one figure misread surely, and its document."""
    with source_of([table]) as source:
        document = scanned(source, Drawn(source.page(1), slips=SLIP))
        yield source, document


def asked(document, engine, monkeypatch, wanted=ALL):
    """The cells that show the texts ``wanted``; ``engine`` is told what it is shown."""
    cells = [
        cell for cell in document.tables[0].raw.cells if cell.text in wanted
    ]

    def known(cuts):
        sheet, engine.bands = stack(cuts)
        engine.texts = tuple(cell.text for cell in cells)[: len(engine.bands)]
        return sheet, engine.bands

    monkeypatch.setattr(cell_pictures, "stack", known)
    return {
        CellRef(document.tables[0].id, cell.row, cell.col) for cell in cells
    }


def test_a_figure_misread_surely_is_corrected_and_says_so(misread, monkeypatch):
    source, document = misread
    engine = Second({"3 300,00": "8 300,00"})
    better = reread(
        source, document, asked(document, engine, monkeypatch), engine, judge
    )
    (cell,) = [cell for cell in better.tables[0].raw.cells if cell.arbitrated]
    assert (cell.text, cell.readings) == ("8 300,00", (("second", "3 300,00"),))
    assert [
        doubt.detail for doubt in better.doubts if doubt.code == "arbitrated"
    ] == ["3 300,00 → 8 300,00"]
    (fact,) = [fact for fact in better.facts if fact.printed == "8 300,00"]
    assert fact.arbitrated


def test_a_second_reading_that_nothing_upholds_leaves_a_doubt(
    misread, monkeypatch
):
    source, document = misread
    engine = Second({"3 300,00": "9 300,00"})
    unsure = reread(
        source, document, asked(document, engine, monkeypatch), engine, judge
    )
    (cell,) = [cell for cell in unsure.tables[0].raw.cells if cell.readings]
    assert (cell.text, cell.readings, cell.confidence) == (
        "3 300,00",
        (("second", "9 300,00"),),
        0.4,
    )
    assert [
        doubt.detail
        for doubt in unsure.doubts
        if doubt.code == "engines-disagree"
    ] == ["3 300,00 | 9 300,00"]


@pytest.mark.parametrize(
    "engine",
    [
        Second({}),
        Second({"3 300,00": "8 300,00"}, sure=0.7),
        Second({"3 300,00": "300,00"}),
    ],
)
def test_the_same_digits_unsure_ones_or_fewer_change_nothing(
    engine, misread, monkeypatch
):
    source, document = misread
    assert (
        reread(
            source,
            document,
            asked(document, engine, monkeypatch),
            engine,
            judge,
        )
        is document
    )


def test_only_figures_read_surely_on_scans_are_read_again_and_not_too_many(
    misread, monkeypatch
):
    source, document = misread
    engine = Second({"3 300,00": "8 300,00"})
    cells = asked(document, engine, monkeypatch)
    assert (
        reread(source, document, {CellRef("other", 1, 1)}, engine, judge)
        is document
    )
    monkeypatch.setattr(again, "_MOST_CELLS", 3)
    assert reread(source, document, cells, engine, judge) is document


def test_an_audit_of_a_scan_accuses_no_figure_that_reads_differently_twice(
    misread, monkeypatch
):
    source, document = misread
    assert [
        finding.status
        for finding in check(document, AuditOptions(), None).findings
    ] == ["open"]
    engine = Second({"3 300,00": "8 300,00"})
    asked(document, engine, monkeypatch)
    monkeypatch.setattr(
        "pointage.pipeline.chosen_engine", lambda wanted: engine
    )
    audit = check(document, AuditOptions(), source)
    assert not audit.findings
    assert [
        doubt.detail
        for doubt in audit.document.doubts
        if doubt.code == "arbitrated"
    ] == ["3 300,00 → 8 300,00"]
    monkeypatch.setattr("pointage.pipeline.chosen_engine", lambda wanted: None)
    assert len(check(document, AuditOptions(), source).findings) == 1
