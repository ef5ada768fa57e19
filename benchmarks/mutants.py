"""How many small changes of the code the tests notice: `python -m benchmarks.mutants`.

mutmut (https://mutmut.readthedocs.io) changes one operator, literal or call at a time in the
modules on which proofs and accusations rest, and runs the tests that reach the changed function. A
mutant that no test fails on has survived. Of each module at most ``--most`` mutants are drawn by
``--seed``: the same seed draws the same mutants of the same code, whether ``--modules`` names some
modules or all are tried. Those that cannot be told from the original stand in
`equivalent_mutants.txt` with the reason, and count as survivors all the same.

Printed: mutants, killed and survived, a line a module; with ``--survivors`` each survivor's change.
It runs in a copy of the repository, and only where processes can be forked.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.txt")
MODULES = (
    "validate/solve/root_causes.py",
    "validate/checks/tables/footing.py",
    "validate/tables/scope_fits.py",
    "validate/tables/scope_trials.py",
    "validate/tables/total_reader.py",
    "validate/tables/total_structure.py",
    "validate/belief/trials.py",
    "validate/model/interval.py",
    "extract/tables/stitching/headers.py",
    "extract/tables/stitching/table_continuation.py",
)
TESTS = (
    "tests/validate/belief",
    "tests/validate/model",
    "tests/validate/tables",
    "tests/validate/solve",
    "tests/validate/test_conclude.py",
    "tests/validate/checks/tables/test_footing.py",
    "tests/extract/tables",
)
"""The tests of these modules: a mutant that only a far test notices is noticed late."""
CONFIG = """

[tool.mutmut]
source_paths = ["extract", "validate"]
only_mutate = [{modules}]
also_copy = ["expectations", "reports", "pointage", "benchmarks", "sample_pdfs"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "-W", "ignore"]
pytest_add_cli_args_test_selection = [{tests}]
track_dependencies = false
use_git_change_detection = false
"""
NONE = "no.such.mutant"
"""A name that no mutant has: with it mutmut makes the mutants and runs none."""
KILLED = (1, 3, -24, 36, 24, 152, 255)
"""Exit codes of a run that failed, crashed or did not end."""


def copied(folder: Path, mutated: Sequence[str]) -> Path:
    """A copy of the working tree with mutmut's settings in its pyproject."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    modules = [name for name in mutated if (folder / name).is_file()]
    tests = [name for name in TESTS if (folder / name).exists()]
    settings = CONFIG.format(modules=_listed(modules), tests=_listed(tests))
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return folder


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def mutmut(folder: Path, *arguments: str) -> str:
    """What a call of mutmut in ``folder`` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stdout + done.stderr


def results(folder: Path) -> dict[str, dict[str, int | None]]:
    """The exit code of every mutant of every module; None where it was not run."""
    found = {}
    for module in MODULES:
        path = folder / "mutants" / f"{module}.meta"
        if path.is_file():
            meta = json.loads(path.read_text(encoding="utf-8"))
            found[module] = meta["exit_code_by_key"]
    return found


def drawn(
    made: Mapping[str, Mapping[str, int | None]], most: int, seed: int
) -> list[str]:
    """At most ``most`` mutants of each module, by chance."""
    chosen = []
    for names in made.values():
        ordered = sorted(names)
        chosen += random.Random(seed).sample(ordered, min(most, len(ordered)))
    return chosen


def equivalent() -> dict[str, str]:
    """The mutants that nothing can tell from the original, each with the reason."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    pairs = (
        line.partition(" # ")
        for line in lines
        if line and not line.startswith("#")
    )
    return {name.strip(): reason for name, _, reason in pairs}


def table(folder: Path, chosen: Sequence[str]) -> Iterator[str]:
    """The lines of the result, and the names that survived."""
    wanted, known = set(chosen), equivalent()
    whole: Counter[str] = Counter()
    survivors: dict[str, list[str]] = defaultdict(list)
    for module, codes in results(folder).items():
        run = {name: code for name, code in codes.items() if name in wanted}
        killed = sum(code in KILLED for code in run.values())
        survivors[module] = [
            name for name, code in run.items() if code not in KILLED
        ]
        whole.update(mutants=len(run), killed=killed)
        survived = len(run) - killed
        yield f"{module:<40} {len(run):>4} mutants, {killed:>4} killed, {survived:>3} survived"

    share = 100 * whole["killed"] / max(1, whole["mutants"])
    yield f"{'all':<40} {whole['mutants']:>4} mutants, {whole['killed']:>4} killed: {share:.1f} %"
    for names in survivors.values():
        yield from (
            f"survived: {name} {known.get(name, '')}".rstrip() for name in names
        )


def main() -> None:
    """Make the mutants, run those drawn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--most", type=int, default=40, help="mutants of one module"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--modules",
        nargs="+",
        choices=MODULES,
        default=MODULES,
        metavar="MODULE",
    )
    parser.add_argument(
        "--survivors",
        action="store_true",
        help="print what each survivor changes",
    )
    given = parser.parse_args()

    with tempfile.TemporaryDirectory() as name:
        folder = copied(Path(name), given.modules)
        said = mutmut(folder, "run", NONE)
        chosen = drawn(results(folder), given.most, given.seed)
        if not chosen:
            sys.exit(f"mutmut made no mutants:\n{said[-2000:]}")
        mutmut(folder, "run", *chosen)
        for line in table(folder, chosen):
            print(line)
            if given.survivors and line.startswith("survived: "):
                print(mutmut(folder, "show", line.split()[1]))


if __name__ == "__main__":
    main()
