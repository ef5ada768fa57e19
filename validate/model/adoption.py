"""Why an identity that nobody configured is believed, as a value."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

_LEAST = Decimal("1e-30")
"""Probabilities below this one are all the same: none."""
_DIGITS = 2
"""Significant digits that are kept of a probability."""

GIVES_A_CHANGE = "the sentence gives a change"
"""Why a number is believed to be the change of others, in figures or in per cent."""


class Ground(StrEnum):
    """One thing that speaks for an identity."""

    WORDS = "words"
    """The document says so: a label, a header, a sentence, a printed formula."""
    POSITION = "position"
    """The place of its figures leaves no other reading."""
    AGREEMENT = "agreement"
    """Other lines of its family obey: see `Adoption.lines`."""
    OWN_FIGURES = "own-figures"
    """Its own figures agree, and nothing else tells."""
    SUITE = "suite"
    """The suite given by the user states it."""


@dataclass(frozen=True, slots=True)
class LineTally:
    """How the lines of a family fared: how many obey, how many do not.

    ``p_value`` is the probability of as many obeying by chance, to two digits; 1 where nothing
    was computed.
    """

    held: int
    failed: int = 0
    p_value: Decimal = Decimal(1)

    @classmethod
    def of(cls, held: int, failed: int, p_value: float) -> "LineTally":
        """The tally with a computed probability.

        >>> LineTally.of(12, 1, 0.000123456)
        LineTally(held=12, failed=1, p_value=Decimal('0.00012'))
        """
        exact = max(Decimal(p_value), _LEAST)
        last_digit = exact.adjusted() - _DIGITS + 1
        return cls(
            held,
            failed,
            exact.quantize(Decimal(1).scaleb(last_digit)).normalize(),
        )


@dataclass(frozen=True, slots=True)
class Adoption:
    """Why one identity is believed.

    ``reason`` is for a reader, in plain English; ``lines`` are those of its family, where they
    were counted.
    """

    grounds: tuple[Ground, ...] = ()
    reason: str = ""
    lines: LineTally | None = None
    unheard: bool = False
    """Believed only while it holds: nothing would be said if it did not."""
    misprinted: float | None = None
    """How likely its result is a misprint where it fails, to two digits, if its check weighs that
    itself."""

    def as_heard(self, heard: bool) -> "Adoption":
        """The same, with whether anything would be said if the identity did not hold."""
        return replace(self, unheard=not heard)

    @property
    def proves(self) -> bool:
        """Whether its holding says that its figures are right: a change of one would be told."""
        return not (self.circular or self.unheard)

    @property
    def circular(self) -> bool:
        """Whether nothing but its own figures speaks for it: it proves none of them."""
        return self.grounds == (Ground.OWN_FIGURES,)


def by_words(reason: str, *more: Ground) -> Adoption:
    """Believed for what the document says."""
    return Adoption((Ground.WORDS, *more), reason)


def by_lines(lines: LineTally, reason: str, *more: Ground) -> Adoption:
    """Believed because the lines of its family obey."""
    return Adoption((*more, Ground.AGREEMENT), reason, lines=lines)


UNSTATED = Adoption()
"""Nothing says why."""
WORDING_AND_POSITION = by_words("wording and position", Ground.POSITION)
STATED_BY_SUITE = Adoption((Ground.SUITE,), "the suite states it")
