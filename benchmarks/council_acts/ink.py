"""Every figure of an act goes through its ink: as computed, or as the clerk mistook it.

The ink also reads printed figures back, so that an act proves itself: all proofs hold on the clean
version, and on the other each seeded figure breaks at least one proof and nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.council_acts.figures import parsed, rounded


@dataclass(frozen=True, slots=True)
class Seed:
    """One mistake: which figure, what is printed instead, and why it is wrong.

    `follows` marks a figure that is right in itself but was recomputed by the clerk from a mistaken
    one; it is printed and is no error of its own.
    """

    key: str
    printed: str
    table: str
    row: str
    kind: str
    why: str
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """One arithmetic relation between printed figures, and whether it holds."""

    name: str
    keys: frozenset[str]
    holds: bool


@dataclass(slots=True)
class Ink:
    """The figures of one version of an act, by key."""

    seeds: dict[str, Seed]
    correct: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    proofs: list[Proof] = field(default_factory=list)
    _read: set[str] = field(default_factory=set)

    def __call__(self, key: str, text: str) -> str:
        """Print a figure: `text`, or what the seed of that key says."""
        if self.printed.get(key, None) is not None:
            raise ValueError(f"the figure {key} is printed twice")

        seed = self.seeds.get(key)
        self.correct[key] = text
        self.printed[key] = seed.printed if seed else text
        return self.printed[key]

    def text(self, key: str) -> str:
        """What was printed, read back."""
        self._read.add(key)
        return self.printed[key]

    def value(self, key: str) -> Decimal:
        """The printed figure, read back."""
        return parsed(self.text(key))

    def values(self, keys: Iterable[str]) -> list[Decimal]:
        """Several printed figures, read back."""
        return [self.value(key) for key in keys]

    def prove(self, name: str, holds: bool) -> None:
        """Keep a relation, with the figures read since the last one."""
        self.proofs.append(Proof(name, frozenset(self._read), holds))
        self._read.clear()

    def prove_sum(self, total: str, terms: Iterable[str]) -> None:
        """`total` is the sum of `terms`."""
        self.prove(f"sum {total}", self.value(total) == sum(self.values(terms)))

    def prove_same(self, *keys: str) -> None:
        """All these figures are the same one."""
        self.prove(f"same {keys[0]}", len(set(self.values(keys))) == 1)

    def prove_rounded(self, key: str, exact: Decimal, places: int) -> None:
        """The figure is `exact`, rounded half up; `exact` is made of figures read just before."""
        self.prove(f"rounded {key}", self.value(key) == rounded(exact, places))

    def check_key(self) -> list[str]:
        """What is amiss between the seeds and the proofs; empty when the key can be trusted."""
        broken = [proof for proof in self.proofs if not proof.holds]
        amiss = [
            f"{seed.key}: no proof breaks"
            for seed in self.seeds.values()
            if not seed.follows
            and not any(seed.key in proof.keys for proof in broken)
        ]
        amiss += [
            f"{proof.name}: breaks without a seed"
            for proof in broken
            if not proof.keys & self.seeds.keys()
        ]
        amiss += [
            f"{key}: no such figure"
            for key in self.seeds
            if key not in self.printed
        ]
        amiss += [
            f"{key}: the seed prints the right figure"
            for key in self.seeds
            if self.printed.get(key) == self.correct.get(key)
        ]
        return amiss
