"""Corrections are saved at once, in the file that the command line takes."""

from dataclasses import replace

import pytest

from extract.correction import (
    CorrectionKind,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from extract.corrections.corrections_file import read_corrections
from pointage.desk.saved.corrections_store import CorrectionsStore

SIGNED = Signature(author='A. "Auditrice"', date="2026-05-12", why="page 3 \\")
TABLE = TableName(caption="Subventions", header=("Club", "Montant"), number=2)
CELL = PageCorrection(
    kind=CorrectionKind.CELL,
    signed=SIGNED,
    table=TABLE,
    row=RowName(labels=("Sport", ""), number=3),
    column="Montant",
    printed="",
    text="5,00",
)
ROW = PageCorrection(
    kind=CorrectionKind.ROW,
    signed=SIGNED,
    table=TableName(caption="", header=("Club",)),
    row=RowName(labels=("Judo",)),
    is_a="total",
)
USE = PageCorrection(
    kind=CorrectionKind.COLUMN,
    signed=SIGNED,
    table=TABLE,
    column="Montant",
    use="voted",
)
OUT = PageCorrection(kind=CorrectionKind.LEAVE_OUT, signed=SIGNED, table=TABLE)
JOIN = PageCorrection(
    kind=CorrectionKind.JOIN,
    signed=SIGNED,
    table=TABLE,
    other=TableName(caption="Suite"),
)
SPLIT = PageCorrection(
    kind=CorrectionKind.SPLIT,
    signed=SIGNED,
    table=TABLE,
    row=RowName(labels=("Recettes",)),
    text="Recettes",
)
DATE = PageCorrection(
    kind=CorrectionKind.DOCUMENT,
    signed=SIGNED,
    column="date",
    text="2026-01-02",
    file="acte.pdf",
)


@pytest.mark.parametrize("one", [CELL, ROW, USE, OUT, JOIN, SPLIT, DATE])
def test_each_kind_is_read_back_as_it_was(tmp_path, one):
    store = CorrectionsStore(tmp_path / "acte.corrections.toml")
    assert store.put(one) == ()
    assert read_corrections(store.path) == (one,)


def test_a_correction_takes_the_place_of_one_of_the_same_thing(tmp_path):
    store = CorrectionsStore(tmp_path / "acte.corrections.toml")
    store.put(CELL)
    store.put(ROW)
    again = replace(CELL, text="6,00")
    replaced = store.put(again)
    assert replaced == (CELL,)
    assert set(store.read()) == {again, ROW}
    store.take_back(again, replaced)
    assert set(store.read()) == {CELL, ROW}
    assert store.drop(again) == (CELL,)
    assert store.read() == (ROW,)


def test_a_file_that_cannot_be_read_is_kept(tmp_path):
    store = CorrectionsStore(tmp_path / "acte.corrections.toml")
    store.path.write_text("cell = 1", encoding="utf-8")
    store.put(CELL)
    assert store.set_aside_as is not None
    assert store.set_aside_as.read_text(encoding="utf-8") == "cell = 1"
    assert store.read() == (CELL,)
