"""The bar: at a terminal, unless quiet."""

import io
import sys

import pytest

from pointage.progress_bar import progress_bar
from pointage.work import Voice


class Terminal(io.StringIO):
    """What a terminal was written."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_sees_how_far_it_is(
    quiet: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar(Voice("fr", quiet=quiet)) as advance:
        advance(2, 5, "acte [1].pdf")
    told = sys.stderr.getvalue()
    assert ("2/5" in told and "acte [1].pdf" in told) is not quiet


def test_a_file_is_written_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(Voice("fr")) as advance:
        advance(2, 5, "acte.pdf")
    assert capsys.readouterr().err == ""


def test_a_step_is_told_at_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Voice("fr").step("export-writing", to="csv")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "stderr", Terminal())
    Voice("fr").step("export-writing", to="csv")
    Voice("fr", quiet=True).step("export-writing", to="xlsx")
    assert sys.stderr.getvalue() == "Écriture (csv)…\n"
