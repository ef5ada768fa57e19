"""A number of the text that two figures of one column of a table make, to its last digit: what two
offers differ by, an aid with the own money that would stand in its place.

So many digits are not met by accident: a number that a sentence is held to get wrong is then
another one. A sum without one of its lines is none: it may have been left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extract.facts import Fact
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    value,
)
from validate.explanations.statements.told_beside import digits_told
from validate.model.finding import Message
from validate.model.identity import Form, Outcome

_TELLING = 7
"""Digits that two figures of a table do not make by accident: of a hundred in ten columns there are
ten thousand pairs at most."""


def _of_two_cells(scene: Scene, outcome: Outcome) -> Reason | None:
    said = scene.stated(outcome.identity)
    if said is None or digits_told(said) < _TELLING:
        return None
    if _leaves_one_out(scene, outcome):
        return None
    held_over = frozenset(outcome.identity.facts)
    is_same = outcome.identity.form is Form.EQUALITY
    meant = held_over - {said.id} if is_same else frozenset()
    for one, other, sign in _pairs(scene, abs(value(said))):
        pair = frozenset((one.id, other.id))
        is_of_sum = any(
            (whole, part) in scene.parts
            for whole in meant | pair
            for part in pair
        )
        if is_of_sum or pair <= held_over:
            continue
        made = f"{one.printed} {sign} {other.printed}"
        message = Message(
            f"{said.printed} est {made}, que le tableau imprime.",
            f"{said.printed} is {made}, which the table prints.",
        )
        return Reason.of(message, [one, other])
    return None


def _leaves_one_out(scene: Scene, outcome: Outcome) -> bool:
    """Whether it misses what its identity makes by one of the figures that are added."""
    gap = abs(outcome.delta or 0)
    return any(abs(value(one)) == gap for one in scene.terms(outcome.identity))


def _pairs(scene: Scene, size: Decimal) -> Iterator[tuple[Fact, Fact, str]]:
    """Two figures of one column that come to a size, or differ by it."""
    for column in _columns(scene):
        by_size: dict[Decimal, Fact] = {}
        for one in column:
            by_size.setdefault(abs(value(one)), one)
        for own, one in by_size.items():
            for other, sign in ((size - own, "+"), (own - size, "-")):
                found = by_size.get(other)
                if found is not None and found is not one:
                    yield one, found, sign


def _columns(scene: Scene) -> Iterator[Sequence[Fact]]:
    """The figures above or below nothing of each column of each table."""
    for view in scene.tables.values():
        columns: Mapping[int, list[Fact]] = defaultdict(list)
        for (_, col), one in view.facts.items():
            if one.value:
                columns[col].append(one)
        yield from columns.values()


OF_TWO_CELLS = Explanation(
    code="made-of-two-cells",
    title=Message("Fait de deux chiffres d'une colonne", "Made of two cells"),
    explain=_of_two_cells,
)
