"""A sentence and what stands before it, as far as its numbers may be reckoned from them."""

from dataclasses import dataclass

from extract.facts import Fact
from extract.french.folding import fold
from validate.prose.clauses import Clause

_BEFORE = 80
"""Characters before a number in which its own words stand."""
_LISTS = frozenset({",", "et", ", et", ";"})
"""What stands between the numbers of a list."""
_EARLIER = 6
"""Amounts of the sentences before that are looked at."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the clauses of those before it, the nearest last."""

    clauses: tuple[Clause, ...]
    sooner: tuple[Clause, ...]

    @property
    def earlier(self) -> list[Fact]:
        """The numbers of the sentences before."""
        return [clause.said.claim.fact for clause in self.sooner]

    def fact(self, index: int) -> Fact:
        """The number of a clause."""
        return self.clauses[index].said.claim.fact

    def before(self, index: int) -> str:
        """The words right before a number, folded."""
        return fold(self.clauses[index].said.before)[-_BEFORE:]

    def since_alike(self, index: int) -> str:
        """The words of a sentence since the number before of the same kind, folded."""
        opening = self.clauses[index].said.opening
        start = 0
        for clause in self.clauses[:index]:
            fact = clause.said.claim.fact
            if are_alike(fact, self.fact(index)):
                start = len(clause.said.opening) + len(fact.printed)
        return fold(opening[start:])

    def is_bracketed(self, index: int) -> bool:
        """Whether a bracket opens right before a number."""
        return self.before(index).rstrip().endswith("(")

    def after(self, index: int) -> str:
        """The words that follow a number, folded."""
        return fold(self.clauses[index].said.after)

    def printed(self, index: int) -> str:
        """A number with its unit and the words that follow it, folded."""
        return f"{fold(self.fact(index).printed)} {self.after(index)}"

    def said_before(self, index: int) -> list[Fact]:
        """The numbers of the same kind before one in its sentence."""
        return self._alike(index, range(index))

    def said_after(self, index: int) -> list[Fact]:
        """Those after it."""
        return self._alike(index, range(index + 1, len(self.clauses)))

    def said_earlier(self, index: int) -> list[Fact]:
        """The last ones of the sentences before."""
        result = self.fact(index)
        alike = [one for one in self.earlier if are_alike(one, result)]
        return alike[-_EARLIER:]

    def listed(self, index: int) -> list[int]:
        """The numbers of the same kind of the list that a number stands in, itself among them:
        nothing but commas and "et" between them."""
        first, last = index, index
        while first and self._goes_on(first):
            first -= 1
        while last + 1 < len(self.clauses) and self._goes_on(last + 1):
            last += 1
        return list(range(first, last + 1))

    def _goes_on(self, index: int) -> bool:
        """Whether a number goes on from the one before in a list."""
        between = fold(self.clauses[index].said.before).strip()
        is_alike = are_alike(self.fact(index - 1), self.fact(index))
        return between in _LISTS and is_alike

    def _alike(self, index: int, places: range) -> list[Fact]:
        result = self.fact(index)
        facts = list(map(self.fact, places))
        return [one for one in facts if are_alike(one, result)]


def are_alike(one: Fact, other: Fact) -> bool:
    """Whether two numbers may be added: amounts of money, or things of one kind."""
    if one.value is None or other.value is None:
        return False
    kinds = set(map(is_money, (one, other)))
    if kinds == {True}:
        return True
    return kinds == {False} and one.counts == other.counts


def is_money(fact: Fact) -> bool:
    """Whether a number is an amount or a price."""
    return fact.counts in ("amount", "rate")
