"""DuckDB gives exact values back, and joins findings with their cells."""

import json

import duckdb
from hypothesis import example, given

from reports.export.duckdb_file import write_duckdb

from .hostile_frames import every_hostile, folder_with, quick, rows, values


@quick
@given(rows)
@example(every_hostile)
def test_duckdb(tmp_path, lines):
    (path,) = write_duckdb(folder_with(lines), tmp_path)
    with duckdb.connect(str(path), read_only=True) as database:
        assert database.execute("SELECT * FROM lines").fetchall() == values(
            lines
        )


def test_findings_join_their_cells_and_lines(sample, tmp_path):
    (base,) = write_duckdb(sample, tmp_path)
    with duckdb.connect(str(base), read_only=True) as database:
        cells = database.execute(
            "SELECT finding, printed, page, table_id FROM finding_cells"
        ).fetchall()
        lines = database.execute(
            "SELECT line_id FROM finding_grants"
        ).fetchall()
    expected = {
        (finding["id"], item["printed"], item["page"])
        for finding in sample.records("findings")
        for item in json.loads(finding["evidence"])
    }
    assert cells
    assert {row[:3] for row in cells} <= expected
    assert {row[0] for row in lines} <= {
        record["line_id"] for record in sample.records("grants")
    }
