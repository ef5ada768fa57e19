"""Parquet gives exact values back."""

from collections import Counter
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from hypothesis import example, given

from reports.export.audit_package import ExportField, Resource
from reports.export.parquet_files import arrow_table, write_parquet
from validate.model.identity import Form, Verdict

from .hostile_frames import every_hostile, folder_with, quick, rows, values


@quick
@given(rows)
@example(every_hostile)
def test_parquet(tmp_path, lines):
    (path,) = write_parquet(folder_with(lines), tmp_path)
    table = pq.read_table(path)
    assert [tuple(row.values()) for row in table.to_pylist()] == values(lines)


def test_a_number_too_long_for_decimals_stays_text():
    fields = (ExportField("amount", "number", "", ""),)
    resource = Resource("r", "r.csv", "", fields, (("1" * 40,), ("2.50",)))
    assert arrow_table(resource, {}).to_pydict() == {
        "amount": ["1" * 40, "2.50"]
    }


def test_parquet_says_what_it_is(sample, tmp_path):
    write_parquet(sample, tmp_path)
    schema = pq.read_schema(tmp_path / "grants.parquet")
    assert str(schema.field("amount").type) == "decimal128(18, 2)"
    assert (
        schema.field("beneficiary").metadata[b"title"].decode()
        == "Bénéficiaire"
    )
    assert (
        schema.metadata[b"source_sha256"].decode()
        == sample.package["sources"][0]["sha256"]
    )


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
        for row in pq.read_table(out / f"{name}.parquet").to_pylist():
            if row[value] is not None:
                found[row["table_id"], row["row"], row[column]] = row[value]
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
