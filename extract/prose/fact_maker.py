"""Facts of what prose states beside its claims: a number read before stays the fact it is."""

from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field

from extract.facts import Fact, FactReading
from extract.geometry import Place
from extract.number import Counts, Number


@dataclass(slots=True)
class FactMaker:
    """Makes facts with ids of their own, ``prefix-1`` and on; all count the same."""

    prefix: str
    counts: Counts
    known: InitVar[Iterable[Fact]]
    """The facts read before."""
    made: int = 0
    by_place: dict[tuple[Place, ...], Fact] = field(init=False)

    def __post_init__(self, known: Iterable[Fact]) -> None:
        self.by_place = {fact.places: fact for fact in known}

    def fact(
        self,
        places: tuple[Place, ...],
        printed: str,
        number: Number | None,
        section: str,
    ) -> Fact:
        """The fact read before in these places, else a new one."""
        before = self.by_place.get(places)
        if before is not None and number and before.value == number.value:
            return before
        self.made += 1
        return Fact(
            id=f"{self.prefix}-{self.made}",
            counts=self.counts,
            number=number,
            printed=printed,
            places=places,
            section=section,
            reading=FactReading("prose"),
        )
