"""Marks that headers say are out of so many: "Prix (/60)" and "Valeur technique (/40)" make "Note
(/100)".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

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
_FEWEST, _MOST = 2, 10
"""Marks that one mark adds up."""


def of_marks(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The marks that the one out of most adds up, where only one choice of them is out of as many
    together.
    """
    marks = {line.index: most for line in lines if (most := _out_of(line))}
    highest = max(marks.values(), default=0)
    whole = [index for index, most in marks.items() if most == highest]
    if len(whole) != 1 or len(marks) > _MOST:
        return

    del marks[whole[0]]
    choices = list(_adding_up(marks, highest))
    if len(choices) == 1:
        yield Proposal(
            direction,
            FamilyForm.SUM,
            whole[0],
            choices[0],
            SURE,
            stated=True,
        )


def _out_of(line: LabelledLine) -> int:
    """How many points a line's marks are out of; 0 where its label does not say."""
    found = _OUT_OF.search(line.levels[-1].strip())
    if found is None:
        return 0
    return int(found["most"] or found["points"])


def _adding_up(marks: dict[int, int], whole: int) -> Iterator[tuple[int, ...]]:
    """The choices of marks that are out of ``whole`` together."""
    for count in range(_FEWEST, len(marks) + 1):
        for choice in combinations(marks, count):
            if sum(marks[index] for index in choice) == whole:
                yield choice
