"""How much each entry of a candidate speaks for it: log odds, against the chance of obeying for no
reason.
"""

from dataclasses import dataclass, replace

import numpy as np

from validate.belief.figures import Bools, Direction, Floats, Ints, Lines, Word
from validate.belief.settings import BeliefSettings

_FAR = np.int64(2**62)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Candidates as arrays: the operands of number ``k`` are ``flat[starts[k]:starts[k + 1]]``."""

    target: Ints
    flat: Ints
    starts: Ints
    prior: Floats
    placed: Bools
    """Whether position alone says it: the run between a result and the edge of its block."""

    def __len__(self) -> int:
        return len(self.target)

    def operands(self, number: int) -> tuple[int, ...]:
        """The operand lines of one candidate."""
        return tuple(
            self.flat[self.starts[number] : self.starts[number + 1]].tolist()
        )

    def take(self, kept: Ints) -> "Candidates":
        """Some of the candidates."""
        sizes = (self.starts[1:] - self.starts[:-1])[kept]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        flat = self.flat[ranges(self.starts[:-1][kept], sizes)]
        return Candidates(
            self.target[kept], flat, starts, self.prior[kept], self.placed[kept]
        )


def ranges(first: Ints, sizes: Ints) -> Ints:
    """All of ``first[k] .. first[k] + sizes[k] - 1``, one after the other.

    >>> ranges(np.array([5, 1]), np.array([2, 3])).tolist()
    [5, 6, 1, 2, 3]
    """
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(
        np.arange(total) + np.repeat(first - (ends - sizes), sizes)
    )


@dataclass(frozen=True, slots=True, eq=False)
class EvidenceArrays:
    """For each candidate (first axis) and entry: what the entry shows, and what it adds to the log
    odds.
    """

    exact: Bools
    near: Bools
    broken: Bools
    trivial: Bools
    difference: Ints
    gain: Floats


def sum_evidence(
    lines: Lines,
    candidates: Candidates,
    settings: BeliefSettings,
    step: int = 1,
) -> EvidenceArrays:
    """What every entry shows of candidates that are sums.

    An entry is telling when its result is printed and two operands or more are not nil: then
    obeying gains ``-log(chance)``. An entry breaks the result is printed and an operand is.
    ``step`` is what all figures are multiples of: round figures leave fewer values open.
    """
    target, starts = candidates.target, candidates.starts[:-1]
    operands = lines.values[candidates.flat]
    magnitude = np.abs(operands)
    total = np.add.reduceat(operands, starts, axis=0)
    weight = np.add.reduceat(magnitude, starts, axis=0)
    largest = np.maximum.reduceat(magnitude, starts, axis=0)
    active = np.add.reduceat((operands != 0).astype(np.int64), starts, axis=0)
    unread = np.logical_or.reduceat(
        lines.unread[candidates.flat], starts, axis=0
    )
    slack = _half_units(lines, candidates)

    result, printed = lines.values[target], lines.filled[target]
    difference = result - total
    readable = printed & ~unread & ~lines.unread[target]
    exact = readable & (difference == 0)
    near = readable & ~exact & (np.abs(difference) <= slack)
    alone = (
        (active == 1)
        & (result != 0)
        & _varied(lines, candidates, exact | near)[:, None]
    )
    telling = ((active >= 2) & (result != 0)) | alone
    blank = ~np.logical_or.reduceat(
        lines.filled[candidates.flat], starts, axis=0
    )
    broken = readable & ~exact & ~near & ~blank & ~_foreign(lines)

    # What the figures leave open: the result cannot be closer to its largest operand by design than
    # the others add up.
    rest = np.where(alone, weight, weight - largest)
    open_values = np.minimum(np.abs(result), rest)
    unit = np.maximum(lines.units[target], step)
    gain = entry_gain(
        unit, open_values, np.zeros_like(slack), exact & telling, settings
    )
    gain += entry_gain(unit, open_values, slack, near & telling, settings)
    gain = np.where(alone, np.minimum(gain, settings.alone_cap), gain)
    trivial = exact & ~telling
    return EvidenceArrays(
        exact & telling, near & telling, broken, trivial, difference, gain
    )


def _foreign(lines: Lines) -> Bools:
    """The entries that no sum or mean of lines is meant of: columns of shares and prices, which
    each line reckons for itself. One that obeys all the same tells.
    """
    quotients = lines.entry_hints.says(Word.QUOTIENT)
    return quotients & (lines.direction is Direction.DOWN)


def _varied(lines: Lines, candidates: Candidates, obeys: Bools) -> Bools:
    """Whether more than one operand matters where a sum obeys: then an entry with a lone one tells,
    as the result is no mere copy of one line.
    """
    starts = candidates.starts[:-1]
    sizes = candidates.starts[1:] - starts
    operand = (lines.values[candidates.flat] != 0) & np.repeat(
        obeys, sizes, axis=0
    )
    active = operand.sum(axis=1)
    most = np.maximum.reduceat(active, starts)
    others = np.add.reduceat(active, starts) - most
    return np.asarray((others >= 2) & (10 * others >= most))


def _half_units(lines: Lines, candidates: Candidates) -> Ints:
    """The largest difference that rounding of the result and of every operand can make."""
    flat = candidates.flat
    told = lines.rounded[flat] & lines.filled[flat] & (lines.values[flat] != 0)
    unit = np.where(told, lines.units[flat], 0)
    summed = np.add.reduceat(unit, candidates.starts[:-1], axis=0)
    own = np.where(
        lines.rounded[candidates.target], lines.units[candidates.target], 0
    )
    return np.where(own > 0, (summed + own) // 2, 0)


def entry_gain(
    unit: Ints,
    open_values: Ints,
    slack: Ints,
    where: Bools,
    settings: BeliefSettings,
) -> Floats:
    """The log odds that obeying entries add: nothing where chance explains them."""
    chance = (settings.spread * unit + 2.0 * slack) / np.maximum(
        open_values + unit, 1
    )
    cap = np.where(slack > 0, settings.near_cap, settings.gain_cap)
    return np.where(where, np.clip(-np.log(chance), 0.0, cap), 0.0)


def breaking_odds(
    direction: Direction, held: Ints, broken: Ints, settings: BeliefSettings
) -> Floats:
    """What the shares of entries that obey and that break add to the log odds.

    The rate of exceptions is not known: its likelihood is averaged over a Beta law with few
    exceptions (more in a sum of rows, which some columns do not concern). The more entries break,
    the less each further one costs; where more break than obey, nothing is believed.

    >>> few, many = breaking_odds(
    ...     Direction.ACROSS, np.array([20, 20]), np.array([1, 2]), BeliefSettings()
    ... )
    >>> bool(0 > few > many)
    True
    """
    shape = settings.rate_of_exceptions(direction)
    total = _rising(shape[0] + shape[1], held + broken)
    odds = _rising(shape[0], broken) + _rising(shape[1], held) - total
    return np.where(broken > held, -np.inf, odds)


def _rising(start: float, count: Ints) -> Floats:
    """The logarithm of ``start * (start + 1) * ...``, ``count`` factors."""
    steps = np.log(start + np.arange(int(np.max(count, initial=0))))
    table: Floats = np.concatenate(([0.0], np.cumsum(steps)))
    return np.asarray(table[count])


def signed_evidence(
    doubled: Lines, candidates: Candidates, settings: BeliefSettings
) -> EvidenceArrays:
    """What every entry shows of signed sums over lines and, behind them, their negatives.

    Figures that move slowly along a table nearly cancel: what an entry leaves open is the smallest
    difference between a figure on one side of the equation and one on the other. Nothing is
    believed within rounding only, nor where more than one entry in five breaks.
    """
    shown = sum_evidence(doubled, candidates, settings)
    count = doubled.count // 2
    starts, sizes = candidates.starts[:-1], np.diff(candidates.starts)
    away = (candidates.flat >= count)[:, None]
    operands = np.abs(doubled.values[candidates.flat])
    result = np.abs(doubled.values[candidates.target])

    # The result and what is taken away stand on one side, what is added on the other.
    apart = np.where(
        away, _FAR, np.abs(operands - np.repeat(result, sizes, axis=0))
    )
    least = np.minimum.reduceat(apart, starts, axis=0)
    for shift in range(1, int(sizes.max(initial=1))):
        other = np.roll(np.arange(len(operands)), shift)
        together = np.repeat(np.arange(len(sizes)), sizes)
        across = (away != away[other]) & (together == together[other])[:, None]
        between = np.where(across, np.abs(operands - operands[other]), _FAR)
        least = np.minimum(least, np.minimum.reduceat(between, starts, axis=0))

    unit = doubled.units[candidates.target]
    exact = shown.exact
    gain = entry_gain(
        unit, np.minimum(least, result), np.zeros_like(unit), exact, settings
    )
    gain[4 * (shown.broken | shown.near).sum(axis=1) > exact.sum(axis=1)] = 0.0
    return replace(shown, gain=gain)


def total_odds(
    lines: Lines,
    candidates: Candidates,
    shown: EvidenceArrays,
    settings: BeliefSettings,
) -> Floats:
    """The log odds of candidates: prior, entries that obey, entries that break."""
    held, broken = (
        (shown.exact | shown.near).sum(axis=1),
        shown.broken.sum(axis=1),
    )
    odds = breaking_odds(lines.direction, held, broken, settings)
    return np.asarray(candidates.prior + shown.gain.sum(axis=1) + odds)


def average_evidence(
    lines: Lines, candidates: Candidates, settings: BeliefSettings
) -> EvidenceArrays:
    """What every entry shows of candidates that are averages of their printed operands.

    Any figure between the smallest and the largest operand could be printed: that is the chance.
    Too few operands obey where more than one entry in five breaks: a mean concerns all or none.
    """
    target, starts = candidates.target, candidates.starts[:-1]
    operands, filled = (
        lines.values[candidates.flat],
        lines.filled[candidates.flat],
    )
    total = np.add.reduceat(operands, starts, axis=0)
    number = np.add.reduceat(filled.astype(np.int64), starts, axis=0)
    largest = np.maximum.reduceat(
        np.where(filled, operands, -_FAR), starts, axis=0
    )
    smallest = np.minimum.reduceat(
        np.where(filled, operands, _FAR), starts, axis=0
    )
    spread = np.where(number >= 2, largest - smallest, 0)
    unread = np.logical_or.reduceat(
        lines.unread[candidates.flat], starts, axis=0
    )

    result, unit = lines.values[target], lines.units[target]
    readable = (
        lines.filled[target] & ~lines.unread[target] & ~unread & (number >= 1)
    )
    scaled = result * number - total
    obeys = readable & (2 * np.abs(scaled) <= number * unit)
    telling = (number >= 2) & (spread > 0)
    exact = obeys & telling
    gain = entry_gain(unit, spread, np.zeros_like(unit), exact, settings)

    # Where many operands are themselves as near to the mean, any of them would be.
    sizes = candidates.starts[1:] - starts
    mean = np.repeat(total, sizes, axis=0)
    count = np.repeat(number, sizes, axis=0)
    close = filled & (
        2 * np.abs(operands * count - mean)
        <= count * lines.units[candidates.flat]
    )
    alike = np.add.reduceat(
        close.astype(np.int64), starts, axis=0
    ) / np.maximum(number, 1)
    gain = np.where(
        alike > 0, np.minimum(gain, -np.log(np.maximum(alike, 1e-9))), gain
    )
    broken = readable & ~obeys & ~_foreign(lines)
    gain[4 * broken.sum(axis=1) > exact.sum(axis=1)] = 0.0
    difference = scaled // np.maximum(number, 1)
    return EvidenceArrays(
        exact, np.zeros_like(exact), broken, obeys & ~telling, difference, gain
    )


def once_each(lines: Lines, part: list[int], gain: Floats) -> Floats:
    """The gains of entries counted once, where several have equal figures in the lines ``part``."""
    _, first = np.unique(lines.values[part], axis=1, return_index=True)
    kept = np.zeros(len(gain))
    kept[first] = gain[first]
    return kept
