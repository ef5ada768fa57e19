"""Whether an amount of money in a sentence is a sum or a price per unit, and per what. Pure."""

import re
from decimal import Decimal
from typing import NamedTuple

from extract.french.folding import SN
from extract.french.lexicon.nouns import is_unit_of_price, is_year_unit
from extract.french.lexicon.totals import CUMULATED, ENSEMBLE, TOTAL
from extract.number import Number

_ADJECTIVES = {
    "mensuel": "mois",
    "hebdomadaire": "semaine",
    "journalier": "jour",
    "journalière": "jour",
    "quotidien": "jour",
    "horaire": "heure",
    "annuel": "an",
    "trimestriel": "trimestre",
    "semestriel": "semestre",
    "unitaire": "unité",
}
"""Adjectives after an amount, and the unit that they mean."""
_ADJECTIVE = re.compile(
    rf"{SN}*(?P<adjective>{'|'.join(_ADJECTIVES)})(?:s|les?|nes?)?\b"
)
"""Such an adjective after an amount: "12 € mensuels"."""
_TAX = re.compile(rf"(?:{SN}*(?:HT|TTC|hors taxes?|toutes taxes comprises),?)?")
"""What may stand between an amount and its unit: "12 € HT par heure"."""
PER_UNIT = re.compile(r"/\s?([^\W\d_]+[²³]?)")
"""A unit after a stroke: "€/mois"."""
_PER_WORDS = rf"par|pour{SN}(?:un|une|chaque)"
_PER = re.compile(
    rf"{SN}*(?:et{SN}+)?"
    rf"(?:(?P<strict>(?:{_PER_WORDS}){SN}+)|(?:{_PER_WORDS}|chaque|du|le|la|l['’]){SN}*)"
    r"(?P<unit>[^\W\d_]+[²³]?)"
)
"""Words that only a unit follows ("par", "pour chaque"), or a unit or any other noun ("le")."""
_TIMES = re.compile(
    rf"{SN}*[x×*]{SN}*(?:(?:le{SN})?nombre{SN}(?:de{SN}|d['’]))?(?P<unit>[^\W\d_]{{3,}})"
)
"""An amount multiplied by a number of something."""
_PRICED = re.compile(
    rf"\b(?:pay|rémunér|factur|indemnis|tarif|cot)(?:ée?s?|ation){SN}+"
    rf"(?:à{SN}(?:hauteur{SN}de{SN})?)?$"
    rf"|\b(?:prix{SN}(?:unitaire|du|de{SN}la|de{SN}l['’]|d['’]une?|par|moyen{SN}d)|tarif\b"
    rf"|taux{SN}horaire|coût{SN}unitaire|valeur{SN}(?:du{SN}point|unitaire)|forfait{SN}de{SN}*$"
    rf"|montant{SN}unitaire)[^.;:]{{0,60}}$",
    re.IGNORECASE,
)
"""Words of payment right before an amount ("facturées à"), or of price in its clause."""
_SUM = re.compile(
    rf"\b(?:{TOTAL}|soit|au\s+plus\s+haut|{ENSEMBLE}|{CUMULATED}|global)",
    re.IGNORECASE,
)
"""Words that make an amount beside a price a sum."""
_SMALL = Decimal(1000)
"""Euros: what is paid for one piece or person is less; from here on an amount in prose is a sum."""
_ALIKE = 10
"""An amount within as many times the rate beside it is another rate of the same tariff."""
_BY_ARTICLE = frozenset(
    {
        "heure",
        "mètre",
        "m²",
        "m³",
        "kilomètre",
        "tonne",
        "unité",
        "nuit",
        "nuitée",
        "litre",
        "pièce",
        "repas",
        "place",
        "séance",
    }
)
"""Units that "le", "la" or "l'" may introduce: "12 € l'heure"."""


class Price(NamedTuple):
    """Per what an amount is paid; empty and ``is_rate`` false for a plain sum."""

    is_rate: bool
    per: tuple[str, ...]


def read_price(
    text: str,
    start: int,
    end: int,
    left: int,
    number: Number,
    rate: Decimal | None,
) -> Price:
    """Whether ``text[start:end]``, an amount, is a price per unit.

    It is one where a unit other than the year follows ("€/mois", "par personne et par mois",
    "mensuels"), where the words before say price or payment of an act, where it is multiplied by a
    number of something, or where it stands beside a price of the same size in its sentence
    (``rate``) with no unit of its own.
    """
    per = _units(number.unit_text, text, end)
    if any(not is_year_unit(unit) for unit in per):
        return Price(True, per)
    times = _TIMES.match(text, end)
    if times is not None:
        return Price(True, (times["unit"],))

    before = text[left:start]
    if abs(number.value) >= _SMALL:
        return Price(False, per)
    if _PRICED.search(before):
        return Price(True, per)

    is_of_tariff = rate is not None and _is_alike(number, rate)
    if per or not is_of_tariff:
        return Price(False, per)
    return Price(_SUM.search(before) is None, ())


def _is_alike(number: Number, rate: Decimal) -> bool:
    """Whether an amount with cents is of the size of a price beside it."""
    is_near = rate / _ALIKE <= abs(number.value) <= rate * _ALIKE
    return is_near and number.decimals > 0


def _units(printed: str, text: str, end: int) -> tuple[str, ...]:
    """The units an amount is paid per: from its own "€/mois/logement", then from the words after
    it.
    """
    units: list[str] = PER_UNIT.findall(printed)
    tax = _TAX.match(text, end)
    position = end if tax is None else tax.end()
    while True:
        found = _next_unit(
            text, position, may_be_article=bool(units) or position == end
        )
        if found is None:
            return tuple(units)
        unit, position = found
        units.append(unit)


def _next_unit(
    text: str, position: int, *, may_be_article: bool
) -> tuple[str, int] | None:
    """The unit that the words at ``position`` name, and where they end."""
    adjective = _ADJECTIVE.match(text, position)
    if adjective is not None:
        return _ADJECTIVES[adjective["adjective"]], adjective.end()

    found = _PER.match(text, position)
    if found is None or not _is_unit(found["unit"]):
        return None
    by_article = may_be_article and found["unit"].lower() in _BY_ARTICLE
    if found["strict"] or by_article:
        return found["unit"], found.end()
    return None


def _is_unit(noun: str) -> bool:
    return is_unit_of_price(noun) or is_year_unit(noun)
