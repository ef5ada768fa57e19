import os

import pytest

from extract.errors import UnreadableError
from pointage.read_any import begin_reading, read, read_begun

from .batch.corpora import small_pdf

pytestmark = [
    pytest.mark.skipif(
        not hasattr(os, "fork"), reason="there are no forks here"
    ),
    pytest.mark.usefixtures("other_core"),
]


def test_a_document_is_read_elsewhere_while_something_else_is_done(tmp_path):
    path, done = small_pdf(tmp_path / "a.pdf", 1), []
    begin_reading(path)
    begun = read_begun(path, lambda: done.append(os.getpid()))
    assert begun is not None
    source, document = begun
    with source:
        alone, same = read(path)
        alone.close()
    assert done == [os.getpid()]
    assert document == same
    assert source.document_id == document.document_id


def test_what_nobody_began_is_not_waited_for(tmp_path):
    assert read_begun(tmp_path / "a.pdf", pytest.fail) is None


def test_one_core_begins_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    path = small_pdf(tmp_path / "a.pdf", 1)
    begin_reading(path)
    assert read_begun(path, pytest.fail) is None


def test_what_cannot_be_read_is_told_as_ever(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"no PDF")
    begin_reading(path)
    with pytest.raises(UnreadableError, match=r"a\.pdf"):
        read_begun(path, lambda: None)
