"""CSV, Parquet, XLSX and DuckDB give the same values back, whatever the PDF printed."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reports.export.audit_package import (
    AuditFolder,
    ExportField,
    Resource,
    read_folder,
    text_resource,
)
from reports.export.csv_files import neutralised, resource_csv, write_csv
from reports.export.duckdb_file import write_duckdb
from reports.export.formats import FormatOptions
from reports.export.parquet_files import arrow_table, write_parquet
from reports.export.xlsx_file import CELL, escaped, write_xlsx

FIELDS = (
    ExportField("text", "string", "Texte", ""),
    ExportField("amount", "number", "Montant", ""),
    ExportField("count", "integer", "Nombre", ""),
    ExportField("day", "date", "Jour", ""),
    ExportField("yes", "boolean", "Oui", ""),
)
HOSTILE = (
    *(
        '=HYPERLINK("http://x","y")',
        "+33 1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'quoted",
        "''",
        "_x0041_",
        "_x005F_",
    ),
    *(
        "\x00\x07",
        "a\r\nb\nc",
        "\u05d0\u200f\u202etxet",
        'say "hi"; a,b',
        " leading and trailing ",
        "\ufeff",
        "\ufffe",
    ),
    *("NA", "null", "1e5", "0123", "#REF!"),
)
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2).map(
    "{:f}".format
)
days = st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(date.isoformat)
rows = st.lists(
    st.tuples(
        texts,
        st.one_of(
            st.just(""), numbers, st.sampled_from(["0.0375", "-0.01", "7", "123456789012345678.91"])
        ),
        st.one_of(st.just(""), st.integers(-(10**9), 10**9).map(str)),
        st.one_of(st.just(""), days),
        st.sampled_from(["true", "false"]),
    ),
    max_size=8,
)
quick = settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
every_hostile = [(text, "1.50", "2", "2022-06-20", "true") for text in HOSTILE]


def restored(text: str) -> str:
    """What `neutralised` was given."""
    return text.removeprefix("'")


def unescaped(text: str) -> str:
    """What a workbook shows for a text cell's ``_xHHHH_``."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def folder_with(lines, fields=FIELDS) -> AuditFolder:
    return AuditFolder(
        Path("x"), "x", {}, (text_resource("lines", "Lignes", fields, lines),), {"name": "x"}
    )


def values(lines) -> list[tuple]:
    """What a typed format must give back."""
    return [
        (
            text,
            Decimal(amount) if amount else None,
            int(count) if count else None,
            date.fromisoformat(day) if day else None,
            yes == "true",
        )
        for text, amount, count, day, yes in lines
    ]


@quick
@given(rows)
@example(every_hostile)
def test_csv(lines):
    (resource,) = folder_with(lines).resources
    read = list(csv.reader(io.StringIO(resource_csv(resource), newline="")))
    assert [tuple(row) for row in read[1:]] == [tuple(line) for line in lines]


@quick
@given(rows)
@example(every_hostile)
def test_csv_for_french_spreadsheets(lines):
    (resource,) = folder_with(lines).resources
    read = list(
        csv.reader(io.StringIO(resource_csv(resource, french=True), newline=""), delimiter=";")
    )[1:]
    assert all(not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in read)
    back = [(restored(row[0]), row[1].replace(",", "."), *map(restored, row[2:])) for row in read]
    assert back == [tuple(line) for line in lines]


@given(texts)
def test_the_apostrophe_is_reversible(text):
    assert restored(neutralised(text)) == text


@quick
@given(rows)
@example(every_hostile)
def test_parquet(tmp_path, lines):
    (path,) = write_parquet(folder_with(lines), tmp_path)
    table = pq.read_table(path)
    assert [tuple(row.values()) for row in table.to_pylist()] == values(lines)


@quick
@given(rows)
@example(every_hostile)
def test_duckdb(tmp_path, lines):
    (path,) = write_duckdb(folder_with(lines), tmp_path)
    with duckdb.connect(str(path), read_only=True) as database:
        assert database.execute("SELECT * FROM lines").fetchall() == values(lines)


def sheet_rows(path: Path, name: str) -> list[list]:
    book = openpyxl.load_workbook(path)
    found = [list(row) for row in book[name].iter_rows(min_row=2)]
    book.close()
    return found


@quick
@given(rows)
@example(every_hostile)
def test_xlsx(tmp_path, lines):
    (path,) = write_xlsx(folder_with(lines), tmp_path)
    for cells, line in zip(sheet_rows(path, "lines"), values(lines), strict=True):
        text, amount, count, day, yes = cells
        assert text.data_type in {"s", "n"}, "never a formula"
        assert unescaped(text.value or "") == line[0]
        printed = (
            amount.value
            if isinstance(amount.value, str)
            else None
            if amount.value is None
            else repr(amount.value)
        )
        assert (None if printed is None else Decimal(printed)) == line[1]
        assert count.value == line[2]
        assert (day.value.date() if day.value else None) == line[3]
        assert yes.value is line[4]


def test_xlsx_has_a_frozen_header_numbers_and_no_clock(tmp_path):
    (one,) = write_xlsx(folder_with(every_hostile), tmp_path / "a")
    (two,) = write_xlsx(folder_with(every_hostile), tmp_path / "b")
    assert one.read_bytes() == two.read_bytes()
    book = openpyxl.load_workbook(one)
    assert book["lines"].freeze_panes == "A2"
    assert book["lines"]["B2"].number_format == "0.00"
    book.close()


def test_xlsx_lists_the_text_that_a_cell_cannot_hold(tmp_path):
    long = "x" * (CELL + 5)
    (path,) = write_xlsx(folder_with([(long, "", "", "", "true")]), tmp_path)
    assert [[cell.value for cell in row] for row in sheet_rows(path, "cut")] == [
        ["lines", "2", "text", str(CELL + 5)]
    ]
    assert len(sheet_rows(path, "lines")[0][0].value) == CELL


@given(texts)
def test_escapes_of_xml_are_reversible(text):
    assert unescaped(escaped(text)) == text


def test_a_number_too_long_for_decimals_stays_text():
    fields = (ExportField("amount", "number", "", ""),)
    resource = Resource("r", "r.csv", "", fields, (("1" * 40,), ("2.50",)))
    assert arrow_table(resource, {}).to_pydict() == {"amount": ["1" * 40, "2.50"]}


def test_parquet_says_what_it_is(sample, tmp_path):
    write_parquet(sample, tmp_path)
    schema = pq.read_schema(tmp_path / "grants.parquet")
    assert str(schema.field("amount").type) == "decimal128(18, 2)"
    assert schema.field("beneficiary").metadata[b"title"].decode() == "Bénéficiaire"
    assert schema.metadata[b"source_sha256"].decode() == sample.package["sources"][0]["sha256"]


@pytest.mark.parametrize("french", [False, True])
def test_the_package_of_a_csv_export_validates(sample, tmp_path, french):
    frictionless = pytest.importorskip("frictionless")
    written = write_csv(sample, tmp_path, FormatOptions(excel_fr=french))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(written)


def test_the_sample_comes_back_from_every_format(sample, tmp_path):
    write_csv(sample, tmp_path / "csv")
    back = {path.stem: path for path in (tmp_path / "csv").glob("*.csv")}
    for resource in sample.resources:
        source = sample.path / resource.path
        assert back[resource.name].read_bytes() == source.read_bytes()
    write_parquet(sample, tmp_path / "parquet")
    (base,) = write_duckdb(sample, tmp_path)
    with duckdb.connect(str(base), read_only=True) as database:
        for resource in sample.resources:
            table = pq.read_table(tmp_path / "parquet" / f"{resource.name}.parquet")
            assert table.num_rows == len(resource.rows)
            kept = database.execute(f'SELECT * FROM "{resource.name}"').fetchall()
            assert kept == [tuple(row.values()) for row in table.to_pylist()]
    (book,) = write_xlsx(sample, tmp_path)
    grants = sample.resource("grants")
    at = [field.name for field in grants.fields].index("amount")
    amounts = [row[at].value for row in sheet_rows(book, "grants")]
    assert [None if each is None else Decimal(str(each)) for each in amounts] == [
        Decimal(row[at]) if row[at] else None for row in grants.rows
    ]


def test_findings_join_their_cells_and_lines(sample, tmp_path):
    (base,) = write_duckdb(sample, tmp_path)
    with duckdb.connect(str(base), read_only=True) as database:
        cells = database.execute(
            "SELECT finding, printed, page, table_id FROM finding_cells"
        ).fetchall()
        lines = database.execute("SELECT line_id FROM finding_grants").fetchall()
    expected = {
        (finding["id"], item["printed"], item["page"])
        for finding in sample.records("findings")
        for item in json.loads(finding["evidence"])
    }
    assert cells
    assert {row[:3] for row in cells} <= expected
    assert {row[0] for row in lines} <= {record["line_id"] for record in sample.records("grants")}


def test_what_is_no_folder_of_ours_is_refused(tmp_path):
    from extract.errors import UsageError

    (tmp_path / "datapackage.json").write_text(
        '{"resources": [{"path": "data/x.csv"}]}', encoding="utf-8"
    )
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError):
            read_folder(path)
