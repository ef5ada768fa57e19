"""Seeded errors of invented acts: which are found, at which figure, what is said of clean ones.

python -m benchmarks.acts [FOLDER ...] [--audits FOLDER]

A folder holds ``NAME-clean`` and ``NAME-errors``, each as PDF and answer key. Without one: the
acts of ``POINTAGE_CORPUS`` and both sets of council acts of the project, told apart. With
``--audits`` the audits are kept there, and those that it already holds are not made again. What is
missed is listed, but of the sets that are held out.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.judging.audit_folders import (
    AuditFolder,
    audit_missing,
    folder_of,
    read_audit,
)
from benchmarks.judging.corpora import HELD_OUT, corpus_folder, seeded_acts
from benchmarks.judging.seeded_errors import (
    Fate,
    State,
    fates,
    read_seeded_errors,
)

_HEAD = f"{'act':<32}{'seeded':>7}{'found':>7}{'elsewhere':>10}{'missed':>8}"
_HEAD += f"{'clean alarms':>14}{'others':>8}{'proved':>8}"


@dataclass
class Act:
    """What was counted of one act, or of several."""

    states: Counter[State] = field(default_factory=Counter)
    kinds: Counter[tuple[str, State]] = field(default_factory=Counter)
    """Seeded errors by their kind, and by whether they are in prose."""
    alarms: int = 0
    """Errors and warnings on the clean version."""
    others: int = 0
    """Errors and warnings on the other that speak of no seeded error."""
    proved: int = 0
    figures: int = 0

    @property
    def seeded(self) -> int:
        """All seeded errors."""
        return self.states.total()

    def add(self, other: "Act") -> None:
        """Add the counts of another."""
        self.states.update(other.states)
        self.kinds.update(other.kinds)
        self.alarms += other.alarms
        self.others += other.others
        self.proved += other.proved
        self.figures += other.figures


def score(known: Sequence[Fate], clean: AuditFolder, wrong: AuditFolder) -> Act:
    """The counts of one act."""
    act = Act(
        alarms=len(clean.raised),
        others=len(wrong.raised)
        - sum(fate.finding is not None for fate in known),
        proved=clean.proved,
        figures=clean.figures,
    )
    for fate in known:
        place = "in prose" if fate.error.in_prose else "in tables"
        act.states[fate.state] += 1
        act.kinds.update(((fate.error.kind, fate.state), (place, fate.state)))
    return act


def read_act(
    key: Path, out: Path
) -> tuple[list[Fate], AuditFolder, AuditFolder]:
    """What became of the seeded errors of an answer key, and both audits.

    Raises:
        SystemExit: one of its documents has no audit.
    """
    wrong = key.with_suffix(".pdf")
    clean = wrong.with_name(wrong.name.replace("-errors", "-clean"))
    folders = [folder_of(path, out) for path in (clean, wrong)]
    if None in folders:
        raise SystemExit(f"no audit of {key.stem}")
    sound, said = (
        read_audit(folder) for folder in folders if folder is not None
    )
    return list(fates(read_seeded_errors(key), said.raised)), sound, said


def measure(folder: Path, out: Path) -> None:
    """Audit what is missing in ``out``, and print the score of the acts of a folder."""
    audit_missing(sorted(folder.glob("*.pdf")), out)
    total = Act()
    unfound: list[str] = []
    print(f"{folder}\n{_HEAD}")
    for key in sorted(folder.glob("*-errors.json")):
        known, clean, wrong = read_act(key, out)
        act = score(known, clean, wrong)
        total.add(act)
        name = key.stem.removesuffix("-errors")
        print(_row(name, act))
        unfound += [
            _in_words(name, fate) for fate in known if not _is_found(fate)
        ]
    listed = [] if folder.name in HELD_OUT else unfound
    print("\n".join([*listed, *_summary(total)]), end="\n\n")


def _is_found(fate: Fate) -> bool:
    return fate.state is State.FOUND


def _row(name: str, act: Act) -> str:
    states = act.states
    return (
        f"{name:<32}{act.seeded:>7}{states[State.FOUND]:>7}{states[State.ELSEWHERE]:>10}"
        f"{states[State.MISSED]:>8}{act.alarms:>14}{act.others:>8}"
        f"{_proved(act):>7}%"
    )


def _proved(act: Act) -> str:
    return f"{100 * act.proved / max(1, act.figures):.0f}"


def _in_words(name: str, fate: Fate) -> str:
    error = fate.error
    return (
        f"{fate.state}: {name} p.{error.page} {error.row}: {error.printed} for"
        f" {error.expected} ({error.why})"
    )


def _summary(total: Act) -> Iterator[str]:
    for kind in sorted({kind for kind, _ in total.kinds}):
        of_kind = {state: total.kinds[kind, state] for state in State}
        yield (
            f"{kind}: {of_kind[State.FOUND]} of {sum(of_kind.values())} found,"
            f" {of_kind[State.ELSEWHERE]} elsewhere"
        )
    yield (
        f"all: {total.states[State.FOUND]} of {total.seeded} found,"
        f" {total.states[State.ELSEWHERE]} elsewhere, {total.alarms} alarms on clean acts,"
        f" {total.others} findings on others' figures, {_proved(total)} % of the figures in"
        " the tables proved"
    )


def main() -> None:
    """Measure the folders named, or every set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--audits", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for acts in given.folder or seeded_acts(corpus_folder()).values():
            measure(acts, given.audits or Path(folder))


if __name__ == "__main__":
    main()
