"""Figures whose one formula both computes them and proves what is printed.

A formula reads other figures by key: once from the true values, for what is to be printed, and once
from the printed page, for the proof. Nothing is computed twice in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from benchmarks.council_acts.figures import (
    COUNTED,
    number,
    parsed,
    rounded,
    signed,
)
from benchmarks.council_acts.ink import Ink, Proof, Seed

Values = Callable[[str], Decimal]
Formula = Callable[[Values], Decimal | int]
Rule = Callable[[Values], bool]
Nature = Literal["factual", "legal"]


@dataclass(frozen=True, slots=True)
class Slip(Seed):
    """A seeded error of this set: of the facts or of the law.

    `spreads` is a mistake from which all later figures were computed in good order. `shown` and
    `wanted` are given in the answer key where the printed text itself holds no figure, `page` where
    the figure was gained by several pages.
    """

    nature: Nature = "factual"
    spreads: bool = False
    shown: str = ""
    wanted: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """How a figure is written: decimals, unit, sign, in words."""

    places: int = 2
    unit: str = ""
    signed: bool = False
    in_words: bool = False

    def write(self, value: Decimal) -> str:
        """The figure as text."""
        if self.in_words:
            return COUNTED[int(value)]
        text = (signed if self.signed else number)(value, self.places)
        return f"{text} {self.unit}" if self.unit else text

    def read(self, text: str) -> Decimal:
        """The figure that a printed text holds; nought where it holds none."""
        if self.in_words:
            return Decimal(COUNTED.index(text))
        return parsed(text) if re.search(r"\d", text) else Decimal(0)


NUM = Form()
NUM0 = Form(0)
EUR = Form(2, "€")
EUR0 = Form(0, "€")
PCT1 = Form(1, "%")
PCT2 = Form(2, "%")
SIGNED_PCT1 = Form(1, "%", signed=True)
SIGNED = Form(2, signed=True)
KEUR = Form(0, "k€")
COUNT = Form(0)
WORD = Form(0, in_words=True)


@dataclass(slots=True)
class Draft:
    """The figures of one version of an act, and the rules that tie them."""

    ink: Ink
    _true: dict[str, Decimal] = field(default_factory=dict)
    _forms: dict[str, Form] = field(default_factory=dict)
    _rules: list[tuple[str, Rule]] = field(default_factory=list)

    def __call__(
        self, key: str, what: Decimal | int | Formula, form: Form = EUR
    ) -> str:
        """Print a figure that is given, or that a formula tells."""
        exact = what(self.true) if callable(what) else what
        value = rounded(Decimal(exact), form.places)
        printed = self.ink(key, form.write(value))
        seed = self.ink.seeds.get(key)
        spreads = isinstance(seed, Slip) and seed.spreads

        self._forms[key] = form
        self._true[key] = form.read(printed) if spreads else value
        if callable(what):
            self._follow(key, what, form)
        return printed

    def _follow(self, key: str, formula: Formula, form: Form) -> None:
        def holds(values: Values) -> bool:
            exact = Decimal(formula(values))
            return values(key) == rounded(exact, form.places)

        self.rule(key, holds)

    def nil(self, key: str) -> None:
        """A figure that is nought and is not printed as one."""
        self._true[key] = Decimal(0)

    def true(self, key: str) -> Decimal:
        """A figure as it should be."""
        return self._true[key]

    def words(self, key: str, text: str) -> str:
        """Print words that an error replaces by others: right only as they are."""
        printed = self.ink(key, text)
        self._forms[key] = NUM
        self._true[key] = Decimal(0)
        proof = Proof(f"words {key}", frozenset({key}), printed == text)
        self.ink.proofs.append(proof)
        return printed

    def rule(self, name: str, holds: Rule) -> None:
        """Keep a rule; it is judged on the printed figures by `judge`."""
        self._rules.append((name, holds))

    def same(self, *keys: str) -> None:
        """All these figures are the same one."""
        self.rule(
            f"same {keys[0]}", lambda v: len({v(key) for key in keys}) == 1
        )

    def judge(self) -> None:
        """Judge every rule, now that all is printed."""
        for name, holds in self._rules:
            used: set[str] = set()

            def read(key: str, used: set[str] = used) -> Decimal:
                if key not in self.ink.printed:
                    return self._true[key]
                used.add(key)
                return self._forms[key].read(self.ink.printed[key])

            held = holds(read)
            self.ink.proofs.append(Proof(name, frozenset(used), held))


def copy_of(key: str) -> Formula:
    """The figure itself, restated."""
    return lambda v: v(key)


def sum_of(*keys: str) -> Formula:
    """The sum of figures."""
    return lambda v: sum((v(key) for key in keys), Decimal(0))


def column_of(rows: Sequence[str], column: str) -> Formula:
    """The sum of a column over rows."""
    return sum_of(*(f"{row}.{column}" for row in rows))


def gap_of(more: str, *less: str) -> Formula:
    """What is left of a figure once others are taken away."""
    return lambda v: v(more) - sum((v(key) for key in less), Decimal(0))


def growth_of(new: str, old: str) -> Formula:
    """The change from the old to the new, in percent of the old."""
    return lambda v: (v(new) - v(old)) * 100 / v(old)


def share_of(part: str, whole: str) -> Formula:
    """A part in percent of the whole."""
    return lambda v: v(part) * 100 / v(whole)


def ratio_of(part: str, whole: str, times: Decimal | int = 1) -> Formula:
    """A figure over another, times a constant."""
    return lambda v: v(part) * times / v(whole)


def product_of(*keys: str, times: Decimal | int = 1) -> Formula:
    """A product of figures and of a constant."""

    def formula(v: Values) -> Decimal:
        exact = Decimal(times)
        for key in keys:
            exact *= v(key)
        return exact

    return formula
