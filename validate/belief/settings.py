"""Every threshold of the engine of belief, with its reason, in one frozen value."""

from dataclasses import dataclass

from validate.belief.figures import Direction


@dataclass(frozen=True, slots=True)
class BeliefSettings:
    """Thresholds of the search; log odds are natural logarithms.

    Rates were estimated on the half of the public aggregation set that is open to work with.
    """

    believed: float = 2.0
    """Log odds from which a family is adopted: 7 to 1, over a prior that counts all its rivals."""
    exception_shape: tuple[float, float] = (0.5, 8.0)
    """Beta law of the share of entries that break a true identity."""
    foreign_shape: tuple[float, float] = (0.6, 4.0)
    """The same for sums of rows, some columns of which are rates, years or prices."""
    misprint_rate: float = 0.002
    """Share of printed sums in which a figure is misprinted."""
    unsupported: float = 0.45
    """Most that may be said of a line that breaks a family of few lines that no word and no
    position speaks for.
    """
    some_lines: tuple[int, int] = (5, 5)
    """Lines that obey, in all and for each that does not, from which such a family may warn."""
    agreeing: float = 0.96
    """Most that may be said then."""
    many_lines: tuple[int, int] = (8, 9)
    """The same from which their agreement speaks as words would."""
    spread: float = 2.0
    """Units around a figure that chance would have hit as well: figures crowd at small values."""
    gain_cap: float = 5.0
    """No entry counts for more than this: one coincidence never decides alone."""
    near_cap: float = 3.5
    """The same for an entry that obeys within rounding only."""
    alone_cap: float = 1.0
    """The same for an entry with one operand that is not nil."""
    copied_penalty: float = 3.0
    """What a family loses whose operands already have a parent of the same direction."""

    widest_gap: int = 4
    """Lines that may stand between a result and its run of operands."""
    strides: tuple[int, ...] = (2, 3, 4)
    """Regular interleavings tried ("2006 / 2007 / % change")."""
    rounds: int = 8
    """Levels of totals over subtotals."""

    sampled_entries: int = 24
    """Entries in which candidates are looked up; all others only score them."""
    scored_entries: int = 512
    """Entries on which candidates are compared; adopted families are read on all."""
    candidate_limit: int = 20_000
    """Candidates of one source that are scored: those that fit most sampled entries."""
    operand_budget: int = 400_000
    """Operands of all candidates scored at once: bounds time on very long tables."""
    match_limit: int = 6
    """Fits of one result in one entry; a figure that fits more places tells nothing."""
    pair_lines: int = 420
    """Lines up to which any two may be operands; beyond, only neighbours within ``pair_window``."""
    pair_window: int = 24
    """How far from its result an operand of a pair may stand in a longer table."""
    pair_budget: int = 200_000
    """Pairs tried in one entry: in very long tables the window shrinks accordingly."""
    stride_lines: int = 5_000
    """Lines up to which regular interleavings are tried."""
    average_lines: int = 420
    """Lines up to which every run is tried as the operands of an average."""
    ratio_lines: int = 160
    """Lines up to which any two may be the operands of a ratio."""
    ratio_limit: int = 4_000
    """Triples of one reading that are scored on all entries."""

    def window(self, lines: int) -> int:
        """How far from its result an operand may stand among so many lines."""
        return max(2, min(self.pair_window, self.pair_budget // max(lines, 1)))

    def rate_of_exceptions(self, direction: Direction) -> tuple[float, float]:
        """The Beta law of the share of entries that break a true identity of ``direction``."""
        if direction is Direction.DOWN:
            return self.foreign_shape
        return self.exception_shape


DEFAULTS = BeliefSettings()
