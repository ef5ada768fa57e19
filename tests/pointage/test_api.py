"""`from pointage import audit, extract`: cheap to import, exact frames, escaped HTML."""

import doctest
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import pointage
from extract.errors import UnreadableError, UsageError
from reports.export.typed_frames import typed_column, typed_frame

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


@pytest.fixture(scope="module")
def extracted():
    return pointage.extract(SAMPLE)


def test_the_import_loads_nothing_heavy():
    code = (
        "import sys; from pointage import audit, extract; sys.exit(bool({'pandas', 'pdfplumber'} &"
        " set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False).returncode
        == 0
    )
    assert pointage.__all__ == ["audit", "extract"]


def test_each_type_has_its_dtype(extracted):
    grants = extracted.frames["grants"]
    assert str(grants["beneficiary"].dtype) == "str"
    assert str(grants["amount"].dtype) == "object"
    assert {type(each) for each in grants["amount"]} == {Decimal, type(pd.NA)}
    assert str(grants["row"].dtype) == "Int64"
    assert str(grants["period_start"].dtype) == "datetime64[s]"
    assert grants["theme"].notna().all(), "text that is missing is empty"
    assert grants["amount"].isna().any()


def test_sums_are_exact(extracted):
    grants = extracted.frames["grants"]
    detail = grants[
        (grants["role"] == "detail") & (grants["decision"] == "granted")
    ]
    total = detail["amount"].sum()
    assert isinstance(total, Decimal)
    assert total == sum(
        value for value in detail["amount"] if value is not pd.NA
    )
    assert detail.groupby("section")["amount"].sum().sum() == total


def test_every_frame_and_table_is_there(extracted):
    assert set(extracted.frames) == {
        "grants",
        "totals",
        "budget_lines",
        "unit_rates",
        "claims",
        "votes",
        "cells",
    }
    assert list(extracted.tables) == [
        table.id for table in extracted.document.tables
    ]
    assert all(
        (table.dtypes == "str").all() for table in extracted.tables.values()
    )


def test_audit_gives_findings_and_writes_its_folder(tmp_path):
    audited = pointage.audit(SAMPLE, lang="en")
    findings = audited.findings
    assert len(findings) == len(audited.record.findings)
    assert str(findings["page"].dtype) == "Int64"
    assert isinstance(findings["delta"].dropna().iloc[0], Decimal)
    folder = audited.write(tmp_path, pages="none")
    assert (folder / "report.html").is_file()
    html = audited._repr_html_()
    assert "<script" not in html
    assert html.count('<div class="pair') == 3
    assert 'src="data:image/webp;base64,' in html
    box = re.search(r'data-box="([^"]+)"', html)[1]
    assert f'data-facts="{box}' in html or f" {box}" in html
    assert "+30,000.00" in html
    gone = pointage.api.Audited(tmp_path / "absent.pdf", audited.record)
    assert "data:image" not in gone._repr_html_()


def test_html_escapes_what_the_pdf_says(extracted):
    from pointage.api import _table

    assert "&lt;b&gt;" in _table(["a"], [["<b>"]])
    shown = extracted._repr_html_()
    assert SAMPLE.name in shown
    assert shown.count('<div class="pair') == 3
    assert "%" not in re.sub(
        "<style>.*?</style>|<table.*?</table>", "", shown, flags=re.DOTALL
    ), "what nobody checked has no share of figures proved"
    assert "14 tables" in repr(extracted)


def test_extract_writes_its_folder(extracted, tmp_path):
    assert (extracted.write(tmp_path) / "datapackage.json").is_file()


def test_errors_are_those_of_the_command_line(tmp_path):
    with pytest.raises(UnreadableError):
        pointage.extract(tmp_path / "absent.pdf")
    with pytest.raises(UsageError):
        pointage.audit(SAMPLE, dispositions=tmp_path / "absent.toml")


def test_empty_columns_have_their_dtype_too():
    frame = typed_frame(
        pd.DataFrame({"n": [], "d": [], "t": []}), {"n": "number", "d": "date"}
    )
    assert [str(dtype) for dtype in frame.dtypes] == [
        "object",
        "datetime64[s]",
        "str",
    ]
    assert typed_column("integer", ["9" * 30]).tolist() == [Decimal("9" * 30)]
    assert str(typed_column("number", ["9" * 40]).dtype) == "str"


def test_the_api_page_is_true(monkeypatch):
    monkeypatch.chdir(SAMPLE.parents[1])
    result = doctest.testfile(
        str(SAMPLE.parents[1] / "docs" / "api.md"),
        module_relative=False,
        encoding="utf-8",
    )
    assert result.attempted
    assert result.failed == 0
