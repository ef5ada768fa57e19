"""No space, no permission, or death, at every write of every command that writes: the folder or the
file that was there is intact or the new one is complete, it is told in a sentence, and the next run
ends well.
"""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest
from reportlab.platypus import SimpleDocTemplate, Table

from pointage.batch.batch_command import run_batch
from pointage.batch.record_rows import SCHEMAS
from pointage.batch.task import BatchOptions, TaskOutcome, do
from pointage.cli import app
from pointage.commands import export_command
from pointage.commands.export_command import ExportOptions, export_folder
from pointage.commands.jobs import AuditJob
from pointage.commands.site_command import publish
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from pointage.work import OK, UNREADABLE, USAGE, Lang, Voice, attempt, for_each
from reports.export.audit_package import read_folder
from reports.export.formats import FORMATS
from reports.files import audit_folder
from reports.files.audit_folder import write_audit
from reports.files.audit_read import read_written
from reports.files.disk import synced_files
from reports.files.disk.scratch_folder import clear_leftovers
from reports.files.document_parts import DocumentParts
from reports.i18n import Texts
from reports.publication import site
from reports.publication.withholding import publishable

from ..pointage.batch.corpora import small_pdf
from .failing_disk import CLOSED, FULL, KILLED, Disk, content, failing

Command = Callable[[], int]
KINDS = [FULL, CLOSED]
if hasattr(os, "fork"):
    KINDS.append(KILLED)
HIDDEN = re.compile(r"(^|/)\.pointage-[0-9a-f]{16}(/|$)")
SAID = re.compile(
    r"home/[^.].* : écriture impossible \((?:disque plein|accès refusé)\)\. .+\.\n\Z"
)


class MadeOnce(DocumentParts):
    """The parts of a document, of which no frame is asked for."""

    def records(self, frame: str) -> list[dict[str, str]]:
        return []


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder in memory, where the system has one: thousands of files are written."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        dir=shared if shared.is_dir() else None
    ) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def pdf(memory: Path) -> Path:
    return small_pdf(memory / "acte.pdf", 1)


@pytest.fixture(scope="module")
def audited(memory: Path, pdf: Path) -> Iterator[Path]:
    """The folder of an audit. The document is read, checked and drawn once: what is tried here is
    how it is written.
    """
    source, document = read(pdf)
    audit = check(document, AuditOptions(), source)
    folder = write_audit(audit, source, memory / "audits", pages="none")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(source), "close", lambda _: None)
        patch.setattr(synced_files, "_AT_A_TIME", 1)
        makers = ("findings_records", "datapackage", "sarif", "audit_parts")
        for name in (*makers, "findings_rows"):
            patch.setattr(audit_folder, name, lambda *_: [["made", "once"]])
        cells = {"cells": audit_folder.FRAMES["cells"]}
        patch.setattr(audit_folder, "FRAMES", cells)
        parts = MadeOnce({"cells": [["made", "once"]]}, document)
        patch.setattr(audit_folder, "document_parts", lambda _: parts)
        patch.setattr(
            audit_folder, "render", lambda audit, lang, *_, **__: f"<p>{lang}"
        )
        written = read_written(folder)
        patch.setattr(site, "read_written", lambda _: written)
        few = read_folder(folder)
        few = few.with_resources(few.resources[:3])
        patch.setattr(export_command, "read_folder", lambda _: few)
        texts = Texts("fr")
        given = {"include_open": False, "include_persons": False}
        made = publishable(written, texts, **given)
        patch.setattr(site, "publishable", lambda *_, **__: made)
        for room in ("pointage.commands.jobs", "pointage.read_any"):
            patch.setattr(f"{room}.read", lambda *_, **__: (source, document))
        for room in ("pointage.commands.jobs", "pointage.pipeline"):
            patch.setattr(f"{room}.check", lambda *_: audit)
        yield folder
    source.close()


@pytest.fixture
def home(memory: Path) -> Iterator[Path]:
    """Where a command writes."""
    folder = memory / "home"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def visible(home: Path) -> dict[str, bytes]:
    """What a reader finds, but for the measurements of the runs of a batch; of a file whose bytes
    are others each time, what tells that it is whole.
    """
    found = {}
    for name, data in content(home).items():
        if not HIDDEN.search(name) and "/runs/" not in f"/{name}":
            path = Path(name)
            of_suffix = OF_ITS_TIME.get(path.suffix, bytes)
            found[name] = OF_ITS_TIME.get(path.name, of_suffix)(data)
    return found


def parts(data: bytes) -> bytes:
    """The names of what a packed file holds, once all of it is read."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    assert packed.testzip() is None
    return "\n".join(packed.namelist()).encode()


OF_ITS_TIME: Mapping[str, Callable[[bytes], bytes]] = {
    ".duckdb": lambda data: data[8:12],
    ".odt": parts,
    ".docx": parts,
    "decisions.xlsx": parts,
    ".pdf": lambda data: data[:5] + data[-6:],
}
"""What tells that a file is whole in which the hour is written, by its suffix or name."""


def is_whole(
    seen: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]
) -> bool:
    """Whether a folder is the one that was there or the new one."""
    return seen in (before, after)


def has_whole_files(
    seen: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]
) -> bool:
    """Whether each file of a store is absent, the one that was there or the new one, and each
    report there as a whole.
    """
    reports = [name for name in seen if name.startswith("store/reports/")]
    return all(
        data in (before.get(name), after.get(name))
        for name, data in seen.items()
    ) and (not reports or set(reports) >= {n for n in after if "reports/" in n})


def run_in_fork(command: Command) -> int:
    """How a command ends in a process of its own; minus the number of the signal that ends it."""
    pid = os.fork()
    if pid == 0:
        try:
            os._exit(command())
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def try_all(
    home: Path,
    capsys: pytest.CaptureFixture[str],
    command: Command,
    *,
    prepare: Command = lambda: OK,
    ok: int = OK,
    holds: Callable[..., bool] = is_whole,
    exchanges: bool = True,
    least: int = 9,
) -> None:
    """Let each thing that ``command`` asks of the disk fail, in each way."""

    def start_anew() -> None:
        shutil.rmtree(home)
        home.mkdir()
        prepare()
        capsys.readouterr()

    start_anew()
    before = visible(home)
    with failing(Disk(home), exchanges=exchanges) as disk:
        assert command() == ok
    after, steps = visible(home), disk.done
    assert len(steps) >= least
    for kind, at in (
        (kind, n + 1) for kind in KINDS for n in range(len(steps))
    ):
        start_anew()
        with failing(Disk(home, kind, at), exchanges=exchanges):
            code = run_in_fork(command) if kind == KILLED else command()
        if not exchanges:  # between its two moves a run is repaired by the next
            clear_leftovers(home / "out")
        said, seen = capsys.readouterr().err, visible(home)
        where = f"{kind} at {at}, {steps[at - 1]}: {code} {said}"

        assert holds(seen, before, after), where
        if kind == KILLED:
            assert code == -signal.SIGKILL, where
        elif SAID.search(said) is None:
            assert (code, seen) == (ok, after), where
        else:
            # what is to be decided may be told first; the fault is one sentence, the last
            *earlier, last = said.splitlines(keepends=True)
            assert code == USAGE, where
            assert SAID.search(last), where
            assert not any(map(SAID.search, earlier)), where
        assert not HIDDEN.search(said), where

        assert command() == ok, where
        assert visible(home) == after, where
        hidden = [path for path in home.rglob("*") if HIDDEN.search(str(path))]
        assert hidden == [], where


def audit_into(home: Path, pdf: Path, lang: Lang) -> int:
    voice, out = Voice(lang, quiet=True), home / "out"
    job = AuditJob(AuditOptions(), out, voice, "error", "none")
    return for_each([pdf], voice, job)


def run_pointage(*arguments: object) -> int:
    """The exit code of a command in this process."""
    with pytest.raises(SystemExit) as ended:
        app([str(one) for one in arguments])
    return int(ended.value.code or 0)


@pytest.mark.parametrize("exchanges", [True, False])
def test_audit(home, pdf, audited, capsys, exchanges):
    try_all(
        home,
        capsys,
        lambda: audit_into(home, pdf, "fr"),
        prepare=lambda: audit_into(home, pdf, "en"),
        exchanges=exchanges,
    )


def test_site(home, audited, capsys):
    def publish_in(lang: Lang) -> int:
        voice, out = Voice(lang, quiet=True), home / "site"
        given = (audited.parent, out, voice, False, False, "", "none")
        return attempt(str(audited.parent), voice, publish, *given)

    try_all(
        home,
        capsys,
        lambda: publish_in("fr"),
        prepare=lambda: publish_in("en"),
    )


@pytest.mark.parametrize("to", [known.name for known in FORMATS])
def test_export(home, audited, capsys, to):
    options = ExportOptions(to, output=home / "out")
    ok = USAGE if to.startswith("scdl") else OK
    try_all(home, capsys, lambda: export_of(audited, options), ok=ok)


def export_of(folder: Path, options: ExportOptions) -> int:
    voice = Voice("fr")
    return attempt(str(folder), voice, export_folder, folder, options, voice)


OF_INIT = ("complement.toml", "columns.csv", "beneficiaires.csv")
"""What is written to be filled in."""


def test_what_is_to_be_completed(home, audited, capsys):
    options = ExportOptions("scdl-subventions", init=True, output=home / "out")

    def init() -> int:
        """As often as it is asked for: a second time there is nothing left to write."""
        if len(visible(home)) == len(OF_INIT):
            clear_leftovers(home / "out")
            return OK
        return export_of(audited, options)

    try_all(home, capsys, init, holds=has_whole_files)


OF_ONE_FILE = {
    "lettre.odt": ("letter", "--include-open"),
    "lettre.docx": ("letter", "--include-open"),
    "lettre.pdf": ("letter", "--include-open"),
    "decisions.toml": ("dispositions",),
    "decisions.csv": ("dispositions",),
    "decisions.xlsx": ("dispositions",),
    "suite.json": ("suite", "accept"),
}
"""What writes each file from an audited folder; but for suites, none is written over."""


@pytest.mark.parametrize("name", OF_ONE_FILE)
def test_what_is_written_as_one_file(home, accused, capsys, name):
    command, place = OF_ONE_FILE[name], home / name
    output = "--init" if command[0] == "dispositions" else "-o"

    def write() -> int:
        """Once: a second time what is there is kept."""
        if place.exists() and command[0] != "suite":
            clear_leftovers(home)
            return OK
        return run_pointage(*command, accused, output, place)

    try_all(home, capsys, write, least=4)


@pytest.fixture(scope="module")
def accused(memory: Path) -> Path:
    """The folder of an audit with a deviation."""
    amounts = [["Club A", "100,00"], ["Club B", "200,00"], ["TOTAL", "310,00"]]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    table = Table([["Association", "Montant"], *amounts], style=grid)
    pdf = memory / "dossier" / "faux.pdf"
    pdf.parent.mkdir()
    SimpleDocTemplate(str(pdf), invariant=1).build([table])
    command = [sys.executable, "-m", "pointage", "audit", pdf]
    subprocess.run([*command, "-o", memory / "accused"], check=False)
    (folder,) = (memory / "accused").iterdir()
    return folder


class AuditedBefore:
    """What a dossier has its documents audited by: each was, and is not written again."""

    def __init__(self, folder: Path, written: Callable[[Path], None]) -> None:
        self.folder, self.written = folder, written

    def check(self) -> int:
        return OK

    def __call__(self, path: Path) -> int:
        self.written(self.folder)
        return OK


def test_dossier(home, accused, capsys, monkeypatch):
    monkeypatch.setattr(
        "pointage.dossier.dossier_command.isolated",
        lambda order, paths, written: nullcontext(
            AuditedBefore(accused, written)
        ),
    )
    documents = accused.parent.parent / "dossier"

    def compare_in(lang: Lang) -> int:
        output = ("-o", home / "out", "--lang", lang, "--quiet")
        return run_pointage("dossier", documents, *output)

    try_all(
        home,
        capsys,
        lambda: compare_in("fr"),
        prepare=lambda: compare_in("en"),
    )


@pytest.fixture
def in_this_process(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch reads its documents here, where the disk fails, and gathers two tables."""
    monkeypatch.setattr("tempfile.tempdir", str(memory))
    few = {name: SCHEMAS[name] for name in ("documents", "findings")}
    monkeypatch.setattr("pointage.batch.batch_run.SCHEMAS", few)
    monkeypatch.setattr(
        "pointage.batch.batch_run.run_local",
        lambda tasks, *_: (TaskOutcome(do(task)) for task in tasks),
    )


def test_batch(home, pdf, audited, in_this_process, capsys):
    def batch() -> int:
        options = BatchOptions(reports=True)
        store = str(home / "store")
        return attempt(
            store, voice, run_batch, voice, str(pdf), store, 1, "", options
        )

    voice = Voice("fr", quiet=True)
    try_all(home, capsys, batch, holds=has_whole_files)


def tell(
    home: Path, capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, str]:
    code = run_pointage(*arguments)
    return code, capsys.readouterr().err


def test_what_a_killed_run_left_is_not_read(home, audited, capsys, monkeypatch):
    """A folder in the making, whole as it may be, is no audit; nor is one that lacks a file."""
    making = home / "out" / ".pointage-0123456789abcdef"
    shutil.copytree(audited, making)
    assert run_pointage("site", home / "out", "-o", home / "site") == USAGE
    shutil.copytree(audited, home / "out" / "good")
    cut = shutil.copytree(audited, home / "out" / "cut")
    (cut / "SHA256SUMS").unlink()
    capsys.readouterr()

    assert run_pointage("site", home / "out", "-o", home / "site") == UNREADABLE
    assert len(list((home / "site" / "documents").iterdir())) == 1
    assert (
        "cut : dossier inachevé, « SHA256SUMS » y manque ou n'en est pas un fichier entier."
        in capsys.readouterr().err
    )

    monkeypatch.setattr(export_command, "read_folder", read_folder)
    (cut / "SHA256SUMS").write_bytes((audited / "SHA256SUMS").read_bytes())
    (cut / "findings.csv").unlink()
    for command in (
        ("compare", cut, audited),
        ("compare", audited, cut),
        ("export", cut, "--to", "csv", "-o", home / "csv"),
        ("suite", "accept", cut, "-o", home / "suite.json"),
        ("dispositions", cut),
    ):
        assert run_pointage(*command) == USAGE
        said = capsys.readouterr().err
        assert (
            "« findings.csv » y manque ou n'en est pas un fichier entier. Relancez"
            in said
        )
        assert len(said.splitlines()) == 1


REPLACE = """
import sys
from pathlib import Path
from reports.files.atomic_folder import replace_folder, write_text
from reports.files.disk import folder_swap
place, word, exchanges = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
if not exchanges:
    folder_swap.exchanged = lambda *_: False

def fill(folder):
    for name in "abc":
        write_text(folder / name, word)

for _ in range(150):
    replace_folder(place, fill)
"""


@pytest.mark.parametrize("exchanges", ["yes", ""])
def test_runs_at_once_replace_the_same_folder(memory, exchanges):
    """Six of 800 replacements failed, each time two runs moved the folder at the same moment."""
    place = memory / f"at-once{exchanges}" / "ID"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", REPLACE, place, word, exchanges]
        )
        for word in ("one", "other", "third")
    ]
    seen = [False]
    while any(run.poll() is None for run in runs):
        seen.append(place.is_dir())
        time.sleep(0.001)
    assert [run.returncode for run in runs] == [0, 0, 0]
    if exchanges and sys.platform == "linux":
        assert seen == sorted(seen), "once there, it is there at every moment"
    assert sorted(content(place)) == ["a", "b", "c"]
    assert len(set(content(place).values())) == 1
    assert list(place.parent.iterdir()) == [place]
