"""A number of the text that is right by the lines of a table that its sentence counts: "les trois
aides réunies font 32 862,83 €" are three lines below each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.spelled_numbers import spelled_number
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Outcome
from validate.model.typing_slips import digits_told

_TELLING = 6
"""Digits of a figure, noughts at its end apart, that lines below each other make by no accident."""
_FEWEST, _MOST = 2, 12
"""Lines that a sentence counts in words."""
_WORD = re.compile(r"[a-z]+")
"""Any word of a folded sentence."""


def _lines_counted(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated figure that as many lines of one column, below each other, come to as its sentence
    counts in words."""
    said = scene.stated(outcome.identity)
    if said is None or digits_told(said) < _TELLING:
        return None
    counts = _counted_in(fold(scene.sentence(said)))
    for lines in _below_each_other(scene, counts):
        if sum(map(value, lines)) == value(said):
            added = " + ".join(one.printed for one in lines)
            message = Message(
                f"{said.printed} est {added}, que le tableau imprime l'un sous l'autre.",
                f"{said.printed} is {added}, which the table prints below each other.",
            )
            return Reason.of(message, lines)
    return None


def _counted_in(sentence: str) -> Set[int]:
    """How many lines the words of a sentence may count."""
    told = map(spelled_number, _WORD.findall(sentence))
    return {
        int(one) for one in told if one is not None and _FEWEST <= one <= _MOST
    }


def _below_each_other(
    scene: Scene, counts: Set[int]
) -> Iterator[Sequence[Fact]]:
    """So many figures of each column of the document that stand below each other."""
    columns: dict[tuple[str, int | None], list[Fact]] = defaultdict(list)
    for one in scene.document.facts:
        if one.table_id and one.row is not None and one.value is not None:
            columns[one.table_id, one.col].append(one)
    for figures in columns.values():
        in_order = sorted(figures, key=lambda one: one.row or 0)
        for count in sorted(counts):
            for start in range(len(in_order) - count + 1):
                yield in_order[start : start + count]


LINES_COUNTED = Explanation(
    code="lines-counted",
    title=Message("Lignes comptées par la phrase", "Lines that it counts"),
    explain=_lines_counted,
)
