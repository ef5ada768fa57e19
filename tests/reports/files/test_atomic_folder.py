"""Files of a folder: those written row by row are those written at once."""

import json
from dataclasses import replace

from extract import packing
from extract.records.frames import frames
from reports.files.atomic_folder import CsvFile, csv_text, write_text
from reports.files.audit_folder import audit_parts, write_extract
from reports.files.audit_records import encode, streamed
from reports.page.report_page import Images


def test_a_csv_written_row_by_row_is_the_one_written_at_once(tmp_path):
    rows = [["a", "b;c"], ['say "d"', "é\nf"], ["\ud800", ""]]
    write_text(tmp_path / "once.csv", csv_text(rows))
    with CsvFile(tmp_path / "rows.csv") as file:
        for row in rows:
            file.row(row)
    assert (tmp_path / "rows.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()


def test_an_extract_streams_what_the_frames_hold(audit, tmp_path):
    folder = write_extract(audit.document, tmp_path)
    for name, frame in frames(audit.document).items():
        text = csv_text([list(frame.columns), *frame.to_numpy().tolist()])
        assert (folder / "data" / f"{name}.csv").read_bytes() == text.encode()


def test_an_audit_written_in_pieces_is_the_one_encoded_whole(audit, monkeypatch):
    monkeypatch.setattr(packing, "AT_HAND", 0)
    packed = replace(audit.document, tables=packing.PackedTables(audit.document.tables))
    for document in (audit.document, packed):
        parts = audit_parts(replace(audit, document=document), {}, Images({}, (), ()))
        whole = json.dumps(encode(parts), ensure_ascii=False, separators=(",", ":"))
        assert "".join(streamed(parts)) == whole
    assert "".join(streamed(list(range(500)))) == json.dumps(
        list(range(500)), separators=(",", ":")
    )
