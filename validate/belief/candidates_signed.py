"""Where a signed sum may be: "opening + receipts - payments = closing", lines side by side.

A difference of two lines, or a line less several others, is a sum read the other way and is found
as one; here two operands or more are added and at least one is taken away.
"""

from itertools import product

import numpy as np

from validate.belief.figures import Ints, LineHints, Lines, Word
from validate.belief.scoring import Candidates
from validate.belief.settings import BeliefSettings

_SIZES = (3, 4, 5)


def with_negatives(lines: Lines) -> Lines:
    """The lines followed by the same lines with their figures negated: line ``n + count`` is line
    ``n`` taken away.
    """
    hints = LineHints(
        np.tile(lines.hints.words, 2), np.tile(lines.hints.labels, 2)
    )
    return Lines(
        direction=lines.direction,
        index=np.tile(lines.index, 2),
        entries=lines.entries,
        values=np.vstack((lines.values, -lines.values)),
        units=np.vstack((lines.units, lines.units)),
        filled=np.vstack((lines.filled, lines.filled)),
        unread=np.vstack((lines.unread, lines.unread)),
        rounded=np.vstack((lines.rounded, lines.rounded)),
        hints=hints,
        entry_hints=lines.entry_hints,
        scale=lines.scale,
    )


def signed_candidates(
    lines: Lines, settings: BeliefSettings
) -> list[Candidates]:
    """Three to five lines next to a result, with every choice of signs; operands are numbered as in
    `with_negatives`.
    """
    count = lines.count
    if count > settings.pair_lines:
        return []
    told = lines.hints.says(Word.TOTAL | Word.REMAINDER)
    found = []
    for size in _SIZES:
        signs = np.array(list(filter(_mixed, product((0, 1), repeat=size))))
        for target, window in _windows(count, size):
            if not len(target):
                continue
            operands = window[:, None, :] + count * signs[None, :, :]
            number = len(target) * len(signs)
            prior = np.full(number, -np.log(2.0 * count * len(signs)) - 1.0)
            found.append(
                Candidates(
                    target=np.repeat(target, len(signs)),
                    flat=operands.reshape(-1),
                    starts=np.arange(0, number * size + 1, size),
                    prior=prior + 3.0 * np.repeat(told[target], len(signs)),
                    placed=np.zeros(number, dtype=bool),
                )
            )
    return found


def _mixed(negative: tuple[int, ...]) -> bool:
    """Whether signs add two operands or more and take away at least one."""
    return 1 <= sum(negative) <= len(negative) - 2


def _windows(
    count: int, size: int
) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """Results with the lines just before them, and with those just behind them."""
    steps = np.arange(size)
    after = np.arange(size, count)
    before = np.arange(0, count - size)
    return (
        (after, after[:, None] - size + steps),
        (before, before[:, None] + 1 + steps),
    )
