"""`python -m benchmarks.dossier`: the dossiers of the invented town written anew, or scored.

python -m benchmarks.dossier --write   draw both (WeasyPrint and Chromium are needed)
python -m benchmarks.dossier           audit both: what was found of what was seeded
"""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.dossier.papers import write_dossier
from benchmarks.dossier.town import SEEDED, clean, contradicted

DOCUMENTS = Path(__file__).parent / "documents"
"""The two dossiers as they were drawn."""


def main() -> None:
    """Write the dossiers, or score what `pointage dossier` says of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        write_dossier(clean(), DOCUMENTS / "clean")
        write_dossier(contradicted(), DOCUMENTS / "contradicted")
        return
    for name, seeded in (("clean", ()), ("contradicted", SEEDED)):
        told = deviations(DOCUMENTS / name)
        found = sorted(set(told) & set(seeded))
        print(
            f"{name}: {len(found)} of {len(seeded)} found, {len(told)} told: {told}"
        )


def deviations(folder: Path) -> list[str]:
    """The rules that the documents of a folder break together."""
    from typer.testing import CliRunner

    from pointage.cli import app

    with tempfile.TemporaryDirectory() as scratch:
        line = ["dossier", str(folder), "-o", scratch, "-q"]
        CliRunner().invoke(app, line)
        path = Path(scratch) / "dossier" / "dossier.json"
        made = json.loads(path.read_text(encoding="utf-8"))
    return [
        one["rule"]
        for one in made["comparisons"]
        if one["verdict"] == "deviates"
    ]


if __name__ == "__main__":
    main()
