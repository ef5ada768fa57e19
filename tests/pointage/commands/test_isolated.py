"""A document costs itself only: what it cannot survive is told, and the others are done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pointage.cli import app
from pointage.commands import isolated as module
from pointage.commands.isolated import DocumentOrder, isolated, start_ahead
from pointage.signals import INTERRUPTED
from pointage.work import OK, UNREADABLE, Voice, for_each

from ..batch.corpora import small_pdf

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")


def audit(
    folder: Path, out: Path, seconds: float = 2.0, megabytes: int = 1024
) -> int:
    """Audit a folder in processes with these limits."""
    order = DocumentOrder(
        "audit",
        str(out),
        "fr",
        quiet=True,
        pages="none",
        seconds=seconds,
        megabytes=megabytes,
    )
    with isolated(order, [folder], lambda _: None) as job:
        return for_each([folder], Voice("fr"), job)


@pytest.fixture(params=["fork", "no fork"])
def forks(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> bool:
    """Documents misbehave, in processes that can fork or cannot, as on Windows."""
    start = tmp_path / "start"
    start.mkdir()
    if request.param == "no fork":
        (start / "sitecustomize.py").write_text(
            "import os\ndel os.fork\n", encoding="utf-8"
        )
        monkeypatch.delattr("os.fork")
    paths = (str(start), str(HERE), os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    monkeypatch.setattr(module, "_DO", "misbehaving_orders:do")
    monkeypatch.setattr(module, "_FOR_MANY", ())
    return request.param == "fork"


def test_what_one_cannot_survive_is_told_and_the_others_are_done(
    forks: bool,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, out, temporary = (tmp_path / name for name in ("in", "out", "tmp"))
    for each in (folder, temporary):
        each.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    words = ["boucle", "crash", "sage"]
    if forks:
        words += ["memoire", "parent"]
    for seed, word in enumerate(words):
        small_pdf(folder / f"{word}-{seed}.pdf", seed + 1)

    assert audit(folder, out, seconds=8.0 if forks else 30.0) == UNREADABLE
    told = capfd.readouterr().err.splitlines()
    said = {line.partition("-")[0]: line for line in told}
    assert "s de calcul" in said["boucle"]
    assert "POINTAGE_MAX_SECONDS" in said["boucle"]
    assert "fin au processus" in said["crash"]
    if forks:
        assert "SIGSEGV" in said["crash"]
        assert "1024 Mio" in said["memoire"]
        assert "POINTAGE_MAX_MEMORY" in said["memoire"]
    assert len(told) == (3 if forks else 2)
    (made,) = out.iterdir()
    assert made.name.startswith("sage-")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("command", ["inspect", "suite draft", "suite run"])
def test_every_command_that_reads_a_document_survives_it(
    command: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What could not be read is told with exit code 3; no result is there, nor half of one."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(HERE), *sys.path)))
    monkeypatch.setattr(module, "_DO", "misbehaving_orders:do")
    out = tmp_path / "out"
    out.mkdir()
    pdf = small_pdf(tmp_path / "crash-1.pdf", 1)
    given = {
        "inspect": ("inspect", pdf, "--page", 1, "--image", out / "page.png"),
        "suite draft": ("suite", "draft", pdf, "-o", out / "suite.json"),
        "suite run": ("suite", "run", out, pdf),
    }
    with pytest.raises(SystemExit) as ended:
        app(list(map(str, given[command])))
    assert ended.value.code == UNREADABLE
    (said,) = capfd.readouterr().err.splitlines()
    assert said.startswith(pdf.name)
    assert list(out.iterdir()) == []


def test_what_inspect_found_is_printed_by_the_command_itself(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pdf = small_pdf(tmp_path / "a.pdf", 1)
    with pytest.raises(SystemExit) as ended:
        app(["inspect", str(pdf)])
    said = capfd.readouterr()
    assert ended.value.code == OK
    assert said.out.startswith("a.pdf")
    assert said.err == ""


def test_all_is_well_where_nothing_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    small_pdf(folder / "a.pdf", 1)
    assert audit(folder, tmp_path / "out", seconds=60.0, megabytes=4096) == OK


def test_no_place_for_what_a_process_needs_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    pdf = small_pdf(tmp_path / "a.pdf", 1)
    with pytest.raises(SystemExit) as ended:
        app(["audit", str(pdf), "-o", str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert "écriture impossible" in said
    assert len(said.splitlines()) == 1


def _are_gone(group: int) -> bool:
    """Whether a group of processes ends: forks of a fork end with it, a moment later."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def heard() -> Iterator[None]:
    """Signals as a terminal gives them: what a shell runs behind itself ignores some, and so would
    every process that is started here.
    """
    numbers = [getattr(signal, name) for name in SIGNALS]
    before = [
        signal.signal(number, signal.default_int_handler) for number in numbers
    ]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_all_and_leaves_nothing(
    name: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = ("audit", SAMPLE, "-o", out)
    process = subprocess.Popen(
        [sys.executable, "-m", "pointage", *map(str, command)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "TMPDIR": str(tmp_path)},
        start_new_session=True,
    )
    assert process.stderr is not None
    assert "lecture" in process.stderr.readline()
    time.sleep(0.3)
    process.send_signal(getattr(signal, name))
    start = time.monotonic()
    rest = process.stderr.read()
    assert process.wait() == INTERRUPTED
    assert time.monotonic() - start < 5
    process.stderr.close()
    *_, last = rest.splitlines()  # what was read may be told before
    assert last.startswith("Interrompu")
    assert rest.count("Interrompu") == 1
    assert _are_gone(process.pid)
    assert [path for path in tmp_path.rglob("*") if path != out] == []


def test_a_parent_that_is_killed_takes_all_with_it(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pointage", "audit", SAMPLE, "-o", tmp_path],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert process.stderr is not None
    process.stderr.readline()
    process.kill()
    process.wait()
    process.stderr.read()  # ends when nobody holds it any more
    process.stderr.close()
    assert list(tmp_path.iterdir()) == []


def test_options_that_are_wrong_are_told_once_and_nothing_is_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pdf = small_pdf(tmp_path / "a.pdf", 1)
    decisions = tmp_path / "decisions.toml"
    decisions.write_text("x = 1", encoding="utf-8")
    given = (pdf, pdf, "-o", tmp_path / "out", "--dispositions", decisions)
    with pytest.raises(SystemExit) as ended:
        app(["audit", *map(str, given)])
    assert ended.value.code == 2
    said = capfd.readouterr().err
    assert len(said.splitlines()) == 1
    assert "decisions.toml" in said
    assert not (tmp_path / "out").exists()


@pytest.fixture
def started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[tuple[str, ...]]]:
    """With what each process is started that a command line needs."""
    arguments: list[tuple[str, ...]] = []
    start = module.Worker.__init__

    def noted(worker: module.Worker, given: tuple[str, ...]) -> None:
        arguments.append(given)
        start(worker, given)

    monkeypatch.setattr(module.Worker, "__init__", noted)
    yield arguments
    module.drop_started()


@pytest.mark.parametrize(
    ("given", "ahead"),
    [
        (("audit", "a.pdf"), True),
        (("audit", "a.pdf", "--pages", "none"), True),
        (("audit", "a.pdf", "b.pdf"), False),
        (("audit", "folder"), False),
        (("extract", "a.pdf"), False),
        (("audit", "absent.pdf"), False),
    ],
)
def test_a_process_is_started_ahead_for_one_document(
    given: tuple[str, ...],
    ahead: bool,
    tmp_path: Path,
    started: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for name in ("a.pdf", "b.pdf"):
        small_pdf(tmp_path / name, 1)
    start_ahead(given)
    assert len(started) == ahead


@pytest.mark.parametrize("password", ["", "password.txt"])
def test_what_was_started_ahead_is_used_or_ended(
    password: str, tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    pdf = small_pdf(tmp_path / "a.pdf", 1)
    out = tmp_path / "out"
    start_ahead(["audit", str(pdf)])
    order = DocumentOrder(
        "audit", str(out), "fr", quiet=True, password_file=password
    )
    with isolated(order, [pdf], lambda _: None) as job:
        if not password:
            assert for_each([pdf], Voice("fr"), job) == OK
    assert len(started) == (2 if password else 1)
    assert not module._STARTED
