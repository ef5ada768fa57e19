"""`python -m benchmarks.hidden`: pages whose text layer is not what they show, and pages that only
look so: what is seen, published, proved and doubted.

For each page: the figures whose text is not what is seen (false), how many of them are given a
value without a doubt (published), are proved, are doubted; how many visible figures are neither
read nor reported (lost); how many deviations are told where the figures that are seen agree
(accused); how many figures of a sound page are doubted (needless). The exit code is 1 where
anything unseen is proved or published, where a visible figure is lost, or a sound page is accused
or doubted. ``--write FOLDER`` keeps the pages, ``--only TEXT`` those whose names have it.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path

from benchmarks.hidden.altered import altered_cases
from benchmarks.hidden.crafted import crafted_cases
from benchmarks.hidden.drawn import drawn_cases
from benchmarks.hidden.farther import farther_cases
from benchmarks.hidden.inks import ink_cases
from benchmarks.hidden.mapped import mapped_cases
from benchmarks.hidden.notes import note_cases
from benchmarks.hidden.sheet import (
    PAGE_HEIGHT,
    Case,
    Position,
    cell_box,
    page_of,
)
from benchmarks.hidden.signs import sign_cases
from benchmarks.hidden.sound import sound_cases
from benchmarks.hidden.strikes import strike_cases
from benchmarks.hidden.unlooked import unlooked_cases
from benchmarks.hidden.unseen import unseen_cases
from extract.facts import Fact
from extract.french.numbers import parse_number
from extract.geometry import BBox
from extract.grid import DoubtCode
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from validate.model.finding import Audit, CellState, Status
from validate.model.identity import Severity

_ABOUT_CELLS = {
    DoubtCode.TEXT_OUTSIDE,
    DoubtCode.TEXT_ACROSS_RULE,
    DoubtCode.ENGINES_DISAGREE,
    DoubtCode.NOT_SEEN,
    DoubtCode.STRUCK_OUT,
    DoubtCode.UNREAD,
    DoubtCode.PICTURE_UNREAD,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one page's figures."""

    false: int
    """Cells whose text is not what is seen."""
    published: int
    proved: int
    doubted: int
    lost: int
    accused: int
    needless: int
    """Doubts on cells whose text is what is seen."""

    def is_kept(self, sound: bool) -> bool:
        """Whether everything promised of such a page is true."""
        if self.published or self.proved or self.lost or self.accused:
            return False
        return not (sound and self.needless)


def all_cases() -> Iterator[Case]:
    """Every page, kind by kind."""
    return chain(
        unseen_cases(),
        mapped_cases(),
        drawn_cases(),
        note_cases(),
        crafted_cases(),
        altered_cases(),
        sign_cases(),
        farther_cases(),
        unlooked_cases(),
        strike_cases(),
        ink_cases(),
        sound_cases(),
    )


def judged(case: Case, path: Path) -> Seen:
    """What an audit of the page at ``path`` makes of it."""
    source, document = read(path)
    with source:
        audit = check(document, AuditOptions(), source)
    return _seen(case, audit)


def _seen(case: Case, audit: Audit) -> Seen:
    false = case.false_cells
    drawn = {} if case.group == "sound" else case.ink
    facts = {cell: _fact_at(case, cell, audit) for cell in _figures(case)}
    doubted = {cell for cell in facts if _is_doubted(case, cell, audit)}
    states = audit.coverage.cells
    wrong = {
        cell
        for cell, fact in facts.items()
        if fact is not None
        and fact.value is not None
        and fact.value != _value(case.shown[cell[0]][cell[1]])
    }
    proved = {
        cell
        for cell in wrong
        if (fact := facts[cell]) and states.get(fact.id) is CellState.PROVED
    }
    lost = {
        cell
        for cell, fact in facts.items()
        if _value(case.shown[cell[0]][cell[1]]) is not None
        and (fact is None or fact.value is None)
        and cell not in doubted
    }
    return Seen(
        false=len(false),
        published=len(wrong - doubted),
        proved=len(proved),
        doubted=len(doubted & (false.keys() | lost | wrong)),
        lost=len(lost),
        accused=_accusations(case, audit),
        needless=len(doubted - false.keys() - drawn.keys()),
    )


def _figures(case: Case) -> list[Position]:
    """The cells that show a figure, or say one."""
    found = []
    for row, texts in enumerate(case.shown):
        for col, text in enumerate(texts):
            if col and row and (text or (row, col) in case.said):
                found.append((row, col))
    return found


def _value(text: str) -> Decimal | None:
    number = parse_number(text)
    return None if number is None else number.value


def _fact_at(case: Case, cell: Position, audit: Audit) -> Fact | None:
    """The fact read in a cell; of several the first."""
    x, y = _middle(case, cell, audit)
    for fact in audit.document.facts:
        for place in fact.places:
            x0, top, x1, bottom = place.bbox
            if x0 <= x <= x1 and top <= y <= bottom:
                return fact
    return None


def _middle(case: Case, cell: Position, audit: Audit) -> tuple[float, float]:
    """The middle of a cell on the page as displayed."""
    x0, y0, x1, y1 = cell_box(*cell)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    if case.sideways:
        return PAGE_HEIGHT - y, PAGE_HEIGHT - x
    if _is_wide(audit):
        return y, x
    return x, PAGE_HEIGHT - y


def _is_wide(audit: Audit) -> bool:
    page = audit.document.pages[0]
    return page.width > page.height


def _is_doubted(case: Case, cell: Position, audit: Audit) -> bool:
    """Whether a doubt is told at a cell."""
    x, y = _middle(case, cell, audit)
    around = BBox(x - 50, y - 8, x + 50, y + 8)
    if case.sideways or _is_wide(audit):
        around = BBox(x - 8, y - 50, x + 8, y + 50)
    doubts = chain(
        audit.document.doubts,
        *(table.raw.doubts for table in audit.document.tables),
    )
    told = [doubt.bbox for doubt in doubts if doubt.code in _ABOUT_CELLS]
    for finding in audit.findings:
        if finding.status is Status.EXTRACTION:
            told += [item.place.bbox for item in finding.evidence]
    return any(bbox.touches(around) for bbox in told)


def _accusations(case: Case, audit: Audit) -> int:
    """Deviations told of a page whose visible figures foot, or that name a figure not seen."""
    told = [
        finding
        for finding in audit.findings
        if finding.severity is not Severity.INFO
    ]
    foots = _foots(case.shown)
    return len(told) if foots else 0


def _foots(shown: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the figures that are seen add up, down and across."""
    rows = [[_value(text) for text in texts[1:]] for texts in shown[1:]]
    figures = [[value or Decimal(0) for value in row] for row in rows]
    across = all(row[0] + row[1] == row[2] for row in figures)
    *details, total = figures
    down = all(
        sum(column, Decimal(0)) == value
        for *column, value in zip(*details, total, strict=True)
    )
    return across and down


def main() -> int:
    """Print the table; 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    cases = [case for case in all_cases() if args.only in case.name]
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.write or Path(scratch)
        folder.mkdir(exist_ok=True)
        results = {}
        for number, case in enumerate(cases):
            path = folder / f"{number:03}.pdf"
            path.write_bytes(page_of(case))
            results[case] = judged(case, path)
    _print(results)
    kept = [
        seen.is_kept(case.group == "sound") for case, seen in results.items()
    ]
    print(f"\n{len(kept)} pages, {kept.count(True)} as promised")
    return int(not all(kept))


_HEAD = (
    "false",
    "published",
    "proved",
    "doubted",
    "lost",
    "accused",
    "needless",
)


def _print(results: Mapping[Case, Seen]) -> None:
    print(f"| page | kind | {' | '.join(_HEAD)} | |")
    print("|---" * (len(_HEAD) + 3) + "|")
    totals: Counter[tuple[str, str]] = Counter()
    for case, seen in results.items():
        values = [getattr(seen, name) for name in _HEAD]
        told = "" if seen.is_kept(case.group == "sound") else "NOT KEPT"
        figures = " | ".join(str(value or "") for value in values)
        print(f"| {case.name} | {case.group} | {figures} | {told} |")
        for name, value in zip(_HEAD, values, strict=True):
            totals[case.group, name] += value
        totals[case.group, "pages"] += 1
    print(f"\n| kind | pages | {' | '.join(_HEAD)} |")
    print("|---" * (len(_HEAD) + 2) + "|")
    for group in dict.fromkeys(case.group for case in results):
        sums = [totals[group, name] for name in ("pages", *_HEAD)]
        print(f"| {group} | {' | '.join(map(str, sums))} |")


if __name__ == "__main__":
    sys.exit(main())
