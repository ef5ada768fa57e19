"""Which of its lines a sum is read for: "disponible − proposition = solde", not "solde +
proposition = disponible".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.french.lexicon.totals import names_a_remainder, names_a_sum
from validate.tables.believed_families import BelievedFamily


@dataclass(frozen=True, slots=True)
class SolvedFamily:
    """A relation with one of its lines on the left: ``result`` = sum of weight x line.

    Lines are numbered as in the grid of the family.
    """

    result: int
    terms: tuple[tuple[int, int], ...]

    @property
    def is_difference(self) -> bool:
        """Whether it takes something away."""
        return any(weight < 0 for _, weight in self.terms)

    def for_line(self, line: int) -> "SolvedFamily":
        """The same equation with another of its lines on the left."""
        if line == self.result:
            return self
        own = dict(self.terms)[line]
        terms = [
            (other, -weight * own)
            for other, weight in self.terms
            if other != line
        ]
        terms.append((self.result, own))
        ordered = sorted(terms, key=lambda term: (-term[1], term[0]))
        return SolvedFamily(line, tuple(ordered))


def solve(family: BelievedFamily) -> SolvedFamily:
    """A family as its labels read it; columns that no header names are read for the last of them.

    What is no sum is read as it was found.
    """
    believed = family.believed
    weighted = zip(believed.operands, believed.signs, strict=True)
    found = SolvedFamily(believed.result, tuple(weighted))
    if not family.summed or believed.stated:
        return found

    lines = (found.result, *believed.operands)
    named = next(
        (line for line in lines if _is_named(family, found, line)), None
    )
    if named is not None:
        return found.for_line(named)
    return found.for_line(max(lines)) if family.across else found


def _is_named(family: BelievedFamily, found: SolvedFamily, line: int) -> bool:
    """Whether the label of a line says that it is the sum of several others, or what they leave."""
    label = family.label(line)
    if names_a_remainder(label):
        return True
    plus = [found.result, *(each for each, weight in found.terms if weight < 0)]
    minus = [each for each, weight in found.terms if weight > 0]
    return names_a_sum(label) and (
        _is_sum_of(line, plus, minus) or _is_sum_of(line, minus, plus)
    )


def _is_sum_of(line: int, left: Sequence[int], right: Sequence[int]) -> bool:
    return list(left) == [line] and len(right) > 1
