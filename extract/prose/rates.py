"""Prices per unit stated in prose and in the headers of tables, and how they follow from each
other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.facts import Claim, UnitRate, header_facts
from extract.french.folding import fold
from extract.french.lexicon.calendar import YEAR
from extract.french.numbers import find_numbers
from extract.prose.prices import PER_UNIT
from extract.table import Column, Table

_MONTHS = {"mois": 1, "trimestre": 3, "semestre": 6, "an": 12, "annee": 12}
_CAP = re.compile(
    r"plafond|plafonn|maximum|maximal|au plus|dans la limite|n'excede|sans pouvoir exceder"
)
_PART_OF_YEAR = re.compile(r"(?:premier|second|deuxieme|1er|2e|2eme) (semestre|trimestre)")
_GENERIC = re.compile(
    rf"descriptif|bilan|proposition|remuneration|montant|cout|financement|objet|prix|tarif|{YEAR}"
)
_VALUE = re.compile(
    r"\(?\s*(?:valeur|tarif|prix|soit|à)?\s*[:=]?\s*\d[\d\s.,]*(?:€|euros?)\S*\s*\)?", re.IGNORECASE
)

_NAMED_PRICE = r"(?=[^:;]*[^\W\d_])[^:;]*:\s*\d[\d\s.,]*€"
_PRICE_LIST = re.compile(rf"[^\w\s](?:{_NAMED_PRICE}(?:\s*;)?)*{_NAMED_PRICE}\s*[;.]?\s*")
"""A list item that is nothing but names with their price ("porte close : 39,12 €"), where others
state unit prices.
"""


def read_rates(claims: Sequence[Claim], in_headers: Sequence[UnitRate]) -> tuple[UnitRate, ...]:
    """Unit prices of the prose (claims that count a rate, and the ceilings set beside them) and of
    table headers.

    Prices in the body of a table are its own affair: its columns say what they are.
    """
    return tuple(_derived([*_in_prose(claims), *in_headers], claims))


def _in_prose(claims: Sequence[Claim]) -> Iterator[UnitRate]:
    priced = {claim.fact.section for claim in claims if claim.fact.counts == "rate"}
    for index, claim in enumerate(claims):
        if claim.fact.counts == "rate" or (claim.fact.section in priced and _is_listed(claim)):
            yield _rate(claim, _per(claim), _cap(claims, index))
        elif claim.fact.counts == "amount" and _is_ceiling(claims, index):
            yield _rate(claim, _per(claim), claim.fact.value)


def _is_listed(claim: Claim) -> bool:
    """Whether an amount stands in a list item that is nothing but names with their price."""
    if claim.fact.counts != "amount" or ":" not in claim.sentence or claim.sentence[:1].isalnum():
        return False
    return _PRICE_LIST.fullmatch(claim.sentence) is not None


def _rate(claim: Claim, per: tuple[str, ...], cap: Decimal | None) -> UnitRate:
    heading = "" if _GENERIC.search(fold(claim.heading)) else claim.heading
    what = f"{claim.subject} ({heading})" if heading and claim.subject else claim.subject or heading
    months = next((_MONTHS[fold(unit)] for unit in per if fold(unit) in _MONTHS), None)
    return UnitRate(claim.fact, what, " et ".join(per), per, months, cap)


def _per(claim: Claim) -> tuple[str, ...]:
    """The units of a claim's price: its own, or the part of the year that its sentence names right
    after it.
    """
    units = tuple(part for part in claim.unit_noun.split("/")[1:] if part)
    after = fold(claim.sentence.partition(claim.fact.printed)[2])[:45]
    part = _PART_OF_YEAR.search(after)
    return units or ((part[1],) if part and not re.search(r"\d", after[: part.start()]) else ())


def _cap(claims: Sequence[Claim], index: int) -> Decimal | None:
    """The ceiling stated next to a price multiplied by a number of units."""
    beside = claims[index + 1 : index + 4]
    return next(
        (c.fact.value for n, c in enumerate(beside, index + 1) if _is_ceiling(claims, n)), None
    )


def _is_ceiling(claims: Sequence[Claim], index: int) -> bool:
    """An amount that its sentence calls a maximum, within a few numbers of a price in the same
    place of the text.
    """
    claim = claims[index]
    beside = any(
        other.fact.counts == "rate"
        and (other.fact.section, other.heading) == (claim.fact.section, claim.heading)
        for other in claims[max(0, index - 4) : index]
    )
    return (
        claim.fact.counts == "amount"
        and beside
        and bool(_CAP.search(fold(claim.sentence)) and _per(claim))
    )


# -----------------------------------------------------------------------------------------------------
# headers


def header_rates(table: Table) -> Iterator[UnitRate]:
    """The unit prices in the headers of ``table``."""
    facts = {fact.col: fact for fact in header_facts(table)}
    for column in table.columns:
        fact = facts.get(column.index)
        if column.rate is None or fact is None:
            continue
        per = tuple(PER_UNIT.findall(column.rate.unit_text))
        months = next((_MONTHS[fold(unit)] for unit in per if fold(unit) in _MONTHS), None)
        yield UnitRate(fact, _label(column), " et ".join(per), per, months)


def _label(column: Column) -> str:
    """The header without the price it prints."""
    return re.sub(r"\s+", " ", _VALUE.sub(" ", column.label)).strip(" :-–")


# --------------------------------------------------------------------------------------------------
# derivation


def _derived(rates: Sequence[UnitRate], claims: Sequence[Claim]) -> Iterator[UnitRate]:
    """The rates, each with the product of another that it equals: "30 x 5,44", "2 x 85,95"."""
    sentences = {claim.fact.id: claim.sentence for claim in claims}
    sections: dict[str, set[Decimal]] = {}
    for rate in rates:
        section = sections.setdefault(rate.fact.section, set())
        value = rate.fact.value
        if value is not None and not rate.derivation:
            multipliers = _multipliers(sentences.get(rate.fact.id, ""), rate)
            yield replace(rate, derivation=_product(value, multipliers, section))
            section.add(value)
        else:
            yield rate


def _multipliers(sentence: str, rate: UnitRate) -> list[Decimal]:
    """Whole numbers that the sentence prints, and twelve where the price is per year."""
    printed = [match.number.value for match in find_numbers(sentence)]
    whole = [
        value for value in printed if value == value.to_integral_value() and 2 <= value <= 1000
    ]
    return [
        *whole,
        *([Decimal(12)] if rate.months == 12 else []),
        *([Decimal("0.5")] if rate.months == 6 else []),
    ]


def _product(value: Decimal, multipliers: Sequence[Decimal], others: set[Decimal]) -> str:
    for other in sorted(others):
        for multiplier in multipliers:
            if other * multiplier == value and other != value:
                shown = f"{other:f}".replace(".", ",")
                return (
                    f"moitié de {shown}"
                    if multiplier == Decimal("0.5")
                    else f"{multiplier:f} x {shown}"
                )
    return ""
