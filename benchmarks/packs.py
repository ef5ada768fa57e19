"""Seeded errors of invented acts with the packs of rules and without; what each rule does on clean
acts.

python -m benchmarks.packs [FOLDER ...] [--audits FOLDER]

Without a folder: the acts made for the packs (`benchmarks/council_acts/packs`). Audits are made in
``AUDITS/with`` and ``AUDITS/without``, and those that are there are not made again.
"""

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.acts import Act, read_act, score
from benchmarks.judging.audit_folders import audit_missing, folder_of
from benchmarks.judging.seeded_errors import Fate, State

_ACTS = Path(__file__).parent / "council_acts" / "packs"
_PREFIX = "pack-"
_WAYS = {"with": (), "without": ("--packs", "none")}
"""The folders of audits, and the options that make them."""


def _files(folders: Sequence[Path], pattern: str) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        found += sorted(folder.rglob(pattern))
    return found


def _compare(keys: Sequence[Path], audits: Path) -> Iterator[str]:
    """A line for each act and way, and for each error that is not found with the packs."""
    totals = {way: Act() for way in _WAYS}
    missed: list[str] = []
    for key in keys:
        name = key.stem.removesuffix("-errors")
        parts = [f"{name:<34}"]
        for way, total in totals.items():
            known, clean, wrong = read_act(key, audits / way)
            act = score(known, clean, wrong)
            total.add(act)
            parts.append(f"{way} {_counts(act)}")
            if way == "with":
                missed += [
                    _missed(name, fate)
                    for fate in known
                    if fate.state is not State.FOUND
                ]
        yield "  ".join(parts)
    yield from missed
    for way, total in totals.items():
        yield f"{way} packs: {_counts(total)}"


def _counts(act: Act) -> str:
    found = act.states[State.FOUND]
    return (
        f"{found}/{act.seeded} found, {act.alarms} clean alarms,"
        f" {act.others} others"
    )


def _missed(name: str, fate: Fate) -> str:
    error = fate.error
    return (
        f"{fate.state}: {name} p.{error.page} [{error.table}] {error.row}:"
        f" {error.printed} for {error.expected} ({error.why})"
    )


def _rules(documents: Sequence[Path], audits: Path) -> Iterator[str]:
    """What each rule does on the clean acts of its kinds: held, failed, figures not read, and acts
    in which it did not run.
    """
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for path in documents:
        folder = folder_of(path, audits / "with")
        if folder is None or "-errors" in path.stem:
            continue
        audit = json.loads((folder / "audit.json").read_text("utf-8"))
        _count_rules(audit, tally)
    for code, counts in sorted(tally.items()):
        names = ("held", "failed", "abstained", "not run", "acts")
        yield f"{code:<40}" + "".join(
            f"{counts[name]:>6} {name}" for name in names
        )


def _count_rules(audit: dict[str, Any], tally: dict[str, Counter[str]]) -> None:
    for rule in audit["rules"]:
        if rule["code"].startswith(_PREFIX):
            counts = tally[rule["code"]]
            counts["acts"] += 1
            for name in ("held", "failed", "abstained"):
                counts[name] += rule.get(name, 0)
    for one in audit["abstentions"]:
        if one["rule"].startswith(_PREFIX):
            tally[one["rule"]]["not run"] += 1


def main() -> None:
    """Measure the folders named, or the acts of the packs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--audits", type=Path)
    given = parser.parse_args()
    folders = given.folder or [_ACTS]
    with tempfile.TemporaryDirectory() as made:
        audits = given.audits or Path(made)
        documents = _files(folders, "*.pdf")
        for way, options in _WAYS.items():
            audit_missing(documents, audits / way, options)
        keys = _files(folders, "*-errors.json")
        lines = (*_compare(keys, audits), *_rules(documents, audits))
        print("\n".join(lines))


if __name__ == "__main__":
    main()
