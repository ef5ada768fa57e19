"""The published file of grants, read under the national schema."""

from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("frictionless")

from reports.dossier.scdl_reading import read_scdl, scdl_note

FILE = (
    Path(__file__).parents[3]
    / "benchmarks"
    / "dossier"
    / "documents"
    / "clean"
    / "subventions-scdl-2025.csv"
)


def test_amounts_by_line():
    reading = read_scdl(FILE)
    assert reading.amounts[1] == Decimal("5300")
    assert (len(reading.amounts), reading.refused) == (6, 0)
    assert "conforme" in scdl_note(reading).fr


def test_a_wrong_amount_is_left_out_and_a_wrong_other_field_only_told(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    wrong = text.replace(",5300,", ",beaucoup,").replace(
        ",2025-04-15,", ",hier,", 1
    )
    (tmp_path / "a.csv").write_text(wrong, encoding="utf-8")
    reading = read_scdl(tmp_path / "a.csv")
    assert sorted(reading.amounts) == [0, 2, 3, 4, 5]
    assert reading.refused == 2
    assert "2" in scdl_note(reading).en
