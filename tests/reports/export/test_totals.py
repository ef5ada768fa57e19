"""Exported frames add up to what the document prints, wherever the audit says that it foots."""

from collections import Counter
from decimal import Decimal

import pyarrow.parquet as pq
import pytest

from reports.export.parquet_files import write_parquet
from validate.model.identity import Form, Verdict


@pytest.fixture(scope="module")
def values(sample, tmp_path_factory) -> dict[tuple[str, int, str], Decimal]:
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


def test_what_foots_in_the_audit_foots_in_the_export(audited, values):
    facts = {fact.id: fact for fact in audited.document.facts}
    titles = {table.id: table.raw.header for table in audited.document.tables}

    def exported(fact_id: str) -> Decimal | None:
        fact = facts[fact_id]
        if (
            fact.row is None
            or fact.col is None
            or fact.id != f"{fact.table_id}!r{fact.row}c{fact.col}"
        ):
            return None
        return values.get((fact.table_id, fact.row, titles[fact.table_id][fact.col]))

    footed: Counter[str] = Counter()
    for outcome in audited.record.outcomes:
        identity = outcome.identity
        if outcome.verdict is not Verdict.HELD or identity.form is not Form.WEIGHTED_SUM:
            continue
        total, terms = exported(identity.result), [exported(term.fact) for term in identity.terms]
        if total is None or None in terms:
            continue
        assert (
            sum(term.weight * value for term, value in zip(identity.terms, terms, strict=True))
            == total
        ), identity.id
        footed[identity.table_id] += 1
    assert sum(footed.values()) >= 20
    assert {"annexe-4-t1", "annexe-5-t1", "rapport-t1"} <= set(footed)


def test_the_points_table_is_granted_in_all_what_it_prints_as_its_total(audited):
    grants, totals = audited.frames["grants"], audited.frames["totals"]
    own = grants[
        (grants["section"] == "annexe-5")
        & (grants["role"] == "detail")
        & (grants["decision"] == "granted")
    ]
    printed = totals[
        (totals["section"] == "annexe-5")
        & (totals["column"] == "Montant financier du conventionnement")
    ]
    assert own["amount"].sum() == printed["value"].sum()
