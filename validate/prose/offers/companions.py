"""What the other numbers of a sentence are of a table: of things told side by side each is the same
of its own line. "Le sport reçoit 43,3 % de l'ensemble et la culture 17,8 %."
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from validate.prose.tabled.offer import OfferKind
from validate.prose.tabled.table_figures import TableFigure

_Operation = tuple[str, OfferKind, int, int]
"""What figures of several lines have in common: their table, their kind and their columns."""
_Lines = tuple[int, int]
"""A row or a group of lines, by its place."""


@dataclass(frozen=True, slots=True)
class RestatedFigure:
    """A figure of a table that a number restates, and how likely it is meant."""

    table: str
    figure: TableFigure
    belief: float


@dataclass(frozen=True, slots=True)
class Companions:
    """What the other numbers of a sentence restate, by what they have in common."""

    told: Mapping[_Operation, Mapping[_Lines, float]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, restated: Iterable[RestatedFigure]) -> "Companions":
        """Those of what other numbers restate."""
        told: dict[_Operation, dict[_Lines, float]] = defaultdict(dict)
        for one in restated:
            lines = told[_operation(one.table, one.figure)]
            place = one.figure.row, one.figure.group
            lines[place] = max(lines.get(place, 0.0), one.belief)
        return cls(told)

    def alike(self, table: str, figure: TableFigure) -> float:
        """How likely another number is the same figure of other lines, from 0 to 1."""
        lines = self.told.get(_operation(table, figure), {})
        return max(_others(lines, (figure.row, figure.group)), default=0.0)

    def most(self, table: str, kind: OfferKind) -> float:
        """What `alike` does not exceed for any figure of a kind of a table."""
        found = (
            max(lines.values())
            for (of, one, _, _), lines in self.told.items()
            if of == table and one is kind
        )
        return max(found, default=0.0)


def _operation(table: str, figure: TableFigure) -> _Operation:
    return table, figure.kind, figure.first, figure.second


def _others(lines: Mapping[_Lines, float], own: _Lines) -> Iterator[float]:
    for place, belief in lines.items():
        if place != own:
            yield belief
