"""What the reading process gives: an audit with the tables as read, or why there is none."""

from extract.correction import (
    CorrectionKind,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from pointage.desk.reading_process import (
    FileStamp,
    Order,
    ReadingFailure,
    audit_for_desk,
    file_stamp,
)

from ...end_to_end.test_corrected_acts import draw

CELL = PageCorrection(
    kind=CorrectionKind.CELL,
    signed=Signature(author="A", date="2026-05-12", why="page 1"),
    table=TableName(caption="Subventions aux associations 2026"),
    row=RowName(labels=("Théâtre du Nord",)),
    column="Fonctionnement",
    printed="1 280,00",
    text="1 250,00",
)


def test_an_audit_comes_with_its_tables_as_they_were_read(tmp_path):
    path = draw(tmp_path / "acte.pdf")
    plain = audit_for_desk(Order(path))
    corrected = audit_for_desk(Order(path, (CELL,)))
    assert len(plain.audit.findings) == 1
    assert corrected.audit.findings == ()
    assert corrected.read_tables == plain.read_tables
    assert corrected.stamp == file_stamp(path)


def test_what_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "acte.pdf"
    path.write_bytes(b"no PDF")
    failure = audit_for_desk(Order(path))
    assert isinstance(failure, ReadingFailure)
    assert "acte.pdf" in failure.fr
    assert file_stamp(tmp_path / "absent.pdf") == FileStamp(0, 0)
