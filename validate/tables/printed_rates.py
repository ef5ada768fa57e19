"""Rates that stand elsewhere than in the lines they are applied to: a price or a share as it is, a
rise said in per cent, the number of what each line is reckoned for ("coût par repas"), the whole
that percentages are of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import only
from extract.table import ColumnKind
from validate.belief.hypothesis import EntryOutcome
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import CLOSING
from validate.tables.worded.labelled_lines import STEM, names_of

_TELLING_DIGITS = 3
"""Digits of a rate that is printed elsewhere for a reason; shorter figures stand anywhere."""
_HUNDRED = Decimal(100)
_NEAR = Decimal("0.01")
"""How far a rate found by rounded figures may be from the one that is printed."""
_RISES = WordList(
    "hauss*", "augment*", "relev*", "revaloris*", "major*", "progress*", "actualis*", "index*",
    "baiss*", "diminu*", "redui*", "minor*",
)  # fmt: skip
"""Verbs after which a percentage raises or lowers what is said: "revalorisés de 2 %"."""
_PER = re.compile(r"(?:\b(?:par|a la|a l.|au) |/ ?)(?P<each>[a-z]{3,})")
"""What a price is paid for: "par élève", "€/hab."."""
_THOUSAND = 1000
"""Of how many units of each one the whole may be told in one: kilograms of tonnes, euros of k€."""
_SO_MANY = re.compile(
    r"\b(?:pour|de|sur) (?P<number>[1-9]\d{1,3}) ?(?:m2|m3|m²|m³|[a-z]{3,}\b)"
)
"""A number of units that an amount is of: "pour 120 m³"."""


@dataclass(frozen=True, slots=True)
class PrintedRates:
    """``figures`` with the tables, or the prose (""), that print them; ``rises`` in per cent;
    ``counted`` the numbers of things by the stem of what they count.
    """

    figures: Mapping[Decimal, frozenset[str]]
    rises: frozenset[Decimal]
    counted: Mapping[str, frozenset[Decimal]]

    @classmethod
    def of(
        cls, document: Document, facts: Mapping[str, Fact]
    ) -> "PrintedRates":
        """The rates that a document may print."""
        return cls(
            _long_figures(facts.values()), _rises(document), _counted(document)
        )

    def named(self, family: BelievedFamily) -> BelievedFamily:
        """A proportion is believed for a word too where its rate is printed elsewhere."""
        believed = family.believed
        if not family.proportional or believed.worded:
            return family
        each = (
            self._share_of_each(family)
            or self._share_of_whole(family)
            or _times_in_words(family)
        )
        if each is not None:
            stated = not _breaks_a_total(family)
            said = replace(believed, worded=True, stated=stated, times=each)
        else:
            said = replace(believed, worded=self._is_printed(family))
        return replace(family, believed=said)

    def _is_printed(self, family: BelievedFamily) -> bool:
        """Whether the rate stands elsewhere, as it is or as a rise in per cent."""
        times = abs(family.believed.times)
        where = self.figures.get(times.normalize(), frozenset())
        if where - {family.table.table.id}:
            return True
        return abs(times - 1) * _HUNDRED in self.rises

    def _share_of_each(self, family: BelievedFamily) -> Decimal | None:
        """One over the number of what the result's header reckons for each, where all lines that
        obey do so with it.
        """
        believed = family.believed
        each = _PER.search(fold(family.label(believed.result)))
        if each is None or not believed.times or not family.across:
            return None
        names = names_of(each["each"][:STEM])
        counted = {
            number for name in names for number in self.counted.get(name, ())
        }
        thousands = (number / _THOUSAND for number in counted)
        return _rate_of(family, (*counted, *thousands))

    def _share_of_whole(self, family: BelievedFamily) -> Decimal | None:
        """A hundred over the figure that percentages are of ("en % des recettes"): the only one
        printed elsewhere that makes them of all lines that obey.
        """
        believed = family.believed
        if not family.across or not believed.times:
            return None
        column = family.table.column(family.at.columns[believed.result])
        if column.kind is not ColumnKind.PERCENT:
            return None
        own = family.table.table.id
        elsewhere = [
            one for one, where in self.figures.items() if where - {own}
        ]
        hundredths = (one / _HUNDRED for one in elsewhere)
        return _rate_of(family, hundredths)


def _times_in_words(family: BelievedFamily) -> Decimal | None:
    """How many units the header of an amount, or the title of the table, says that it is of: "Pour
    120 m³", "Facture type de 120 m³".
    """
    believed = family.believed
    if not family.across or believed.factor != 1:
        return None
    header = family.label(believed.result)
    said = fold(f"{header} ; {family.table.table.caption}")
    units = {Decimal(found["number"]) for found in _SO_MANY.finditer(said)}
    return believed.times if believed.times in units else None


def _rate_of(
    family: BelievedFamily, numbers: Iterable[Decimal]
) -> Decimal | None:
    """One over the only one of some numbers by which all lines that obey are divided."""
    believed = family.believed
    inverse = believed.factor / believed.times
    near = [
        one
        for one in numbers
        if abs(one - inverse) <= _NEAR * one and _obey(family, one)
    ]
    return believed.factor / near[0] if len(near) == 1 else None


def _long_figures(facts: Iterable[Fact]) -> Mapping[Decimal, frozenset[str]]:
    """The figures long enough to be rates, with where they stand."""
    found: dict[Decimal, set[str]] = defaultdict(set)
    for fact in facts:
        value = abs(fact.value_or_zero).normalize()
        if len(value.as_tuple().digits) >= _TELLING_DIGITS:
            found[value].add(fact.table_id)
    return {value: frozenset(where) for value, where in found.items()}


def _rises(document: Document) -> frozenset[Decimal]:
    """The percentages by which the prose says that something rises or falls."""
    return frozenset(
        abs(claim.fact.value)
        for claim in document.claims
        if claim.fact.counts == "percent"
        and claim.fact.value
        and _RISES.within(fold(claim.sentence))
    )


def _counted(document: Document) -> Mapping[str, frozenset[Decimal]]:
    """The numbers of things that the prose states, by the stem of their noun."""
    found: dict[str, set[Decimal]] = defaultdict(set)
    for claim in document.claims:
        noun = fold(claim.unit_noun)[:STEM]
        if claim.fact.value and noun.isalpha():
            found[noun].add(claim.fact.value)
    return {noun: frozenset(values) for noun, values in found.items()}


def _breaks_a_total(family: BelievedFamily) -> bool:
    """Whether a total does not follow its lines: what it is for each may be reckoned otherwise, a
    cost less its aids."""
    broken = family.believed.entries(EntryOutcome.BROKEN)
    rows = (family.table.rows[family.row_index(entry)] for entry in broken)
    return any(row.kind in CLOSING for row in rows)


def _obey(family: BelievedFamily, number: Decimal) -> bool:
    """Whether every line that obeys prints its figure over the number."""
    believed = family.believed
    obeying = believed.obeying
    return all(_is_over(family, entry, number) for entry in obeying)


def _is_over(family: BelievedFamily, entry: int, number: Decimal) -> bool:
    result, operand = (
        only(family.facts(line, entry)) for line in family.lines[:2]
    )
    if result is None or operand is None or result.number is None:
        return False
    gap = abs(result.number.value - operand.value_or_zero / number)
    return gap <= result.number.half_unit
