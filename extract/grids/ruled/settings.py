"""The tolerances of the engine for grids drawn by rules, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuledSettings:
    """Lengths are in points, shares are of the font size where nothing else is said."""

    snap: float = 3.0
    """Parallel rules closer than this are one (double rules, a frame with a background)."""
    chain: float = 1.5
    """A chain of close rules is cut once it is wider than this many times ``snap``: wider than any
    double rule."""
    join: float = 3.5
    """A gap shorter than this does not interrupt a rule (dashes, dots)."""
    most_drawings: int = 100
    """On a page of more drawings the rules of all of them are put together at once."""
    cross: float = 3.0
    """Rules that miss each other by less than this meet."""
    open_row: float = 4.0
    """Rules that run on by more than this beyond the last crossing bound a row that is open there.
    """
    covered: float = 0.75
    """A side of an elementary box is closed when rules cover this share of it."""
    sliver: float = 5.5
    """Two borders closer than this leave no room for text: the smallest type in use is 6."""
    touching: float = 0.05
    """Letters closer than this share of the font size belong to one word, whatever lies between
    them."""
    level: float = 0.1
    """Letters of one word differ in height by less than this share of the font size."""
    tick_box: tuple[float, float] = (4.0, 14.0)
    """The side of a square to be ticked: no higher than a line of text."""
    most_tick_boxes: int = 400
    """A page with more of them is drawn in squares."""
    nested: float = 0.8
    """A grid of which this share lies in another one is part of that one's drawing."""


RULED = RuledSettings()
"""The settings for any document."""
