"""Files are put in place whole, and error or not nothing is left beside them."""

import errno
import os
import threading
from pathlib import Path

import pytest

from reports.files.disk.synced_files import replace_file, sync_tree


def test_a_file_is_replaced_and_nothing_left(tmp_path: Path) -> None:
    path = tmp_path / "a" / "file"
    replace_file(path, b"one")
    replace_file(path, b"other", tmp_path)
    assert path.read_bytes() == b"other"
    assert list(tmp_path.rglob("*")) == [path.parent, path]


def test_a_disk_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=r"file'\Z"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_process_without_memory_for_threads_syncs_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / name).touch()
    synced: list[int] = []

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    monkeypatch.setattr(os, "fsync", synced.append)
    sync_tree(tmp_path)
    assert len(synced) >= 3


def test_a_file_system_that_cannot_be_asked_is_not_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    monkeypatch.setattr(os, "fsync", refuse)
    sync_tree(tmp_path)
