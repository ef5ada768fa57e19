"""Users have Windows: no room calls what only POSIX systems have, unless it asks first."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..pointage.batch.corpora import small_pdf
from . import windows_like

ROOT = Path(__file__).parents[2]
ROOMS = ("pointage", "extract", "validate", "expectations", "reports")
FORKS = ROOT / "pointage" / "processes" / "forks.py"
"""What runs only where the system can fork; nobody imports it elsewhere."""
FORKS_MODULE = "pointage.processes.forks"
ASKS = ("sys.platform", "os.name")
PLACES = ("/proc/", "/dev/", "/tmp/", "/etc/")


class Finder(ast.NodeVisitor):
    """Collects names of POSIX systems that are used without asking whether they are there.

    Asked is: under an ``if`` that looks at the platform or asks ``hasattr``, and below one in the
    same function that returns early; in a ``try`` that catches what is missing.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        self._asked = 0

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        asks = _asks(node.test)
        self._asked += asks
        for each in (*node.body, *node.orelse):
            self.visit(each)
        self._asked -= asks

    def visit_IfExp(self, node: ast.IfExp) -> None:
        asks = _asks(node.test)
        self._asked += asks
        self.generic_visit(node)
        self._asked -= asks

    def visit_Try(self, node: ast.Try) -> None:
        asks = any("ImportError" in ast.dump(each) for each in node.handlers)
        self._asked += asks
        for each in node.body:
            self.visit(each)
        self._asked -= asks
        for each in (*node.handlers, *node.orelse, *node.finalbody):
            self.visit(each)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        asked = 0
        for each in node.body:
            self.visit(each)
            if _returns_where_missing(each):
                asked += 1
                self._asked += 1
        self._asked -= asked

    def visit_Import(self, node: ast.Import) -> None:
        for each in node.names:
            if each.name.partition(".")[0] in windows_like.MODULES:
                self._note(node, each.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        if module in windows_like.MODULES or module == FORKS_MODULE:
            self._note(node, module)
        for each in node.names:
            if each.name in windows_like.NAMES.get(module, ()):
                self._note(node, f"{module}.{each.name}")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name):
            names = windows_like.NAMES.get(node.value.id, ())
            if node.attr in names:
                self._note(node, f"{node.value.id}.{node.attr}")
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg in windows_like.KEYWORDS:
            self._note(node.value, node.arg)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and node.value.startswith(PLACES):
            self._note(node, node.value)

    def _note(self, node: ast.AST, name: str) -> None:
        if not self._asked:
            self.found.append(f"{getattr(node, 'lineno', 0)}: {name}")


def _asks(test: ast.expr) -> bool:
    """Whether a condition asks what the system is or has."""
    for node in ast.walk(test):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ASKS:
            return True
        if isinstance(node, ast.Name) and node.id == "hasattr":
            return True
    return False


def _returns_where_missing(node: ast.stmt) -> bool:
    """An ``if`` that asks and leaves, or a ``try`` that leaves where an import fails."""
    if isinstance(node, ast.If):
        return _asks(node.test) and isinstance(node.body[-1], ast.Return)
    if isinstance(node, ast.Try):
        return any(
            "ImportError" in ast.dump(each)
            and isinstance(each.body[-1], ast.Return)
            for each in node.handlers
        )
    return False


def posix_names(source: str) -> list[str]:
    """The names that a module uses without asking, each with its line."""
    finder = Finder()
    finder.visit(ast.parse(source))
    return finder.found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_asks_before_it_calls_what_windows_has_not(room: str) -> None:
    used = {
        path.relative_to(ROOT): names
        for path in (ROOT / room).rglob("*.py")
        if path != FORKS
        and (names := posix_names(path.read_text(encoding="utf-8")))
    }
    assert used == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nos.fork()", ["2: os.fork"]),
        ("import fcntl", ["1: fcntl"]),
        ("from signal import SIGKILL", ["1: signal.SIGKILL"]),
        ("open('/dev/null')", ["1: /dev/null"]),
        ("import os\nif hasattr(os, 'fork'):\n    os.fork()", []),
        (
            "import sys\nif sys.platform == 'win32':\n    import msvcrt\n"
            "else:\n    import fcntl",
            [],
        ),
        ("try:\n    import resource\nexcept ImportError:\n    x = 1", []),
        (
            "import os\ndef f():\n    if not hasattr(os, 'fork'):\n"
            "        return\n    os.fork()\ndef g():\n    os.fork()",
            ["7: os.fork"],
        ),
    ],
)
def test_what_is_not_asked_for_is_found(source: str, found: list[str]) -> None:
    assert posix_names(source) == found


# ------------------------------------------------------------------------------------------------
# the commands, where our rooms find what Windows has


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    """Every Python process of it is like one on Windows for our rooms."""
    paths = (str(windows_like.START), *filter(None, sys.path))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _run(
    environment: dict[str, str], *arguments: object
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        check=False,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def test_our_rooms_find_what_windows_has(environment: dict[str, str]) -> None:
    """The test of what the next one rests on."""
    asked = (
        "from pointage.processes import own_limits\n"
        "import os\n"
        "code = 'found = hasattr(os, \"fork\"), os.name'\n"
        "names = {'__name__': 'pointage.x', 'os': os}\n"
        "exec(code, names)\n"
        "assert names['found'] == (False, 'nt'), names['found']\n"
        "assert hasattr(os, 'fork') and os.name == 'posix'\n"
        "own_limits.limit_memory(1)\n"
    )
    done = _run(environment, "-c", asked)
    assert done.returncode == 0, done.stderr


def _commands(pdf: Path, out: Path) -> Iterator[tuple[object, ...]]:
    suite = out / "suite.json"
    yield ("audit", pdf, "-o", out / "audits")
    yield ("extract", pdf, "-o", out / "extracts")
    yield ("inspect", pdf, "--page", 1, "--image", out / "page.png")
    yield ("suite", "draft", pdf, "-o", suite)
    yield ("suite", "run", suite, pdf)
    yield ("site", out / "audits", "-o", out / "site")


def test_the_commands_run_without_what_windows_has_not(
    environment: dict[str, str], tmp_path: Path
) -> None:
    pdf = small_pdf(tmp_path / "delib.pdf", 1)
    out = tmp_path / "out"
    out.mkdir()
    for command in _commands(pdf, out):
        done = _run(environment, "-m", "pointage", *command)
        assert done.returncode == 0, (command, done.stderr)
    (audited,) = (out / "audits").iterdir()
    audit = json.loads((audited / "audit.json").read_text(encoding="utf-8"))
    assert audit["document"]["tables"]


def test_the_desk_reads_without_what_windows_has_not(
    environment: dict[str, str], tmp_path: Path
) -> None:
    pdf = small_pdf(tmp_path / "delib.pdf", 1)
    script = tmp_path / "desk.py"
    script.write_text(DESK, encoding="utf-8")
    done = _run(environment, script, pdf)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "DeskReading"


DESK = """
import sys
from pathlib import Path
from pointage.desk.reading.reading_process import Order, ReadingProcess
import pointage.desk.desk_command

if __name__ == "__main__":
    process = ReadingProcess()
    read = process.submit(Order(Path(sys.argv[1]))).result(120)
    print(type(read).__name__)
    process.close()
"""
