"""What is asked to be seen of a folder is shown."""

import json
from pathlib import Path

import pytest

from pointage.commands.shown_results import ShownResults


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.html").touch()
    (tmp_path / "audit.json").write_text('{\n "é": 1\n}\n', encoding="utf-8")
    return tmp_path


def test_the_report_is_opened_in_the_browser(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    ShownResults(report=True)(folder)
    assert opened == [(folder / "report.html").as_uri()]


def test_its_json_is_one_line_on_stdout(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ShownResults()(folder)
    ShownResults("audit.json")(folder)
    line = capsys.readouterr().out
    assert line == '{"\\u00e9":1}\n'
    assert json.loads(line) == {"é": 1}
