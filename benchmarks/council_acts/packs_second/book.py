"""A figure's formula said once: it computes the figure, and proves the printed one.

A formula reads figures by key. It is evaluated first on the right figures, which gives the one to
print, and once more on the printed ones, which must agree with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from benchmarks.council_acts.figures import (
    COUNTED,
    euros,
    number,
    parsed,
    percent,
    rounded,
    signed_percent,
)
from benchmarks.council_acts.ink import Ink, Seed

Reader = Callable[[str], Decimal]
Formula = Callable[[Reader], Decimal]
Nature = Literal["factual", "legal", "judgmental"]

WORDS: Mapping[str, int] = {word: value for value, word in enumerate(COUNTED)}
"""Counts written out."""


def in_words(value: Decimal) -> str:
    """A small count written out."""
    return COUNTED[int(value)]


STYLES: Mapping[str, tuple[Callable[[Decimal], str], int]] = {
    "n0": (lambda value: number(value, 0), 0),
    "n1": (lambda value: number(value, 1), 1),
    "n2": (lambda value: number(value, 2), 2),
    "n3": (lambda value: number(value, 3), 3),
    "n4": (lambda value: number(value, 4), 4),
    "n6": (lambda value: number(value, 6), 6),
    "y": (lambda value: f"{value:.0f}", 0),
    "e0": (lambda value: euros(value, 0), 0),
    "e2": (lambda value: euros(value, 2), 2),
    "p0": (lambda value: percent(value, 0), 0),
    "p1": (lambda value: percent(value, 1), 1),
    "p2": (lambda value: percent(value, 2), 2),
    "s1": (lambda value: signed_percent(value, 1), 1),
    "s2": (lambda value: signed_percent(value, 2), 2),
    "w": (in_words, 0),
}
"""How a figure is written, and to how many decimals."""


@dataclass(frozen=True, slots=True)
class Slip(Seed):
    """A seeded mistake with its nature.

    Of a slip that spreads, the clerk computed on: what follows from it agrees with it.
    """

    nature: Nature = "factual"
    spreads: bool = False


@dataclass(slots=True)
class Book:
    """The figures of one version of an act, with the formulas that they owe."""

    ink: Ink
    owed: list[tuple[str, Formula, int]] = field(default_factory=list)
    limits: list[tuple[str, Callable[[Reader], bool]]] = field(
        default_factory=list
    )

    def put(self, key: str, value: Decimal | str | int, style: str) -> str:
        """Print a given figure."""
        write, _ = STYLES[style]
        return self.ink(key, write(Decimal(value)))

    def work(self, key: str, formula: Formula, style: str) -> str:
        """Print a computed figure, and owe its proof."""
        write, places = STYLES[style]
        text = self.ink(key, write(rounded(formula(self._right), places)))
        self.owed.append((key, formula, places))
        return text

    def owe(self, key: str, formula: Formula, places: int = 2) -> None:
        """A second formula that a figure must agree with."""
        self.owed.append((key, formula, places))

    def say(self, said: Mapping[str, tuple[str, Formula]]) -> None:
        """Print the figures of the prose, each by its style and formula."""
        for key, (style, formula) in said.items():
            self.work(key, formula, style)

    def words(self, texts: Mapping[str, str]) -> None:
        """Print texts without arithmetic: names, dates, references."""
        for key, text in texts.items():
            self.ink(key, text)

    def claim(
        self, name: str, keys: Sequence[str], test: Callable[..., bool]
    ) -> None:
        """What printed texts must have in common."""
        self.ink.prove(name, test(*(self.ink.text(key) for key in keys)))

    def limit(self, key: str, test: Callable[[Reader], bool]) -> None:
        """What the law says of a figure, read with the others that the test reads."""
        self.limits.append((key, test))

    def prove(self) -> None:
        """Evaluate every formula once more, on what was printed."""
        for key, formula, places in self.owed:
            exact = rounded(formula(self._printed), places)
            self.ink.prove(f"{key}", self._printed(key) == exact)
        for key, test in self.limits:
            self.ink.prove(f"limit {key}", test(self._printed))

    def _right(self, key: str) -> Decimal:
        seed = self.ink.seeds.get(key)
        spreads = isinstance(seed, Slip) and seed.spreads
        texts = self.ink.printed if spreads else self.ink.correct
        return read_count(texts[key])

    def _printed(self, key: str) -> Decimal:
        return read_count(self.ink.text(key))


def read_count(text: str) -> Decimal:
    """A figure, in digits or written out."""
    word = text.lower()
    return Decimal(WORDS[word]) if word in WORDS else parsed(text)


def same(key: str) -> Formula:
    """The figure of another place."""
    return lambda value: value(key)


def constant(figure: str | int) -> Formula:
    """What does not stand in a figure: a count of rows, a rate of the law."""
    return lambda _: Decimal(figure)


def plus(*keys: str) -> Formula:
    """A sum."""
    return lambda value: sum((value(key) for key in keys), Decimal(0))


def minus(more: str, *less: str) -> Formula:
    """What is left of a figure once others are taken away."""
    return lambda value: (
        value(more) - sum((value(key) for key in less), Decimal(0))
    )


def times(*keys: str, rate: Decimal | str | int = 1) -> Formula:
    """A product, times a rate."""

    def multiply(value: Reader) -> Decimal:
        exact = Decimal(rate)
        for key in keys:
            exact *= value(key)
        return exact

    return multiply


def over(part: str, whole: str, rate: Decimal | str | int = 1) -> Formula:
    """A quotient, times a rate: 100 for a share."""
    return lambda value: value(part) * Decimal(rate) / value(whole)


def change(new: str, old: str) -> Formula:
    """The change in percent of the old figure."""
    return lambda value: (value(new) - value(old)) * 100 / value(old)


def in_column(formula: Formula, column: str) -> Formula:
    """A line's formula for one column."""
    return lambda value: formula(lambda line: value(f"{line}.{column}"))
