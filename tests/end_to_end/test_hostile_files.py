"""Hostile files given to `pointage audit` itself: each ends with words and an exit code, in little
time and memory.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.hostile import HOSTILE

READ = {"actif", "page-immense", "tableaux-profonds"}


@pytest.mark.skipif(
    os.name == "nt", reason="limits of memory and time are POSIX"
)
def test_an_audit_ends_with_words_on_every_hostile_file(tmp_path: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    folder = tmp_path / "corpus"
    folder.mkdir()
    for kind, make in HOSTILE.items():
        (folder / f"{kind}.pdf").write_bytes(make())
    command = [
        sys.executable,
        "-m",
        "pointage",
        "audit",
        str(folder),
        "-o",
        str(tmp_path / "out"),
        "--lang",
        "en",
    ]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        preexec_fn=limit,
        env=environment,
    )
    told = done.stderr.decode().splitlines()
    assert done.returncode == 3, told[-3:]
    for kind in HOSTILE:
        (*_, last) = [line for line in told if line.startswith(f"{kind}.pdf: ")]
        assert ("no total to check" in last) == (kind in READ), last
    assert not [line for line in told if "Internal error" in line]
