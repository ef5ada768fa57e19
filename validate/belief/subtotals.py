"""Sums stated over their subtotals: parts that another sum adds up are replaced by its result."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from validate.belief.figures import Ints, Lines
from validate.belief.hypothesis import Contender

_COMPARED = 250
"""Lines up to which each is compared with each other."""


def over_subtotals(
    lines: Lines, adopted: Sequence[Contender], copy: Ints
) -> list[tuple[Contender, Contender]]:
    """The contenders over the fewest operands that others of them allow, the best of equal ones,
    each with the contender it was made from.
    """
    filled = frozenset((lines.values != 0).any(axis=1).nonzero()[0].tolist())
    parts = [filled.intersection(one.operands) for one in adopted]
    splits = {}
    for one, part in zip(adopted, parts, strict=True):
        splits[int(copy[one.target])] = part

    kept: list[tuple[Contender, Contender]] = []
    for new, one in _rewritten(adopted, parts):
        known = [other for other, _ in kept if other.target == one.target]
        own = filled.intersection(new.operands)
        if any(own.intersection(other.operands) for other in known):
            continue
        if any(same_leaves(new, other, splits, copy) for other in known):
            continue
        kept.append((new, one))
    return kept


def _rewritten(
    adopted: Sequence[Contender], parts: Sequence[frozenset[int]]
) -> list[tuple[Contender, Contender]]:
    """Each contender over its subtotals, and itself.

    Those without subtotals were adopted as they stand: they go before what becomes equal to them.
    """
    plain, changed = [], []
    for number, one in enumerate(adopted):
        operands = _with_groups_replaced(number, adopted, parts)
        if operands == parts[number]:
            plain.append((one, one))
        else:
            changed.append((one.over(tuple(sorted(operands))), one))
    return [*plain, *changed]


def _with_groups_replaced(
    number: int, adopted: Sequence[Contender], parts: Sequence[frozenset[int]]
) -> frozenset[int]:
    """The operands of one contender with every group that has a sum replaced by that sum."""
    target, operands = adopted[number].target, parts[number]
    while True:
        groups = []
        for part, other in zip(parts, adopted, strict=True):
            if len(part) < 2 or not part < operands:
                continue
            if other.target == target or other.target in operands:
                continue
            if _between(other.target, target, part):
                nearness = -abs(other.target - target)
                groups.append((len(part), nearness, part, other.target))

        if not groups:
            return operands
        _, _, part, subtotal = max(groups, key=lambda group: group[:2])
        operands = operands - part | {subtotal}


def same_leaves(
    one: Contender,
    other: Contender,
    splits: Mapping[int, frozenset[int]],
    copy: Ints,
) -> bool:
    """Whether two sums of one result add up the same figures, over subtotals or over copies."""
    return _leaves(one.operands, splits, copy) == _leaves(
        other.operands, splits, copy
    )


def _leaves(
    operands: Iterable[int], splits: Mapping[int, frozenset[int]], copy: Ints
) -> frozenset[int]:
    """The operands, copies by their first, that no sum splits further."""
    waiting, leaves, seen = list(operands), set(), set()
    while waiting:
        line = int(copy[waiting.pop()])
        if line in splits and line not in seen:
            seen.add(line)
            waiting.extend(splits[line])
        else:
            leaves.add(line)
    return frozenset(leaves)


def _between(subtotal: int, target: int, part: frozenset[int]) -> bool:
    """Whether a subtotal stands on the same side of the result as the operands it stands for."""
    if max(part) < target:
        return subtotal < target
    if min(part) > target:
        return subtotal > target
    return True


def copies(lines: Lines) -> Ints:
    """For each line the first line with the same figures: itself, where it has no copy before.

    One figure in ten may differ where there are not too many lines to compare.
    """
    if lines.count > _COMPARED:
        first: dict[bytes, int] = {}
        numbers = [
            first.setdefault(line.tobytes(), at)
            for at, line in enumerate(lines.values)
        ]
        return np.array(numbers, dtype=np.int64)
    telling = lines.values != 0
    same = (lines.values[:, None, :] == lines.values[None, :, :]) & telling[
        :, None, :
    ]
    either = telling[:, None, :] | telling[None, :, :]
    alike = 10 * same.sum(axis=2) >= 9 * np.maximum(either.sum(axis=2), 1)
    np.fill_diagonal(alike, val=True)
    return np.asarray(alike.argmax(axis=1), dtype=np.int64)


def nearest(target: int, operands: Sequence[int]) -> int:
    """How many lines lie between a result and the nearest of its operands."""
    return min(abs(operand - target) for operand in operands)
