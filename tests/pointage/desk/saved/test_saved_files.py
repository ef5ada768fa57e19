"""What people decided is written whole, under a lock, and never over what cannot be read."""

import os
import threading
import time

import pytest

from pointage.desk.saved import saved_files
from pointage.desk.saved.saved_files import (
    BusyFileError,
    locked,
    rewrite,
    set_aside,
)

MARK = "# marque\n"


def test_a_failure_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    rewrite(path, MARK, "un")

    def full(_):
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        rewrite(path, MARK, "deux")
    assert path.read_text(encoding="utf-8") == f"{MARK}un"
    assert list(tmp_path.iterdir()) == [path]


def test_changes_made_at_once_are_all_kept(tmp_path):
    path = tmp_path / "a.toml"
    rewrite(path, MARK, "")

    def add(number):
        with locked(path):
            text = path.read_text(encoding="utf-8")
            time.sleep(0.01)
            rewrite(path, MARK, f"{text.removeprefix(MARK)}{number}\n")

    workers = [threading.Thread(target=add, args=(n,)) for n in range(12)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    found = path.read_text(encoding="utf-8").removeprefix(MARK).split()
    assert sorted(map(int, found)) == list(range(12))


def test_a_lock_that_is_held_is_told_and_a_stale_one_dropped(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(saved_files, "WAIT", 0.1)
    path = tmp_path / "a.toml"
    lock = tmp_path / "a.toml.lock"
    lock.touch()
    with pytest.raises(BusyFileError), locked(path):
        pass
    os.utime(lock, (0, 0))
    with locked(path):
        assert lock.exists()
    assert not lock.exists()


def test_an_unreadable_file_moves_to_a_free_name(tmp_path):
    for _ in range(2):
        path = tmp_path / "a.toml"
        path.write_text("?", encoding="utf-8")
        set_aside(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "a.illisible-1.toml",
        "a.illisible-2.toml",
    ]


def test_another_persons_file_is_copied_before_it_is_written_anew(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("# à moi\n", encoding="utf-8")
    rewrite(path, MARK, "x = 1\n")
    rewrite(path, MARK, "x = 2\n")
    kept = tmp_path / "a.avant-1.toml"
    assert kept.read_text(encoding="utf-8") == "# à moi\n"
    assert len(list(tmp_path.iterdir())) == 2
    assert path.read_text(encoding="utf-8") == "# marque\nx = 2\n"
