from extract.records.frames import frame_records
from extract.records.registry import FRAMES
from reports.files.document_parts import document_parts, written_parts
from reports.files.json_encode import streamed


def test_what_is_made_ahead_is_what_is_written_later(audit):
    ahead = written_parts(audit.document)
    later = document_parts(audit.document)
    assert ahead.rows == later.rows
    assert "".join(streamed(ahead.document)) == "".join(
        streamed(later.document)
    )


def test_the_records_of_a_frame_are_its_rows_by_their_columns(audit):
    parts = document_parts(audit.document)
    for name in FRAMES:
        assert parts.records(name) == frame_records(audit.document, name)
