"""What the desk's stories in a browser have in common."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

POINTAGE = (sys.executable, "-m", "pointage")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+/")
WAIT = 60_000


@contextmanager
def served(
    target: Path | None, *options: str, **environment: str
) -> Iterator[tuple[str, Any]]:
    """The address of a desk, and its process."""
    given = [] if target is None else [str(target)]
    process = subprocess.Popen(
        [*POINTAGE, "desk", *given, "--no-browser", *options],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert process.stderr is not None
    told = []
    for line in process.stderr:
        told.append(line)
        found = ADDRESS.search(line)
        if found:
            break
    else:
        pytest.fail("".join(told))
    process.told = "".join(told)
    try:
        yield found[0], process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(60)
        process.stderr.close()


def choose(page: Any, number: int = 0) -> Any:
    item = page.locator(".item").nth(number)
    item.locator(".lead").click()
    return item


def confirm(item: Any) -> None:
    item.locator("button[data-status=confirmed]").click()
    item.locator("textarea").fill("Vu avec le service.")
    item.locator("input[name=author]").fill("A. Auditrice")
    item.locator("button[data-status=confirmed]").click()


def correct_cell(page: Any, text: str) -> None:
    page.locator("#correct textarea").fill(text)
    page.locator("#correct input[name=why]").fill("Lu sur la page.")
    page.locator("#correct input[name=author]").fill("A. Auditrice")
    page.locator("#correct button[value=save]").click()
