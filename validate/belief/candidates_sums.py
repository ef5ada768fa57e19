"""Where a sum may be: runs of neighbouring lines, regular interleavings, pairs, runs without one of
their lines.

Candidates are looked up, not enumerated: in each sampled entry the prefix sums are sorted, and the
run that would close a result is found by bisection. So a source costs ``lines x log(lines)`` an
entry, whatever the length of runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from validate.belief.figures import Bools, Ints, Lines, Word
from validate.belief.scoring import Candidates, ranges
from validate.belief.settings import BeliefSettings


@dataclass(frozen=True, slots=True, eq=False)
class Ordering:
    """A sequence of lines in which neighbours may be the operands of one sum, and what choosing it
    costs.
    """

    lines: Ints
    cost: float


def orderings(
    lines: Lines, active: Bools, settings: BeliefSettings
) -> Iterator[Ordering]:
    """The sequences of lines worth trying: all active ones, those of one kind, of one label, every
    second, third...
    """
    every = np.flatnonzero(active)
    seen = {tuple(every.tolist())}
    kinds = [(every, 0.0)]
    kinds += [(every[kept], 1.0) for kept in _kinds(lines, every)]
    kinds += [
        (every[lines.hints.labels[every] == label], 1.0)
        for label in _repeated(lines.hints.labels[every])
    ]
    for stride in (
        settings.strides if lines.count <= settings.stride_lines else ()
    ):
        kinds += [
            (every[start::stride], 1.5 + np.log(stride))
            for start in range(stride)
        ]
        kinds += [
            (residue[active[residue]], 1.5 + np.log(stride))
            for residue in _residues(lines.count, stride)
        ]

    yield Ordering(every, 0.0)
    for kind, cost in kinds[1:]:
        key = tuple(kind.tolist())
        if len(kind) >= 2 and key not in seen:
            seen.add(key)
            yield Ordering(kind, cost)


def _residues(count: int, stride: int) -> list[Ints]:
    return [np.arange(start, count, stride) for start in range(stride)]


def _repeated(labels: Ints) -> list[int]:
    known, counts = np.unique(labels, return_counts=True)
    return [
        int(label)
        for label, count in zip(known, counts, strict=True)
        if count > 1 and label >= 0
    ]


def _kinds(lines: Lines, every: Ints) -> list[Bools]:
    """Lines of one kind: those whose label speaks of no rate, and those printed with the same
    decimals.
    """
    odd = lines.hints.says(Word.SHARE | Word.MEAN | Word.CHANGE | Word.FOREIGN)[
        every
    ]
    parts = lines.hints.says(Word.PART)[every]
    decimals = lines.units.min(
        axis=1, where=lines.filled, initial=np.iinfo(np.int64).max
    )[every]
    kinds = [~odd, ~odd & ~parts, odd]
    kinds += [decimals == unit for unit in np.unique(decimals)[:4]]
    return [kind for kind in kinds if 2 <= kind.sum() < len(every)]


def run_candidates(
    lines: Lines, order: Ordering, settings: BeliefSettings
) -> Candidates | None:
    """Runs of ``order`` next to their result, above or below it, or a few lines away."""
    size, count = len(order.lines), lines.count
    if size < 2:
        return None
    gaps = settings.widest_gap if count <= settings.pair_lines else 1
    ends = _run_ends(count, order.lines, gaps)
    prefix = np.zeros((size + 1, len(lines.entries)), dtype=np.int64)
    np.cumsum(lines.values[order.lines], axis=0, out=prefix[1:])
    keys = [
        _runs_of_entry(
            lines, prefix[:, entry], entry, ends, settings.match_limit
        )
        for entry in range(prefix.shape[1])
    ]
    known, hits = np.unique(np.concatenate(keys), return_counts=True)
    known = known[np.argsort(-hits, kind="stable")[: settings.candidate_limit]]
    other, end = known % (size + 1), known // (size + 1)
    low = np.where(ends.above[end], other, ends.fixed[end])
    high = np.where(ends.above[end], ends.fixed[end], other)
    return _runs(
        lines, order, ends.target[end], low, high, ends.gap[end], settings
    )


@dataclass(frozen=True, slots=True, eq=False)
class _RunEnds:
    """The ends of runs that are fixed by the place of a result: the last line of one above it, the
    first of one below it, ``gap`` lines away.
    """

    target: Ints
    gap: Ints
    fixed: Ints
    above: Bools


def _run_ends(count: int, order: Ints, gaps: int) -> _RunEnds:
    """All ends with two lines or more between them and the end of ``order``."""
    target = np.repeat(np.arange(count), gaps + 1)
    gap = np.tile(np.arange(gaps + 1), count)
    place = np.searchsorted(order, target)
    last, first = place - gap, place + np.isin(target, order) + gap
    above, below = last >= 2, first <= len(order) - 2
    return _RunEnds(
        target=np.concatenate((target[above], target[below])),
        gap=np.concatenate((gap[above], gap[below])),
        fixed=np.concatenate((last[above], first[below])),
        above=np.repeat([True, False], [above.sum(), below.sum()]),
    )


def _runs_of_entry(
    lines: Lines, prefix: Ints, entry: int, ends: _RunEnds, limit: int
) -> Ints:
    """Keys ``(end, other end)`` of the runs of two lines or more that close a result."""
    value = lines.values[ends.target, entry]
    asked = np.flatnonzero(lines.filled[ends.target, entry] & (value != 0))
    order = np.argsort(prefix, kind="stable")
    away = np.where(ends.above[asked], -1, 1)
    wanted = prefix[ends.fixed[asked]] + away * value[asked]
    unit = lines.units[ends.target[asked], entry]
    which, other = _bisect(prefix[order], order, wanted, unit, limit)
    good = away[which] * (other - ends.fixed[asked[which]]) >= 2
    return np.asarray(asked[which[good]] * len(prefix) + other[good])


def _bisect(
    ranked: Ints, order: Ints, wanted: Ints, unit: Ints, limit: int
) -> tuple[Ints, Ints]:
    """Which of the wanted values are in ``ranked`` within a unit and a half, and where; ``limit``
    places at most.
    """
    slack = unit + unit // 2
    first = np.searchsorted(ranked, wanted - slack, side="left")
    sizes = np.minimum(
        np.searchsorted(ranked, wanted + slack, side="right") - first, limit
    )
    which = np.repeat(np.arange(len(wanted)), sizes)
    return which, order[ranges(first, sizes)]


def _runs(
    lines: Lines,
    order: Ordering,
    target: Ints,
    low: Ints,
    high: Ints,
    gap: Ints,
    settings: BeliefSettings,
) -> Candidates:
    sizes = high - low
    kept = np.flatnonzero(np.cumsum(sizes) <= settings.operand_budget)
    target, low, high, gap, sizes = (
        target[kept],
        low[kept],
        high[kept],
        gap[kept],
        sizes[kept],
    )
    size = len(order.lines)
    prior = np.full(len(target), -np.log(2.0 * size) - order.cost) - 1.0 * gap
    far, parted = _at_breaks(lines, order.lines, target, low, high)
    prior += 1.0 * far - 0.5 * parted
    flat = order.lines[ranges(low, sizes)]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    placed = far & ~parted & (gap == 0) & (order.cost == 0)
    return with_words(lines, Candidates(target, flat, starts, prior, placed))


def _at_breaks(
    lines: Lines, order: Ints, target: Ints, low: Ints, high: Ints
) -> tuple[Bools, Bools]:
    """What the blank or merely labelled lines between figures say of runs: whether they start
    behind one (or at the edge of the table), and whether one parts them from their result.
    """
    index = lines.index
    broken = np.concatenate(
        ([True], np.diff(index[order]) > np.diff(order), [True])
    )
    above = order[np.minimum(high - 1, len(order) - 1)] < target
    far = np.where(above, broken[low], broken[high])
    near = np.where(
        above, order[high - 1], order[np.minimum(low, len(order) - 1)]
    )
    parted = np.abs(index[target] - index[near]) > np.abs(target - near)
    return far, parted


def with_words(lines: Lines, candidates: Candidates) -> Candidates:
    """The candidates with what their labels say added to their prior."""
    if not len(candidates):
        return candidates
    says, starts = lines.hints.says, candidates.starts[:-1]
    odd = says(Word.MEAN | Word.CHANGE | Word.SHARE | Word.FOREIGN)
    mixed = (
        np.logical_or.reduceat(odd[candidates.flat], starts)
        & ~odd[candidates.target]
    )
    parts = np.logical_or.reduceat(says(Word.PART)[candidates.flat], starts)
    rests = np.add.reduceat(
        says(Word.REMAINDER)[candidates.flat].astype(np.int64), starts
    )
    worded = says(Word.TOTAL)[candidates.target] | (rests == 1)
    prior = candidates.prior + 3.0 * worded
    prior -= 3.0 * odd[candidates.target] + 3.0 * mixed + 1.0 * parts
    return Candidates(
        candidates.target,
        candidates.flat,
        candidates.starts,
        prior,
        candidates.placed,
    )


def pair_candidates(
    lines: Lines, among: Ints, settings: BeliefSettings
) -> Candidates | None:
    """Two lines anywhere whose sum, or whose difference read the other way round, is a third."""
    count = len(among)
    if count < 3:
        return None
    first, second = _pairs(count, settings)
    keys = []
    for entry in _telling_entries(lines, among, settings.sampled_entries // 2):
        value, unit = lines.values[among, entry], lines.units[among, entry]
        use = lines.filled[among, entry] & (value != 0)
        both = np.flatnonzero(use[first] & use[second])
        order = np.flatnonzero(use)[np.argsort(value[use], kind="stable")]
        a, b = first[both], second[both]
        which, target = _bisect(
            value[order],
            order,
            value[a] + value[b],
            np.maximum(unit[a], unit[b]),
            settings.match_limit,
        )
        good = (target != a[which]) & (target != b[which])
        keys.append(
            (target[good] * count + a[which[good]]) * count + b[which[good]]
        )
    if not keys:
        return None
    known, hits = np.unique(np.concatenate(keys), return_counts=True)
    known = known[hits >= min(2, len(keys))]
    b, rest = known % count, known // count
    a, target = rest % count, rest // count
    prior = (
        -np.log(count * count / 2.0)
        - 1.0
        - 0.5 * (np.log1p(np.abs(a - target)) + np.log1p(np.abs(b - target)))
    )
    prior = prior + 0.5 * np.log(max(count, 2))
    flat = among[np.stack((a, b), axis=1).ravel()]
    return with_words(
        lines,
        Candidates(
            among[target],
            flat,
            np.arange(0, 2 * len(a) + 1, 2),
            prior,
            np.zeros(len(a), bool),
        ),
    )


def _pairs(count: int, settings: BeliefSettings) -> tuple[Ints, Ints]:
    """The pairs of lines that may be operands together."""
    if count <= settings.pair_lines:
        first, second = np.triu_indices(count, 1)
        return first, second
    steps = np.arange(1, settings.window(count) + 1)
    first = np.repeat(np.arange(count), len(steps))
    second = first + np.tile(steps, count)
    kept = second < count
    return first[kept], second[kept]


def _telling_entries(lines: Lines, among: Ints, most: int) -> list[int]:
    """The entries in which most lines have a figure and few figures are alike."""
    part = np.where(lines.filled[among], lines.values[among], 0)
    different = (np.diff(np.sort(part, axis=0), axis=0) != 0).sum(axis=0)
    return [
        int(entry)
        for entry in np.argsort(-different, kind="stable")[:most]
        if different[entry] >= 2
    ]


def omitting_candidates(
    lines: Lines, order: Ordering, settings: BeliefSettings
) -> Candidates | None:
    """Runs next to their result with one of their lines left out (of which, a line of another
    kind).
    """
    size = len(order.lines)
    if size < 4 or max(size, lines.count // 4) > settings.average_lines // 2:
        return None
    target, low, high = _adjacent_runs(lines, order)
    prefix = np.zeros((size + 1, len(lines.entries)), dtype=np.int64)
    np.cumsum(lines.values[order.lines], axis=0, out=prefix[1:])
    keys = []
    for entry in _telling_entries(lines, order.lines, 6):
        value = lines.values[order.lines, entry]
        use = np.flatnonzero(value != 0)
        ranked = use[np.argsort(value[use], kind="stable")]
        surplus = (
            prefix[high, entry]
            - prefix[low, entry]
            - lines.values[target, entry]
        )
        asked = np.flatnonzero(
            (lines.values[target, entry] != 0) & (surplus != 0)
        )
        unit = lines.units[target[asked], entry]
        which, left = _bisect(
            value[ranked], ranked, surplus[asked], unit, settings.match_limit
        )
        run = asked[which]
        good = (left > low[run]) & (left < high[run] - 1)
        keys.append(run[good] * size + left[good])
    if not keys:
        return None
    known, hits = np.unique(np.concatenate(keys), return_counts=True)
    known = known[hits >= min(2, len(keys))][: settings.candidate_limit]
    return _without(
        lines,
        order,
        target[known // size],
        low[known // size],
        high[known // size],
        known % size,
    )


def _adjacent_runs(lines: Lines, order: Ordering) -> tuple[Ints, Ints, Ints]:
    """Every run that ends just above a line or starts just below it: targets, starts and ends."""
    size = len(order.lines)
    targets = np.arange(lines.count)
    place = np.searchsorted(order.lines, targets)
    inside = np.isin(targets, order.lines).astype(np.int64)
    above = (
        np.repeat(targets, place),
        ranges(np.zeros_like(place), place),
        np.repeat(place, place),
    )
    start = place + inside
    below = (
        np.repeat(targets, size - start),
        np.repeat(start, size - start),
        ranges(start + 1, size - start),
    )
    target, low, high = map(np.concatenate, zip(above, below, strict=True))
    kept = high - low >= 3
    return target[kept], low[kept], high[kept]


def _without(
    lines: Lines,
    order: Ordering,
    target: Ints,
    low: Ints,
    high: Ints,
    left: Ints,
) -> Candidates:
    sizes = high - low
    places = ranges(low, sizes)
    flat = order.lines[places[places != np.repeat(left, sizes)]]
    starts = np.concatenate(([0], np.cumsum(sizes - 1)))
    prior = (
        -np.log(2.0 * len(order.lines))
        - np.log(np.maximum(sizes, 2))
        - 1.5
        - order.cost
    )
    return with_words(
        lines,
        Candidates(target, flat, starts, prior, np.zeros(len(target), bool)),
    )
