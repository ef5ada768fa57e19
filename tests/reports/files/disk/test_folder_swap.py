"""A folder in the place of another, by one exchange or by two moves."""

import errno
from pathlib import Path

import pytest

from reports.files.atomic_folder import replace_folder, write_text
from reports.files.disk import folder_swap


@pytest.fixture(params=["exchange", "two moves"])
def swapping(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if request.param == "two moves":
        monkeypatch.setattr(folder_swap, "_renameat2", lambda: None)


def fill(folder: Path) -> None:
    write_text(folder / "new", "new")


@pytest.mark.usefixtures("swapping")
def test_what_was_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    place = tmp_path / "out" / "ID"
    for _ in range(2):
        assert replace_folder(place, fill) == place
        assert [path.name for path in place.iterdir()] == ["new"]
        assert list(place.parent.iterdir()) == [place]
        write_text(place / "more" / "old", "old")


@pytest.mark.usefixtures("swapping")
def test_a_link_that_the_user_names_goes_on_leading_where_it_led(
    tmp_path: Path,
) -> None:
    home = tmp_path / "elsewhere" / "site"
    home.mkdir(parents=True)
    (home / "old").touch()
    link = tmp_path / "site"
    link.symlink_to(home)
    replace_folder(link, fill, may_be_link=True)
    assert link.is_symlink()
    assert [path.name for path in home.iterdir()] == ["new"]


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "ID").touch()
    with pytest.raises(NotADirectoryError) as refused:
        replace_folder(tmp_path / "ID", fill)
    assert refused.value.filename == str(tmp_path / "ID")
    assert list(tmp_path.iterdir()) == [tmp_path / "ID"]


def test_another_run_may_be_quicker_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_swap, "_PAUSES", (0.0, 0.0, 0.0))
    tries: list[int] = []

    def taken(*_: object) -> bool:
        tries.append(1)
        raise OSError(errno.ENOTEMPTY, "not empty")

    monkeypatch.setattr(folder_swap, "exchanged", taken)
    with pytest.raises(OSError, match="not empty"):
        replace_folder(tmp_path / "ID", fill)
    assert len(tries) == 3
    assert list(tmp_path.iterdir()) == []
