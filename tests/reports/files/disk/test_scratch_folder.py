"""What a killed run leaves is hidden, told from what a run at work holds, and removed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reports.files.disk.scratch_folder import (
    aside_of,
    clear_leftovers,
    scratch_folder,
    telling_of,
)

HOLD = """
import sys
from pathlib import Path
from reports.files.disk.scratch_folder import aside_of, scratch_folder
with scratch_folder(Path(sys.argv[1])) as folder:
    (folder / "half").mkdir()
    (folder / "half" / "file").write_text("half", encoding="utf-8")
    aside = aside_of(folder, Path(sys.argv[1]) / "ID")
    aside.mkdir()
    (aside / "report").write_text("whole", encoding="utf-8")
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_nothing_is_left_in_the_end(tmp_path: Path) -> None:
    with scratch_folder(tmp_path / "out") as folder:
        (folder / "file").touch()
        assert folder.name.startswith(".")
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_run_holds_stays_and_what_a_killed_one_left_goes(
    tmp_path: Path,
) -> None:
    """What it had moved aside comes back."""
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert run.stdin is not None
    assert run.stdout is not None
    run.stdout.readline()
    (held,) = tmp_path.iterdir()
    clear_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [held]

    run.kill()
    run.wait()
    run.stdin.close()
    run.stdout.close()
    clear_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "ID"]
    assert (tmp_path / "ID" / "report").read_text(encoding="utf-8") == "whole"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no forks")
def test_a_fork_that_outlives_a_killed_run_holds_nothing(
    tmp_path: Path,
) -> None:
    started = "os.write(1, b'.\\n')"
    fork = f"import os; os.fork() or ({started}, sys.stdin.read(), os._exit(0))"
    code = HOLD.replace("    print(", f"    {fork}\n    print(")
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert run.stdin is not None
    assert run.stdout is not None
    for _ in ("the run", "its fork"):
        run.stdout.readline()
    run.kill()
    run.wait()
    clear_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "ID"]
    run.stdin.close()
    run.stdout.close()


def test_nothing_else_is_removed(tmp_path: Path) -> None:
    """An empty folder may be one that was killed at its first step; all else is not ours."""
    (tmp_path / ".pointage-site").touch()
    (tmp_path / ".pointage-0123456789abcdef").mkdir()
    (tmp_path / ".pointage-0123456789abcdee").mkdir()
    (tmp_path / ".pointage-0123456789abcdee" / "mine").touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "lock").touch()
    link = tmp_path / ".pointage-0123456789abcded"
    link.symlink_to(elsewhere)
    clear_leftovers(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        ".pointage-site",
        ".pointage-0123456789abcdee",
        link.name,
        "elsewhere",
    }
    assert list(elsewhere.iterdir()) == [elsewhere / "lock"]
    clear_leftovers(tmp_path / "absent")


def test_what_was_moved_aside_and_not_replaced_is_put_back(
    tmp_path: Path,
) -> None:
    place = tmp_path / "ID"
    place.mkdir()
    with scratch_folder(tmp_path) as folder:
        place.rename(aside_of(folder, place))
        assert not place.exists()
    assert place.is_dir()


def test_a_system_without_locks_keeps_what_it_cannot_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="locks of Windows are others")

    def refuse(*_: object) -> None:
        raise OSError(38, os.strerror(38))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with scratch_folder(tmp_path) as folder:
        clear_leftovers(tmp_path)
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_an_error_is_told_of_what_the_user_asked_for(tmp_path: Path) -> None:
    place = tmp_path / "out"
    for name, told in (
        (str(tmp_path / ".pointage-0123456789abcdef" / "x"), place),
        (None, place),
        (str(tmp_path), place),
        (str(place / "pipe"), place / "pipe"),
        ("/elsewhere/x", "/elsewhere/x"),
    ):
        with (
            pytest.raises(OSError, match="full") as caught,
            telling_of(place, tmp_path),
        ):
            raise OSError(28, "full", name)
        assert caught.value.filename == str(told)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names")
@pytest.mark.parametrize("made_up", ["aside", "lock", "pipe"])
def test_what_no_run_makes_is_not_followed(
    tmp_path: Path, made_up: str
) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    hidden = out / ".pointage-0123456789abcdef"
    (elsewhere / "ID").mkdir(parents=True)
    hidden.mkdir(parents=True)
    match made_up:
        case "aside":
            (hidden / "lock").touch()
            (hidden / "aside").symlink_to(elsewhere)
        case "lock":
            (elsewhere / "lock").touch()
            (hidden / "lock").symlink_to(elsewhere / "lock")
            (hidden / "aside" / "ID").mkdir(parents=True)
        case _:
            os.mkfifo(hidden / "lock")
            (hidden / "aside" / "ID").mkdir(parents=True)
    clear_leftovers(out)
    assert list(out.iterdir()) == [hidden]
    assert (elsewhere / "ID").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_only_a_folder_comes_back_and_only_to_a_free_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "taken").symlink_to("nowhere")
    with scratch_folder(tmp_path) as folder:
        aside_of(folder, tmp_path / "taken").mkdir()
        aside_of(folder, tmp_path / "link").symlink_to(tmp_path / "mine")
    assert {path.name for path in tmp_path.iterdir()} == {"mine", "taken"}
    assert (tmp_path / "taken").is_symlink()
