"""Prices per unit stated in prose and in the headers of tables, and how they follow from each
other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.facts import Claim, UnitRate, header_facts
from extract.french.folding import fold, has_digit, plain
from extract.french.lexicon.calendar import MONTHS_IN_PERIOD, years_in
from extract.french.numbers import find_numbers
from extract.prose.prices import PER_UNIT
from extract.table import Column, Table

_CEILING = (
    "plafond",
    "plafonn",
    "maximum",
    "maximal",
    "au plus",
    "dans la limite",
    "n'excede",
    "sans pouvoir exceder",
)
"""Words, folded, of a sentence that states a ceiling."""
_PART_OF_YEAR = re.compile(
    r"(?:premier|second|deuxieme|1er|2e|2eme) (semestre|trimestre)"
)
"""The part of the year, folded, that a price is for: "au premier semestre"."""
_GENERIC = (
    "descriptif",
    "bilan",
    "proposition",
    "remuneration",
    "montant",
    "cout",
    "financement",
    "objet",
    "prix",
    "tarif",
)
"""Words, folded, of a heading that does not name what is paid; a year does not either."""
_VALUE = re.compile(
    r"\(?\s*(?:valeur|tarif|prix|soit|à)?\s*[:=]?\s*\d[\d\s.,]*(?:€|euros?)\S*\s*\)?",
    re.IGNORECASE,
)
"""The price in a header."""

_NAMED_PRICE = r"(?=[^:;]*[^\W\d_])[^:;]*:\s*\d[\d\s.,]*€"
_PRICE_LIST = re.compile(
    rf"[^\w\s](?:{_NAMED_PRICE}(?:\s*;)?)*{_NAMED_PRICE}\s*[;.]?\s*"
)
"""A list item that is nothing but names with their price ("porte close : 39,12 €"), where others
state unit prices.
"""
_AFTER_PRICE = 45
"""Characters after a price in which its sentence names the part of the year it is for."""
_CEILING_AFTER = 3
"""Numbers after a price of which one may be its ceiling."""
_PRICE_BEFORE = 4
"""Numbers before a ceiling of which one must be a price."""
_MOST_TIMES = 1000
"""A price is no more times another one."""
_YEAR_OF_MONTHS = Decimal(12)
_HALF = Decimal("0.5")


def read_rates(
    claims: Sequence[Claim], in_headers: Sequence[UnitRate]
) -> tuple[UnitRate, ...]:
    """Unit prices of the prose (claims that count a rate, and the ceilings set beside them) and of
    table headers.

    Prices in the body of a table are its own affair: its columns say what they are.
    """
    return tuple(_derive([*_rates_in_prose(claims), *in_headers], claims))


# ------------------------------------------------------------------------------
# prose


def _rates_in_prose(claims: Sequence[Claim]) -> Iterator[UnitRate]:
    priced = {
        claim.fact.section for claim in claims if claim.fact.counts == "rate"
    }
    for index, claim in enumerate(claims):
        is_listed = claim.fact.section in priced and _is_listed(claim)
        is_price = is_listed or claim.fact.counts == "rate"
        if is_price:
            yield _rate(claim, _units(claim), _ceiling(claims, index))
        elif _is_ceiling(claims, index):
            yield _rate(claim, _units(claim), claim.fact.value)


def _is_listed(claim: Claim) -> bool:
    """Whether an amount stands in a list item that is nothing but names with their price."""
    if claim.fact.counts != "amount" or ":" not in claim.sentence:
        return False
    # a list item begins with its bullet
    if claim.sentence[:1].isalnum():
        return False
    return _PRICE_LIST.fullmatch(claim.sentence) is not None


def _rate(claim: Claim, per: tuple[str, ...], cap: Decimal | None) -> UnitRate:
    return UnitRate(
        fact=claim.fact,
        what=_what(claim),
        unit=" et ".join(per),
        per=per,
        months=_months(per),
        cap=cap,
    )


def _what(claim: Claim) -> str:
    """What is paid: the claim's subject, and its heading where that names something."""
    heading = fold(claim.heading)
    is_generic = any(word in heading for word in _GENERIC)
    if is_generic or years_in(heading):
        return claim.subject
    if claim.heading and claim.subject:
        return f"{claim.subject} ({claim.heading})"
    return claim.subject or claim.heading


def _months(per: Sequence[str]) -> int | None:
    """The months of the first unit that is a length of time."""
    for unit in map(fold, per):
        if unit in MONTHS_IN_PERIOD:
            return MONTHS_IN_PERIOD[unit]
    return None


def _units(claim: Claim) -> tuple[str, ...]:
    """The units of a claim's price: its own, or the part of the year that its sentence names right
    after it.
    """
    units = tuple(filter(None, claim.unit_noun.split("/")[1:]))
    if units:
        return units
    after = fold(claim.sentence.partition(claim.fact.printed)[2])[:_AFTER_PRICE]
    part = _PART_OF_YEAR.search(after)
    if part is None or has_digit(after[: part.start()]):
        return ()
    return (part[1],)


def _ceiling(claims: Sequence[Claim], index: int) -> Decimal | None:
    """The ceiling stated next to a price multiplied by a number of units."""
    first = index + 1
    for number, claim in enumerate(
        claims[first : first + _CEILING_AFTER], first
    ):
        if _is_ceiling(claims, number):
            return claim.fact.value
    return None


def _is_ceiling(claims: Sequence[Claim], index: int) -> bool:
    """An amount per unit that its sentence calls a maximum, within a few numbers of a price in the
    same place of the text.
    """
    claim = claims[index]
    if claim.fact.counts != "amount":
        return False
    before = claims[max(0, index - _PRICE_BEFORE) : index]
    if not any(_is_nearby_rate(other, claim) for other in before):
        return False
    sentence = fold(claim.sentence)
    states_ceiling = any(word in sentence for word in _CEILING)
    return states_ceiling and bool(_units(claim))


def _is_nearby_rate(other: Claim, claim: Claim) -> bool:
    is_same_place = (other.fact.section, other.heading) == (
        claim.fact.section,
        claim.heading,
    )
    return other.fact.counts == "rate" and is_same_place


# ------------------------------------------------------------------------------
# headers


def header_rates(table: Table) -> Iterator[UnitRate]:
    """The unit prices in the headers of ``table``."""
    facts = {fact.col: fact for fact in header_facts(table)}
    for column in table.columns:
        fact = facts.get(column.index)
        if column.rate is None or fact is None:
            continue
        per = tuple(PER_UNIT.findall(column.rate.unit_text))
        yield UnitRate(
            fact, _label(column), " et ".join(per), per, _months(per)
        )


def _label(column: Column) -> str:
    """The header without the price it prints."""
    return plain(_VALUE.sub(" ", column.label)).strip(" :-–")


# ------------------------------------------------------------------------------
# derivation


def _derive(
    rates: Sequence[UnitRate], claims: Sequence[Claim]
) -> Iterator[UnitRate]:
    """The rates, each with the product of another that it equals: "30 x 5,44", "2 x 85,95"."""
    sentences = {claim.fact.id: claim.sentence for claim in claims}
    sections: dict[str, set[Decimal]] = {}
    for rate in rates:
        known = sections.setdefault(rate.fact.section, set())
        value = rate.fact.value
        if value is None or rate.derivation:
            yield rate
            continue
        multipliers = _multipliers(sentences.get(rate.fact.id, ""), rate)
        yield replace(rate, derivation=_product(value, multipliers, known))
        known.add(value)


def _multipliers(sentence: str, rate: UnitRate) -> list[Decimal]:
    """Whole numbers that the sentence prints, and those of months in a year or half of one."""
    printed = [match.number.value for match in find_numbers(sentence)]
    multipliers = list(filter(_may_multiply, printed))
    if rate.months == 12:
        multipliers.append(_YEAR_OF_MONTHS)
    if rate.months == 6:
        multipliers.append(_HALF)
    return multipliers


def _may_multiply(value: Decimal) -> bool:
    if not (2 <= value <= _MOST_TIMES):
        return False
    return value == value.to_integral_value()


def _product(
    value: Decimal, multipliers: Sequence[Decimal], others: set[Decimal]
) -> str:
    """How ``value`` is a multiple of the smallest of the others that it is one of; "" for none."""
    for other in sorted(others):
        for multiplier in multipliers:
            if other * multiplier == value and other != value:
                return _describe(other, multiplier)
    return ""


def _describe(other: Decimal, multiplier: Decimal) -> str:
    shown = f"{other:f}".replace(".", ",")
    if multiplier == _HALF:
        return f"moitié de {shown}"
    return f"{multiplier:f} x {shown}"
