"""Marks that headers say are out of so many: "Prix (/60)" and "Valeur technique (/40)" make "Note
(/100)"; under one heading "Méthode (/25)" and "Moyens (/15)" make its "Total (/40)". Those beside
each other that are out of a hundred together make the total behind them, as shares of a whole make
what stands behind them or before: "Part population (60 %)", "Part élèves (40 %)", "Contribution".
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.french.lexicon.totals import names_a_sum
from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SURE

_POINTS = r"(?:points?|pts?)\b"
_OUT_OF = re.compile(
    rf"(?:(?<![\d/])/\s?|\bsur )(?P<most>\d{{1,3}})(?: ?{_POINTS})?\s?\)?$"
    rf"|\((?P<points>\d{{1,3}}) ?{_POINTS}\)$"
)
"""What a mark is out of, at the end of its label: "(/40)", "sur 40", "(40 points)"."""
_BARE = re.compile(r"\((?P<most>\d{1,3})\)$")
"""The same of a part of one that says so: "Prix (40)" beside "Note sur 100"."""
_OF_HUNDRED = re.compile(
    rf"(?:\((?:/ ?)?|/ ?|\bsur |\b)(?P<most>\d{{1,2}})(?: ?(?:%|{_POINTS}))?\)?$"
)
"""How many of a hundred a line is out of, in any of these ways, or its share: "Délai (15)", "Part
élèves (40 %)", "Commune 30 %"."""
_HUNDRED = 100
_FEWEST, _MOST = 2, 10
"""Marks that one mark adds up."""


def of_marks(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The marks that the one out of most adds up, under a heading and then in all, where only one
    choice of them is out of as many together.
    """
    marks = {line.index: most for line in lines if (most := _out_of(line))}
    for parts in list(_under_headings(lines, marks)):
        yield _proposal(direction, *parts)
        for part in parts[1:]:
            del marks[part]

    whole = _whole(marks)
    if whole is not None:
        marks = {**_bare(lines), **marks} if len(marks) == 1 else marks
        choice = only(_adding_up(marks, whole))
        if choice is not None:
            yield _proposal(direction, whole, *choice)
    for run in _sharing_a_hundred(lines):
        yield from _of_run(run, lines, direction)


def _sharing_a_hundred(
    lines: Sequence[LabelledLine],
) -> Iterator[list[LabelledLine]]:
    """The runs of lines beside each other that are out of a hundred together."""
    run: list[LabelledLine] = []
    for line in lines:
        if _most_of_hundred(line):
            run.append(line)
            continue
        if _is_hundred(run):
            yield run
        run = []
    if _is_hundred(run):
        yield run


def _is_hundred(run: Sequence[LabelledLine]) -> bool:
    """Whether lines share a hundred out."""
    return len(run) >= _FEWEST and sum(map(_most_of_hundred, run)) == _HUNDRED


def _most_of_hundred(line: LabelledLine) -> int:
    """How many of a hundred a line is out of; 0 where its label does not say."""
    found = _OF_HUNDRED.search(line.levels[-1].strip()) if line.levels else None
    return 0 if found is None else int(found["most"])


def _of_run(
    run: Sequence[LabelledLine],
    lines: Sequence[LabelledLine],
    direction: Direction,
) -> Iterator[Proposal]:
    """The whole of such lines: the total behind them, or what stands behind them, or before."""
    parts = tuple(line.index for line in run)
    behind = lines[parts[-1] + 1 : parts[-1] + 2]
    wholes = [one for one in behind if names_a_sum(one.levels[-1])]
    if not wholes:
        are_shares = all("%" in line.levels[-1] for line in run)
        before = lines[max(parts[0] - 1, 0) : parts[0]] if are_shares else ()
        wholes = [one for one in (*before, *behind) if not one.percent]
    for whole in wholes:
        is_sure = names_a_sum(whole.levels[-1])
        yield Proposal(
            direction,
            FamilyForm.SUM,
            whole.index,
            parts,
            SURE - math.log(len(wholes)),
            stated=is_sure and whole in behind,
        )


def _bare(lines: Sequence[LabelledLine]) -> dict[int, int]:
    """What marks are out of by the bare numbers behind their names."""
    found = [(line.index, _BARE.search(line.levels[-1])) for line in lines]
    return {index: int(one["most"]) for index, one in found if one is not None}


def _under_headings(
    lines: Sequence[LabelledLine], marks: dict[int, int]
) -> Iterator[list[int]]:
    """Under each heading the mark that is out of as many as all others there, and these."""
    within: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for line in lines:
        heading = line.levels[:-1]
        if heading and line.index in marks:
            within[heading][line.index] = marks[line.index]
    for under in within.values():
        whole = _whole(under)
        if whole is not None and 2 * under[whole] == sum(under.values()):
            yield [whole, *(index for index in under if index != whole)]


def _whole(marks: dict[int, int]) -> int | None:
    """The one mark that is out of most."""
    highest = max(marks.values(), default=0)
    return only([index for index, most in marks.items() if most == highest])


def _proposal(direction: Direction, whole: int, *parts: int) -> Proposal:
    return Proposal(direction, FamilyForm.SUM, whole, parts, SURE, stated=True)


def _out_of(line: LabelledLine) -> int:
    """How many points a line's marks are out of; 0 where its label does not say."""
    found = _OUT_OF.search(line.levels[-1].strip())
    if found is None:
        return 0
    return int(found["most"] or found["points"])


def _adding_up(marks: dict[int, int], whole: int) -> list[tuple[int, ...]]:
    """The choices of other marks that are out of as many together as one of them."""
    others = [index for index in marks if index != whole]
    if len(others) >= _MOST:
        return []
    return [
        choice
        for count in range(_FEWEST, len(others) + 1)
        for choice in combinations(others, count)
        if sum(marks[index] for index in choice) == marks[whole]
    ]
