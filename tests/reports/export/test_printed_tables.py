"""Printed tables for spreadsheets: figures as numbers, all else as it is printed."""

from types import SimpleNamespace

from extract.tables.typing import type_table
from reports.export.printed_tables import with_printed_tables


def test_a_measure_in_several_units_stays_as_it_is_printed(make_raw):
    rows = [
        ["Ligne 1", "52 min", "1 280", "1 109 h 20"],
        ["Ligne 2", "1 h 08", "280", "317 h 20"],
        ["Total", "", "1 560", "1 426 h 40"],
    ]
    raw = make_raw("t", ["Service", "Durée", "Trajets", "Temps total"], rows)
    document = SimpleNamespace(tables=[type_table(raw)])
    folder = SimpleNamespace(document=document, resources=())
    folder.with_resources = lambda resources: resources

    (table,) = with_printed_tables(folder)
    assert table.rows[0][2:] == ("52 min", "1280", "1 109 h 20")
