"""The numbers of a part of a text in their order, each with those around it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.facts import Fact
from extract.french.lexicon.sentences.derived import (
    AGAINST,
    NET_OF_TAX,
    TAX_INCLUDED,
)
from extract.french.lexicon.sentences.said_in_turn import leaves_digits_open
from validate.prose.deriving.wording import MONEY, SHARE, SpokenNumber, Wording

PLACES = 4
"""Decimals to which figures are compared."""
AROUND = 12
_BEHIND = 10
"""Numbers before one (and behind it) that may be reckoned with it."""
_ALMOST = 1.01
"""What arithmetic by powers of two leaves open."""
_NUMBERS = re.compile(r"\b(?:n\W*|no|numeros?|articles?|lots?|chapitres?)\W*$")
"""Before the number that something bears."""
_AT_A_PRICE = re.compile(r"\W*(?:\w+ ){0,2}a ")
"""Between how many there are and the price of one: " mètres à "."""
_LISTED = re.compile(r"\W*(?:et|ou)?\W*")
"""Between two numbers of a list that bear one unit."""
_NOUGHTS = re.compile(r"0+$")
"""What tells nothing of a figure."""


@dataclass(frozen=True)
class SaidNumber:
    """A number with its place among those of its part of the text, and the text beside it."""

    number: SpokenNumber
    place: int
    unit: str
    """Its own, or, of a list, that of the next one: "3 264, 8 736 et 15 372 euros"."""
    before: str
    after: str

    @property
    def fact(self) -> Fact:
        """The number as a fact."""
        return self.number.fact

    @cached_property
    def size(self) -> float:
        """Its value in the unit that is printed."""
        return float(self.fact.value_or_zero)

    @cached_property
    def half_unit(self) -> float:
        """Half a unit of its last digit: what rounding leaves open."""
        number = self.fact.number
        if number is None:
            return 0.0
        return float(number.half_unit)

    @property
    def is_figure(self) -> bool:
        """Whether it is printed in digits, none of them left open."""
        number = self.fact.number
        is_open = number is None or number.approximate
        return not is_open and any(map(str.isdigit, self.fact.printed))

    @property
    def digits(self) -> int:
        """How many digits of it tell it from others."""
        return telling_digits(self.size, self.half_unit)

    def restates(self, size: float) -> bool:
        """Whether it is a figure, as it is rounded."""
        return abs(size - self.size) <= self.half_unit * _ALMOST

    def is_exactly(self, size: float) -> bool:
        """Whether it is a figure, to its last digit."""
        return abs(size - self.size) <= self.half_unit * (_ALMOST - 1)

    def rounded(self, size: float) -> float:
        """A figure with as many decimals as it has."""
        unit = 2 * self.half_unit
        return round(size / unit) * unit

    @property
    def is_set_apart(self) -> bool:
        """Whether the words before it make it what another is compared with, or leave digits of it
        open."""
        return AGAINST.closes(self.before) or leaves_digits_open(self.before)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount or a price."""
        return self.unit == MONEY

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == SHARE

    @property
    def is_of_things(self) -> bool:
        """Whether it counts or measures things."""
        return not (self.is_money or self.is_share)

    @property
    def counts_several(self) -> bool:
        """Whether it is of more than one thing, and numbers none of them: "lot n° 4"."""
        return (
            self.is_of_things
            and self.size > 1
            and not _NUMBERS.search(self.before)
        )

    @cached_property
    def tax(self) -> str:
        """Whether it says to be with its tax, or without; empty where it says neither."""
        said = f"{self.fact.printed.lower()}{self.after}"
        if NET_OF_TAX.match(said):
            return "net"
        return "gross" if TAX_INCLUDED.match(said) else ""

    def is_like(self, other: "SaidNumber") -> bool:
        """Whether both may be added: of one unit, and not one with tax and one without."""
        taxes = {self.tax, other.tax} - {""}
        return self.is_of_kind(other) and len(taxes) < 2

    def is_of_kind(self, other: "SaidNumber") -> bool:
        """Whether both are of one unit, and so much for one of the same thing, or of nothing."""
        alike = self.unit == other.unit and self.per == other.per
        return alike and self.number.scale == other.number.scale

    @property
    def per(self) -> tuple[str, ...]:
        """What it is so much for one of; a year's amount is an amount."""
        return self.number.per_thing


def telling_digits(size: float, half_unit: float) -> int:
    """How many digits of a figure tell it from others: noughts at its end do not.

    >>> telling_digits(45500.0, 0.5), telling_digits(297.8, 0.005)
    (3, 4)
    """
    units = round(size / (2 * half_unit)) if half_unit else round(size)
    return len(_NOUGHTS.sub("", str(units)))


class SaidNumbers:
    """The numbers of one part of a text."""

    def __init__(self, sentences: Sequence[Wording]) -> None:
        every: list[SaidNumber] = []
        for wording in sentences:
            units = _units(wording)
            for index, number in enumerate(wording.numbers):
                if number.value > 0:
                    said = SaidNumber(
                        _with_its_unit(wording, index),
                        len(every),
                        units[index],
                        wording.before(index),
                        wording.after(index),
                    )
                    every.append(said)
        self.every = tuple(every)
        self._counted: dict[str, list[SaidNumber]] = defaultdict(list)
        for one in every:
            if one.counts_several and one.unit:
                self._counted[one.unit].append(one)
        self.sizes = frozenset(round(one.size, PLACES) for one in every)
        """What is printed of them."""

    def before(self, said: SaidNumber) -> Sequence[SaidNumber]:
        """The numbers before one, the nearest first."""
        first = max(0, said.place - AROUND)
        return self.every[first : said.place][::-1]

    def behind(self, said: SaidNumber) -> Sequence[SaidNumber]:
        """The numbers behind one, the nearest first."""
        return self.every[said.place + 1 : said.place + 1 + _BEHIND]

    def counted_for(self, said: SaidNumber) -> Sequence[SaidNumber]:
        """How many there are of the things of which one has so much, wherever the text says it."""
        return self._counted.get(said.per[0], ()) if said.per else ()


def _with_its_unit(wording: Wording, index: int) -> SpokenNumber:
    """A number of a sentence, which is the price of one of what the number before counts where its
    place says so: "275 mètres à 38 €"."""
    number = wording.numbers[index]
    if not index or number.measure != (MONEY, ()):
        return number
    counted = wording.numbers[index - 1]
    is_price = counted.is_of_things and _AT_A_PRICE.fullmatch(
        wording.before(index)
    )
    return replace(number, per=(counted.unit,)) if is_price else number


def _units(wording: Wording) -> list[str]:
    """The units of a sentence's numbers; one without its own takes that of the next of its list."""
    units = [one.unit for one in wording.numbers]
    for index in range(len(units) - 2, -1, -1):
        in_figures = wording.numbers[index].fact.printed[:1].isdigit()
        is_listed = in_figures and _LISTED.fullmatch(wording.after(index))
        if not units[index] and is_listed and units[index + 1] == MONEY:
            units[index] = MONEY
    return units


def by_section(wordings: Sequence[Wording]) -> Iterator[SaidNumbers]:
    """The numbers of each part of a document."""
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        found[wording.numbers[0].fact.section].append(wording)
    yield from map(SaidNumbers, found.values())
