"""What stands at a name: a folder, a file, a link to one, nothing."""

from functools import partialmethod
from pathlib import Path

import pytest

from reports.files.disk.ordinary_files import is_link, is_no_folder


@pytest.fixture
def names(tmp_path):
    """A folder, a file, links to both and to nothing, and a name that is free."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for target in ("folder", "file", "nothing"):
        (tmp_path / f"to-{target}").symlink_to(tmp_path / target)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "link", "no_folder"),
    [
        ("folder", False, False),
        ("file", False, True),
        ("to-folder", True, True),
        ("to-file", True, True),
        ("to-nothing", True, True),
        ("nothing", False, False),
    ],
)
def test_what_a_name_is_taken_by(names, name, link, no_folder):
    assert is_link(names / name) == link
    assert is_no_folder(names / name) == no_folder


def test_a_folder_that_others_move_meanwhile_is_looked_at_once(
    names, monkeypatch
):
    """A second look would find it gone, and what was there no folder."""
    looks = []
    look = Path.stat

    def counted(path, **named):
        looks.append(path)
        return look(path, **named)

    monkeypatch.setattr(Path, "stat", counted)
    monkeypatch.setattr(
        Path, "lstat", partialmethod(counted, follow_symlinks=False)
    )
    assert not is_no_folder(names / "folder")
    assert len(looks) == 1
