"""Are findings true as often as they say?

python -m benchmarks.calibration [--part open|second|third] [--judgments CSV ...] [--audits FOLDER]
                                 [--svg FILE] [--first-sight]

Of the errors and warnings that carry a probability, by level, the share that is true:

- of the acts of ``POINTAGE_CORPUS`` and the council acts, both versions. These differ in the
  seeded figures alone: what is said of the wrong version and not of the clean one is true, all else
  false;
- of one part of the minutes, as judged by eye: further judgments are files of the columns of
  `benchmarks/judging/judgments.csv`. An arguable one counts as half true, an unjudged one not.

``--first-sight`` audits nothing: it tells of the findings as they came out on documents that nobody
had looked at before (`benchmarks/judging/first_sight.csv`: two parts of the minutes, sets of
council acts and of right documents), from which the rates of identities with two supports were
counted. Of right documents all that is said is false, whatever was said: acts and minutes, which
may be wrong, are told by themselves too.

Printed: each level with its count, the mean probability said, the share true, and what a sample of
that size leaves open (the interval of Wilson, 95 %); ``--svg`` draws them.
"""

import argparse
import csv
import math
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.acts import read_act
from benchmarks.judging.audit_folders import (
    AuditFolder,
    audit_missing,
    folder_of,
    read_audit,
)
from benchmarks.judging.corpora import corpus_folder, minutes, seeded_acts
from benchmarks.judging.judgments import HERE, Verdict
from benchmarks.truth import Truth

LEVELS = ((0.5, 0.8), (0.8, 0.97), (0.97, 1.01))
"""The levels of probability: the least of each, and the first above it."""
_WORTH = {Verdict.TRUE: 1.0, Verdict.FALSE: 0.0, Verdict.ARGUABLE: 0.5}
FIRST_SIGHT = HERE / "first_sight.csv"
RIGHT_ONLY = "right documents"
"""What the sources are called whose documents hold no error."""
_NORMAL = 1.96
"""Standard deviations of 95 %."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding's probability, and how true it is: 1, 0, or a half."""

    probability: float
    truth: float


@dataclass(frozen=True, slots=True)
class Level:
    """The findings of one level of probability."""

    least: float
    findings: tuple[Judged, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.findings)

    @property
    def said(self) -> float:
        """Their mean probability."""
        return sum(one.probability for one in self.findings) / max(
            1, self.count
        )

    @property
    def true(self) -> float:
        """The share of them that is true."""
        return sum(one.truth for one in self.findings) / max(1, self.count)

    @property
    def interval(self) -> tuple[float, float]:
        """The true shares that the sample leaves open."""
        return wilson(self.true, self.count)


def wilson(share: float, count: int) -> tuple[float, float]:
    """The interval of Wilson of a share of ``count``.

    >>> [round(end, 2) for end in wilson(0.9, 10)]
    [0.6, 0.98]
    """
    if count == 0:
        return 0.0, 1.0
    square = _NORMAL**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    spread = share * (1 - share) / count + square / (4 * count**2)
    half = _NORMAL / (1 + square / count) * math.sqrt(spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def levels(findings: Iterable[Judged]) -> list[Level]:
    """The findings by level; what is below the lowest is left out."""
    every = tuple(findings)
    return [
        Level(
            least,
            tuple(one for one in every if least <= one.probability < above),
        )
        for least, above in LEVELS
    ]


def of_acts(folder: Path, out: Path) -> Iterator[Judged]:
    """The findings on both versions of the acts of a folder."""
    for key in sorted(folder.glob("*-errors.json")):
        _, clean, wrong = read_act(key, out)
        alarms = {(one.id, one.printed, one.expected) for one in clean.raised}
        for audit in (clean, wrong):
            for one in audit.raised:
                if one.probability is not None:
                    seeded = (one.id, one.printed, one.expected) not in alarms
                    yield Judged(one.probability, float(seeded))


def of_minutes(truth: Truth, audits: Iterable[AuditFolder]) -> Iterator[Judged]:
    """The findings on minutes that were judged."""
    for audit in audits:
        for one in audit.raised:
            verdict = truth.verdict(audit.sha256, one)
            if one.probability is not None and verdict in _WORTH:
                yield Judged(one.probability, _WORTH[verdict])


def table(name: str, found: Sequence[Level]) -> Iterator[str]:
    """The lines of the table of one source."""
    for level in found:
        low, high = level.interval
        yield (
            f"{name:<21}{_range(level.least):>12}{level.count:>7}{level.said:>8.2f}"
            f"{level.true:>8.2f}{f'{low:.2f} to {high:.2f}':>16}  {_bar(level)}"
        )


def _range(least: float) -> str:
    above = next(above for start, above in LEVELS if start == least)
    return f"{least:g} up" if above > 1 else f"{least:g} to {above:g}"


def _bar(level: Level) -> str:
    """A line of forty signs from 0 to 1: what is true, and ``|`` where it was said."""
    signs = ["#" if (at + 0.5) / 40 < level.true else "." for at in range(40)]
    signs[min(39, int(level.said * 40))] = "|"
    return "".join(signs) if level.count else ""


_SIZE, _EDGE = 320, 40
"""Points of the plot's side, and around it."""


def plot(found: Sequence[Level]) -> str:
    """The plot as SVG: what is true over what was said, each with its interval and its count."""
    marks = "".join(_mark(level) for level in found if level.count)
    side = _SIZE + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        ' font-family="sans-serif" font-size="11">\n'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIZE}" height="{_SIZE}" fill="none"'
        ' stroke="#888"/>\n'
        f'<path d="M{_x(0.5)} {_y(0.5)}L{_x(1)} {_y(1)}" stroke="#888"'
        ' stroke-dasharray="4"/>\n'
        f'<text x="{_x(0.75)}" y="{side - 8}" text-anchor="middle">said</text>\n'
        f'<text x="8" y="{_EDGE - 8}">true</text>\n{_ticks()}{marks}</svg>\n'
    )


def _x(probability: float) -> float:
    """Half to one, from left to right."""
    return round(_EDGE + (probability - 0.5) * 2 * _SIZE, 1)


def _y(share: float) -> float:
    """Nought to one, upwards."""
    return round(_EDGE + (1 - share) * _SIZE, 1)


def _ticks() -> str:
    across = "".join(
        f'<text x="{_x(at)}" y="{_EDGE + _SIZE + 14}" text-anchor="middle">{at:g}</text>\n'
        for at in (0.5, 0.8, 0.97)
    )
    up = "".join(
        f'<text x="{_EDGE - 6}" y="{_y(at) + 4}" text-anchor="end">{at:g}</text>\n'
        for at in (0, 0.5, 1)
    )
    return across + up


def _mark(level: Level) -> str:
    low, high = level.interval
    at = _x(level.said)
    return (
        f'<path d="M{at} {_y(low)}V{_y(high)}" stroke="#236"/>\n'
        f'<circle cx="{at}" cy="{_y(level.true)}" r="4" fill="#236"/>\n'
        f'<text x="{at - 8}" y="{_y(level.true) + 14}" text-anchor="end">'
        f"{level.count}</text>\n"
    )


def first_sight() -> dict[str, list[Judged]]:
    """The findings of documents when nobody had looked at them, by where they are from."""
    found: dict[str, list[Judged]] = defaultdict(list)
    with FIRST_SIGHT.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            worth = _WORTH[Verdict(row["verdict"])]
            found[row["source"]].append(
                Judged(float(row["probability"]), worth)
            )
    return found


def measure(part: str, judgments: Sequence[Path], out: Path) -> list[Level]:
    """Audit the acts and one part of the minutes, and print their tables."""
    corpus = corpus_folder()
    documents = minutes(corpus, part)
    acts = seeded_acts(corpus)
    pdfs = [
        path
        for folder in acts.values()
        for path in sorted(folder.glob("*.pdf"))
    ]
    audit_missing([*pdfs, *documents], out)

    folders = (folder_of(path, out) for path in documents)
    audits = [read_audit(folder) for folder in folders if folder is not None]
    sources = {
        name: list(of_acts(folder, out)) for name, folder in acts.items()
    }
    sources[f"minutes {part}"] = list(
        of_minutes(Truth(documents, judgments), audits)
    )
    return tell(sources)


def tell(sources: dict[str, list[Judged]]) -> list[Level]:
    """Print the table of each source, of those that may be wrong and of all; the levels of all."""
    may_be_wrong = [
        found
        for name, found in sources.items()
        if not name.startswith(RIGHT_ONLY)
    ]
    sources = {
        **sources,
        "acts and minutes": list(chain(*may_be_wrong)),
        "all": list(chain(*sources.values())),
    }
    print(f"{'':<21}{'said':>12}{'count':>7}{'mean':>8}{'true':>8}{'95 %':>16}")
    for name, found in sources.items():
        print("\n".join(table(name, levels(found))))
    return levels(sources["all"])


def main() -> None:
    """Measure the acts and one part of the minutes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--part", choices=("open", "second", "third"), default="open"
    )
    parser.add_argument("--judgments", nargs="*", type=Path, default=[])
    parser.add_argument("--audits", type=Path)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--first-sight", action="store_true")
    given = parser.parse_args()
    found = tell(first_sight()) if given.first_sight else _measured(given)
    if given.svg is not None:
        given.svg.write_text(plot(found), encoding="utf-8")


def _measured(given: argparse.Namespace) -> list[Level]:
    with tempfile.TemporaryDirectory() as folder:
        return measure(
            given.part, given.judgments, given.audits or Path(folder)
        )


if __name__ == "__main__":
    main()
