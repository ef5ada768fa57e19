"""What stands behind a finding: its supports, and how likely the document is wrong."""

from enum import StrEnum

SURE = 0.97
"""The least probability that is called all but certain."""
VERY_LIKELY = 0.8
"""The least probability of an error, which has two supports, where another rate, base or scope
would explain what is no slip."""
GRAVE = 0.57
"""The same of what no other rate or base would: rounding may give .55."""
LIKELY = 0.5
"""The least probability of a warning; below it a deviation is listed, not raised."""


class Support(StrEnum):
    """One thing that speaks for a broken identity and does not depend on the disputed figure."""

    WORDS = "words"
    """Its words, its header, a printed formula."""
    POSITION = "position"
    """The place of its figures leaves no other reading."""
    AGREEMENT = "agreement"
    """Other lines, columns or totals of its kind obey."""
    SECOND_IDENTITY = "second-identity"
    """Another identity, of other figures, asks for the same correction of the same cell."""
    PROVED_FIGURE = "proved-figure"
    """One of two figures that should be equal is proved by its own table."""
    SUITE = "suite"
    """The suite given by the user states it."""
    ITSELF = "itself"
    """The figure contradicts itself: no number, an end before its start."""


class Likelihood(StrEnum):
    """A probability in words."""

    ALMOST_CERTAIN = "almost-certain"
    VERY_LIKELY = "very-likely"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"
    """No probability is given: nothing was reckoned, or the reading is in doubt."""


_LEVELS = (
    (SURE, Likelihood.ALMOST_CERTAIN),
    (VERY_LIKELY, Likelihood.VERY_LIKELY),
    (LIKELY, Likelihood.LIKELY),
)


def likelihood(probability: float | None) -> Likelihood:
    """The level of a probability.

    >>> likelihood(0.98).value, likelihood(0.6).value, likelihood(None).value
    ('almost-certain', 'likely', 'unknown')
    """
    if probability is None:
        return Likelihood.UNKNOWN
    reached = (level for least, level in _LEVELS if probability >= least)
    return next(reached, Likelihood.POSSIBLE)
