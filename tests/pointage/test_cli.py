"""The command line on right and wrong inputs: the exit codes, and messages that name the file and
say what to do.
"""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pointage.commands.jobs import ExtractJob
from pointage.commands.suite_commands import apply_suite
from pointage.pipeline import AuditOptions
from pointage.work import Voice, for_each

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


def pointage(
    *arguments: object, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pointage", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **env},
        check=False,
    )


def text_pdf(path: Path, **options: object) -> Path:
    canvas = Canvas(str(path), **options)
    canvas.drawString(72, 720, "Une délibération sans aucun tableau.")
    canvas.save()
    return path


def scan_pdf(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.drawImage(
        ImageReader(Image.new("L", (800, 1100), 240)), 0, 0, 595, 842
    )
    canvas.save()
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A folder with one file of every wrong kind."""
    folder = tmp_path / "entrée"
    folder.mkdir()
    (folder / "vide.pdf").write_bytes(b"")
    (folder / "texte.pdf").write_text(
        "Ceci n'est pas un PDF.", encoding="utf-8"
    )
    (folder / "tronqué.pdf").write_bytes(SAMPLE.read_bytes()[:60_000])
    text_pdf(
        folder / "chiffré.pdf", encrypt=StandardEncryption("secret", "owner")
    )
    scan_pdf(folder / "scan.pdf")
    return folder


def test_help_is_quick_and_imports_no_pandas() -> None:
    code = "import sys; from pointage.cli import app; sys.exit('pandas' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], check=False).returncode
        == 0
    )
    spent = []
    for _ in range(5):
        start = _spent_by_children()
        assert pointage("--help").returncode == 0
        spent.append(_spent_by_children() - start)
    assert min(spent) < 0.3


def _spent_by_children() -> float:
    """Seconds of processor time: a busy machine's clock says nothing of a command."""
    times = os.times()
    return times.children_user + times.children_system


def test_sample_is_audited_and_findings_set_the_exit_code(
    tmp_path: Path,
) -> None:
    done = pointage("audit", SAMPLE, "-o", tmp_path, "--json")
    assert done.returncode == 1, done.stderr
    audit = json.loads(done.stdout)
    assert {finding["severity"] for finding in audit["findings"]} >= {
        "error",
        "warning",
    }
    told = done.stderr.splitlines()
    steps = [line.removeprefix(f"{SAMPLE.name} : ") for line in told]
    assert steps[0] == "lecture…"
    assert steps[2:4] == ["vérification…", "écriture du rapport…"]
    (folder,) = tmp_path.iterdir()
    assert {"report.html", "audit.json", "findings.csv", "SHA256SUMS"} <= {
        path.name for path in folder.iterdir()
    }


def test_each_wrong_file_is_named_with_what_to_do_and_the_others_are_done(
    wrong: Path, tmp_path: Path
) -> None:
    text_pdf(wrong / "sans-tableau.pdf")
    done = pointage("audit", wrong, "-o", tmp_path / "out", POINTAGE_OCR="none")
    assert done.returncode == 3
    for name in (
        "vide.pdf",
        "texte.pdf",
        "tronqué.pdf",
        "chiffré.pdf",
        "scan.pdf",
        "sans-tableau.pdf",
    ):
        assert name in done.stderr
    assert "--password-file" in done.stderr
    assert "pointage[ocr]" in done.stderr
    assert "Traceback" not in done.stderr
    assert [
        path.name.rsplit("-", 1)[0] for path in (tmp_path / "out").iterdir()
    ] == ["sans-tableau"]


def test_messages_in_english_on_request(wrong: Path, tmp_path: Path) -> None:
    done = pointage("audit", wrong / "vide.pdf", "-o", tmp_path, "--lang", "en")
    assert done.returncode == 3
    assert "empty" in done.stderr


def test_a_pdf_without_tables_is_read(tmp_path: Path) -> None:
    done = pointage(
        "audit", text_pdf(tmp_path / "prose.pdf"), "-o", tmp_path / "out"
    )
    assert done.returncode == 0, done.stderr
    assert "aucun tableau" in done.stderr


def test_a_password_opens_an_encrypted_file(
    wrong: Path, tmp_path: Path
) -> None:
    password = tmp_path / "mot-de-passe.txt"
    password.write_text("secret\n", encoding="utf-8")
    done = pointage(
        "extract",
        wrong / "chiffré.pdf",
        "-o",
        tmp_path / "out",
        "--password-file",
        password,
    )
    assert done.returncode == 0, done.stderr


def test_nothing_to_read(tmp_path: Path) -> None:
    assert pointage("audit", "-o", tmp_path).returncode == 2
    missing = pointage("audit", tmp_path / "absent.pdf", "-o", tmp_path / "out")
    assert (missing.returncode, "absent.pdf" in missing.stderr) == (3, True)
    empty = tmp_path / "dossier"
    empty.mkdir()
    done = pointage("audit", empty, "-o", tmp_path / "out")
    assert (done.returncode, "dossier" in done.stderr) == (2, True)


@pytest.mark.parametrize("inside", ["", "sous-dossier"])
@pytest.mark.parametrize("command", ["audit", "extract"])
def test_a_place_where_nothing_can_be_written_is_told_before_reading(
    command: str, inside: str, tmp_path: Path
) -> None:
    file = tmp_path / "fichier"
    file.touch()
    done = pointage(command, SAMPLE, "-o", file / inside)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), (
        done.stderr
    )
    assert "fichier" in done.stderr
    assert "un fichier porte le nom d'un dossier" in done.stderr


def test_a_full_disk_is_told_of_the_place_not_of_the_document(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("pointage.commands.jobs.write_extract", full)
    for lang, said in (
        ("fr", "écriture impossible (disque plein)"),
        ("en", "cannot be written (No space left"),
    ):
        job = ExtractJob(AuditOptions(), tmp_path / "out", Voice(lang))
        assert for_each([text_pdf(tmp_path / "a.pdf")], Voice(lang), job) == 2
        last = capsys.readouterr().err.splitlines()[-1]
        assert last.startswith(str(tmp_path / "out"))
        assert said in last


def test_files_that_cannot_be_written_are_told_before_reading(
    tmp_path: Path,
) -> None:
    for arguments in (
        ("suite", "draft", SAMPLE, "-o", tmp_path / "absent" / "suite.json"),
        ("suite", "draft", SAMPLE, "-o", tmp_path),
        (
            "inspect",
            SAMPLE,
            "--page",
            1,
            "--image",
            tmp_path / "absent" / "page.png",
        ),
    ):
        done = pointage(*arguments)
        assert (
            done.returncode,
            done.stdout,
            len(done.stderr.splitlines()),
        ) == (
            2,
            "",
            1,
        ), done.stderr


def test_a_suite_that_is_none_is_told_before_reading(tmp_path: Path) -> None:
    file = tmp_path / "suite.json"
    file.write_text("{", encoding="utf-8")
    for arguments in (
        ("audit", SAMPLE, "-o", tmp_path / "out", "--suite", file),
        ("suite", "run", file, SAMPLE),
    ):
        done = pointage(*arguments)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), (
            done.stderr
        )
        assert "pointage suite draft" in done.stderr


def test_wrong_option_files_are_usage_errors(tmp_path: Path) -> None:
    for option in ("--suite", "--dispositions", "--password-file"):
        done = pointage(
            "audit", SAMPLE, "-o", tmp_path / "out", option, tmp_path / "absent"
        )
        assert (done.returncode, option in done.stderr) == (2, True), (
            done.stderr
        )


def test_a_materiality_that_is_no_amount_is_told_before_reading(
    tmp_path: Path,
) -> None:
    for command in ("audit", "batch"):
        done = pointage(
            command, SAMPLE, "-o", tmp_path / "out", "--materiality", "beaucoup"
        )
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), (
            done.stderr
        )


def test_inspect_says_what_was_found_and_draws_it(tmp_path: Path) -> None:
    image = tmp_path / "page.png"
    done = pointage("inspect", SAMPLE, "--page", 20, "--image", image)
    assert done.returncode == 0, done.stderr
    assert "annexe-5" in done.stdout
    assert (
        "footing (group) : 12 tiennent ; les mots + l'accord des lignes"
        in done.stdout
    )
    assert "prouvé par footing, crossfooting" in done.stdout
    with Image.open(image) as drawn:
        assert drawn.size[0] > 1000
    assert pointage("inspect", SAMPLE, "--page", 99).returncode == 2
    assert pointage("inspect", SAMPLE, "--image", image).returncode == 2


def test_a_suite_is_drafted_from_what_holds_and_run_on_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite = tmp_path / "suite.json"
    done = pointage("suite", "draft", SAMPLE, "-o", suite)
    assert done.returncode == 0, done.stderr
    drafted = len(json.loads(suite.read_text(encoding="utf-8"))["expectations"])
    assert f"{drafted} contrôles" in done.stderr
    done = pointage("suite", "run", suite, SAMPLE)
    assert done.returncode == 1, "the sample holds errors"
    assert "[error] p. 17" in done.stderr
    asked: list[frozenset[str]] = []
    monkeypatch.setattr(
        "pointage.pipeline.recheck",
        lambda source, document, tables: asked.append(tables) or document,
    )
    assert apply_suite(suite, SAMPLE, Voice("fr")) == 1
    assert asked[0], "what stands accused is read a second time"


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "absent", "absent"),
        ("suite", "accept", "absent", "-o", "s.json"),
        ("site", "absent", "-o", "site"),
        ("export", "absent", "--to", "csv"),
        ("status", "absent"),
        ("batch", "absent", "-o", "store"),
        ("letter", "absent", "-o", "l.odt"),
        ("dispositions", "absent"),
    ],
)
def test_commands_on_what_is_not_there_are_usage_errors(
    arguments: tuple[str, ...],
) -> None:
    done = pointage(*arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), (
        done.stderr
    )
    assert done.stderr.startswith("absent : "), done.stderr
    assert (
        "introuvable" in done.stderr or "ni dossier ni fichier" in done.stderr
    )
