"""CSV, plain and for French spreadsheets."""

import csv
import io

import pytest
from hypothesis import example, given

from extract.given.spreadsheet_text import neutralised
from reports.export.csv_files import resource_csv, write_csv
from reports.export.formats import FormatOptions

from .hostile_frames import every_hostile, folder_with, quick, rows, texts


def restored(text: str) -> str:
    """What `neutralised` was given."""
    return text.removeprefix("'")


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
        csv.reader(
            io.StringIO(resource_csv(resource, french=True), newline=""),
            delimiter=";",
        )
    )[1:]
    assert all(
        not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        for row in read
    )
    back = [
        (restored(row[0]), row[1].replace(",", "."), *map(restored, row[2:]))
        for row in read
    ]
    assert back == [tuple(line) for line in lines]


@given(texts)
def test_the_apostrophe_is_reversible(text):
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize("french", [False, True])
def test_the_package_of_a_csv_export_validates(sample, tmp_path, french):
    frictionless = pytest.importorskip("frictionless")
    written = write_csv(sample, tmp_path, FormatOptions(excel_fr=french))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(written)
