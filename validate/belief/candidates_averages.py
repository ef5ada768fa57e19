"""Where an average may be: a line that is the mean of a run of neighbours above, below or beside
it.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from validate.belief.figures import Ints, Lines, Word
from validate.belief.scoring import Candidates, ranges
from validate.belief.settings import BeliefSettings

_FIRST_STARTS = 12
"""In long tables a run of operands starts within so many lines of the first or ends so near the
last.
"""


def average_candidates(
    lines: Lines, results: Mapping[int, object], settings: BeliefSettings
) -> Candidates | None:
    """Runs whose mean is the printed result in sampled entries; results of sums are no operands."""
    plain = ~lines.hints.says(Word.TOTAL | Word.MEAN)
    every = np.arange(lines.count)
    kinds = [
        every,
        every[plain],
        np.array(
            [line for line in every if line not in results], dtype=np.int64
        ),
    ]
    parts: dict[tuple[int, ...], list[Candidates]] = {}
    for order in kinds:
        key = tuple(order.tolist())
        if len(order) >= 2 and key not in parts:
            parts[key] = list(_of_order(lines, order, settings))
    found = [one for several in parts.values() for one in several if len(one)]
    return _joined(found) if found else None


def _joined(parts: list[Candidates]) -> Candidates:
    sizes = np.concatenate(
        [part.starts[1:] - part.starts[:-1] for part in parts]
    )
    return Candidates(
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.flat for part in parts]),
        np.concatenate(([0], np.cumsum(sizes))),
        np.concatenate([part.prior for part in parts]),
        np.concatenate([part.placed for part in parts]),
    )


def _of_order(
    lines: Lines, order: Ints, settings: BeliefSettings
) -> Iterator[Candidates]:
    size, width = len(order), len(lines.entries)
    totals = np.zeros((size + 1, width), dtype=np.int64)
    counts = np.zeros((size + 1, width), dtype=np.int64)
    np.cumsum(lines.values[order], axis=0, out=totals[1:])
    np.cumsum(lines.filled[order], axis=0, out=counts[1:])
    for gap in range(settings.widest_gap + 1):
        for target, low, high in _runs(lines.count, order, gap, settings):
            fits = _fits(lines, totals, counts, target, low, high)
            kept = np.flatnonzero(fits)
            kept = kept[np.argsort(-fits[kept], kind="stable")][
                : settings.candidate_limit // 10
            ]
            sizes = high[kept] - low[kept]
            kept = kept[np.cumsum(sizes) <= settings.operand_budget]
            yield _candidates(
                lines, order, target[kept], low[kept], high[kept], gap
            )


def _runs(
    count: int, order: Ints, gap: int, settings: BeliefSettings
) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Runs of two lines or more that end ``gap`` lines above a target, then those that start as far
    below it.
    """
    size = len(order)
    targets = np.arange(count)
    place = np.searchsorted(order, targets)
    end = place - gap
    starts = (
        end - 1
        if count <= settings.average_lines
        else np.minimum(end - 1, _FIRST_STARTS)
    )
    starts = np.maximum(starts, 0)
    yield (
        np.repeat(targets, starts),
        ranges(np.zeros_like(starts), starts),
        np.repeat(end, starts),
    )

    begin = place + np.isin(targets, order) + gap
    ends = (
        size - begin - 1
        if count <= settings.average_lines
        else np.minimum(size - begin - 1, _FIRST_STARTS)
    )
    ends = np.maximum(ends, 0)
    last = ranges(size - ends + 1, ends)
    yield np.repeat(targets, ends), np.repeat(begin, ends), last


def _fits(
    lines: Lines,
    totals: Ints,
    counts: Ints,
    target: Ints,
    low: Ints,
    high: Ints,
) -> Ints:
    """In how many entries each run has the printed mean; none unless a third of those tried do."""
    told = (lines.filled & (lines.values != 0)).sum(axis=0)
    fits = np.zeros(len(target), dtype=np.int64)
    tried = np.zeros(len(target), dtype=np.int64)
    for entry in np.argsort(-told, kind="stable")[:8]:
        number = counts[high, entry] - counts[low, entry]
        off = lines.values[target, entry] * number - (
            totals[high, entry] - totals[low, entry]
        )
        asked = (
            lines.filled[target, entry]
            & (lines.values[target, entry] != 0)
            & (number >= 2)
        )
        tried += asked
        fits += asked & (2 * np.abs(off) <= number * lines.units[target, entry])
    return np.where((fits > 0) & (3 * fits >= tried), fits, 0)


def _candidates(
    lines: Lines, order: Ints, target: Ints, low: Ints, high: Ints, gap: int
) -> Candidates:
    sizes = high - low
    says = lines.hints.says
    prior = np.full(len(target), -np.log(2.0 * len(order)) - 1.0) - 1.0 * gap
    prior += 1.0 * ((low == 0) | (high == len(order)))
    prior += 4.0 * says(Word.MEAN)[target] - 3.0 * says(Word.TOTAL)[target]
    flat = order[ranges(low, sizes)]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    edge = (low == 0) | (high == len(order))
    return Candidates(target, flat, starts, prior, edge & (gap == 0))
