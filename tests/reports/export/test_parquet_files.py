"""Parquet gives exact values back."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given

from reports.export.audit_package import ExportField
from reports.export.parquet_files import sql_column, write_parquet
from validate.model.identity import Form, Verdict

from .hostile_frames import every_hostile, folder_with, quick, rows, values


@quick
@given(rows)
@example(every_hostile)
def test_parquet(tmp_path, lines):
    (path,) = write_parquet(folder_with(lines), tmp_path)
    assert read(path) == values(lines)
    first = path.read_bytes()
    write_parquet(folder_with(lines), tmp_path)
    assert path.read_bytes() == first


def read(path: Path, query: str = "FROM read_parquet($1)") -> list[tuple]:
    with duckdb.connect() as database:
        return database.execute(query, [str(path)]).fetchall()


@pytest.mark.parametrize(
    ("kind", "values", "sql", "converted"),
    [
        ("number", ["1" * 40, "2.50", ""], "VARCHAR", ["1" * 40, "2.50", ""]),
        ("number", ["2.5", ""], "DECIMAL(18, 2)", [Decimal("2.50"), None]),
        ("number", ["0.0375", "1e3"], "DECIMAL(18, 4)", ["0.0375", "1000"]),
        ("number", ["9" * 16], "DECIMAL(18, 2)", ["9" * 16]),
        ("number", ["9" * 17], "DECIMAL(38, 2)", ["9" * 17]),
        ("number", ["9" * 36], "DECIMAL(38, 2)", ["9" * 36]),
        ("number", ["9" * 37], "VARCHAR", ["9" * 37]),
        ("integer", ["7", ""], "BIGINT", [7, None]),
        ("integer", ["9" * 30], "DECIMAL(38, 2)", ["9" * 30]),
        ("string", ["", "x"], "VARCHAR", ["", "x"]),
    ],
)
def test_a_column_has_the_narrowest_type_that_holds_it(
    kind, values, sql, converted, tmp_path
):
    found, given = sql_column(kind, values)
    if sql.startswith("DECIMAL"):
        converted = [one and Decimal(one) for one in converted]
        scale = -int(sql[-2])
        assert {one.as_tuple().exponent for one in given if one} == {scale}
    assert (found, given) == (sql, converted)
    fields = (ExportField("column", kind, "", ""),)
    lines = [(value,) for value in values]
    (path,) = write_parquet(folder_with(lines, fields), tmp_path)
    assert read(path) == [(value,) for value in converted]
    types = read(path, "SELECT typeof(#1) FROM read_parquet($1)")
    assert {name for (name,) in types} == {sql.replace(" ", "")}


def test_parquet_says_what_it_is(sample, tmp_path):
    write_parquet(sample, tmp_path)
    path = tmp_path / "grants.parquet"
    about = {
        key.decode(): value.decode()
        for key, value in read(
            path, "SELECT key, value FROM parquet_kv_metadata($1)"
        )
    }
    assert list(about) == [
        *("frame", "frame_title", "fields"),
        *("name", "title", "document_id", "source_sha256"),
    ]
    assert about["frame"] == "grants"
    assert about["frame_title"] == sample.resource("grants").title
    fields = json.loads(about["fields"])
    assert list(fields) == [
        field.name for field in sample.resource("grants").fields
    ]
    assert fields["beneficiary"]["title"] == "Bénéficiaire"
    assert fields["amount"]["description"]
    assert about["source_sha256"] == sample.package["sources"][0]["sha256"]
    (kind, *_) = read(path, "SELECT typeof(amount) FROM read_parquet($1)")
    assert kind == ("DECIMAL(18,2)",)


@pytest.fixture(scope="module")
def exported_values(
    sample, tmp_path_factory
) -> dict[tuple[str, int, str], Decimal]:
    """The exported figures by table, row and column title."""
    out = tmp_path_factory.mktemp("parquet")
    write_parquet(sample, out)
    found = {}
    for name, column, value in (
        ("grants", "measure", "amount"),
        ("totals", "column", "value"),
        ("budget_lines", "column", "amount"),
    ):
        query = (
            f'SELECT table_id, "row", "{column}", {value} FROM read_parquet($1)'
        )
        for *place, figure in read(out / f"{name}.parquet", query):
            if figure is not None:
                found[tuple(place)] = figure
    return found


def test_what_foots_in_the_audit_foots_in_the_export(
    audited_sample, exported_values
):
    facts = {fact.id: fact for fact in audited_sample.document.facts}
    titles = {
        table.id: table.raw.header for table in audited_sample.document.tables
    }

    def exported(fact_id: str) -> Decimal | None:
        fact = facts.get(fact_id)
        if (
            fact is None
            or fact.row is None
            or fact.col is None
            or fact.id != f"{fact.table_id}!r{fact.row}c{fact.col}"
        ):
            return None
        return exported_values.get(
            (fact.table_id, fact.row, titles[fact.table_id][fact.col])
        )

    footed: Counter[str] = Counter()
    for outcome in audited_sample.record.outcomes:
        identity = outcome.identity
        if (
            outcome.verdict is not Verdict.HELD
            or identity.form is not Form.WEIGHTED_SUM
        ):
            continue
        total, terms = (
            exported(identity.result),
            [exported(term.fact) for term in identity.terms],
        )
        if total is None or None in terms:
            continue
        assert (
            sum(
                term.weight * value
                for term, value in zip(identity.terms, terms, strict=True)
            )
            == total
        ), identity.id
        footed[identity.table_id] += 1
    assert sum(footed.values()) >= 20
    assert {"annexe-4-t1", "annexe-5-t1", "rapport-t1"} <= set(footed)
