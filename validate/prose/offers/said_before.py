"""The numbers that an act has said, by its words: what may be said again, and the things counted of
which each has a share.
"""

from collections import Counter, defaultdict
from decimal import Decimal
from heapq import nlargest

from extract.facts import Fact
from extract.french.lexicon.sentences import derived as words
from validate.prose.clauses import Clause
from validate.prose.deriving.passage import Passage, is_money
from validate.prose.subjects.table_labels import Rarity
from validate.prose.words.label_words import label_stems

_MOST_AGAIN = 4
"""Numbers said farther away that are tried, those with the same words first."""
_MOST_UNITS = 3
_LEAST_SHARED = 0.4
"""The share of the words of two numbers that both have, for one to be tried as the other."""


class SaidBefore:
    """The numbers of the text of one document, by section, in their order."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._by_word: dict[tuple[str, str], list[Clause]] = defaultdict(list)
        self._units: dict[tuple[str, str], list[Clause]] = defaultdict(list)

    def add(self, passage: Passage) -> None:
        """Keep the numbers of the next sentence."""
        for clause in passage.clauses:
            fact = clause.said.claim.fact
            self._places[fact.id] = len(self._places)
            for word in clause.own:
                self._by_word[fact.section, word].append(clause)
            if is_counted(clause):
                for word in label_stems(clause.said.claim.unit_noun)[:1]:
                    self._units[fact.section, word].append(clause)

    def alike(self, clause: Clause, rarity: Rarity) -> list[Clause]:
        """The numbers of the act before one that share most words with it."""
        fact = clause.said.claim.fact
        here = self._places.get(fact.id, 0)
        found = {
            one.said.claim.fact.id: one
            for word in clause.own
            for one in self._by_word.get((fact.section, word), ())
            if self._places[one.said.claim.fact.id] < here
        }
        scored = [
            (_shared(clause, one, rarity), self._places[name], one)
            for name, one in found.items()
        ]
        near = [one for one in scored if one[0] >= _LEAST_SHARED]
        best = nlargest(_MOST_AGAIN, near, key=lambda one: one[:2])
        return [one for _, _, one in best]

    def units_of(self, passage: Passage, index: int) -> list[Fact]:
        """How many there are of the things of which each has a share, by all that the act counts of
        them: the numbers that are said most often first."""
        clause = passage.clauses[index]
        _, _, noun = clause.said.claim.unit_noun.partition("/")
        each = words.PER_ONE.match(passage.after(index))
        if not noun and each is not None:
            noun = each["one"]
        fact = clause.said.claim.fact
        found: dict[Decimal, Fact] = {}
        counted: Counter[Decimal] = Counter()
        for word in label_stems(noun)[:1]:
            for one in self._units.get((fact.section, word), ()):
                unit = one.said.claim.fact
                if unit.value and unit.id != fact.id:
                    counted[unit.value] += 1
                    found.setdefault(unit.value, unit)
        often = counted.most_common(_MOST_UNITS)
        return [found[value] for value, _ in often]


def is_counted(clause: Clause) -> bool:
    """Whether a number is of things."""
    fact = clause.said.claim.fact
    return not is_money(fact) and fact.counts != "percent"


def _shared(one: Clause, other: Clause, rarity: Rarity) -> float:
    whole = rarity.mass(one.own | other.own)
    return rarity.mass(one.own & other.own) / whole if whole else 0.0
