"""What the reading process gives: an audit with the tables as read, or why there is none."""

import os
import sys
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from extract.correction import (
    CorrectionKind,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from pointage.desk.reading.reading_process import (
    FileStamp,
    Order,
    ReadingFailure,
    ReadingProcess,
    audit_for_desk,
    file_stamp,
)
from pointage.processes.process_limits import ProcessLimits

from ....end_to_end.test_corrected_acts import draw

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


def wait_for(gate):
    """Runs in the process: until a file is there."""
    while not gate.exists():
        time.sleep(0.01)
    return gate.name


def die(_):
    """Runs in the process, and ends it."""
    os._exit(1)


def test_what_a_person_waits_for_comes_first(tmp_path):
    process = ReadingProcess()
    done = []
    try:
        gate = tmp_path / "gate"
        first = process.ask(wait_for, gate)
        later = [
            process.ask(wait_for, gate, in_advance=number < 2)
            for number in range(4)
        ]
        for number, answer in enumerate(later):
            answer.add_done_callback(lambda _, n=number: done.append(n))
        process.hasten(later[1])
        assert process.progress(first) == (0, 0)
        assert process.progress(later[0]) is None
        gate.touch()
        assert [answer.result(60) for answer in later] == ["gate"] * 4
        assert done == [1, 2, 3, 0]
    finally:
        process.close()


def test_a_process_that_died_is_started_anew(tmp_path):
    process = ReadingProcess()
    try:
        died = process.ask(die, None)
        waiting = process.ask(wait_for, tmp_path)
        with pytest.raises(BrokenProcessPool):
            died.result(60)
        assert waiting.result(60) == tmp_path.name
    finally:
        process.close()


def spin(_):
    """Runs in the process, and never ends."""
    while True:
        pass


def hoard(_):
    """Runs in the process, and asks for ever more memory."""
    held = []
    while True:
        held.append(bytearray(16 << 20))


def test_what_takes_too_long_ends_and_the_next_is_done(tmp_path):
    process = ReadingProcess(ProcessLimits(seconds=1))
    try:
        late = process.ask(spin, None)
        waiting = process.ask(wait_for, tmp_path)
        with pytest.raises(BrokenProcessPool):
            late.result(60)
        assert waiting.result(60) == tmp_path.name
    finally:
        process.close()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited there")
def test_what_takes_too_much_memory_is_stopped(tmp_path):
    process = ReadingProcess(ProcessLimits(megabytes=256))
    try:
        with pytest.raises(MemoryError):
            process.ask(hoard, None).result(60)
        assert process.ask(wait_for, tmp_path).result(60) == tmp_path.name
    finally:
        process.close()


def test_a_document_that_takes_too_much_memory_is_told(monkeypatch, tmp_path):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("pointage.read_any.open_any", full)
    told = audit_for_desk(Order(tmp_path / "acte.pdf"))
    assert isinstance(told, ReadingFailure)
    assert "POINTAGE_MAX_MEMORY" in told.en


def test_closing_ends_what_is_under_way(tmp_path):
    process = ReadingProcess()
    under_way = process.ask(wait_for, tmp_path / "never")
    waiting = process.ask(wait_for, tmp_path)
    process.close()
    assert waiting.cancelled()
    assert under_way.done()


def test_a_protected_pdf_asks_for_its_password(tmp_path):
    path = draw(tmp_path / "acte.pdf", password="sésame")
    locked = audit_for_desk(Order(path))
    wrong = audit_for_desk(Order(path, password="autre"))
    assert locked.needs_password
    assert wrong.needs_password
    assert locked.fr != wrong.fr
    assert "--password-file" not in locked.fr + wrong.en
    opened = audit_for_desk(Order(path, password="sésame"))
    assert len(opened.audit.findings) == 1
