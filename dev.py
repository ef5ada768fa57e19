#!/usr/bin/env python3
"""Set Pointage up in `.venv` from the lock file and run it: needs only Python 3.11 or newer.

python3 dev.py demo     audit the sample deliberation and say where the report is
python3 dev.py test     style, types, layers and every test (installs Chromium where it may)
python3 dev.py lint     style, types and layers only
python3 dev.py run …    the pointage command with the arguments that follow
python3 dev.py lock     make the lock files and sbom.cdx.json anew from pyproject.toml (needs uv)
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / os.environ.get("POINTAGE_VENV", ".venv")
LOCK = ROOT / "requirements.lock"
PRODUCT_LOCK = ROOT / "requirements-product.lock"
"""The same packages without those of the tests and of extras."""
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SAMPLE = "sample_pdfs/pas-de-calais-2022-244.pdf"
WORKERS = max(2, min(os.cpu_count() or 1, 4))
"""Processes that share the files of tests; each holds up to 1.3 GB."""
MEASURED = (
    "tests/extract",
    "tests/validate",
    "tests/end_to_end/test_answer_key.py",
    "tests/end_to_end/test_corrected_acts.py",
    "tests/end_to_end/test_generated.py",
)
"""Where branch coverage is measured, which slows tests: those of both rooms, and of known acts."""
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def call(*command: object, env: dict[str, str] | None = None) -> None:
    """Run a command from the project's root; its failure ends this script with its exit code."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)


def setup(lock: Path) -> None:
    """Make `.venv` hold what a lock file says; nothing to do when it already does."""
    if sys.version_info < (3, 11):
        sys.exit(
            "Pointage needs Python 3.11 or newer; this is Python "
            + sys.version.split()[0]
        )
    stamp = VENV / "lock.sha256"
    held = stamp.read_text() if stamp.is_file() else ""
    # what holds everything holds the product too
    if held in {wanted(lock), wanted(LOCK)}:
        return
    packages = sum(
        line[:1].isalnum() for line in lock.read_text("utf-8").splitlines()
    )
    size = "1.2 GB" if lock == LOCK else "670 MB"
    print(
        f"Setting up {VENV.name}: {packages} packages of {lock.name}, each checked by its hash,"
        f" {size} on the disk (a few minutes the first time)…",
        file=sys.stderr,
    )
    if held != wanted(PRODUCT_LOCK):
        make_venv()
    install(lock)
    stamp.write_text(wanted(lock))


def wanted(lock: Path) -> str:
    """What names the packages of a lock file on this Python."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def make_venv() -> None:
    """An empty `.venv`."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], check=False
    )
    if made.returncode:
        sys.exit(
            "Python's venv module did not work: on Debian or Ubuntu, install the package"
            " python3-venv and retry."
        )


def install(lock: Path) -> None:
    """The packages of a lock file, and this project as it stands here."""
    pip = (
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-compile",  # what is used is compiled then; most of it never is
    )
    # the file names every package: asked for what they need, pip would take the newest of one
    # that another wants with an extra, which the file does not hold
    call(*pip, "--no-deps", "--require-hashes", "-r", lock)
    call(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)


def chromium() -> str:
    """The path of a Chromium; on Debian as root it is installed, elsewhere its package is named."""
    named = os.environ.get("POINTAGE_CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    may_install = (
        hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    )
    if not found and may_install:
        print(
            "Installing Debian's chromium for the report's browser tests…",
            file=sys.stderr,
        )
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        call("apt-get", "update", "-qq", env=quiet)
        call(
            "apt-get",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            env=quiet,
        )
        found = shutil.which("chromium")
    if not found:
        sys.exit(
            "The report's tests need a Chromium: install the package 'chromium' (Debian, Ubuntu,"
            " Fedora, Homebrew) or set POINTAGE_CHROMIUM to the path of Chrome or Chromium."
        )
    return found


def demo() -> None:
    """Audit the sample; it has findings, which is no failure of a demonstration."""
    call(
        PYTHON,
        "-m",
        "pointage",
        "audit",
        SAMPLE,
        "-o",
        "out",
        "--fail-on",
        "never",
    )


def lint() -> None:
    """Style, types and the one-way imports."""
    call(PYTHON, "-m", "ruff", "format", "--check", ".")
    call(PYTHON, "-m", "ruff", "check", ".")
    call(PYTHON, "-m", "mypy")
    call(BIN / "lint-imports")


def test(arguments: list[str]) -> None:
    """Every test, with the branch coverage of extract/ and validate/ held to its floor."""
    around = {"POINTAGE_CHROMIUM": chromium()}
    # the tests start hundreds of commands, each of which would compile the product again
    around["PYTHONDONTWRITEBYTECODE"] = ""
    if arguments:
        call(PYTHON, "-m", "pytest", *arguments, env=around)
        return
    lint()
    pytest = (PYTHON, "-m", "pytest", "--dist", "loadfile")
    pytest += ("--no-loadscope-reorder", "-n")
    floor = ("--cov", "--cov-report=term:skip-covered", "--cov-fail-under=95")
    others = (f"--ignore={path}" for path in MEASURED)
    try:
        call(*pytest, WORKERS, *floor, *MEASURED, env=around)
    finally:  # these wait for browsers and for other processes a third of their time
        call(*pytest, WORKERS + 1, *others, env=around)


def resolved(output: Path, *options: str) -> str:
    """What pyproject.toml needs on every supported Python and system, as the lock file has it."""
    call(
        *("uv", "pip", "compile", "pyproject.toml", "--universal"),
        *("--python-version", "3.11", "--no-header", "--quiet"),
        *(*options, "-o", output),
    )
    return output.read_text(encoding="utf-8")


def lock() -> None:
    """Resolve pyproject.toml into the lock files, and say in a bill of materials what they hold and
    for whom.
    """
    from benchmarks.sbom import locked, write_sbom

    extras = ("--all-extras",)
    everything = (*extras, "--group", "dev")
    text = resolved(LOCK, *everything, "--generate-hashes", "--no-annotate")
    same = ("-c", LOCK.name)
    product = ("--group", "build", *same, "--generate-hashes", "--no-annotate")
    resolved(PRODUCT_LOCK, *product)
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.txt"
        annotated = resolved(found, *everything, *same)
        base = [one.name for one in locked(resolved(found, *same))]
        more = [one.name for one in locked(resolved(found, *extras, *same))]
    write_sbom(text, annotated, base, more)


def main(arguments: list[str]) -> None:
    """Dispatch on the first argument."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "lock":
        lock()
    elif command in {"demo", "test", "lint", "run"}:
        setup(PRODUCT_LOCK if command in {"demo", "run"} else LOCK)
        if command == "test":
            test(rest)
        elif command == "run":
            call(PYTHON, "-m", "pointage", *rest)
        else:
            {"demo": demo, "lint": lint}[command]()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
