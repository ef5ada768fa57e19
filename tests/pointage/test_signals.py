"""Signals that ask to end: as Ctrl-C, quietly, whenever they come."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pointage.signals import (
    INTERRUPTED,
    end_by_signals,
    held_from_children,
    ignore_signals,
    interrupt_by_signals,
)

if os.name == "nt":
    pytest.skip("signals are POSIX", allow_module_level=True)

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MAIN = "from pointage.__main__ import main; main()"
"""What the installed command runs."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in NUMBERS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_signals_that_ask_to_end_interrupt_and_ignored_ones_do_not() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    interrupt_by_signals()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    signal.raise_signal(signal.SIGHUP)


def test_what_is_done_ends_with_its_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(os, "_exit", codes.append)
    end_by_signals(3)
    signal.raise_signal(signal.SIGTERM)
    assert codes == [3]


def test_a_process_that_is_started_gets_no_signal_of_a_terminal() -> None:
    with held_from_children():
        held = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        assert {signal.SIGINT, signal.SIGHUP} <= held
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ())
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    signal.raise_signal(signal.SIGINT)
    ignore_signals()
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("started", [["-m", "pointage"], ["-c", MAIN]])
def test_a_signal_while_modules_are_imported_ends_quietly(
    number: signal.Signals, started: list[str], tmp_path: Path
) -> None:
    # a module that is imported late says that the imports have begun, and takes its time: in small
    # steps, since a signal just before a sleep is heard after it
    mark = tmp_path / "begun"
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "typer.py").write_text(
        f"import os, time\nos.mkdir({str(mark)!r})\nwhile True:\n    time.sleep(0.01)\n",
        encoding="utf-8",
    )
    pdf = tmp_path / "acte.pdf"
    pdf.write_bytes(b"%PDF-1.7\n")
    path = [str(tmp_path / "slow"), str(Path.cwd())]
    for (
        each
    ) in NUMBERS:  # ignored where the tests were started in the background
        signal.signal(each, signal.SIG_DFL)
    process = subprocess.Popen(
        [sys.executable, *started, "audit", str(pdf), "-o", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not mark.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, number)
    said, _ = process.communicate(timeout=60)
    assert said == b""
    assert process.returncode == INTERRUPTED
