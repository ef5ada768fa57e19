"""Files of a folder: those written row by row are those written at once."""

from reports.files.atomic_folder import CsvFile, csv_text, write_text


def test_a_csv_written_row_by_row_is_the_one_written_at_once(tmp_path):
    rows = [["a", "b;c"], ['say "d"', "é\nf"], ["\ud800", ""]]
    write_text(tmp_path / "once.csv", csv_text(rows))
    with CsvFile(tmp_path / "rows.csv") as file:
        for row in rows:
            file.row(row)
    assert (tmp_path / "rows.csv").read_bytes() == (
        tmp_path / "once.csv"
    ).read_bytes()
