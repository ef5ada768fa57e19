"""What broken identities of a table ask of one of its figures, and the text says: that figure is
the one that is wrong, and the text speaks for it besides.

"L'emprunt d'équilibre est fixé à 414 450 €", where the lines under a total miss 21 600 € and one
of them, of 392 850 €, would be 414 450: no other line is told so. What a cell prints too may be
said of that cell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.several import only
from validate.model.typing_slips import digits_told
from validate.solve.root_causes import Root
from validate.solve.system import Correction

_TELLING_DIGITS = 4
"""Digits of a figure that the text says for a reason; shorter ones are said of anything."""


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """The telling figures of the text that no cell prints, by their size."""

    said: Mapping[Decimal, str]
    facts: Mapping[str, Fact]

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> "ToldFigures":
        """Those of a document, each with the first fact that says it."""
        said: dict[bool, dict[Decimal, str]] = defaultdict(dict)
        for fact in facts.values():
            if fact.value:
                size = abs(fact.value)
                said[_is_printed_in_table(fact)].setdefault(size, fact.id)
        cells = said[True]
        return cls(
            {
                size: name
                for size, name in said[False].items()
                if size not in cells
                and digits_told(facts[name]) >= _TELLING_DIGITS
            },
            facts,
        )

    def locate(self, root: Root) -> Root:
        """A root at the one cell whose correction the text says; as it is where it says none, or of
        several cells, or where the root is about numbers of the text."""
        names = (one.identity.facts for one in root.mends)
        if not all(map(self._is_cell, (one for own in names for one in own))):
            return root
        told = self._told({root.change, *root.rivals})
        if told is None:
            return root
        change, said = told
        return replace(
            root, change=change, rivals=(), located=True, told=(said,)
        )

    def _told(
        self, changes: Iterable[Correction]
    ) -> tuple[Correction, str] | None:
        """The only correction of one cell that the text says, and the fact that says it."""
        found = []
        for change in changes:
            if change.gaps or len(change.shifts) != 1:
                continue
            name, shift = change.shifts[0]
            if name in self.facts:
                corrected = self.facts[name].value_or_zero + shift
                said = self.said.get(abs(corrected))
                if said is not None:
                    found.append((change, said))
        return only(found)

    def _is_cell(self, name: str) -> bool:
        fact = self.facts.get(name)
        return fact is not None and _is_printed_in_table(fact)


def _is_printed_in_table(fact: Fact) -> bool:
    return bool(fact.table_id)
