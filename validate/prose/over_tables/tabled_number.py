"""A number of a sentence, and what a table makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.wording import SpokenNumber
from validate.prose.pairing.misprints import restates


@dataclass(frozen=True, slots=True)
class TabledNumber:
    """A number, the ways to reckon it of a table, and the one that is meant where it is none of
    them; None where words leave another reading."""

    result: SpokenNumber
    ways: Sequence[Derivation]
    meant: Derivation | None
    is_confirmed: bool = False
    """Whether another number of the sentence confirms the figures that make it, be they accused by
    their table."""
    is_outright: bool = False
    """Whether words leave no other reading of it, however far off it is."""

    @property
    def exact(self) -> Derivation | None:
        """The first way that gives what is printed."""
        given = (
            one for one in self.ways if restates(self.result.fact, one.value)
        )
        return next(given, None)
