"""What a broken sum of a column asks of one of its lines, and other figures of that line make: that
one is the one that is wrong, and they speak for it besides.

"Campings 26 190,00", where the total misses 4 365,00 and the 43 650 nights of the
line at its 0,50 € of another table would be 21 825,00: no other line is made so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from extract.facts import Fact
from extract.french.folding import fold
from extract.number import Number
from extract.several import only
from validate.model.identity import LINEAR
from validate.model.typing_slips import digits_told
from validate.solve.root_causes import Root
from validate.solve.system import Correction

_TELLING_DIGITS = 4
"""Digits of a figure, but for noughts at its end, that two others make for a reason."""
_TELLING = 50
"""Last digits from which a difference is no rounding, nor met by accident."""
_AGAINST_CHANCE = 10
"""How many more values its digits leave open than ways are tried, at least."""
_LEAST_TERMS = 2
"""Figures that one equation equals, of which none is the sum of others."""
_HUNDRED = 100
_WAYS = 3
"""Ways in which two figures may make a third."""
_Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MadeFigures:
    """The figures of all tables by what names their lines."""

    facts: Mapping[str, Fact]
    lines: Mapping[str, Sequence[Fact]]

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> "MadeFigures":
        """Those of a document; of a name that several lines of one table bear none."""
        rows: dict[str, dict[_Line, list[Fact]]] = defaultdict(dict)
        for fact in facts.values():
            if fact.value and fact.row is not None and fact.row_path:
                own = rows[_name(fact)]
                own.setdefault((fact.table_id, fact.row), []).append(fact)
        return cls(
            facts,
            {
                name: [one for each in own.values() for one in each]
                for name, own in rows.items()
                if len({table for table, _ in own}) == len(own)
            },
        )

    def locate(self, root: Root) -> Root:
        """A root at the one cell whose correction other figures of its line make; as it is where
        they make none, or several, or where it is about anything but sums of columns."""
        if root.located or not self._is_of_column(root):
            return root
        changes = [
            one
            for one in dict.fromkeys((root.change, *root.rivals))
            if not one.gaps and len(one.shifts) == 1
        ]
        made = [(one, self._made(one, len(changes))) for one in changes]
        found = only([(one, told) for one, told in made if told])
        if found is None:
            return root
        change, told = found
        return replace(root, change=change, rivals=(), located=True, told=told)

    def _is_of_column(self, root: Root) -> bool:
        """Whether a root is of sums of several figures of one column."""
        stated = [one.identity for one in root.mends]
        cells = [self.facts.get(name) for one in stated for name in one.facts]
        columns = {one and (one.table_id, one.col) for one in cells}
        is_linear = all(one.form in LINEAR for one in stated)
        return is_linear and len(columns) == 1 and len(cells) > _LEAST_TERMS

    def _made(self, change: Correction, rivals: int) -> tuple[str, ...]:
        """The two figures of the line of a cell, one of so many that may be wrong, that make what
        it should be; none where its digits are too few to tell."""
        ((name, shift),) = change.shifts
        fact = self.facts[name]
        if fact.number is None or abs(shift) < _TELLING * fact.number.ulp:
            return ()
        meant = fact.with_value(fact.number.value + shift)
        digits = digits_told(meant)
        pairs = list(combinations(self._others(fact), 2))
        tries = _WAYS * len(pairs) * rivals
        if digits < _TELLING_DIGITS or _AGAINST_CHANCE * tries > 10**digits:
            return ()
        assert meant.number is not None
        for one, other in pairs:
            if _make(meant.number, one.value_or_zero, other.value_or_zero):
                return one.id, other.id
        return ()

    def _others(self, fact: Fact) -> list[Fact]:
        """The other figures of the lines that bear a cell's name."""
        known = self.lines.get(_name(fact), ()) if fact.row_path else ()
        return [one for one in known if one.id != fact.id]


def _name(fact: Fact) -> str:
    return fold(fact.row_path[-1])


def _make(meant: Number, one: Decimal, other: Decimal) -> bool:
    """Whether two figures make a third to its last digit: multiplied, the one of so many per cent,
    or taken from each other."""
    return any(
        abs(abs(made) - abs(meant.value)) <= meant.half_unit
        for made in _ways(one, other)
    )


def _ways(one: Decimal, other: Decimal) -> Iterator[Decimal]:
    if abs(one) != 1 and abs(other) != 1:
        yield one * other
        yield one * other / _HUNDRED
    yield one - other
